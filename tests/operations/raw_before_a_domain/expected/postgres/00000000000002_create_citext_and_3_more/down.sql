-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the column users.mail (H001: what is in it does not come back) (H004: programs made before may fail).
ALTER TABLE "users" DROP COLUMN "mail";

-- Drop the domain email.
DROP DOMAIN "email";

-- Drop is_mail.
DROP FUNCTION is_mail(citext);

-- Drop citext.
DROP EXTENSION citext;
