//! How schema.rs is printed where the schema says so.

use regex_lite::Regex;

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::is_named_as;
use crate::document::{self, Filter};
use crate::model::{Backend, JoinedTables, PrintSchema, SchemaDocs, TableFilter, Type};
use crate::source::Spanned;

/// The spelling of what documentation schema.rs has.
pub(super) const DOCS: &[(&str, SchemaDocs)] = &[
    ("true", SchemaDocs::All),
    ("only-database-comments", SchemaDocs::Comments),
    ("database-comments-fallback-to-auto-generated-doc-comment", SchemaDocs::All),
    ("no-doc-comments", SchemaDocs::None),
];

/// The spelling of how columns are sorted, and whether that is by name.
pub(super) const SORTINGS: &[(&str, bool)] = &[("ordinal_position", false), ("name", true)];

/// The spelling of which tables a query may join.
pub(super) const JOINED: &[(&str, JoinedTables)] =
    &[("fk_related_tables", JoinedTables::Related), ("all_tables", JoinedTables::All), ("none", JoinedTables::None)];

impl Context<'_> {
    /// Resolves how schema.rs is printed, and what a patch of it makes of columns.
    pub(super) fn print_schema(&mut self, drafts: &[Draft<'_>]) -> PrintSchema {
        let def = &self.document.diesel;
        let settings = PrintSchema {
            docs: self.one_of(&def.with_docs, "`with_docs`", DOCS),
            sorts_columns: self.one_of(&def.column_sorting, "`column_sorting`", SORTINGS),
            joined: self.one_of(&def.joined, "`allow_tables_to_appear_in_same_query_config`", JOINED),
            filter: match &def.filter {
                None => TableFilter::All,
                Some(Filter::Only(patterns)) => TableFilter::Only(self.patterns_of(patterns)),
                Some(Filter::Except(patterns)) => TableFilter::Except(self.patterns_of(patterns)),
            },
            import_types: self.imports(&def.import_types),
            custom_type_derives: self.derive_list(&def.custom_type_derives, &[]),
            defines_no_types: def.defines_types.as_ref().is_some_and(|flag| !flag.value),
            undefined_types: self.patterns_of(&def.undefined_types),
            integer_primary_key_is_bigint: def.integer_primary_key_is_bigint.as_ref().map(|flag| flag.value),
            patch: self.patch(def),
        };
        let columns = drafts.iter().flat_map(|draft| &draft.columns);
        columns.for_each(|column| self.patched_column(column));
        settings
    }

    fn one_of<T: Copy + Default>(&mut self, word: &Option<Spanned<String>>, what: &str, words: &[(&str, T)]) -> T {
        word.as_ref().and_then(|word| self.choice(word, what, words)).unwrap_or_default()
    }

    fn patterns_of(&mut self, patterns: &[Spanned<String>]) -> Vec<String> {
        for pattern in patterns {
            if let Err(error) = Regex::new(pattern.as_str()) {
                let message = format!("`{pattern}` is no regular expression: {error}");
                let diagnostic = Diagnostic::new(Code::PrintSchema, pattern.span, message);
                self.report(diagnostic.help("a pattern finds something anywhere in a name; `^audit_` is a beginning"));
            }
        }
        patterns.iter().map(|pattern| pattern.value.clone()).collect()
    }

    fn imports(&mut self, imports: &[Spanned<String>]) -> Vec<String> {
        for import in imports {
            let first = import.value.split("::").next().unwrap_or_default().trim();
            let (problem, help) = if syn::parse_str::<syn::ItemUse>(&format!("use {import};")).is_err() {
                ("is nothing that `use` takes", "write a path, like `diesel::sql_types::*`")
            } else if matches!(first, "crate" | "super" | "self") {
                (
                    "is a path in a crate that the generated one cannot see",
                    "move the types to a crate of their own, or leave them to schema.rs to define",
                )
            } else {
                continue;
            };
            let diagnostic = Diagnostic::new(Code::PrintSchema, import.span, format!("`{import}` {problem}"));
            self.report(diagnostic.help(help));
        }
        imports.iter().map(|import| import.value.clone()).collect()
    }

    fn patch(&mut self, def: &document::Diesel) -> Option<String> {
        let patch = def.patch.as_ref()?;
        if self.backends.len() > 1 {
            let message = "`patch` is for schemas with one backend";
            let diagnostic = Diagnostic::new(Code::PrintSchema, patch.span, message);
            self.report(diagnostic.help("each backend has a schema.rs of its own, which no patch fits but one"));
        }
        Some(patch.value.clone())
    }

    /// Checks what a patch makes of a column: something that the models read as its values, or that its own Rust type reads.
    fn patched_column(&mut self, column: &ColumnDraft<'_>) {
        let (Some(diesel), Some(ty)) = (&column.def.diesel, &column.ty) else { return };
        if self.document.diesel.patch.is_none() {
            let message = "`diesel` says what a patch makes of the column, and the schema has no patch";
            let diagnostic = Diagnostic::new(Code::PrintSchema, diesel.span, message);
            return self.report(diagnostic.help("leave it out, or add `patch` under the schema's own `diesel`"));
        }
        let name = diesel.value.strip_prefix("Nullable<").and_then(|it| it.strip_suffix('>')).unwrap_or(&diesel.value);
        let is_read = self.backends.iter().all(|&backend| is_named_as(backend, ty, name));
        if column.def.rust_type.is_none() && !is_read {
            let message = format!("`{diesel}` is not read as {}", described(ty));
            let diagnostic = Diagnostic::new(Code::PrintSchema, diesel.span, message);
            self.report(diagnostic.help("choose another `type`, or say by `rust_type` what reads it"));
        }
    }

    /// Checks that somebody defines the types of enums that schema.rs does not define.
    pub(super) fn undefined_enums(&mut self, settings: &PrintSchema) {
        if !self.has(Backend::Postgres) && !self.has(Backend::Mysql) {
            return;
        }
        for def in &self.document.enums {
            let name = heck::ToUpperCamelCase::to_upper_camel_case(def.name.as_str());
            let name = if self.has(Backend::Postgres) { name.as_str() } else { "Enum" };
            if settings.leaves_undefined(name) && settings.import_of(name).is_none() {
                let message = format!("nobody defines `{name}`, the SQL type of `{}`", def.name);
                let diagnostic = Diagnostic::new(Code::PrintSchema, def.name.span, message);
                self.report(diagnostic.help(format!("add a path that ends in `::{name}` to `import_types`")));
            }
        }
    }
}

fn described(ty: &Type) -> String {
    match ty {
        Type::Native(native) => format!("`{}`", native.sql),
        _ => spelling(ty),
    }
}
