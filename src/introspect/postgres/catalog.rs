//! The questions to PostgreSQL's catalog, each for the whole database.
//!
//! <https://www.postgresql.org/docs/current/catalogs.html>. Names are printed as the search path `public` needs them, which is the one
//! that migrations run with.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::database::{Database, DatabaseError};

/// Sets what the catalog's functions print by.
pub(super) const SESSION: &str = "SET search_path = public; SET quote_all_identifiers = off; SET intervalstyle = postgres; \
                                  SET datestyle = iso; SET extra_float_digits = 1";

/// Namespaces that users make.
const OUR_NAMESPACE: &str = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname NOT LIKE 'pg\\_temp\\_%' \
                             AND n.nspname NOT LIKE 'pg\\_toast\\_temp\\_%'";

/// Returns the condition that an object is no part of an extension.
fn no_extension(class: &str, oid: &str) -> String {
    format!(
        "NOT EXISTS (SELECT FROM pg_depend AS e WHERE e.classid = '{class}'::regclass AND e.objid = {oid} AND e.deptype = 'e')"
    )
}

/// A table, view or foreign table.
#[derive(Debug, Deserialize)]
pub(super) struct Relation {
    pub(super) oid: u32,
    pub(super) namespace: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) unlogged: bool,
    pub(super) options: Vec<String>,
    pub(super) tablespace: Option<String>,
    pub(super) method: Option<String>,
    pub(super) doc: Option<String>,
    pub(super) is_partition: bool,
    pub(super) bound: Option<String>,
    pub(super) partition_key: Option<String>,
    pub(super) parents: Vec<u32>,
    pub(super) row_security: bool,
    pub(super) forced_security: bool,
    pub(super) replica_identity: String,
    pub(super) definition: Option<String>,
    pub(super) of_type: Option<String>,
}

/// A column of a table or view, or an attribute of a composite type.
#[derive(Debug, Deserialize)]
pub(super) struct Column {
    pub(super) relation: u32,
    pub(super) name: String,
    pub(super) ty: String,
    pub(super) type_kind: String,
    pub(super) type_namespace: String,
    pub(super) type_name: String,
    pub(super) element: Option<String>,
    pub(super) base: Option<String>,
    pub(super) not_null: bool,
    pub(super) default: Option<String>,
    pub(super) identity: String,
    pub(super) generated: String,
    pub(super) collation: Option<String>,
    pub(super) doc: Option<String>,
    pub(super) is_local: bool,
    pub(super) storage: Option<String>,
    pub(super) statistics: Option<i32>,
    pub(super) compression: Option<String>,
    pub(super) options: Vec<String>,
}

/// A constraint of a table or domain.
#[derive(Debug, Deserialize)]
pub(super) struct Constraint {
    pub(super) relation: u32,
    pub(super) domain: u32,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) columns: Vec<String>,
    pub(super) target: u32,
    pub(super) references: Vec<String>,
    pub(super) on_update: String,
    pub(super) on_delete: String,
    pub(super) match_type: String,
    pub(super) deferrable: bool,
    pub(super) deferred: bool,
    pub(super) is_valid: bool,
    pub(super) no_inherit: bool,
    pub(super) is_local: bool,
    pub(super) is_inherited: bool,
    pub(super) definition: String,
    pub(super) include: Vec<String>,
    pub(super) index_options: Vec<String>,
    pub(super) doc: Option<String>,
}

/// An index that no constraint brings.
#[derive(Debug, Deserialize)]
pub(super) struct Index {
    pub(super) relation: u32,
    pub(super) name: String,
    pub(super) unique: bool,
    pub(super) method: String,
    pub(super) parts: Vec<IndexPart>,
    pub(super) include: Vec<String>,
    pub(super) predicate: Option<String>,
    pub(super) options: Vec<String>,
    pub(super) tablespace: Option<String>,
    pub(super) definition: String,
    pub(super) is_inherited: bool,
    pub(super) is_valid: bool,
    pub(super) is_replica_identity: bool,
    pub(super) is_clustered: bool,
    pub(super) doc: Option<String>,
}

/// A part of an index.
#[derive(Debug, Deserialize)]
pub(super) struct IndexPart {
    /// The column, unless it is an expression.
    pub(super) column: Option<String>,
    pub(super) definition: String,
    pub(super) option: i32,
    pub(super) operators: Option<String>,
    pub(super) collation: Option<String>,
}

