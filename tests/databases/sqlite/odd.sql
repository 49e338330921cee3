-- What SQLite takes.
CREATE TABLE [bracket table] ([id] INTEGER PRIMARY KEY ASC AUTOINCREMENT NOT NULL, `tick` TEXT COLLATE NOCASE, "double ""q""" BLOB, 'single' TEXT);
CREATE TABLE no_types (a, b, c PRIMARY KEY, d UNIQUE, e DEFAULT (random()), f DEFAULT CURRENT_TIMESTAMP, g DEFAULT -1.5, h DEFAULT x'00ff', i DEFAULT "text", j DEFAULT TRUE, k DEFAULT +3, l DEFAULT 'it''s', m DEFAULT null, n DEFAULT ident);
CREATE TABLE odd_types (a BIGINT UNSIGNED, b DOUBLE PRECISION, c NATIVE CHARACTER(70), d NVARCHAR(100), e LONG VARCHAR, f MEDIUMINT(8), g DECIMAL(10, 5), h "strange type", i STRING, j LONGVARCHAR, k DATETIME, l UNSIGNED BIG INT, m INT8, n CLOB, o FLOAT(3,2), p TIMESTAMP WITH TIME ZONE, q JSON, r BOOL, s GUID, t INTEGER(4) , u varchar, v POINT, w NUMERIC, x ANY, y YESNO);
CREATE TABLE conflicts (id INTEGER PRIMARY KEY ON CONFLICT REPLACE, url TEXT NOT NULL ON CONFLICT IGNORE DEFAULT '', a INT UNIQUE ON CONFLICT ABORT, b INT, c INT, UNIQUE (b, c) ON CONFLICT FAIL, UNIQUE (c COLLATE NOCASE, a DESC), CONSTRAINT named CHECK (a > 0) ON CONFLICT ROLLBACK) ;
CREATE TABLE desc_key (id INTEGER PRIMARY KEY DESC, x INT);
CREATE TABLE int_key (id INT PRIMARY KEY, x INT NOT NULL);
CREATE TABLE big_key (id BIGINT PRIMARY KEY);
CREATE TABLE text_key (k TEXT PRIMARY KEY COLLATE RTRIM, v);
CREATE TABLE two_keys (a INT, b TEXT, PRIMARY KEY (a DESC, b COLLATE NOCASE)) WITHOUT ROWID;
CREATE TABLE kv (k TEXT PRIMARY KEY NOT NULL, v BLOB) STRICT, WITHOUT ROWID;
CREATE TABLE strict_one (id INTEGER PRIMARY KEY, a ANY, b REAL, c INT NOT NULL, d BLOB, e TEXT) STRICT;
CREATE TABLE commented (
  -- the key
  id INTEGER PRIMARY KEY, /* block
  comment */ name TEXT NOT NULL -- trailing
    CHECK (length(name) > 3 -- at least
           AND name <> 'x;y' /* not this */),
  email TEXT CHECK (email LIKE '%@%') UNIQUE, -- last
  CHECK (name <> email)
  -- the end
);
CREATE TABLE computed (a INT, b INT AS (a * 2), c TEXT GENERATED ALWAYS AS (a || 'x') STORED, d INT AS (b + 1) VIRTUAL NOT NULL UNIQUE, e TEXT GENERATED ALWAYS AS (json_extract(c, '$.x')), PRIMARY KEY (a));
CREATE TABLE Parent (ID INTEGER PRIMARY KEY, Code TEXT UNIQUE, x INT, y INT, UNIQUE (x, y));
CREATE TABLE child (id INTEGER PRIMARY KEY, PARENT_id INTEGER REFERENCES parent(id) ON DELETE CASCADE ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED, code TEXT REFERENCES PARENT (CODE) ON DELETE SET DEFAULT MATCH SIMPLE, gone INTEGER REFERENCES missing (id), gone2 INT REFERENCES missing, self INT REFERENCES child, x INT, y INT, CONSTRAINT xy FOREIGN KEY (x, y) REFERENCES Parent (x, y) NOT DEFERRABLE, FOREIGN KEY (x) REFERENCES Parent (Code) DEFERRABLE INITIALLY IMMEDIATE);
CREATE TABLE no_key (a TEXT, b INTEGER NOT NULL);
CREATE TABLE rowid_name (rowid TEXT, oid INT, _rowid_ REAL);
CREATE TABLE "select" ("from" INT, "where" INT, "order" INT, "group" TEXT, "table" TEXT, "index" INT, PRIMARY KEY ("from", "where"));
CREATE TABLE as_query AS SELECT 1 AS a, 'x' AS b, 2.5 AS "c d";
CREATE TABLE same_twice (a INT UNIQUE UNIQUE, b INT, UNIQUE (a), UNIQUE (b, a), UNIQUE (a, b), CHECK (a > 0), CHECK (a > 0));
CREATE TABLE "quoted.dot" ("a.b" INT, "c'd" INT, "é" INT, "tab	tab" INT);
CREATE UNIQUE INDEX "index with space" ON conflicts (a, b DESC) WHERE b IS NOT NULL AND c <> 'x';
CREATE INDEX [bracket index] ON [bracket table] (tick COLLATE BINARY, lower(tick), id + 1);
CREATE INDEX on_expr ON odd_types (json_extract(q, '$.a') COLLATE NOCASE DESC, a) WHERE r;
CREATE UNIQUE INDEX expr_u ON commented (lower(email));
CREATE INDEX once ON Parent (Code);
CREATE INDEX once_more ON parent (code);
CREATE VIEW v1 AS SELECT id, tick AS "T", count(*) n, id + 1, cast(id AS TEXT) AS c, 'x' || tick FROM [bracket table] GROUP BY 1;
CREATE VIEW v2 (one, "two words", three) AS SELECT a, b, c FROM computed;
CREATE VIEW v3 AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT r.n, v.one FROM r JOIN v2 v ON v.one = r.n -- end comment
;
CREATE VIEW on_missing AS SELECT * FROM does_not_exist;
CREATE TRIGGER instead INSTEAD OF INSERT ON v2 BEGIN INSERT INTO computed (a) VALUES (new.one); SELECT RAISE(ABORT, 'no;pe') WHERE new.one < 0; END;
CREATE TRIGGER "after upd" AFTER UPDATE OF x, "y" ON Parent FOR EACH ROW WHEN new.x <> old.x BEGIN UPDATE child SET x = new.x WHERE x = old.x; DELETE FROM no_key WHERE a = CASE WHEN new.x THEN 'end' ELSE 'x' END; END;
CREATE TRIGGER before_del BEFORE DELETE ON kv BEGIN SELECT CASE WHEN old.k = 'a' THEN RAISE(IGNORE) END; END;
CREATE VIRTUAL TABLE docs USING fts5(title, body, content='commented', content_rowid='id', tokenize = 'porter unicode61');
CREATE TRIGGER docs_ai AFTER INSERT ON commented BEGIN INSERT INTO docs(rowid, title) VALUES (new.id, new.name); END;
CREATE VIRTUAL TABLE plain_fts USING fts5(x);
CREATE VIRTUAL TABLE fts_four USING fts4(subject, body, tokenize=porter);
CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1, y0, y1, +label TEXT);
CREATE VIRTUAL TABLE words USING fts5vocab(plain_fts, 'row');
INSERT INTO [bracket table] (tick) VALUES ('x');
ANALYZE;
