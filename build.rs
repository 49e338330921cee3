//! Hashes the tool's own sources, so that a build knows whether the tool has changed since the last one.

use std::fs;
use std::io;
use std::path::Path;

fn main() -> io::Result<()> {
    let mut hasher = blake3::Hasher::new();
    for path in ["src", "templates", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={path}");
        add(Path::new(path), &mut hasher)?;
    }
    println!("cargo::rustc-env=CODEGEN_SOURCES={}", hasher.finalize().to_hex());
    Ok(())
}

fn add(path: &Path, hasher: &mut blake3::Hasher) -> io::Result<()> {
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| add(entry, hasher));
    }
    let name = path.to_string_lossy();
    let content = fs::read(path)?;
    for part in [name.as_bytes(), &content] {
        hasher.update(&part.len().to_le_bytes()).update(part);
    }
    Ok(())
}
