//! Namespaces, and the tables and views in them with their columns and constraints.

use serde::Deserialize;

use super::{OUR_NAMESPACE, no_extension};

/// A table, view or foreign table.
#[derive(Debug, Deserialize)]
pub(crate) struct Relation {
    pub(crate) oid: u32,
    pub(crate) namespace: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) unlogged: bool,
    pub(crate) options: Vec<String>,
    pub(crate) tablespace: Option<String>,
    pub(crate) method: Option<String>,
    pub(crate) doc: Option<String>,
    pub(crate) is_partition: bool,
    pub(crate) bound: Option<String>,
    pub(crate) partition_key: Option<String>,
    pub(crate) parents: Vec<u32>,
    pub(crate) row_security: bool,
    pub(crate) forced_security: bool,
    pub(crate) replica_identity: String,
    pub(crate) definition: Option<String>,
    pub(crate) of_type: Option<String>,
    /// Of a foreign table, its server and options as CREATE FOREIGN TABLE has them.
    pub(crate) server: Option<String>,
}

/// A column of a table or view, or an attribute of a composite type.
#[derive(Debug, Deserialize)]
pub(crate) struct Column {
    pub(crate) relation: u32,
    pub(crate) name: String,
    pub(crate) ty: String,
    pub(crate) type_kind: String,
    pub(crate) type_namespace: String,
    pub(crate) type_name: String,
    pub(crate) element: Option<String>,
    pub(crate) base: Option<String>,
    pub(crate) not_null: bool,
    pub(crate) default: Option<String>,
    pub(crate) default_oid: u32,
    pub(crate) identity: String,
    pub(crate) generated: String,
    pub(crate) collation: Option<String>,
    pub(crate) doc: Option<String>,
    pub(crate) is_local: bool,
    pub(crate) storage: Option<String>,
    pub(crate) statistics: Option<i32>,
    pub(crate) compression: Option<String>,
    pub(crate) options: Vec<String>,
    /// Of a column of a foreign table, its options with a leading blank.
    pub(crate) foreign_options: String,
}

/// A constraint of a table or domain.
#[derive(Debug, Deserialize)]
pub(crate) struct Constraint {
    pub(crate) oid: u32,
    pub(crate) relation: u32,
    pub(crate) domain: u32,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) columns: Vec<String>,
    pub(crate) target: u32,
    pub(crate) references: Vec<String>,
    pub(crate) on_update: String,
    pub(crate) on_delete: String,
    pub(crate) match_type: String,
    pub(crate) deferrable: bool,
    pub(crate) deferred: bool,
    pub(crate) is_valid: bool,
    pub(crate) no_inherit: bool,
    pub(crate) is_local: bool,
    pub(crate) is_inherited: bool,
    pub(crate) definition: String,
    pub(crate) include: Vec<String>,
    pub(crate) index_options: Vec<String>,
    pub(crate) index_doc: Option<String>,
    pub(crate) doc: Option<String>,
    /// Whether rows have to satisfy it (conenforced of PostgreSQL 18).
    pub(crate) is_enforced: bool,
    /// Whether it is over spans of time, WITHOUT OVERLAPS or PERIOD (conperiod of PostgreSQL 18).
    pub(crate) has_period: bool,
}

/// A NOT NULL that is more than one, or has another name than its table and column together; each has a name since PostgreSQL 18.
#[derive(Debug, Deserialize)]
pub(crate) struct NotNull {
    pub(crate) relation: u32,
    pub(crate) column: String,
    pub(crate) name: String,
    pub(crate) is_valid: bool,
    pub(crate) no_inherit: bool,
}

/// A namespace.
#[derive(Debug, Deserialize)]
pub(crate) struct Namespace {
    pub(crate) name: String,
    pub(crate) doc: Option<String>,
}

pub(super) fn namespaces() -> String {
    let ours = no_extension("pg_namespace", "n.oid");
    format!(
        "SELECT n.nspname AS name, obj_description(n.oid, 'pg_namespace') AS doc FROM pg_namespace AS n
WHERE {OUR_NAMESPACE} AND {ours} ORDER BY n.nspname"
    )
}

