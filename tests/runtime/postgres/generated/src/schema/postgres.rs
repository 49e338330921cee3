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
    #[diesel(postgres_type(name = "receipt_state"))]
    pub struct ReceiptState;

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
    use own_types::PgLsn;
    use super::sql_types::Tsvector;

    articles (id) {
        id -> Int8,
        #[max_length = 200]
        title -> Varchar,
        body -> Text,
        words -> Tsvector,
        other -> Nullable<Tsvector>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use own_types::PgLsn;

    checked (id) {
        id -> Int8,
        #[max_length = 13]
        isbn -> Nullable<Varchar>,
        pages -> Int4,
        cover -> Nullable<Bytea>,
        title -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use own_types::PgLsn;

    label_notes (id) {
        id -> Int4,
        label_id -> Int4,
        about_id -> Nullable<Int8>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use own_types::PgLsn;

    labels (id) {
        id -> Int8,
        name -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use own_types::PgLsn;

    mark_labels (at_log, label_id) {
        at_log -> PgLsn,
        label_id -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use own_types::PgLsn;
    use super::sql_types::Name;

    marks (at_log) {
        at_log -> PgLsn,
        word -> Name,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use own_types::PgLsn;
    use super::sql_types::ReceiptState;

    receipts (id) {
        id -> Int8,
        title -> Text,
        #[max_length = 20]
        note -> Nullable<Varchar>,
        state -> ReceiptState,
        former -> Nullable<ReceiptState>,
        #[max_length = 10]
        audit -> Varchar,
        at_log -> Nullable<PgLsn>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use own_types::PgLsn;
    use super::sql_types::Mood;
    use super::sql_types::Tsvector;
    use super::sql_types::Tsquery;
    use super::sql_types::Varbit;
    use super::sql_types::Name;
    use super::sql_types::Xml;
    use super::sql_types::Point;
    use super::sql_types::Jsonpath;
    use super::sql_types::Timetz;
    use super::sql_types::Geometry;
    use super::sql_types::Geography;

    samples (id) {
        id -> Int8,
        exact -> Nullable<Numeric>,
        texts -> Nullable<Array<Nullable<Text>>>,
        flags -> Nullable<Array<Nullable<Bool>>>,
        smalls -> Nullable<Array<Nullable<Int2>>>,
        ints -> Nullable<Array<Nullable<Int4>>>,
        bigs -> Nullable<Array<Nullable<Int8>>>,
        singles -> Nullable<Array<Nullable<Float4>>>,
        doubles -> Nullable<Array<Nullable<Float8>>>,
        amounts -> Nullable<Array<Nullable<Numeric>>>,
        codes -> Nullable<Array<Nullable<Varchar>>>,
        fixed -> Nullable<Array<Nullable<Bpchar>>>,
        blobs -> Nullable<Array<Nullable<Bytea>>>,
        dates -> Nullable<Array<Nullable<Date>>>,
        times -> Nullable<Array<Nullable<Time>>>,
        locals -> Nullable<Array<Nullable<Timestamp>>>,
        moments -> Nullable<Array<Nullable<Timestamptz>>>,
        tokens -> Nullable<Array<Nullable<Uuid>>>,
        docs -> Nullable<Array<Nullable<Jsonb>>>,
        moods -> Nullable<Array<Nullable<Mood>>>,
        hosts -> Nullable<Array<Nullable<Inet>>>,
        spans -> Nullable<Array<Nullable<Int4range>>>,
        name -> Nullable<Citext>,
        unsigned16 -> Nullable<Int4>,
        unsigned32 -> Nullable<Int8>,
        key -> Nullable<Bytea>,
        length -> Nullable<Interval>,
        host -> Nullable<Inet>,
        network -> Nullable<Cidr>,
        mac -> Nullable<Macaddr>,
        mac8 -> Nullable<Macaddr8>,
        int4s -> Nullable<Int4range>,
        int8s -> Nullable<Int8range>,
        nums -> Nullable<Numrange>,
        days -> Nullable<Daterange>,
        shifts -> Nullable<Tsrange>,
        stays -> Nullable<Tstzrange>,
        int4_sets -> Nullable<Int4multirange>,
        num_sets -> Nullable<Nummultirange>,
        day_sets -> Nullable<Datemultirange>,
        int8_sets -> Nullable<Int8multirange>,
        shift_sets -> Nullable<Tsmultirange>,
        stay_sets -> Nullable<Tstzmultirange>,
        search -> Nullable<Tsvector>,
        query -> Nullable<Tsquery>,
        plain -> Nullable<Json>,
        at_milli -> Nullable<Timestamptz>,
        #[max_length = 3]
        bit -> Nullable<Bit>,
        #[max_length = 8]
        bits -> Nullable<Varbit>,
        letter -> Nullable<Char>,
        word -> Nullable<Name>,
        oid -> Nullable<Oid>,
        lsn -> Nullable<PgLsn>,
        xml -> Nullable<Xml>,
        point -> Nullable<Point>,
        money -> Nullable<Money>,
        path -> Nullable<Jsonpath>,
        zoned -> Nullable<Timetz>,
        list -> Nullable<Array<Nullable<Int4>>>,
        position -> Nullable<Geometry>,
        track -> Nullable<Geometry>,
        shape -> Nullable<Geometry>,
        region -> Nullable<Geography>,
        stop -> Nullable<Geography>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use own_types::PgLsn;

    visits (id) {
        id -> Int8,
        mark_at -> PgLsn,
    }
}

diesel::joinable!(mark_labels -> labels (label_id));
diesel::joinable!(mark_labels -> marks (at_log));
diesel::joinable!(visits -> marks (mark_at));

diesel::allow_tables_to_appear_in_same_query!(label_notes, labels, mark_labels, marks, visits,);
