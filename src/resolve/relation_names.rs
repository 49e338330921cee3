//! The names of relations that the schema does not name.

use std::collections::HashMap;

use super::draft::Draft;
use super::names::singular;
use super::relations::KeyPlace;
use crate::model::ForeignKey;

/// Names for a foreign key's two relations, the better ones first.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Choices {
    /// For the relation that follows it.
    pub(super) there: Vec<String>,
    /// For the relation that goes back.
    pub(super) back: Vec<String>,
}

/// Returns the names for each foreign key, in table order.
pub(super) fn choices(drafts: &[Draft<'_>]) -> Vec<(KeyPlace, Choices)> {
    let mut found = Vec::new();
    for (position, draft) in drafts.iter().enumerate() {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for key in &draft.foreign_keys {
            *counts.entry(&key.value.table).or_default() += 1;
        }
        for (place, key) in draft.foreign_keys.iter().enumerate() {
            let key = &key.value;
            let target = drafts.iter().find(|it| it.name() == key.table).map_or(key.table.as_str(), Draft::local_name);
            let is_only = counts[key.table.as_str()] == 1;
            let is_unique = draft.is_unique(&key.columns);
            let choices =
                Choices { there: there(key, target), back: back(draft.local_name(), key, is_only, is_unique) };
            found.push(((position, place), choices));
        }
    }
    found
}

/// `author_id` gives `author`; a column that is not named by the key it refers to gives `{column}_{table in the singular}`,
/// since the relation and the column need different names. `table` is the name of the other table in its namespace.
pub(super) fn there(key: &ForeignKey, table: &str) -> Vec<String> {
    let target = singular(table);
    match key.columns.as_slice() {
        [column] => match stem(column, &key.references) {
            Some(stem) => vec![stem.to_owned(), format!("{stem}_{target}")],
            None if key.references.contains(column) => vec![target.clone(), format!("{column}_{target}")],
            None => vec![format!("{column}_{target}")],
        },
        columns => vec![target.clone(), format!("{target}_by_{}", columns.join("_"))],
    }
}

/// The table that refers here, in the singular when it does so at most once a row; `{table}_by_{column}` when the name
/// is taken, or when several of its foreign keys lead here.
fn back(table: &str, key: &ForeignKey, is_only: bool, is_unique: bool) -> Vec<String> {
    let by = match key.columns.as_slice() {
        [column] => stem(column, &key.references).unwrap_or(column).to_owned(),
        columns => columns.join("_"),
    };
    let name = if is_unique { singular(table) } else { table.to_owned() };
    let long = format!("{name}_by_{by}");
    if is_only { vec![name, long] } else { vec![long] }
}

/// Returns a column's name without the name of the key that it refers to: `author` for `author_id`, `country` for
/// `country_code`.
fn stem<'a>(column: &'a str, references: &[String]) -> Option<&'a str> {
    let referenced = references.first().and_then(|name| column.strip_suffix(name.as_str())?.strip_suffix('_'));
    let camel = || column.strip_suffix("Id").or_else(|| column.strip_suffix("ID"));
    referenced.or_else(|| column.strip_suffix("_id")).or_else(camel).filter(|stem| !stem.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(columns: &[&str], table: &str, references: &[&str]) -> ForeignKey {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        ForeignKey {
            name: String::new(),
            columns: owned(columns),
            table: table.to_owned(),
            references: owned(references),
            ..ForeignKey::default()
        }
    }

    #[test]
    fn the_way_there_is_named_by_the_column() {
        assert_eq!(there(&key(&["author_id"], "users", &["id"]), "users")[0], "author");
        assert_eq!(there(&key(&["country_code"], "countries", &["code"]), "countries")[0], "country");
        assert_eq!(there(&key(&["authorId"], "users", &["id"]), "users")[0], "author");
        assert_eq!(there(&key(&["owner"], "users", &["id"]), "users"), ["owner_user"]);
        assert_eq!(there(&key(&["id"], "users", &["id"]), "users")[0], "user");
        assert_eq!(there(&key(&["a", "b"], "order_lines", &["x", "y"]), "order_lines")[0], "order_line");
    }

    #[test]
    fn the_way_back_is_named_by_the_table() {
        let author = key(&["author_id"], "users", &["id"]);
        assert_eq!(back("posts", &author, true, false), ["posts", "posts_by_author"]);
        assert_eq!(back("posts", &author, false, false), ["posts_by_author"]);
        assert_eq!(back("profiles", &author, true, true), ["profile", "profile_by_author"]);
    }
}
