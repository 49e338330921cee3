-- Create the table users.
CREATE TABLE "users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "username" VARCHAR(50) NOT NULL,
    "email" VARCHAR(120) NOT NULL,
    "password_hash" TEXT,
    "role" TEXT NOT NULL DEFAULT 'customer',
    "bio" TEXT,
    "born_on" DATE,
    "newsletter" BOOLEAN NOT NULL DEFAULT FALSE,
    "referred_by_id" BIGINT,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "updated_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT "users_username_key" UNIQUE ("username"),
    CONSTRAINT "users_email_key" UNIQUE ("email"),
    CONSTRAINT "users_role_check" CHECK ("role" IN ('customer', 'author', 'admin')),
    CONSTRAINT "users_email_has_at" CHECK (email LIKE '%@%'),
    CONSTRAINT "users_referred_by_id_fkey" FOREIGN KEY ("referred_by_id") REFERENCES "users" ("id") ON DELETE SET NULL
);
CREATE INDEX "users_referred_by_id_idx" ON "users" ("referred_by_id");

-- Create the table addresses.
CREATE TABLE "addresses" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'home',
    "recipient" VARCHAR(100) NOT NULL,
    "street" VARCHAR(200) NOT NULL,
    "postal_code" VARCHAR(20) NOT NULL,
    "city" VARCHAR(100) NOT NULL,
    "country" CHAR(2) NOT NULL,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "updated_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT "addresses_kind_check" CHECK ("kind" IN ('home', 'work', 'pickup_point')),
    CONSTRAINT "addresses_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX "addresses_user_id_idx" ON "addresses" ("user_id");

-- Create the table categories.
CREATE TABLE "categories" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent_id" BIGINT,
    "name" VARCHAR(100) NOT NULL,
    "slug" VARCHAR(100) NOT NULL,
    CONSTRAINT "categories_slug_key" UNIQUE ("slug"),
    CONSTRAINT "categories_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "categories" ("id") ON DELETE RESTRICT
);
CREATE INDEX "categories_parent_id_idx" ON "categories" ("parent_id");

-- Create the table products.
CREATE TABLE "products" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "category_id" BIGINT NOT NULL,
    "sku" VARCHAR(40) NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "price" DECIMAL(12, 2) NOT NULL,
    "stock" INTEGER NOT NULL DEFAULT 0,
    "weight_kg" DOUBLE,
    "attributes" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT TRUE,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "updated_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT "products_sku_key" UNIQUE ("sku"),
    CONSTRAINT "products_attributes_check" CHECK (json_valid("attributes")),
    CONSTRAINT "products_price_not_negative" CHECK (price >= 0),
    CONSTRAINT "products_stock_not_negative" CHECK (stock >= 0),
    CONSTRAINT "products_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories" ("id") ON DELETE RESTRICT
);
CREATE INDEX "products_category_id_idx" ON "products" ("category_id");
CREATE INDEX "products_for_sale_idx" ON "products" ("category_id", "price") WHERE active;

-- Create the table reviews.
CREATE TABLE "reviews" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "product_id" BIGINT NOT NULL,
    "author_id" BIGINT NOT NULL,
    "rating" SMALLINT NOT NULL,
    "title" VARCHAR(120),
    "body" TEXT,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "updated_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT "reviews_product_id_author_id_key" UNIQUE ("product_id", "author_id"),
    CONSTRAINT "reviews_rating_in_range" CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT "reviews_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE CASCADE,
    CONSTRAINT "reviews_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX "reviews_author_id_idx" ON "reviews" ("author_id");

-- Create the table orders.
CREATE TABLE "orders" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "customer_id" BIGINT NOT NULL,
    "number" VARCHAR(20) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'cart',
    "shipping_address_id" BIGINT NOT NULL,
    "billing_address_id" BIGINT NOT NULL,
    "note" TEXT,
    "placed_at" TIMESTAMP,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "updated_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT "orders_number_key" UNIQUE ("number"),
    CONSTRAINT "orders_status_check" CHECK ("status" IN ('cart', 'placed', 'paid', 'shipped', 'delivered', 'cancelled')),
    CONSTRAINT "orders_placed_has_time" CHECK (status = 'cart' OR placed_at IS NOT NULL),
    CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users" ("id") ON DELETE RESTRICT,
    CONSTRAINT "orders_shipping_address_id_fkey" FOREIGN KEY ("shipping_address_id") REFERENCES "addresses" ("id") ON DELETE RESTRICT,
    CONSTRAINT "orders_billing_address_id_fkey" FOREIGN KEY ("billing_address_id") REFERENCES "addresses" ("id") ON DELETE RESTRICT
);
CREATE INDEX "orders_shipping_address_id_idx" ON "orders" ("shipping_address_id");
CREATE INDEX "orders_billing_address_id_idx" ON "orders" ("billing_address_id");
CREATE INDEX "orders_customer_id_created_at_idx" ON "orders" ("customer_id", "created_at" DESC);
CREATE INDEX "orders_status_idx" ON "orders" ("status");

