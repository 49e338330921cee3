-- Check foreign keys when all is done, not while tables that refer to each other go.
PRAGMA defer_foreign_keys = ON;

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
