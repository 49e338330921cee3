use std::fmt;

use crate::dialect::ColumnAt;

/// A change that is not turned into a migration.
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

impl Refusal {
    pub(super) fn loses_table(table: &str) -> Self {
        Self {
            code: RefusalCode::TableRemoved,
            table: Some(table.to_owned()),
            column: None,
            reason: "the table is gone from the schema, and its rows would be with it".to_owned(),
            help: format!(
                "if it has another name now, say `renamed_from: {table}` there; if it may go, say `allow_loss: [{table}]` in the \
                 schema or pass --allow-destructive"
            ),
        }
    }

    pub(super) fn loses_column(table: &str, column: &str) -> Self {
        Self {
            code: RefusalCode::ColumnRemoved,
            table: Some(table.to_owned()),
            column: Some(column.to_owned()),
            reason: "the column is gone from the schema, and its values would be with it".to_owned(),
            help: format!(
                "if it has another name now, say `renamed_from: {column}` there; if it may go, say `allow_loss: [{table}.{column}]` in \
                 the schema or pass --allow-destructive"
            ),
        }
    }

    /// A table that is made by a statement of its own would have to be made anew.
    pub(super) fn own_statement(table: &str) -> Self {
        Self {
            code: RefusalCode::TypeChanged,
            table: Some(table.to_owned()),
            column: None,
            reason: "the table is made by a statement of its own, which nothing is added to".to_owned(),
            help: "write the migration by hand (`codegen migration new`), and state what it leaves under `create`"
                .to_owned(),
        }
    }

    /// Values that somebody wrote would give way to computed ones.
    pub(super) fn computed(table: &str, column: &str) -> Self {
        Self {
            reason: "the column is computed from now on, and the values that were written to it would be gone"
                .to_owned(),
            help: format!(
                "if they may go, say `allow_loss: [{table}.{column}]` in the schema or pass --allow-destructive"
            ),
            ..Self::loses_column(table, column)
        }
    }

    /// A table that holds its rows otherwise would have to be made anew.
    pub(super) fn options(table: &str) -> Self {
        Self {
            code: RefusalCode::TypeChanged,
            table: Some(table.to_owned()),
            column: None,
            reason: "whether the table is partitioned, by what, or what it inherits from, changes".to_owned(),
            help: "make a table of another name, copy the rows by hand (`codegen migration new`), and drop the old one later"
                .to_owned(),
        }
    }

    /// A partition holds other rows from now on.
    pub(super) fn partition(table: &str, partition: &str) -> Self {
        Self {
            reason: format!("the partition {partition} is to hold other rows"),
            help: "write the migration by hand (`codegen migration new`)".to_owned(),
            ..Self::options(table)
        }
    }

    /// A column counts otherwise, or comes from elsewhere.
    pub(super) fn own_sequence(at: ColumnAt<'_>) -> Self {
        Self {
            code: RefusalCode::TypeChanged,
            table: Some(at.table.name.clone()),
            column: Some(at.column.name.clone()),
            reason: "whether PostgreSQL counts by a sequence, or inherits the column, changes".to_owned(),
            help: "write the migration by hand (`codegen migration new`)".to_owned(),
        }
    }

    pub(super) fn no_conversion(from: ColumnAt<'_>, to: ColumnAt<'_>) -> Self {
        Self {
            code: RefusalCode::TypeChanged,
            table: Some(to.table.name.clone()),
            column: Some(to.column.name.clone()),
            reason: format!("no database makes {:?} of {:?} so that every value is kept", to.column.ty, from.column.ty),
            help: "add a column of the new type with `backfill: { sql: \"…\" }` that makes its values of the old ones, and drop the old \
                   column with a later build"
                .to_owned(),
        }
    }

    pub(super) fn domain_type(domain: &str) -> Self {
        Self {
            code: RefusalCode::TypeChanged,
            table: None,
            column: None,
            reason: format!("the domain `{domain}` has another type, which PostgreSQL cannot change"),
            help: "make a domain of another name and let the columns have that one".to_owned(),
        }
    }

    pub(super) fn needs_value(at: ColumnAt<'_>) -> Self {
        Self {
            code: RefusalCode::ColumnNeedsValue,
            table: Some(at.table.name.clone()),
            column: Some(at.column.name.clone()),
            reason: "the new column is NOT NULL without a default, so existing rows need values".to_owned(),
            help: "say what they get, as in `backfill: 0` or `backfill: { sql: \"…\" }`, give the column a default, or let it be NULL \
                   (`?` behind the type)"
                .to_owned(),
        }
    }
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

/// The kind of a refused change. The codes are stable: scripts may compare them. Those that are missing are migrated today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RefusalCode {
    /// A table is gone from the schema.
    TableRemoved,
    /// A column is gone from the schema.
    ColumnRemoved,
    /// A column has a type that its values cannot become values of.
    TypeChanged,
    /// A new column has to have a value that existing rows lack.
    ColumnNeedsValue,
}

impl RefusalCode {
    /// Returns the code as it is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TableRemoved => "M001",
            Self::ColumnRemoved => "M002",
            Self::TypeChanged => "M003",
            Self::ColumnNeedsValue => "M007",
        }
    }
}

impl fmt::Display for RefusalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
