//! Indexes that no constraint brings.

use serde::Deserialize;

use super::OUR_NAMESPACE;

/// An index that no constraint brings.
#[derive(Debug, Deserialize)]
pub(crate) struct Index {
    pub(crate) oid: u32,
    pub(crate) relation: u32,
    pub(crate) name: String,
    pub(crate) unique: bool,
    pub(crate) method: String,
    pub(crate) parts: Vec<IndexPart>,
    pub(crate) include: Vec<String>,
    pub(crate) predicate: Option<String>,
    pub(crate) options: Vec<String>,
    pub(crate) tablespace: Option<String>,
    pub(crate) definition: String,
    pub(crate) is_inherited: bool,
    pub(crate) is_valid: bool,
    pub(crate) is_replica_identity: bool,
    pub(crate) is_clustered: bool,
    pub(crate) doc: Option<String>,
    /// The parts with a number of values that ANALYZE keeps, each as `number value`.
    pub(crate) statistics: Vec<String>,
}

/// A part of an index.
#[derive(Debug, Deserialize)]
pub(crate) struct IndexPart {
    /// The column, unless it is an expression.
    pub(crate) column: Option<String>,
    pub(crate) definition: String,
    pub(crate) option: i32,
    pub(crate) operators: Option<String>,
    pub(crate) collation: Option<String>,
}

pub(super) fn indexes() -> String {
    format!(
        "SELECT x.indexrelid::bigint AS oid, x.indrelid::bigint AS relation, c.relname AS name, x.indisunique AS unique, m.amname AS method,
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
  x.indisreplident AS is_replica_identity, x.indisclustered AS is_clustered, obj_description(x.indexrelid, 'pg_class') AS doc,
  array(SELECT sa.attnum || ' SET STATISTICS ' || sa.attstattarget FROM pg_attribute AS sa WHERE sa.attrelid = x.indexrelid AND sa.attstattarget >= 0
    ORDER BY sa.attnum) AS statistics
FROM pg_index AS x JOIN pg_class AS c ON c.oid = x.indexrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_am AS m ON m.oid = c.relam LEFT JOIN pg_tablespace AS ts ON ts.oid = c.reltablespace
WHERE {OUR_NAMESPACE} AND NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY x.indrelid, x.indexrelid"
    )
}
