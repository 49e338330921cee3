// @generated automatically by Diesel CLI.

diesel::table! {
    samples (id) {
        id -> Int8,
        day -> Nullable<Date>,
        at_time -> Nullable<Time>,
        local -> Nullable<Timestamp>,
        moment -> Nullable<Timestamptz>,
        milli -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    stamps (id) {
        id -> Int8,
        local -> Timestamp,
        moment -> Timestamptz,
        since -> Timestamp,
        deleted_at -> Nullable<Timestamptz>,
    }
}
