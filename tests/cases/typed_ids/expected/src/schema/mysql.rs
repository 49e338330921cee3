// @generated automatically by Diesel CLI.

diesel::table! {
    cities (id) {
        #[max_length = 36]
        id -> Char,
        #[max_length = 2]
        country_code -> Varchar,
        #[max_length = 36]
        twin_id -> Nullable<Char>,
    }
}

diesel::table! {
    countries (code) {
        #[max_length = 2]
        code -> Varchar,
        #[max_length = 80]
        name -> Varchar,
        #[max_length = 36]
        capital_id -> Nullable<Char>,
    }
}

diesel::table! {
    days (day) {
        day -> Date,
    }
}

diesel::table! {
    mayors (city_id) {
        #[max_length = 36]
        city_id -> Char,
        #[max_length = 80]
        name -> Varchar,
    }
}

diesel::table! {
    speeches (id) {
        id -> Integer,
        #[max_length = 36]
        mayor_id -> Char,
        number -> Smallint,
        text -> Longtext,
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
        #[max_length = 36]
        mayor_id -> Char,
        number -> Smallint,
    }
}

diesel::joinable!(mayors -> cities (city_id));
diesel::joinable!(speeches -> mayors (mayor_id));
diesel::joinable!(terms -> mayors (mayor_id));

diesel::allow_tables_to_appear_in_same_query!(cities, mayors, speeches, terms,);
