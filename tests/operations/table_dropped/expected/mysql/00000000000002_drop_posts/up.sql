-- Drop the table posts (H001: what is in it does not come back).
DROP TABLE `posts`;
