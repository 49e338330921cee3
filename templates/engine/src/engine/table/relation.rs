use super::Table;

/// A way from a row to rows of a table.
#[derive(Debug)]
pub struct Relation {
    /// The name in the schema.
    pub name: &'static str,
    /// The table it leads to.
    pub target: &'static Table,
    /// The places of the columns, here, that the rows there are found by.
    pub from: &'static [usize],
    /// The places of the columns, there (or in the join table), that hold the same values.
    pub to: &'static [usize],
    /// The join table of a many-to-many relation.
    pub through: Option<Through>,
    /// Whether it leads to many rows or to at most one.
    pub many: bool,
}

/// The second half of a many-to-many relation.
#[derive(Debug)]
pub struct Through {
    /// The join table; the relation's `to` are places in its columns.
    pub table: &'static Table,
    /// The places in the join table's columns of its foreign key to the target.
    pub from: &'static [usize],
    /// The places of the columns in the target that it refers to.
    pub to: &'static [usize],
}

impl Relation {
    /// Leads to at most one row of `target`: the one whose `to` columns hold what the `from` columns hold here.
    pub const fn to_one(
        name: &'static str,
        target: &'static Table,
        from: &'static [usize],
        to: &'static [usize],
    ) -> Self {
        Self { name, target, from, to, through: None, many: false }
    }

    /// Leads to every row of `target` whose `to` columns hold what the `from` columns hold here.
    pub const fn to_many(
        name: &'static str,
        target: &'static Table,
        from: &'static [usize],
        to: &'static [usize],
    ) -> Self {
        Self { name, target, from, to, through: None, many: true }
    }

    /// Returns the table that has the `to` columns: the join table, or the target where there is none.
    pub fn through_or_target(&self) -> &'static Table {
        self.through.as_ref().map_or(self.target, |through| through.table)
    }

    /// Goes by way of a join table: `to` are columns of that table, and from there `through` leads on.
    pub const fn through(mut self, through: Through) -> Self {
        self.through = Some(through);
        self
    }
}
