use crate::api_changes::Kind;
use crate::diagnostics::Code;
use crate::lint::Rule;
use crate::migration::{Hazard, RefusalCode};

/// Returns the story of a code, as it is printed in reports and migrations and in either case, or `None` when there is no
/// such code.
pub fn of_code(word: &str) -> Option<String> {
    if let Some(code) = Code::from_id(word) {
        return Some(story(code.id(), code.severity().name(), code.title(), code.explanation()));
    }
    if let Some(code) = RefusalCode::ALL.into_iter().find(|code| code.as_str().eq_ignore_ascii_case(word)) {
        return Some(story(code.as_str(), "refused migration", code.title(), code.explanation()));
    }
    if let Some(rule) = Rule::ALL.into_iter().find(|rule| rule.code().eq_ignore_ascii_case(word)) {
        return Some(story(rule.code(), "finding of codegen lint", rule.text(), rule.help()));
    }
    if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.code().eq_ignore_ascii_case(word)) {
        return Some(story(kind.code(), "break of the API", kind.text(), kind.help()));
    }
    let hazard = Hazard::ALL.into_iter().find(|hazard| hazard.code().eq_ignore_ascii_case(word))?;
    Some(story(hazard.code(), "hazard of a migration", hazard.text(), hazard.explanation()))
}

/// Returns every code.
pub fn codes() -> impl Iterator<Item = &'static str> {
    let diagnostics = Code::ALL.iter().map(|code| code.id());
    diagnostics
        .chain(RefusalCode::ALL.map(RefusalCode::as_str))
        .chain(Hazard::ALL.map(Hazard::code))
        .chain(Rule::ALL.map(Rule::code))
        .chain(Kind::ALL.map(Kind::code))
}

fn story(id: &str, kind: &str, title: &str, explanation: &str) -> String {
    format!("{id} ({kind}): {title}\n\n{}\n", super::layout::wrap(explanation))
}
