-- Drop the table samples (H001: what is in it does not come back).
DROP TABLE `samples`;

-- Drop the table articles (H001: what is in it does not come back).
DROP TABLE `articles`;
