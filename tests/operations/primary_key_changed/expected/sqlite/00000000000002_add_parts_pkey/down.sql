-- Add the primary key parts_pkey to parts: PRIMARY KEY ("maker", "number") (H002: writes every row anew under a lock) (H003: fails while rows stand in the way).
CREATE TABLE "codegen_new_parts" (
    "maker" BIGINT NOT NULL,
    "number" BIGINT NOT NULL,
    "name" VARCHAR(20) NOT NULL,
    CONSTRAINT "parts_pkey" PRIMARY KEY ("maker", "number")
);
INSERT INTO "codegen_new_parts" ("maker", "number", "name")
SELECT "maker", "number", "name"
FROM "parts";
DROP TABLE "parts";
ALTER TABLE "codegen_new_parts" RENAME TO "parts";
