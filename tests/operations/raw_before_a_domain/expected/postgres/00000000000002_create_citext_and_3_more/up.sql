-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Create citext.
CREATE EXTENSION citext;

-- Create is_mail: What the domain asks.
CREATE FUNCTION is_mail(it citext) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$ SELECT it LIKE '%@%' $$;

-- Create the domain email.
CREATE DOMAIN "email" AS citext
    CONSTRAINT "email_check" CHECK (is_mail(VALUE));

-- Add the column users.mail.
ALTER TABLE "users" ADD COLUMN "mail" "email";
