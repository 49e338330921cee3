// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "post_status"))]
    pub struct PostStatus;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "user_role"))]
    pub struct UserRole;
}

diesel::table! {
    account_labels (account_id, label_id) {
        account_id -> Int8,
        label_id -> Int8,
    }
}

diesel::table! {
    accounts (id) {
        id -> Int8,
        #[max_length = 20]
        handle -> Varchar,
        site -> Nullable<Text>,
        #[max_length = 60]
        mail -> Nullable<Varchar>,
        #[max_length = 60]
        host -> Nullable<Varchar>,
        level -> Int4,
        share -> Nullable<Numeric>,
        ratio -> Nullable<Float8>,
        #[max_length = 3]
        currency -> Varchar,
        version -> Int4,
    }
}

diesel::table! {
    admin_things (id) {
        id -> Int8,
        owner_id -> Int8,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    articles (id) {
        id -> Int8,
        post_id -> Nullable<Uuid>,
        #[max_length = 200]
        title -> Varchar,
        body -> Nullable<Text>,
        remarks -> Text,
    }
}

diesel::table! {
    bookings (building, number, day) {
        #[max_length = 20]
        building -> Varchar,
        number -> Int4,
        day -> Date,
        #[max_length = 40]
        guest -> Varchar,
    }
}

diesel::table! {
    books (id) {
        id -> Int8,
        #[max_length = 13]
        isbn -> Nullable<Varchar>,
    }
}

diesel::table! {
    comments (id) {
        id -> Int8,
        post_id -> Uuid,
        author_id -> Nullable<Int8>,
        parent_id -> Nullable<Int8>,
        body -> Text,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    favourites (member_id, topic_id) {
        member_id -> Int8,
        topic_id -> Int8,
    }
}

diesel::table! {
    gadgets (maker, model) {
        #[max_length = 20]
        maker -> Varchar,
        #[max_length = 20]
        model -> Varchar,
    }
}

diesel::table! {
    idempotency_keys (id) {
        #[max_length = 64]
        id -> Varchar,
        #[max_length = 64]
        request -> Varchar,
        version -> Int4,
        status -> Nullable<Int2>,
        location -> Nullable<Text>,
        etag -> Nullable<Text>,
        body -> Nullable<Text>,
        expires_at -> Timestamptz,
    }
}

diesel::table! {
    keywords (select, order, group) {
        #[max_length = 20]
        select -> Varchar,
        order -> Date,
        group -> Text,
        #[sql_name = "type"]
        type_ -> Int4,
        #[sql_name = "match"]
        match_ -> Nullable<Text>,
        limit -> Int4,
    }
}

diesel::table! {
    labels (id) {
        id -> Int8,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    letter_topics (letter_id, topic_id) {
        letter_id -> Int8,
        topic_id -> Int8,
    }
}

diesel::table! {
    letters (id) {
        id -> Int8,
        member_id -> Int8,
        #[max_length = 80]
        subject -> Varchar,
        #[max_length = 20]
        code -> Nullable<Varchar>,
    }
}

diesel::table! {
    measures (id) {
        id -> Int8,
        count -> Nullable<Int4>,
        amount -> Nullable<Numeric>,
        weight -> Nullable<Float8>,
        #[max_length = 4]
        unit -> Nullable<Varchar>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    members (id) {
        id -> Int8,
        #[max_length = 40]
        name -> Varchar,
        phone -> Nullable<Text>,
    }
}

diesel::table! {
    notes (id) {
        id -> Int8,
        account_id -> Int8,
        body -> Text,
        parent_id -> Nullable<Int8>,
    }
}

diesel::table! {
    owned_things (id) {
        id -> Int8,
        owner_id -> Int8,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    parcels (id) {
        id -> Int8,
        shelf_id -> Nullable<Int2>,
        #[max_length = 12]
        shelf_code -> Nullable<Varchar>,
    }
}

diesel::table! {
    post_tags (post_id, tag_id) {
        post_id -> Uuid,
        tag_id -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::PostStatus;

    posts (id) {
        id -> Uuid,
        author_id -> Int8,
        status -> PostStatus,
        #[max_length = 200]
        title -> Varchar,
        #[max_length = 200]
        slug -> Varchar,
        body -> Text,
        price -> Numeric,
        meta -> Nullable<Jsonb>,
        published_at -> Nullable<Timestamptz>,
        deleted_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    profiles (account_id) {
        account_id -> Int8,
        bio -> Text,
    }
}

diesel::table! {
    public_things (id) {
        id -> Int8,
        owner_id -> Int8,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    readable_things (id) {
        id -> Int8,
        owner_id -> Int8,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    room_gadgets (building, number, maker, model) {
        #[max_length = 20]
        building -> Varchar,
        number -> Int4,
        #[max_length = 20]
        maker -> Varchar,
        #[max_length = 20]
        model -> Varchar,
    }
}

diesel::table! {
    rooms (building, number) {
        #[max_length = 20]
        building -> Varchar,
        number -> Int4,
        name -> Nullable<Text>,
        #[max_length = 20]
        beside_building -> Nullable<Varchar>,
        beside_number -> Nullable<Int4>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::PostStatus;

    samples (id) {
        id -> Int8,
        flag -> Nullable<Bool>,
        small -> Nullable<Int2>,
        int -> Nullable<Int4>,
        big -> Nullable<Int8>,
        single -> Nullable<Float4>,
        double -> Nullable<Float8>,
        amount -> Nullable<Numeric>,
        precise -> Nullable<Numeric>,
        note -> Nullable<Text>,
        #[max_length = 10]
        code -> Nullable<Varchar>,
        #[max_length = 4]
        fixed -> Nullable<Bpchar>,
        data -> Nullable<Bytea>,
        day -> Nullable<Date>,
        at_time -> Nullable<Time>,
        local -> Nullable<Timestamp>,
        moment -> Nullable<Timestamptz>,
        token -> Nullable<Uuid>,
        doc -> Nullable<Jsonb>,
        #[sql_name = "type"]
        type_ -> Nullable<PostStatus>,
        mood -> Nullable<Text>,
        word -> Nullable<Int4>,
        count -> Nullable<Int8>,
        tag -> Nullable<Bytea>,
        milli -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    shelf_labels (shelf_id, label_id) {
        shelf_id -> Int4,
        label_id -> Int2,
    }
}

diesel::table! {
    shelves (id) {
        id -> Int8,
        #[max_length = 8]
        code -> Bpchar,
    }
}

diesel::table! {
    signed_things (id) {
        id -> Int8,
        owner_id -> Int8,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    staffed_things (id) {
        id -> Int8,
        owner_id -> Int8,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    stamps (id) {
        id -> Int8,
        letter_id -> Int8,
        value -> Int4,
    }
}

diesel::table! {
    stays (id) {
        id -> Int8,
        #[max_length = 20]
        guest -> Varchar,
        nights -> Int4,
        weeks -> Nullable<Int4>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::PostStatus;

    strict_samples (id) {
        id -> Int8,
        flag -> Bool,
        small -> Int2,
        int -> Int4,
        big -> Int8,
        single -> Float4,
        double -> Float8,
        amount -> Numeric,
        note -> Text,
        #[max_length = 10]
        code -> Varchar,
        #[max_length = 4]
        fixed -> Bpchar,
        day -> Date,
        at_time -> Time,
        local -> Timestamp,
        moment -> Timestamptz,
        token -> Uuid,
        doc -> Jsonb,
        #[sql_name = "type"]
        type_ -> PostStatus,
        mood -> Text,
    }
}

diesel::table! {
    tags (id) {
        id -> Int8,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    topics (id) {
        id -> Int8,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::UserRole;

    users (id) {
        id -> Int8,
        #[max_length = 50]
        username -> Varchar,
        #[max_length = 120]
        email -> Varchar,
        role -> UserRole,
        bio -> Nullable<Text>,
        password_hash -> Text,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::joinable!(account_labels -> accounts (account_id));
diesel::joinable!(account_labels -> labels (label_id));
diesel::joinable!(articles -> posts (post_id));
diesel::joinable!(comments -> posts (post_id));
diesel::joinable!(comments -> users (author_id));
diesel::joinable!(favourites -> members (member_id));
diesel::joinable!(favourites -> topics (topic_id));
diesel::joinable!(letter_topics -> letters (letter_id));
diesel::joinable!(letter_topics -> topics (topic_id));
diesel::joinable!(letters -> members (member_id));
diesel::joinable!(notes -> accounts (account_id));
diesel::joinable!(post_tags -> posts (post_id));
diesel::joinable!(post_tags -> tags (tag_id));
diesel::joinable!(posts -> users (author_id));
diesel::joinable!(profiles -> accounts (account_id));
diesel::joinable!(stamps -> letters (letter_id));

diesel::allow_tables_to_appear_in_same_query!(account_labels, accounts, labels, notes, profiles,);
diesel::allow_tables_to_appear_in_same_query!(articles, comments, post_tags, posts, tags, users,);
diesel::allow_tables_to_appear_in_same_query!(
    favourites,
    letter_topics,
    letters,
    members,
    stamps,
    topics,
);
