// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct PostsStatusEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct SamplesTypeEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct StrictSamplesTypeEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct UsersRoleEnum;
}

diesel::table! {
    account_labels (account_id, label_id) {
        account_id -> Bigint,
        label_id -> Bigint,
    }
}

diesel::table! {
    accounts (id) {
        id -> Bigint,
        #[max_length = 20]
        handle -> Varchar,
        site -> Nullable<Longtext>,
        #[max_length = 60]
        mail -> Nullable<Varchar>,
        #[max_length = 60]
        host -> Nullable<Varchar>,
        level -> Integer,
        share -> Nullable<Decimal>,
        ratio -> Nullable<Double>,
        #[max_length = 3]
        currency -> Varchar,
        version -> Integer,
    }
}

diesel::table! {
    admin_things (id) {
        id -> Bigint,
        owner_id -> Bigint,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    articles (id) {
        id -> Bigint,
        #[max_length = 36]
        post_id -> Nullable<Char>,
        #[max_length = 200]
        title -> Varchar,
        body -> Nullable<Longtext>,
        remarks -> Longtext,
    }
}

diesel::table! {
    bookings (building, number, day) {
        #[max_length = 20]
        building -> Varchar,
        number -> Integer,
        day -> Date,
        #[max_length = 40]
        guest -> Varchar,
    }
}

diesel::table! {
    books (id) {
        id -> Bigint,
        #[max_length = 13]
        isbn -> Nullable<Varchar>,
    }
}

diesel::table! {
    comments (id) {
        id -> Bigint,
        #[max_length = 36]
        post_id -> Char,
        author_id -> Nullable<Bigint>,
        parent_id -> Nullable<Bigint>,
        body -> Longtext,
        created_at -> Datetime,
    }
}

diesel::table! {
    favourites (member_id, topic_id) {
        member_id -> Bigint,
        topic_id -> Bigint,
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
        version -> Integer,
        status -> Nullable<Smallint>,
        location -> Nullable<Longtext>,
        etag -> Nullable<Longtext>,
        body -> Nullable<Longtext>,
        expires_at -> Datetime,
    }
}

diesel::table! {
    keywords (select, order, group) {
        #[max_length = 20]
        select -> Varchar,
        order -> Date,
        #[max_length = 64]
        group -> Varchar,
        #[sql_name = "type"]
        type_ -> Integer,
        #[sql_name = "match"]
        match_ -> Nullable<Longtext>,
        limit -> Integer,
    }
}

diesel::table! {
    labels (id) {
        id -> Bigint,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    letter_topics (letter_id, topic_id) {
        letter_id -> Bigint,
        topic_id -> Bigint,
    }
}

diesel::table! {
    letters (id) {
        id -> Bigint,
        member_id -> Bigint,
        #[max_length = 80]
        subject -> Varchar,
        #[max_length = 20]
        code -> Nullable<Varchar>,
    }
}

diesel::table! {
    measures (id) {
        id -> Bigint,
        count -> Nullable<Integer>,
        amount -> Nullable<Decimal>,
        weight -> Nullable<Double>,
        #[max_length = 4]
        unit -> Nullable<Varchar>,
        note -> Nullable<Longtext>,
    }
}

diesel::table! {
    members (id) {
        id -> Bigint,
        #[max_length = 40]
        name -> Varchar,
        phone -> Nullable<Longtext>,
    }
}

diesel::table! {
    notes (id) {
        id -> Bigint,
        account_id -> Bigint,
        body -> Longtext,
        parent_id -> Nullable<Bigint>,
    }
}

diesel::table! {
    owned_things (id) {
        id -> Bigint,
        owner_id -> Bigint,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    parcels (id) {
        id -> Bigint,
        shelf_id -> Nullable<Smallint>,
        #[max_length = 12]
        shelf_code -> Nullable<Varchar>,
    }
}

diesel::table! {
    post_tags (post_id, tag_id) {
        #[max_length = 36]
        post_id -> Char,
        tag_id -> Bigint,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::PostsStatusEnum;

    posts (id) {
        #[max_length = 36]
        id -> Char,
        author_id -> Bigint,
        #[max_length = 9]
        status -> PostsStatusEnum,
        #[max_length = 200]
        title -> Varchar,
        #[max_length = 200]
        slug -> Varchar,
        body -> Longtext,
        price -> Decimal,
        meta -> Nullable<Longtext>,
        published_at -> Nullable<Datetime>,
        deleted_at -> Nullable<Datetime>,
        created_at -> Datetime,
        updated_at -> Datetime,
    }
}

diesel::table! {
    profiles (account_id) {
        account_id -> Bigint,
        bio -> Longtext,
    }
}

diesel::table! {
    public_things (id) {
        id -> Bigint,
        owner_id -> Bigint,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    readable_things (id) {
        id -> Bigint,
        owner_id -> Bigint,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    room_gadgets (building, number, maker, model) {
        #[max_length = 20]
        building -> Varchar,
        number -> Integer,
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
        number -> Integer,
        name -> Nullable<Longtext>,
        #[max_length = 20]
        beside_building -> Nullable<Varchar>,
        beside_number -> Nullable<Integer>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::SamplesTypeEnum;

    samples (id) {
        id -> Bigint,
        flag -> Nullable<Bool>,
        small -> Nullable<Smallint>,
        int -> Nullable<Integer>,
        big -> Nullable<Bigint>,
        single -> Nullable<Float>,
        double -> Nullable<Double>,
        amount -> Nullable<Decimal>,
        precise -> Nullable<Decimal>,
        note -> Nullable<Longtext>,
        #[max_length = 10]
        code -> Nullable<Varchar>,
        #[max_length = 4]
        fixed -> Nullable<Char>,
        data -> Nullable<Longblob>,
        day -> Nullable<Date>,
        at_time -> Nullable<Time>,
        local -> Nullable<Datetime>,
        moment -> Nullable<Datetime>,
        #[max_length = 36]
        token -> Nullable<Char>,
        doc -> Nullable<Longtext>,
        #[sql_name = "type"]
        #[max_length = 9]
        type_ -> Nullable<SamplesTypeEnum>,
        #[max_length = 64]
        mood -> Nullable<Varchar>,
        word -> Nullable<Unsigned<Smallint>>,
        count -> Nullable<Unsigned<Integer>>,
        #[max_length = 4]
        tag -> Nullable<Varbinary>,
        milli -> Nullable<Datetime>,
    }
}

diesel::table! {
    shelf_labels (shelf_id, label_id) {
        shelf_id -> Integer,
        label_id -> Smallint,
    }
}

diesel::table! {
    shelves (id) {
        id -> Bigint,
        #[max_length = 8]
        code -> Char,
    }
}

diesel::table! {
    signed_things (id) {
        id -> Bigint,
        owner_id -> Bigint,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    staffed_things (id) {
        id -> Bigint,
        owner_id -> Bigint,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    stamps (id) {
        id -> Bigint,
        letter_id -> Bigint,
        value -> Integer,
    }
}

diesel::table! {
    stays (id) {
        id -> Bigint,
        #[max_length = 20]
        guest -> Varchar,
        nights -> Integer,
        weeks -> Nullable<Integer>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::StrictSamplesTypeEnum;

    strict_samples (id) {
        id -> Bigint,
        flag -> Bool,
        small -> Smallint,
        int -> Integer,
        big -> Bigint,
        single -> Float,
        double -> Double,
        amount -> Decimal,
        note -> Longtext,
        #[max_length = 10]
        code -> Varchar,
        #[max_length = 4]
        fixed -> Char,
        day -> Date,
        at_time -> Time,
        local -> Datetime,
        moment -> Datetime,
        #[max_length = 36]
        token -> Char,
        doc -> Longtext,
        #[sql_name = "type"]
        #[max_length = 9]
        type_ -> StrictSamplesTypeEnum,
        #[max_length = 64]
        mood -> Varchar,
    }
}

diesel::table! {
    tags (id) {
        id -> Bigint,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    topics (id) {
        id -> Bigint,
        #[max_length = 40]
        name -> Varchar,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::UsersRoleEnum;

    users (id) {
        id -> Bigint,
        #[max_length = 50]
        username -> Varchar,
        #[max_length = 120]
        email -> Varchar,
        #[max_length = 6]
        role -> UsersRoleEnum,
        bio -> Nullable<Longtext>,
        password_hash -> Longtext,
        created_at -> Datetime,
        updated_at -> Datetime,
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
