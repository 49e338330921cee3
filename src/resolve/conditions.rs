//! Conditions that name no column of their table: most likely a name is misspelt.

use super::context::Context;
use super::draft::Draft;
use crate::diagnostics::{Code, Diagnostic, Span, closest};
use crate::model::Sql;

impl Context<'_> {
    /// Warns of checks and of the conditions of indexes in which no column stands. Other SQL is not read: which of its words are names
    /// of columns only the database knows.
    pub(super) fn conditions(&mut self, draft: &Draft<'_>) {
        if draft.is_broken {
            return;
        }
        let written = |span: Span| {
            let def = draft.def.checks.iter().find(|def| def.name.span == span);
            def.map_or(span, |def| def.expression.span)
        };
        let checks = draft.checks.iter().map(|check| (&check.value.expression, written(check.span)));
        let indexes = draft.indexes.iter().filter_map(|it| Some((it.value.predicate.as_ref()?, it.span)));
        let conditions: Vec<(&Sql, Span)> = checks.chain(indexes).collect();
        let columns: Vec<&str> = draft.columns.iter().map(|column| column.def.name.as_str()).collect();
        for (sql, span) in conditions {
            let texts = self.backends.iter().filter_map(|backend| sql.on(*backend));
            let mut lacking =
                texts.filter(|text| !names_any(text, &columns) && !names_any(text, &[draft.local_name()]));
            let Some(text) = lacking.next() else { continue };
            let message = format!("no column of `{}` stands in this condition", draft.name());
            let near = words(text).find_map(|word| closest(word, columns.iter().copied()));
            let help = near.map_or("name a column".to_owned(), |near| format!("did you mean `{near}`?"));
            self.report(Diagnostic::new(Code::ConditionColumn, span, message).help(help));
        }
    }
}

/// Returns whether SQL names one of these; a name that is no word may stand anywhere in it.
fn names_any(sql: &str, names: &[&str]) -> bool {
    names.iter().any(|name| {
        let is_word = !name.contains(is_between);
        if is_word { words(sql).any(|word| word.to_lowercase() == name.to_lowercase()) } else { sql.contains(name) }
    })
}

/// Returns the words that stand outside of strings.
fn words(sql: &str) -> impl Iterator<Item = &str> {
    let outside = sql.split('\'').step_by(2);
    outside.flat_map(|part| part.split(is_between)).filter(|word| word.starts_with(|c: char| !c.is_ascii_digit()))
}

fn is_between(c: char) -> bool {
    !(c.is_alphanumeric() || c == '_' || c == '$')
}