/// A type that is no table's.
#[derive(Debug, Deserialize)]
pub(super) struct TypeRow {
    pub(super) oid: u32,
    pub(super) relation: u32,
    pub(super) namespace: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) labels: Vec<String>,
    pub(super) base: Option<String>,
    pub(super) not_null: bool,
    pub(super) default: Option<String>,
    pub(super) collation: Option<String>,
    pub(super) subtype: Option<String>,
    pub(super) doc: Option<String>,
}

/// A sequence.
#[derive(Debug, Deserialize)]
pub(super) struct Sequence {
    pub(super) oid: u32,
    pub(super) namespace: String,
    pub(super) name: String,
    pub(super) ty: String,
    pub(super) start: i64,
    pub(super) increment: i64,
    pub(super) min: i64,
    pub(super) max: i64,
    pub(super) cache: i64,
    pub(super) cycle: bool,
    /// `a` when it belongs to a column, `i` when an identity column made it.
    pub(super) owned: Option<String>,
    pub(super) owner: u32,
    pub(super) owner_column: Option<String>,
    pub(super) doc: Option<String>,
}

/// Something that is carried with its definition.
#[derive(Debug, Deserialize)]
pub(super) struct Defined {
    pub(super) oid: u32,
    pub(super) class: u32,
    pub(super) name: String,
    pub(super) create: String,
    pub(super) drop: String,
    /// The text in which names may be mentioned that the catalog does not know of.
    pub(super) body: Option<String>,
}

/// That one object needs another.
#[derive(Debug, Deserialize)]
pub(super) struct Dependency {
    pub(super) class: u32,
    pub(super) object: u32,
    pub(super) target_class: u32,
    pub(super) target: u32,
}

/// What belongs to another object and is known by it: an index by its table, a default by its table, a rewrite rule by its view.
#[derive(Debug, Deserialize)]
pub(super) struct Part {
    pub(super) class: u32,
    pub(super) object: u32,
    pub(super) owner_class: u32,
    pub(super) owner: u32,
}

/// A namespace.
#[derive(Debug, Deserialize)]
pub(super) struct Namespace {
    pub(super) name: String,
    pub(super) doc: Option<String>,
}

/// All that was asked.
#[derive(Debug)]
pub(super) struct Catalog {
    pub(super) namespaces: Vec<Namespace>,
    pub(super) relations: Vec<Relation>,
    pub(super) columns: Vec<Column>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) indexes: Vec<Index>,
    pub(super) types: Vec<TypeRow>,
    pub(super) sequences: Vec<Sequence>,
    pub(super) defined: Vec<Defined>,
    pub(super) dependencies: Vec<Dependency>,
    pub(super) parts: Vec<Part>,
}

impl Catalog {
    /// Asks all of it.
    pub(super) async fn read(database: &mut Database) -> Result<Self, DatabaseError> {
        database.execute(SESSION).await?;
        Ok(Self {
            namespaces: ask(database, &namespaces()).await?,
            relations: ask(database, &relations()).await?,
            columns: ask(database, &columns()).await?,
            constraints: ask(database, &constraints()).await?,
            indexes: ask(database, &indexes()).await?,
            types: ask(database, &types()).await?,
            sequences: ask(database, &sequences()).await?,
            defined: {
                let mut all = Vec::new();
                for query in defined() {
                    all.extend(ask::<Defined>(database, &query).await?);
                }
                all
            },
            dependencies: ask(database, DEPENDENCIES).await?,
            parts: ask(database, PARTS).await?,
        })
    }
}

async fn ask<T: DeserializeOwned>(database: &mut Database, query: &str) -> Result<Vec<T>, DatabaseError> {
    database.rows(query).await
}

fn namespaces() -> String {
    let ours = no_extension("pg_namespace", "n.oid");
    format!(
        "SELECT n.nspname AS name, obj_description(n.oid, 'pg_namespace') AS doc FROM pg_namespace AS n
WHERE {OUR_NAMESPACE} AND {ours} ORDER BY n.nspname"
    )
}

