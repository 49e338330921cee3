//! What each code of a migration means, at length.

use super::{Hazard, RefusalCode};

impl RefusalCode {
    /// Every code, in order.
    pub const ALL: [Self; 4] = [Self::TableRemoved, Self::ColumnRemoved, Self::TypeChanged, Self::ColumnNeedsValue];

    /// Returns the kind of change in a few words.
    pub fn title(self) -> &'static str {
        match self {
            Self::TableRemoved => "a table or a partition is gone",
            Self::ColumnRemoved => "a column is gone, or is computed from now on",
            Self::TypeChanged => {
                "a column has a type that its values do not become, or a table an option that nothing changes"
            }
            Self::ColumnNeedsValue => "a new column needs a value in rows that exist",
        }
    }

    /// Returns a paragraph (Markdown) on why the change is refused.
    pub fn explanation(self) -> &'static str {
        match self {
            Self::TableRemoved => {
                "Dropping a table loses its rows. If it has another name now, say so with `renamed_from`; if it may go, name it under `allow_loss` or pass `--allow-destructive`."
            }
            Self::ColumnRemoved => {
                "Dropping a column loses its values. If it has another name now, say so with `renamed_from`; if it may go, name it as `table.column` under `allow_loss` or pass `--allow-destructive`."
            }
            Self::TypeChanged => {
                "Values of the old type have to become values of the new one, and for these two types there is no way that means the same on every value and back. Add a column of the new type beside the old one with `backfill: { sql: … }`, and drop the old one later. Nor can a table that exists come to be partitioned, or inherit from another one: make a new table, and copy the rows by hand."
            }
            Self::ColumnNeedsValue => {
                "The new column is NOT NULL and has no default, so there is nothing that the existing rows could hold. Say what they get with `backfill`, give the column a default, or let it be NULL (`?` behind the type)."
            }
        }
    }
}

impl Hazard {
    /// Every hazard, in the order of the codes.
    pub const ALL: [Self; 6] = [
        Self::LosesData,
        Self::RewritesTable,
        Self::FailsOnRows,
        Self::BreaksPrograms,
        Self::BlocksOthers,
        Self::LeavesInvalidIndex,
    ];

    /// Returns a paragraph (Markdown) on what to do about it.
    pub fn explanation(self) -> &'static str {
        match self {
            Self::LosesData => {
                "The step drops a table or a column, and with it the values. An up migration does so only where the schema or the command line permitted it; a down migration drops what its up added. Take a backup before you run one on a database that matters."
            }
            Self::RewritesTable => {
                "The database writes each row of the table again and lets nobody write, or even read, meanwhile. On a large table this takes long: run it when nobody waits."
            }
            Self::FailsOnRows => {
                "The step asks something of the rows that exist: a value, a unique one, one that fits. A preflight query at the start of the migration finds the rows that stand in the way before anything has changed; change those rows first."
            }
            Self::BreaksPrograms => {
                "Programs built from the schema before speak of a table, column or label that is no longer there, or meet NULL where there was none. Stop them before the migration, or go in two steps: add what is new and fill it, let all programs use it, and drop what is old with a later build."
            }
            Self::BlocksOthers => {
                "The database reads all rows of the table, to see that they meet a rule or to sort them, and lets nobody write to it until it is through. PostgreSQL has a way around it for most changes, which migrations take unless the schema says `online_migrations: false`; for this one it has none. On a large table, run it when nobody waits."
            }
            Self::LeavesInvalidIndex => {
                "An index that is made while others write cannot be rolled back. When that fails, because of rows or because it was cut off, PostgreSQL keeps the index, invalid: no query uses it, every write pays for it. `codegen migrate up` drops it and begins anew; with Diesel's own program, drop it by hand (`DROP INDEX CONCURRENTLY`) before the next try."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_listed_in_order_and_once() {
        let refusals = RefusalCode::ALL.map(RefusalCode::as_str);
        let hazards = Hazard::ALL.map(Hazard::code);
        assert!(refusals.is_sorted_by(|one, other| one < other) && refusals.iter().all(|code| code.starts_with('M')));
        assert!(hazards.is_sorted_by(|one, other| one < other) && hazards.iter().all(|code| code.starts_with('H')));
    }
}
