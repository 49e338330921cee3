use std::path::{Path, PathBuf};

use crate::cli::CrateArgs;
use crate::emit::history::History;
use crate::emit::{self, EmitError, SNAPSHOT_PATH};
use crate::fileset::FileSet;
use crate::migration::questions;
use crate::output::Folder;
use crate::progress::Progress;
use crate::snapshot::Snapshot;
use crate::{Input, Loaded};

use super::Failure;

/// The hash of the tool's own sources: two builds of one version may still differ while it is being worked on.
const TOOL: &str = env!("CODEGEN_SOURCES");

/// Returns the folder of the crate.
pub(super) fn out(args: &CrateArgs) -> PathBuf {
    folder(&args.schema, args.out.as_deref())
}

/// Returns the folder of the crate that is made from a schema, unless another is given.
pub(super) fn folder(schema: &Path, out: Option<&Path>) -> PathBuf {
    out.map_or_else(|| schema.with_file_name("generated"), Path::to_owned)
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

/// Returns the snapshot that the last build left.
pub(super) fn snapshot(folder: &mut Folder) -> Result<Option<Snapshot>, Failure> {
    match folder.read(SNAPSHOT_PATH)? {
        Some(text) => Snapshot::from_yaml(&String::from_utf8_lossy(&text)).map(Some).map_err(Failure::Snapshot),
        None => Ok(None),
    }
}

/// Makes the crate's files in memory, with a migration from the snapshot to the model.
pub(super) fn generate(loaded: Loaded, snapshot: Option<Snapshot>, history: History) -> Result<FileSet, Failure> {
    generate_counting(loaded, snapshot, history, &Progress::default())
}

/// Makes the crate's files in memory as [`generate`] does, and counts those of tables.
pub(super) fn generate_counting(
    loaded: Loaded,
    snapshot: Option<Snapshot>,
    history: History,
    progress: &Progress,
) -> Result<FileSet, Failure> {
    let open = snapshot.as_ref().map(|it| questions(&it.model, &loaded.model, &loaded.intent)).unwrap_or_default();
    if !open.is_empty() {
        return Err(Failure::Questions(open));
    }
    // Migrations by hand are in the lock file only until the next build.
    let snapshot = snapshot.map(|snapshot| Snapshot { migrations: history.names(), ..snapshot });
    let schema = loaded.input_files.first().map(|(path, _)| path.clone());
    let made = emit::generate_after(loaded.model, &loaded.intent, snapshot.as_ref(), history, progress);
    made.map_err(|error| match error {
        EmitError::Migration(refusals) => Failure::refused(&refusals, schema.as_deref()),
        EmitError::Patch(error) => Failure::Patch(error),
    })
}
