//! Parts of models with what resolve infers left empty.

use crate::dialect::{ColumnAt, dialect};
use crate::model::{Backend, Column, Model, NamedList, PerBackend, Table, View};

/// Returns a model of nothing.
pub(super) fn model(backend: Backend) -> Model {
    Model {
        package: String::new(),
        doc: None,
        backends: vec![backend],
        namespaces: Vec::new(),
        enums: NamedList::default(),
        domains: NamedList::default(),
        tables: NamedList::default(),
        views: NamedList::default(),
        raw: NamedList::default(),
        rust: Default::default(),
        print_schema: Default::default(),
    }
}

/// Returns a table without columns.
pub(super) fn table(name: String, namespace: Option<String>) -> Table {
    Table { namespace, ..Table::new(name) }
}

/// Takes out the spellings of column types that are those of the type itself.
pub(super) fn leave_out_usual_types(model: &mut Model) {
    let backend = model.backends[0];
    let whole = model.clone();
    let usual = |table: &Table, column: &Column| {
        let plain = Column { declared: PerBackend::default(), ..column.clone() };
        let declared = column.declared.on(backend)?;
        let usual = dialect(backend).column_type(ColumnAt { model: &whole, table, column: &plain }).sql;
        is_same_type(&usual, declared).then_some(plain)
    };
    let with_usual = |table: &Table| {
        let columns = table.columns.iter().map(|column| usual(table, column).unwrap_or_else(|| column.clone()));
        Table { columns: columns.collect(), ..table.clone() }
    };
    model.tables = whole.tables.iter().map(with_usual).collect();
    model.views = whole.views.iter().map(|view| View { table: with_usual(&view.table), ..view.clone() }).collect();
}

/// Returns whether two spellings differ in nothing but letter case and blanks.
fn is_same_type(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    letters(one) == letters(other)
}

/// Returns whether the language has a type of that name, which an enum then cannot have.
pub(super) fn is_type_name(name: &str) -> bool {
    crate::resolve::is_type(name)
}
