//! What users make beside tables, functions and what hangs on them: operators, casts, text search, publications, wrappers.

use super::{OUR_NAMESPACE, no_extension};

/// The kinds that all versions have; `version` is the server's (`150004`).
pub(super) fn made(version: i32) -> Vec<String> {
    vec![
        search_parsers(),
        search_templates(),
        search_dictionaries(),
        search_configurations(),
        access_methods(),
        operators(),
        operator_families(),
        operator_classes(),
        casts(),
        transforms(),
        conversions(),
        event_triggers(),
        publications(version),
        wrappers(),
        servers(),
    ]
}

/// Returns the clause of SQL that a comment adds to what makes an object.
fn comment(what: &str, oid: &str, class: &str) -> String {
    format!("coalesce(E';\\nCOMMENT ON {what} || ' IS ' || quote_literal(obj_description({oid}, '{class}')), '')")
}

fn search_parsers() -> String {
    let name = "quote_ident(n.nspname) || '.' || quote_ident(p.prsname)";
    format!(
        "SELECT p.oid::bigint AS oid, 'pg_ts_parser'::regclass::oid::bigint AS class, p.prsname || ' parser' AS name,
  'CREATE TEXT SEARCH PARSER ' || {name} || E' (\\n    START = ' || p.prsstart || E',\\n    GETTOKEN = ' || p.prstoken || E',\\n    END = ' || p.prsend
    || E',\\n    LEXTYPES = ' || p.prslextype || CASE WHEN p.prsheadline <> 0 THEN E',\\n    HEADLINE = ' || p.prsheadline ELSE '' END || E'\\n)'
    || {comment} AS create,
  'DROP TEXT SEARCH PARSER ' || {name} AS drop, NULL AS body
FROM pg_ts_parser AS p JOIN pg_namespace AS n ON n.oid = p.prsnamespace WHERE {OUR_NAMESPACE} AND {ours} ORDER BY p.oid",
        comment = comment(&format!("TEXT SEARCH PARSER ' || {name}"), "p.oid", "pg_ts_parser"),
        ours = no_extension("pg_ts_parser", "p.oid"),
    )
}

fn search_templates() -> String {
    let name = "quote_ident(n.nspname) || '.' || quote_ident(t.tmplname)";
    format!(
        "SELECT t.oid::bigint AS oid, 'pg_ts_template'::regclass::oid::bigint AS class, t.tmplname || ' template' AS name,
  'CREATE TEXT SEARCH TEMPLATE ' || {name} || ' (' || CASE WHEN t.tmplinit <> 0 THEN 'INIT = ' || t.tmplinit || ', ' ELSE '' END
    || 'LEXIZE = ' || t.tmpllexize || ')' || {comment} AS create,
  'DROP TEXT SEARCH TEMPLATE ' || {name} AS drop, NULL AS body
FROM pg_ts_template AS t JOIN pg_namespace AS n ON n.oid = t.tmplnamespace WHERE {OUR_NAMESPACE} AND {ours} ORDER BY t.oid",
        comment = comment(&format!("TEXT SEARCH TEMPLATE ' || {name}"), "t.oid", "pg_ts_template"),
        ours = no_extension("pg_ts_template", "t.oid"),
    )
}

fn search_dictionaries() -> String {
    let name = "quote_ident(n.nspname) || '.' || quote_ident(d.dictname)";
    format!(
        "SELECT d.oid::bigint AS oid, 'pg_ts_dict'::regclass::oid::bigint AS class, d.dictname AS name,
  'CREATE TEXT SEARCH DICTIONARY ' || {name} || E' (\\n    TEMPLATE = ' || quote_ident(tn.nspname) || '.' || quote_ident(t.tmplname)
    || coalesce(E',\\n    ' || d.dictinitoption, '') || E'\\n)' || {comment} AS create,
  'DROP TEXT SEARCH DICTIONARY ' || {name} AS drop, NULL AS body
FROM pg_ts_dict AS d JOIN pg_namespace AS n ON n.oid = d.dictnamespace
  JOIN pg_ts_template AS t ON t.oid = d.dicttemplate JOIN pg_namespace AS tn ON tn.oid = t.tmplnamespace
WHERE {OUR_NAMESPACE} AND {ours} ORDER BY d.oid",
        comment = comment(&format!("TEXT SEARCH DICTIONARY ' || {name}"), "d.oid", "pg_ts_dict"),
        ours = no_extension("pg_ts_dict", "d.oid"),
    )
}

