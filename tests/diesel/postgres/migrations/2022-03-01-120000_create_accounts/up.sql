CREATE TYPE account_kind AS ENUM ('person', 'shop');
CREATE TABLE accounts (
    id SERIAL PRIMARY KEY,
    email VARCHAR(120) NOT NULL UNIQUE,
    kind account_kind NOT NULL DEFAULT 'person',
    meta JSON,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
COMMENT ON TABLE accounts IS 'Whoever can sign in.';
COMMENT ON COLUMN accounts.meta IS 'What the apps
keep of it.';
SELECT diesel_manage_updated_at('accounts');
