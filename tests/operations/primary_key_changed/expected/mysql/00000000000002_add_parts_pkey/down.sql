-- Add the primary key parts_pkey to parts: PRIMARY KEY (`maker`, `number`) (H003: fails while rows stand in the way).
ALTER TABLE `parts`
    DROP PRIMARY KEY,
    ADD CONSTRAINT `parts_pkey` PRIMARY KEY (`maker`, `number`);
