-- Create the table idempotency_keys.
CREATE TABLE "idempotency_keys" (
    "id" VARCHAR(64) NOT NULL,
    "request" VARCHAR(64) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "status" SMALLINT,
    "location" TEXT,
    "etag" TEXT,
    "body" TEXT,
    "expires_at" TIMESTAMP NOT NULL,
    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys" ("expires_at");
