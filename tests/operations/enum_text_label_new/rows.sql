INSERT INTO users (id, name, mood, former) VALUES (1, 'ann', 'calm', NULL), (2, 'bob', 'glad', 'angry');
