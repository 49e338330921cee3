-- Add the primary key parts_pkey to parts: PRIMARY KEY (`number`, `maker`) (H003: fails while rows stand in the way).
ALTER TABLE `parts`
    DROP PRIMARY KEY,
    ADD CONSTRAINT `parts_pkey` PRIMARY KEY (`number`, `maker`);
