-- Programs, views and names.
CREATE TABLE `order` (`select` int NOT NULL, `from` varchar(10), `a b` int, `type` text, `It's` int, `back``tick` int, `Größe` int, `1st` int, `a.b` int, PRIMARY KEY (`select`), KEY `by from` (`from`), KEY `back``tick` (`back``tick`)) COMMENT='It''s; a "table"\nof two lines\\';
CREATE TABLE `Order-Items` (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, `order` int, parent int, other int, CONSTRAINT `fk order` FOREIGN KEY (`order`) REFERENCES `order` (`select`) ON DELETE CASCADE ON UPDATE SET NULL, FOREIGN KEY (parent) REFERENCES `Order-Items` (id) ON DELETE RESTRICT, KEY shared (other, id), CONSTRAINT keyed FOREIGN KEY (other) REFERENCES `order` (`select`) ON UPDATE NO ACTION);
CREATE TABLE log (id int AUTO_INCREMENT PRIMARY KEY, what varchar(50), at timestamp DEFAULT current_timestamp());
CREATE TABLE a_needs_b (id int PRIMARY KEY, b int);
CREATE TABLE b_needs_a (id int PRIMARY KEY, a int, CONSTRAINT b_a FOREIGN KEY (a) REFERENCES a_needs_b (id));
ALTER TABLE a_needs_b ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b_needs_a (id);
CREATE TABLE non_unique_target (id int PRIMARY KEY, code int, KEY (code));
CREATE TABLE refers_non_unique (id int PRIMARY KEY, code int, FOREIGN KEY (code) REFERENCES non_unique_target (code));
DELIMITER //
CREATE FUNCTION twice(x int) RETURNS int DETERMINISTIC NO SQL COMMENT 'two; times' BEGIN DECLARE y int DEFAULT 0; SET y = x * 2; /* ; */ RETURN y; END//
CREATE FUNCTION how_many() RETURNS bigint READS SQL DATA SQL SECURITY INVOKER RETURN (SELECT count(*) FROM `order`)//
CREATE AGGREGATE FUNCTION all_of(x int) RETURNS int BEGIN DECLARE s int DEFAULT 0; DECLARE CONTINUE HANDLER FOR NOT FOUND RETURN s; LOOP FETCH GROUP NEXT ROW; SET s = s + x; END LOOP; END//
CREATE PROCEDURE cleanup(IN n int, OUT m int, INOUT k varchar(10) CHARACTER SET latin1) MODIFIES SQL DATA
BEGIN
  DECLARE done int DEFAULT 0;
  DECLARE c CURSOR FOR SELECT `select` FROM `order`;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = 1;
  -- a comment; with semicolon
  IF n > 0 THEN DELETE FROM log WHERE id < n; ELSE SET m = 1; END IF;
  label: WHILE m < 5 DO SET m = m + 1; END WHILE label;
END//
CREATE TRIGGER z_first BEFORE INSERT ON log FOR EACH ROW SET NEW.what = upper(NEW.what)//
CREATE TRIGGER a_second BEFORE INSERT ON log FOR EACH ROW FOLLOWS z_first BEGIN IF NEW.what = '' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'empty; what'; END IF; END//
CREATE TRIGGER `odd name` AFTER DELETE ON `order` FOR EACH ROW INSERT INTO log (what) VALUES (concat('gone ', OLD.`select`))//
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 03:00:00' ENDS '2037-01-01 00:00:00' ON COMPLETION PRESERVE DISABLE COMMENT 'at night' DO BEGIN DELETE FROM log WHERE at < now() - INTERVAL 1 MONTH; END//
CREATE EVENT once ON SCHEDULE AT '2037-12-31 00:00:00' DO CALL cleanup(1, @a, @b)//
SET sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT'//
CREATE PROCEDURE ansi() SELECT "select" || 'x' FROM "order"//
CREATE TRIGGER ansi_trigger AFTER UPDATE ON log FOR EACH ROW SET @x = 'a' || 'b'//
SET sql_mode = DEFAULT//
DELIMITER ;
CREATE VIEW b_view AS SELECT `select` AS id, `from` AS `From Whom`, twice(`a b`) AS doubled FROM `order`;
CREATE VIEW a_view AS SELECT b.*, 'x;y' AS lit, _latin1'abc' COLLATE latin1_bin AS l FROM b_view b WHERE id > 3;
CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW checked AS SELECT * FROM log WHERE id > 5 WITH CASCADED CHECK OPTION;
CREATE VIEW local_checked AS SELECT * FROM checked WHERE id > 6 WITH LOCAL CHECK OPTION;
CREATE ALGORITHM=TEMPTABLE VIEW temp_v AS SELECT what, count(*) AS n, max(at) AS m FROM log GROUP BY what;
CREATE VIEW recursive_v AS WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT i FROM n;
CREATE VIEW on_checked AS SELECT id FROM local_checked UNION SELECT id FROM temp_v, log;
CREATE VIEW aa_uses_fn AS SELECT how_many() AS n;
