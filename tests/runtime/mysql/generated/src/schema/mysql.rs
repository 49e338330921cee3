// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Set"))]
    pub struct SamplesTagsSet;
}

diesel::table! {
    use diesel::sql_types::*;
    use diesel::sql_types::Integer as Mediumint;
    use diesel::sql_types::SmallInt as Year;

    articles (id) {
        id -> Unsigned<Bigint>,
        #[max_length = 200]
        title -> Varchar,
        body -> Longtext,
        code -> Nullable<Longtext>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use diesel::sql_types::Integer as Mediumint;
    use diesel::sql_types::SmallInt as Year;
    use super::sql_types::SamplesTagsSet;

    samples (id) {
        id -> Unsigned<Bigint>,
        unsigned16 -> Nullable<Unsigned<Smallint>>,
        unsigned32 -> Nullable<Unsigned<Integer>>,
        unsigned64 -> Nullable<Unsigned<Bigint>>,
        #[max_length = 4]
        key -> Nullable<Varbinary>,
        at_milli -> Nullable<Datetime>,
        clock -> Nullable<Time>,
        moment -> Nullable<Timestamp>,
        tiny -> Nullable<Tinyint>,
        byte -> Nullable<Unsigned<Tinyint>>,
        medium -> Nullable<Mediumint>,
        medium_u -> Nullable<Unsigned<Mediumint>>,
        year -> Nullable<Year>,
        #[max_length = 7]
        tags -> Nullable<SamplesTagsSet>,
        bits -> Nullable<Bit>,
        #[max_length = 4]
        fixed -> Nullable<Binary>,
        short -> Nullable<Tinytext>,
        long -> Nullable<Mediumtext>,
        blob -> Nullable<Mediumblob>,
        exact -> Nullable<Decimal>,
    }
}
