use std::collections::BTreeSet;

use crate::migrator::{Dialect, Migration, Statement, statements};

use super::words::Words;

/// What can be wrong with a migration. The codes are stable: scripts may compare them, and comments name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Data is lost, and nothing above the statement says so.
    UnannouncedLoss,
    /// An index is made while nobody can write to the table.
    BlockingIndex,
    /// A column that has to have a value is added without one.
    NoValue,
    /// There is no way back.
    NoWayBack,
    /// Others cannot use the table for as long as it takes to read or write all of it.
    LongLock,
    /// It cannot run within the transaction that the migration is.
    NotInTransaction,
    /// The statement ends the transaction that the migration is.
    EndsTransaction,
    /// Every row of a table is changed or deleted.
    EveryRow,
    /// Programs that run use the old name.
    Rename,
}

/// A rule that a migration breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which.
    pub rule: Rule,
    /// The path of the file below `migrations`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The beginning of the statement; empty when it is about the file.
    pub statement: String,
}

impl Rule {
    /// Every rule, in the order of their codes.
    pub const ALL: [Self; 9] = [
        Self::UnannouncedLoss,
        Self::BlockingIndex,
        Self::NoValue,
        Self::NoWayBack,
        Self::LongLock,
        Self::NotInTransaction,
        Self::EndsTransaction,
        Self::EveryRow,
        Self::Rename,
    ];

    /// Returns the code as it is printed.
    pub fn code(self) -> &'static str {
        match self {
            Self::UnannouncedLoss => "L001",
            Self::BlockingIndex => "L002",
            Self::NoValue => "L003",
            Self::NoWayBack => "L004",
            Self::LongLock => "L005",
            Self::NotInTransaction => "L006",
            Self::EndsTransaction => "L007",
            Self::EveryRow => "L008",
            Self::Rename => "L009",
        }
    }

    /// Returns what is wrong.
    pub fn text(self) -> &'static str {
        match self {
            Self::UnannouncedLoss => "drops data, and no comment above it says so with a hazard's code",
            Self::BlockingIndex => "makes an index while nobody can write to the table",
            Self::NoValue => "adds a NOT NULL column without a default, which fails when there are rows",
            Self::NoWayBack => "has no down.sql that does anything",
            Self::LongLock => "keeps others from the table while all of it is read or written",
            Self::NotInTransaction => "cannot run in a transaction, which the migration is",
            Self::EndsTransaction => "ends the transaction that the migration is",
            Self::EveryRow => "changes or deletes every row of the table",
            Self::Rename => "takes a name away that programs use which are still running",
        }
    }

    /// Returns what to do about it.
    pub fn help(self) -> &'static str {
        match self {
            Self::UnannouncedLoss => "put `-- … (H001: what is in it does not come back).` above it",
            Self::BlockingIndex => {
                "CREATE INDEX CONCURRENTLY, in a migration of its own with `run_in_transaction = false` in metadata.toml"
            }
            Self::NoValue => "give it a default, or add it as NULL, fill it, and then SET NOT NULL",
            Self::NoWayBack => "write what takes it back, or `-- lint: allow L004 because …` at the head of up.sql",
            Self::LongLock => "NOT VALID and then VALIDATE, USING INDEX, a new column: whatever does it in short steps",
            Self::NotInTransaction => {
                "put it into a migration of its own with `run_in_transaction = false` in metadata.toml"
            }
            Self::EndsTransaction => "take it out, or set `run_in_transaction = false` in metadata.toml",
            Self::EveryRow => "say which rows, and change many of them in parts",
            Self::Rename => "add the new one, write to both, and drop the old one in a later release",
        }
    }
}

/// Returns what is wrong with a migration, but for what its comments allow: `-- lint: allow L002 because the table is small`.
pub fn judge(dialect: Dialect, migration: &Migration) -> Vec<Finding> {
    let script = statements(dialect, &migration.up);
    let mut found = Vec::new();
    let mut made: BTreeSet<String> = BTreeSet::new();
    for statement in script.iter().filter(|statement| !statement.only_looks()) {
        let mut words = Words::of(statement, dialect);
        if words.take(&["CREATE", "TABLE"]) {
            words.skip(&["IF", "NOT", "EXISTS"]);
            made.extend(words.name());
        }
        let is_announced = statement.caption.as_deref().is_some_and(|caption| caption.contains("(H0"));
        let rules = broken(statement, dialect, migration.runs_in_transaction(), &made);
        let rules = rules.into_iter().filter(|rule| !(is_announced && rule.is_said_by_hazards()));
        found.extend(rules.filter(|rule| !allows(statement, *rule)).map(|rule| Finding {
            rule,
            file: format!("{}/{}/up.sql", dialect.name(), migration.name),
            line: statement.line,
            statement: statement.excerpt(),
        }));
    }
    let goes_back = migration.down.as_deref().is_some_and(|down| !statements(dialect, down).is_empty());
    let head_allows = script.first().is_some_and(|first| allows(first, Rule::NoWayBack));
    if !goes_back && !head_allows {
        let file = format!("{}/{}/down.sql", dialect.name(), migration.name);
        found.push(Finding { rule: Rule::NoWayBack, file, line: 1, statement: String::new() });
    }
    found
}

