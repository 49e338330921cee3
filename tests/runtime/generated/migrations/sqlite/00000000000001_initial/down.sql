-- Drop the view long_stays.
DROP VIEW "long_stays";

-- Check foreign keys when all is done, not while tables that refer to each other go.
PRAGMA defer_foreign_keys = ON;

-- Drop the table log_lines (H001: what is in it does not come back).
DROP TABLE "log_lines";

-- Drop the table stays (H001: what is in it does not come back).
DROP TABLE "stays";

-- Drop the table keywords (H001: what is in it does not come back).
DROP TABLE "keywords";

-- Drop the table strict_samples (H001: what is in it does not come back).
DROP TABLE "strict_samples";

-- Drop the table samples (H001: what is in it does not come back).
DROP TABLE "samples";

-- Drop the table comments (H001: what is in it does not come back).
DROP TABLE "comments";

-- Drop the table post_tags (H001: what is in it does not come back).
DROP TABLE "post_tags";

-- Drop the table tags (H001: what is in it does not come back).
DROP TABLE "tags";

-- Drop the table posts (H001: what is in it does not come back).
DROP TABLE "posts";

-- Drop the table users (H001: what is in it does not come back).
DROP TABLE "users";
