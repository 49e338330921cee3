-- Drop the table words (H001: what is in it does not come back).
DROP TABLE `words`;

-- Drop the table articles (H001: what is in it does not come back).
DROP TABLE `articles`;
