-- What PostgreSQL lets one make: types, operators, aggregates, casts, collations.
CREATE COLLATION german (provider = icu, locale = 'de-u-ks-level2', deterministic = false);
CREATE COLLATION "Posix like" (provider = libc, locale = 'C');
CREATE COLLATION two_sided (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');
COMMENT ON COLLATION german IS 'Sorts as in a phone book.';
CREATE SCHEMA kinds;
CREATE COLLATION kinds.numeric (provider = icu, locale = 'en-u-kn-true');
CREATE TYPE kinds.mood AS ENUM ('so so', 'it''s fine', 'ÄÖ', '');
CREATE TYPE "Status" AS ENUM ('active', 'Inactive', '3rd');
CREATE DOMAIN email AS text COLLATE german CHECK (VALUE ~ '@') CONSTRAINT short CHECK (length(VALUE) < 100) CONSTRAINT "not Root" CHECK (VALUE <> 'root@localhost');
COMMENT ON DOMAIN email IS 'An address';
COMMENT ON CONSTRAINT short ON DOMAIN email IS 'By RFC.';
CREATE DOMAIN kinds.percent AS numeric(5,2) DEFAULT 0 NOT NULL CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN kinds.big_percent AS kinds.percent CHECK (VALUE > 50);
CREATE DOMAIN years AS integer CHECK (VALUE >= 1901 AND VALUE <= 2155);
CREATE DOMAIN years_late AS integer;
ALTER DOMAIN years_late ADD CONSTRAINT late CHECK (VALUE > 0) NOT VALID;
CREATE DOMAIN codes AS char(2)[] CHECK (array_length(VALUE, 1) < 4);
CREATE DOMAIN moods AS kinds.mood DEFAULT 'so so';
CREATE DOMAIN tri AS varchar COLLATE kinds.numeric;
CREATE TYPE kinds.address AS (street text COLLATE "C", zip char(5), "since When" date, codes codes);
COMMENT ON TYPE kinds.address IS 'Where';
COMMENT ON COLUMN kinds.address.zip IS 'Five of them';
CREATE TYPE nested AS (one kinds.address, many kinds.address[]);
CREATE FUNCTION float_diff(double precision, double precision) RETURNS double precision LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE TYPE float_range AS RANGE (subtype = double precision, subtype_diff = float_diff, multirange_type_name = float_multi);
CREATE TYPE text_range AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
COMMENT ON TYPE text_range IS 'From a to z';
CREATE TYPE kinds.inet_range AS RANGE (subtype = inet);
CREATE TYPE complex AS (r double precision, i double precision);
CREATE FUNCTION complex_add(complex, complex) RETURNS complex LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT ($1.r + $2.r, $1.i + $2.i)::complex $$;
CREATE FUNCTION complex_eq(complex, complex) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT $1.r = $2.r AND $1.i = $2.i $$;
CREATE FUNCTION complex_ne(complex, complex) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT NOT complex_eq($1, $2) $$;
CREATE FUNCTION complex_lt(complex, complex) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT $1.r < $2.r $$;
CREATE FUNCTION complex_cmp(complex, complex) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT CASE WHEN $1.r < $2.r THEN -1 WHEN $1.r > $2.r THEN 1 ELSE 0 END $$;
CREATE FUNCTION complex_hash(complex) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT hashfloat8($1.r) $$;
CREATE OPERATOR + (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_add, COMMUTATOR = +);
CREATE OPERATOR === (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_eq, COMMUTATOR = ===, NEGATOR = !==, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR !== (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_ne, COMMUTATOR = !==, NEGATOR = ===, RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE OPERATOR <<< (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_lt);
CREATE FUNCTION complex_minus(complex) RETURNS complex LANGUAGE sql IMMUTABLE AS $$ SELECT (-$1.r, -$1.i)::complex $$;
CREATE OPERATOR kinds.~~~ (RIGHTARG = complex, FUNCTION = complex_minus);
COMMENT ON OPERATOR + (complex, complex) IS 'Adds';
COMMENT ON OPERATOR kinds.~~~ (NONE, complex) IS 'Turns around';
CREATE OPERATOR FAMILY complex_family USING btree;
CREATE OPERATOR CLASS complex_ops DEFAULT FOR TYPE complex USING btree FAMILY complex_family AS OPERATOR 1 <<<, OPERATOR 3 ===, FUNCTION 1 complex_cmp(complex, complex);
CREATE OPERATOR CLASS complex_hash_ops DEFAULT FOR TYPE complex USING hash AS OPERATOR 1 ===, FUNCTION 1 complex_hash(complex);
COMMENT ON OPERATOR CLASS complex_ops USING btree IS 'By the real part';
CREATE FUNCTION complex_of(double precision) RETURNS complex LANGUAGE sql IMMUTABLE AS $$ SELECT ($1, 0)::complex $$;
CREATE CAST (double precision AS complex) WITH FUNCTION complex_of(double precision) AS ASSIGNMENT;
COMMENT ON CAST (double precision AS complex) IS 'On the line';
CREATE CAST (kinds.address AS text) WITH INOUT AS IMPLICIT;
CREATE AGGREGATE complex_sum(complex) (SFUNC = complex_add, STYPE = complex, INITCOND = '(0,0)', PARALLEL = safe, COMBINEFUNC = complex_add);
CREATE AGGREGATE kinds.all_of(anycompatiblearray) (SFUNC = array_cat, STYPE = anycompatiblearray);
CREATE FUNCTION grow(internal, text) RETURNS internal LANGUAGE internal AS 'string_agg_transfn';
DROP FUNCTION grow(internal, text);
CREATE AGGREGATE middle(double precision ORDER BY double precision) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_cont_float8_final);
CREATE AGGREGATE moving(integer) (SFUNC = int4pl, STYPE = integer, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, INITCOND = '0', MINITCOND = '0', SORTOP = >);
COMMENT ON AGGREGATE moving(integer) IS 'Over a window';
CREATE PROCEDURE kinds.clean(INOUT n integer DEFAULT 3, VARIADIC names text[] DEFAULT '{}') LANGUAGE plpgsql AS $$ BEGIN COMMIT; n := n + 1; END; $$;
COMMENT ON PROCEDURE kinds.clean IS 'Away with it';
CREATE FUNCTION overloaded(a integer) RETURNS TABLE(x integer, y text) LANGUAGE sql STABLE ROWS 10 AS 'SELECT a, a::text';
CREATE FUNCTION overloaded(a text, OUT b text, OUT c integer) LANGUAGE sql LEAKPROOF AS 'SELECT a, 1';
CREATE FUNCTION overloaded(a kinds.mood[]) RETURNS SETOF kinds.address LANGUAGE plpgsql AS 'BEGIN RETURN; END';
CREATE FUNCTION atomic_add(a integer, b integer DEFAULT 4) RETURNS integer LANGUAGE sql IMMUTABLE BEGIN ATOMIC; SELECT a + b; END;
CREATE TABLE people (
    id integer PRIMARY KEY,
    mood kinds.mood DEFAULT 'it''s fine' NOT NULL,
    moods kinds.mood[] DEFAULT '{"so so"}'::kinds.mood[],
    status "Status" DEFAULT 'Inactive'::"Status",
    statuses "Status"[],
    mail email,
    mails email[],
    share kinds.percent,
    large kinds.big_percent,
    year years DEFAULT 1999,
    current moods,
    codes codes,
    home kinds.address,
    homes kinds.address[] DEFAULT ARRAY[]::kinds.address[],
    all_of nested,
    span float_range DEFAULT '[0,1]'::float_range,
    spans float_multi,
    words text_range,
    net kinds.inet_range,
    z complex DEFAULT (0, 0)::complex,
    name text COLLATE german,
    label varchar(20) COLLATE kinds.numeric,
    sorted tri,
    bits bit(8) DEFAULT B'00000001',
    varbits bit varying(5),
    anybits bit varying,
    amount money DEFAULT 0,
    "position" point,
    box box,
    area polygon,
    doc xml,
    at time(0) with time zone,
    span_of interval day to second(3),
    years interval year,
    lsn pg_lsn,
    system oid,
    kind regclass,
    short "char",
    ident name,
    vector tsvector,
    query tsquery,
    path jsonpath,
    matrix integer[][] DEFAULT '{{1,2},{3,4}}',
    days date[] DEFAULT ARRAY['2024-01-01'::date],
    num numeric(3,-2),
    wide numeric(5,7),
    never date DEFAULT 'infinity',
    nan double precision DEFAULT 'NaN',
    neg smallint DEFAULT -5,
    escaped text DEFAULT E'a\\b\n''c''',
    long_ago timestamptz DEFAULT '-infinity',
    soon timestamp(3) DEFAULT (now() + '1 day'::interval),
    bytes bytea DEFAULT '\xdeadbeef',
    ex int4multirange,
    EXCLUDE USING btree (z WITH ===),
    CHECK (mood = ANY (ARRAY['so so'::kinds.mood, 'it''s fine'::kinds.mood])),
    CHECK (share IS NULL OR large IS NULL) NO INHERIT
);
CREATE INDEX people_z ON people USING hash (z);
CREATE INDEX people_label ON people (label COLLATE "C" varchar_pattern_ops, name COLLATE "Posix like");
CREATE TABLE of_type OF kinds.address (PRIMARY KEY (zip), street WITH OPTIONS DEFAULT 'none', CHECK (zip <> '00000'));
