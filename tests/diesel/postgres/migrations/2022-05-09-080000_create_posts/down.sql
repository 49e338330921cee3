DROP TABLE raw_log;
DROP TABLE post_views;
DROP TABLE posts;