fn search_configurations() -> String {
    let name = "quote_ident(n.nspname) || '.' || quote_ident(c.cfgname)";
    format!(
        "SELECT c.oid::bigint AS oid, 'pg_ts_config'::regclass::oid::bigint AS class, c.cfgname AS name,
  'CREATE TEXT SEARCH CONFIGURATION ' || {name} || ' (PARSER = ' || quote_ident(pn.nspname) || '.' || quote_ident(p.prsname) || ')'
    || coalesce((SELECT string_agg(E';\\nALTER TEXT SEARCH CONFIGURATION ' || {name} || ' ADD MAPPING FOR ' || m.alias || ' WITH ' || m.dictionaries, ''
      ORDER BY m.tokid) FROM (SELECT t.alias, t.tokid, string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) AS dictionaries
        FROM pg_ts_config_map AS m JOIN ts_token_type(c.cfgparser) AS t ON t.tokid = m.maptokentype WHERE m.mapcfg = c.oid GROUP BY 1, 2) AS m), '')
    || {comment} AS create,
  'DROP TEXT SEARCH CONFIGURATION ' || {name} AS drop, NULL AS body
FROM pg_ts_config AS c JOIN pg_namespace AS n ON n.oid = c.cfgnamespace
  JOIN pg_ts_parser AS p ON p.oid = c.cfgparser JOIN pg_namespace AS pn ON pn.oid = p.prsnamespace
WHERE {OUR_NAMESPACE} AND {ours} ORDER BY c.oid",
        comment = comment(&format!("TEXT SEARCH CONFIGURATION ' || {name}"), "c.oid", "pg_ts_config"),
        ours = no_extension("pg_ts_config", "c.oid"),
    )
}

fn access_methods() -> String {
    format!(
        "SELECT m.oid::bigint AS oid, 'pg_am'::regclass::oid::bigint AS class, m.amname AS name,
  'CREATE ACCESS METHOD ' || quote_ident(m.amname) || ' TYPE ' || CASE m.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END
    || ' HANDLER ' || m.amhandler::regproc || {comment} AS create, 'DROP ACCESS METHOD ' || quote_ident(m.amname) AS drop, NULL AS body
FROM pg_am AS m WHERE m.oid >= 16384 AND {ours} ORDER BY m.oid",
        comment = comment("ACCESS METHOD ' || quote_ident(m.amname)", "m.oid", "pg_am"),
        ours = no_extension("pg_am", "m.oid"),
    )
}

