-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the view long_stays.
DROP VIEW "long_stays";

-- Drop the table idempotency_keys (H001: what is in it does not come back).
DROP TABLE "idempotency_keys";

-- Drop the table favourites (H001: what is in it does not come back).
DROP TABLE "favourites";

-- Drop the table letter_topics (H001: what is in it does not come back).
DROP TABLE "letter_topics";

-- Drop the table topics (H001: what is in it does not come back).
DROP TABLE "topics";

-- Drop the table stamps (H001: what is in it does not come back).
DROP TABLE "stamps";

-- Drop the table letters (H001: what is in it does not come back).
DROP TABLE "letters";

-- Drop the table members (H001: what is in it does not come back).
DROP TABLE "members";

-- Drop the table readable_things (H001: what is in it does not come back).
DROP TABLE "readable_things";

-- Drop the table staffed_things (H001: what is in it does not come back).
DROP TABLE "staffed_things";

-- Drop the table owned_things (H001: what is in it does not come back).
DROP TABLE "owned_things";

-- Drop the table admin_things (H001: what is in it does not come back).
DROP TABLE "admin_things";

-- Drop the table signed_things (H001: what is in it does not come back).
DROP TABLE "signed_things";

-- Drop the table public_things (H001: what is in it does not come back).
DROP TABLE "public_things";

-- Drop the table log_lines (H001: what is in it does not come back).
DROP TABLE "log_lines";

-- Drop the table articles (H001: what is in it does not come back).
DROP TABLE "articles";

-- Drop the table stays (H001: what is in it does not come back).
DROP TABLE "stays";

-- Drop the table shelf_labels (H001: what is in it does not come back).
DROP TABLE "shelf_labels";

-- Drop the table parcels (H001: what is in it does not come back).
DROP TABLE "parcels";

-- Drop the table shelves (H001: what is in it does not come back).
DROP TABLE "shelves";

-- Drop the table room_gadgets (H001: what is in it does not come back).
DROP TABLE "room_gadgets";

-- Drop the table gadgets (H001: what is in it does not come back).
DROP TABLE "gadgets";

-- Drop the table bookings (H001: what is in it does not come back).
DROP TABLE "bookings";

-- Drop the table rooms (H001: what is in it does not come back).
DROP TABLE "rooms";

-- Drop the table keywords (H001: what is in it does not come back).
DROP TABLE "keywords";

-- Drop the table measures (H001: what is in it does not come back).
DROP TABLE "measures";

-- Drop the table books (H001: what is in it does not come back).
DROP TABLE "books";

-- Drop the table account_labels (H001: what is in it does not come back).
DROP TABLE "account_labels";

-- Drop the table labels (H001: what is in it does not come back).
DROP TABLE "labels";

-- Drop the table profiles (H001: what is in it does not come back).
DROP TABLE "profiles";

-- Drop the table notes (H001: what is in it does not come back).
DROP TABLE "notes";

-- Drop the table accounts (H001: what is in it does not come back).
DROP TABLE "accounts";

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

-- Drop the domain guest.
DROP DOMAIN "guest";

-- Drop the enum flavour.
DROP TYPE "flavour";

-- Drop the enum user_role.
DROP TYPE "user_role";

-- Drop the enum post_status.
DROP TYPE "post_status";
