// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "address_kind"))]
    pub struct AddressKind;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "order_status"))]
    pub struct OrderStatus;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "payment_method"))]
    pub struct PaymentMethod;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "payment_status"))]
    pub struct PaymentStatus;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "post_status"))]
    pub struct PostStatus;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "user_role"))]
    pub struct UserRole;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::AddressKind;

    addresses (id) {
        id -> Int8,
        user_id -> Int8,
        kind -> AddressKind,
        #[max_length = 100]
        recipient -> Varchar,
        #[max_length = 200]
        street -> Varchar,
        #[max_length = 20]
        postal_code -> Varchar,
        #[max_length = 100]
        city -> Varchar,
        #[max_length = 2]
        country -> Bpchar,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    categories (id) {
        id -> Int8,
        parent_id -> Nullable<Int8>,
        #[max_length = 100]
        name -> Varchar,
        #[max_length = 100]
        slug -> Varchar,
    }
}

diesel::table! {
    comments (id) {
        id -> Int8,
        post_id -> Int8,
        parent_id -> Nullable<Int8>,
        author_id -> Nullable<Int8>,
        body -> Text,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
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
    order_lines (order_id, line_number) {
        order_id -> Int8,
        line_number -> Int2,
        product_id -> Int8,
        quantity -> Int4,
        unit_price -> Numeric,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::OrderStatus;

    orders (id) {
        id -> Int8,
        customer_id -> Int8,
        #[max_length = 20]
        number -> Varchar,
        status -> OrderStatus,
        shipping_address_id -> Int8,
        billing_address_id -> Int8,
        note -> Nullable<Text>,
        placed_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::PaymentMethod;
    use super::sql_types::PaymentStatus;

    payments (id) {
        id -> Uuid,
        order_id -> Int8,
        method -> PaymentMethod,
        status -> PaymentStatus,
        amount -> Numeric,
        #[max_length = 3]
        currency -> Bpchar,
        #[max_length = 100]
        reference -> Nullable<Varchar>,
        response -> Nullable<Jsonb>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    post_tags (post_id, tag_id) {
        post_id -> Int8,
        tag_id -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::PostStatus;

    posts (id) {
        id -> Int8,
        author_id -> Int8,
        status -> PostStatus,
        #[max_length = 200]
        title -> Varchar,
        #[max_length = 200]
        slug -> Varchar,
        body -> Text,
        metadata -> Jsonb,
        published_at -> Nullable<Timestamptz>,
        deleted_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    products (id) {
        id -> Int8,
        category_id -> Int8,
        #[max_length = 40]
        sku -> Varchar,
        #[max_length = 200]
        name -> Varchar,
        description -> Text,
        price -> Numeric,
        stock -> Int4,
        weight_kg -> Nullable<Float8>,
        attributes -> Nullable<Jsonb>,
        active -> Bool,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    reviews (id) {
        id -> Int8,
        product_id -> Int8,
        author_id -> Int8,
        rating -> Int2,
        #[max_length = 120]
        title -> Nullable<Varchar>,
        body -> Nullable<Text>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    tags (id) {
        id -> Int8,
        #[max_length = 50]
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
        password_hash -> Nullable<Text>,
        role -> UserRole,
        bio -> Nullable<Text>,
        born_on -> Nullable<Date>,
        newsletter -> Bool,
        referred_by_id -> Nullable<Int8>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
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
