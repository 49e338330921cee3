/// A constraint by the name that the database reports.
#[derive(Debug)]
pub struct Constraint {
    /// The name in the database.
    pub name: &'static str,
    /// What it asks.
    pub kind: ConstraintKind,
    /// The places in the table's `columns` of the columns it is about; none for a check.
    pub columns: &'static [usize],
    /// Whether it is about some of the rows only.
    pub is_partial: bool,
}

/// What a constraint asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintKind {
    /// No two rows agree on the columns.
    Unique,
    /// The columns refer to an existing row.
    ForeignKey,
    /// A condition holds.
    Check,
}

impl Constraint {
    /// No two rows agree on those columns.
    pub const fn unique(name: &'static str, columns: &'static [usize]) -> Self {
        Self { name, kind: ConstraintKind::Unique, columns, is_partial: false }
    }

    /// Those columns refer to an existing row.
    pub const fn foreign_key(name: &'static str, columns: &'static [usize]) -> Self {
        Self { name, kind: ConstraintKind::ForeignKey, columns, is_partial: false }
    }

    /// A condition holds.
    pub const fn check(name: &'static str) -> Self {
        Self { name, kind: ConstraintKind::Check, columns: &[], is_partial: false }
    }

    /// It is about some of the rows only.
    pub const fn partial(mut self) -> Self {
        self.is_partial = true;
        self
    }
}
