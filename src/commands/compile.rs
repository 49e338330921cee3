use std::path::{Path, PathBuf};

use crate::cli::CrateArgs;
use crate::emit::{self, SNAPSHOT_PATH};
use crate::fileset::FileSet;
use crate::output::Folder;
use crate::snapshot::Snapshot;
use crate::{Input, Loaded};

use super::Failure;

/// The hash of the tool's own sources: two builds of one version may still differ while it is being worked on.
const TOOL: &str = env!("CODEGEN_SOURCES");

/// Returns the folder of the crate.
pub(super) fn out(args: &CrateArgs) -> PathBuf {
    args.out.clone().unwrap_or_else(|| args.schema.with_file_name("generated"))
}

/// Reads the schema.
pub(super) fn load(schema: &Path) -> Result<Loaded, Failure> {
    crate::load(schema).map_err(Failure::Schema)
}

/// Returns the hash of everything that decides what a build makes: the tool, and the schema's files by name and content.
pub(super) fn input(schema: &Path, input: &Input) -> String {
    let base = schema.parent().unwrap_or(Path::new(""));
    let mut hasher = blake3::Hasher::new();
    hasher.update(TOOL.as_bytes());
    for (path, content) in input.files() {
        let name = path.strip_prefix(base).unwrap_or(path);
        for part in [name.as_os_str().as_encoded_bytes(), content.as_bytes()] {
            hasher.update(&part.len().to_le_bytes()).update(part);
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// Makes the crate's files in memory, with a migration from what the folder holds to the model.
pub(super) fn generate(loaded: Loaded, folder: &mut Folder) -> Result<FileSet, Failure> {
    let snapshot = match folder.read(SNAPSHOT_PATH)? {
        Some(text) => Some(Snapshot::from_yaml(&String::from_utf8_lossy(&text)).map_err(Failure::Snapshot)?),
        None => None,
    };
    emit::generate(loaded.model, &loaded.intent, snapshot.as_ref()).map_err(Failure::Migration)
}
