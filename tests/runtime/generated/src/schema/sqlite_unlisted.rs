// What `diesel print-schema` leaves out: views, and tables without a primary key. The key in parentheses is what tells rows apart,
// or, where nothing does, the first column, since Diesel wants one.

diesel::table! {
    log_lines (line) {
        line -> Text,
        level -> Integer,
        note -> Nullable<Text>,
        flavour -> Nullable<Text>,
    }
}

diesel::table! {
    long_stays (stay_id) {
        stay_id -> BigInt,
        nights -> Integer,
    }
}
