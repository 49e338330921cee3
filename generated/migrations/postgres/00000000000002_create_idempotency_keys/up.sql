-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Create the table idempotency_keys.
CREATE TABLE "idempotency_keys" (
    "id" varchar(64) NOT NULL,
    "request" varchar(64) NOT NULL,
    "version" integer NOT NULL DEFAULT 0,
    "status" smallint,
    "location" text,
    "etag" text,
    "body" text,
    "expires_at" timestamptz NOT NULL,
    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys" ("expires_at");
COMMENT ON TABLE "idempotency_keys" IS 'Creates that were sent with an Idempotency-Key, with their answers, so that each takes place once.';
COMMENT ON COLUMN "idempotency_keys"."id" IS 'The SHA-256 of who asks, where, and with which key.';
COMMENT ON COLUMN "idempotency_keys"."request" IS 'The SHA-256 of what is asked.';
COMMENT ON COLUMN "idempotency_keys"."status" IS 'The status of the answer; NULL while there is none.';
COMMENT ON COLUMN "idempotency_keys"."expires_at" IS 'When the answer may be forgotten, or whoever works on it is taken for gone.';
