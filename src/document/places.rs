//! The keys of the language, by place.

/// A place in a schema where a mapping stands.
#[derive(Debug)]
pub struct Place {
    /// What the mapping describes, for a sentence.
    pub what: &'static str,
    /// The keys it may have.
    pub keys: &'static [&'static str],
}

/// The main file.
pub const SCHEMA: Place = Place {
    what: "a schema",
    keys: &[
        "version",
        "package",
        "doc",
        "backends",
        "include",
        "namespaces",
        "enums",
        "domains",
        "mixins",
        "tables",
        "views",
        "raw",
        "allow_loss",
        "online_migrations",
        "rust",
        "diesel",
    ],
};

/// The keys of [`SCHEMA`] that speak for the whole schema and so stand in the main file only.
pub const MAIN_FILE_ONLY: &[&str] = &["version", "package", "doc", "backends", "online_migrations", "rust", "diesel"];

/// How the generated Rust looks.
pub const RUST: Place = Place {
    what: "`rust`",
    keys: &["read", "new", "update", "nullable_change", "time", "typed_ids", "derives", "dependencies"],
};

/// A crate that the generated one depends on, in its long form.
pub const DEPENDENCY: Place = Place { what: "a dependency", keys: &["version", "path", "features"] };

/// How `diesel print-schema` prints schema.rs.
pub const DIESEL: Place = Place {
    what: "`diesel`",
    keys: &[
        "with_docs",
        "column_sorting",
        "allow_tables_to_appear_in_same_query_config",
        "filter",
        "import_types",
        "custom_type_derives",
        "generate_missing_sql_type_definitions",
        "except_custom_type_definitions",
        "sqlite_integer_primary_key_is_bigint",
        "patch",
    ],
};

/// The tables that schema.rs has.
pub const DIESEL_FILTER: Place = Place { what: "`filter`", keys: &["only_tables", "except_tables"] };

/// Further derives of all tables and enums.
pub const DERIVES: Place = Place { what: "`derives`", keys: &["read", "new", "update", "enums"] };

/// Further derives of a table's structs.
pub const TABLE_DERIVES: Place = Place { what: "`derives` of a table", keys: &["read", "new", "update"] };

/// An enum in its long form.
pub const ENUM: Place = Place {
    what: "an enum",
    keys: &[
        "doc",
        "rust_name",
        "rust_type",
        "derives",
        "values",
        "native",
        "check",
        "postgres",
        "mysql",
        "renamed_from",
    ],
};

/// The backends that have types for enums.
pub const ENUM_BACKENDS: &[&str] = &["postgres", "mysql"];

/// An enum on one backend.
pub const ENUM_BACKEND: Place = Place { what: "an enum's backend", keys: &["native"] };

/// A value of an enum in its long form.
pub const ENUM_VALUE: Place = Place { what: "an enum's value", keys: &["doc", "rust_name", "renamed_from"] };

/// A mixin.
pub const MIXIN: Place = Place {
    what: "a mixin",
    keys: &["doc", "use", "columns", "unique", "indexes", "checks", "foreign_keys", "relations"],
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
        "logical_key",
        "unique",
        "indexes",
        "checks",
        "foreign_keys",
        "relations",
        "soft_delete",
        "api",
        "renamed_from",
        "derives",
        "sqlite",
        "postgres",
        "mysql",
    ],
};

/// A domain.
pub const DOMAIN: Place = Place { what: "a domain", keys: &["doc", "type", "not_null", "default", "check", "checks"] };

/// A view.
pub const VIEW: Place = Place {
    what: "a view",
    keys: &["doc", "rust_name", "columns", "query", "materialized", "key", "after", "relations", "api"],
};

/// An object that the schema only carries along.
pub const RAW: Place = Place { what: "a raw object", keys: &["doc", "after", "before", "sqlite", "postgres", "mysql"] };

/// How a backend makes and drops a raw object.
pub const RAW_SQL: Place = Place { what: "a raw object on a backend", keys: &["create", "drop"] };

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
        "deferrable",
        "match",
        "logical",
        "check",
        "collation",
        "rust_name",
        "rust_type",
        "diesel",
        "native",
        "sqlite",
        "postgres",
        "mysql",
        "validate",
        "example",
        "lock",
        "api",
        "renamed_from",
        "backfill",
    ],
};

/// A type that only one backend has, in its long form.
pub const NATIVE: Place = Place { what: "`native`", keys: &["type", "as", "diesel", "rust"] };

/// What a column is on one backend.
pub const COLUMN_BACKEND: Place = Place { what: "a column's backend", keys: &["type", "on_update", "inherited"] };

/// How a column is generated, in its long form.
pub const GENERATED: Place = Place { what: "`generated`", keys: &["identity", "stored", "virtual"] };

