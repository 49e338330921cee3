CREATE TABLE order_lines (
    order_id INTEGER UNSIGNED NOT NULL,
    line SMALLINT NOT NULL,
    what TEXT NOT NULL,
    PRIMARY KEY (order_id, line),
    FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE
);
