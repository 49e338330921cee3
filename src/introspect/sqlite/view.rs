use super::super::{Note, build};
use super::{Object, ViewColumn, ddl, expression, note, types};
use crate::model::{Column, Native, NativeForm, Type, View};

/// Returns a view; `None` when it has to be carried with its whole statement, because SQLite cannot tell its columns.
pub(super) fn view(
    object: &Object,
    columns: &[&ViewColumn],
    after: Vec<String>,
    notes: &mut Vec<Note>,
) -> Option<View> {
    if columns.is_empty() {
        return None;
    }
    let query = ddl::view_query(&object.sql)?;
    let mut table = build::table(object.name.clone(), None);
    let mut untyped = Vec::new();
    let computed = expression::types(&query, columns.len());
    let columns = columns.iter().zip(computed).map(|(read, computed)| {
        let ty = match types::portable(&read.declared) {
            _ if read.declared.is_empty() => computed.unwrap_or_else(|| {
                untyped.push(read.name.as_str());
                Type::Text
            }),
            Some(ty) => ty,
            None => Type::Native(Native { sql: read.declared.clone(), form: NativeForm::Text }),
        };
        Column { nullable: true, ..Column::new(&read.name, ty) }
    });
    table.columns = columns.collect();
    if !untyped.is_empty() {
        let text = format!("SQLite does not say the types of its columns {}; taken for text", untyped.join(", "));
        notes.push(note(object, &text));
    }
    Some(View { table, query: query.as_str().into(), materialized: false, after })
}
