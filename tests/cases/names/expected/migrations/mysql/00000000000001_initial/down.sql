-- Drop the table addresses (H001: what is in it does not come back).
DROP TABLE `addresses`;

-- Drop the table statuses (H001: what is in it does not come back).
DROP TABLE `statuses`;

-- Drop the table options (H001: what is in it does not come back).
DROP TABLE `options`;

-- Drop the table order (H001: what is in it does not come back).
DROP TABLE `order`;
