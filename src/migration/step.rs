use crate::dialect::{ColumnAt, DomainAt, EnumAt, TableAt};
use crate::model::{ForeignKey, Index, RawObject, View};

/// One change of a database, with all that its SQL needs.
#[derive(Clone, Debug)]
pub enum Step<'a> {
    /// Makes a namespace.
    CreateNamespace(&'a str),
    /// Drops a namespace that nothing stands in.
    DropNamespace(&'a str),
    /// Makes a domain.
    CreateDomain(DomainAt<'a>),
    /// Drops a domain.
    DropDomain(DomainAt<'a>),
    /// Makes a view.
    CreateView(&'a View),
    /// Drops a view.
    DropView(&'a View),
    /// Makes an object that the schema only carries along.
    CreateRaw(&'a RawObject),
    /// Drops such an object.
    DropRaw(&'a RawObject),
    /// Makes the type of an enum.
    CreateEnum(EnumAt<'a>),
    /// Drops the type of an enum.
    DropEnum(EnumAt<'a>),
    /// Gives an enum more labels, or, as an inverse, fewer; the difference is at the end of its list.
    ChangeEnumLabels {
        /// The enum as it is.
        from: EnumAt<'a>,
        /// The enum as it shall be.
        to: EnumAt<'a>,
    },
    /// Makes a table with its keys, checks, indexes and comments.
    CreateTable {
        /// The table.
        table: TableAt<'a>,
        /// Those of its foreign keys that are declared with it.
        foreign_keys: Vec<&'a ForeignKey>,
    },
    /// Drops a table and all that belongs to it.
    DropTable {
        /// The table.
        table: TableAt<'a>,
        /// Those of its foreign keys that are dropped with it.
        foreign_keys: Vec<&'a ForeignKey>,
    },
    /// Adds a column to a table that exists.
    AddColumn(ColumnAt<'a>),
    /// Drops a column.
    DropColumn(ColumnAt<'a>),
    /// Makes an index on a table that exists.
    CreateIndex {
        /// The table.
        table: TableAt<'a>,
        /// The index.
        index: Index,
    },
    /// Drops an index.
    DropIndex {
        /// The table.
        table: TableAt<'a>,
        /// The index.
        index: Index,
    },
    /// Adds a foreign key to a table that exists.
    AddForeignKey {
        /// The table.
        table: TableAt<'a>,
        /// The foreign key, one of the table's.
        key: &'a ForeignKey,
    },
    /// Drops a foreign key.
    DropForeignKey {
        /// The table.
        table: TableAt<'a>,
        /// The foreign key, one of the table's.
        key: &'a ForeignKey,
    },
    /// Changes the comment of an enum's type.
    CommentEnum {
        /// The enum as it is.
        from: EnumAt<'a>,
        /// The enum as it shall be.
        to: EnumAt<'a>,
    },
    /// Changes the comment of a table.
    CommentTable {
        /// The table as it is.
        from: TableAt<'a>,
        /// The table as it shall be.
        to: TableAt<'a>,
    },
    /// Changes the comment of a column.
    CommentColumn {
        /// The column as it is.
        from: ColumnAt<'a>,
        /// The column as it shall be.
        to: ColumnAt<'a>,
    },
}

/// When a step runs. The order of the variants is the order of a migration's steps; its down runs their inverses backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// First: defaults, checks and conditions of all that follows may use a new label.
    EnumLabels,
    /// Before all that refers to what they are about to be made without.
    DroppedObjects,
    /// Before all that stands in them.
    Namespaces,
    /// Before tables, whose columns have the types.
    Enums,
    /// Before columns and foreign keys that refer to the new tables. Raw objects that tables need are among them.
    Tables,
    /// Before indexes and foreign keys over the new columns.
    Columns,
    /// Before foreign keys: MySQL makes an index of its own for a foreign key that finds none.
    Indexes,
    /// When both ends exist.
    ForeignKeys,
    /// Before the indexes that served them.
    DroppedForeignKeys,
    /// After the foreign keys, old and new: MySQL holds on to the only index that serves one.
    DroppedIndexes,
    /// After foreign keys and indexes that are over them.
    DroppedColumns,
    /// After foreign keys to them.
    DroppedTables,
    /// After the columns that have the types.
    DroppedEnums,
    /// When all that they are over is there.
    Objects,
    /// After what stood in them.
    DroppedNamespaces,
    /// Last: nothing depends on them, and all that they are about exists.
    Comments,
}

impl<'a> Step<'a> {
    /// Returns when the step runs.
    pub fn phase(&self) -> Phase {
        match self {
            Self::ChangeEnumLabels { .. } => Phase::EnumLabels,
            Self::DropView(_) | Self::DropRaw(_) => Phase::DroppedObjects,
            Self::CreateNamespace(_) => Phase::Namespaces,
            Self::CreateEnum(_) | Self::CreateDomain(_) => Phase::Enums,
            Self::CreateRaw(object) if object.is_for_tables => Phase::Tables,
            Self::CreateView(_) | Self::CreateRaw(_) => Phase::Objects,
            Self::DropNamespace(_) => Phase::DroppedNamespaces,
            Self::CreateTable { .. } => Phase::Tables,
            Self::AddColumn(_) => Phase::Columns,
            Self::CreateIndex { .. } => Phase::Indexes,
            Self::AddForeignKey { .. } => Phase::ForeignKeys,
            Self::DropForeignKey { .. } => Phase::DroppedForeignKeys,
            Self::DropIndex { .. } => Phase::DroppedIndexes,
            Self::DropColumn(_) => Phase::DroppedColumns,
            Self::DropTable { .. } => Phase::DroppedTables,
            Self::DropEnum(_) | Self::DropDomain(_) => Phase::DroppedEnums,
            Self::CommentEnum { .. } | Self::CommentTable { .. } | Self::CommentColumn { .. } => Phase::Comments,
        }
    }

    /// Returns the step that takes this one back.
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::CreateNamespace(name) => Self::DropNamespace(name),
            Self::DropNamespace(name) => Self::CreateNamespace(name),
            Self::CreateDomain(at) => Self::DropDomain(at),
            Self::DropDomain(at) => Self::CreateDomain(at),
            Self::CreateView(view) => Self::DropView(view),
            Self::DropView(view) => Self::CreateView(view),
            Self::CreateRaw(object) => Self::DropRaw(object),
            Self::DropRaw(object) => Self::CreateRaw(object),
            Self::CreateEnum(at) => Self::DropEnum(at),
            Self::DropEnum(at) => Self::CreateEnum(at),
            Self::ChangeEnumLabels { from, to } => Self::ChangeEnumLabels { from: to, to: from },
            Self::CreateTable { table, foreign_keys } => Self::DropTable { table, foreign_keys },
            Self::DropTable { table, foreign_keys } => Self::CreateTable { table, foreign_keys },
            Self::AddColumn(at) => Self::DropColumn(at),
            Self::DropColumn(at) => Self::AddColumn(at),
            Self::CreateIndex { table, index } => Self::DropIndex { table, index },
            Self::DropIndex { table, index } => Self::CreateIndex { table, index },
            Self::AddForeignKey { table, key } => Self::DropForeignKey { table, key },
            Self::DropForeignKey { table, key } => Self::AddForeignKey { table, key },
            Self::CommentEnum { from, to } => Self::CommentEnum { from: to, to: from },
            Self::CommentTable { from, to } => Self::CommentTable { from: to, to: from },
            Self::CommentColumn { from, to } => Self::CommentColumn { from: to, to: from },
        }
    }

    /// Returns what the step does, as the comment above its SQL says it.
    pub fn caption(&self) -> String {
        match self {
            Self::CreateNamespace(name) => format!("Create the namespace {name}"),
            Self::DropNamespace(name) => format!("Drop the namespace {name}"),
            Self::CreateDomain(at) => format!("Create the domain {}", at.domain.name),
            Self::DropDomain(at) => format!("Drop the domain {}", at.domain.name),
            Self::CreateView(view) => format!("Create the view {}", view.table.name),
            Self::DropView(view) => format!("Drop the view {}", view.table.name),
            Self::CreateRaw(object) => format!("Create {}{}", object.name, purpose(object)),
            Self::DropRaw(object) => format!("Drop {}", object.name),
            Self::CreateEnum(at) => format!("Create the enum {}", at.enumeration.name),
            Self::DropEnum(at) => format!("Drop the enum {}", at.enumeration.name),
            Self::ChangeEnumLabels { from, to } => {
                let (shorter, longer) = if from.enumeration.values.len() < to.enumeration.values.len() {
                    (from.enumeration, to.enumeration)
                } else {
                    (to.enumeration, from.enumeration)
                };
                let labels: Vec<_> =
                    longer.values.iter().skip(shorter.values.len()).map(|value| value.label.as_str()).collect();
                let verb = if std::ptr::eq(longer, to.enumeration) { "Add" } else { "Take away" };
                format!("{verb} {} of the enum {}", labels.join(", "), to.enumeration.name)
            }
            Self::CreateTable { table, .. } => format!("Create the table {}", table.table.name),
            Self::DropTable { table, .. } => format!("Drop the table {}", table.table.name),
            Self::AddColumn(at) => format!("Add the column {}.{}", at.table.name, at.column.name),
            Self::DropColumn(at) => format!("Drop the column {}.{}", at.table.name, at.column.name),
            Self::CreateIndex { table, index } => format!("Create the index {} on {}", index.name, table.table.name),
            Self::DropIndex { table, index } => format!("Drop the index {} on {}", index.name, table.table.name),
            Self::AddForeignKey { table, key } => format!("Let {} refer to {}", table.table.name, key.table),
            Self::DropForeignKey { table, key } => format!("No longer let {} refer to {}", table.table.name, key.table),
            Self::CommentEnum { to, .. } => format!("Document the enum {}", to.enumeration.name),
            Self::CommentTable { to, .. } => format!("Document the table {}", to.table.name),
            Self::CommentColumn { to, .. } => format!("Document the column {}.{}", to.table.name, to.column.name),
        }
    }

    /// Returns the words that name the step in the name of a migration.
    pub(super) fn slug(&self) -> String {
        match self {
            Self::CreateNamespace(name) => format!("create {name}"),
            Self::DropNamespace(name) => format!("drop {name}"),
            Self::CreateDomain(at) => format!("create {}", at.domain.name),
            Self::DropDomain(at) => format!("drop {}", at.domain.name),
            Self::CreateView(view) => format!("create {}", view.table.name),
            Self::DropView(view) => format!("drop {}", view.table.name),
            Self::CreateRaw(object) => format!("create {}", object.name),
            Self::DropRaw(object) => format!("drop {}", object.name),
            Self::CreateEnum(at) => format!("create {}", at.enumeration.name),
            Self::DropEnum(at) => format!("drop {}", at.enumeration.name),
            Self::ChangeEnumLabels { to, .. } => format!("extend {}", to.enumeration.name),
            Self::CreateTable { table, .. } => format!("create {}", table.table.name),
            Self::DropTable { table, .. } => format!("drop {}", table.table.name),
            Self::AddColumn(at) => format!("add {} {}", at.table.name, at.column.name),
            Self::DropColumn(at) => format!("drop {} {}", at.table.name, at.column.name),
            Self::CreateIndex { index, .. } => format!("create {}", index.name),
            Self::DropIndex { index, .. } => format!("drop {}", index.name),
            Self::AddForeignKey { key, .. } => format!("add {}", key.name),
            Self::DropForeignKey { key, .. } => format!("drop {}", key.name),
            Self::CommentEnum { to, .. } => format!("document {}", to.enumeration.name),
            Self::CommentTable { to, .. } => format!("document {}", to.table.name),
            Self::CommentColumn { to, .. } => format!("document {} {}", to.table.name, to.column.name),
        }
    }
}

/// Returns what a raw object is for, as far as one line of a caption goes.
fn purpose(object: &RawObject) -> String {
    object
        .doc
        .as_ref()
        .and_then(|doc| doc.lines().next())
        .map(|line| format!(": {}", line.trim_end_matches('.')))
        .unwrap_or_default()
}
