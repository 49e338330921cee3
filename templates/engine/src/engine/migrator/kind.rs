//! What running a statement needs to know of it.

use super::{Dialect, Statement};

/// What a statement does to the transaction that is open, and how it may be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It begins a transaction.
    Begins,
    /// It ends one.
    Ends,
    /// It sets something for the rest of the session, which another session has to set again.
    Sets,
    /// It may stand in a transaction, together with the note that it is done.
    Ordinary,
    /// It cannot, or is better left to decide itself.
    Alone,
}

impl Kind {
    pub(super) fn of(statement: &Statement, dialect: Dialect) -> Self {
        let tokens = statement.tokens(dialect);
        let word = |place: usize, words: &[&str]| {
            tokens.get(place).is_some_and(|token| words.iter().any(|word| token.is(word)))
        };
        if word(0, &["BEGIN"]) || word(0, &["START"]) && word(1, &["TRANSACTION"]) {
            return Self::Begins;
        }
        let rolls_back_to = word(0, &["ROLLBACK"]) && tokens.iter().any(|token| token.is("TO"));
        if word(0, &["COMMIT", "END", "ROLLBACK", "ABORT"]) && !rolls_back_to {
            return Self::Ends;
        }
        if word(0, &["SET", "RESET", "USE", "PRAGMA", "ATTACH"]) {
            return Self::Sets;
        }
        // https://www.postgresql.org/docs/current/sql-createindex.html and others say so of themselves.
        let alone = word(0, &["VACUUM", "REINDEX", "CLUSTER", "CALL", "DO", "DETACH", "LOCK", "UNLOCK", "CHECKPOINT"])
            || word(0, &["ALTER"]) && word(1, &["SYSTEM"])
            || word(0, &["CREATE", "DROP"]) && word(1, &["DATABASE", "TABLESPACE", "SUBSCRIPTION"])
            || tokens.iter().any(|token| token.is("CONCURRENTLY"));
        if alone { Self::Alone } else { Self::Ordinary }
    }
}

/// Takes away what SQLite's files put around their statements for Diesel's own tool: foreign keys that go off and on, and a transaction
/// between. Returns whether that was all that is around them, so that the runner's own setting and transaction do as well.
///
/// In one transaction with the note that the migration is done, it is done or not, and never by two deployers.
pub(super) fn unframe(statements: &mut Vec<Statement>) -> bool {
    let foreign_keys = |statement: &Statement| {
        let tokens = statement.tokens(Dialect::Sqlite);
        tokens.first().is_some_and(|it| it.is("PRAGMA")) && tokens.get(1).is_some_and(|it| it.is("foreign_keys"))
    };
    let is_around = |statement: &&Statement| !statement.only_looks() && !foreign_keys(statement);
    let around: Vec<&Statement> = statements.iter().filter(is_around).collect();
    let kinds: Vec<Kind> = around.iter().map(|statement| Kind::of(statement, Dialect::Sqlite)).collect();
    let [Kind::Begins, inside @ .., Kind::Ends] = &kinds[..] else { return false };
    let rolls_back = around.last().is_some_and(|last| last.tokens(Dialect::Sqlite)[0].is("ROLLBACK"));
    if rolls_back || !inside.iter().all(|kind| *kind == Kind::Ordinary) {
        return false;
    }
    statements.retain(|statement| {
        let kind = Kind::of(statement, Dialect::Sqlite);
        !foreign_keys(statement) && !matches!(kind, Kind::Begins | Kind::Ends)
    });
    true
}
