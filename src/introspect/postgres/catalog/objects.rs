//! What is carried with its definition, and what needs what.

use serde::Deserialize;

use super::types::OF_BASE_TYPE;
use super::{OUR_NAMESPACE, no_extension};

/// Something that is carried with its definition.
#[derive(Debug, Deserialize)]
pub(crate) struct Defined {
    pub(crate) oid: u32,
    pub(crate) class: u32,
    pub(crate) name: String,
    pub(crate) create: String,
    pub(crate) drop: String,
    /// The text in which names may be mentioned that the catalog does not know of.
    pub(crate) body: Option<String>,
}

/// That one object needs another.
#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    pub(crate) class: u32,
    pub(crate) object: u32,
    pub(crate) target_class: u32,
    pub(crate) target: u32,
}

/// What belongs to another object and is known by it: an index by its table, a default by its table, a rewrite rule by its view.
#[derive(Debug, Deserialize)]
pub(crate) struct Part {
    pub(crate) class: u32,
    pub(crate) object: u32,
    pub(crate) owner_class: u32,
    pub(crate) owner: u32,
}

/// The kinds of objects that are carried with what the server prints for them.
pub(super) fn defined() -> Vec<String> {
    let of_extension = "SELECT e.oid::bigint AS oid, 'pg_extension'::regclass::oid::bigint AS class, e.extname AS name,
  'CREATE EXTENSION IF NOT EXISTS ' || quote_ident(e.extname)
    || CASE WHEN n.nspname IN ('public', 'pg_catalog') THEN '' ELSE ' WITH SCHEMA ' || quote_ident(n.nspname) END
    || CASE WHEN obj_description(e.oid, 'pg_extension') IS DISTINCT FROM a.comment THEN E';\\nCOMMENT ON EXTENSION ' || quote_ident(e.extname)
      || ' IS ' || coalesce(quote_literal(obj_description(e.oid, 'pg_extension')), 'NULL') ELSE '' END AS create,
  'DROP EXTENSION ' || quote_ident(e.extname) AS drop, NULL AS body
FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace LEFT JOIN pg_available_extensions AS a ON a.name = e.extname WHERE e.extname <> 'plpgsql' ORDER BY e.oid";
    let no_function = no_extension("pg_proc", "p.oid");
    // What belongs to a table or view of an extension is made with it, without being told of as a part.
    let ours = format!("{OUR_NAMESPACE} AND {}", no_extension("pg_class", "c.oid"));
    let function = format!(
        "SELECT p.oid::bigint AS oid, 'pg_proc'::regclass::oid::bigint AS class, p.oid::regprocedure::text AS name,
  rtrim(pg_get_functiondef(p.oid), E'\\n') || coalesce(E';\\nCOMMENT ON ' || k.word || ' ' || p.oid::regprocedure || ' IS '
    || quote_literal(obj_description(p.oid, 'pg_proc')), '') AS create,
  'DROP ' || k.word || ' ' || p.oid::regprocedure AS drop,
  CASE l.lanname WHEN 'sql' THEN p.prosrc
    -- Of PL/pgSQL, the types of variables are looked up at once.
    WHEN 'plpgsql' THEN (SELECT string_agg(part[1], ' ') FROM regexp_matches(p.prosrc, '\\mDECLARE\\M(.*?)\\mBEGIN\\M', 'gi') AS part) END AS body
FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace JOIN pg_language AS l ON l.oid = p.prolang,
  LATERAL (SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END AS word) AS k
WHERE p.prokind IN ('f', 'p', 'w') AND {OUR_NAMESPACE} AND {no_function}
  AND NOT EXISTS (SELECT FROM pg_depend AS i WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid AND i.deptype = 'i')
  AND NOT EXISTS (SELECT FROM pg_type AS t WHERE t.typtype = 'b' AND {OF_BASE_TYPE})
ORDER BY p.oid"
    );
    let signature = "replace(p.oid::regprocedure::text, '()', '(*)')";
    let aggregate = format!(
        "SELECT p.oid::bigint AS oid, 'pg_proc'::regclass::oid::bigint AS class, p.oid::regprocedure::text AS name,
  'CREATE AGGREGATE ' || quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' || coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*')
    || E') (\\n    SFUNC = ' || a.aggtransfn::regproc || E',\\n    STYPE = ' || format_type(a.aggtranstype, NULL)
    || CASE WHEN a.aggtransspace <> 0 THEN E',\\n    SSPACE = ' || a.aggtransspace ELSE '' END
    || CASE WHEN a.aggfinalfn <> 0 THEN E',\\n    FINALFUNC = ' || a.aggfinalfn::regproc ELSE '' END
    || CASE WHEN a.aggfinalextra THEN E',\\n    FINALFUNC_EXTRA' ELSE '' END
    || CASE WHEN a.aggcombinefn <> 0 THEN E',\\n    COMBINEFUNC = ' || a.aggcombinefn::regproc ELSE '' END
    || CASE WHEN a.aggserialfn <> 0 THEN E',\\n    SERIALFUNC = ' || a.aggserialfn::regproc ELSE '' END
    || CASE WHEN a.aggdeserialfn <> 0 THEN E',\\n    DESERIALFUNC = ' || a.aggdeserialfn::regproc ELSE '' END
    || CASE WHEN a.agginitval IS NOT NULL THEN E',\\n    INITCOND = ' || quote_literal(a.agginitval) ELSE '' END
    || CASE WHEN a.aggmtransfn <> 0 THEN E',\\n    MSFUNC = ' || a.aggmtransfn::regproc || E',\\n    MINVFUNC = ' || a.aggminvtransfn::regproc
      || E',\\n    MSTYPE = ' || format_type(a.aggmtranstype, NULL) || CASE WHEN a.aggmtransspace <> 0 THEN E',\\n    MSSPACE = ' || a.aggmtransspace ELSE '' END
      || CASE WHEN a.aggmfinalfn <> 0 THEN E',\\n    MFINALFUNC = ' || a.aggmfinalfn::regproc ELSE '' END
      || CASE WHEN a.aggmfinalextra THEN E',\\n    MFINALFUNC_EXTRA' ELSE '' END
      || coalesce(E',\\n    MINITCOND = ' || quote_literal(a.aggminitval), '') ELSE '' END
    || CASE WHEN a.aggkind = 'h' THEN E',\\n    HYPOTHETICAL' ELSE '' END
    || CASE WHEN a.aggsortop <> 0 THEN E',\\n    SORTOP = OPERATOR(' || a.aggsortop::regoper || ')' ELSE '' END
    || CASE p.proparallel WHEN 's' THEN E',\\n    PARALLEL = safe' WHEN 'r' THEN E',\\n    PARALLEL = restricted' ELSE '' END
    || E'\\n)' || coalesce(E';\\nCOMMENT ON AGGREGATE ' || {signature} || ' IS '
    || quote_literal(obj_description(p.oid, 'pg_proc')), '') AS create,
  'DROP AGGREGATE ' || {signature} AS drop, NULL AS body
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
WHERE NOT t.tgisinternal AND (to_jsonb(t) ->> 'tgparentid' IS NULL OR to_jsonb(t) ->> 'tgparentid' = '0') AND {ours} ORDER BY t.oid"
    );
    let of_partition = format!(
        "SELECT t.oid::bigint AS oid, 'pg_trigger'::regclass::oid::bigint AS class, c.relname || ' ' || t.tgname AS name,
  'ALTER TABLE ' || t.tgrelid::regclass || CASE t.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'R' THEN ' ENABLE REPLICA' ELSE ' ENABLE ALWAYS' END
    || ' TRIGGER ' || quote_ident(t.tgname) AS create,
  'ALTER TABLE ' || t.tgrelid::regclass || ' ENABLE TRIGGER ' || quote_ident(t.tgname) AS drop, NULL AS body
FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_trigger AS o ON o.oid = (to_jsonb(t) ->> 'tgparentid')::oid
WHERE t.tgenabled <> 'O' AND t.tgenabled <> o.tgenabled AND t.tgconstraint = 0 AND {ours} ORDER BY t.oid"
    );
    let rule = format!(
        "SELECT r.oid::bigint AS oid, 'pg_rewrite'::regclass::oid::bigint AS class, r.rulename AS name,
  rtrim(pg_get_ruledef(r.oid), ';') || CASE r.ev_enabled WHEN 'D' THEN E';\\nALTER TABLE ' || r.ev_class::regclass || ' DISABLE RULE ' || quote_ident(r.rulename)
    WHEN 'R' THEN E';\\nALTER TABLE ' || r.ev_class::regclass || ' ENABLE REPLICA RULE ' || quote_ident(r.rulename)
    WHEN 'A' THEN E';\\nALTER TABLE ' || r.ev_class::regclass || ' ENABLE ALWAYS RULE ' || quote_ident(r.rulename) ELSE '' END || coalesce(E';\\nCOMMENT ON RULE ' || quote_ident(r.rulename) || ' ON ' || r.ev_class::regclass || ' IS '
    || quote_literal(obj_description(r.oid, 'pg_rewrite')), '') AS create,
  'DROP RULE ' || quote_ident(r.rulename) || ' ON ' || r.ev_class::regclass AS drop, NULL AS body
FROM pg_rewrite AS r JOIN pg_class AS c ON c.oid = r.ev_class JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN' AND {ours} ORDER BY r.oid"
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
WHERE {ours} ORDER BY p.oid"
    );
    let statistics = format!(
        "SELECT s.oid::bigint AS oid, 'pg_statistic_ext'::regclass::oid::bigint AS class, s.stxname AS name,
  pg_get_statisticsobjdef(s.oid) || coalesce(E';\\nALTER STATISTICS ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname) || ' SET STATISTICS '
    || nullif(to_jsonb(s) ->> 'stxstattarget', '-1'), '') || coalesce(E';\\nCOMMENT ON STATISTICS ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname)
    || ' IS ' || quote_literal(obj_description(s.oid, 'pg_statistic_ext')), '') AS create,
  'DROP STATISTICS ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname) AS drop, NULL AS body
FROM pg_statistic_ext AS s JOIN pg_namespace AS n ON n.oid = s.stxnamespace WHERE {OUR_NAMESPACE} ORDER BY s.oid"
    );
    let collation = format!(
        "SELECT c.oid::bigint AS oid, 'pg_collation'::regclass::oid::bigint AS class, c.collname AS name,
  'CREATE COLLATION ' || quote_ident(n.nspname) || '.' || quote_ident(c.collname) || ' (provider = '
    || CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END
    || CASE WHEN c.collisdeterministic THEN '' ELSE ', deterministic = false' END
    || CASE WHEN c.collprovider = 'c' AND c.collcollate <> c.collctype
      THEN ', lc_collate = ' || quote_literal(c.collcollate) || ', lc_ctype = ' || quote_literal(c.collctype)
      ELSE coalesce(', locale = ' || quote_literal(coalesce(to_jsonb(c) ->> 'colliculocale', to_jsonb(c) ->> 'colllocale', c.collcollate)), '') END
    || coalesce(', rules = ' || quote_literal(to_jsonb(c) ->> 'collicurules'), '') || ')'
    || coalesce(E';\\nCOMMENT ON COLLATION ' || quote_ident(n.nspname) || '.' || quote_ident(c.collname) || ' IS '
    || quote_literal(obj_description(c.oid, 'pg_collation')), '') AS create,
  'DROP COLLATION ' || quote_ident(n.nspname) || '.' || quote_ident(c.collname) AS drop, NULL AS body
FROM pg_collation AS c JOIN pg_namespace AS n ON n.oid = c.collnamespace WHERE {OUR_NAMESPACE} AND {} ORDER BY c.oid",
        no_extension("pg_collation", "c.oid")
    );
    vec![of_extension.to_owned(), function, aggregate, trigger, of_partition, rule, policy, statistics, collation]
}

