-- Create the table users.
CREATE TABLE "users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "username" VARCHAR(50) NOT NULL,
    "email" VARCHAR(120) NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "bio" TEXT,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "updated_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT "users_username_key" UNIQUE ("username"),
    CONSTRAINT "users_email_key" UNIQUE ("email"),
    CONSTRAINT "users_role_check" CHECK ("role" IN ('member', 'editor', 'admin')),
    CONSTRAINT "users_email_has_at" CHECK (email LIKE '%@%')
);

-- Create the table posts.
CREATE TABLE "posts" (
    "id" TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', (random() & 3) + 1, 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    "author_id" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "title" VARCHAR(200) NOT NULL,
    "slug" VARCHAR(200) NOT NULL,
    "body" TEXT NOT NULL,
    "price" DECIMAL(12, 2) NOT NULL DEFAULT 0,
    "meta" TEXT,
    "published_at" TIMESTAMP,
    "deleted_at" TIMESTAMP,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "updated_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT "posts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "posts_author_id_slug_key" UNIQUE ("author_id", "slug"),
    CONSTRAINT "posts_status_check" CHECK ("status" IN ('draft', 'published', 'archived')),
    CONSTRAINT "posts_meta_check" CHECK (json_valid("meta")),
    CONSTRAINT "posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

-- Create the table tags.
CREATE TABLE "tags" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(40) NOT NULL,
    CONSTRAINT "tags_name_key" UNIQUE ("name")
);

-- Create the table post_tags.
CREATE TABLE "post_tags" (
    "post_id" TEXT NOT NULL,
    "tag_id" BIGINT NOT NULL,
    CONSTRAINT "post_tags_pkey" PRIMARY KEY ("post_id", "tag_id"),
    CONSTRAINT "post_tags_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE CASCADE,
    CONSTRAINT "post_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
);
CREATE INDEX "post_tags_tag_id_idx" ON "post_tags" ("tag_id");

-- Create the table comments.
CREATE TABLE "comments" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "post_id" TEXT NOT NULL,
    "author_id" BIGINT,
    "parent_id" BIGINT,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    CONSTRAINT "comments_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE CASCADE,
    CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE SET NULL,
    CONSTRAINT "comments_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comments" ("id") ON DELETE CASCADE
);
CREATE INDEX "comments_post_id_idx" ON "comments" ("post_id");
CREATE INDEX "comments_author_id_idx" ON "comments" ("author_id");
CREATE INDEX "comments_parent_id_idx" ON "comments" ("parent_id");

-- Create the table samples.
CREATE TABLE "samples" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "flag" BOOLEAN,
    "small" SMALLINT,
    "int" INTEGER,
    "big" BIGINT,
    "single" REAL,
    "double" DOUBLE,
    "amount" DECIMAL(12, 2),
    "precise" DECIMAL(15, 6),
    "note" TEXT,
    "code" VARCHAR(10),
    "fixed" CHAR(4),
    "data" BLOB,
    "day" DATE,
    "at_time" TIME,
    "local" TIMESTAMP,
    "moment" TIMESTAMP,
    "token" TEXT,
    "doc" TEXT,
    "type" TEXT,
    "mood" TEXT,
    "word" INTEGER,
    "count" BIGINT,
    "tag" BLOB,
    "milli" TIMESTAMP,
    CONSTRAINT "samples_doc_check" CHECK (json_valid("doc")),
    CONSTRAINT "samples_type_check" CHECK ("type" IN ('draft', 'published', 'archived')),
    CONSTRAINT "samples_mood_check" CHECK ("mood" IN ('so-so', 'it''s fine', 'Zen', 'ängstlich')),
    CONSTRAINT "samples_word_check" CHECK ("word" BETWEEN 0 AND 65535),
    CONSTRAINT "samples_count_check" CHECK ("count" BETWEEN 0 AND 4294967295),
    CONSTRAINT "samples_tag_check" CHECK (length("tag") <= 4)
);

