// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "geography"))]
    pub struct Geography;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "geometry"))]
    pub struct Geometry;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "jsonpath", schema = "pg_catalog"))]
    pub struct Jsonpath;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "mood"))]
    pub struct Mood;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "name", schema = "pg_catalog"))]
    pub struct Name;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "point", schema = "pg_catalog"))]
    pub struct Point;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "timetz", schema = "pg_catalog"))]
    pub struct Timetz;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "tsquery", schema = "pg_catalog"))]
    pub struct Tsquery;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "tsvector", schema = "pg_catalog"))]
    pub struct Tsvector;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "varbit", schema = "pg_catalog"))]
    pub struct Varbit;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "xml", schema = "pg_catalog"))]
    pub struct Xml;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Varbit;
    use super::sql_types::Name;
    use super::sql_types::Xml;
    use super::sql_types::Point;
    use super::sql_types::Jsonpath;
    use super::sql_types::Timetz;

    natives (id) {
        id -> Int8,
        #[max_length = 3]
        a_bit -> Bit,
        #[max_length = 8]
        bits -> Nullable<Varbit>,
        a_char -> Nullable<Char>,
        a_name -> Nullable<Name>,
        an_oid -> Nullable<Oid>,
        a_lsn -> Nullable<PgLsn>,
        an_xml -> Nullable<Xml>,
        a_point -> Nullable<Point>,
        a_money -> Nullable<Money>,
        a_path -> Nullable<Jsonpath>,
        a_timetz -> Nullable<Timetz>,
        ints -> Nullable<Array<Nullable<Int4>>>,
        counted -> Int2,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Mood;
    use super::sql_types::Tsvector;
    use super::sql_types::Tsquery;
    use super::sql_types::Geometry;
    use super::sql_types::Geography;

    samples (id) {
        id -> Uuid,
        a_numeric -> Numeric,
        some_text -> Array<Nullable<Text>>,
        integers -> Nullable<Array<Nullable<Int4>>>,
        moods -> Nullable<Array<Nullable<Mood>>>,
        moments -> Nullable<Array<Nullable<Timestamptz>>>,
        addresses -> Nullable<Array<Nullable<Inet>>>,
        documents -> Nullable<Array<Nullable<Jsonb>>>,
        an_interval -> Nullable<Interval>,
        an_inet -> Inet,
        a_cidr -> Nullable<Cidr>,
        a_macaddr -> Nullable<Macaddr>,
        a_macaddr8 -> Nullable<Macaddr8>,
        int4s -> Nullable<Int4range>,
        int8s -> Nullable<Int8range>,
        nums -> Nullable<Numrange>,
        days -> Nullable<Daterange>,
        times -> Nullable<Tsrange>,
        moments_between -> Nullable<Tstzrange>,
        int4_ranges -> Nullable<Int4multirange>,
        day_ranges -> Nullable<Datemultirange>,
        search -> Nullable<Tsvector>,
        query -> Nullable<Tsquery>,
        plain_json -> Nullable<Json>,
        spelled_out -> Timestamptz,
        #[max_length = 12]
        code -> Varchar,
        position -> Geometry,
        track -> Nullable<Geometry>,
        region -> Nullable<Geography>,
    }
}
