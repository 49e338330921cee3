// What `diesel print-schema` leaves out: views, and tables without a primary key. The key in parentheses is what tells rows apart,
// or, where nothing does, the first column, since Diesel wants one.

pub mod sql_types {

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "weather"))]
    pub struct Weather;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Weather;

    log_lines (at) {
        at -> Timestamptz,
        weather -> Nullable<Weather>,
        line -> Text,
        #[max_length = 10]
        code -> Varchar,
        cost -> Numeric,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Weather;

    readings (sensor, day) {
        #[max_length = 20]
        sensor -> Varchar,
        day -> Date,
        value -> Float8,
        state -> Weather,
    }
}

diesel::table! {
    long_stays (stay_id) {
        stay_id -> Int8,
        person_id -> Int8,
        nights -> Int4,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Weather;

    weather_counts (weather) {
        weather -> Nullable<Weather>,
        lines -> Int8,
        longest -> Nullable<Int4>,
    }
}
