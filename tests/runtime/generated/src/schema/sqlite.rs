// @generated automatically by Diesel CLI.

diesel::table! {
    account_labels (account_id, label_id) {
        account_id -> BigInt,
        label_id -> BigInt,
    }
}

diesel::table! {
    accounts (id) {
        id -> BigInt,
        handle -> Text,
        site -> Nullable<Text>,
        mail -> Nullable<Text>,
        host -> Nullable<Text>,
        level -> Integer,
        share -> Nullable<Double>,
        ratio -> Nullable<Double>,
        currency -> Text,
        version -> Integer,
    }
}

diesel::table! {
    admin_things (id) {
        id -> BigInt,
        owner_id -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    articles (id) {
        id -> BigInt,
        post_id -> Nullable<Text>,
        title -> Text,
        body -> Nullable<Text>,
        remarks -> Text,
    }
}

diesel::table! {
    bookings (building, number, day) {
        building -> Text,
        number -> Integer,
        day -> Date,
        guest -> Text,
    }
}

diesel::table! {
    books (id) {
        id -> BigInt,
        isbn -> Nullable<Text>,
    }
}

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
    favourites (member_id, topic_id) {
        member_id -> BigInt,
        topic_id -> BigInt,
    }
}

diesel::table! {
    gadgets (maker, model) {
        maker -> Text,
        model -> Text,
    }
}

diesel::table! {
    idempotency_keys (id) {
        id -> Text,
        request -> Text,
        version -> Integer,
        status -> Nullable<SmallInt>,
        location -> Nullable<Text>,
        etag -> Nullable<Text>,
        body -> Nullable<Text>,
        expires_at -> Timestamp,
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
    labels (id) {
        id -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    letter_topics (letter_id, topic_id) {
        letter_id -> BigInt,
        topic_id -> BigInt,
    }
}

diesel::table! {
    letters (id) {
        id -> BigInt,
        member_id -> BigInt,
        subject -> Text,
        code -> Nullable<Text>,
    }
}

diesel::table! {
    measures (id) {
        id -> BigInt,
        count -> Nullable<Integer>,
        amount -> Nullable<Double>,
        weight -> Nullable<Double>,
        unit -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    members (id) {
        id -> BigInt,
        name -> Text,
        phone -> Nullable<Text>,
    }
}

diesel::table! {
    notes (id) {
        id -> BigInt,
        account_id -> BigInt,
        body -> Text,
        parent_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    owned_things (id) {
        id -> BigInt,
        owner_id -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    parcels (id) {
        id -> BigInt,
        shelf_id -> Nullable<SmallInt>,
        shelf_code -> Nullable<Text>,
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
    profiles (account_id) {
        account_id -> BigInt,
        bio -> Text,
    }
}

diesel::table! {
    public_things (id) {
        id -> BigInt,
        owner_id -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    readable_things (id) {
        id -> BigInt,
        owner_id -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    room_gadgets (building, number, maker, model) {
        building -> Text,
        number -> Integer,
        maker -> Text,
        model -> Text,
    }
}

diesel::table! {
    rooms (building, number) {
        building -> Text,
        number -> Integer,
        name -> Nullable<Text>,
        beside_building -> Nullable<Text>,
        beside_number -> Nullable<Integer>,
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
        word -> Nullable<Integer>,
        count -> Nullable<BigInt>,
        tag -> Nullable<Binary>,
        milli -> Nullable<Timestamp>,
    }
}

diesel::table! {
    shelf_labels (shelf_id, label_id) {
        shelf_id -> Integer,
        label_id -> SmallInt,
    }
}

diesel::table! {
    shelves (id) {
        id -> BigInt,
        code -> Text,
    }
}

diesel::table! {
    signed_things (id) {
        id -> BigInt,
        owner_id -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    staffed_things (id) {
        id -> BigInt,
        owner_id -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    stamps (id) {
        id -> BigInt,
        letter_id -> BigInt,
        value -> Integer,
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
    topics (id) {
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
