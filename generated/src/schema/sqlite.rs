// @generated automatically by Diesel CLI.

diesel::table! {
    addresses (id) {
        id -> BigInt,
        user_id -> BigInt,
        kind -> Text,
        recipient -> Text,
        street -> Text,
        postal_code -> Text,
        city -> Text,
        country -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    categories (id) {
        id -> BigInt,
        parent_id -> Nullable<BigInt>,
        name -> Text,
        slug -> Text,
    }
}

diesel::table! {
    comments (id) {
        id -> BigInt,
        post_id -> BigInt,
        parent_id -> Nullable<BigInt>,
        author_id -> Nullable<BigInt>,
        body -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
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
    order_lines (order_id, line_number) {
        order_id -> BigInt,
        line_number -> SmallInt,
        product_id -> BigInt,
        quantity -> Integer,
        unit_price -> Double,
    }
}

diesel::table! {
    orders (id) {
        id -> BigInt,
        customer_id -> BigInt,
        number -> Text,
        status -> Text,
        shipping_address_id -> BigInt,
        billing_address_id -> BigInt,
        note -> Nullable<Text>,
        placed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    payments (id) {
        id -> Text,
        order_id -> BigInt,
        method -> Text,
        status -> Text,
        amount -> Double,
        currency -> Text,
        reference -> Nullable<Text>,
        response -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    post_tags (post_id, tag_id) {
        post_id -> BigInt,
        tag_id -> BigInt,
    }
}

diesel::table! {
    posts (id) {
        id -> BigInt,
        author_id -> BigInt,
        status -> Text,
        title -> Text,
        slug -> Text,
        body -> Text,
        metadata -> Text,
        published_at -> Nullable<Timestamp>,
        deleted_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    products (id) {
        id -> BigInt,
        category_id -> BigInt,
        sku -> Text,
        name -> Text,
        description -> Text,
        price -> Double,
        stock -> Integer,
        weight_kg -> Nullable<Double>,
        attributes -> Nullable<Text>,
        active -> Bool,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    reviews (id) {
        id -> BigInt,
        product_id -> BigInt,
        author_id -> BigInt,
        rating -> SmallInt,
        title -> Nullable<Text>,
        body -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
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
        password_hash -> Nullable<Text>,
        role -> Text,
        bio -> Nullable<Text>,
        born_on -> Nullable<Date>,
        newsletter -> Bool,
        referred_by_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
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
