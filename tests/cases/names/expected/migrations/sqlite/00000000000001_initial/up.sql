-- Create the table words.
CREATE TABLE "words" (
    "type" TEXT NOT NULL DEFAULT 'self',
    "match" TEXT,
    "table" INTEGER NOT NULL,
    "columns" INTEGER,
    "is_nullable" BOOLEAN NOT NULL,
    "self" TEXT NOT NULL,
    "super" TEXT NOT NULL,
    "crate" TEXT NOT NULL,
    "conn" VARCHAR(20) NOT NULL,
    "new" TEXT NOT NULL,
    "update" TEXT NOT NULL,
    "values" TEXT NOT NULL,
    "changes" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "order" INTEGER NOT NULL,
    "limit" INTEGER NOT NULL,
    "count" BIGINT NOT NULL,
    "offset" SMALLINT NOT NULL,
    "select" TEXT NOT NULL,
    "item" DECIMAL(10, 2) NOT NULL,
    "db" TEXT NOT NULL,
    "row" BLOB NOT NULL,
    "async" DATE NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "words_type_check" CHECK ("type" IN ('self', 'Some', '2nd', 'a b', 'ok')),
    CONSTRAINT "words_values_check" CHECK (json_valid("values"))
);

-- Create the table Album.
CREATE TABLE "Album" (
    "parent_id" BIGINT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "Album_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "Album" ("id")
);
CREATE INDEX "Album_parent_id_idx" ON "Album" ("parent_id");

-- Create the table AlbumTrack.
CREATE TABLE "AlbumTrack" (
    "album_id" BIGINT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "AlbumTrack_album_id_fkey" FOREIGN KEY ("album_id") REFERENCES "Album" ("id")
);
CREATE INDEX "AlbumTrack_album_id_idx" ON "AlbumTrack" ("album_id");

-- Create the table Mixed Case.
CREATE TABLE "Mixed Case" (
    "firstName" VARCHAR(40) NOT NULL,
    "HTTPStatus" TEXT NOT NULL DEFAULT 'none',
    "2nd line" TEXT,
    "123" INTEGER,
    "__under__score" TEXT,
    "größe" REAL NOT NULL,
    "a -- b" BOOLEAN NOT NULL,
    "Type" VARCHAR(20) NOT NULL,
    "Gen" TEXT NOT NULL,
    "Generated" TEXT NOT NULL,
    "mixed_case" INTEGER NOT NULL,
    "a_column_whose_name_is_as_long_as_a_database_takes_it_12345678" INTEGER NOT NULL,
    "a_column_whose_name_is_as_long_as_a_database_takes_it_12345679" TEXT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "Mixed Case_a_column_whose_name_is_as_long_as_a_databas_f718a4a0" UNIQUE ("a_column_whose_name_is_as_long_as_a_database_takes_it_12345678"),
    CONSTRAINT "Mixed Case_HTTPStatus_check" CHECK ("HTTPStatus" IN ('none', 'error')),
    CONSTRAINT "Mixed Case_Gen_check" CHECK ("Gen" IN ('a')),
    CONSTRAINT "Mixed Case_Generated_check" CHECK ("Generated" IN ('b')),
    CONSTRAINT "Mixed Case_a_column_whose_name_is_as_long_as_a_databas_79802453" CHECK ("a_column_whose_name_is_as_long_as_a_database_takes_it_12345679" IN ('row', 'table')),
    CONSTRAINT "mixed case positive" CHECK (mixed_case > 0)
);
CREATE INDEX "Mixed Case_a_column_whose_name_is_as_long_as_a_databas_195502ef" ON "Mixed Case" ("a_column_whose_name_is_as_long_as_a_database_takes_it_12345679");

