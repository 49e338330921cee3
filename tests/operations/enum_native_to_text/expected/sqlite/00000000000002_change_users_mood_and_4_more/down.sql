-- Nothing changes on SQLite; Diesel wants a statement all the same.
SELECT 1;
