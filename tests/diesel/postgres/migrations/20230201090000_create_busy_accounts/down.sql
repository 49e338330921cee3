DROP VIEW busy_accounts;
