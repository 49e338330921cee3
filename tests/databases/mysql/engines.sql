-- What MariaDB's tables can be beside plain InnoDB ones.
CREATE TABLE accounts (
    id int(10) unsigned NOT NULL AUTO_INCREMENT,
    wp_ID bigint(20) unsigned NOT NULL DEFAULT 0,
    tiny tinyint(3) unsigned DEFAULT 7,
    padded int(6) unsigned zerofill NOT NULL DEFAULT 000005,
    medium mediumint(8) DEFAULT -3,
    medium_u mediumint(8) unsigned DEFAULT 3,
    flag tinyint(1) NOT NULL DEFAULT 1,
    flags set('a','b c','d''e') NOT NULL DEFAULT 'a,b c',
    kind enum('x','z','it''s','','ü') CHARACTER SET latin1 DEFAULT 'x' COMMENT 'What it''s for; with \\ and "quotes"',
    price decimal(10,2) unsigned NOT NULL DEFAULT 0.00,
    ratio float(7,4) DEFAULT 1.5,
    exact double unsigned DEFAULT NULL,
    bits bit(8) DEFAULT b'101',
    year_of year(4) DEFAULT 2000,
    at timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
    at3 datetime(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3),
    zero datetime NOT NULL DEFAULT '1970-01-02 00:00:00',
    span time(2) DEFAULT '10:00:00',
    token binary(16) DEFAULT '\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0',
    hash varbinary(64) DEFAULT NULL,
    login varchar(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    title text CHARACTER SET latin1 COLLATE latin1_swedish_ci DEFAULT NULL,
    name varchar(190) COLLATE utf8mb4_unicode_520_ci DEFAULT concat('n-',uuid()),
    expr int(11) DEFAULT (1 + 2),
    hidden int(11) INVISIBLE DEFAULT 5,
    doc longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(doc)),
    js json DEFAULT '{}',
    virt int(11) GENERATED ALWAYS AS (expr * 2) VIRTUAL,
    stored_ varchar(100) GENERATED ALWAYS AS (lcase(login)) STORED COMMENT 'lower',
    packed blob /*!100301 COMPRESSED*/ DEFAULT NULL,
    ip inet6 DEFAULT NULL,
    ip4 inet4 DEFAULT NULL,
    u uuid DEFAULT uuid(),
    g point NOT NULL,
    age int CHECK (age >= 0),
    PRIMARY KEY (id),
    UNIQUE KEY login_u (login DESC, name),
    UNIQUE KEY prefix_u (title(20)),
    KEY by_name (name(50),id),
    KEY by_ignored (age) IGNORED,
    KEY commented (year_of) COMMENT 'Says; why',
    KEY descending (expr DESC, age),
    KEY blocky (medium) KEY_BLOCK_SIZE=8,
    KEY on_virt (virt),
    FULLTEXT KEY words (title),
    FULLTEXT KEY words_doc (doc) COMMENT 'both',
    SPATIAL KEY places (g),
    CONSTRAINT tidy CHECK (age < 200 and kind <> 'x;y')
) ENGINE=InnoDB AUTO_INCREMENT=1000 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8 COMMENT='Who; it''s "them"' STATS_PERSISTENT=1 STATS_AUTO_RECALC=0;
CREATE TABLE legacy (id int NOT NULL AUTO_INCREMENT, body text, n int, PRIMARY KEY (id), FULLTEXT (body)) ENGINE=MyISAM DEFAULT CHARSET=utf8mb3 PACK_KEYS=1 CHECKSUM=1 DELAY_KEY_WRITE=1 ROW_FORMAT=DYNAMIC MAX_ROWS=1000 MIN_ROWS=10 AVG_ROW_LENGTH=50;
CREATE TABLE crash_safe (id int, x varchar(10), KEY (x)) ENGINE=Aria DEFAULT CHARSET=latin1 COLLATE=latin1_german2_ci PAGE_CHECKSUM=1 TRANSACTIONAL=1;
CREATE TABLE in_memory (k varchar(10) NOT NULL, v int, n int, PRIMARY KEY (k) USING HASH, KEY by_v (v) USING BTREE, UNIQUE KEY by_n (n)) ENGINE=MEMORY MAX_ROWS=500;
CREATE TABLE logs (line varchar(100) NOT NULL) ENGINE=CSV;
CREATE TABLE archived (id int NOT NULL, x text) ENGINE=InnoDB;
CREATE TABLE one (id int NOT NULL, KEY (id)) ENGINE=MyISAM;
CREATE TABLE two (id int NOT NULL, KEY (id)) ENGINE=MyISAM;
CREATE TABLE merged (id int NOT NULL, KEY (id)) ENGINE=MRG_MyISAM INSERT_METHOD=LAST UNION=(one, two);
CREATE TABLE long_unique (id int PRIMARY KEY, url text, UNIQUE KEY (url), UNIQUE KEY two (url, id)) ENGINE=InnoDB;
CREATE TABLE keyless (a int, b varchar(3000)) ROW_FORMAT=REDUNDANT DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE big5 (a varchar(5) CHARACTER SET utf16, b char(3) CHARACTER SET ucs2, c varchar(2) CHARACTER SET binary, d char(0), e nchar(4), f text COLLATE utf8mb4_nopad_bin) DEFAULT CHARSET=koi8r;
CREATE TABLE versioned (id int PRIMARY KEY, x int, y int WITHOUT SYSTEM VERSIONING) WITH SYSTEM VERSIONING;
CREATE TABLE versioned_too (id int PRIMARY KEY, x int, s timestamp(6) GENERATED ALWAYS AS ROW START, e timestamp(6) GENERATED ALWAYS AS ROW END INVISIBLE, PERIOD FOR SYSTEM_TIME (s, e)) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME LIMIT 1000 (PARTITION p0 HISTORY, PARTITION p1 CURRENT);
CREATE TABLE periods (id int, s date, e date, PERIOD FOR valid (s, e), UNIQUE (id, valid WITHOUT OVERLAPS));
CREATE TABLE by_range (id int NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (year(at)) (PARTITION p0 VALUES LESS THAN (2000) COMMENT='old', PARTITION p1 VALUES LESS THAN MAXVALUE);
CREATE TABLE by_columns (a int, b varchar(10)) PARTITION BY RANGE COLUMNS (a, b) (PARTITION p0 VALUES LESS THAN (1, 'x'), PARTITION pm VALUES LESS THAN (MAXVALUE, MAXVALUE));
CREATE TABLE by_list (a int, at date) PARTITION BY LIST (a) SUBPARTITION BY HASH (year(at)) SUBPARTITIONS 2 (PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN (3, NULL));
CREATE TABLE by_hash (id int PRIMARY KEY) PARTITION BY LINEAR HASH (id) PARTITIONS 3;
CREATE TABLE by_key (id int PRIMARY KEY) PARTITION BY KEY (id) PARTITIONS 2;
CREATE SEQUENCE numbers START WITH 100 MINVALUE -5 MAXVALUE 1000000 INCREMENT BY 10 CACHE 5 CYCLE;
CREATE SEQUENCE plain_numbers;
CREATE TABLE counted (id int NOT NULL DEFAULT nextval(numbers), n int DEFAULT (nextval(plain_numbers)), PRIMARY KEY (id));
-- What tools for databases write: the method that an index has anyway, and keys by the start of a text.
CREATE TABLE trees (id int unsigned NOT NULL AUTO_INCREMENT, name varchar(20) NOT NULL, parent_id int unsigned, PRIMARY KEY (id) USING BTREE, UNIQUE KEY name (name) USING BTREE, KEY parent (parent_id) USING BTREE COMMENT 'Above.', CONSTRAINT parent FOREIGN KEY (parent_id) REFERENCES trees (id)) ENGINE=InnoDB;
CREATE TABLE sessions (at bigint NOT NULL, process text NOT NULL, info text, PRIMARY KEY (at, process(75)), KEY by_info (info(10)));
-- Keys that the language has no place for, and what needs them: foreign keys, a column that counts, versions.
CREATE TABLE histories (id binary(20) NOT NULL, PRIMARY KEY (id));
CREATE TABLE a_histories (id binary(20) NOT NULL, history_id binary(20) NOT NULL, PRIMARY KEY (id), CONSTRAINT a_history FOREIGN KEY (history_id) REFERENCES histories (id) ON DELETE CASCADE);
CREATE TABLE chapters (n int NOT NULL AUTO_INCREMENT, book blob NOT NULL, PRIMARY KEY (n, book(10)));
CREATE TABLE facts (id int PRIMARY KEY, fact int, UNIQUE KEY fact (fact), UNIQUE KEY fact_again (fact)) WITH SYSTEM VERSIONING;
-- The check of JSON at columns of another type than JSON's own.
CREATE TABLE documents (id int PRIMARY KEY, brief varchar(100) CHECK (json_valid(brief)), n int CHECK (json_valid(n)), whole longtext CHARACTER SET latin1 CHECK (json_valid(whole)));
