INSERT INTO users (id, name, age) VALUES (1, 'ann', 30), (2, 'bob', 40);
