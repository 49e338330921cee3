use serde::{Deserialize, Serialize};

use super::is_default;

/// How the generated Rust looks where the author wants it otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RustSettings {
    /// Further derives of every struct and enum.
    #[serde(default, skip_serializing_if = "is_default")]
    pub derives: Derives,
    /// What a change to a column that allows NULL is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nullable_change: NullableChange,
    /// Whose types dates and times are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub time: TimeLibrary,
    /// Crates that the generated one depends on beside those of its own, in the order of their names.
    #[serde(default, skip_serializing_if = "is_default")]
    pub dependencies: Vec<Dependency>,
}

/// A crate that the generated one depends on because the schema names something of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dependency {
    /// The name of the package.
    pub name: String,
    /// Which versions will do, as Cargo has it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub version: Option<String>,
    /// The folder it is in, as seen from that of the generated crate.
    #[serde(default, skip_serializing_if = "is_default")]
    pub path: Option<String>,
    /// Its features that are wanted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub features: Vec<String>,
}

/// Paths of derive macros, beside those that the tool needs itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derives {
    /// Of the structs of rows that were read.
    #[serde(default, skip_serializing_if = "is_default")]
    pub read: Vec<String>,
    /// Of the structs of rows to insert.
    #[serde(default, skip_serializing_if = "is_default")]
    pub new: Vec<String>,
    /// Of the structs of changes to rows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub update: Vec<String>,
    /// Of the enums.
    #[serde(default, skip_serializing_if = "is_default")]
    pub enums: Vec<String>,
}

/// The type of the field that changes a column which allows NULL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NullableChange {
    /// `Option<Option<T>>`: absent, NULL or a value.
    #[default]
    Double,
    /// `Option<T>`: absent or a value; NULL cannot be set.
    Single,
}

/// A crate with types for dates and times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeLibrary {
    /// <https://docs.rs/chrono>, whose days and times Diesel reads and writes.
    #[default]
    Chrono,
    /// <https://docs.rs/time>
    Time,
    /// <https://docs.rs/jiff>
    Jiff,
}

impl TimeLibrary {
    /// Returns the name of the crate.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chrono => "chrono",
            Self::Time => "time",
            Self::Jiff => "jiff",
        }
    }
}
