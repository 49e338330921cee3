INSERT INTO users (id, moods) VALUES (1, '{}'), (2, '{glad,NULL,"of \"two, \\minds"}');
