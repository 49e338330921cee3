-- Characters above U+FFFF, of which the information schema has none.
SET NAMES utf8mb4;
CREATE TABLE moods (
  id int NOT NULL PRIMARY KEY,
  mood enum('😀','a?','it''s 🎉','?') NOT NULL DEFAULT '😀',
  flags set('🎉','b','😀') DEFAULT '🎉,😀',
  plain enum('what?','why') DEFAULT 'what?',
  sign varchar(10) NOT NULL DEFAULT '?🎉',
  maybe varchar(10) DEFAULT '🚀',
  made varchar(20) DEFAULT (concat('🎉','?')),
  face varchar(20) AS (concat(sign,'🚀')) STORED,
  checked varchar(20) CHECK (checked <> 'ü🔥'),
  both_of enum('😀','😁') DEFAULT '😁' CHECK (both_of <> '😀'),
  CONSTRAINT moods_sign_check CHECK (sign <> '💀?')
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_bin;
CREATE VIEW happy AS SELECT id, '😀' AS face FROM moods WHERE mood = '😀';
CREATE TABLE partitioned (
  face enum('😀','😁') NOT NULL DEFAULT '😁',
  sign varchar(4) NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_bin PARTITION BY LIST COLUMNS (sign) (PARTITION p0 VALUES IN ('😀'), PARTITION p1 VALUES IN ('b'));
