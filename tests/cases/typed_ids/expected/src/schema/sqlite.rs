// @generated automatically by Diesel CLI.

diesel::table! {
    cities (id) {
        id -> Text,
        country_code -> Text,
        twin_id -> Nullable<Text>,
    }
}

diesel::table! {
    countries (code) {
        code -> Text,
        name -> Text,
        capital_id -> Nullable<Text>,
    }
}

diesel::table! {
    days (day) {
        day -> Date,
    }
}

diesel::table! {
    mayors (city_id) {
        city_id -> Text,
        name -> Text,
    }
}

diesel::table! {
    speeches (id) {
        id -> Integer,
        mayor_id -> Text,
        number -> SmallInt,
        text -> Text,
    }
}

diesel::table! {
    stamps (code) {
        code -> Text,
    }
}

diesel::table! {
    terms (mayor_id, number) {
        mayor_id -> Text,
        number -> SmallInt,
    }
}

diesel::joinable!(mayors -> cities (city_id));
diesel::joinable!(speeches -> mayors (mayor_id));
diesel::joinable!(terms -> mayors (mayor_id));

diesel::allow_tables_to_appear_in_same_query!(cities, mayors, speeches, terms,);
