// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct SamplesAnEnumEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct SamplesAnotherEnumEnum;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::SamplesAnEnumEnum;
    use super::sql_types::SamplesAnotherEnumEnum;

    samples (id) {
        #[max_length = 36]
        id -> Char,
        a_boolean -> Bool,
        a_smallint -> Smallint,
        an_integer -> Integer,
        a_bigint -> Nullable<Bigint>,
        a_real -> Float,
        a_double -> Double,
        a_decimal -> Decimal,
        a_text -> Longtext,
        #[max_length = 40]
        a_varchar -> Nullable<Varchar>,
        #[max_length = 2]
        a_char -> Char,
        some_bytes -> Nullable<Longblob>,
        a_date -> Nullable<Date>,
        a_time -> Nullable<Time>,
        a_timestamp -> Nullable<Datetime>,
        created_at -> Datetime,
        updated_at -> Datetime,
        deleted_at -> Nullable<Datetime>,
        a_json -> Nullable<Longtext>,
        #[max_length = 5]
        an_enum -> SamplesAnEnumEnum,
        #[max_length = 5]
        another_enum -> Nullable<SamplesAnotherEnumEnum>,
    }
}
