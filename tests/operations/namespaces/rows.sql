INSERT INTO users (id, role) VALUES (1, 'admin'), (2, 'member');
INSERT INTO old.posts (id, user_id) VALUES (1, 1), (2, 2);
