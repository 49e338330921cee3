// @generated automatically by Diesel CLI.

diesel::table! {
    axum (id) {
        at -> Timestamp,
        id -> BigInt,
    }
}

diesel::table! {
    chrono (id) {
        day -> Date,
        time -> Time,
        id -> BigInt,
    }
}

diesel::table! {
    #[sql_name = "diesel"]
    diesel_ (id) {
        document -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    #[sql_name = "gen"]
    gen_ (id) {
        price -> Double,
        id -> BigInt,
    }
}

diesel::table! {
    serde (id) {
        serialize -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    serde_json (id) {
        value -> Text,
        id -> BigInt,
    }
}

diesel::table! {
    #[sql_name = "sql_types"]
    sql_types_ (id) {
        token -> Text,
        id -> BigInt,
    }
}

diesel::table! {
    words (gen_, star_) {
        #[sql_name = "gen"]
        gen_ -> BigInt,
        #[sql_name = "star"]
        star_ -> Integer,
        #[sql_name = "Date"]
        Date_ -> Date,
        #[sql_name = "Text"]
        Text_ -> Text,
        #[sql_name = "str"]
        str_ -> Text,
        #[sql_name = "dsl"]
        dsl_ -> Nullable<Text>,
        #[sql_name = "bool"]
        bool_ -> Bool,
        #[sql_name = "diesel"]
        diesel_ -> Nullable<BigInt>,
    }
}

diesel::joinable!(words -> diesel_ (diesel_));
diesel::joinable!(words -> gen_ (gen_));

diesel::allow_tables_to_appear_in_same_query!(diesel_, gen_, words,);
