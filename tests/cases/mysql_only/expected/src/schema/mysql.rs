// @generated automatically by Diesel CLI.

diesel::table! {
    articles (id) {
        id -> Bigint,
        #[max_length = 100]
        slug -> Varchar,
        #[max_length = 200]
        title -> Varchar,
        body -> Longtext,
        size -> Nullable<Integer>,
        day -> Date,
    }
}

diesel::table! {
    words (id) {
        id -> Integer,
        #[max_length = 20]
        word -> Varchar,
    }
}
