-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Change the options of users (H002: writes every row anew under a lock).
ALTER TABLE "users"
    RESET (fillfactor),
    SET LOGGED;
