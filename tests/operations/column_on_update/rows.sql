INSERT INTO notes (id, text) VALUES (1, 'one'), (2, 'two');
