//! How schema.rs is printed, as the YAML has it: the words of `[print_schema]` in a diesel.toml.

use super::places;
use super::reader::Reader;
use crate::source::{Node, Spanned};

/// `diesel`
#[derive(Clone, Debug, Default)]
pub struct Diesel {
    /// `with_docs`
    pub with_docs: Option<Spanned<String>>,
    /// `column_sorting`
    pub column_sorting: Option<Spanned<String>>,
    /// `allow_tables_to_appear_in_same_query_config`
    pub joined: Option<Spanned<String>>,
    /// `filter`
    pub filter: Option<Filter>,
    /// `import_types`
    pub import_types: Vec<Spanned<String>>,
    /// `custom_type_derives`
    pub custom_type_derives: Vec<Spanned<String>>,
    /// `generate_missing_sql_type_definitions`
    pub defines_types: Option<Spanned<bool>>,
    /// `except_custom_type_definitions`
    pub undefined_types: Vec<Spanned<String>>,
    /// `sqlite_integer_primary_key_is_bigint`
    pub integer_primary_key_is_bigint: Option<Spanned<bool>>,
    /// `patch`
    pub patch: Option<Spanned<String>>,
}

/// The tables that schema.rs has.
#[derive(Clone, Debug)]
pub enum Filter {
    /// `only_tables`
    Only(Vec<Spanned<String>>),
    /// `except_tables`
    Except(Vec<Spanned<String>>),
}

impl Reader<'_> {
    pub(super) fn diesel(&mut self, node: &Node) -> Diesel {
        let Some(fields) = self.fields(node, &places::DIESEL) else { return Diesel::default() };
        let mut list = |key: &str, what: &str| fields.get(key).map(|node| self.texts(node, what)).unwrap_or_default();
        let import_types = list("import_types", "paths");
        let custom_type_derives = list("custom_type_derives", "derives");
        let undefined_types = list("except_custom_type_definitions", "regular expressions");
        Diesel {
            with_docs: fields.get("with_docs").and_then(|node| self.word_or_true(node)),
            column_sorting: self.text_of(fields, "column_sorting"),
            joined: self.text_of(fields, "allow_tables_to_appear_in_same_query_config"),
            filter: fields.get("filter").and_then(|node| self.filter(node)),
            import_types,
            custom_type_derives,
            defines_types: self.boolean_of(fields, "generate_missing_sql_type_definitions"),
            undefined_types,
            integer_primary_key_is_bigint: self.boolean_of(fields, "sqlite_integer_primary_key_is_bigint"),
            patch: self.text_of(fields, "patch"),
        }
    }

    fn filter(&mut self, node: &Node) -> Option<Filter> {
        let fields = self.fields(node, &places::DIESEL_FILTER)?;
        let mut list = |key: &str| fields.get(key).map(|node| self.texts(node, "regular expressions"));
        match (list("only_tables"), list("except_tables")) {
            (Some(only), None) => Some(Filter::Only(only)),
            (None, Some(except)) => Some(Filter::Except(except)),
            _ => {
                self.wrong(node, "one of `only_tables` and `except_tables`");
                None
            }
        }
    }
}