pub(super) fn relations() -> String {
    let foreign_options = super::programs::options("f.ftoptions");
    let ours = no_extension("pg_class", "c.oid");
    format!(
        "SELECT c.oid::bigint AS oid, n.nspname AS namespace, c.relname AS name, c.relkind::text AS kind,
  c.relpersistence = 'u' AS unlogged, coalesce(c.reloptions, '{{}}') || array(SELECT 'toast.' || o FROM pg_class AS tc, unnest(tc.reloptions) AS o
    WHERE tc.oid = c.reltoastrelid) AS options, t.spcname AS tablespace,
  CASE WHEN a.amname <> 'heap' THEN a.amname END AS method, obj_description(c.oid, 'pg_class') AS doc,
  c.relispartition AS is_partition, pg_get_expr(c.relpartbound, c.oid) AS bound,
  CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
  array(SELECT i.inhparent::bigint FROM pg_inherits AS i WHERE i.inhrelid = c.oid ORDER BY i.inhseqno) AS parents,
  c.relrowsecurity AS row_security, c.relforcerowsecurity AS forced_security, c.relreplident::text AS replica_identity,
  CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition,
  CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS of_type,
  (SELECT 'SERVER ' || quote_ident(s.srvname) || {foreign_options} FROM pg_foreign_table AS f JOIN pg_foreign_server AS s ON s.oid = f.ftserver
    WHERE f.ftrelid = c.oid) AS server
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
  LEFT JOIN pg_tablespace AS t ON t.oid = c.reltablespace LEFT JOIN pg_am AS a ON a.oid = c.relam
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {OUR_NAMESPACE} AND {ours}
ORDER BY c.oid"
    )
}

pub(super) fn columns() -> String {
    let foreign_options = super::programs::options("a.attfdwoptions");
    format!(
        "SELECT a.attrelid::bigint AS relation, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS ty,
  t.typtype::text AS type_kind, tn.nspname AS type_namespace, t.typname AS type_name,
  CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN e.typtype::text END AS element,
  CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base,
  a.attnotnull AS not_null, pg_get_expr(d.adbin, d.adrelid) AS default, coalesce(d.oid, 0)::bigint AS default_oid, a.attidentity::text AS identity,
  a.attgenerated::text AS generated,
  CASE WHEN a.attcollation <> t.typcollation THEN
    CASE WHEN cn.nspname IN ('pg_catalog', 'public') THEN quote_ident(co.collname)
    ELSE quote_ident(cn.nspname) || '.' || quote_ident(co.collname) END END AS collation,
  col_description(a.attrelid, a.attnum) AS doc, a.attislocal AS is_local,
  CASE WHEN a.attstorage <> t.typstorage THEN
    CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END AS storage,
  nullif(a.attstattarget, -1) AS statistics,
  to_jsonb(a) ->> 'attcompression' AS compression, array(SELECT o FROM unnest(a.attoptions) AS o WHERE o LIKE 'n\\_distinct%') AS options,
  {foreign_options} AS foreign_options
FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_type AS t ON t.oid = a.atttypid JOIN pg_namespace AS tn ON tn.oid = t.typnamespace
  LEFT JOIN pg_type AS e ON e.oid = t.typelem
  LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  LEFT JOIN pg_collation AS co ON co.oid = a.attcollation LEFT JOIN pg_namespace AS cn ON cn.oid = co.collnamespace
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND {OUR_NAMESPACE}
ORDER BY a.attrelid, a.attnum"
    )
}

pub(super) fn constraints() -> String {
    format!(
        "SELECT k.oid::bigint AS oid, k.conrelid::bigint AS relation, k.contypid::bigint AS domain, k.conname AS name,
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
  obj_description(x.indexrelid, 'pg_class') AS index_doc,
  obj_description(k.oid, 'pg_constraint') AS doc, coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) AS is_enforced,
  coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false) AS has_period
FROM pg_constraint AS k JOIN pg_namespace AS n ON n.oid = k.connamespace
  LEFT JOIN pg_index AS x ON x.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
  LEFT JOIN pg_class AS xc ON xc.oid = x.indexrelid LEFT JOIN pg_tablespace AS xt ON xt.oid = xc.reltablespace
WHERE k.contype IN ('p', 'u', 'c', 'f', 'x') AND {OUR_NAMESPACE}
ORDER BY k.conrelid, k.contypid, k.contype, k.oid"
    )
}

pub(super) fn not_nulls() -> String {
    format!(
        "SELECT k.conrelid::bigint AS relation, a.attname AS column, k.conname AS name, k.convalidated AS is_valid, k.connoinherit AS no_inherit
FROM pg_constraint AS k JOIN pg_namespace AS n ON n.oid = k.connamespace
  JOIN pg_class AS c ON c.oid = k.conrelid JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
WHERE k.contype = 'n' AND k.conislocal AND {OUR_NAMESPACE}
  AND (NOT k.convalidated OR k.connoinherit OR k.conname <> c.relname || '_' || a.attname || '_not_null')
ORDER BY k.conrelid, a.attnum"
    )
}
