// @generated automatically by Diesel CLI.

diesel::table! {
    cities (id) {
        id -> Uuid,
        #[max_length = 2]
        country_code -> Varchar,
        twin_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    countries (code) {
        #[max_length = 2]
        code -> Varchar,
        #[max_length = 80]
        name -> Varchar,
        capital_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    days (day) {
        day -> Date,
    }
}

diesel::table! {
    mayors (city_id) {
        city_id -> Uuid,
        #[max_length = 80]
        name -> Varchar,
    }
}

diesel::table! {
    speeches (id) {
        id -> Int4,
        mayor_id -> Uuid,
        number -> Int2,
        text -> Text,
    }
}

diesel::table! {
    stamps (code) {
        #[max_length = 8]
        code -> Varchar,
    }
}

diesel::table! {
    terms (mayor_id, number) {
        mayor_id -> Uuid,
        number -> Int2,
    }
}

diesel::joinable!(mayors -> cities (city_id));
diesel::joinable!(speeches -> mayors (mayor_id));
diesel::joinable!(terms -> mayors (mayor_id));

diesel::allow_tables_to_appear_in_same_query!(cities, mayors, speeches, terms,);
