DROP TABLE "samples";
DROP TABLE "comments";
DROP TABLE "post_tags";
DROP TABLE "tags";
DROP TABLE "posts";
DROP TABLE "users";
DROP TYPE "user_role";
DROP TYPE "post_status";
