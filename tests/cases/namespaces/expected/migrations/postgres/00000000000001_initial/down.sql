-- Give up rather than let everybody wait behind this migration for a table that is in use.
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;

-- Drop the view auth.open_sessions.
DROP VIEW "auth"."open_sessions";

-- Drop auth.forget.
DROP FUNCTION auth.forget();

-- Drop the table audit.event_tags (H001: what is in it does not come back).
DROP TABLE "audit"."event_tags";

-- Drop the table audit.tags (H001: what is in it does not come back).
DROP TABLE "audit"."tags";

-- Drop the table audit.events (H001: what is in it does not come back).
DROP TABLE "audit"."events";

-- Drop the table auth.type (H001: what is in it does not come back).
DROP TABLE "auth"."type";

-- Drop the table auth.gen (H001: what is in it does not come back).
DROP TABLE "auth"."gen";

-- Drop the table auth.keys_of_a_very_long_name (H001: what is in it does not come back).
DROP TABLE "auth"."keys_of_a_very_long_name";

-- Drop the table auth.sessions (H001: what is in it does not come back).
DROP TABLE "auth"."sessions";

-- Drop the table auth.users (H001: what is in it does not come back).
DROP TABLE "auth"."users";

-- Drop the table users (H001: what is in it does not come back).
DROP TABLE "users";

-- Drop the domain auth.email.
DROP DOMAIN "auth"."email";

-- Drop the enum audit.status.
DROP TYPE "audit"."status";

-- Drop the enum auth.role.
DROP TYPE "auth"."role";

-- Drop the enum status.
DROP TYPE "status";

-- Drop the namespace auth.
DROP SCHEMA "auth";

-- Drop the namespace audit.
DROP SCHEMA "audit";

-- Drop the namespace archive.
DROP SCHEMA "archive";
