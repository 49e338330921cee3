CREATE VIEW busy_accounts AS
SELECT author_id, count(*) AS posts FROM posts GROUP BY author_id HAVING count(*) > 9;
