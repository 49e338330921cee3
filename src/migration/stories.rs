//! What each code of a migration means, at length.

use super::{Hazard, RefusalCode};

impl RefusalCode {
    /// Every code, in order.
    pub const ALL: [Self; 17] = [
        Self::TableRemoved,
        Self::ColumnRemoved,
        Self::TypeChanged,
        Self::NullabilityChanged,
        Self::DefaultChanged,
        Self::IdentityChanged,
        Self::ColumnNeedsValue,
        Self::PrimaryKeyChanged,
        Self::UniqueChanged,
        Self::CheckChanged,
        Self::ForeignKeyChanged,
        Self::IndexChanged,
        Self::EnumRemoved,
        Self::EnumLabelsChanged,
        Self::NeedsRebuild,
        Self::OptionsChanged,
        Self::DomainChanged,
    ];

    /// Returns the kind of change in a few words.
    pub fn title(self) -> &'static str {
        match self {
            Self::TableRemoved => "a table is gone",
            Self::ColumnRemoved => "a column is gone",
            Self::TypeChanged => "a column has another type",
            Self::NullabilityChanged => "a column becomes NULL or NOT NULL",
            Self::DefaultChanged => "a column has another default",
            Self::IdentityChanged => "a column starts or stops to count by itself",
            Self::ColumnNeedsValue => "a new column needs a value in rows that exist",
            Self::PrimaryKeyChanged => "the primary key changes",
            Self::UniqueChanged => "a unique constraint of a table that exists changes",
            Self::CheckChanged => "a check of a table that exists changes",
            Self::ForeignKeyChanged => "a foreign key over columns that exist changes",
            Self::IndexChanged => "an index is gone, different, or newly unique",
            Self::EnumRemoved => "an enum is gone",
            Self::EnumLabelsChanged => "the labels of an enum change otherwise than at the end",
            Self::NeedsRebuild => "the backend would have to rebuild the table",
            Self::OptionsChanged => "the options of a table change",
            Self::DomainChanged => "a domain or namespace is gone or different",
        }
    }

    /// Returns a paragraph (Markdown) on why the change is refused.
    pub fn explanation(self) -> &'static str {
        match self {
            Self::TableRemoved => {
                "Dropping a table loses its rows. Names are the identity, so a renamed table is one that is gone and one that is new: nothing is renamed by guess, and no up migration ever drops."
            }
            Self::ColumnRemoved => {
                "Dropping a column loses its values. Names are the identity, so a renamed column is one that is gone and one that is new: nothing is renamed by guess, and no up migration ever drops."
            }
            Self::TypeChanged => {
                "Values of the old type have to become values of the new one, and not all of them may fit. Which of them do, only the data tells."
            }
            Self::NullabilityChanged => {
                "A column that becomes NOT NULL needs a value in each row that has none; one that becomes NULL changes the type of the field that programs read."
            }
            Self::DefaultChanged => {
                "Rows that exist keep the old default, later ones get the new one; SQLite would have to rebuild the table for it."
            }
            Self::IdentityChanged => {
                "A counter that starts over rows that exist has to start behind the greatest of them; the databases differ in how, and SQLite would have to rebuild the table."
            }
            Self::ColumnNeedsValue => {
                "The new column is NOT NULL and has no default, so there is nothing that the existing rows could hold. Give it a default, or let it be NULL (`?` behind the type)."
            }
            Self::PrimaryKeyChanged => {
                "The foreign keys that refer to the table, and the paths of the API, go by its primary key."
            }
            Self::UniqueChanged => {
                "Rows that exist may break a new unique constraint, and foreign keys may rest on an old one. A constraint that changed is one that is gone and one that is new."
            }
            Self::CheckChanged => {
                "Rows that exist may break a new check, and SQLite would have to rebuild the table. A check that changed is one that is gone and one that is new."
            }
            Self::ForeignKeyChanged => {
                "Rows that exist may refer to nothing, and SQLite would have to rebuild the table. A foreign key over a new column is added where that column is NULL in every row."
            }
            Self::IndexChanged => {
                "Rows that exist may break a new unique index, and queries may rest on an index that goes. New indexes that are not unique are added."
            }
            Self::EnumRemoved => "On PostgreSQL an enum is a type, and nothing is ever dropped by an up migration.",
            Self::EnumLabelsChanged => {
                "Rows may hold a label that is gone or renamed, and the databases sort by the order of the labels. New labels at the end are added."
            }
            Self::NeedsRebuild => {
                "ALTER TABLE of this backend cannot make the change, so the table would have to be written anew: a new table, its rows copied, the old one dropped."
            }
            Self::OptionsChanged => {
                "How a backend keeps a table, its engine or partitions, mostly cannot change without writing all of its rows anew."
            }
            Self::DomainChanged => {
                "Values that exist may break a new condition of a domain, and columns rest on an old one. On PostgreSQL a domain is a type; elsewhere its conditions are checks of each column. A namespace that is gone may hold things that the schema does not know."
            }
        }
    }
}

impl Hazard {
    /// Every hazard, in the order of the codes.
    pub const ALL: [Self; 3] = [Self::LosesData, Self::RewritesTable, Self::FailsOnUse];

    /// Returns a paragraph (Markdown) on what to do about it.
    pub fn explanation(self) -> &'static str {
        match self {
            Self::LosesData => {
                "The step drops a table or a column, and with it the values. Only down migrations have such steps: take a backup before you run one on a database that matters."
            }
            Self::RewritesTable => {
                "The database writes each row of the table again and lets nobody write, or even read, meanwhile. On a large table this takes long: run it when nobody waits."
            }
            Self::FailsOnUse => {
                "The step takes a value away, as the label of an enum, and fails while rows hold it. Change those rows first. On SQLite and PostgreSQL nothing has happened after a failure; on MySQL the statements before the failed one are done."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_counted_without_a_gap() {
        let refusals = RefusalCode::ALL.map(RefusalCode::as_str);
        let hazards = Hazard::ALL.map(Hazard::code);
        let counted = |letter: char, count: usize| (1..=count).map(move |number| format!("{letter}{number:03}"));
        assert!(refusals.into_iter().eq(counted('M', refusals.len())));
        assert!(hazards.into_iter().eq(counted('H', hazards.len())));
    }
}