pub(super) const DEPENDENCIES: &str = "\
SELECT d.classid::bigint AS class, d.objid::bigint AS object, d.refclassid::bigint AS target_class, d.refobjid::bigint AS target
FROM pg_depend AS d WHERE (d.deptype IN ('n', 'a', 'i', 'e', 'x') OR d.classid = 'pg_trigger'::regclass) AND d.objid >= 16384 AND d.refobjid >= 16384
ORDER BY 1, 2, 3, 4";

pub(super) fn parts() -> String {
    PARTS.replace("{of_type}", OF_BASE_TYPE)
}

const PARTS: &str = "\
SELECT 'pg_class'::regclass::oid::bigint AS class, x.indexrelid::bigint AS object, 'pg_class'::regclass::oid::bigint AS owner_class, x.indrelid::bigint AS owner
  FROM pg_index AS x WHERE x.indexrelid >= 16384
UNION ALL SELECT 'pg_attrdef'::regclass::oid::bigint, d.oid::bigint, 'pg_class'::regclass::oid::bigint, d.adrelid::bigint FROM pg_attrdef AS d WHERE d.oid >= 16384
UNION ALL SELECT 'pg_constraint'::regclass::oid::bigint, k.oid::bigint, 'pg_class'::regclass::oid::bigint, k.conrelid::bigint FROM pg_constraint AS k
  WHERE k.oid >= 16384 AND k.conrelid <> 0 AND k.contype <> 't'
