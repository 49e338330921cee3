use std::collections::BTreeSet;

use super::{Column, Table};

/// Which columns of a table are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Columns {
    /// Every one.
    All,
    /// Those at these places.
    Only(BTreeSet<usize>),
}

impl Columns {
    /// Returns the columns in the table's order.
    pub fn of(&self, table: &'static Table) -> impl Iterator<Item = &'static Column> {
        self.places(table).map(move |place| &table.columns[place])
    }

    /// Returns their places in the table's order.
    pub fn places(&self, table: &'static Table) -> impl Iterator<Item = usize> {
        (0..table.columns.len()).filter(move |place| match self {
            Self::All => true,
            Self::Only(places) => places.contains(place),
        })
    }

    /// Reads those at these places too.
    pub fn with(self, further: impl IntoIterator<Item = usize>) -> Self {
        match self {
            Self::All => Self::All,
            Self::Only(mut places) => {
                places.extend(further);
                Self::Only(places)
            }
        }
    }
}
