use std::fmt;

/// A change that this version does not turn into a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which kind of change it is.
    pub code: RefusalCode,
    /// The table it is about; `None` when it is about an enum.
    pub table: Option<String>,
    /// The column it is about, when it is about one.
    pub column: Option<String>,
    /// What would change, and why that is not done.
    pub reason: String,
    /// What to do instead.
    pub help: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.code)?;
        if let Some(table) = &self.table {
            f.write_str(table)?;
            if let Some(column) = &self.column {
                write!(f, ".{column}")?;
            }
            f.write_str(": ")?;
        }
        write!(f, "{}; {}", self.reason, self.help)
    }
}

/// The kind of a refused change. The codes are stable: scripts may compare them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RefusalCode {
    /// A table is gone from the schema.
    TableRemoved,
    /// A column is gone from the schema.
    ColumnRemoved,
    /// A column has another type.
    TypeChanged,
    /// A column that was NOT NULL may be NULL, or the reverse.
    NullabilityChanged,
    /// A column has another default.
    DefaultChanged,
    /// A column counts up by itself that did not, or the reverse.
    IdentityChanged,
    /// A new column has to have a value that existing rows lack.
    ColumnNeedsValue,
    /// The primary key has other columns or another name.
    PrimaryKeyChanged,
    /// A unique constraint was added, removed or changed on a table that exists.
    UniqueChanged,
    /// A check was added, removed or changed on a table that exists.
    CheckChanged,
    /// A foreign key was added, removed or changed on columns that exist.
    ForeignKeyChanged,
    /// An index was removed or changed, or a unique one added to a table that exists.
    IndexChanged,
    /// An enum is gone from the schema.
    EnumRemoved,
    /// The labels of an enum changed otherwise than by new ones at the end.
    EnumLabelsChanged,
    /// A backend could do it only by rebuilding the table.
    NeedsRebuild,
    /// The options of a table changed.
    OptionsChanged,
    /// A domain or namespace was changed or removed.
    DomainChanged,
}

impl RefusalCode {
    /// Returns the code as it is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TableRemoved => "M001",
            Self::ColumnRemoved => "M002",
            Self::TypeChanged => "M003",
            Self::NullabilityChanged => "M004",
            Self::DefaultChanged => "M005",
            Self::IdentityChanged => "M006",
            Self::ColumnNeedsValue => "M007",
            Self::PrimaryKeyChanged => "M008",
            Self::UniqueChanged => "M009",
            Self::CheckChanged => "M010",
            Self::ForeignKeyChanged => "M011",
            Self::IndexChanged => "M012",
            Self::EnumRemoved => "M013",
            Self::EnumLabelsChanged => "M014",
            Self::NeedsRebuild => "M015",
            Self::OptionsChanged => "M016",
            Self::DomainChanged => "M017",
        }
    }
}

impl fmt::Display for RefusalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
