-- Change the table notes.
-- - Change the column notes.seen_at: what is declared of it
-- - Change the column notes.changed_at: what is declared of it
ALTER TABLE `notes`
    MODIFY COLUMN `seen_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)) ON UPDATE CURRENT_TIMESTAMP(6),
    MODIFY COLUMN `changed_at` DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6));