/// SQL in its long form.
pub const SQL: Place = Place { what: "SQL", keys: &["sql", "sqlite", "postgres", "mysql"] };

/// A check in its long form.
pub const CHECK: Place =
    Place { what: "a check", keys: &["sql", "sqlite", "postgres", "mysql", "not_valid", "no_inherit", "renamed_from"] };

/// A collation on each backend.
pub const COLLATION: Place = Place { what: "a collation", keys: &["sqlite", "postgres", "mysql"] };

/// A primary key or a unique constraint in its long form.
pub const KEY: Place = Place { what: "a key", keys: &["columns", "name", "renamed_from", "postgres"] };

/// What a key has on PostgreSQL.
pub const POSTGRES_KEY: Place =
    Place { what: "a key on PostgreSQL", keys: &["deferrable", "nulls_not_distinct", "include"] };

/// An index in its long form.
pub const INDEX: Place = Place {
    what: "an index",
    keys: &["columns", "unique", "where", "name", "renamed_from", "only", "sqlite", "postgres", "mysql"],
};

/// What an index has on SQLite.
pub const SQLITE_INDEX: Place = Place { what: "an index on SQLite", keys: &["collation"] };

/// What an index has on PostgreSQL.
pub const POSTGRES_INDEX: Place = Place {
    what: "an index on PostgreSQL",
    keys: &["using", "ops", "collation", "include", "nulls_not_distinct", "with", "tablespace"],
};

/// What an index has on MySQL.
pub const MYSQL_INDEX: Place = Place { what: "an index on MySQL", keys: &["kind", "prefix"] };

/// A foreign key of a table.
pub const FOREIGN_KEY: Place = Place {
    what: "a foreign key",
    keys: &[
        "columns",
        "references",
        "to",
        "on_delete",
        "on_update",
        "deferrable",
        "match",
        "not_valid",
        "logical",
        "name",
        "renamed_from",
    ],
};

/// What a table has on SQLite.
pub const SQLITE_TABLE: Place =
    Place { what: "a table on SQLite", keys: &["strict", "without_rowid", "autoincrement", "nullable_key", "create"] };

/// What a table has on PostgreSQL.
pub const POSTGRES_TABLE: Place = Place {
    what: "a table on PostgreSQL",
    keys: &["exclude", "unlogged", "with", "tablespace", "partition_by", "partitions", "inherits"],
};

/// An exclusion constraint.
pub const EXCLUSION: Place =
    Place { what: "an exclusion constraint", keys: &["columns", "using", "where", "deferrable", "name"] };

/// What a table has on MySQL.
pub const MYSQL_TABLE: Place =
    Place { what: "a table on MySQL", keys: &["engine", "charset", "collation", "row_format", "auto_increment"] };

/// A relation.
pub const RELATION: Place = Place {
    what: "a relation",
    keys: &["belongs_to", "has_one", "has_many", "many_to_many", "through", "inverse", "foreign_key", "rust_name"],
};

/// How the API serves a table.
pub const API: Place = Place {
    what: "`api`",
    keys: &["path", "operations", "access", "page_size", "max_page_size", "if_match", "idempotency", "nested"],
};

/// Who may do what with the rows of a table.
pub const ACCESS: Place =
    Place { what: "`access`", keys: &["list", "get", "create", "update", "replace", "delete", "link"] };

/// Rules for the values of a column.
pub const VALIDATE: Place = Place {
    what: "`validate`",
    keys: &[
        "min_length",
        "max_length",
        "min",
        "max",
        "more_than",
        "less_than",
        "pattern",
        "format",
        "one_of",
        "custom",
        "check",
    ],
};

/// Every place.
pub const ALL: &[&Place] = &[
    &SCHEMA,
    &RUST,
    &DEPENDENCY,
    &DIESEL,
    &DIESEL_FILTER,
    &DERIVES,
    &TABLE_DERIVES,
    &ENUM,
    &ENUM_BACKEND,
    &ENUM_VALUE,
    &DOMAIN,
    &VIEW,
    &RAW,
    &RAW_SQL,
    &MIXIN,
    &TABLE,
    &COLUMN,
    &NATIVE,
    &COLUMN_BACKEND,
    &GENERATED,
    &SQL,
    &COLLATION,
    &CHECK,
    &KEY,
    &POSTGRES_KEY,
    &INDEX,
    &SQLITE_INDEX,
    &POSTGRES_INDEX,
    &MYSQL_INDEX,
    &FOREIGN_KEY,
    &SQLITE_TABLE,
    &POSTGRES_TABLE,
    &EXCLUSION,
    &MYSQL_TABLE,
    &RELATION,
    &API,
    &ACCESS,
    &VALIDATE,
];