-- Create the table 2fa.
CREATE TABLE "2fa" (
    "Key" TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', (random() & 3) + 1, 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    "2fa" BIGINT,
    CONSTRAINT "2fa_pkey" PRIMARY KEY ("Key"),
    CONSTRAINT "2fa_2fa_fkey" FOREIGN KEY ("2fa") REFERENCES "words" ("id")
);
CREATE INDEX "2fa_2fa_idx" ON "2fa" ("2fa");

-- Create the table engine.
CREATE TABLE "engine" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conn" BIGINT NOT NULL,
    "update" BIGINT NOT NULL,
    "new" BIGINT NOT NULL,
    "values" BIGINT NOT NULL,
    CONSTRAINT "engine_conn_update_key" UNIQUE ("conn", "update")
);

-- Create the table item.
CREATE TABLE "item" (
    "item" TEXT NOT NULL,
    "find_id" BIGINT NOT NULL,
    "query_id" BIGINT NOT NULL,
    "load_id" BIGINT,
    "clone_id" BIGINT,
    "deref_id" BIGINT,
    "from_id" BIGINT NOT NULL,
    "type_id" BIGINT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "item_deref_id_key" UNIQUE ("deref_id"),
    CONSTRAINT "item_find_id_fkey" FOREIGN KEY ("find_id") REFERENCES "words" ("id"),
    CONSTRAINT "item_query_id_fkey" FOREIGN KEY ("query_id") REFERENCES "words" ("id"),
    CONSTRAINT "item_load_id_fkey" FOREIGN KEY ("load_id") REFERENCES "item" ("id"),
    CONSTRAINT "item_clone_id_fkey" FOREIGN KEY ("clone_id") REFERENCES "item" ("id"),
    CONSTRAINT "item_deref_id_fkey" FOREIGN KEY ("deref_id") REFERENCES "item" ("id"),
    CONSTRAINT "item_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "engine" ("id"),
    CONSTRAINT "item_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "engine" ("id")
);
CREATE INDEX "item_find_id_idx" ON "item" ("find_id");
CREATE INDEX "item_query_id_idx" ON "item" ("query_id");
CREATE INDEX "item_load_id_idx" ON "item" ("load_id");
CREATE INDEX "item_clone_id_idx" ON "item" ("clone_id");
CREATE INDEX "item_from_id_idx" ON "item" ("from_id");
CREATE INDEX "item_type_id_idx" ON "item" ("type_id");

-- Create the table item_items.
CREATE TABLE "item_items" (
    "left" BIGINT NOT NULL,
    "right" BIGINT NOT NULL,
    CONSTRAINT "item_items_pkey" PRIMARY KEY ("left", "right"),
    CONSTRAINT "item_items_left_fkey" FOREIGN KEY ("left") REFERENCES "item" ("id") ON DELETE CASCADE,
    CONSTRAINT "item_items_right_fkey" FOREIGN KEY ("right") REFERENCES "item" ("id") ON DELETE CASCADE
);
CREATE INDEX "item_items_right_idx" ON "item_items" ("right");

-- Create the table parts.
CREATE TABLE "parts" (
    "conn" BIGINT NOT NULL,
    "update" BIGINT NOT NULL,
    "self" VARCHAR(10) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'table',
    CONSTRAINT "parts_pkey" PRIMARY KEY ("conn", "update", "self"),
    CONSTRAINT "parts_state_check" CHECK ("state" IN ('row', 'table')),
    CONSTRAINT "parts_conn_update_fkey" FOREIGN KEY ("conn", "update") REFERENCES "engine" ("conn", "update") ON DELETE CASCADE
);

-- Create the table part_details.
CREATE TABLE "part_details" (
    "conn" BIGINT NOT NULL,
    "update" BIGINT NOT NULL,
    "self" VARCHAR(10) NOT NULL,
    CONSTRAINT "part_details_pkey" PRIMARY KEY ("conn", "update", "self"),
    CONSTRAINT "part_details_conn_update_self_fkey" FOREIGN KEY ("conn", "update", "self") REFERENCES "parts" ("conn", "update", "self")
);

