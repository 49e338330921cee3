use crate::dialect::{ColumnAt, Commented, Dialect, Identity, fit_identifier};

/// Returns the declaration of a column.
pub(in crate::migration) fn definition(at: ColumnAt<'_>, dialect: &dyn Dialect) -> String {
    let column = at.column;
    let mut words = vec![dialect.quote(&column.name), dialect.declared_type(at)];
    if let Some(collation) = column.collation.on(dialect.backend()) {
        words.push(dialect.collate(collation).trim_start().to_owned());
    }
    if let Some(generated) = column.generated.as_ref().filter(|_| !is_computed_above(at)) {
        let expression = generated.expression.on(dialect.backend()).unwrap_or_default();
        let kept = if generated.stored { "STORED" } else { "VIRTUAL" };
        words.push(format!("GENERATED ALWAYS AS ({expression}) {kept}"));
    }
    if !column.nullable && !dialect.implies_not_null(at) {
        words.push("NOT NULL".to_owned());
    }
    if column.identity {
        match dialect.identity(at) {
            Identity::Clause(clause) | Identity::PrimaryKeyClause(clause) => words.push(clause.to_owned()),
            Identity::Type => {}
        }
    }
    if let Some(default) = dialect.declared_default(at) {
        words.push(format!("DEFAULT {}", dialect.column_default(at, default)));
    }
    words.extend(dialect.on_update(column));
    if let Some(comment) = column.doc.as_deref().and_then(|doc| dialect.inline_comment(doc, Commented::Column)) {
        words.push(format!("COMMENT {comment}"));
    }
    words.join(" ")
}

/// Returns whether a table that it inherits from computes the column, which PostgreSQL then wants to hear of from that one alone.
fn is_computed_above(at: ColumnAt<'_>) -> bool {
    let parents = at.table.options.postgres.inherits.iter().filter_map(|parent| at.model.tables.by_name(parent));
    let mut same = parents.filter_map(|parent| parent.columns.by_name(&at.column.name));
    same.any(|column| column.generated.is_some())
}

/// Returns the name of the check that stands for what the column's type cannot say.
pub(in crate::migration) fn implied_check_name(at: ColumnAt<'_>) -> String {
    fit_identifier(&format!("{}_{}_check", at.table.local_name(), at.column.name))
}
