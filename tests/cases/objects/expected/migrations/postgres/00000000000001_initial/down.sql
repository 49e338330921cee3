-- Drop the table visits (H001: what is in it does not come back).
DROP TABLE "visits";

-- Drop the table stays (H001: what is in it does not come back).
DROP TABLE "stays";

-- Drop the table people (H001: what is in it does not come back).
DROP TABLE "people";
