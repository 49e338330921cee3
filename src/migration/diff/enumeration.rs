use super::Changes;
use crate::dialect::{EnumAt, EnumStorage};
use crate::migration::{RefusalCode, Step};
use crate::model::{EnumValue, Model};

impl<'a> Changes<'a> {
    pub(super) fn enums(&mut self, before: Option<&'a Model>, after: &'a Model) {
        if let Some(before) = before {
            let gone = before.enums.iter().filter(|old| after.enums.by_name(&old.name).is_none());
            // Elsewhere an enum is part of its columns, whose own change tells.
            if self.dialect.enum_storage() == EnumStorage::Type {
                for old in gone {
                    let reason = format!("the enum `{}` is gone from the schema", old.name);
                    self.refuse_object(RefusalCode::EnumRemoved, reason);
                }
            }
        }
        for enumeration in &after.enums {
            let to = EnumAt { model: after, enumeration };
            let from = before.and_then(|model| {
                model.enums.by_name(&enumeration.name).map(|enumeration| EnumAt { model, enumeration })
            });
            match from {
                None => self.steps.push(Step::CreateEnum(to)),
                Some(from) => self.changed_enum(from, to),
            }
        }
    }

    fn changed_enum(&mut self, from: EnumAt<'a>, to: EnumAt<'a>) {
        let (old, new) = (&from.enumeration.values, &to.enumeration.values);
        let name = &to.enumeration.name;
        let is_extended = old.len() <= new.len() && old.iter().zip(new).all(|(old, new)| old.label == new.label);
        if !is_extended {
            let labels =
                |values: &[EnumValue]| values.iter().map(|value| value.label.clone()).collect::<Vec<_>>().join(", ");
            let reason = format!(
                "the labels of the enum `{name}` change from {} to {}, which is more than new ones at the end",
                labels(old),
                labels(new)
            );
            self.refuse_object(RefusalCode::EnumLabelsChanged, reason);
        } else if new.len() > old.len() {
            let is_used = from.columns().next().is_some();
            if self.dialect.enum_storage() == EnumStorage::Check && is_used {
                let product = self.dialect.product();
                let reason = format!(
                    "the enum `{name}` gets new labels, for which {product} has to rebuild the tables that use it"
                );
                self.refuse_object(RefusalCode::NeedsRebuild, reason);
            } else {
                self.steps.push(Step::ChangeEnumLabels { from, to });
            }
        }
        if from.enumeration.doc != to.enumeration.doc {
            self.steps.push(Step::CommentEnum { from, to });
        }
    }
}
