// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::query_builder::QueryId, diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct PostsStatusEnum;

    #[derive(diesel::query_builder::QueryId, diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct SamplesTypeEnum;

    #[derive(diesel::query_builder::QueryId, diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct UsersRoleEnum;
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
        #[max_length = 9]
        #[sql_name = "type"]
        type_ -> Nullable<SamplesTypeEnum>,
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
    use diesel::sql_types::*;
    use super::sql_types::UsersRoleEnum;

    users (id) {
        id -> Bigint,
        #[max_length = 50]
        username -> Varchar,
        #[max_length = 120]
        email -> Varchar,
        #[max_length = 9]
        role -> UsersRoleEnum,
        bio -> Nullable<Longtext>,
        password_hash -> Longtext,
        created_at -> Datetime,
        updated_at -> Datetime,
    }
}

diesel::joinable!(comments -> posts (post_id));
diesel::joinable!(comments -> users (author_id));
diesel::joinable!(post_tags -> posts (post_id));
diesel::joinable!(post_tags -> tags (tag_id));
diesel::joinable!(posts -> users (author_id));

diesel::allow_tables_to_appear_in_same_query!(comments, post_tags, posts, samples, tags, users,);
