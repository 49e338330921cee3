// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Set"))]
    pub struct NativesTagsSet;
}

diesel::table! {
    use diesel::sql_types::*;
    use diesel::sql_types::Integer as Mediumint;
    use diesel::sql_types::SmallInt as Year;
    use super::sql_types::NativesTagsSet;

    natives (id) {
        id -> Bigint,
        a_tinyint -> Tinyint,
        a_byte -> Nullable<Unsigned<Tinyint>>,
        a_mediumint -> Nullable<Mediumint>,
        a_medium -> Nullable<Unsigned<Mediumint>>,
        a_year -> Nullable<Year>,
        #[max_length = 5]
        tags -> Nullable<NativesTagsSet>,
        bits -> Nullable<Bit>,
        #[max_length = 4]
        a_binary -> Nullable<Binary>,
        tiny -> Nullable<Tinytext>,
        medium -> Nullable<Mediumtext>,
        blob -> Nullable<Mediumblob>,
        a_decimal -> Nullable<Decimal>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use diesel::sql_types::Integer as Mediumint;
    use diesel::sql_types::SmallInt as Year;

    samples (id) {
        id -> Unsigned<Bigint>,
        a_small -> Unsigned<Smallint>,
        an_integer -> Nullable<Unsigned<Integer>>,
        a_big -> Nullable<Unsigned<Bigint>>,
        parent_id -> Nullable<Unsigned<Bigint>>,
        #[max_length = 16]
        token -> Varbinary,
        at -> Datetime,
        clock -> Nullable<Time>,
        moment -> Nullable<Timestamp>,
    }
}
