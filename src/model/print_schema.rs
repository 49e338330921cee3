use regex_lite::Regex;
use serde::{Deserialize, Serialize};

use super::is_default;

/// How schema.rs is printed, where the author says: the settings of `[print_schema]` in a diesel.toml.
///
/// Those of diesel_cli 2.3.14: <https://diesel.rs/guides/configuring-diesel-cli.html>.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintSchema {
    /// The documentation of tables and columns.
    #[serde(default, skip_serializing_if = "is_default")]
    pub docs: SchemaDocs,
    /// Whether columns stand in the order of their names instead of the database's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sorts_columns: bool,
    /// The tables that a query may join.
    #[serde(default, skip_serializing_if = "is_default")]
    pub joined: JoinedTables,
    /// The tables that are printed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub filter: TableFilter,
    /// What each `table!` uses, without `use` and semicolon.
    #[serde(default, skip_serializing_if = "is_default")]
    pub import_types: Vec<String>,
    /// The derives of the types that schema.rs defines.
    #[serde(default, skip_serializing_if = "is_default")]
    pub custom_type_derives: Vec<String>,
    /// Whether schema.rs defines no types at all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub defines_no_types: bool,
    /// Regular expressions for the names of types that schema.rs does not define.
    #[serde(default, skip_serializing_if = "is_default")]
    pub undefined_types: Vec<String>,
    /// Whether the rowid of SQLite is 64 bits wide; by the types of the columns unless given.
    #[serde(default, skip_serializing_if = "is_default")]
    pub integer_primary_key_is_bigint: Option<bool>,
    /// A unified diff that is applied to what was printed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub patch: Option<String>,
}

impl PrintSchema {
    /// Returns whether schema.rs leaves the definition of that type to an import.
    pub fn leaves_undefined(&self, rust_name: &str) -> bool {
        self.defines_no_types || is_match(&self.undefined_types, rust_name)
    }

    /// Returns the import that names the type.
    pub fn import_of(&self, rust_name: &str) -> Option<&str> {
        let own = |path: &&String| path.rsplit("::").next() == Some(rust_name);
        self.import_types.iter().find(own).map(String::as_str)
    }
}

/// The documentation that schema.rs has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchemaDocs {
    /// None.
    #[default]
    None,
    /// The comments that the database keeps.
    Comments,
    /// These, and where there is none a sentence of Diesel's.
    All,
}

/// The tables that `allow_tables_to_appear_in_same_query!` lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JoinedTables {
    /// Those that foreign keys connect.
    #[default]
    Related,
    /// All of them.
    All,
    /// None.
    None,
}

/// The tables that schema.rs has, by regular expressions for their names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableFilter {
    /// All of them.
    #[default]
    All,
    /// Those that one of the expressions finds something in.
    Only(Vec<String>),
    /// The others.
    Except(Vec<String>),
}

impl TableFilter {
    /// Returns whether schema.rs has a table of that name, without its namespace.
    pub fn has(&self, table: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(patterns) => is_match(patterns, table),
            Self::Except(patterns) => !is_match(patterns, table),
        }
    }
}

/// Returns whether one of the regular expressions, which resolve has read before, finds something.
fn is_match(patterns: &[String], text: &str) -> bool {
    patterns.iter().any(|pattern| Regex::new(pattern).is_ok_and(|it| it.is_match(text)))
}
