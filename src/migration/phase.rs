/// When a step runs. The order of the variants is the order of a migration's steps, up and down alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// First: how long the steps wait for locks.
    Settings,
    /// Before anything changes: rows that stand in the way are found while the database is still what it was.
    Preflight,
    /// Before what they are about changes: databases refuse to change or drop what a view or a function reads.
    DependentsDropped,
    /// Before what is made in them or moves into them.
    Namespaces,
    /// Before all that speaks of things by their new names.
    Renames,
    /// Before the keys and columns on either side change.
    ForeignKeysDropped,
    /// Before types: domains are declared by types of extensions, and call functions.
    BeforeTypes,
    /// Before tables, whose columns have the types; and before defaults and conditions that use a new label.
    Types,
    /// Before columns and foreign keys that refer to the new tables.
    Tables,
    /// Before what locks tables: it takes long, and lets others read and write.
    Validated,
    /// When all types and tables are there that columns may mention.
    AlteredTables,
    /// After the keys that they refer to were made.
    ForeignKeysAdded,
    /// After foreign keys to them, which on SQLite go with the tables that were altered.
    TablesDropped,
    /// After the columns that had them, and before the types that they narrow down.
    DomainsDropped,
    /// After the columns that had the types.
    TypesDropped,
    /// After all that stood in them.
    NamespacesDropped,
    /// When all that they read is there.
    DependentsCreated,
    /// Last: nothing depends on them, and all that they are about exists.
    Comments,
}