fn operators() -> String {
    let name = "quote_ident(n.nspname) || '.' || o.oprname";
    let sides = "coalesce(nullif(format_type(nullif(o.oprleft, 0), NULL), '-'), 'NONE') || ', ' || format_type(o.oprright, NULL)";
    let other = |column: &str| {
        format!(
            "(SELECT 'OPERATOR(' || quote_ident(xn.nspname) || '.' || x.oprname || ')' FROM pg_operator AS x
      JOIN pg_namespace AS xn ON xn.oid = x.oprnamespace WHERE x.oid = o.{column})"
        )
    };
    format!(
        "SELECT o.oid::bigint AS oid, 'pg_operator'::regclass::oid::bigint AS class, 'operator ' || o.oprname AS name,
  'CREATE OPERATOR ' || {name} || E' (\\n    FUNCTION = ' || o.oprcode::regproc
    || CASE WHEN o.oprleft <> 0 THEN E',\\n    LEFTARG = ' || format_type(o.oprleft, NULL) ELSE '' END
    || E',\\n    RIGHTARG = ' || format_type(o.oprright, NULL)
    || coalesce(E',\\n    COMMUTATOR = ' || {commutator}, '') || coalesce(E',\\n    NEGATOR = ' || {negator}, '')
    || CASE WHEN o.oprrest <> 0 THEN E',\\n    RESTRICT = ' || o.oprrest::regproc ELSE '' END
    || CASE WHEN o.oprjoin <> 0 THEN E',\\n    JOIN = ' || o.oprjoin::regproc ELSE '' END
    || CASE WHEN o.oprcanhash THEN E',\\n    HASHES' ELSE '' END || CASE WHEN o.oprcanmerge THEN E',\\n    MERGES' ELSE '' END
    || E'\\n)' || {comment} AS create,
  'DROP OPERATOR ' || {name} || ' (' || {sides} || ')' AS drop, NULL AS body
FROM pg_operator AS o JOIN pg_namespace AS n ON n.oid = o.oprnamespace
WHERE o.oprcode <> 0 AND {OUR_NAMESPACE} AND {ours} ORDER BY o.oid",
        commutator = other("oprcom"),
        negator = other("oprnegate"),
        comment = comment(&format!("OPERATOR ' || {name} || ' (' || {sides} || ')'"), "o.oid", "pg_operator"),
        ours = no_extension("pg_operator", "o.oid"),
    )
}

fn operator_families() -> String {
    let name = "quote_ident(n.nspname) || '.' || quote_ident(f.opfname) || ' USING ' || quote_ident(m.amname)";
    format!(
        "SELECT f.oid::bigint AS oid, 'pg_opfamily'::regclass::oid::bigint AS class, f.opfname || ' family' AS name,
  'CREATE OPERATOR FAMILY ' || {name} || coalesce(E';\\nALTER OPERATOR FAMILY ' || {name} || E' ADD\\n    ' || nullif(array_to_string(array(
      SELECT {operator} FROM pg_amop AS o {of_operator} ORDER BY o.amopstrategy, o.oid) || array(
      SELECT {function} FROM pg_amproc AS p {of_function} ORDER BY p.amprocnum, p.oid), E',\\n    '), ''), '')
    || {comment} AS create, 'DROP OPERATOR FAMILY ' || {name} AS drop, NULL AS body
FROM pg_opfamily AS f JOIN pg_namespace AS n ON n.oid = f.opfnamespace JOIN pg_am AS m ON m.oid = f.opfmethod
WHERE {OUR_NAMESPACE} AND {ours} ORDER BY f.oid",
        operator = OPERATOR_MEMBER,
        function = FUNCTION_MEMBER,
        of_operator = member("pg_amop", "o", "pg_opfamily", "f"),
        of_function = member("pg_amproc", "p", "pg_opfamily", "f"),
        comment = comment(&format!("OPERATOR FAMILY ' || {name}"), "f.oid", "pg_opfamily"),
        ours = no_extension("pg_opfamily", "f.oid"),
    )
}

/// An operator of a class or family, as a member of it.
const OPERATOR_MEMBER: &str =
    "'OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::regoperator || CASE WHEN o.amoppurpose = 'o' THEN (
          SELECT ' FOR ORDER BY ' || quote_ident(sn.nspname) || '.' || quote_ident(s.opfname) FROM pg_opfamily AS s
          JOIN pg_namespace AS sn ON sn.oid = s.opfnamespace WHERE s.oid = o.amopsortfamily) ELSE '' END";

/// A function of a class or family, as a member of it.
const FUNCTION_MEMBER: &str = "'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, NULL) || ', ' || format_type(p.amprocrighttype, NULL) || ') '
        || p.amproc::regprocedure";

