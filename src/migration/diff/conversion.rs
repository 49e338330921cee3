//! What becomes of the values of a column whose type changes.

use std::collections::BTreeMap;

use crate::dialect::{ColumnAt, Dialect, EnumStorage};
use crate::model::{Backend, Model, Type};

/// How values of one type become values of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::migration) struct Conversion {
    /// The expression that makes the new value of the old; `None` where the database does it by itself.
    pub(in crate::migration) value: Option<String>,
    /// What an UPDATE says, where labels that rows hold as text have other names.
    pub(in crate::migration) relabelling: Option<String>,
    /// The condition of the values that would not be what they were; `None` where every value is kept.
    pub(in crate::migration) misfit: Option<String>,
}

/// Returns how the values of a column, which SQL calls `name`, become values of its new type; `None` when no database knows how.
///
/// `labels` has the new labels by enum and old label, where rows hold the old ones.
pub(super) fn conversion(
    from: ColumnAt<'_>,
    to: ColumnAt<'_>,
    name: &str,
    labels: &BTreeMap<(String, String), String>,
    dialect: &dyn Dialect,
) -> Option<Conversion> {
    let backend = dialect.backend();
    let is_domain = dialect.has_domains() && from.column.domain.is_some();
    let convert = Convert { name, is_domain, backend, dialect, from: from.model, to: to.model, labels };
    convert.between(&from.column.ty, &to.column.ty)
}

struct Convert<'a> {
    name: &'a str,
    /// Whether the column is of a domain so far.
    is_domain: bool,
    backend: Backend,
    dialect: &'a dyn Dialect,
    from: &'a Model,
    to: &'a Model,
    labels: &'a BTreeMap<(String, String), String>,
}

