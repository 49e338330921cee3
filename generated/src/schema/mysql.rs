// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct AddressesKindEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct OrdersStatusEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct PaymentsMethodEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct PaymentsStatusEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct PostsStatusEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct UsersRoleEnum;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::AddressesKindEnum;

    addresses (id) {
        id -> Bigint,
        user_id -> Bigint,
        #[max_length = 12]
        kind -> AddressesKindEnum,
        #[max_length = 100]
        recipient -> Varchar,
        #[max_length = 200]
        street -> Varchar,
        #[max_length = 20]
        postal_code -> Varchar,
        #[max_length = 100]
        city -> Varchar,
        #[max_length = 2]
        country -> Char,
        created_at -> Datetime,
        updated_at -> Datetime,
    }
}

diesel::table! {
    categories (id) {
        id -> Bigint,
        parent_id -> Nullable<Bigint>,
        #[max_length = 100]
        name -> Varchar,
        #[max_length = 100]
        slug -> Varchar,
    }
}

diesel::table! {
    comments (id) {
        id -> Bigint,
        post_id -> Bigint,
        parent_id -> Nullable<Bigint>,
        author_id -> Nullable<Bigint>,
        body -> Longtext,
        created_at -> Datetime,
        updated_at -> Datetime,
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
    order_lines (order_id, line_number) {
        order_id -> Bigint,
        line_number -> Smallint,
        product_id -> Bigint,
        quantity -> Integer,
        unit_price -> Decimal,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::OrdersStatusEnum;

    orders (id) {
        id -> Bigint,
        customer_id -> Bigint,
        #[max_length = 20]
        number -> Varchar,
        #[max_length = 9]
        status -> OrdersStatusEnum,
        shipping_address_id -> Bigint,
        billing_address_id -> Bigint,
        note -> Nullable<Longtext>,
        placed_at -> Nullable<Datetime>,
        created_at -> Datetime,
        updated_at -> Datetime,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::PaymentsMethodEnum;
    use super::sql_types::PaymentsStatusEnum;

    payments (id) {
        #[max_length = 36]
        id -> Char,
        order_id -> Bigint,
        #[max_length = 13]
        method -> PaymentsMethodEnum,
        #[max_length = 9]
        status -> PaymentsStatusEnum,
        amount -> Decimal,
        #[max_length = 3]
        currency -> Char,
        #[max_length = 100]
        reference -> Nullable<Varchar>,
        response -> Nullable<Longtext>,
        created_at -> Datetime,
        updated_at -> Datetime,
    }
}

diesel::table! {
    post_tags (post_id, tag_id) {
        post_id -> Bigint,
        tag_id -> Bigint,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::PostsStatusEnum;

    posts (id) {
        id -> Bigint,
        author_id -> Bigint,
        #[max_length = 9]
        status -> PostsStatusEnum,
        #[max_length = 200]
        title -> Varchar,
        #[max_length = 200]
        slug -> Varchar,
        body -> Longtext,
        metadata -> Longtext,
        published_at -> Nullable<Datetime>,
        deleted_at -> Nullable<Datetime>,
        created_at -> Datetime,
        updated_at -> Datetime,
    }
}

diesel::table! {
    products (id) {
        id -> Bigint,
        category_id -> Bigint,
        #[max_length = 40]
        sku -> Varchar,
        #[max_length = 200]
        name -> Varchar,
        description -> Longtext,
        price -> Decimal,
        stock -> Integer,
        weight_kg -> Nullable<Double>,
        attributes -> Nullable<Longtext>,
        active -> Bool,
        created_at -> Datetime,
        updated_at -> Datetime,
    }
}

diesel::table! {
    reviews (id) {
        id -> Bigint,
        product_id -> Bigint,
        author_id -> Bigint,
        rating -> Smallint,
        #[max_length = 120]
        title -> Nullable<Varchar>,
        body -> Nullable<Longtext>,
        created_at -> Datetime,
        updated_at -> Datetime,
    }
}

diesel::table! {
    tags (id) {
        id -> Bigint,
        #[max_length = 50]
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
        password_hash -> Nullable<Longtext>,
        #[max_length = 8]
        role -> UsersRoleEnum,
        bio -> Nullable<Longtext>,
        born_on -> Nullable<Date>,
        newsletter -> Bool,
        referred_by_id -> Nullable<Bigint>,
        created_at -> Datetime,
        updated_at -> Datetime,
    }
}

diesel::joinable!(addresses -> users (user_id));
diesel::joinable!(comments -> posts (post_id));
diesel::joinable!(comments -> users (author_id));
diesel::joinable!(order_lines -> orders (order_id));
diesel::joinable!(order_lines -> products (product_id));
diesel::joinable!(orders -> users (customer_id));
diesel::joinable!(payments -> orders (order_id));
diesel::joinable!(post_tags -> posts (post_id));
diesel::joinable!(post_tags -> tags (tag_id));
diesel::joinable!(posts -> users (author_id));
diesel::joinable!(products -> categories (category_id));
diesel::joinable!(reviews -> products (product_id));
diesel::joinable!(reviews -> users (author_id));

diesel::allow_tables_to_appear_in_same_query!(
    addresses,
    categories,
    comments,
    order_lines,
    orders,
    payments,
    post_tags,
    posts,
    products,
    reviews,
    tags,
    users,
);
