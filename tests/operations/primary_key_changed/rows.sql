INSERT INTO parts VALUES (1, 1, 'nut'), (1, 2, 'bolt');
