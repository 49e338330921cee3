// What `diesel print-schema` leaves out: views, and tables without a primary key. The key in parentheses is what tells rows apart,
// or, where nothing does, the first column, since Diesel wants one.

diesel::table! {
    room_sizes (code) {
        #[max_length = 10]
        code -> Varchar,
        cells -> Nullable<Int4>,
    }
}