-- Create the table strict_samples.
CREATE TABLE "strict_samples" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "flag" BOOLEAN NOT NULL DEFAULT TRUE,
    "small" SMALLINT NOT NULL DEFAULT -32768,
    "int" INTEGER NOT NULL DEFAULT -2147483648,
    "big" BIGINT NOT NULL DEFAULT 9223372036854775807,
    "single" REAL NOT NULL DEFAULT 0.5,
    "double" DOUBLE NOT NULL DEFAULT -1.25,
    "amount" DECIMAL(12, 2) NOT NULL DEFAULT 9999999999.99,
    "note" TEXT NOT NULL DEFAULT 'it''s "ünï" \ %',
    "code" VARCHAR(10) NOT NULL DEFAULT '日本',
    "fixed" CHAR(4) NOT NULL DEFAULT 'ab',
    "day" DATE NOT NULL DEFAULT '2024-02-29',
    "at_time" TIME NOT NULL DEFAULT '23:59:59',
    "local" TIMESTAMP NOT NULL DEFAULT '2024-02-29 23:59:59',
    "moment" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "token" TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', (random() & 3) + 1, 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    "doc" TEXT NOT NULL DEFAULT '{"a": [1, null]}',
    "type" TEXT NOT NULL DEFAULT 'archived',
    "mood" TEXT NOT NULL DEFAULT 'it''s fine',
    CONSTRAINT "strict_samples_doc_check" CHECK (json_valid("doc")),
    CONSTRAINT "strict_samples_type_check" CHECK ("type" IN ('draft', 'published', 'archived')),
    CONSTRAINT "strict_samples_mood_check" CHECK ("mood" IN ('so-so', 'it''s fine', 'Zen', 'ängstlich'))
);

-- Create the table accounts.
CREATE TABLE "accounts" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "handle" VARCHAR(20) NOT NULL,
    "site" TEXT,
    "mail" VARCHAR(60),
    "host" VARCHAR(60),
    "level" INTEGER NOT NULL DEFAULT 1,
    "share" DECIMAL(5, 2),
    "ratio" DOUBLE,
    "currency" VARCHAR(3) NOT NULL DEFAULT 'EUR',
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "accounts_handle_key" UNIQUE ("handle")
);

-- Create the table notes.
CREATE TABLE "notes" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "account_id" BIGINT NOT NULL,
    "body" TEXT NOT NULL,
    "parent_id" BIGINT,
    CONSTRAINT "notes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "notes_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "notes" ("id") ON DELETE CASCADE
);
CREATE INDEX "notes_account_id_idx" ON "notes" ("account_id");
CREATE INDEX "notes_parent_id_idx" ON "notes" ("parent_id");

-- Create the table profiles.
CREATE TABLE "profiles" (
    "account_id" BIGINT NOT NULL,
    "bio" TEXT NOT NULL,
    CONSTRAINT "profiles_pkey" PRIMARY KEY ("account_id"),
    CONSTRAINT "profiles_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

-- Create the table labels.
CREATE TABLE "labels" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(40) NOT NULL,
    CONSTRAINT "labels_name_key" UNIQUE ("name")
);

-- Create the table account_labels.
CREATE TABLE "account_labels" (
    "account_id" BIGINT NOT NULL,
    "label_id" BIGINT NOT NULL,
    CONSTRAINT "account_labels_pkey" PRIMARY KEY ("account_id", "label_id"),
    CONSTRAINT "account_labels_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "account_labels_label_id_fkey" FOREIGN KEY ("label_id") REFERENCES "labels" ("id") ON DELETE CASCADE
);
CREATE INDEX "account_labels_label_id_idx" ON "account_labels" ("label_id");

-- Create the table books.
CREATE TABLE "books" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "isbn" VARCHAR(13)
);

-- Create the table measures.
CREATE TABLE "measures" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "count" INTEGER,
    "amount" DECIMAL(6, 2),
    "weight" DOUBLE,
    "unit" VARCHAR(4),
    "note" TEXT,
    CONSTRAINT "measures_count_in_range" CHECK (count BETWEEN -5 AND 5),
    CONSTRAINT "measures_amount_positive" CHECK (amount > 0 AND amount <= 100.5),
    CONSTRAINT "measures_weight_small" CHECK (weight IS NULL OR (weight >= -1.5 AND weight < 2)),
    CONSTRAINT "measures_unit_known" CHECK (unit IN ('g', 'kg', 'µg')),
    CONSTRAINT "measures_note_like" CHECK (note <> '' AND note LIKE '%-_%')
);

-- Create the table keywords.
CREATE TABLE "keywords" (
    "select" VARCHAR(20) NOT NULL,
    "order" DATE NOT NULL,
    "group" TEXT NOT NULL,
    "type" INTEGER NOT NULL DEFAULT 0,
    "match" TEXT,
    "limit" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "keywords_pkey" PRIMARY KEY ("select", "order", "group"),
    CONSTRAINT "keywords_group_check" CHECK ("group" IN ('so-so', 'it''s fine', 'Zen', 'ängstlich'))
);

