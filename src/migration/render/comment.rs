use crate::dialect::{ColumnAt, Comments, Dialect, EnumAt, EnumStorage, TableAt};

/// Returns the statements that document a table that was just created, and its columns.
pub(in crate::migration) fn on_new_table(at: TableAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    let table = at.table.doc.is_some().then(|| on_table(at, dialect));
    let columns = at.columns().filter(|column| column.column.doc.is_some()).map(|column| on_column(column, dialect));
    table.into_iter().chain(columns).flatten().collect()
}

/// Returns the statement that gives a table the comment it shall have.
pub(in crate::migration) fn on_table(at: TableAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    let name = dialect.table_name(at.table);
    let doc = at.table.doc.as_deref();
    match dialect.comments() {
        Comments::Statement => vec![on("TABLE", &name, doc, dialect)],
        Comments::Inline | Comments::None => Vec::new(),
    }
}

/// Returns the statement that gives a column the comment it shall have.
pub(in crate::migration) fn on_column(at: ColumnAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    let table = dialect.table_name(at.table);
    match dialect.comments() {
        Comments::Statement => {
            let name = format!("{table}.{}", dialect.quote(&at.column.name));
            vec![on("COLUMN", &name, at.column.doc.as_deref(), dialect)]
        }
        Comments::Inline | Comments::None => Vec::new(),
    }
}

/// Returns the statement that gives the type of an enum the comment it shall have.
pub(in crate::migration) fn on_enum(at: EnumAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    match (dialect.enum_storage(at.enumeration), dialect.comments()) {
        (EnumStorage::Type, Comments::Statement) => {
            let name = dialect.enum_name(at.enumeration);
            vec![on("TYPE", &name, at.enumeration.doc.as_deref(), dialect)]
        }
        _ => Vec::new(),
    }
}

/// Returns the statement that gives a thing the comment it shall have.
pub(in crate::migration) fn on(kind: &str, name: &str, doc: Option<&str>, dialect: &dyn Dialect) -> String {
    let text = doc.map_or_else(|| "NULL".to_owned(), |doc| dialect.string(doc));
    format!("COMMENT ON {kind} {name} IS {text}")
}