UNION ALL SELECT 'pg_constraint'::regclass::oid::bigint, k.oid::bigint, 'pg_type'::regclass::oid::bigint, k.contypid::bigint FROM pg_constraint AS k
  WHERE k.oid >= 16384 AND k.contypid <> 0
UNION ALL SELECT 'pg_rewrite'::regclass::oid::bigint, r.oid::bigint, 'pg_class'::regclass::oid::bigint, r.ev_class::bigint FROM pg_rewrite AS r
  WHERE r.oid >= 16384 AND r.rulename = '_RETURN'
UNION ALL SELECT 'pg_type'::regclass::oid::bigint, t.oid::bigint, 'pg_class'::regclass::oid::bigint, t.typrelid::bigint FROM pg_type AS t
  WHERE t.oid >= 16384 AND t.typrelid <> 0
UNION ALL SELECT 'pg_type'::regclass::oid::bigint, t.oid::bigint, 'pg_type'::regclass::oid::bigint, t.typelem::bigint FROM pg_type AS t
  WHERE t.oid >= 16384 AND t.typelem <> 0 AND t.typcategory = 'A'
UNION ALL SELECT d.classid::bigint, d.objid::bigint, d.refclassid::bigint, d.refobjid::bigint FROM pg_depend AS d
  WHERE d.deptype = 'e' OR d.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
    AND d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
UNION ALL SELECT 'pg_proc'::regclass::oid::bigint, p.oid::bigint, 'pg_type'::regclass::oid::bigint, t.oid::bigint FROM pg_proc AS p JOIN pg_type AS t
  ON t.typtype = 'b' AND t.oid >= 16384 AND p.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_type AS a WHERE a.typarray = t.oid) AND {of_type}
UNION ALL SELECT 'pg_publication_rel'::regclass::oid::bigint, r.oid::bigint, 'pg_publication'::regclass::oid::bigint, r.prpubid::bigint
  FROM pg_publication_rel AS r";
