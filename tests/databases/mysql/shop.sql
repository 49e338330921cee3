-- What MySQL and MariaDB can hold.
CREATE TABLE customers (
    id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email varchar(190) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
    level tinyint NOT NULL DEFAULT 3,
    vip tinyint(1) NOT NULL DEFAULT 0,
    kind enum('person','company') NOT NULL DEFAULT 'person',
    flags set('a','b') DEFAULT NULL,
    born year DEFAULT NULL,
    about text,
    photo mediumblob,
    seen timestamp NULL DEFAULT NULL,
    changed timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
    made datetime(3) NOT NULL DEFAULT current_timestamp(3),
    UNIQUE KEY customers_email_key (email),
    FULLTEXT KEY about_words (about),
    KEY by_about (about(40))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='Who buys: Ω, größer, 日本.';
CREATE TABLE orders (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id int unsigned NOT NULL COMMENT 'Who ordered.',
    total decimal(10,2) NOT NULL DEFAULT 0.00,
    net decimal(10,2) GENERATED ALWAYS AS (total / 1.2) STORED,
    body json DEFAULT NULL,
    code binary(16) DEFAULT NULL,
    KEY newest (id DESC),
    CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT positive CHECK (total >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
CREATE TABLE log (at datetime NOT NULL, line varchar(100)) ENGINE=MyISAM DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci;
CREATE VIEW big_orders AS SELECT id, total FROM orders WHERE total > 1000;
CREATE TRIGGER orders_log AFTER INSERT ON orders FOR EACH ROW INSERT INTO log VALUES (now(), 'order');
CREATE FUNCTION twice(n int) RETURNS int DETERMINISTIC RETURN n * 2;
