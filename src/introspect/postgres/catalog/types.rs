//! Types that are no table's, and sequences.

use serde::Deserialize;

use super::{OUR_NAMESPACE, no_extension};

/// A type that is no table's.
#[derive(Debug, Deserialize)]
pub(crate) struct TypeRow {
    pub(crate) oid: u32,
    pub(crate) relation: u32,
    pub(crate) namespace: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) labels: Vec<String>,
    pub(crate) base: Option<String>,
    pub(crate) not_null: bool,
    pub(crate) default: Option<String>,
    pub(crate) collation: Option<String>,
    /// Of a range, the arguments of CREATE TYPE.
    pub(crate) range: Option<String>,
    pub(crate) doc: Option<String>,
}

/// A sequence.
#[derive(Debug, Deserialize)]
pub(crate) struct Sequence {
    pub(crate) oid: u32,
    pub(crate) namespace: String,
    pub(crate) name: String,
    pub(crate) ty: String,
    pub(crate) start: i64,
    pub(crate) increment: i64,
    pub(crate) min: i64,
    pub(crate) max: i64,
    pub(crate) cache: i64,
    pub(crate) cycle: bool,
    /// `a` when it belongs to a column, `i` when an identity column made it.
    pub(crate) owned: Option<String>,
    pub(crate) owner: u32,
    pub(crate) owner_column: Option<String>,
    pub(crate) doc: Option<String>,
}

pub(super) fn types() -> String {
    let ours = no_extension("pg_type", "t.oid");
    format!(
        "SELECT t.oid::bigint AS oid, t.typrelid::bigint AS relation, n.nspname AS namespace, t.typname AS name,
  t.typtype::text AS kind,
  array(SELECT e.enumlabel FROM pg_enum AS e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels,
  CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base, t.typnotnull AS not_null,
  t.typdefault AS default, CASE WHEN t.typcollation <> b.typcollation THEN
    CASE WHEN cn.nspname IN ('pg_catalog', 'public') THEN '' ELSE quote_ident(cn.nspname) || '.' END || quote_ident(co.collname) END AS collation,
  'subtype = ' || format_type(r.rngsubtype, NULL)
    || coalesce(', multirange_type_name = ' || (to_jsonb(r) ->> 'rngmultitypid')::oid::regtype, '')
    || coalesce(', subtype_opclass = ' || (SELECT o.opcname FROM pg_opclass AS o WHERE o.oid = r.rngsubopc AND NOT o.opcdefault), '')
    || coalesce(', collation = ' || (SELECT quote_ident(xn.nspname) || '.' || quote_ident(x.collname) FROM pg_collation AS x
      JOIN pg_namespace AS xn ON xn.oid = x.collnamespace JOIN pg_type AS s ON s.oid = r.rngsubtype
      WHERE x.oid = r.rngcollation AND r.rngcollation <> s.typcollation), '')
    || CASE WHEN r.rngcanonical <> 0 THEN ', canonical = ' || r.rngcanonical::regproc ELSE '' END
    || CASE WHEN r.rngsubdiff <> 0 THEN ', subtype_diff = ' || r.rngsubdiff::regproc ELSE '' END AS range, obj_description(t.oid, 'pg_type') AS doc
FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
  LEFT JOIN pg_class AS c ON c.oid = t.typrelid LEFT JOIN pg_type AS b ON b.oid = t.typbasetype
  LEFT JOIN pg_collation AS co ON co.oid = t.typcollation
  LEFT JOIN pg_namespace AS cn ON cn.oid = co.collnamespace LEFT JOIN pg_range AS r ON r.rngtypid = t.oid
WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c' OR t.typtype = 'b' AND t.typelem = 0)
  AND {OUR_NAMESPACE} AND {ours}
ORDER BY t.oid"
    )
}

pub(super) fn sequences() -> String {
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
