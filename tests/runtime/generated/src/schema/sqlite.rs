// @generated automatically by Diesel CLI.

diesel::table! {
    comments (id) {
        id -> BigInt,
        post_id -> Text,
        author_id -> Nullable<BigInt>,
        parent_id -> Nullable<BigInt>,
        body -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    keywords (select, order, group) {
        select -> Text,
        order -> Date,
        group -> Text,
        #[sql_name = "type"]
        type_ -> Integer,
        #[sql_name = "match"]
        match_ -> Nullable<Text>,
        limit -> Integer,
    }
}

diesel::table! {
    post_tags (post_id, tag_id) {
        post_id -> Text,
        tag_id -> BigInt,
    }
}

diesel::table! {
    posts (id) {
        id -> Text,
        author_id -> BigInt,
        status -> Text,
        title -> Text,
        slug -> Text,
        body -> Text,
        price -> Double,
        meta -> Nullable<Text>,
        published_at -> Nullable<Timestamp>,
        deleted_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    samples (id) {
        id -> BigInt,
        flag -> Nullable<Bool>,
        small -> Nullable<SmallInt>,
        int -> Nullable<Integer>,
        big -> Nullable<BigInt>,
        single -> Nullable<Float>,
        double -> Nullable<Double>,
        amount -> Nullable<Double>,
        precise -> Nullable<Double>,
        note -> Nullable<Text>,
        code -> Nullable<Text>,
        fixed -> Nullable<Text>,
        data -> Nullable<Binary>,
        day -> Nullable<Date>,
        at_time -> Nullable<Time>,
        local -> Nullable<Timestamp>,
        moment -> Nullable<Timestamp>,
        token -> Nullable<Text>,
        doc -> Nullable<Text>,
        #[sql_name = "type"]
        type_ -> Nullable<Text>,
        mood -> Nullable<Text>,
    }
}

diesel::table! {
    stays (id) {
        id -> BigInt,
        guest -> Text,
        nights -> Integer,
        weeks -> Nullable<Integer>,
    }
}

diesel::table! {
    strict_samples (id) {
        id -> BigInt,
        flag -> Bool,
        small -> SmallInt,
        int -> Integer,
        big -> BigInt,
        single -> Float,
        double -> Double,
        amount -> Double,
        note -> Text,
        code -> Text,
        fixed -> Text,
        day -> Date,
        at_time -> Time,
        local -> Timestamp,
        moment -> Timestamp,
        token -> Text,
        doc -> Text,
        #[sql_name = "type"]
        type_ -> Text,
        mood -> Text,
    }
}

diesel::table! {
    tags (id) {
        id -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    users (id) {
        id -> BigInt,
        username -> Text,
        email -> Text,
        role -> Text,
        bio -> Nullable<Text>,
        password_hash -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::joinable!(comments -> posts (post_id));
diesel::joinable!(comments -> users (author_id));
diesel::joinable!(post_tags -> posts (post_id));
diesel::joinable!(post_tags -> tags (tag_id));
diesel::joinable!(posts -> users (author_id));

diesel::allow_tables_to_appear_in_same_query!(comments, post_tags, posts, tags, users,);