impl Rule {
    /// Returns whether a hazard's code above a statement says as much.
    fn is_said_by_hazards(self) -> bool {
        matches!(self, Self::UnannouncedLoss | Self::LongLock | Self::Rename | Self::NoValue | Self::EveryRow)
    }
}

/// Returns whether the comment above the step allows it, with a reason.
fn allows(statement: &Statement, rule: Rule) -> bool {
    statement.caption.iter().chain(&statement.notes).any(|note| {
        let allowed = note.strip_prefix("lint: allow ").and_then(|rest| rest.split_once(" because "));
        allowed.is_some_and(|(codes, reason)| {
            codes.split(", ").any(|code| code == rule.code()) && !reason.trim().is_empty()
        })
    })
}

fn broken(statement: &Statement, dialect: Dialect, in_transaction: bool, made: &BTreeSet<String>) -> Vec<Rule> {
    let mut words = Words::of(statement, dialect);
    let postgres = dialect == Dialect::Postgres;
    let is_new = |words: &mut Words<'_>| words.name().is_some_and(|name| made.contains(&name));
    let mut rules = Vec::new();
    if in_transaction && postgres && (words.has(&["CONCURRENTLY"]) || words.has(&["VACUUM"])) {
        rules.push(Rule::NotInTransaction);
    }
    let ends = ["COMMIT", "ROLLBACK", "END"].iter().any(|word| words.clone().take(&[word])) && !words.has(&["TO"]);
    if in_transaction && ends && dialect.rolls_schema_back() {
        rules.push(Rule::EndsTransaction);
    }
    if words.take(&["UPDATE"]) || words.take(&["DELETE", "FROM"]) || words.take(&["TRUNCATE"]) {
        words.skip(&["TABLE", "ONLY"]);
        if !words.has(&["WHERE"]) && !is_new(&mut words) {
            rules.push(Rule::EveryRow);
        }
    } else if words.take(&["DROP", "TABLE"]) || words.take(&["DROP", "SCHEMA"]) || words.take(&["DROP", "DATABASE"]) {
        words.skip(&["IF", "EXISTS"]);
        if !is_new(&mut words) {
            rules.push(Rule::UnannouncedLoss);
        }
    } else if words.take(&["CREATE", "INDEX"]) || words.take(&["CREATE", "UNIQUE", "INDEX"]) {
        if words.take(&["CONCURRENTLY"]) || !postgres {
            return rules;
        }
        words.skip(&["IF", "NOT", "EXISTS"]);
        if !words.take(&["ON"]) {
            words.name();
            words.take(&["ON"]);
        }
        words.skip(&["ONLY"]);
        if !is_new(&mut words) {
            rules.push(Rule::BlockingIndex);
        }
    } else if words.take(&["ALTER", "TABLE"]) {
        words.skip(&["IF", "EXISTS", "ONLY"]);
        if !is_new(&mut words) {
            rules.extend(words.parts().into_iter().flat_map(|part| altered(part, postgres)));
        }
    } else if postgres && (words.take(&["VACUUM", "FULL"]) || words.take(&["CLUSTER"]) || words.take(&["LOCK"])) {
        rules.push(Rule::LongLock);
    }
    rules.sort();
    rules.dedup();
    rules
}

/// Returns what is wrong with a part of ALTER TABLE.
fn altered(mut words: Words<'_>, postgres: bool) -> Vec<Rule> {
    if words.take(&["RENAME"]) {
        let is_inner = words.take(&["CONSTRAINT"]) || words.take(&["INDEX"]) || words.take(&["KEY"]);
        return if is_inner { Vec::new() } else { vec![Rule::Rename] };
    }
    if words.take(&["DROP"]) {
        let other = ["CONSTRAINT", "FOREIGN", "INDEX", "KEY", "PRIMARY", "CHECK"];
        let is_column = words.take(&["COLUMN"]) || !other.iter().any(|word| words.clone().take(&[word]));
        return if is_column { vec![Rule::UnannouncedLoss] } else { Vec::new() };
    }
    let is_late = words.has(&["NOT", "VALID"]) || words.has(&["USING", "INDEX"]);
    if words.take(&["ADD"]) {
        let constraint = ["CONSTRAINT", "FOREIGN", "UNIQUE", "PRIMARY", "CHECK", "EXCLUDE"];
        if constraint.iter().any(|word| words.clone().take(&[word])) {
            return if postgres && !is_late { vec![Rule::LongLock] } else { Vec::new() };
        }
        let has_value = ["DEFAULT", "GENERATED", "AUTO_INCREMENT", "SERIAL", "BIGSERIAL"];
        let needs = words.has(&["NOT", "NULL"]) && !has_value.iter().any(|word| words.has(&[word]));
        return if needs { vec![Rule::NoValue] } else { Vec::new() };
    }
    let rewrites = words.take(&["ALTER"]) && (words.has(&["TYPE"]) || words.has(&["SET", "NOT", "NULL"]));
    if postgres && rewrites { vec![Rule::LongLock] } else { Vec::new() }
}
