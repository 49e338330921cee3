-- Create the table users.
CREATE TABLE `users` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `username` VARCHAR(50) NOT NULL COMMENT 'What others see, and what stands in links.',
    `email` VARCHAR(120) NOT NULL,
    `password_hash` LONGTEXT COMMENT 'Never leaves the server; without one the user cannot sign in.',
    `role` ENUM('customer', 'author', 'admin') NOT NULL DEFAULT 'customer',
    `bio` LONGTEXT,
    `born_on` DATE,
    `newsletter` TINYINT(1) NOT NULL DEFAULT FALSE,
    `referred_by_id` BIGINT,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `users_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `users_username_key` UNIQUE (`username`),
    CONSTRAINT `users_email_key` UNIQUE (`email`),
    CONSTRAINT `users_email_has_at` CHECK (email LIKE '%@%'),
    CONSTRAINT `users_referred_by_id_fkey` FOREIGN KEY (`referred_by_id`) REFERENCES `users` (`id`) ON DELETE SET NULL,
    INDEX `users_referred_by_id_idx` (`referred_by_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Someone who can sign in, buy and write.';

-- Create the table addresses.
CREATE TABLE `addresses` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `user_id` BIGINT NOT NULL,
    `kind` ENUM('home', 'work', 'pickup_point') NOT NULL DEFAULT 'home',
    `recipient` VARCHAR(100) NOT NULL,
    `street` VARCHAR(200) NOT NULL,
    `postal_code` VARCHAR(20) NOT NULL,
    `city` VARCHAR(100) NOT NULL,
    `country` CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2, like NL.',
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `addresses_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `addresses_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE,
    INDEX `addresses_user_id_idx` (`user_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'A place that a user has things sent to.';

-- Create the table categories.
CREATE TABLE `categories` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `parent_id` BIGINT,
    `name` VARCHAR(100) NOT NULL,
    `slug` VARCHAR(100) NOT NULL,
    CONSTRAINT `categories_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `categories_slug_key` UNIQUE (`slug`),
    CONSTRAINT `categories_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `categories` (`id`) ON DELETE RESTRICT,
    INDEX `categories_parent_id_idx` (`parent_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'A shelf of the shop; shelves stand inside shelves.';

-- Create the table products.
CREATE TABLE `products` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `category_id` BIGINT NOT NULL,
    `sku` VARCHAR(40) NOT NULL COMMENT 'The stock keeping unit, printed on the shelf.',
    `name` VARCHAR(200) NOT NULL,
    `description` LONGTEXT NOT NULL DEFAULT (''),
    `price` DECIMAL(12, 2) NOT NULL COMMENT 'What one piece costs, tax included, in euro.',
    `stock` INT NOT NULL DEFAULT 0 COMMENT 'How many pieces are in the warehouse.',
    `weight_kg` DOUBLE,
    `attributes` LONGTEXT COMMENT 'What only some products have: colour, size, voltage.',
    `active` TINYINT(1) NOT NULL DEFAULT TRUE COMMENT 'Whether it can be ordered.',
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `products_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `products_sku_key` UNIQUE (`sku`),
    CONSTRAINT `products_attributes_check` CHECK (json_valid(`attributes`)),
    CONSTRAINT `products_price_not_negative` CHECK (price >= 0),
    CONSTRAINT `products_stock_not_negative` CHECK (stock >= 0),
    CONSTRAINT `products_category_id_fkey` FOREIGN KEY (`category_id`) REFERENCES `categories` (`id`) ON DELETE RESTRICT,
    INDEX `products_category_id_idx` (`category_id`),
    INDEX `products_for_sale_idx` (`category_id`, `price`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Something for sale.';

-- Create the table reviews.
CREATE TABLE `reviews` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `product_id` BIGINT NOT NULL,
    `author_id` BIGINT NOT NULL,
    `rating` SMALLINT NOT NULL COMMENT 'From one star to five.',
    `title` VARCHAR(120),
    `body` LONGTEXT,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `reviews_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `reviews_product_id_author_id_key` UNIQUE (`product_id`, `author_id`),
    CONSTRAINT `reviews_rating_in_range` CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT `reviews_product_id_fkey` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE CASCADE,
    CONSTRAINT `reviews_author_id_fkey` FOREIGN KEY (`author_id`) REFERENCES `users` (`id`) ON DELETE CASCADE,
    INDEX `reviews_author_id_idx` (`author_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'What a user thinks of a product; one review each.';

-- Create the table orders.
CREATE TABLE `orders` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `customer_id` BIGINT NOT NULL,
    `number` VARCHAR(20) NOT NULL,
    `status` ENUM('cart', 'placed', 'paid', 'shipped', 'delivered', 'cancelled') NOT NULL DEFAULT 'cart',
    `shipping_address_id` BIGINT NOT NULL,
    `billing_address_id` BIGINT NOT NULL,
    `note` LONGTEXT,
    `placed_at` DATETIME(6),
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `orders_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `orders_number_key` UNIQUE (`number`),
    CONSTRAINT `orders_placed_has_time` CHECK (status = 'cart' OR placed_at IS NOT NULL),
    CONSTRAINT `orders_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `orders_shipping_address_id_fkey` FOREIGN KEY (`shipping_address_id`) REFERENCES `addresses` (`id`) ON DELETE RESTRICT,
    CONSTRAINT `orders_billing_address_id_fkey` FOREIGN KEY (`billing_address_id`) REFERENCES `addresses` (`id`) ON DELETE RESTRICT,
    INDEX `orders_shipping_address_id_idx` (`shipping_address_id`),
    INDEX `orders_billing_address_id_idx` (`billing_address_id`),
    INDEX `orders_customer_id_created_at_idx` (`customer_id`, `created_at` DESC),
    INDEX `orders_status_idx` (`status`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'What a user buys in one go; a cart until it is placed.';

-- Create the table order_lines.
CREATE TABLE `order_lines` (
    `order_id` BIGINT NOT NULL,
    `line_number` SMALLINT NOT NULL,
    `product_id` BIGINT NOT NULL,
    `quantity` INT NOT NULL DEFAULT 1,
    `unit_price` DECIMAL(12, 2) NOT NULL COMMENT 'The price of the product at the time of the order.',
    CONSTRAINT `order_lines_pkey` PRIMARY KEY (`order_id`, `line_number`),
    CONSTRAINT `order_lines_order_id_product_id_key` UNIQUE (`order_id`, `product_id`),
    CONSTRAINT `order_lines_quantity_positive` CHECK (quantity > 0),
    CONSTRAINT `order_lines_unit_price_not_negative` CHECK (unit_price >= 0),
    CONSTRAINT `order_lines_order_id_fkey` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE CASCADE,
    CONSTRAINT `order_lines_product_id_fkey` FOREIGN KEY (`product_id`) REFERENCES `products` (`id`) ON DELETE RESTRICT,
    INDEX `order_lines_product_id_idx` (`product_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'So many pieces of one product within an order.';

-- Create the table payments.
CREATE TABLE `payments` (
    `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    `order_id` BIGINT NOT NULL,
    `method` ENUM('card', 'bank_transfer', 'paypal', 'gift_card') NOT NULL,
    `status` ENUM('pending', 'succeeded', 'failed', 'refunded') NOT NULL DEFAULT 'pending',
    `amount` DECIMAL(12, 2) NOT NULL,
    `currency` CHAR(3) NOT NULL DEFAULT 'EUR' COMMENT 'ISO 4217.',
    `reference` VARCHAR(100) COMMENT 'The number that the provider gave it.',
    `response` LONGTEXT COMMENT 'The provider''s answer, word for word.',
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `payments_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `payments_reference_key` UNIQUE (`reference`),
    CONSTRAINT `payments_response_check` CHECK (json_valid(`response`)),
    CONSTRAINT `payments_amount_positive` CHECK (amount > 0),
    CONSTRAINT `payments_order_id_fkey` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE RESTRICT,
    INDEX `payments_order_id_idx` (`order_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Money that came in, or was tried to, for an order.';

-- Create the table posts.
CREATE TABLE `posts` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `author_id` BIGINT NOT NULL,
    `status` ENUM('draft', 'published', 'archived') NOT NULL DEFAULT 'draft',
    `title` VARCHAR(200) NOT NULL,
    `slug` VARCHAR(200) NOT NULL,
    `body` LONGTEXT NOT NULL,
    `metadata` LONGTEXT NOT NULL DEFAULT ('{}') COMMENT 'What search engines and previews are told.',
    `published_at` DATETIME(6),
    `deleted_at` DATETIME(6),
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `posts_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `posts_author_id_slug_key` UNIQUE (`author_id`, `slug`),
    CONSTRAINT `posts_metadata_check` CHECK (json_valid(`metadata`)),
    CONSTRAINT `posts_published_has_time` CHECK (status <> 'published' OR published_at IS NOT NULL),
    CONSTRAINT `posts_author_id_fkey` FOREIGN KEY (`author_id`) REFERENCES `users` (`id`) ON DELETE RESTRICT,
    INDEX `posts_published_idx` (`published_at` DESC)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'An article of the blog.';

-- Create the table comments.
CREATE TABLE `comments` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `post_id` BIGINT NOT NULL,
    `parent_id` BIGINT,
    `author_id` BIGINT,
    `body` LONGTEXT NOT NULL,
    `created_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `updated_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    CONSTRAINT `comments_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `comments_post_id_fkey` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`) ON DELETE CASCADE,
    CONSTRAINT `comments_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `comments` (`id`) ON DELETE CASCADE,
    CONSTRAINT `comments_author_id_fkey` FOREIGN KEY (`author_id`) REFERENCES `users` (`id`) ON DELETE SET NULL,
    INDEX `comments_parent_id_idx` (`parent_id`),
    INDEX `comments_author_id_idx` (`author_id`),
    INDEX `comments_post_id_created_at_idx` (`post_id`, `created_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'A remark on a post, or an answer to another remark.';

-- Create the table tags.
CREATE TABLE `tags` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(50) NOT NULL,
    CONSTRAINT `tags_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `tags_name_key` UNIQUE (`name`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'A subject that posts can be found by.';

-- Create the table post_tags.
CREATE TABLE `post_tags` (
    `post_id` BIGINT NOT NULL,
    `tag_id` BIGINT NOT NULL,
    CONSTRAINT `post_tags_pkey` PRIMARY KEY (`post_id`, `tag_id`),
    CONSTRAINT `post_tags_post_id_fkey` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`) ON DELETE CASCADE,
    CONSTRAINT `post_tags_tag_id_fkey` FOREIGN KEY (`tag_id`) REFERENCES `tags` (`id`) ON DELETE CASCADE,
    INDEX `post_tags_tag_id_idx` (`tag_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Which post has which tag.';
