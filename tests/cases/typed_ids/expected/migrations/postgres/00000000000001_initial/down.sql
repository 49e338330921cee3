-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- No longer let cities refer to countries.
ALTER TABLE "cities" DROP CONSTRAINT "cities_country_code_fkey";

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

-- Drop the domain code.
DROP DOMAIN "code";
