use std::collections::BTreeSet;

use super::{Column, Table};

/// Which columns of a table are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Columns {
    /// Every one.
    All,
    /// Those that clients may see over HTTP.
    Visible,
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
            Self::Visible => table.columns[*place].access.read,
            Self::Only(places) => places.contains(place),
        })
    }

    /// Reads those at these places of the table too.
    pub fn with(self, table: &'static Table, further: impl IntoIterator<Item = usize>) -> Self {
        match self {
            Self::All => Self::All,
            Self::Visible => {
                let mut hidden = further.into_iter().filter(|&place| !table.columns[place].access.read).peekable();
                match hidden.peek() {
                    None => Self::Visible,
                    Some(_) => Self::Only(Self::Visible.places(table).chain(hidden).collect()),
                }
            }
            Self::Only(mut places) => {
                places.extend(further);
                Self::Only(places)
            }
        }
    }
}
