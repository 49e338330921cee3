-- Drop the table stamps (H001: what is in it does not come back).
DROP TABLE "stamps";

-- Drop the table samples (H001: what is in it does not come back).
DROP TABLE "samples";
