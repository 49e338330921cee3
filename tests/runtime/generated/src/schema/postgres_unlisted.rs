// What `diesel print-schema` leaves out: views, and tables without a primary key. The key in parentheses is what tells rows apart,
// or, where nothing does, the first column, since Diesel wants one.

diesel::table! {
    log_lines (line) {
        #[max_length = 50]
        line -> Varchar,
        level -> Int4,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    long_stays (stay_id) {
        stay_id -> Int8,
        nights -> Int4,
    }
}