/// Returns the join that leaves the members which belong to a class or family itself. Functions that a class can do without belong to its family.
fn member(class: &str, of: &str, owner_class: &str, owner: &str) -> String {
    format!(
        "JOIN pg_depend AS d ON d.classid = '{class}'::regclass AND d.objid = {of}.oid
        AND d.refclassid = '{owner_class}'::regclass AND d.refobjid = {owner}.oid"
    )
}

fn operator_classes() -> String {
    let name = "quote_ident(n.nspname) || '.' || quote_ident(c.opcname)";
    format!(
        "SELECT c.oid::bigint AS oid, 'pg_opclass'::regclass::oid::bigint AS class, c.opcname || ' class' AS name,
  'CREATE OPERATOR CLASS ' || {name} || E'\\n    ' || CASE WHEN c.opcdefault THEN 'DEFAULT ' ELSE '' END || 'FOR TYPE ' || format_type(c.opcintype, NULL)
    || ' USING ' || quote_ident(m.amname) || ' FAMILY ' || quote_ident(fn.nspname) || '.' || quote_ident(f.opfname) || E' AS\\n    '
    || array_to_string(array(SELECT 'STORAGE ' || format_type(c.opckeytype, NULL) WHERE c.opckeytype <> 0
      -- A class has at least one member, of which this says what it is anyway.
      UNION ALL SELECT 'STORAGE ' || format_type(c.opcintype, NULL) WHERE c.opckeytype = 0 AND NOT EXISTS (
        SELECT FROM pg_depend AS d WHERE d.refclassid = 'pg_opclass'::regclass AND d.refobjid = c.oid AND d.deptype = 'i')) || array(
      SELECT {operator} FROM pg_amop AS o {of_operator} ORDER BY o.amopstrategy) || array(
      SELECT {function} FROM pg_amproc AS p {of_function} ORDER BY p.amprocnum), E',\\n    ') || {comment} AS create,
  'DROP OPERATOR CLASS ' || {name} || ' USING ' || quote_ident(m.amname) AS drop, NULL AS body
FROM pg_opclass AS c JOIN pg_namespace AS n ON n.oid = c.opcnamespace JOIN pg_am AS m ON m.oid = c.opcmethod
  JOIN pg_opfamily AS f ON f.oid = c.opcfamily JOIN pg_namespace AS fn ON fn.oid = f.opfnamespace
WHERE {OUR_NAMESPACE} AND {ours} ORDER BY c.oid",
        operator = OPERATOR_MEMBER,
        function = FUNCTION_MEMBER,
        of_operator = member("pg_amop", "o", "pg_opclass", "c"),
        of_function = member("pg_amproc", "p", "pg_opclass", "c"),
        comment =
            comment(&format!("OPERATOR CLASS ' || {name} || ' USING ' || quote_ident(m.amname)"), "c.oid", "pg_opclass"),
        ours = no_extension("pg_opclass", "c.oid"),
    )
}

fn casts() -> String {
    let sides = "'(' || format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) || ')'";
    format!(
        "SELECT c.oid::bigint AS oid, 'pg_cast'::regclass::oid::bigint AS class, 'cast ' || format_type(c.castsource, NULL) || ' to ' || format_type(c.casttarget, NULL) AS name,
  'CREATE CAST ' || {sides} || CASE c.castmethod WHEN 'f' THEN ' WITH FUNCTION ' || c.castfunc::regprocedure
    WHEN 'i' THEN ' WITH INOUT' ELSE ' WITHOUT FUNCTION' END
    || CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END || {comment} AS create,
  'DROP CAST ' || {sides} AS drop, NULL AS body
FROM pg_cast AS c WHERE c.oid >= 16384 AND {ours}
  AND NOT EXISTS (SELECT FROM pg_depend AS i WHERE i.classid = 'pg_cast'::regclass AND i.objid = c.oid AND i.deptype = 'i') ORDER BY c.oid",
        comment = comment(&format!("CAST ' || {sides}"), "c.oid", "pg_cast"),
        ours = no_extension("pg_cast", "c.oid"),
    )
}

