//! The keys of the language, by place.

/// A place in a schema where a mapping stands.
#[derive(Debug)]
pub struct Place {
    /// What the mapping describes, for a sentence.
    pub what: &'static str,
    /// The keys it may have.
    pub keys: &'static [&'static str],
    /// The keys that belong to the language but that this version does not build yet.
    pub not_yet: &'static [&'static str],
}

/// The main file.
pub const SCHEMA: Place = Place {
    what: "a schema",
    keys: &["version", "package", "doc", "backends", "include", "enums", "mixins", "tables", "allow_loss"],
    not_yet: &[
        "domains",
        "extensions",
        "functions",
        "materialized_views",
        "namespace",
        "namespaces",
        "policies",
        "raw",
        "rust",
        "triggers",
        "views",
    ],
};

/// The keys of [`SCHEMA`] that speak for the whole schema and so stand in the main file only.
pub const MAIN_FILE_ONLY: &[&str] = &["version", "package", "doc", "backends"];

/// An enum in its long form.
pub const ENUM: Place = Place {
    what: "an enum",
    keys: &["doc", "rust_name", "values", "renamed_from"],
    not_yet: &["native", "postgres", "rust_type"],
};

/// A value of an enum in its long form.
pub const ENUM_VALUE: Place =
    Place { what: "an enum's value", keys: &["doc", "rust_name", "renamed_from"], not_yet: &[] };

/// A mixin.
pub const MIXIN: Place = Place {
    what: "a mixin",
    keys: &["doc", "columns"],
    not_yet: &["checks", "foreign_keys", "indexes", "relations", "unique", "use"],
};

/// A table.
pub const TABLE: Place = Place {
    what: "a table",
    keys: &[
        "doc",
        "rust_name",
        "use",
        "columns",
        "primary_key",
        "unique",
        "indexes",
        "checks",
        "foreign_keys",
        "relations",
        "soft_delete",
        "api",
        "renamed_from",
    ],
    not_yet: &["exclude", "logical_key", "mysql", "namespace", "options", "partition_by", "postgres", "sqlite"],
};

/// A column in its long form.
pub const COLUMN: Place = Place {
    what: "a column",
    keys: &[
        "type",
        "nullable",
        "doc",
        "primary_key",
        "generated",
        "default",
        "on_update",
        "unique",
        "index",
        "references",
        "on_delete",
        "rust_name",
        "api",
        "renamed_from",
        "backfill",
    ],
    not_yet: &[
        "check",
        "collation",
        "deferrable",
        "lock",
        "match",
        "mysql",
        "native",
        "postgres",
        "rust_type",
        "sqlite",
        "validate",
    ],
};

/// A default in its long form.
pub const DEFAULT: Place = Place { what: "a default", keys: &["sql"], not_yet: &["mysql", "postgres", "sqlite"] };

/// A primary key or a unique constraint in its long form.
pub const KEY: Place = Place {
    what: "a key",
    keys: &["columns", "name", "renamed_from"],
    not_yet: &["deferrable", "include", "nulls_not_distinct", "postgres"],
};

/// An index in its long form.
pub const INDEX: Place = Place {
    what: "an index",
    keys: &["columns", "unique", "where", "name", "renamed_from"],
    not_yet: &[
        "expression",
        "fulltext",
        "include",
        "method",
        "mysql",
        "nulls_not_distinct",
        "ops",
        "postgres",
        "prefix",
        "sqlite",
        "using",
    ],
};

/// A foreign key of a table.
pub const FOREIGN_KEY: Place = Place {
    what: "a foreign key",
    keys: &["columns", "references", "to", "on_delete", "on_update", "name", "renamed_from"],
    not_yet: &["deferrable", "match"],
};

/// A relation.
pub const RELATION: Place = Place {
    what: "a relation",
    keys: &["belongs_to", "has_one", "has_many", "many_to_many", "through", "inverse", "foreign_key"],
    not_yet: &["rust_name"],
};

/// How the API serves a table.
pub const API: Place = Place { what: "`api`", keys: &["path", "operations"], not_yet: &["access"] };

/// Every place.
pub const ALL: &[&Place] =
    &[&SCHEMA, &ENUM, &ENUM_VALUE, &MIXIN, &TABLE, &COLUMN, &DEFAULT, &KEY, &INDEX, &FOREIGN_KEY, &RELATION, &API];
