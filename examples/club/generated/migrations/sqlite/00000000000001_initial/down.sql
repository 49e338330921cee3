-- Drop the table letters (H001: what is in it does not come back).
DROP TABLE "letters";

-- Drop the table notices (H001: what is in it does not come back).
DROP TABLE "notices";

-- Drop the table sessions (H001: what is in it does not come back).
DROP TABLE "sessions";

-- Drop the table members (H001: what is in it does not come back).
DROP TABLE "members";