impl Convert<'_> {
    fn between(&self, from: &Type, to: &Type) -> Option<Conversion> {
        let c = self.name;
        let kept = Conversion::default();
        let misfit = |misfit: String| Conversion { misfit: Some(misfit), ..Conversion::default() };
        let converted = |value: Option<String>, misfit: Option<String>| Conversion { value, misfit, relabelling: None };
        let cast = |ty: &str, misfit: Option<String>| {
            converted((self.backend == Backend::Postgres).then(|| format!("{c}::{ty}")), misfit)
        };
        Some(match (from, to) {
            _ if from == to && !matches!(from.element(), Type::Enum(_)) => kept,
            (_, Type::SmallInt | Type::Integer | Type::BigInt) if whole(from).is_some() => {
                let ((_, old), (ty, new)) = (whole(from)?, whole(to)?);
                let range = format!("{c} NOT BETWEEN {} AND {}", new.0, new.1);
                cast(ty, (old.1 > new.1).then_some(range))
            }
            (Type::Boolean, Type::SmallInt | Type::Integer | Type::BigInt) => match self.backend {
                Backend::Postgres => converted(Some(format!("{c}::integer")), None),
                Backend::Sqlite | Backend::Mysql => kept,
            },
            (Type::SmallInt | Type::Integer | Type::BigInt, Type::Boolean) => converted(
                (self.backend == Backend::Postgres).then(|| format!("{c}::integer::boolean")),
                Some(format!("{c} NOT IN (0, 1)")),
            ),
            (Type::SmallInt | Type::Integer | Type::BigInt, Type::Decimal { precision, scale }) => {
                let digits = precision - scale;
                let fits_all = digits >= whole(from)?.1.1.to_string().len().try_into().ok()?;
                cast(&format!("numeric({precision}, {scale})"), (!fits_all).then(|| self.too_large(digits)))
            }
            (Type::Decimal { .. }, Type::Decimal { precision, scale }) => {
                let digits = precision - scale;
                cast(
                    &format!("numeric({precision}, {scale})"),
                    Some(format!("{c} <> round({c}, {scale}) OR {}", self.too_large(digits))),
                )
            }
            (Type::Decimal { .. }, Type::SmallInt | Type::Integer | Type::BigInt) => {
                let (ty, (low, high)) = whole(to)?;
                cast(ty, Some(format!("{c} <> round({c}, 0) OR {c} NOT BETWEEN {low} AND {high}")))
            }
            (Type::Real, Type::Double) => kept,
            (Type::SmallInt, Type::Real) | (Type::SmallInt | Type::Integer, Type::Double) => kept,
            (_, Type::Text | Type::Varchar(_) | Type::Char(_)) if is_text(from) => {
                let is_wider = match (length(from), length(to)) {
                    (_, None) => true,
                    (Some(old), Some(new)) => old <= new,
                    (None, Some(_)) => false,
                };
                match length(to) {
                    Some(limit) if !is_wider => misfit(format!("{} > {limit}", self.length())),
                    _ => kept,
                }
            }
            (Type::Uuid, Type::Text | Type::Varchar(36..) | Type::Char(36)) => cast("text", None),
            (Type::SmallInt | Type::Integer | Type::BigInt, Type::Text | Type::Varchar(20..)) => cast("text", None),
            (Type::Enum(_), Type::Text) => cast("text", None),
            (Type::Enum(name), Type::Varchar(limit)) if self.storage(self.from, name) == EnumStorage::Text => {
                cast(&format!("varchar({limit})"), Some(format!("{} > {limit}", self.length())))
            }
            (Type::Enum(name), Type::Varchar(limit)) => {
                let longest = self.from.enumeration(name).values.iter().map(|it| it.label.chars().count()).max()?;
                let fits = longest <= usize::try_from(*limit).ok()?;
                return fits.then(|| cast(&format!("varchar({limit})"), None));
            }
            (Type::Text | Type::Varchar(_), Type::Enum(name)) => {
                let is_held = self.storage(self.to, name) != EnumStorage::Text;
                cast(&self.type_of(name), is_held.then(|| format!("{c} NOT IN ({})", self.label_list(name))))
            }
            (Type::Enum(old), Type::Enum(new)) => self.labels(old, new),
            (Type::Array(old), Type::Array(new)) => match (old.as_ref(), new.as_ref()) {
                (Type::Enum(old), Type::Enum(new)) => self.lists_of_labels(old, new),
                _ => return None,
            },
            (Type::Date, Type::Timestamp) => match self.backend {
                Backend::Postgres => cast("timestamp", None),
                Backend::Sqlite => converted(Some(format!("{c} || ' 00:00:00'")), None),
                Backend::Mysql => kept,
            },
            (Type::Timestamp, Type::Date) => {
                let day = match self.backend {
                    Backend::Postgres => format!("{c}::date"),
                    Backend::Sqlite => format!("substr({c}, 1, 10)"),
                    Backend::Mysql => format!("DATE({c})"),
                };
                let rest = match self.backend {
                    Backend::Sqlite => format!("substr({c}, 11) NOT IN ('', ' 00:00:00')"),
                    Backend::Postgres | Backend::Mysql => format!("{c} <> {day}"),
                };
                converted((self.backend != Backend::Mysql).then_some(day), Some(rest))
            }
            (Type::Timestamp, Type::Timestamptz) | (Type::Timestamptz, Type::Timestamp) => {
                converted((self.backend == Backend::Postgres).then(|| format!("{c} AT TIME ZONE 'utc'")), None)
            }
            _ => return None,
        })
    }

    fn labels(&self, old: &str, new: &str) -> Conversion {
        let quote = |label: &str| self.dialect.string(label);
        let (was, is) = (self.storage(self.from, old), self.storage(self.to, new));
        let name = self.name;
        let (mut renamed, mut former) = (String::new(), Vec::new());
        for value in &self.from.enumeration(old).values {
            if let Some(label) = self.new_label(old, &value.label) {
                renamed += &format!(" WHEN {} THEN {}", quote(&value.label), quote(label));
                former.push(quote(&value.label));
            }
        }
        let relabelled = (!former.is_empty()).then(|| format!("CASE {name}{renamed} ELSE {name} END"));
        // Renames of a type's labels are done by then.
        let now = relabelled.as_ref().map_or(name.to_owned(), |case| format!("({case})"));
        let held = |list: &[String]| format!("{name} NOT IN ({})", list.join(", "));
        let misfit = match (was, is) {
            (_, EnumStorage::Text) => None,
            // Rows may hold anything.
            (EnumStorage::Text, _) => {
                let known = self.to.enumeration(new).values.iter().map(|value| quote(&value.label));
                Some(held(&known.chain(former.iter().cloned()).collect::<Vec<_>>()))
            }
            (EnumStorage::Type | EnumStorage::Inline | EnumStorage::Check, _) => {
                let gone: Vec<_> = self.gone(old, new).map(quote).collect();
                // A domain over an enum has none of its operators.
                let cast = if self.is_domain { "::text" } else { "" };
                (!gone.is_empty()).then(|| format!("{name}{cast} IN ({})", gone.join(", ")))
            }
        };
        Conversion {
            value: match (self.backend, was, is) {
                (Backend::Postgres, EnumStorage::Type, EnumStorage::Type) => {
                    Some(format!("{name}::text::{}", self.type_of(new)))
                }
                (Backend::Postgres, EnumStorage::Type, _) => Some(format!("{name}::text")),
                (Backend::Postgres, _, EnumStorage::Type) => Some(format!("{now}::{}", self.type_of(new))),
                (Backend::Postgres | Backend::Sqlite, ..) => relabelled.clone(),
                (Backend::Mysql, ..) => None,
            },
            misfit,
            relabelling: relabelled
                .filter(|_| matches!(was, EnumStorage::Check | EnumStorage::Text))
                .map(|case| format!("{name} = {case} WHERE {name} IN ({})", former.join(", "))),
        }
    }

    /// Converts arrays, which only PostgreSQL has, element by element.
    fn lists_of_labels(&self, old: &str, new: &str) -> Conversion {
        let name = self.name;
        let escaped = |label: &str| format!("\"{}\"", label.replace('\\', "\\\\").replace('"', "\\\""));
        let gone: Vec<_> = self.gone(old, new).map(escaped).collect();
        let array = self.dialect.string(&format!("{{{}}}", gone.join(",")));
        Conversion {
            value: Some(format!("{name}::text::{}[]", self.dialect.enum_name(self.to.enumeration(new)))),
            relabelling: None,
            misfit: (!gone.is_empty()).then(|| format!("{name} && {array}")),
        }
    }

    fn storage(&self, model: &Model, enumeration: &str) -> EnumStorage {
        self.dialect.enum_storage(model.enumeration(enumeration))
    }

    /// Returns PostgreSQL's name of the type that the values of an enum are of.
    fn type_of(&self, enumeration: &str) -> String {
        let enumeration = self.to.enumeration(enumeration);
        match self.dialect.enum_storage(enumeration) {
            EnumStorage::Type | EnumStorage::Inline => self.dialect.enum_name(enumeration),
            EnumStorage::Check | EnumStorage::Text => "text".to_owned(),
        }
    }

    /// Returns what a label that rows hold is called from now on.
    fn new_label(&self, enumeration: &str, label: &str) -> Option<&String> {
        self.labels.get(&(enumeration.to_owned(), label.to_owned()))
    }

    /// Returns the labels of an enum that another one lacks.
    fn gone(&self, old: &str, new: &str) -> impl Iterator<Item = &str> {
        let is_there = |label: &str| self.to.enumeration(new).values.iter().any(|value| value.label == label);
        let labels = self.from.enumeration(old).values.iter().map(|value| value.label.as_str());
        labels.filter(move |label| self.new_label(old, label).is_none() && !is_there(label))
    }

    fn label_list(&self, enumeration: &str) -> String {
        let values = self.to.enumeration(enumeration).values.iter();
        values.map(|value| self.dialect.string(&value.label)).collect::<Vec<_>>().join(", ")
    }

    fn too_large(&self, digits: u32) -> String {
        format!("abs({}) >= 1{}", self.name, "0".repeat(usize::try_from(digits).unwrap_or_default()))
    }

    fn length(&self) -> String {
        match self.backend {
            Backend::Sqlite => format!("length({})", self.name),
            Backend::Postgres | Backend::Mysql => format!("char_length({})", self.name),
        }
    }
}

/// Returns PostgreSQL's name of a whole number's type, and its least and greatest value.
fn whole(ty: &Type) -> Option<(&'static str, (i64, i64))> {
    match ty {
        Type::SmallInt => Some(("smallint", (i16::MIN.into(), i16::MAX.into()))),
        Type::Integer => Some(("integer", (i32::MIN.into(), i32::MAX.into()))),
        Type::BigInt => Some(("bigint", (i64::MIN, i64::MAX))),
        _ => None,
    }
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Text | Type::Varchar(_) | Type::Char(_))
}

fn length(ty: &Type) -> Option<u32> {
    match ty {
        Type::Varchar(length) | Type::Char(length) => Some(*length),
        _ => None,
    }
}
