INSERT INTO users (id, name) VALUES (1, 'ann'), (2, 'bob');
INSERT INTO posts (id, author_id) VALUES (1, 1), (2, 2);
