use std::borrow::Cow;
use std::fmt::Write;

use sha2::{Digest, Sha256};

/// A migration: a folder of SQL files, as Diesel's own tool knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The name of its folder: a version, `_`, what it does.
    pub name: Cow<'static, str>,
    /// The text of `up.sql`.
    pub up: Cow<'static, str>,
    /// The text of `down.sql`, when there is one.
    pub down: Option<Cow<'static, str>>,
    /// The text of `metadata.toml`, when there is one.
    pub metadata: Option<Cow<'static, str>>,
}

impl Migration {
    /// Makes one of texts that are part of the program.
    pub const fn embedded(
        name: &'static str,
        up: &'static str,
        down: Option<&'static str>,
        metadata: Option<&'static str>,
    ) -> Self {
        Self { name: Cow::Borrowed(name), up: Cow::Borrowed(up), down: borrowed(down), metadata: borrowed(metadata) }
    }

    /// Returns what Diesel's version table holds of it: the name up to its first `_`, without dashes.
    pub fn version(&self) -> String {
        version(&self.name)
    }

    /// Returns whether all of it is to be one transaction, which `run_in_transaction` in `metadata.toml` says.
    pub fn runs_in_transaction(&self) -> bool {
        let lines = self.metadata.iter().flat_map(|metadata| metadata.lines());
        let mut settings = lines.filter_map(|line| line.split('#').next()?.split_once('='));
        !settings.any(|(key, value)| key.trim() == "run_in_transaction" && value.trim() == "false")
    }

    /// Returns a hash of its files: SHA-256, in hexadecimal. How lines end does not count, since Git may change that.
    pub fn files_hash(&self) -> String {
        let mut hasher = Sha256::new();
        let texts = [("up", Some(&self.up)), ("down", self.down.as_ref()), ("metadata", self.metadata.as_ref())];
        for (file, text) in texts {
            let text = text.map(|text| text.replace("\r\n", "\n"));
            hasher.update(format!("{file} {}\n", text.as_ref().map_or(-1, |text| text.len() as i64)));
            hasher.update(text.unwrap_or_default());
        }
        hexadecimal(&hasher.finalize())
    }
}

/// Returns the version that a migration of that name has in Diesel's table.
pub fn version(name: &str) -> String {
    name.split('_').next().unwrap_or(name).replace('-', "")
}

/// Returns the hash that seals a migration: of its files, its name, and the seal of the one before it.
pub(super) fn seal(parent: &str, name: &str, by_hand: bool, files_hash: &str) -> String {
    let author = if by_hand { "by hand" } else { "by codegen" };
    hexadecimal(&Sha256::digest(format!("{parent}\n{name}\n{author}\n{files_hash}\n")))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes any text");
        text
    })
}

const fn borrowed(text: Option<&'static str>) -> Option<Cow<'static, str>> {
    match text {
        Some(text) => Some(Cow::Borrowed(text)),
        None => None,
    }
}
