-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the view weather_counts.
DROP VIEW "weather_counts";

-- Drop people_are_told.
DROP TRIGGER people_are_told ON people;

-- Drop the view long_stays.
DROP VIEW "long_stays";

-- Drop quiet.
DROP FUNCTION quiet();

-- Drop the table readings (H001: what is in it does not come back).
DROP TABLE "readings";

-- Drop the table log_lines (H001: what is in it does not come back).
DROP TABLE "log_lines";

-- Drop the table visits (H001: what is in it does not come back).
DROP TABLE "visits";

-- Drop the table stays (H001: what is in it does not come back).
DROP TABLE "stays";

-- Drop the table people (H001: what is in it does not come back).
DROP TABLE "people";

-- Drop the domain code.
DROP DOMAIN "code";

-- Drop the domain amount.
DROP DOMAIN "amount";

-- Drop the enum weather.
DROP TYPE "weather";
