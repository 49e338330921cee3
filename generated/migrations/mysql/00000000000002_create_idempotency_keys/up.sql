-- Create the table idempotency_keys.
CREATE TABLE `idempotency_keys` (
    `id` VARCHAR(64) NOT NULL COMMENT 'The SHA-256 of who asks, where, and with which key.',
    `request` VARCHAR(64) NOT NULL COMMENT 'The SHA-256 of what is asked.',
    `version` INT NOT NULL DEFAULT 0,
    `status` SMALLINT COMMENT 'The status of the answer; NULL while there is none.',
    `location` LONGTEXT,
    `etag` LONGTEXT,
    `body` LONGTEXT,
    `expires_at` DATETIME(6) NOT NULL COMMENT 'When the answer may be forgotten, or whoever works on it is taken for gone.',
    CONSTRAINT `idempotency_keys_pkey` PRIMARY KEY (`id`),
    INDEX `idempotency_keys_expires_at_idx` (`expires_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'Creates that were sent with an Idempotency-Key, with their answers, so that each takes place once.';