fn transforms() -> String {
    let what = "'FOR ' || format_type(t.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname)";
    format!(
        "SELECT t.oid::bigint AS oid, 'pg_transform'::regclass::oid::bigint AS class, 'transform ' || format_type(t.trftype, NULL) || ' ' || l.lanname AS name,
  'CREATE TRANSFORM ' || {what} || ' (' || concat_ws(', ', CASE WHEN t.trffromsql <> 0 THEN 'FROM SQL WITH FUNCTION ' || t.trffromsql::regprocedure END,
    CASE WHEN t.trftosql <> 0 THEN 'TO SQL WITH FUNCTION ' || t.trftosql::regprocedure END) || ')' || {comment} AS create,
  'DROP TRANSFORM ' || {what} AS drop, NULL AS body
FROM pg_transform AS t JOIN pg_language AS l ON l.oid = t.trflang WHERE {ours} ORDER BY t.oid",
        comment = comment(&format!("TRANSFORM ' || {what}"), "t.oid", "pg_transform"),
        ours = no_extension("pg_transform", "t.oid"),
    )
}

fn conversions() -> String {
    let name = "quote_ident(n.nspname) || '.' || quote_ident(c.conname)";
    format!(
        "SELECT c.oid::bigint AS oid, 'pg_conversion'::regclass::oid::bigint AS class, c.conname AS name,
  'CREATE ' || CASE WHEN c.condefault THEN 'DEFAULT ' ELSE '' END || 'CONVERSION ' || {name} || ' FOR ' || quote_literal(pg_encoding_to_char(c.conforencoding))
    || ' TO ' || quote_literal(pg_encoding_to_char(c.contoencoding)) || ' FROM ' || c.conproc || {comment} AS create,
  'DROP CONVERSION ' || {name} AS drop, NULL AS body
FROM pg_conversion AS c JOIN pg_namespace AS n ON n.oid = c.connamespace WHERE {OUR_NAMESPACE} AND {ours} ORDER BY c.oid",
        comment = comment(&format!("CONVERSION ' || {name}"), "c.oid", "pg_conversion"),
        ours = no_extension("pg_conversion", "c.oid"),
    )
}

fn event_triggers() -> String {
    format!(
        "SELECT t.oid::bigint AS oid, 'pg_event_trigger'::regclass::oid::bigint AS class, t.evtname AS name,
  'CREATE EVENT TRIGGER ' || quote_ident(t.evtname) || ' ON ' || t.evtevent
    || coalesce(E'\\n    WHEN TAG IN (' || (SELECT string_agg(quote_literal(tag), ', ') FROM unnest(t.evttags) AS tag) || ')', '')
    || E'\\n    EXECUTE FUNCTION ' || t.evtfoid::regproc || '()'
    || CASE t.evtenabled WHEN 'D' THEN E';\\nALTER EVENT TRIGGER ' || quote_ident(t.evtname) || ' DISABLE'
      WHEN 'R' THEN E';\\nALTER EVENT TRIGGER ' || quote_ident(t.evtname) || ' ENABLE REPLICA'
      WHEN 'A' THEN E';\\nALTER EVENT TRIGGER ' || quote_ident(t.evtname) || ' ENABLE ALWAYS' ELSE '' END || {comment} AS create,
  'DROP EVENT TRIGGER ' || quote_ident(t.evtname) AS drop, NULL AS body
FROM pg_event_trigger AS t WHERE {ours} ORDER BY t.oid",
        comment = comment("EVENT TRIGGER ' || quote_ident(t.evtname)", "t.oid", "pg_event_trigger"),
        ours = no_extension("pg_event_trigger", "t.oid"),
    )
}

