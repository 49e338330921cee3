use super::comment;
use crate::dialect::{Dialect, EnumAt, EnumStorage};

/// Returns the statements that make the type of an enum, where it has one.
pub(in crate::migration) fn create(at: EnumAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    if dialect.enum_storage(at.enumeration) != EnumStorage::Type {
        return Vec::new();
    }
    let labels: Vec<_> = at.enumeration.values.iter().map(|value| dialect.string(&value.label)).collect();
    let create = format!("CREATE TYPE {} AS ENUM ({})", dialect.enum_name(at.enumeration), labels.join(", "));
    let document = at.enumeration.doc.is_some().then(|| comment::on_enum(at, dialect));
    [create].into_iter().chain(document.into_iter().flatten()).collect()
}

/// Returns the statement that drops the type of an enum, where it has one.
pub(in crate::migration) fn drop(at: EnumAt<'_>, dialect: &dyn Dialect) -> Vec<String> {
    match dialect.enum_storage(at.enumeration) {
        EnumStorage::Type => vec![format!("DROP TYPE {}", dialect.enum_name(at.enumeration))],
        EnumStorage::Inline | EnumStorage::Check | EnumStorage::Text => Vec::new(),
    }
}

/// Returns the statements that add labels to the type of an enum, each given with the label that it follows.
pub(in crate::migration) fn add_labels(
    at: EnumAt<'_>,
    added: &[(&str, Option<&str>)],
    dialect: &dyn Dialect,
) -> Vec<String> {
    let name = dialect.enum_name(at.enumeration);
    let labels: Vec<_> = at.enumeration.values.iter().map(|value| value.label.as_str()).collect();
    let is_new = |label: &str| added.iter().any(|(new, _)| *new == label);
    let statement = |&(label, previous): &(&str, Option<&str>)| {
        let after_it = labels.iter().skip_while(|it| **it != label).find(|it| !is_new(it));
        let place = match (after_it, previous) {
            (None, None) => String::new(),
            (_, Some(previous)) => format!(" AFTER {}", dialect.string(previous)),
            (Some(next), None) => format!(" BEFORE {}", dialect.string(next)),
        };
        format!("ALTER TYPE {name} ADD VALUE {}{place}", dialect.string(label))
    };
    added.iter().map(statement).collect()
}
