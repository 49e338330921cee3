use super::Step;
use crate::dialect::{Dialect, EnumStorage};

/// What somebody who runs a step should know before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hazard {
    /// The values it drops cannot be brought back.
    LosesData,
    /// It writes every row of the table anew and keeps others from using the table meanwhile.
    RewritesTable,
    /// It fails, and changes nothing, when rows hold a value that is taken away.
    FailsOnUse,
}

impl Hazard {
    /// Returns the code as it is printed; it is stable, so that scripts may compare it.
    pub fn code(self) -> &'static str {
        match self {
            Self::LosesData => "H001",
            Self::RewritesTable => "H002",
            Self::FailsOnUse => "H003",
        }
    }

    /// Returns what a person should know.
    pub fn text(self) -> &'static str {
        match self {
            Self::LosesData => "what is in it does not come back",
            Self::RewritesTable => "writes every row anew under a lock",
            Self::FailsOnUse => "fails while rows hold what is taken away",
        }
    }
}

impl Step<'_> {
    /// Returns what to know before running the step on a backend.
    pub fn hazards(&self, dialect: &dyn Dialect) -> Vec<Hazard> {
        match self {
            Self::DropTable { .. } | Self::DropColumn(_) => vec![Hazard::LosesData],
            Self::AddColumn(at) => {
                let rewrites = at.column.default.as_ref().is_some_and(|it| dialect.adding_default_rewrites_table(it));
                if rewrites { vec![Hazard::RewritesTable] } else { Vec::new() }
            }
            Self::ChangeEnumLabels { from, to } if to.enumeration.values.len() < from.enumeration.values.len() => {
                match dialect.enum_storage() {
                    EnumStorage::Type | EnumStorage::Inline => vec![Hazard::RewritesTable, Hazard::FailsOnUse],
                    EnumStorage::Check => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }
}
