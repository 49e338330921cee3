//! A project of Diesel's own tool: its diesel.toml and its migrations.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Table;

use super::Failure;
use crate::model::{JoinedTables, PrintSchema, SchemaDocs, TableFilter};

/// What the project says of itself.
#[derive(Debug)]
pub(super) struct DieselProject {
    /// The folder of its migrations.
    pub(super) migrations: PathBuf,
    /// Its schema.rs, when Diesel writes one.
    pub(super) schema_rs: Option<PathBuf>,
    /// How schema.rs is printed.
    pub(super) print_schema: PrintSchema,
}

/// A diesel.toml, as diesel_cli 2.3.14 reads it (`config.rs`).
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    #[serde(default)]
    print_schema: Table,
    migrations_directory: Option<MigrationsDirectory>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MigrationsDirectory {
    dir: PathBuf,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Settings {
    file: Option<PathBuf>,
    with_docs: Option<toml::Value>,
    allow_tables_to_appear_in_same_query_config: Option<String>,
    filter: Filter,
    column_sorting: Option<String>,
    schema: Option<String>,
    patch_file: Option<PathBuf>,
    import_types: Vec<String>,
    generate_missing_sql_type_definitions: Option<bool>,
    except_custom_type_definitions: Vec<String>,
    custom_type_derives: Vec<String>,
    sqlite_integer_primary_key_is_bigint: Option<bool>,
    pg_domains_as_custom_types: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Filter {
    only_tables: Option<Vec<String>>,
    except_tables: Option<Vec<String>>,
}

impl DieselProject {
    /// Reads the diesel.toml of a folder.
    ///
    /// # Errors
    ///
    /// When there is none, when Diesel would not read it, and when it asks for what the generated crate cannot have.
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let config = folder.join("diesel.toml");
        let text = fs::read_to_string(&config).map_err(Failure::io("read", &config))?;
        let wrong =
            |message: String, help: &str| Failure::DieselToml { path: config.clone(), message, help: help.to_owned() };
        let unread = |error: toml::de::Error| {
            wrong(error.to_string(), "see <https://diesel.rs/guides/configuring-diesel-cli.html>")
        };
        let Config { print_schema, migrations_directory } = toml::from_str(&text).map_err(unread)?;
        // Tables beside `filter` are further schemas, each under a name of its own.
        let mut others = print_schema.iter().filter(|(key, value)| *key != "filter" && value.is_table());
        if let Some((name, _)) = others.next() {
            return Err(wrong(
                format!("`[print_schema.{name}]` prints a schema.rs beside another"),
                "the crate has one schema.rs; leave one `[print_schema]`, and filter the tables of the others out",
            ));
        }
        let settings: Settings = print_schema.try_into().map_err(unread)?;
        if let Some(schema) = &settings.schema {
            return Err(wrong(
                format!("`schema = {schema:?}` prints the tables of another schema as a module of its own"),
                "import the database by its address instead; tables of other schemas keep their names there",
            ));
        }
        if !settings.pg_domains_as_custom_types.is_empty() {
            return Err(wrong(
                "`pg_domains_as_custom_types` has types for domains".to_owned(),
                "leave it out: the crate's models read a column of a domain as its type",
            ));
        }
        let patch_file = settings.patch_file.as_ref().map(|path| folder.join(path));
        let patch = patch_file.map(|path| fs::read_to_string(&path).map_err(Failure::io("read", &path))).transpose()?;
        let migrations = migrations_directory.map_or_else(|| folder.join("migrations"), |it| folder.join(it.dir));
        let schema_rs = settings.file.as_ref().map(|path| folder.join(path));
        let print_schema = settings.into_model(patch).map_err(|(message, help)| wrong(message, help))?;
        Ok(Self { migrations, schema_rs, print_schema })
    }
}

impl Settings {
    fn into_model(self, patch: Option<String>) -> Result<PrintSchema, (String, &'static str)> {
        let unknown = |key: &str, word: String| (format!("`{key}` has no `{word}`"), "Diesel would refuse it too");
        let docs = match self.with_docs {
            None | Some(toml::Value::Boolean(false)) => SchemaDocs::None,
            Some(toml::Value::Boolean(true)) => SchemaDocs::All,
            Some(toml::Value::String(word)) => match word.as_str() {
                "only-database-comments" => SchemaDocs::Comments,
                "database-comments-fallback-to-auto-generated-doc-comment" => SchemaDocs::All,
                "no-doc-comments" => SchemaDocs::None,
                _ => return Err(unknown("with_docs", word)),
            },
            Some(other) => return Err(unknown("with_docs", other.type_str().to_owned())),
        };
        let joined = match self.allow_tables_to_appear_in_same_query_config.as_deref() {
            None | Some("all_tables") => JoinedTables::All,
            Some("fk_related_tables") => JoinedTables::Related,
            Some("none") => JoinedTables::None,
            Some(word) => return Err(unknown("allow_tables_to_appear_in_same_query_config", word.to_owned())),
        };
        let sorts_columns = match self.column_sorting.as_deref() {
            None | Some("ordinal_position") => false,
            Some("name") => true,
            Some(word) => return Err(unknown("column_sorting", word.to_owned())),
        };
        let filter = match (self.filter.only_tables, self.filter.except_tables) {
            (None, None) => TableFilter::All,
            (Some(only), None) => TableFilter::Only(only),
            (None, Some(except)) => TableFilter::Except(except),
            (Some(_), Some(_)) => return Err(unknown("filter", "only_tables` beside `except_tables".to_owned())),
        };
        Ok(PrintSchema {
            docs,
            sorts_columns,
            joined,
            filter,
            import_types: self.import_types,
            custom_type_derives: self.custom_type_derives,
            defines_no_types: self.generate_missing_sql_type_definitions == Some(false),
            undefined_types: self.except_custom_type_definitions,
            integer_primary_key_is_bigint: self.sqlite_integer_primary_key_is_bigint,
            patch: patch.map(|patch| without_blanks(&patch)),
        })
    }
}

/// Returns a patch as it stands in a text that people edit: the lines of a schema.rs, without blanks at the ends.
fn without_blanks(patch: &str) -> String {
    patch.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}
