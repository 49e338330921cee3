-- What PostgreSQL can hold beside plain tables.
CREATE EXTENSION citext;
CREATE TYPE species AS ENUM ('cat', 'dog', 'guinea pig');
COMMENT ON TYPE species IS 'Whom we treat.';
CREATE TYPE payment_state AS ENUM ('open', 'paid');
CREATE TYPE money_and_currency AS (amount numeric(12,2), currency char(3));
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE SEQUENCE receipt_numbers AS integer START WITH 100 INCREMENT BY 10;
CREATE FUNCTION slug(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(replace($1, ' ', '-')) $$;
CREATE TABLE owners (
    id serial PRIMARY KEY,
    email citext NOT NULL UNIQUE,
    name varchar(80) NOT NULL,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL
);
COMMENT ON TABLE owners IS 'Who brings them.';
COMMENT ON COLUMN owners.email IS 'How to reach them.';
CREATE TABLE animals (
    id bigint GENERATED ALWAYS AS IDENTITY,
    owner_id integer NOT NULL REFERENCES owners ON DELETE CASCADE,
    species species DEFAULT 'cat' NOT NULL,
    name text COLLATE "C" NOT NULL,
    slug text GENERATED ALWAYS AS (slug(name)) STORED,
    weight positive,
    chip uuid DEFAULT gen_random_uuid(),
    extra json,
    stay tstzrange,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT animals_pk PRIMARY KEY (id),
    CONSTRAINT named CHECK (name <> ''),
    CONSTRAINT one_stay EXCLUDE USING gist (stay WITH &&) WHERE (stay IS NOT NULL)
);
ALTER TABLE animals ADD CONSTRAINT light CHECK (weight < 90) NOT VALID;
CREATE INDEX ON animals (owner_id);
CREATE INDEX animals_by_name ON animals (lower(name) text_pattern_ops, created_at DESC NULLS LAST) INCLUDE (species) WHERE species <> 'dog';
CREATE TABLE invoices (
    number integer DEFAULT nextval('receipt_numbers') PRIMARY KEY,
    owner_id integer REFERENCES owners DEFERRABLE INITIALLY DEFERRED,
    state payment_state DEFAULT 'open' NOT NULL,
    total money_and_currency,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL
) WITH (fillfactor = 70);
ALTER TABLE invoices ENABLE ROW LEVEL SECURITY;
CREATE POLICY everyone ON invoices FOR SELECT USING (state = 'paid');
CREATE UNLOGGED TABLE visits (day date NOT NULL, animal_id bigint, note varchar);
CREATE VIEW debts AS SELECT owner_id, count(*) AS invoices FROM invoices WHERE state = 'open' GROUP BY owner_id;
CREATE MATERIALIZED VIEW busy_days AS SELECT day, count(*) AS visits FROM visits GROUP BY day;
CREATE UNIQUE INDEX busy_days_by_day ON busy_days (day);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at = now(); RETURN NEW; END $$;
CREATE TRIGGER owners_touch BEFORE UPDATE ON owners FOR EACH ROW EXECUTE FUNCTION touch();
