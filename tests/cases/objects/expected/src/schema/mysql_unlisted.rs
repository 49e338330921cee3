// What `diesel print-schema` leaves out: views, and tables without a primary key. The key in parentheses is what tells rows apart,
// or, where nothing does, the first column, since Diesel wants one.

pub mod sql_types {

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct LogLinesWeatherEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct ReadingsStateEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct WeatherCountsWeatherEnum;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::LogLinesWeatherEnum;

    log_lines (at) {
        at -> Datetime,
        #[max_length = 3]
        weather -> Nullable<LogLinesWeatherEnum>,
        line -> Longtext,
        #[max_length = 10]
        code -> Varchar,
        cost -> Decimal,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::ReadingsStateEnum;

    readings (sensor, day) {
        #[max_length = 20]
        sensor -> Varchar,
        day -> Date,
        value -> Double,
        #[max_length = 3]
        state -> ReadingsStateEnum,
    }
}

diesel::table! {
    long_stays (stay_id) {
        stay_id -> Bigint,
        person_id -> Bigint,
        nights -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::WeatherCountsWeatherEnum;

    weather_counts (weather) {
        #[max_length = 3]
        weather -> Nullable<WeatherCountsWeatherEnum>,
        lines -> Bigint,
        longest -> Nullable<Integer>,
    }
}
