//! Namespaces, domains, views and what the schema only carries along.

use super::{check, comment};
use crate::dialect::{Comments, Dialect};
use crate::model::{Domain, RawObject, View};

/// Returns the statement that makes a domain; none where the backend has no domains.
pub(in crate::migration) fn create_domain(domain: &Domain, sql_type: &str, dialect: &dyn Dialect) -> Vec<String> {
    if !dialect.has_domains() {
        return Vec::new();
    }
    let name = dialect.domain_name(domain);
    let mut create = format!("CREATE DOMAIN {name} AS {sql_type}");
    if let Some(default) = &domain.default {
        create += &format!(" DEFAULT {}", dialect.default_value(&domain.ty, default));
    }
    if domain.not_null {
        create += " NOT NULL";
    }
    for check in domain.checks.iter().filter_map(|it| check::definition(it, dialect)) {
        create += &format!("\n    {check}");
    }
    let comment = domain.doc.as_deref().map(|doc| comment::on("DOMAIN", &name, Some(doc), dialect));
    [create].into_iter().chain(comment).collect()
}

/// Returns the statement that drops a domain; none where the backend has no domains.
pub(in crate::migration) fn drop_domain(domain: &Domain, dialect: &dyn Dialect) -> Vec<String> {
    let drop = format!("DROP DOMAIN {}", dialect.domain_name(domain));
    if dialect.has_domains() { vec![drop] } else { Vec::new() }
}

/// Returns the statements that make a view and document it.
pub(in crate::migration) fn create_view(view: &View, dialect: &dyn Dialect) -> Vec<String> {
    let Some(query) = view.query.on(dialect.backend()) else { return Vec::new() };
    let (keyword, name) = (dialect.view_keyword(view), dialect.table_name(&view.table));
    let columns: Vec<_> = view.table.columns.iter().map(|column| dialect.quote(&column.name)).collect();
    let create = format!("CREATE {keyword} {name} ({}) AS\n{query}", columns.join(", "));
    let mut statements = vec![create];
    if dialect.comments() == Comments::Statement {
        let documented = view.table.doc.as_deref();
        statements.extend(documented.map(|doc| comment::on(keyword, &name, Some(doc), dialect)));
        statements.extend(view.table.columns.iter().filter_map(|column| {
            let name = format!("{name}.{}", dialect.quote(&column.name));
            Some(comment::on("COLUMN", &name, Some(column.doc.as_deref()?), dialect))
        }));
    }
    statements
}

/// Returns the statement that drops a view.
pub(in crate::migration) fn drop_view(view: &View, dialect: &dyn Dialect) -> Vec<String> {
    vec![format!("DROP {} {}", dialect.view_keyword(view), dialect.table_name(&view.table))]
}

/// Returns the statement that makes a raw object; none where the backend does not have it.
pub(in crate::migration) fn create_raw(object: &RawObject, dialect: &dyn Dialect) -> Vec<String> {
    object.sql.on(dialect.backend()).map(|sql| sql.create.clone()).into_iter().collect()
}

/// Returns the statement that drops a raw object; none where the backend does not have it.
pub(in crate::migration) fn drop_raw(object: &RawObject, dialect: &dyn Dialect) -> Vec<String> {
    object.sql.on(dialect.backend()).map(|sql| sql.drop.clone()).into_iter().collect()
}
