INSERT INTO users (id, name) VALUES (1, 'ann'), (2, 'bob');
INSERT INTO posts (id, author_id, title) VALUES (1, 1, 'first'), (2, 2, 'second');
