-- Drop the table words (H001: what is in it does not come back).
DROP TABLE "words";

-- Drop the table sql_types (H001: what is in it does not come back).
DROP TABLE "sql_types";

-- Drop the table serde_json (H001: what is in it does not come back).
DROP TABLE "serde_json";

-- Drop the table serde (H001: what is in it does not come back).
DROP TABLE "serde";

-- Drop the table gen (H001: what is in it does not come back).
DROP TABLE "gen";

-- Drop the table diesel (H001: what is in it does not come back).
DROP TABLE "diesel";

-- Drop the table chrono (H001: what is in it does not come back).
DROP TABLE "chrono";

-- Drop the table axum (H001: what is in it does not come back).
DROP TABLE "axum";
