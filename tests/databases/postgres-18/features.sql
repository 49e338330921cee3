-- What PostgreSQL has since version 16: virtual columns, what is not enforced, spans of time, names of NOT NULL.
CREATE EXTENSION btree_gist;
CREATE TABLE readings (id integer PRIMARY KEY, value integer CONSTRAINT value_is_known NOT NULL, stored integer GENERATED ALWAYS AS (value * 3) STORED, doubled integer GENERATED ALWAYS AS (value * 2) VIRTUAL);
CREATE TABLE hints (value integer, reading_id integer REFERENCES readings NOT ENFORCED, CONSTRAINT hints_value_positive CHECK (value > 0) NOT ENFORCED);
CREATE TABLE bookings (room integer, during daterange, PRIMARY KEY (room, during WITHOUT OVERLAPS));
CREATE TABLE guests (id integer PRIMARY KEY, room integer, during daterange, FOREIGN KEY (room, PERIOD during) REFERENCES bookings (room, PERIOD during));
CREATE TABLE sessions (id uuid DEFAULT uuidv7() PRIMARY KEY, visitor integer);
ALTER TABLE sessions ADD CONSTRAINT visitor_is_known NOT NULL visitor NOT VALID;
CREATE TABLE parents (a integer CONSTRAINT parents_only NOT NULL NO INHERIT);
CREATE TABLE was_called (x integer NOT NULL);
ALTER TABLE was_called RENAME x TO y;
ALTER TABLE was_called RENAME TO is_called;
CREATE COLLATION unicode_points (provider = builtin, locale = 'C.UTF-8');
CREATE COLLATION w_is_v (provider = icu, locale = 'und', rules = '&V << w <<< W');
CREATE TABLE words (word text COLLATE unicode_points, other text COLLATE w_is_v);
-- Names that PostgreSQL cuts, and one that it numbers because another table has it.
CREATE TABLE measurements_of_everything_that_was_counted_by_anybody (
    number_of_the_measurement_in_the_year integer NOT NULL, a_note_about_the_measurement_by_hand text CONSTRAINT noted NOT NULL);
CREATE TABLE day (of_year integer NOT NULL);
CREATE TABLE day_of (year integer NOT NULL);
