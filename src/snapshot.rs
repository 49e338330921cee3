//! The model that a generated crate was made from, as it is committed beside the crate.
//!
//! The next build compares the schema with it to find what a migration has to do; no database is asked.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_yaml::with::singleton_map_recursive;

use crate::model::Model;

/// The version of the file's form that this tool writes, and the newest it reads; to be raised when what a name stands for changes.
/// A new name needs none: the model refuses what it does not know, so that an older tool does not pass over it.
const FORMAT: u32 = 2;

const HEADER: &str = "# The schema that this crate was generated from, for `codegen build` to compare the next one with.\n\
                      # Made by codegen; do not edit.\n";

/// A model with the migrations that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The names of the migrations, oldest first.
    pub migrations: Vec<String>,
    /// The model, with its columns in the order of the database.
    pub model: Model,
}

/// Why a text is not a snapshot that can be read.
#[derive(Debug)]
pub enum SnapshotError {
    /// A later version of the tool wrote it in a form that this one does not know.
    NewerFormat(u32),
    /// It says something that this version of the tool does not know, as one that a later version wrote may.
    Unknown(serde_yaml::Error),
    /// It is not what this tool writes.
    Malformed(serde_yaml::Error),
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NewerFormat(format) => {
                write!(
                    f,
                    "the snapshot has format {format}, and this version of codegen reads up to {FORMAT}: update codegen"
                )
            }
            Self::Unknown(_) => f.write_str(
                "the snapshot says what this version of codegen does not know; update codegen if a newer one wrote it",
            ),
            Self::Malformed(_) => f.write_str("the snapshot is not one that codegen wrote"),
        }
    }
}

impl std::error::Error for SnapshotError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NewerFormat(_) => None,
            Self::Unknown(error) | Self::Malformed(error) => Some(error),
        }
    }
}

#[derive(Serialize)]
struct Written<'a> {
    format: u32,
    migrations: &'a [String],
    #[serde(serialize_with = "singleton_map_recursive::serialize")]
    model: &'a Model,
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    format: u32,
    migrations: Vec<String>,
    #[serde(deserialize_with = "singleton_map_recursive::deserialize")]
    model: Model,
}

impl Snapshot {
    /// Returns the snapshot as YAML; equal snapshots give equal bytes.
    pub fn to_yaml(&self) -> String {
        let written = Written { format: FORMAT, migrations: &self.migrations, model: &self.model };
        let yaml = serde_yaml::to_string(&written)
            .expect("a model is maps with string keys, lists and scalars, which YAML can all hold");
        format!("{HEADER}{yaml}")
    }

    /// Reads what [`to_yaml`](Self::to_yaml) wrote.
    ///
    /// # Errors
    ///
    /// When a newer version of the tool wrote the text, or when none did.
    pub fn from_yaml(text: &str) -> Result<Self, SnapshotError> {
        match serde_yaml::from_str::<Read>(text) {
            Ok(Read { format, .. }) if format > FORMAT => Err(SnapshotError::NewerFormat(format)),
            Ok(Read { migrations, model, .. }) => Ok(Self { migrations, model }),
            // A newer form may differ in anything but its number. Asked last, so that the usual file is parsed once.
            Err(error) => match serde_yaml::from_str(text) {
                Ok(Format { format }) if format > FORMAT => Err(SnapshotError::NewerFormat(format)),
                _ if is_unknown(&error) => Err(SnapshotError::Unknown(error)),
                _ => Err(SnapshotError::Malformed(error)),
            },
        }
    }
}

/// Returns whether a text was refused because of a name in it, which serde says in words alone.
fn is_unknown(error: &serde_yaml::Error) -> bool {
    let message = error.to_string();
    ["unknown field", "unknown variant"].iter().any(|words| message.contains(words))
}