fn relations() -> String {
    let ours = no_extension("pg_class", "c.oid");
    format!(
        "SELECT c.oid::bigint AS oid, n.nspname AS namespace, c.relname AS name, c.relkind::text AS kind,
  c.relpersistence = 'u' AS unlogged, coalesce(c.reloptions, '{{}}') AS options, t.spcname AS tablespace,
  CASE WHEN a.amname <> 'heap' THEN a.amname END AS method, obj_description(c.oid, 'pg_class') AS doc,
  c.relispartition AS is_partition, pg_get_expr(c.relpartbound, c.oid) AS bound,
  CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
  array(SELECT i.inhparent::bigint FROM pg_inherits AS i WHERE i.inhrelid = c.oid ORDER BY i.inhseqno) AS parents,
  c.relrowsecurity AS row_security, c.relforcerowsecurity AS forced_security, c.relreplident::text AS replica_identity,
  CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition,
  CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS of_type
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
  LEFT JOIN pg_tablespace AS t ON t.oid = c.reltablespace LEFT JOIN pg_am AS a ON a.oid = c.relam
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {OUR_NAMESPACE} AND {ours}
ORDER BY c.oid"
    )
}

fn columns() -> String {
    format!(
        "SELECT a.attrelid::bigint AS relation, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS ty,
  t.typtype::text AS type_kind, tn.nspname AS type_namespace, t.typname AS type_name,
  CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN e.typtype::text END AS element,
  CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base,
  a.attnotnull AS not_null, pg_get_expr(d.adbin, d.adrelid) AS default, a.attidentity::text AS identity,
  a.attgenerated::text AS generated,
  CASE WHEN a.attcollation <> t.typcollation THEN
    CASE WHEN cn.nspname IN ('pg_catalog', 'public') THEN quote_ident(co.collname)
    ELSE quote_ident(cn.nspname) || '.' || quote_ident(co.collname) END END AS collation,
  col_description(a.attrelid, a.attnum) AS doc, a.attislocal AS is_local,
  CASE WHEN a.attstorage <> t.typstorage THEN
    CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END AS storage,
  nullif(a.attstattarget, -1) AS statistics,
  to_jsonb(a) ->> 'attcompression' AS compression, array(SELECT o FROM unnest(a.attoptions) AS o WHERE o LIKE 'n\\_distinct%') AS options
FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_type AS t ON t.oid = a.atttypid JOIN pg_namespace AS tn ON tn.oid = t.typnamespace
  LEFT JOIN pg_type AS e ON e.oid = t.typelem
  LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  LEFT JOIN pg_collation AS co ON co.oid = a.attcollation LEFT JOIN pg_namespace AS cn ON cn.oid = co.collnamespace
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND {OUR_NAMESPACE}
ORDER BY a.attrelid, a.attnum"
    )
}

fn constraints() -> String {
    format!(
        "SELECT k.conrelid::bigint AS relation, k.contypid::bigint AS domain, k.conname AS name,
  k.contype::text AS kind,
  array(SELECT a.attname FROM unnest(k.conkey) WITH ORDINALITY AS u (number, place)
    JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number ORDER BY u.place) AS columns,
  k.confrelid::bigint AS target,
  array(SELECT a.attname FROM unnest(k.confkey) WITH ORDINALITY AS u (number, place)
    JOIN pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = u.number ORDER BY u.place) AS references,
  k.confupdtype::text AS on_update, k.confdeltype::text AS on_delete, k.confmatchtype::text AS match_type,
  k.condeferrable AS deferrable, k.condeferred AS deferred, k.convalidated AS is_valid, k.connoinherit AS no_inherit,
  k.conislocal AS is_local, k.coninhcount > 0 OR k.conparentid <> 0 AS is_inherited, pg_get_constraintdef(k.oid) AS definition,
  array(SELECT a.attname FROM unnest(x.indkey::int2[]) WITH ORDINALITY AS u (number, place)
    JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number
    WHERE u.place > x.indnkeyatts ORDER BY u.place) AS include,
  coalesce(xc.reloptions, '{{}}') || CASE WHEN xt.spcname IS NULL THEN '{{}}'::text[] ELSE ARRAY['tablespace=' || xt.spcname] END
    || CASE WHEN x.indisreplident THEN ARRAY['replica identity'] ELSE '{{}}'::text[] END
    || CASE WHEN x.indisclustered THEN ARRAY['cluster'] ELSE '{{}}'::text[] END AS index_options,
  obj_description(k.oid, 'pg_constraint') AS doc
FROM pg_constraint AS k JOIN pg_namespace AS n ON n.oid = k.connamespace
  LEFT JOIN pg_index AS x ON x.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
  LEFT JOIN pg_class AS xc ON xc.oid = x.indexrelid LEFT JOIN pg_tablespace AS xt ON xt.oid = xc.reltablespace
WHERE k.contype IN ('p', 'u', 'c', 'f', 'x') AND {OUR_NAMESPACE}
ORDER BY k.conrelid, k.contypid, k.contype, k.oid"
    )
}

