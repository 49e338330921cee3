INSERT INTO orders (code) VALUES ('a'), ('b');
INSERT INTO store.orders (code, order_id) VALUES ('c', 1), ('d', NULL);
