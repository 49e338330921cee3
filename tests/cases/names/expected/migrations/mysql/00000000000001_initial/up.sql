-- Create the table words.
CREATE TABLE `words` (
    `type` ENUM('self', 'Some', '2nd', 'a b', 'ok') NOT NULL DEFAULT 'self',
    `match` LONGTEXT,
    `table` INT NOT NULL,
    `columns` INT,
    `is_nullable` TINYINT(1) NOT NULL,
    `self` LONGTEXT NOT NULL,
    `super` LONGTEXT NOT NULL,
    `crate` LONGTEXT NOT NULL,
    `conn` VARCHAR(20) NOT NULL,
    `new` LONGTEXT NOT NULL,
    `update` LONGTEXT NOT NULL,
    `values` LONGTEXT NOT NULL,
    `changes` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
    `order` INT NOT NULL,
    `limit` INT NOT NULL,
    `count` BIGINT NOT NULL,
    `offset` SMALLINT NOT NULL,
    `select` LONGTEXT NOT NULL,
    `item` DECIMAL(10, 2) NOT NULL,
    `db` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `row` LONGBLOB NOT NULL,
    `async` DATE NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `words_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `words_values_check` CHECK (json_valid(`values`))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Columns that are keywords, or named like what the generated functions use.';

-- Create the table Album.
CREATE TABLE `Album` (
    `parent_id` BIGINT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `Album_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `Album_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `Album` (`id`),
    INDEX `Album_parent_id_idx` (`parent_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'A table that is called like the struct of its rows.';

-- Create the table AlbumTrack.
CREATE TABLE `AlbumTrack` (
    `album_id` BIGINT NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `AlbumTrack_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `AlbumTrack_album_id_fkey` FOREIGN KEY (`album_id`) REFERENCES `Album` (`id`),
    INDEX `AlbumTrack_album_id_idx` (`album_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table Mixed Case.
CREATE TABLE `Mixed Case` (
    `firstName` VARCHAR(40) NOT NULL,
    `HTTPStatus` ENUM('none', 'error') NOT NULL DEFAULT 'none',
    `2nd line` LONGTEXT,
    `123` INT,
    `__under__score` LONGTEXT,
    `größe` FLOAT NOT NULL,
    `a -- b` TINYINT(1) NOT NULL,
    `Type` VARCHAR(20) NOT NULL,
    `Gen` ENUM('a') NOT NULL,
    `Generated` ENUM('b') NOT NULL,
    `mixed_case` INT NOT NULL,
    `a_column_whose_name_is_as_long_as_a_database_takes_it_12345678` INT NOT NULL,
    `a_column_whose_name_is_as_long_as_a_database_takes_it_12345679` ENUM('row', 'table') NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `Mixed Case_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `Mixed Case_a_column_whose_name_is_as_long_as_a_databas_f718a4a0` UNIQUE (`a_column_whose_name_is_as_long_as_a_database_takes_it_12345678`),
    CONSTRAINT `mixed case positive` CHECK (mixed_case > 0),
    INDEX `Mixed Case_a_column_whose_name_is_as_long_as_a_databas_195502ef` (`a_column_whose_name_is_as_long_as_a_database_takes_it_12345679`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Names that are none in Rust.';

-- Create the table 2fa.
CREATE TABLE `2fa` (
    `Key` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT (UUID()),
    `2fa` BIGINT,
    CONSTRAINT `2fa_pkey` PRIMARY KEY (`Key`),
    CONSTRAINT `2fa_2fa_fkey` FOREIGN KEY (`2fa`) REFERENCES `words` (`id`),
    INDEX `2fa_2fa_idx` (`2fa`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'A key under another name in Rust, and columns named like the table and its struct.';

-- Create the table engine.
CREATE TABLE `engine` (
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    `conn` BIGINT NOT NULL,
    `update` BIGINT NOT NULL,
    `new` BIGINT NOT NULL,
    `values` BIGINT NOT NULL,
    CONSTRAINT `engine_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `engine_conn_update_key` UNIQUE (`conn`, `update`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'A key of the names that the functions of a table have parameters for.';

-- Create the table item.
CREATE TABLE `item` (
    `item` LONGTEXT NOT NULL,
    `find_id` BIGINT NOT NULL,
    `query_id` BIGINT NOT NULL,
    `load_id` BIGINT,
    `clone_id` BIGINT,
    `deref_id` BIGINT,
    `from_id` BIGINT NOT NULL,
    `type_id` BIGINT NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `item_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `item_deref_id_key` UNIQUE (`deref_id`),
    CONSTRAINT `item_find_id_fkey` FOREIGN KEY (`find_id`) REFERENCES `words` (`id`),
    CONSTRAINT `item_query_id_fkey` FOREIGN KEY (`query_id`) REFERENCES `words` (`id`),
    CONSTRAINT `item_load_id_fkey` FOREIGN KEY (`load_id`) REFERENCES `item` (`id`),
    CONSTRAINT `item_clone_id_fkey` FOREIGN KEY (`clone_id`) REFERENCES `item` (`id`),
    CONSTRAINT `item_deref_id_fkey` FOREIGN KEY (`deref_id`) REFERENCES `item` (`id`),
    CONSTRAINT `item_from_id_fkey` FOREIGN KEY (`from_id`) REFERENCES `engine` (`id`),
    CONSTRAINT `item_type_id_fkey` FOREIGN KEY (`type_id`) REFERENCES `engine` (`id`),
    INDEX `item_find_id_idx` (`find_id`),
    INDEX `item_query_id_idx` (`query_id`),
    INDEX `item_load_id_idx` (`load_id`),
    INDEX `item_clone_id_idx` (`clone_id`),
    INDEX `item_from_id_idx` (`from_id`),
    INDEX `item_type_id_idx` (`type_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Every way between two tables, named like methods that Diesel and the engine have.';

-- Create the table item_items.
CREATE TABLE `item_items` (
    `left` BIGINT NOT NULL,
    `right` BIGINT NOT NULL,
    CONSTRAINT `item_items_pkey` PRIMARY KEY (`left`, `right`),
    CONSTRAINT `item_items_left_fkey` FOREIGN KEY (`left`) REFERENCES `item` (`id`) ON DELETE CASCADE,
    CONSTRAINT `item_items_right_fkey` FOREIGN KEY (`right`) REFERENCES `item` (`id`) ON DELETE CASCADE,
    INDEX `item_items_right_idx` (`right`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table parts.
CREATE TABLE `parts` (
    `conn` BIGINT NOT NULL,
    `update` BIGINT NOT NULL,
    `self` VARCHAR(10) NOT NULL,
    `state` ENUM('row', 'table') NOT NULL DEFAULT 'table',
    CONSTRAINT `parts_pkey` PRIMARY KEY (`conn`, `update`, `self`),
    CONSTRAINT `parts_conn_update_fkey` FOREIGN KEY (`conn`, `update`) REFERENCES `engine` (`conn`, `update`) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table part_details.
CREATE TABLE `part_details` (
    `conn` BIGINT NOT NULL,
    `update` BIGINT NOT NULL,
    `self` VARCHAR(10) NOT NULL,
    CONSTRAINT `part_details_pkey` PRIMARY KEY (`conn`, `update`, `self`),
    CONSTRAINT `part_details_conn_update_self_fkey` FOREIGN KEY (`conn`, `update`, `self`) REFERENCES `parts` (`conn`, `update`, `self`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table db.
CREATE TABLE `db` (
    `engine` BIGINT NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `db_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `db_engine_fkey` FOREIGN KEY (`engine`) REFERENCES `engine` (`id`),
    INDEX `db_engine_idx` (`engine`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table queries.
CREATE TABLE `queries` (
    `query` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `queries_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table columns.
CREATE TABLE `columns` (
    `column` LONGTEXT NOT NULL,
    `query` BIGINT NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `columns_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `columns_query_fkey` FOREIGN KEY (`query`) REFERENCES `queries` (`id`),
    INDEX `columns_query_idx` (`query`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table entities.
CREATE TABLE `entities` (
    `changes` LONGTEXT NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `entities_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table enums.
CREATE TABLE `enums` (
    `enums` ENUM('row', 'table') NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `enums_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table kinds.
CREATE TABLE `kinds` (
    `kind` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `kinds_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table lib.
CREATE TABLE `lib` (
    `main` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `lib_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table main.
CREATE TABLE `main` (
    `lib` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `main_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table media.
CREATE TABLE `media` (
    `medium` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `media_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table metadata.
CREATE TABLE `metadata` (
    `data` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `metadata_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `metadata_data_check` CHECK (json_valid(`data`))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table mod.
CREATE TABLE `mod` (
    `lib` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `mod_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table operations.
CREATE TABLE `operations` (
    `operation` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `operations_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table results.
CREATE TABLE `results` (
    `result` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `results_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table options.
CREATE TABLE `options` (
    `option` BIGINT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `options_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `options_option_fkey` FOREIGN KEY (`option`) REFERENCES `results` (`id`),
    INDEX `options_option_idx` (`option`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table postgres.
CREATE TABLE `postgres` (
    `mysql` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `postgres_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table queues.
CREATE TABLE `queues` (
    `queue` BIGINT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `queues_pkey` PRIMARY KEY (`id`),
    INDEX `queues_queue_idx` (`queue`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table queue.
CREATE TABLE `queue` (
    `queues` BIGINT NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `queue_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `queue_queues_fkey` FOREIGN KEY (`queues`) REFERENCES `queues` (`id`),
    INDEX `queue_queues_idx` (`queues`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table relations.
CREATE TABLE `relations` (
    `relation` BIGINT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `relations_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `relations_relation_fkey` FOREIGN KEY (`relation`) REFERENCES `queries` (`id`),
    INDEX `relations_relation_idx` (`relation`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table rows.
CREATE TABLE `rows` (
    `row` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `rows_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table schema.
CREATE TABLE `schema` (
    `models` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `schema_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table sends.
CREATE TABLE `sends` (
    `send` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `sends_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table statuses.
CREATE TABLE `statuses` (
    `status` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `statuses_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table status.
CREATE TABLE `status` (
    `statuses` BIGINT NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `status_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `status_statuses_fkey` FOREIGN KEY (`statuses`) REFERENCES `statuses` (`id`),
    INDEX `status_statuses_idx` (`statuses`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table strings.
CREATE TABLE `strings` (
    `string` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `strings_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table table.
CREATE TABLE `table` (
    `columns` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `table_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table tables.
CREATE TABLE `tables` (
    `tables` BIGINT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `tables_pkey` PRIMARY KEY (`id`),
    CONSTRAINT `tables_tables_fkey` FOREIGN KEY (`tables`) REFERENCES `table` (`id`),
    INDEX `tables_tables_idx` (`tables`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table throughs.
CREATE TABLE `throughs` (
    `through` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `throughs_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table types.
CREATE TABLE `types` (
    `enum` ENUM('self', 'Some', '2nd', 'a b', 'ok') NOT NULL,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `types_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table values.
CREATE TABLE `values` (
    `value` LONGTEXT,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `values_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Create the table vecs.
CREATE TABLE `vecs` (
    `vec` LONGBLOB,
    `id` BIGINT NOT NULL AUTO_INCREMENT,
    CONSTRAINT `vecs_pkey` PRIMARY KEY (`id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Let queues refer to queue.
ALTER TABLE `queues` ADD CONSTRAINT `queues_queue_fkey` FOREIGN KEY (`queue`) REFERENCES `queue` (`id`);
