-- What SQLite can hold: names and types as people write them, and what no pragma tells.
CREATE TABLE "authors" (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, -- counted
    name NVARCHAR (120) NOT NULL COLLATE NOCASE,
    born DATE,
    fee NUMERIC(10, 2) DEFAULT 0.5,
    active BOOL NOT NULL DEFAULT 1,
    joined_at DATETIME DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE books (
    isbn TEXT PRIMARY KEY,
    author_id INTEGER NOT NULL REFERENCES Authors(ID) ON DELETE CASCADE,
    editor_id INTEGER REFERENCES authors ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    title VARCHAR(200) NOT NULL CHECK (length(title) > 0),
    kind INT NOT NULL DEFAULT 0,
    pages INT CHECK (pages > 0),
    words INT GENERATED ALWAYS AS (pages * 300) VIRTUAL,
    UNIQUE (author_id, title),
    CONSTRAINT books_known CHECK (kind IN (0, 1, 2))
    CHECK (pages < 100000)
);
CREATE TABLE chapters (book TEXT NOT NULL, number INT NOT NULL, body BLOB, PRIMARY KEY (book, number)) WITHOUT ROWID;
CREATE TABLE settings (id INTEGER PRIMARY KEY DEFAULT 0 CHECK (id = 0), data ANY) STRICT;
CREATE TABLE notes (text TEXT UNIQUE ON CONFLICT IGNORE, weird BIT);
CREATE INDEX books_by_author ON books (author_id, title COLLATE NOCASE DESC) WHERE kind <> 2;
CREATE UNIQUE INDEX books_lower ON books (lower(title), kind);
CREATE VIEW prolific AS SELECT a.id, a.name, count(*) AS books FROM authors a JOIN books b ON b.author_id = a.id GROUP BY a.id;
CREATE VIEW named (one, two) AS SELECT isbn, title FROM books;
CREATE TRIGGER books_touch AFTER UPDATE ON books BEGIN
    UPDATE authors SET joined_at = CURRENT_TIMESTAMP WHERE id = NEW.author_id;
END;
CREATE VIRTUAL TABLE search USING fts5(title, body);
