use super::{comment, foreign_key};
use crate::dialect::{ColumnAt, Commented, Comments, Dialect, ForeignKeys, Identity, fit_identifier};

/// Returns the declaration of a column.
pub(super) fn definition(at: ColumnAt<'_>, dialect: &dyn Dialect) -> String {
    let column = at.column;
    let mut words = vec![dialect.quote(&column.name), dialect.declared_type(at)];
    if let Some(collation) = column.collation.on(dialect.backend()) {
        words.push(dialect.collate(collation).trim_start().to_owned());
    }
    if let Some(generated) = &column.generated {
        let expression = generated.expression.on(dialect.backend()).unwrap_or_default();
        let kept = if generated.stored { "STORED" } else { "VIRTUAL" };
        words.push(format!("GENERATED ALWAYS AS ({expression}) {kept}"));
    }
    if !column.nullable {
        words.push("NOT NULL".to_owned());
    }
    if column.identity {
        match dialect.identity(at) {
            Identity::Clause(clause) | Identity::PrimaryKeyClause(clause) => words.push(clause.to_owned()),
            Identity::Type => {}
        }
    }
    if let Some(default) = dialect.declared_default(at) {
        words.push(format!("DEFAULT {}", dialect.default_value(&column.ty, default)));
    }
    words.extend(dialect.on_update(column));
    if let Some(comment) = column.doc.as_deref().and_then(|doc| dialect.inline_comment(doc, Commented::Column)) {
        words.push(format!("COMMENT {comment}"));
    }
    words.join(" ")
}

/// Returns the check that stands for what the column's type cannot say.
pub(super) fn implied_check(at: ColumnAt<'_>, dialect: &dyn Dialect) -> Option<String> {
    let condition = dialect.column_check(at)?;
    Some(format!("CONSTRAINT {} CHECK ({condition})", dialect.quote(&implied_check_name(at))))
}

fn implied_check_name(at: ColumnAt<'_>) -> String {
    fit_identifier(&format!("{}_{}_check", at.table.local_name(), at.column.name))
}

/// Returns the statements that add a column to a table that exists.
pub(super) fn add(at: ColumnAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    let table = dialect.table_name(at.table);
    let check = implied_check(at, dialect);
    let definition = definition(at, dialect);
    let statement = match dialect.foreign_keys() {
        ForeignKeys::WithTheTable => {
            let reference = at.table.foreign_keys.iter().find(|key| key.columns == [at.column.name.as_str()]);
            let reference = reference.map(|key| foreign_key::column_clause(at.table(), key, dialect));
            let words: Vec<_> = [Some(definition), check, reference].into_iter().flatten().collect();
            format!("ALTER TABLE {table} ADD COLUMN {}", words.join(" "))
        }
        ForeignKeys::ByAlterTable => {
            let check = check.map(|check| format!(",\n    ADD {check}")).unwrap_or_default();
            format!("ALTER TABLE {table} ADD COLUMN {definition}{check}")
        }
    };
    // Where comments are part of the definition it has it already.
    let comment = at.column.doc.is_some() && dialect.comments() == Comments::Statement;
    let comment = comment.then(|| comment::on_column(at, dialect));
    [statement].into_iter().chain(comment.into_iter().flatten()).collect()
}

/// Returns the statement that drops a column.
pub(super) fn drop(at: ColumnAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    let (table, column) = (dialect.table_name(at.table), dialect.quote(&at.column.name));
    let check = match dialect.foreign_keys() {
        // The check stands in the column's own definition and goes with it.
        ForeignKeys::WithTheTable => None,
        ForeignKeys::ByAlterTable => dialect.column_check(at),
    };
    let check =
        check.map(|_| format!("DROP CONSTRAINT {}, ", dialect.quote(&implied_check_name(at)))).unwrap_or_default();
    vec![format!("ALTER TABLE {table} {check}DROP COLUMN {column}")]
}
