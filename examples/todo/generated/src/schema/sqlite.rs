// @generated automatically by Diesel CLI.

diesel::table! {
    items (id) {
        id -> BigInt,
        list_id -> BigInt,
        title -> Text,
        done -> Bool,
        due_on -> Nullable<Date>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    lists (id) {
        id -> BigInt,
        name -> Text,
    }
}

diesel::joinable!(items -> lists (list_id));

diesel::allow_tables_to_appear_in_same_query!(items, lists,);
