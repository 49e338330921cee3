use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Operation, TableApi};

/// Who may do something with the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permit {
    /// What.
    pub operation: Operation,
    /// Who: each of them may.
    pub who: Vec<Who>,
}

/// Someone who may do something, spelled as the schema does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Who {
    /// Everyone.
    Public,
    /// Whoever says who they are.
    Authenticated,
    /// Who the column names, with those rows.
    Owner(String),
    /// Whoever has the role.
    Role(String),
}

impl Who {
    /// Returns the column that names who may, if it is one.
    pub fn owner(&self) -> Option<&str> {
        match self {
            Self::Owner(column) => Some(column),
            Self::Public | Self::Authenticated | Self::Role(_) => None,
        }
    }
}

impl From<String> for Who {
    fn from(text: String) -> Self {
        match (text.as_str(), text.strip_prefix("owner(").and_then(|rest| rest.strip_suffix(')'))) {
            ("public", _) => Self::Public,
            ("authenticated", _) => Self::Authenticated,
            (_, Some(column)) => Self::Owner(column.to_owned()),
            (_, None) => Self::Role(text),
        }
    }
}

impl From<Who> for String {
    fn from(who: Who) -> Self {
        who.to_string()
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => f.write_str("public"),
            Self::Authenticated => f.write_str("authenticated"),
            Self::Owner(column) => write!(f, "owner({column})"),
            Self::Role(role) => f.write_str(role),
        }
    }
}

impl TableApi {
    /// Returns who may do that with the rows; `None` when the schema does not say, so that everyone may.
    pub fn who(&self, operation: Operation) -> Option<&[Who]> {
        let permit = self.access.iter().find(|permit| permit.operation == operation);
        (!self.access.is_empty()).then(|| permit.map_or(&[][..], |permit| &permit.who))
    }

    /// Returns the column that a create which does not give it fills with who makes it: the one that names who may.
    pub fn creates_for(&self) -> Option<&str> {
        let mut columns = self.who(Operation::Create)?.iter().filter_map(Who::owner);
        columns.next().filter(|_| columns.next().is_none())
    }
}
