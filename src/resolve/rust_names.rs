//! Names of structs, modules and fields.

use std::collections::{BTreeMap, HashMap, HashSet};

use heck::ToShoutySnakeCase;

use super::context::Context;
use super::draft::Draft;
use super::names;
use super::typed_ids;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::{Backend, Enum, NamespaceNames, TableNames};
use crate::source::Spanned;

/// Names that generated files use without a path; a struct or enum of that name would hide them.
const PRELUDE: &[&str] = &[
    "AsChangeset",
    "AsExpression",
    "AsMut",
    "AsRef",
    "Associations",
    "Box",
    "Clone",
    "Copy",
    "Db",
    "Debug",
    "Default",
    "Deserialize",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "FromSqlRow",
    "Hash",
    "Identifiable",
    "Insertable",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Queryable",
    "QueryableByName",
    "Result",
    "Selectable",
    "Send",
    "Serialize",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Puts a suffix to a name that would hide one that generated files use.
pub(super) fn not_in_prelude(suffix: &'static str) -> impl Fn(String) -> String {
    move |name| if PRELUDE.contains(&name.as_str()) { format!("{name}{suffix}") } else { name }
}

impl Context<'_> {
    /// Checks the Rust name that the schema gives a type or variant.
    pub(super) fn type_name(&mut self, name: &Spanned<String>) -> Option<String> {
        self.rust_name(name, "upper camel case, like `BlogPost`", |first| first.is_ascii_uppercase() || first == '_')
    }

    fn rust_name(&mut self, name: &Spanned<String>, case: &str, starts: fn(char) -> bool) -> Option<String> {
        if names::is_identifier(name.as_str()) && name.as_str().starts_with(starts) {
            return Some(name.value.clone());
        }
        let message = format!("`{name}` is no name for this in Rust");
        let diagnostic = Diagnostic::new(Code::BadRustName, name.span, message);
        self.report(diagnostic.help(format!("use an identifier that is no keyword, in {case}")));
        None
    }

    /// Reports a name that no Rust name can be made of; the answer stands in for it.
    pub(super) fn needs_rust_name(&mut self, name: &Spanned<String>, what: &str) -> String {
        // An empty name and a wrong `rust_name` have been reported.
        if names::upper_camel(name.as_str()).is_none() && !name.as_str().trim().is_empty() {
            let message = format!("{what} `{name}` has no letters that a Rust name could be made of");
            self.report(Diagnostic::new(Code::BadRustName, name.span, message).help("add `rust_name: ...`"));
        }
        String::new()
    }

    pub(super) fn rust_names(&mut self, drafts: &mut [Draft<'_>], enums: &[Enum]) {
        let models = self.model_names(drafts);
        let patterns = self.patterns();
        let mut types: HashMap<String, (Span, String)> = HashMap::new();
        let enum_spans = self.document.enums.iter().map(|def| (def.name.as_str(), def.name.span));
        let enum_spans: HashMap<&str, Span> = enum_spans.collect();
        let mut constants: HashMap<String, (&String, Span)> = HashMap::new();
        for enumeration in enums {
            let span = enum_spans[enumeration.name.as_str()];
            self.claim(&mut types, &enumeration.rust_name, span, format!("the enum `{}`", enumeration.name));
            // Beside the tables, an enum's labels are a constant.
            let constant = enumeration.rust_name.to_shouty_snake_case();
            if let Some((name, other)) = constants.insert(constant.clone(), (&enumeration.rust_name, span))
                && *name != enumeration.rust_name
            {
                let message =
                    format!("the enum `{}` becomes the constant `{constant}`, as another one does", enumeration.name);
                let diagnostic = Diagnostic::new(Code::RustNameTaken, span, message).also(other, "the other enum");
                self.report(diagnostic.help("add `rust_name: ...` to one of them"));
            }
        }
        let namespaces = self.namespace_modules(drafts);
        let mut modules: BTreeMap<String, Span> = BTreeMap::new();
        // The names of those in a namespace give way to the names of those in none.
        let (others, first): (Vec<_>, Vec<_>) =
            drafts.iter_mut().zip(models).partition(|(draft, _)| draft.namespace.is_some());
        for (draft, model) in first.into_iter().chain(others) {
            let (span, name) = (draft.span(), draft.name());
            let kind = if draft.view.is_some() { "view" } else { "table" };
            let module = names::identifier(draft.local_name());
            let file = match (&draft.namespace, module.as_str()) {
                (Some(namespace), _) => {
                    let file = names::identifier(&format!("{namespace}_{}", draft.local_name()));
                    let mut file = names::in_snake_case(&file).unwrap_or(file);
                    while modules.contains_key(&file) {
                        file.push('_');
                    }
                    Some(file)
                }
                // The modules that they stand in.
                (None, "models" | "tables") => Some(format!("{module}_")),
                (None, _) => names::in_snake_case(&module),
            };
            let is_given = draft.def.rust_name.is_some();
            let (model, new, update) = patterns.names(&model, is_given);
            if let Some(other) = modules.insert(file.as_ref().unwrap_or(&module).clone(), span) {
                let becomes = file.as_ref().unwrap_or(&module);
                let message = format!("the {kind} `{name}` becomes the module `{becomes}`, as another one does");
                let diagnostic = Diagnostic::new(Code::RustNameTaken, span, message).also(other, "the other table");
                self.report(diagnostic.help("rename one of them; Diesel's own tools name tables in the same way"));
            } else {
                let names = [&model, &new, &update];
                for rust_name in &names[..if draft.view.is_some() { 1 } else { 3 }] {
                    // Where the models clash, those of inserts and updates do so too: one mistake.
                    if !self.claim(&mut types, rust_name, span, format!("the {kind} `{name}`")) {
                        break;
                    }
                }
            }
            if self.document.rust.typed_ids.as_ref().is_some_and(|flag| flag.value)
                && draft.primary_key.as_ref().is_some_and(|key| key.value.columns.len() == 1)
            {
                self.claim(&mut types, &typed_ids::name(&model), span, format!("the key of `{name}`"));
            }
            self.field_names(draft, &module);
            let derives = self.derives(&draft.def.derives);
            let namespace = draft.namespace.as_ref().and_then(|name| namespaces.get(name)).cloned();
            draft.rust = Some(TableNames { namespace, module, file, model, new, update, derives });
        }
    }

    /// Names the modules of `schema` that tables of namespaces stand in, by namespace: otherwise than what else is there.
    fn namespace_modules(&self, drafts: &[Draft<'_>]) -> HashMap<String, NamespaceNames> {
        let tables = drafts.iter().filter(|draft| draft.namespace.is_none());
        let mut taken: HashSet<String> = tables.map(|draft| names::identifier(draft.name())).collect();
        taken.extend(Backend::ALL.map(|backend| backend.name().to_owned()));
        taken.extend(["postgres_unlisted", "sql_types"].map(str::to_owned));
        let mut modules = HashMap::new();
        for namespace in &self.namespaces {
            let identifier = names::identifier(namespace);
            let mut module = names::in_snake_case(&identifier).unwrap_or_else(|| identifier.clone());
            while !taken.insert(module.clone()) {
                module.push('_');
            }
            modules.insert(namespace.clone(), NamespaceNames { identifier, module });
        }
        modules
    }

    /// Names each table's struct. Where two tables have one word in the singular (`queue` and `queues`), the one that is
    /// not in the singular keeps its own; where one is in a namespace, it has that before its own.
    fn model_names(&mut self, drafts: &[Draft<'_>]) -> Vec<String> {
        let given: Vec<Option<String>> =
            drafts.iter().map(|draft| self.type_name(draft.def.rust_name.as_ref()?)).collect();
        let made = |draft: &Draft<'_>| names::model_name(draft.local_name()).map(not_in_prelude("Row"));
        // How many tables come to a name: of the default namespace, and of all.
        let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
        for (draft, given) in drafts.iter().zip(&given) {
            if let Some(name) = given.clone().or_else(|| made(draft)) {
                let (of_default, of_all) = counts.entry(name).or_default();
                *of_default += usize::from(draft.namespace.is_none());
                *of_all += 1;
            }
        }
        let mut models = Vec::with_capacity(drafts.len());
        for (draft, given) in drafts.iter().zip(given) {
            let is_shared = |name: &String| {
                let (of_default, of_all) = counts.get(name).copied().unwrap_or_default();
                if draft.namespace.is_none() { of_default > 1 } else { of_all > 1 }
            };
            let plain = || match draft.namespace {
                Some(_) => names::model_name(draft.name()),
                None => names::type_name(draft.name()),
            };
            let plain = || plain().map(not_in_prelude("Row"));
            let name = given.or_else(|| made(draft).filter(|name| !is_shared(name))).or_else(plain);
            models.push(match name {
                Some(name) => name,
                None => self.needs_rust_name(&draft.def.name, "the table"),
            });
        }
        models
    }

    /// Takes a type's name for a table or enum; returns whether it was free.
    fn claim(&mut self, types: &mut HashMap<String, (Span, String)>, name: &str, span: Span, what: String) -> bool {
        // A table or enum that no name could be made for has been reported.
        if name.is_empty() {
            return false;
        }
        if let Some((other, owner)) = types.get(name) {
            let message = format!("{what} and {owner} both become the Rust type `{name}`");
            let diagnostic = Diagnostic::new(Code::RustNameTaken, span, message).also(*other, owner.clone());
            self.report(diagnostic.help("add `rust_name: ...` to one of them"));
            return false;
        }
        types.insert(name.to_owned(), (span, what));
        true
    }

    fn field_names(&mut self, draft: &mut Draft<'_>, module: &str) {
        let mut identifiers: HashMap<String, Span> = HashMap::new();
        let mut fields: HashMap<String, Span> = HashMap::new();
        for column in &mut draft.columns {
            let name = &column.def.name;
            column.rust_name = names::column_identifier(name.as_str(), module);
            if column.rust_name == module {
                let message = format!("the column `{name}` is `{module}` in `table!`, as its table is");
                let diagnostic =
                    Diagnostic::new(Code::RustNameTaken, name.span, message).also(draft.def.name.span, "the table");
                self.report(diagnostic.help("rename one of them; `diesel print-schema` names both in the same way"));
            }
            if let Some(other) = identifiers.insert(column.rust_name.clone(), name.span) {
                let message = format!("the column `{name}` is `{}` in `table!`, as another one is", column.rust_name);
                let diagnostic =
                    Diagnostic::new(Code::RustNameTaken, name.span, message).also(other, "the other column");
                self.report(diagnostic.help("rename one of them; `diesel print-schema` names columns in the same way"));
                continue;
            }
            let given = column.def.rust_name.as_ref().and_then(|name| {
                self.rust_name(name, "snake case, like `created_at`", |first| {
                    first.is_ascii_lowercase() || first == '_'
                })
            });
            column.field = match given {
                Some(given) => Some(given).filter(|given| *given != column.rust_name),
                None => names::field(&column.rust_name),
            };
            let field = column.field.as_ref().unwrap_or(&column.rust_name);
            if let Some(other) = fields.insert(field.clone(), name.span) {
                let message = format!("the column `{name}` becomes the field `{field}`, as another one does");
                let diagnostic =
                    Diagnostic::new(Code::RustNameTaken, name.span, message).also(other, "the other column");
                self.report(diagnostic.help("add `rust_name: ...` to one of them"));
            }
        }
    }
}