-- Create the table db.
CREATE TABLE "db" (
    "engine" BIGINT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "db_engine_fkey" FOREIGN KEY ("engine") REFERENCES "engine" ("id")
);
CREATE INDEX "db_engine_idx" ON "db" ("engine");

-- Create the table queries.
CREATE TABLE "queries" (
    "query" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table columns.
CREATE TABLE "columns" (
    "column" TEXT NOT NULL,
    "query" BIGINT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "columns_query_fkey" FOREIGN KEY ("query") REFERENCES "queries" ("id")
);
CREATE INDEX "columns_query_idx" ON "columns" ("query");

-- Create the table entities.
CREATE TABLE "entities" (
    "changes" TEXT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table enums.
CREATE TABLE "enums" (
    "enums" TEXT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "enums_enums_check" CHECK ("enums" IN ('row', 'table'))
);

-- Create the table kinds.
CREATE TABLE "kinds" (
    "kind" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table lib.
CREATE TABLE "lib" (
    "main" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table main.
CREATE TABLE "main" (
    "lib" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table media.
CREATE TABLE "media" (
    "medium" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table metadata.
CREATE TABLE "metadata" (
    "data" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "metadata_data_check" CHECK (json_valid("data"))
);

-- Create the table mod.
CREATE TABLE "mod" (
    "lib" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table operations.
CREATE TABLE "operations" (
    "operation" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table results.
CREATE TABLE "results" (
    "result" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table options.
CREATE TABLE "options" (
    "option" BIGINT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "options_option_fkey" FOREIGN KEY ("option") REFERENCES "results" ("id")
);
CREATE INDEX "options_option_idx" ON "options" ("option");

-- Create the table postgres.
CREATE TABLE "postgres" (
    "mysql" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table queues.
CREATE TABLE "queues" (
    "queue" BIGINT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "queues_queue_fkey" FOREIGN KEY ("queue") REFERENCES "queue" ("id")
);
CREATE INDEX "queues_queue_idx" ON "queues" ("queue");

-- Create the table queue.
CREATE TABLE "queue" (
    "queues" BIGINT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "queue_queues_fkey" FOREIGN KEY ("queues") REFERENCES "queues" ("id")
);
CREATE INDEX "queue_queues_idx" ON "queue" ("queues");

-- Create the table relations.
CREATE TABLE "relations" (
    "relation" BIGINT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "relations_relation_fkey" FOREIGN KEY ("relation") REFERENCES "queries" ("id")
);
CREATE INDEX "relations_relation_idx" ON "relations" ("relation");

-- Create the table rows.
CREATE TABLE "rows" (
    "row" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table schema.
CREATE TABLE "schema" (
    "models" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table sends.
CREATE TABLE "sends" (
    "send" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table statuses.
CREATE TABLE "statuses" (
    "status" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table status.
CREATE TABLE "status" (
    "statuses" BIGINT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "status_statuses_fkey" FOREIGN KEY ("statuses") REFERENCES "statuses" ("id")
);
CREATE INDEX "status_statuses_idx" ON "status" ("statuses");

-- Create the table strings.
CREATE TABLE "strings" (
    "string" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table table.
CREATE TABLE "table" (
    "columns" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table tables.
CREATE TABLE "tables" (
    "tables" BIGINT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "tables_tables_fkey" FOREIGN KEY ("tables") REFERENCES "table" ("id")
);
CREATE INDEX "tables_tables_idx" ON "tables" ("tables");

-- Create the table throughs.
CREATE TABLE "throughs" (
    "through" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table types.
CREATE TABLE "types" (
    "enum" TEXT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT "types_enum_check" CHECK ("enum" IN ('self', 'Some', '2nd', 'a b', 'ok'))
);

-- Create the table values.
CREATE TABLE "values" (
    "value" TEXT,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- Create the table vecs.
CREATE TABLE "vecs" (
    "vec" BLOB,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);