-- Create the table rooms.
CREATE TABLE "rooms" (
    "building" VARCHAR(20) NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT,
    "beside_building" VARCHAR(20),
    "beside_number" INTEGER,
    CONSTRAINT "rooms_pkey" PRIMARY KEY ("building", "number"),
    CONSTRAINT "rooms_beside_fkey" FOREIGN KEY ("beside_building", "beside_number") REFERENCES "rooms" ("building", "number")
);
CREATE INDEX "rooms_beside_building_beside_number_idx" ON "rooms" ("beside_building", "beside_number");

-- Create the table bookings.
CREATE TABLE "bookings" (
    "building" VARCHAR(20) NOT NULL,
    "number" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "guest" VARCHAR(40) NOT NULL,
    CONSTRAINT "bookings_pkey" PRIMARY KEY ("building", "number", "day"),
    CONSTRAINT "bookings_guest_key" UNIQUE ("guest"),
    CONSTRAINT "bookings_building_number_fkey" FOREIGN KEY ("building", "number") REFERENCES "rooms" ("building", "number") ON DELETE CASCADE
);

-- Create the table gadgets.
CREATE TABLE "gadgets" (
    "maker" VARCHAR(20) NOT NULL,
    "model" VARCHAR(20) NOT NULL,
    CONSTRAINT "gadgets_pkey" PRIMARY KEY ("maker", "model")
);

-- Create the table room_gadgets.
CREATE TABLE "room_gadgets" (
    "building" VARCHAR(20) NOT NULL,
    "number" INTEGER NOT NULL,
    "maker" VARCHAR(20) NOT NULL,
    "model" VARCHAR(20) NOT NULL,
    CONSTRAINT "room_gadgets_pkey" PRIMARY KEY ("building", "number", "maker", "model"),
    CONSTRAINT "room_gadgets_building_number_fkey" FOREIGN KEY ("building", "number") REFERENCES "rooms" ("building", "number") ON DELETE CASCADE,
    CONSTRAINT "room_gadgets_maker_model_fkey" FOREIGN KEY ("maker", "model") REFERENCES "gadgets" ("maker", "model") ON DELETE CASCADE
);
CREATE INDEX "room_gadgets_maker_model_idx" ON "room_gadgets" ("maker", "model");

-- Create the table shelves.
CREATE TABLE "shelves" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" CHAR(8) NOT NULL,
    CONSTRAINT "shelves_code_key" UNIQUE ("code")
);

-- Create the table parcels.
CREATE TABLE "parcels" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shelf_id" SMALLINT,
    "shelf_code" VARCHAR(12),
    CONSTRAINT "parcels_shelf_code_fkey" FOREIGN KEY ("shelf_code") REFERENCES "shelves" ("code")
);
CREATE INDEX "parcels_shelf_id_idx" ON "parcels" ("shelf_id");
CREATE INDEX "parcels_shelf_code_idx" ON "parcels" ("shelf_code");

-- Create the table shelf_labels.
CREATE TABLE "shelf_labels" (
    "shelf_id" INTEGER NOT NULL,
    "label_id" SMALLINT NOT NULL,
    CONSTRAINT "shelf_labels_pkey" PRIMARY KEY ("shelf_id", "label_id")
);
CREATE INDEX "shelf_labels_label_id_idx" ON "shelf_labels" ("label_id");

-- Create the table stays.
CREATE TABLE "stays" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "guest" VARCHAR(20) NOT NULL,
    "nights" INTEGER NOT NULL,
    "weeks" INTEGER GENERATED ALWAYS AS (nights / 7) STORED,
    CONSTRAINT "stays_guest_check" CHECK ("guest" <> '')
);

-- Create the table articles.
CREATE TABLE "articles" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "post_id" TEXT,
    "title" VARCHAR(200) NOT NULL,
    "body" TEXT,
    "remarks" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "articles_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE CASCADE
);
CREATE INDEX "articles_post_id_idx" ON "articles" ("post_id");

-- Create the table log_lines.
CREATE TABLE "log_lines" (
    "line" VARCHAR(50) NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 1,
    "note" TEXT,
    "flavour" TEXT,
    CONSTRAINT "log_lines_flavour_check" CHECK ("flavour" IN ('plain', 'salt, sweet', 'said "so"', 'a)b(c', 'back\slash'))
);