-- Create the table order_lines.
CREATE TABLE "order_lines" (
    "order_id" BIGINT NOT NULL,
    "line_number" SMALLINT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "unit_price" DECIMAL(12, 2) NOT NULL,
    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("order_id", "line_number"),
    CONSTRAINT "order_lines_order_id_product_id_key" UNIQUE ("order_id", "product_id"),
    CONSTRAINT "order_lines_quantity_positive" CHECK (quantity > 0),
    CONSTRAINT "order_lines_unit_price_not_negative" CHECK (unit_price >= 0),
    CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE CASCADE,
    CONSTRAINT "order_lines_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE RESTRICT
);
CREATE INDEX "order_lines_product_id_idx" ON "order_lines" ("product_id");

-- Create the table payments.
CREATE TABLE "payments" (
    "id" TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', (random() & 3) + 1, 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    "order_id" BIGINT NOT NULL,
    "method" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "amount" DECIMAL(12, 2) NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'EUR',
    "reference" VARCHAR(100),
    "response" TEXT,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "updated_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT "payments_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payments_reference_key" UNIQUE ("reference"),
    CONSTRAINT "payments_method_check" CHECK ("method" IN ('card', 'bank_transfer', 'paypal', 'gift_card')),
    CONSTRAINT "payments_status_check" CHECK ("status" IN ('pending', 'succeeded', 'failed', 'refunded')),
    CONSTRAINT "payments_response_check" CHECK (json_valid("response")),
    CONSTRAINT "payments_amount_positive" CHECK (amount > 0),
    CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE RESTRICT
);
CREATE INDEX "payments_order_id_idx" ON "payments" ("order_id");

-- Create the table posts.
CREATE TABLE "posts" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "author_id" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "title" VARCHAR(200) NOT NULL,
    "slug" VARCHAR(200) NOT NULL,
    "body" TEXT NOT NULL,
    "metadata" TEXT NOT NULL DEFAULT '{}',
    "published_at" TIMESTAMP,
    "deleted_at" TIMESTAMP,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "updated_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT "posts_author_id_slug_key" UNIQUE ("author_id", "slug"),
    CONSTRAINT "posts_status_check" CHECK ("status" IN ('draft', 'published', 'archived')),
    CONSTRAINT "posts_metadata_check" CHECK (json_valid("metadata")),
    CONSTRAINT "posts_published_has_time" CHECK (status <> 'published' OR published_at IS NOT NULL),
    CONSTRAINT "posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);
CREATE INDEX "posts_published_idx" ON "posts" ("published_at" DESC) WHERE status = 'published';

-- Create the table comments.
CREATE TABLE "comments" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "post_id" BIGINT NOT NULL,
    "parent_id" BIGINT,
    "author_id" BIGINT,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "updated_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT "comments_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE CASCADE,
    CONSTRAINT "comments_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comments" ("id") ON DELETE CASCADE,
    CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE SET NULL
);
CREATE INDEX "comments_parent_id_idx" ON "comments" ("parent_id");
CREATE INDEX "comments_author_id_idx" ON "comments" ("author_id");
CREATE INDEX "comments_post_id_created_at_idx" ON "comments" ("post_id", "created_at");

-- Create the table tags.
CREATE TABLE "tags" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(50) NOT NULL,
    CONSTRAINT "tags_name_key" UNIQUE ("name")
);

-- Create the table post_tags.
CREATE TABLE "post_tags" (
    "post_id" BIGINT NOT NULL,
    "tag_id" BIGINT NOT NULL,
    CONSTRAINT "post_tags_pkey" PRIMARY KEY ("post_id", "tag_id"),
    CONSTRAINT "post_tags_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE CASCADE,
    CONSTRAINT "post_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
);
CREATE INDEX "post_tags_tag_id_idx" ON "post_tags" ("tag_id");
