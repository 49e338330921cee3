-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Rename the table orders to store.orders (H004: programs made before may fail).
ALTER TABLE "orders" SET SCHEMA "store";

-- Rename the table store.former_orders to orders (H004: programs made before may fail).
ALTER TABLE "store"."former_orders" SET SCHEMA "public";
ALTER TABLE "former_orders" RENAME TO "orders";
ALTER SEQUENCE "former_orders_id_seq" RENAME TO "orders_id_seq";

-- Rename former_orders_pkey of orders to orders_pkey.
ALTER TABLE "orders" RENAME CONSTRAINT "former_orders_pkey" TO "orders_pkey";

-- Rename former_orders_code_key of orders to orders_code_key.
ALTER TABLE "orders" RENAME CONSTRAINT "former_orders_code_key" TO "orders_code_key";
