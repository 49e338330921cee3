// What `diesel print-schema` leaves out: views, and tables without a primary key. The key in parentheses is what tells rows apart,
// or, where nothing does, the first column, since Diesel wants one.

diesel::table! {
    log_lines (at) {
        at -> Timestamp,
        weather -> Nullable<Text>,
        line -> Text,
        code -> Text,
        cost -> Double,
    }
}

diesel::table! {
    readings (sensor, day) {
        sensor -> Text,
        day -> Date,
        value -> Double,
        state -> Text,
    }
}

diesel::table! {
    long_stays (stay_id) {
        stay_id -> BigInt,
        person_id -> BigInt,
        nights -> Integer,
    }
}

diesel::table! {
    weather_counts (weather) {
        weather -> Nullable<Text>,
        lines -> BigInt,
        longest -> Nullable<Integer>,
    }
}
