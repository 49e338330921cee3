/// How a database counts a column up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// By a clause after the column's type; the key is declared as a constraint like any other.
    Clause(&'static str),
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

/// Something of a model that a backend cannot do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// The table it is about.
    pub table: String,
    /// The column it is about, when it is about one.
    pub column: Option<String>,
    /// What cannot be done.
    pub reason: String,
    /// What to do instead.
    pub help: String,
}
