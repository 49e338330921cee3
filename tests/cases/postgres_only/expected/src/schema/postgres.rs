// @generated automatically by Diesel CLI.

diesel::table! {
    assets (id) {
        id -> Int8,
        name -> Text,
    }
}

diesel::table! {
    bookings (id) {
        id -> Int8,
        room_id -> Int8,
        seat -> Int4,
        was_id -> Nullable<Int8>,
        was_at -> Nullable<Date>,
    }
}

diesel::table! {
    days (id, at) {
        id -> Int8,
        at -> Date,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    labels (code) {
        code -> Varchar,
    }
}

diesel::table! {
    repairs (id) {
        id -> Int8,
        vehicle_id -> Int4,
    }
}

diesel::table! {
    room_labels (room_id, label) {
        room_id -> Int8,
        label -> Varchar,
    }
}

diesel::table! {
    rooms (id) {
        id -> Int8,
        #[max_length = 10]
        code -> Varchar,
        floor -> Int4,
        area -> Int4,
        cells -> Int4,
    }
}

diesel::table! {
    vehicles (id) {
        id -> Int8,
        name -> Text,
        wheels -> Int2,
    }
}

diesel::joinable!(room_labels -> labels (label));
diesel::joinable!(room_labels -> rooms (room_id));

diesel::allow_tables_to_appear_in_same_query!(labels, room_labels, rooms,);
diesel::allow_tables_to_appear_in_same_query!(repairs, vehicles,);
