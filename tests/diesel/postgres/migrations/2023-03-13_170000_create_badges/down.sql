ALTER TABLE accounts DROP COLUMN badges;
