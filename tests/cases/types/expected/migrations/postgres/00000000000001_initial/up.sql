-- Create the enum mood.
CREATE TYPE "mood" AS ENUM ('sad', 'so_so', 'happy');
COMMENT ON TYPE "mood" IS 'How it feels.';

-- Create the table samples.
CREATE TABLE "samples" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "a_boolean" boolean NOT NULL DEFAULT FALSE,
    "a_smallint" smallint NOT NULL DEFAULT -1,
    "an_integer" integer NOT NULL DEFAULT 0,
    "a_bigint" bigint,
    "a_real" real NOT NULL,
    "a_double" double precision NOT NULL DEFAULT 1.5,
    "a_decimal" numeric(12, 2) NOT NULL DEFAULT 0,
    "a_text" text NOT NULL DEFAULT 'it''s "quoted"',
    "a_varchar" varchar(40),
    "a_char" char(2) NOT NULL,
    "some_bytes" bytea,
    "a_date" date,
    "a_time" time,
    "a_timestamp" timestamp,
    "created_at" timestamptz NOT NULL DEFAULT now(),
    "updated_at" timestamptz NOT NULL DEFAULT now(),
    "deleted_at" timestamptz,
    "a_json" jsonb,
    "an_enum" "mood" NOT NULL DEFAULT 'so_so',
    "another_enum" "mood",
    CONSTRAINT "samples_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "samples_an_integer_not_negative" CHECK (an_integer >= 0)
);
COMMENT ON TABLE "samples" IS 'Each type once.';
COMMENT ON COLUMN "samples"."a_char" IS 'Two letters.';
