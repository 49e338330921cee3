use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a build wrote: `.codegen/manifest.json`, one line a path so that diffs are small.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the tool.
    pub version: String,
    /// The hash of everything the build was made from.
    pub input: String,
    /// The files that each build decides anew, with the hash of their content.
    pub files: BTreeMap<String, String>,
    /// The files that are written once, with the hash of what was written.
    pub history: BTreeMap<String, String>,
}

impl Manifest {
    /// Where it stands in the folder.
    pub const PATH: &'static str = ".codegen/manifest.json";

    /// Returns its text.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("maps of strings to strings are JSON");
        text.push('\n');
        text
    }
}

/// Returns the hash by which the manifest knows content: BLAKE3, in hexadecimal.
pub fn hash(content: &[u8]) -> String {
    blake3::hash(content).to_hex().to_string()
}
