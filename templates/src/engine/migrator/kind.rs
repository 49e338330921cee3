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
