use crate::model::UnsignedWidth;

/// How a database counts a column up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// By a clause after the column's type; the key is declared as a constraint like any other.
    Clause(&'static str),
    /// By the column's type alone.
    Type,
    /// By a clause that declares the column the primary key as well.
    PrimaryKeyClause(&'static str),
}

/// Where the labels of an enum are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumStorage {
    /// In a type of the enum's name, which columns share.
    Type,
    /// In the type of each column.
    Inline,
    /// In a check of each column, whose type is text.
    Check,
    /// Nowhere: the columns are text.
    Text,
}

/// How the database keeps the schema's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comments {
    /// By statements of their own.
    Statement,
    /// In the declarations of columns and tables.
    Inline,
    /// Not at all.
    None,
}

/// What a comment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commented {
    /// A table.
    Table,
    /// A column.
    Column,
}

/// How foreign keys are declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignKeys {
    /// In CREATE TABLE when the table they refer to exists, otherwise by ALTER TABLE.
    ByAlterTable,
    /// With the table or the column only; they may refer to a table that is created later.
    WithTheTable,
}

/// How a table that exists is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableChanges {
    /// By statements that each change a part of it, in a transaction.
    Statements,
    /// By one statement, which is done or not: there are no transactions around it.
    OneStatement,
    /// By a new table that its rows are copied to, but for the little that can be changed in place.
    Rebuild,
}

/// How much of a table a change of it works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Others read and write meanwhile.
    BesideOthers,
    /// All of it is copied, and others can only read.
    Copies,
    /// It depends on the server.
    Unknown,
}

/// How a script fails on purpose, with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailingStatement {
    /// An anonymous block raises an error.
    Block,
    /// A row breaks a check of a temporary table, whose name is the message.
    NamedCheck,
    /// The same with the row coming along with the table, so that no statement needs what another one left in the session.
    NamedCheckAtOnce,
}

/// Returns the condition that holds a column of the next wider type to the numbers without a sign.
pub(super) fn unsigned_range(column: &str, width: UnsignedWidth) -> Option<String> {
    let most = match width {
        UnsignedWidth::Small => u64::from(u16::MAX),
        UnsignedWidth::Regular => u64::from(u32::MAX),
        // No wider whole number is there to hold it.
        UnsignedWidth::Big => return None,
    };
    Some(format!("{column} BETWEEN 0 AND {most}"))
}