fn publications(version: i32) -> String {
    // Columns, conditions and whole namespaces came with version 15.
    let (columns, condition, namespaces) = if version >= 150_000 {
        (
            "coalesce((SELECT ' (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')' FROM pg_attribute AS a
          WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)), '')",
            "coalesce(' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')', '')",
            "array(SELECT 'TABLES IN SCHEMA ' || quote_ident(s.nspname) FROM pg_publication_namespace AS x
        JOIN pg_namespace AS s ON s.oid = x.pnnspid WHERE x.pnpubid = p.oid ORDER BY 1)",
        )
    } else {
        ("''", "''", "'{}'::text[]")
    };
    format!(
        "SELECT p.oid::bigint AS oid, 'pg_publication'::regclass::oid::bigint AS class, p.pubname AS name,
  'CREATE PUBLICATION ' || quote_ident(p.pubname) || CASE WHEN p.puballtables THEN ' FOR ALL TABLES' ELSE coalesce(' FOR '
    || nullif(array_to_string(array(SELECT 'TABLE ' || CASE WHEN c.relkind = 'p' THEN '' ELSE 'ONLY ' END || r.prrelid::regclass || {columns} || {condition}
      FROM pg_publication_rel AS r JOIN pg_class AS c ON c.oid = r.prrelid WHERE r.prpubid = p.oid ORDER BY r.oid) || {namespaces}, ', '), ''), '') END
    || ' WITH (publish = ' || quote_literal(concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
      CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END))
    || CASE WHEN to_jsonb(p) ->> 'pubviaroot' = 'true' THEN ', publish_via_partition_root = true' ELSE '' END || ')' || {comment} AS create,
  'DROP PUBLICATION ' || quote_ident(p.pubname) AS drop, NULL AS body
FROM pg_publication AS p ORDER BY p.oid",
        comment = comment("PUBLICATION ' || quote_ident(p.pubname)", "p.oid", "pg_publication"),
    )
}

/// Returns the clause for options of foreign things, with a leading blank.
pub(super) fn options(column: &str) -> String {
    format!(
        "coalesce(' OPTIONS (' || (SELECT string_agg(quote_ident(option_name) || ' ' || quote_literal(option_value), ', ')
    FROM pg_options_to_table({column})) || ')', '')"
    )
}

fn wrappers() -> String {
    format!(
        "SELECT w.oid::bigint AS oid, 'pg_foreign_data_wrapper'::regclass::oid::bigint AS class, w.fdwname AS name,
  'CREATE FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname) || CASE WHEN w.fdwhandler <> 0 THEN ' HANDLER ' || w.fdwhandler::regproc ELSE '' END
    || CASE WHEN w.fdwvalidator <> 0 THEN ' VALIDATOR ' || w.fdwvalidator::regproc ELSE '' END || {options} || {comment} AS create,
  'DROP FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname) AS drop, NULL AS body
FROM pg_foreign_data_wrapper AS w WHERE {ours} ORDER BY w.oid",
        options = options("w.fdwoptions"),
        comment = comment("FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname)", "w.oid", "pg_foreign_data_wrapper"),
        ours = no_extension("pg_foreign_data_wrapper", "w.oid"),
    )
}

fn servers() -> String {
    format!(
        "SELECT s.oid::bigint AS oid, 'pg_foreign_server'::regclass::oid::bigint AS class, s.srvname AS name,
  'CREATE SERVER ' || quote_ident(s.srvname) || coalesce(' TYPE ' || quote_literal(s.srvtype), '') || coalesce(' VERSION ' || quote_literal(s.srvversion), '')
    || ' FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname) || {options} || {comment} AS create,
  'DROP SERVER ' || quote_ident(s.srvname) AS drop, NULL AS body
FROM pg_foreign_server AS s JOIN pg_foreign_data_wrapper AS w ON w.oid = s.srvfdw WHERE {ours} ORDER BY s.oid",
        options = options("s.srvoptions"),
        comment = comment("SERVER ' || quote_ident(s.srvname)", "s.oid", "pg_foreign_server"),
        ours = no_extension("pg_foreign_server", "s.oid"),
    )
}
