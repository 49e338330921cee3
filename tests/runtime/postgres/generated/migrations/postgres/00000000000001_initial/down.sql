-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the table receipts (H001: what is in it does not come back).
DROP TABLE "receipts";

-- Drop the table checked (H001: what is in it does not come back).
DROP TABLE "checked";

-- Drop the table label_notes (H001: what is in it does not come back).
DROP TABLE "label_notes";

-- Drop the table mark_labels (H001: what is in it does not come back).
DROP TABLE "mark_labels";

-- Drop the table labels (H001: what is in it does not come back).
DROP TABLE "labels";

-- Drop the table visits (H001: what is in it does not come back).
DROP TABLE "visits";

-- Drop the table marks (H001: what is in it does not come back).
DROP TABLE "marks";

-- Drop the table articles (H001: what is in it does not come back).
DROP TABLE "articles";

-- Drop the table samples (H001: what is in it does not come back).
DROP TABLE "samples";

-- Drop the enum receipt_state.
DROP TYPE "receipt_state";

-- Drop the enum mood.
DROP TYPE "mood";

-- Drop postgis.
DROP EXTENSION postgis;

-- Drop citext.
DROP EXTENSION citext;
