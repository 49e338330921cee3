-- Nothing changes on MySQL; Diesel wants a statement all the same.
SELECT 1;
