-- Drop the table post_tags (H001: what is in it does not come back).
DROP TABLE "post_tags";

-- Drop the table tags (H001: what is in it does not come back).
DROP TABLE "tags";

-- Drop the table comments (H001: what is in it does not come back).
DROP TABLE "comments";

-- Drop the table posts (H001: what is in it does not come back).
DROP TABLE "posts";

-- Drop the table payments (H001: what is in it does not come back).
DROP TABLE "payments";

-- Drop the table order_lines (H001: what is in it does not come back).
DROP TABLE "order_lines";

-- Drop the table orders (H001: what is in it does not come back).
DROP TABLE "orders";

-- Drop the table reviews (H001: what is in it does not come back).
DROP TABLE "reviews";

-- Drop the table products (H001: what is in it does not come back).
DROP TABLE "products";

-- Drop the table categories (H001: what is in it does not come back).
DROP TABLE "categories";

-- Drop the table addresses (H001: what is in it does not come back).
DROP TABLE "addresses";

-- Drop the table users (H001: what is in it does not come back).
DROP TABLE "users";

-- Drop the enum payment_status.
DROP TYPE "payment_status";

-- Drop the enum payment_method.
DROP TYPE "payment_method";

-- Drop the enum order_status.
DROP TYPE "order_status";

-- Drop the enum post_status.
DROP TYPE "post_status";

-- Drop the enum address_kind.
DROP TYPE "address_kind";

-- Drop the enum user_role.
DROP TYPE "user_role";
