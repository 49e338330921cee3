INSERT INTO users (id, mood, age) VALUES (1, 'calm', 7);
