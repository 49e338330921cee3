-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the table introductions (H001: what is in it does not come back).
DROP TABLE "introductions";

-- Drop the table memberships (H001: what is in it does not come back).
DROP TABLE "memberships";

-- Drop the table groups (H001: what is in it does not come back).
DROP TABLE "groups";

-- Drop the table letters (H001: what is in it does not come back).
DROP TABLE "letters";

-- Drop the table profiles (H001: what is in it does not come back).
DROP TABLE "profiles";

-- Drop the table people (H001: what is in it does not come back).
DROP TABLE "people";
