use crate::cli::ExplainArgs;
use crate::diagnostics::closest;
use crate::explain;

use super::{Exit, Failure, Terminal, compile};

/// Explains a code, or a table of the schema. The schema is read only when the word does not look like a code.
///
/// # Errors
///
/// When there is no such code or table, or the schema is not valid.
pub(crate) fn explain(args: &ExplainArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let word = args.word.as_str();
    if let Some(story) = explain::of_code(word) {
        terminal.result(story.trim_end());
        return Ok(Exit::Done);
    }
    if looks_like_code(word) {
        let help = match closest(word, explain::codes()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "docs/diagnostics.md and docs/migrations.md list the codes".to_owned(),
        };
        return Err(Failure::Unknown { what: "code", word: word.to_owned(), help });
    }
    let model = compile::load(&args.schema)?.model;
    let Some(table) = model.relations().find(|table| table.name == word) else {
        let structs = model.relations().find(|table| table.rust.model == word).map(|table| table.name.as_str());
        let names = model.relations().map(|table| table.name.as_str());
        let elsewhere = || model.relations().find(|table| table.local_name() == word).map(|table| table.name.as_str());
        let help = match structs.or_else(elsewhere).or_else(|| closest(word, names)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("`codegen explain` takes a code or a table of {}", args.schema.display()),
        };
        return Err(Failure::Unknown { what: "table", word: word.to_owned(), help });
    };
    terminal.result(explain::of_table(&model, table).trim_end());
    Ok(Exit::Done)
}

/// Returns whether a word has the form of the codes: one of their letters, then digits only.
fn looks_like_code(word: &str) -> bool {
    let letters = ['E', 'W', 'M', 'H', 'L'];
    let rest = word.to_ascii_uppercase();
    rest.strip_prefix(letters).is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit()))
}
