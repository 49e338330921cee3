// @generated automatically by Diesel CLI.

diesel::table! {
    axum (id) {
        at -> Timestamptz,
        id -> Int8,
    }
}

diesel::table! {
    chrono (id) {
        day -> Date,
        time -> Time,
        id -> Int8,
    }
}

diesel::table! {
    #[sql_name = "diesel"]
    diesel_ (id) {
        document -> Nullable<Jsonb>,
        id -> Int8,
    }
}

diesel::table! {
    #[sql_name = "gen"]
    gen_ (id) {
        price -> Numeric,
        id -> Int8,
    }
}

diesel::table! {
    serde (id) {
        serialize -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    serde_json (id) {
        value -> Jsonb,
        id -> Int8,
    }
}

diesel::table! {
    #[sql_name = "sql_types"]
    sql_types_ (id) {
        token -> Uuid,
        id -> Int8,
    }
}

diesel::table! {
    words (gen_, star_) {
        #[sql_name = "gen"]
        gen_ -> Int8,
        #[sql_name = "star"]
        star_ -> Int4,
        #[sql_name = "Date"]
        Date_ -> Date,
        #[sql_name = "Text"]
        Text_ -> Text,
        #[sql_name = "str"]
        #[max_length = 20]
        str_ -> Varchar,
        #[sql_name = "dsl"]
        dsl_ -> Nullable<Text>,
        #[sql_name = "bool"]
        bool_ -> Bool,
        #[sql_name = "diesel"]
        diesel_ -> Nullable<Int8>,
    }
}

diesel::joinable!(words -> diesel_ (diesel_));
diesel::joinable!(words -> gen_ (gen_));

diesel::allow_tables_to_appear_in_same_query!(diesel_, gen_, words,);
