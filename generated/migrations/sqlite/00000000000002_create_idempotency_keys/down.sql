-- Drop the table idempotency_keys (H001: what is in it does not come back).
DROP TABLE "idempotency_keys";
