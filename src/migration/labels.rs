use super::diff::added_labels;
use super::rename::former;
use crate::dialect::{Dialect, EnumStorage};
use crate::model::{Enum, EnumValue, Model, Renames};

/// Returns the model with the labels that the types of its enums get, under the names that they had; `None` when no type only gets
/// labels.
pub(super) fn extended(before: &Model, after: &Model, renames: &Renames, dialect: &dyn Dialect) -> Option<Model> {
    let mut is_extended = false;
    let extend = |old: &Enum| -> Enum {
        let new = after.enums.iter().find(|it| former(&renames.enums, &it.name) == old.name);
        let has_type = |it: &&Enum| dialect.enum_storage(it) == EnumStorage::Type;
        let Some(new) = new.filter(|new| [old, new].iter().all(has_type)) else { return old.clone() };
        let label = |value: &EnumValue| {
            let key = (new.name.clone(), value.label.clone());
            let label = renames.labels.get(&key).unwrap_or(&value.label);
            EnumValue { label: label.clone(), ..value.clone() }
        };
        let known = Enum { values: new.values.iter().map(label).collect(), ..old.clone() };
        match added_labels(old, &known) {
            Some(added) if !added.is_empty() => {
                is_extended = true;
                known
            }
            _ => old.clone(),
        }
    };
    let enums = before.enums.iter().map(extend).collect();
    is_extended.then(|| Model { enums, ..before.clone() })
}
