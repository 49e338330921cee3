use serde::{Deserialize, Serialize};

use super::{Backend, Named, PerBackend, Rule, Sql, Type, is_default};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The name in the database and in JSON.
    pub name: String,
    /// The identifier in `table!`: the name, made fit for Rust as `diesel print-schema` makes it.
    pub rust_name: String,
    /// The field of the structs, where the author wants another than `rust_name`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub field: Option<String>,
    /// What it holds, in the author's words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub doc: Option<String>,
    /// The portable type.
    pub ty: Type,
    /// How many digits of a second are kept, where it is fewer than six.
    #[serde(default, skip_serializing_if = "is_default")]
    pub digits: Option<u8>,
    /// The column type on backends that declare the column otherwise than `ty` says; it is read and written as `ty` all the same.
    #[serde(default, skip_serializing_if = "is_default")]
    pub declared: PerBackend<String>,
    /// The path of the type of the field, where it is not that of `ty`: one that converts from and to it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rust_type: Option<String>,
    /// The type of its own that the field has because it is a key, or refers to one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub id_type: Option<String>,
    /// A value for the examples of the OpenAPI document, where the author has one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub example: Option<Literal>,
    /// What schema.rs calls the type once it is patched, where that is not what `diesel print-schema` prints.
    #[serde(default, skip_serializing_if = "is_default")]
    pub patched: Option<String>,
    /// Whether it may hold NULL.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nullable: bool,
    /// The value of a row that does not state one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub default: Option<Default>,
    /// Whether the database counts it up by itself (identity, AUTOINCREMENT, AUTO_INCREMENT).
    #[serde(default, skip_serializing_if = "is_default")]
    pub identity: bool,
    /// Whether each update sets it to the time of the update.
    #[serde(default, skip_serializing_if = "is_default")]
    pub on_update_now: bool,
    /// Whether PostgreSQL counts an identity column up by a sequence and a default, as `serial` makes them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub serial: bool,
    /// Whether PostgreSQL refuses a number that an insert states for an identity column (GENERATED ALWAYS).
    #[serde(default, skip_serializing_if = "is_default")]
    pub identity_always: bool,
    /// The expression that the database computes it by; then nothing sets it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub generated: Option<Generated>,
    /// The domain that its type is on PostgreSQL, and whose checks it meets everywhere.
    #[serde(default, skip_serializing_if = "is_default")]
    pub domain: Option<String>,
    /// The collation, when it is not the database's or table's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub collation: PerBackend<String>,
    /// Whether PostgreSQL takes it over from a table that the table inherits from, without a declaration of its own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub inherited: bool,
    /// Whether MySQL itself sets it to the time of each update (ON UPDATE CURRENT_TIMESTAMP).
    #[serde(default, skip_serializing_if = "is_default")]
    pub mysql_on_update: bool,
    /// What its values have to meet beside its type, in the crate; the database does not know of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rules: Vec<Rule>,
    /// Whether each update counts it up, so that an update can be meant for one version of the row.
    #[serde(default, skip_serializing_if = "is_default")]
    pub counts_updates: bool,
    /// How the HTTP API treats it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub api: ColumnApi,
}

/// How the database computes a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Generated {
    /// The expression, for every backend.
    pub expression: Sql,
    /// Whether the value is kept with the row; otherwise it is computed when it is read.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stored: bool,
}

impl Named for Column {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Column {
    /// Returns a column that is NOT NULL and nothing else.
    pub fn new(name: impl Into<String>, ty: Type) -> Self {
        let name = name.into();
        Self {
            rust_name: name.clone(),
            name,
            field: None,
            doc: None,
            ty,
            digits: None,
            declared: PerBackend::default(),
            rust_type: None,
            id_type: None,
            example: None,
            patched: None,
            nullable: false,
            default: None,
            identity: false,
            on_update_now: false,
            identity_always: false,
            serial: false,
            generated: None,
            domain: None,
            collation: PerBackend::default(),
            inherited: false,
            mysql_on_update: false,
            rules: Vec::new(),
            counts_updates: false,
            api: ColumnApi::default(),
        }
    }

    /// Returns whether a statement may set it: whether the database does not compute it.
    pub fn is_writable(&self) -> bool {
        self.generated.is_none()
    }

    /// Returns the name of the column's field in the structs.
    pub fn field_name(&self) -> &str {
        self.field.as_deref().unwrap_or(&self.rust_name)
    }

    /// Returns the column type that the author states for the backend, which goes before the one of the type table.
    pub fn stated_type(&self, backend: Backend) -> Option<&str> {
        let native = match &self.ty {
            Type::Native(native) => Some(native.sql.as_str()),
            _ => None,
        };
        self.declared.on(backend).map(String::as_str).or(native)
    }

    /// Returns whether an insert may leave the column out.
    pub fn is_optional_on_insert(&self) -> bool {
        self.nullable || self.identity || self.default.is_some() || self.generated.is_some()
    }
}

/// What a column holds when an insert does not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Default {
    /// A constant of the column's type.
    Literal(Literal),
    /// The moment of the insert: `now()`.
    Now,
    /// A random UUID, version 4 (RFC 9562, section 5.4): `uuid()`.
    Uuid,
    /// An expression in the database's own language: `sql: "…"`.
    Sql(Sql),
}

/// A constant, already checked against the type of its column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Literal {
    /// For boolean.
    Boolean(bool),
    /// For the integer types.
    Integer(i64),
    /// For decimal, real and double: the digits as the schema writes them.
    Number(String),
    /// For text, date (`2024-01-31`), time (`08:00:00[.ffffff]`), timestamp (`2024-01-31 08:00:00[.ffffff]`), timestamptz
    /// (the same in UTC, with `+00:00` behind it), uuid (in lower case), JSON (as it is written) and enum labels.
    Text(String),
}

/// How the HTTP API treats a column. At most one of the fields is set, but for `immutable`.
#[derive(Clone, Copy, Debug, std::default::Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnApi {
    /// Never leaves the server and is never taken from a client.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hidden: bool,
    /// Given, never taken.
    #[serde(default, skip_serializing_if = "is_default")]
    pub read_only: bool,
    /// Taken, never given.
    #[serde(default, skip_serializing_if = "is_default")]
    pub write_only: bool,
    /// Taken on create, not on update.
    #[serde(default, skip_serializing_if = "is_default")]
    pub immutable: bool,
}
