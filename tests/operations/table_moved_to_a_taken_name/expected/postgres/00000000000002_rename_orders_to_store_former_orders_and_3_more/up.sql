-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the table orders to store.former_orders (H004: programs made before may fail).
ALTER INDEX "orders_pkey" RENAME TO "orders_pkey_moved";
ALTER INDEX "orders_code_key" RENAME TO "orders_code_key_moved";
ALTER TABLE "orders" RENAME TO "former_orders";
ALTER SEQUENCE "orders_id_seq" RENAME TO "former_orders_id_seq";
ALTER TABLE "former_orders" SET SCHEMA "store";

-- Rename the table store.orders to orders (H004: programs made before may fail).
ALTER TABLE "store"."orders" SET SCHEMA "public";

-- Rename orders_pkey_moved of store.former_orders to former_orders_pkey.
ALTER TABLE "store"."former_orders" RENAME CONSTRAINT "orders_pkey_moved" TO "former_orders_pkey";

-- Rename orders_code_key_moved of store.former_orders to former_orders_code_key.
ALTER TABLE "store"."former_orders" RENAME CONSTRAINT "orders_code_key_moved" TO "former_orders_code_key";
