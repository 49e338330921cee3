-- Drop the table notes (H001: what is in it does not come back).
DROP TABLE "notes";
