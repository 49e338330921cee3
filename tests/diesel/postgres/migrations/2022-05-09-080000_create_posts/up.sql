CREATE TABLE posts (
    id BIGSERIAL PRIMARY KEY,
    author_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    words TEXT[] NOT NULL DEFAULT '{}',
    "type" VARCHAR NOT NULL,
    search TSVECTOR
);
CREATE INDEX posts_search ON posts USING gin (search);
CREATE TABLE post_views (post_id BIGINT NOT NULL REFERENCES posts (id), day DATE NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (post_id, day));
CREATE TABLE raw_log (line TEXT);
