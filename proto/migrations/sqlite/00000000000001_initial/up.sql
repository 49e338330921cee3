CREATE TABLE "users" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "username" VARCHAR(50) NOT NULL,
  "email" VARCHAR(120) NOT NULL,
  "role" TEXT NOT NULL DEFAULT 'member' CONSTRAINT "users_role_enum" CHECK ("role" IN ('member', 'editor', 'admin')),
  "bio" TEXT,
  "password_hash" TEXT NOT NULL,
  "created_at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "users_username_key" UNIQUE ("username"),
  CONSTRAINT "users_email_key" UNIQUE ("email"),
  CONSTRAINT "users_email_has_at" CHECK ("email" LIKE '%@%')
);

CREATE TABLE "posts" (
  "id" TEXT NOT NULL,
  "author_id" BIGINT NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'draft' CONSTRAINT "posts_status_enum" CHECK ("status" IN ('draft', 'published', 'archived')),
  "title" VARCHAR(200) NOT NULL,
  "slug" VARCHAR(200) NOT NULL,
  "body" TEXT NOT NULL,
  "price" DECIMAL(12,2) NOT NULL DEFAULT 0,
  "meta" TEXT CHECK (json_valid("meta")),
  "published_at" TIMESTAMP,
  "deleted_at" TIMESTAMP,
  "created_at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "posts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "posts_author_id_slug_key" UNIQUE ("author_id", "slug"),
  CONSTRAINT "posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE
);

CREATE TABLE "tags" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "name" VARCHAR(40) NOT NULL,
  CONSTRAINT "tags_name_key" UNIQUE ("name")
);

CREATE TABLE "post_tags" (
  "post_id" TEXT NOT NULL,
  "tag_id" BIGINT NOT NULL,
  CONSTRAINT "post_tags_pkey" PRIMARY KEY ("post_id", "tag_id"),
  CONSTRAINT "post_tags_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE CASCADE,
  CONSTRAINT "post_tags_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
);

CREATE TABLE "comments" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "post_id" TEXT NOT NULL,
  "author_id" BIGINT,
  "parent_id" BIGINT,
  "body" TEXT NOT NULL,
  "created_at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "comments_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE CASCADE,
  CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE SET NULL,
  CONSTRAINT "comments_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comments" ("id") ON DELETE CASCADE
);

CREATE TABLE "samples" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  "flag" BOOLEAN,
  "small" SMALLINT,
  "int" INTEGER,
  "big" BIGINT,
  "single" REAL,
  "double" DOUBLE,
  "amount" DECIMAL(12,2),
  "note" TEXT,
  "code" VARCHAR(10),
  "fixed" CHAR(4),
  "data" BLOB,
  "day" DATE,
  "at_time" TIME,
  "local" TIMESTAMP,
  "moment" TIMESTAMP,
  "token" TEXT,
  "doc" TEXT CHECK (json_valid("doc")),
  "type" TEXT CONSTRAINT "samples_type_enum" CHECK ("type" IN ('draft', 'published', 'archived'))
);
