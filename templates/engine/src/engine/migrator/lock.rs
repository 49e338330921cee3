use std::fmt;

use super::migration::version;

const HEADER: &str = "\
# The migrations in their order. Each hash covers the files and the hash before it, so that none is changed, lost or moved unseen.
# Written by codegen. Where a merge leaves a conflict here, run `codegen migration rebase`.
";
const BY_HAND: &str = " (by hand)";
const DRAFT: &str = "draft";

/// What the lock file, `migrations/migrations.lock`, says: which migrations there are, in which order, and what they hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The migrations, oldest first.
    pub entries: Vec<Entry>,
}

/// A migration in the lock file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Whether a person wrote it.
    pub by_hand: bool,
    /// The seal of its files for each database that has it, by the database's name.
    pub seals: Vec<(String, Seal)>,
}

/// How far the files of a migration are settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seal {
    /// They are being written; the next build seals them.
    Draft,
    /// The hash of the files and of the seal before.
    Hash(String),
}

/// Why a text is no lock file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockError {
    /// It holds the marks of a merge conflict; the line of the first.
    Conflict(usize),
    /// It is not what codegen writes; the first line that is not.
    Malformed(usize),
}

impl Entry {
    /// Returns the version that the migration has in the database.
    pub fn version(&self) -> String {
        version(&self.name)
    }

    /// Returns the seal of the files for the database of that name.
    pub fn seal(&self, database: &str) -> Option<&Seal> {
        self.seals.iter().find(|(name, _)| name == database).map(|(_, seal)| seal)
    }
}

impl Lock {
    /// Where the file stands in the crate.
    pub const PATH: &'static str = "migrations/migrations.lock";

    /// Reads the text of the file.
    ///
    /// # Errors
    ///
    /// When it is not, byte for byte, what [`Lock`] prints; how lines end does not count.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        let text = text.replace("\r\n", "\n");
        if let Some(place) = text.lines().position(is_mark) {
            return Err(LockError::Conflict(place + 1));
        }
        let lock = Self::entries(&text)?;
        let printed = lock.to_string();
        if printed == text {
            return Ok(lock);
        }
        let same = printed.split('\n').zip(text.split('\n')).take_while(|(printed, line)| printed == line).count();
        Err(LockError::Malformed(same + 1))
    }

    /// Reads the text of a file in which a merge left a conflict: the migrations of both sides, each once.
    ///
    /// # Errors
    ///
    /// When it is not what codegen writes, but for the marks of the conflict.
    pub fn of_both_sides(text: &str) -> Result<Self, LockError> {
        let mut lock = Self::entries(&text.replace("\r\n", "\n"))?;
        let mut names: Vec<String> = Vec::new();
        lock.entries.retain(|entry| {
            let is_new = !names.contains(&entry.name);
            names.push(entry.name.clone());
            is_new
        });
        Ok(lock)
    }

    fn entries(text: &str) -> Result<Self, LockError> {
        let mut lock = Self::default();
        for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !is_mark(line)) {
            match (line.strip_prefix("  "), lock.entries.last_mut()) {
                (Some(seal), Some(entry)) => {
                    let (database, seal) = seal.split_once(' ').ok_or(LockError::Malformed(place + 1))?;
                    let seal = if seal == DRAFT { Seal::Draft } else { Seal::Hash(seal.to_owned()) };
                    entry.seals.push((database.to_owned(), seal));
                }
                (Some(_), None) => return Err(LockError::Malformed(place + 1)),
                (None, _) => {
                    let (name, by_hand) = line.strip_suffix(BY_HAND).map_or((line, false), |name| (name, true));
                    lock.entries.push(Entry { name: name.to_owned(), by_hand, seals: Vec::new() });
                }
            }
        }
        Ok(lock)
    }
}

/// Returns whether Git wrote the line to mark a conflict.
fn is_mark(line: &str) -> bool {
    ["<<<<<<<", "=======", "|||||||", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEADER)?;
        for entry in &self.entries {
            writeln!(f, "{}{}", entry.name, if entry.by_hand { BY_HAND } else { "" })?;
            for (database, seal) in &entry.seals {
                writeln!(f, "  {database} {seal}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Draft => DRAFT,
            Self::Hash(hash) => hash,
        })
    }
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict(line) => write!(f, "{}:{line}: a merge left a conflict", Lock::PATH),
            Self::Malformed(line) => write!(f, "{}:{line}: this is not what codegen wrote", Lock::PATH),
        }
    }
}

impl std::error::Error for LockError {}
