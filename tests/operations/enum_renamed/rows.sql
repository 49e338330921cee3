INSERT INTO users (id, name, mood) VALUES (1, 'ann', 'calm'), (2, 'bob', 'glad');
