use crate::dialect::{ColumnAt, Commented, Dialect, Identity, fit_identifier};

/// Returns the declaration of a column.
pub(in crate::migration) fn definition(at: ColumnAt<'_>, dialect: &dyn Dialect) -> String {
    let column = at.column;
    let mut words = vec![dialect.quote(&column.name), dialect.column_type(at).sql];
    if !column.nullable {
        words.push("NOT NULL".to_owned());
    }
    if column.identity {
        let (Identity::Clause(clause) | Identity::PrimaryKeyClause(clause)) = dialect.identity();
        words.push(clause.to_owned());
    }
    if let Some(default) = &column.default {
        words.push(format!("DEFAULT {}", dialect.default_value(&column.ty, default)));
    }
    if let Some(comment) = column.doc.as_deref().and_then(|doc| dialect.inline_comment(doc, Commented::Column)) {
        words.push(format!("COMMENT {comment}"));
    }
    words.join(" ")
}

/// Returns the name of the check that stands for what the column's type cannot say.
pub(in crate::migration) fn implied_check_name(at: ColumnAt<'_>) -> String {
    fit_identifier(&format!("{}_{}_check", at.table.name, at.column.name))
}
