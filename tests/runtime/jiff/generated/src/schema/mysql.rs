// @generated automatically by Diesel CLI.

diesel::table! {
    samples (id) {
        id -> Bigint,
        day -> Nullable<Date>,
        at_time -> Nullable<Time>,
        local -> Nullable<Datetime>,
        moment -> Nullable<Datetime>,
        milli -> Nullable<Datetime>,
    }
}

diesel::table! {
    stamps (id) {
        id -> Bigint,
        local -> Datetime,
        moment -> Datetime,
        since -> Datetime,
        deleted_at -> Nullable<Datetime>,
    }
}