-- Create the table public_things.
CREATE TABLE "public_things" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "owner_id" BIGINT NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    CONSTRAINT "public_things_name_key" UNIQUE ("name")
);
CREATE INDEX "public_things_owner_id_idx" ON "public_things" ("owner_id");

-- Create the table signed_things.
CREATE TABLE "signed_things" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "owner_id" BIGINT NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    CONSTRAINT "signed_things_name_key" UNIQUE ("name")
);
CREATE INDEX "signed_things_owner_id_idx" ON "signed_things" ("owner_id");

-- Create the table admin_things.
CREATE TABLE "admin_things" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "owner_id" BIGINT NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    CONSTRAINT "admin_things_name_key" UNIQUE ("name")
);
CREATE INDEX "admin_things_owner_id_idx" ON "admin_things" ("owner_id");

-- Create the table owned_things.
CREATE TABLE "owned_things" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "owner_id" BIGINT NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    CONSTRAINT "owned_things_name_key" UNIQUE ("name")
);
CREATE INDEX "owned_things_owner_id_idx" ON "owned_things" ("owner_id");

-- Create the table staffed_things.
CREATE TABLE "staffed_things" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "owner_id" BIGINT NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    CONSTRAINT "staffed_things_name_key" UNIQUE ("name")
);
CREATE INDEX "staffed_things_owner_id_idx" ON "staffed_things" ("owner_id");

-- Create the table readable_things.
CREATE TABLE "readable_things" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "owner_id" BIGINT NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    CONSTRAINT "readable_things_name_key" UNIQUE ("name")
);
CREATE INDEX "readable_things_owner_id_idx" ON "readable_things" ("owner_id");

-- Create the table members.
CREATE TABLE "members" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(40) NOT NULL,
    "phone" TEXT,
    CONSTRAINT "members_name_key" UNIQUE ("name")
);

-- Create the table letters.
CREATE TABLE "letters" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "member_id" BIGINT NOT NULL,
    "subject" VARCHAR(80) NOT NULL,
    "code" VARCHAR(20),
    CONSTRAINT "letters_code_key" UNIQUE ("code"),
    CONSTRAINT "letters_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE
);
CREATE INDEX "letters_member_id_idx" ON "letters" ("member_id");

-- Create the table stamps.
CREATE TABLE "stamps" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "letter_id" BIGINT NOT NULL,
    "value" INTEGER NOT NULL,
    CONSTRAINT "stamps_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letters" ("id") ON DELETE CASCADE
);
CREATE INDEX "stamps_letter_id_idx" ON "stamps" ("letter_id");

-- Create the table topics.
CREATE TABLE "topics" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" VARCHAR(40) NOT NULL,
    CONSTRAINT "topics_name_key" UNIQUE ("name")
);

-- Create the table letter_topics.
CREATE TABLE "letter_topics" (
    "letter_id" BIGINT NOT NULL,
    "topic_id" BIGINT NOT NULL,
    CONSTRAINT "letter_topics_pkey" PRIMARY KEY ("letter_id", "topic_id"),
    CONSTRAINT "letter_topics_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letters" ("id") ON DELETE CASCADE,
    CONSTRAINT "letter_topics_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics" ("id") ON DELETE CASCADE
);
CREATE INDEX "letter_topics_topic_id_idx" ON "letter_topics" ("topic_id");

-- Create the table favourites.
CREATE TABLE "favourites" (
    "member_id" BIGINT NOT NULL,
    "topic_id" BIGINT NOT NULL,
    CONSTRAINT "favourites_pkey" PRIMARY KEY ("member_id", "topic_id"),
    CONSTRAINT "favourites_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE,
    CONSTRAINT "favourites_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics" ("id") ON DELETE CASCADE
);
CREATE INDEX "favourites_topic_id_idx" ON "favourites" ("topic_id");

-- Create the table idempotency_keys.
CREATE TABLE "idempotency_keys" (
    "id" VARCHAR(64) NOT NULL,
    "request" VARCHAR(64) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "status" SMALLINT,
    "location" TEXT,
    "etag" TEXT,
    "body" TEXT,
    "expires_at" TIMESTAMP NOT NULL,
    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys" ("expires_at");

-- Create the view long_stays.
CREATE VIEW "long_stays" ("stay_id", "nights") AS
SELECT id, nights FROM stays WHERE nights >= 7;