fn indexes() -> String {
    format!(
        "SELECT x.indrelid::bigint AS relation, c.relname AS name, x.indisunique AS unique, m.amname AS method,
  (SELECT json_agg(json_build_object('column', a.attname, 'definition', pg_get_indexdef(x.indexrelid, u.place::int, false),
      'option', x.indoption[u.place::int - 1],
      'operators', CASE WHEN NOT o.opcdefault OR own.options <> '{{}}' THEN
        CASE WHEN opn.nspname IN ('pg_catalog', 'public') THEN quote_ident(o.opcname)
        ELSE quote_ident(opn.nspname) || '.' || quote_ident(o.opcname) END
        || CASE WHEN own.options <> '{{}}' THEN ' (' || array_to_string(own.options, ', ') || ')' ELSE '' END END,
      'collation', CASE WHEN x.indcollation[u.place::int - 1] <> 0
        AND x.indcollation[u.place::int - 1] <> coalesce(a.attcollation, t.typcollation) THEN
        CASE WHEN con.nspname IN ('pg_catalog', 'public') THEN quote_ident(co.collname)
        ELSE quote_ident(con.nspname) || '.' || quote_ident(co.collname) END END) ORDER BY u.place)
    FROM unnest(x.indkey::int2[]) WITH ORDINALITY AS u (number, place)
      LEFT JOIN pg_attribute AS a ON a.attrelid = x.indrelid AND a.attnum = u.number AND u.number <> 0
      LEFT JOIN pg_attribute AS ia ON ia.attrelid = x.indexrelid AND ia.attnum = u.place
      LEFT JOIN pg_type AS t ON t.oid = ia.atttypid
      -- What the server notes for itself is no parameter.
      CROSS JOIN LATERAL (SELECT array(SELECT o FROM unnest(ia.attoptions) AS o WHERE o NOT LIKE 'pg\\_%') AS options) AS own
      LEFT JOIN pg_opclass AS o ON o.oid = x.indclass[u.place::int - 1] LEFT JOIN pg_namespace AS opn ON opn.oid = o.opcnamespace
      LEFT JOIN pg_collation AS co ON co.oid = x.indcollation[u.place::int - 1]
      LEFT JOIN pg_namespace AS con ON con.oid = co.collnamespace
    WHERE u.place <= x.indnkeyatts) AS parts,
  array(SELECT a.attname FROM unnest(x.indkey::int2[]) WITH ORDINALITY AS u (number, place)
    JOIN pg_attribute AS a ON a.attrelid = x.indrelid AND a.attnum = u.number
    WHERE u.place > x.indnkeyatts ORDER BY u.place) AS include,
  pg_get_expr(x.indpred, x.indrelid) AS predicate, coalesce(c.reloptions, '{{}}') AS options, ts.spcname AS tablespace,
  pg_get_indexdef(x.indexrelid) AS definition,
  EXISTS (SELECT FROM pg_inherits AS i WHERE i.inhrelid = x.indexrelid) AS is_inherited, x.indisvalid AS is_valid,
  x.indisreplident AS is_replica_identity, x.indisclustered AS is_clustered, obj_description(x.indexrelid, 'pg_class') AS doc
FROM pg_index AS x JOIN pg_class AS c ON c.oid = x.indexrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_am AS m ON m.oid = c.relam LEFT JOIN pg_tablespace AS ts ON ts.oid = c.reltablespace
WHERE {OUR_NAMESPACE} AND NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY x.indrelid, x.indexrelid"
    )
}

