// @generated automatically by Diesel CLI.

diesel::table! {
    samples (id) {
        id -> BigInt,
        day -> Nullable<Date>,
        at_time -> Nullable<Time>,
        local -> Nullable<Timestamp>,
        moment -> Nullable<Timestamp>,
        milli -> Nullable<Timestamp>,
    }
}

diesel::table! {
    stamps (id) {
        id -> BigInt,
        local -> Timestamp,
        moment -> Timestamp,
        since -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
    }
}
