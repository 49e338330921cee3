-- Drop the table items (H001: what is in it does not come back).
DROP TABLE "items";

-- Drop the table lists (H001: what is in it does not come back).
DROP TABLE "lists";