fn types() -> String {
    let ours = no_extension("pg_type", "t.oid");
    format!(
        "SELECT t.oid::bigint AS oid, t.typrelid::bigint AS relation, n.nspname AS namespace, t.typname AS name,
  t.typtype::text AS kind,
  array(SELECT e.enumlabel FROM pg_enum AS e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels,
  CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base, t.typnotnull AS not_null,
  t.typdefault AS default, CASE WHEN t.typcollation <> b.typcollation THEN quote_ident(co.collname) END AS collation,
  format_type(r.rngsubtype, NULL) AS subtype, obj_description(t.oid, 'pg_type') AS doc
FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
  LEFT JOIN pg_class AS c ON c.oid = t.typrelid LEFT JOIN pg_type AS b ON b.oid = t.typbasetype
  LEFT JOIN pg_collation AS co ON co.oid = t.typcollation LEFT JOIN pg_range AS r ON r.rngtypid = t.oid
WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c' OR t.typtype = 'b' AND t.typelem = 0)
  AND {OUR_NAMESPACE} AND {ours}
ORDER BY t.oid"
    )
}

fn sequences() -> String {
    let ours = no_extension("pg_class", "c.oid");
    format!(
        "SELECT c.oid::bigint AS oid, n.nspname AS namespace, c.relname AS name, format_type(s.seqtypid, NULL) AS ty, s.seqstart AS start,
  s.seqincrement AS increment, s.seqmin AS min, s.seqmax AS max, s.seqcache AS cache, s.seqcycle AS cycle,
  d.deptype::text AS owned, coalesce(d.refobjid, 0)::bigint AS owner, a.attname AS owner_column,
  obj_description(c.oid, 'pg_class') AS doc
FROM pg_sequence AS s JOIN pg_class AS c ON c.oid = s.seqrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
  LEFT JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass
    AND d.deptype IN ('a', 'i')
  LEFT JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE {OUR_NAMESPACE} AND {ours} ORDER BY c.oid"
    )
}

/// The kinds of objects that are carried with what the server prints for them.
fn defined() -> Vec<String> {
    let of_extension = "SELECT e.oid::bigint AS oid, 'pg_extension'::regclass::oid::bigint AS class, e.extname AS name,
  'CREATE EXTENSION IF NOT EXISTS ' || quote_ident(e.extname)
    || CASE WHEN n.nspname IN ('public', 'pg_catalog') THEN '' ELSE ' WITH SCHEMA ' || quote_ident(n.nspname) END AS create,
  'DROP EXTENSION ' || quote_ident(e.extname) AS drop, NULL AS body
FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql' ORDER BY e.oid";
    let no_function = no_extension("pg_proc", "p.oid");
    let function = format!(
        "SELECT p.oid::bigint AS oid, 'pg_proc'::regclass::oid::bigint AS class, p.oid::regprocedure::text AS name,
  rtrim(pg_get_functiondef(p.oid), E'\\n') || coalesce(E';\\nCOMMENT ON ' || k.word || ' ' || p.oid::regprocedure || ' IS '
    || quote_literal(obj_description(p.oid, 'pg_proc')), '') AS create,
  'DROP ' || k.word || ' ' || p.oid::regprocedure AS drop,
  CASE WHEN l.lanname = 'sql' THEN p.prosrc END AS body
FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace JOIN pg_language AS l ON l.oid = p.prolang,
  LATERAL (SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END AS word) AS k
WHERE p.prokind IN ('f', 'p', 'w') AND {OUR_NAMESPACE} AND {no_function}
  AND NOT EXISTS (SELECT FROM pg_depend AS i WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid AND i.deptype = 'i')
ORDER BY p.oid"
    );
    let aggregate = format!(
        "SELECT p.oid::bigint AS oid, 'pg_proc'::regclass::oid::bigint AS class, p.oid::regprocedure::text AS name,
  'CREATE AGGREGATE ' || quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' || pg_get_function_arguments(p.oid)
    || E') (\\n    SFUNC = ' || a.aggtransfn::regproc || E',\\n    STYPE = ' || format_type(a.aggtranstype, NULL)
    || CASE WHEN a.aggtransspace <> 0 THEN E',\\n    SSPACE = ' || a.aggtransspace ELSE '' END
    || CASE WHEN a.aggfinalfn <> 0 THEN E',\\n    FINALFUNC = ' || a.aggfinalfn::regproc ELSE '' END
    || CASE WHEN a.aggfinalextra THEN E',\\n    FINALFUNC_EXTRA' ELSE '' END
    || CASE WHEN a.aggcombinefn <> 0 THEN E',\\n    COMBINEFUNC = ' || a.aggcombinefn::regproc ELSE '' END
    || CASE WHEN a.aggserialfn <> 0 THEN E',\\n    SERIALFUNC = ' || a.aggserialfn::regproc ELSE '' END
    || CASE WHEN a.aggdeserialfn <> 0 THEN E',\\n    DESERIALFUNC = ' || a.aggdeserialfn::regproc ELSE '' END
    || CASE WHEN a.agginitval IS NOT NULL THEN E',\\n    INITCOND = ' || quote_literal(a.agginitval) ELSE '' END
    || CASE WHEN a.aggsortop <> 0 THEN E',\\n    SORTOP = OPERATOR(' || a.aggsortop::regoper || ')' ELSE '' END
    || CASE p.proparallel WHEN 's' THEN E',\\n    PARALLEL = safe' WHEN 'r' THEN E',\\n    PARALLEL = restricted' ELSE '' END
    || E'\\n)' || coalesce(E';\\nCOMMENT ON AGGREGATE ' || p.oid::regprocedure || ' IS '
    || quote_literal(obj_description(p.oid, 'pg_proc')), '') AS create,
  'DROP AGGREGATE ' || p.oid::regprocedure AS drop, NULL AS body
FROM pg_aggregate AS a JOIN pg_proc AS p ON p.oid = a.aggfnoid JOIN pg_namespace AS n ON n.oid = p.pronamespace
WHERE {OUR_NAMESPACE} AND {no_function} ORDER BY p.oid"
    );
    let trigger = format!(
        "SELECT t.oid::bigint AS oid, 'pg_trigger'::regclass::oid::bigint AS class, t.tgname AS name,
  pg_get_triggerdef(t.oid) || CASE t.tgenabled WHEN 'D' THEN E';\\nALTER TABLE ' || t.tgrelid::regclass || ' DISABLE TRIGGER ' || quote_ident(t.tgname)
    WHEN 'R' THEN E';\\nALTER TABLE ' || t.tgrelid::regclass || ' ENABLE REPLICA TRIGGER ' || quote_ident(t.tgname)
    WHEN 'A' THEN E';\\nALTER TABLE ' || t.tgrelid::regclass || ' ENABLE ALWAYS TRIGGER ' || quote_ident(t.tgname) ELSE '' END
    || coalesce(E';\\nCOMMENT ON TRIGGER ' || quote_ident(t.tgname) || ' ON ' || t.tgrelid::regclass || ' IS '
    || quote_literal(obj_description(t.oid, 'pg_trigger')), '') AS create,
  'DROP TRIGGER ' || quote_ident(t.tgname) || ' ON ' || t.tgrelid::regclass AS drop, NULL AS body
FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND (to_jsonb(t) ->> 'tgparentid' IS NULL OR to_jsonb(t) ->> 'tgparentid' = '0') AND {OUR_NAMESPACE} ORDER BY t.oid"
    );
    let rule = format!(
        "SELECT r.oid::bigint AS oid, 'pg_rewrite'::regclass::oid::bigint AS class, r.rulename AS name,
  rtrim(pg_get_ruledef(r.oid), ';') || coalesce(E';\\nCOMMENT ON RULE ' || quote_ident(r.rulename) || ' ON ' || r.ev_class::regclass || ' IS '
    || quote_literal(obj_description(r.oid, 'pg_rewrite')), '') AS create,
  'DROP RULE ' || quote_ident(r.rulename) || ' ON ' || r.ev_class::regclass AS drop, NULL AS body
FROM pg_rewrite AS r JOIN pg_class AS c ON c.oid = r.ev_class JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN' AND {OUR_NAMESPACE} ORDER BY r.oid"
    );
    let policy = format!(
        "SELECT p.oid::bigint AS oid, 'pg_policy'::regclass::oid::bigint AS class, p.polname AS name,
  'CREATE POLICY ' || quote_ident(p.polname) || ' ON ' || p.polrelid::regclass
    || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END
    || CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE' WHEN 'd' THEN ' FOR DELETE' ELSE '' END
    || CASE WHEN p.polroles = '{{0}}' THEN '' ELSE ' TO ' || (SELECT string_agg(quote_ident(r.rolname), ', ' ORDER BY r.rolname)
      FROM pg_roles AS r WHERE r.oid = ANY (p.polroles)) END
    || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
    || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
    || coalesce(E';\\nCOMMENT ON POLICY ' || quote_ident(p.polname) || ' ON ' || p.polrelid::regclass || ' IS '
    || quote_literal(obj_description(p.oid, 'pg_policy')), '') AS create,
  'DROP POLICY ' || quote_ident(p.polname) || ' ON ' || p.polrelid::regclass AS drop, NULL AS body
FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE {OUR_NAMESPACE} ORDER BY p.oid"
    );
    let statistics = format!(
        "SELECT s.oid::bigint AS oid, 'pg_statistic_ext'::regclass::oid::bigint AS class, s.stxname AS name,
  pg_get_statisticsobjdef(s.oid) AS create,
  'DROP STATISTICS ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname) AS drop, NULL AS body
FROM pg_statistic_ext AS s JOIN pg_namespace AS n ON n.oid = s.stxnamespace WHERE {OUR_NAMESPACE} ORDER BY s.oid"
    );
    let collation = format!(
        "SELECT c.oid::bigint AS oid, 'pg_collation'::regclass::oid::bigint AS class, c.collname AS name,
  'CREATE COLLATION ' || quote_ident(n.nspname) || '.' || quote_ident(c.collname) || ' (provider = '
    || CASE c.collprovider WHEN 'i' THEN 'icu' ELSE 'libc' END
    || CASE WHEN c.collisdeterministic THEN '' ELSE ', deterministic = false' END
    || coalesce(', locale = ' || quote_literal(coalesce(to_jsonb(c) ->> 'colliculocale', to_jsonb(c) ->> 'colllocale', c.collcollate)), '')
    || ')' AS create,
  'DROP COLLATION ' || quote_ident(n.nspname) || '.' || quote_ident(c.collname) AS drop, NULL AS body
FROM pg_collation AS c JOIN pg_namespace AS n ON n.oid = c.collnamespace WHERE {OUR_NAMESPACE} AND {} ORDER BY c.oid",
        no_extension("pg_collation", "c.oid")
    );
    vec![of_extension.to_owned(), function, aggregate, trigger, rule, policy, statistics, collation]
}

const DEPENDENCIES: &str = "\
SELECT d.classid::bigint AS class, d.objid::bigint AS object, d.refclassid::bigint AS target_class, d.refobjid::bigint AS target
FROM pg_depend AS d WHERE d.deptype IN ('n', 'a', 'i', 'e', 'x') AND d.objid >= 16384 AND d.refobjid >= 16384
ORDER BY 1, 2, 3, 4";

const PARTS: &str = "\
SELECT 'pg_class'::regclass::oid::bigint AS class, x.indexrelid::bigint AS object, 'pg_class'::regclass::oid::bigint AS owner_class, x.indrelid::bigint AS owner
  FROM pg_index AS x WHERE x.indexrelid >= 16384
UNION ALL SELECT 'pg_attrdef'::regclass::oid::bigint, d.oid::bigint, 'pg_class'::regclass::oid::bigint, d.adrelid::bigint FROM pg_attrdef AS d WHERE d.oid >= 16384
UNION ALL SELECT 'pg_constraint'::regclass::oid::bigint, k.oid::bigint, 'pg_class'::regclass::oid::bigint, k.conrelid::bigint FROM pg_constraint AS k
  WHERE k.oid >= 16384 AND k.conrelid <> 0
UNION ALL SELECT 'pg_constraint'::regclass::oid::bigint, k.oid::bigint, 'pg_type'::regclass::oid::bigint, k.contypid::bigint FROM pg_constraint AS k
  WHERE k.oid >= 16384 AND k.contypid <> 0
UNION ALL SELECT 'pg_rewrite'::regclass::oid::bigint, r.oid::bigint, 'pg_class'::regclass::oid::bigint, r.ev_class::bigint FROM pg_rewrite AS r
  WHERE r.oid >= 16384 AND r.rulename = '_RETURN'
UNION ALL SELECT 'pg_type'::regclass::oid::bigint, t.oid::bigint, 'pg_class'::regclass::oid::bigint, t.typrelid::bigint FROM pg_type AS t
  WHERE t.oid >= 16384 AND t.typrelid <> 0
UNION ALL SELECT 'pg_type'::regclass::oid::bigint, t.oid::bigint, 'pg_type'::regclass::oid::bigint, t.typelem::bigint FROM pg_type AS t
  WHERE t.oid >= 16384 AND t.typelem <> 0 AND t.typcategory = 'A'
UNION ALL SELECT d.classid::bigint, d.objid::bigint, d.refclassid::bigint, d.refobjid::bigint FROM pg_depend AS d
  WHERE d.deptype = 'e'";
