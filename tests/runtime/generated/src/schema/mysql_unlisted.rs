// What `diesel print-schema` leaves out: views, and tables without a primary key. The key in parentheses is what tells rows apart,
// or, where nothing does, the first column, since Diesel wants one.

pub mod sql_types {
    pub use crate::schema::mysql::sql_types::*;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct LogLinesFlavourEnum;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::LogLinesFlavourEnum;

    log_lines (line) {
        #[max_length = 50]
        line -> Varchar,
        level -> Integer,
        note -> Nullable<Longtext>,
        #[max_length = 11]
        flavour -> Nullable<LogLinesFlavourEnum>,
    }
}

diesel::table! {
    long_stays (stay_id) {
        stay_id -> Bigint,
        nights -> Integer,
    }
}
