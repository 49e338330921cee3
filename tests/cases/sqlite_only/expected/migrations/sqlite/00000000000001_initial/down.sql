-- Check foreign keys when all is done, not while tables that refer to each other go.
PRAGMA defer_foreign_keys = ON;

-- Drop the table checks (H001: what is in it does not come back).
DROP TABLE "checks";

-- Drop the table passes (H001: what is in it does not come back).
DROP TABLE "passes";

-- Drop the table tickets (H001: what is in it does not come back).
DROP TABLE "tickets";

-- Drop the table odd_keys (H001: what is in it does not come back).
DROP TABLE "odd_keys";

-- Drop the table notes (H001: what is in it does not come back).
DROP TABLE "notes";

-- Drop the table settings (H001: what is in it does not come back).
DROP TABLE "settings";

-- Drop the table readings (H001: what is in it does not come back).
DROP TABLE "readings";
