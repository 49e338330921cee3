-- Change the column users.id: it no longer counts by itself.
ALTER TABLE `users` MODIFY COLUMN `id` BIGINT NOT NULL;
