// @generated automatically by Diesel CLI.

diesel::table! {
    axum (id) {
        at -> Datetime,
        id -> Bigint,
    }
}

diesel::table! {
    chrono (id) {
        day -> Date,
        time -> Time,
        id -> Bigint,
    }
}

diesel::table! {
    #[sql_name = "diesel"]
    diesel_ (id) {
        document -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    #[sql_name = "gen"]
    gen_ (id) {
        price -> Decimal,
        id -> Bigint,
    }
}

diesel::table! {
    serde (id) {
        serialize -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    serde_json (id) {
        value -> Longtext,
        id -> Bigint,
    }
}

diesel::table! {
    #[sql_name = "sql_types"]
    sql_types_ (id) {
        #[max_length = 36]
        token -> Char,
        id -> Bigint,
    }
}

diesel::table! {
    words (gen_, star_) {
        #[sql_name = "gen"]
        gen_ -> Bigint,
        #[sql_name = "star"]
        star_ -> Integer,
        #[sql_name = "Date"]
        Date_ -> Date,
        #[sql_name = "Text"]
        Text_ -> Longtext,
        #[sql_name = "str"]
        #[max_length = 20]
        str_ -> Varchar,
        #[sql_name = "dsl"]
        dsl_ -> Nullable<Longtext>,
        #[sql_name = "bool"]
        bool_ -> Bool,
        #[sql_name = "diesel"]
        diesel_ -> Nullable<Bigint>,
    }
}

diesel::joinable!(words -> diesel_ (diesel_));
diesel::joinable!(words -> gen_ (gen_));

diesel::allow_tables_to_appear_in_same_query!(diesel_, gen_, words,);
