INSERT INTO users (id, moods, usual) VALUES (1, '{calm,glad}', 'glad');
