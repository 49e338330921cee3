-- Check foreign keys when all is done, not while tables that refer to each other go.
PRAGMA defer_foreign_keys = ON;

-- Drop the table stamps (H001: what is in it does not come back).
DROP TABLE "stamps";

-- Drop the table days (H001: what is in it does not come back).
DROP TABLE "days";

-- Drop the table speeches (H001: what is in it does not come back).
DROP TABLE "speeches";

-- Drop the table terms (H001: what is in it does not come back).
DROP TABLE "terms";

-- Drop the table mayors (H001: what is in it does not come back).
DROP TABLE "mayors";

-- Drop the table countries (H001: what is in it does not come back).
DROP TABLE "countries";

-- Drop the table cities (H001: what is in it does not come back).
DROP TABLE "cities";
