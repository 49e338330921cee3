use std::collections::{BTreeMap, BTreeSet};

use crate::model::Model;

use super::yaml::{Map, Yaml};
use super::{add_tables, body, head, laid_out, mixins};

/// Returns the schema of a model as a main file of a given name, which includes one file for each namespace that tables
/// are in, each by its name.
///
/// A schema whose tables are all in the default namespace is a single file.
pub fn split_schema(model: &Model, main: &str) -> BTreeMap<String, String> {
    let mixins = mixins::find(model);
    let others = file_names(model, main);
    let mut file = head(model);
    if !others.is_empty() {
        file.insert("include", Yaml::List(others.values().map(Yaml::text).collect()));
    }
    body(&mut file, model, &mixins, |namespace| namespace.is_none_or(|name| !others.contains_key(name)));
    let mut files = BTreeMap::from([(main.to_owned(), laid_out(&file))]);
    for (name, path) in &others {
        let mut file = Map::default();
        add_tables(&mut file, model, &mixins, |namespace| namespace == Some(name));
        files.insert(path.clone(), laid_out(&file));
    }
    files
}

/// Returns the file of each namespace that has tables: its name, of which nothing is kept that a path or a pattern of
/// `include` would read in another way.
fn file_names<'m>(model: &'m Model, main: &str) -> BTreeMap<&'m str, String> {
    // Some file systems take letters of either case for the same.
    let mut taken = BTreeSet::from([main.to_lowercase()]);
    let with_tables = model.relations().filter_map(|table| table.namespace.as_deref()).collect::<BTreeSet<_>>();
    let mut names = BTreeMap::new();
    for namespace in with_tables {
        let is_plain = |letter: char| letter.is_alphanumeric() || "_-".contains(letter);
        let stem: String = namespace.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
        let numbered = (2..).map(|number| format!("{stem}_{number}.yaml"));
        let mut candidates = std::iter::once(format!("{stem}.yaml")).chain(numbered);
        let free = candidates.find(|name| taken.insert(name.to_lowercase())).expect("there is always a next number");
        names.insert(namespace, free);
    }
    names
}
