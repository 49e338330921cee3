// @generated automatically by Diesel CLI.

diesel::table! {
    samples (id) {
        id -> Int8,
        day -> Nullable<Date>,
        at_time -> Nullable<Time>,
        local -> Nullable<Timestamp>,
        moment -> Nullable<Timestamptz>,
        milli -> Nullable<Timestamptz>,
        length -> Nullable<Interval>,
        dates -> Nullable<Array<Nullable<Date>>>,
        times -> Nullable<Array<Nullable<Time>>>,
        locals -> Nullable<Array<Nullable<Timestamp>>>,
        moments -> Nullable<Array<Nullable<Timestamptz>>>,
        lengths -> Nullable<Array<Nullable<Interval>>>,
        days -> Nullable<Daterange>,
        shifts -> Nullable<Tsrange>,
        stays -> Nullable<Tstzrange>,
        day_sets -> Nullable<Datemultirange>,
        shift_sets -> Nullable<Tsmultirange>,
        stay_sets -> Nullable<Tstzmultirange>,
        day_lists -> Nullable<Array<Nullable<Daterange>>>,
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
