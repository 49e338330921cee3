/// How a backend declares a column, and what Diesel makes of the declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnType {
    /// The type as the migrations write it.
    pub sql: String,
    /// Diesel's name for it as `diesel print-schema` prints it, without `Nullable<…>`.
    pub diesel: String,
    /// How schema.rs defines `diesel`, when Diesel itself does not.
    pub definition: Option<TypeDefinition>,
    /// The greatest number of characters, where `diesel print-schema` prints it.
    pub max_length: Option<u32>,
}

impl ColumnType {
    /// Returns a type that Diesel knows and that has no length.
    pub(super) fn plain(sql: impl Into<String>, diesel: &str) -> Self {
        Self { sql: sql.into(), diesel: diesel.to_owned(), definition: None, max_length: None }
    }

    /// Returns the type of arrays of it, as PostgreSQL has them: of any number of elements, each of which may be NULL.
    pub(super) fn array(self) -> Self {
        let diesel = format!("Array<Nullable<{}>>", self.diesel);
        Self { sql: format!("{}[]", self.sql), diesel, definition: self.definition, max_length: None }
    }

    /// Sets the greatest number of characters.
    pub(super) fn with_length(mut self, length: u32) -> Self {
        self.max_length = Some(length);
        self
    }
}

/// The attribute that tells Diesel which type of the database a marker struct in `sql_types` stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeDefinition {
    /// The struct.
    pub rust_name: String,
    /// `postgres_type` or `mysql_type`.
    pub attribute: &'static str,
    /// The type's name in the database.
    pub name: String,
    /// The schema that the type is in, where that is not the default one.
    pub schema: Option<String>,
}
