-- What MySQL 8 has in other ways than MariaDB: expressions, checks that are not enforced, what queries do not see, places.
CREATE TABLE parcels (
    id int unsigned NOT NULL AUTO_INCREMENT,
    weight int NOT NULL DEFAULT 0,
    sum int DEFAULT (1 + 2),
    code varchar(36) DEFAULT (uuid()),
    quoted varchar(20) DEFAULT 'it''s',
    computed varchar(20) DEFAULT ('it''s'),
    note text DEFAULT ('it''s'),
    content json,
    nothing json DEFAULT (json_object()),
    doubled int GENERATED ALWAYS AS (weight * 2) VIRTUAL,
    label varchar(50) GENERATED ALWAYS AS (concat('n° ', weight, '\\')) STORED,
    secret int INVISIBLE,
    changed timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    made datetime(3) DEFAULT CURRENT_TIMESTAMP(3),
    beaten timestamp NULL DEFAULT '1970-01-02 00:00:01',
    asked datetime DEFAULT (now()),
    name varchar(20) COLLATE utf8mb4_0900_ai_ci,
    raw binary(16) DEFAULT (uuid_to_bin(uuid())),
    fixed binary(2) DEFAULT 'ab',
    state enum('a', 'b') DEFAULT 'a',
    flags bit(3) DEFAULT b'101',
    price decimal(10, 2) DEFAULT '1.50',
    born date DEFAULT (curdate()),
    PRIMARY KEY (id),
    UNIQUE KEY by_code (code),
    KEY by_weight (weight DESC, id),
    KEY by_lower ((lower(name))),
    KEY unseen (sum) INVISIBLE,
    FULLTEXT KEY words (note) WITH PARSER ngram,
    CHECK (name <> 'it''s'),
    CONSTRAINT parcels_small CHECK (weight < 100),
    CONSTRAINT parcels_odd CHECK (sum <> 5) NOT ENFORCED
) COMMENT 'it''s';
CREATE TABLE stops (id bigint PRIMARY KEY, parcel_id int unsigned, place point NOT NULL SRID 4326, SPATIAL KEY by_place (place), CONSTRAINT of_parcel FOREIGN KEY (parcel_id) REFERENCES parcels (id) ON DELETE SET NULL) DEFAULT CHARSET = latin1;
CREATE TABLE tagged (id int PRIMARY KEY, tags json, KEY by_tag ((CAST(tags -> '$[*]' AS UNSIGNED ARRAY))));
CREATE TABLE logs (id int, made year) PARTITION BY RANGE (made) (PARTITION old VALUES LESS THAN (2000), PARTITION rest VALUES LESS THAN MAXVALUE);
CREATE VIEW heavy AS SELECT id, weight, count(*) OVER () AS all_of_them, 'it''s' AS text FROM parcels WHERE weight > 50;
CREATE FUNCTION next_of(x int) RETURNS int DETERMINISTIC RETURN x + 1;
CREATE TRIGGER parcels_filled BEFORE INSERT ON parcels FOR EACH ROW SET NEW.sum = NEW.sum + 1;
