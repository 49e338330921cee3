//! What columns say about themselves, once their types are known.

use super::context::Context;
use super::draft::{ColumnDraft, Draft};
use super::foreign_keys::NOW;
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic};
use crate::document::Generated;
use crate::model::{self, Backend, ColumnApi, PerBackend, Type};

/// A word under a column's `api`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    Hidden,
    ReadOnly,
    WriteOnly,
    Immutable,
}

pub(super) const ACCESS: &[(&str, Access)] = &[
    ("hidden", Access::Hidden),
    ("read_only", Access::ReadOnly),
    ("write_only", Access::WriteOnly),
    ("immutable", Access::Immutable),
];

/// The spelling of how a column counts: whether an insert may state no number.
pub(super) const IDENTITIES: &[(&str, Counting)] =
    &[("by default", Counting::ByDefault), ("always", Counting::Always), ("serial", Counting::Serial)];

/// How a column counts on PostgreSQL; elsewhere there is one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// An insert may state a number.
    ByDefault,
    /// An insert may state no number.
    Always,
    /// By a sequence and a default.
    Serial,
}

impl Context<'_> {
    pub(super) fn columns(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            for position in 0..draft.columns.len() {
                let column = &draft.columns[position];
                let identity = self.identity(draft, column);
                let generated = self.computed(draft, column);
                for (backend, flag) in
                    [(Backend::Postgres, &column.def.inherited), (Backend::Mysql, &column.def.mysql_on_update)]
                {
                    if let Some(flag) = flag {
                        self.served(backend, flag.span);
                    }
                }
                let collation = self.column_collation(column);
                let on_update_now = self.on_update_now(column);
                let default = self.default(column);
                let api = self.column_api(column);
                let rules = self.rules(column);
                let example = self.example(column);
                let column = &mut draft.columns[position];
                column.identity = identity.is_some();
                column.identity_always = identity == Some(Counting::Always);
                column.serial = identity == Some(Counting::Serial);
                column.generated = generated;
                column.collation = collation;
                column.on_update_now = on_update_now;
                column.default = default;
                column.api = api;
                column.rules = rules;
                column.example = example;
                draft.columns[position].counts_updates = self.counts_updates(&draft.columns[position]);
            }
        }
    }

    /// Returns whether it counts by itself, and if so whether always.
    fn identity(&mut self, draft: &Draft<'_>, column: &ColumnDraft<'_>) -> Option<Counting> {
        let def = column.def;
        let Some(generated) = &def.generated else { return None };
        let Generated::Identity(word) = &generated.value else { return None };
        let counting = if word.span == generated.span {
            self.choice(word, "`generated`", &[("identity", Counting::ByDefault)])?
        } else {
            self.choice(word, "`identity`", IDENTITIES)?
        };
        let diagnostic = |message: String| Diagnostic::new(Code::Identity, generated.span, message);
        match &column.ty {
            Some(Type::SmallInt | Type::Integer | Type::BigInt) => {}
            Some(Type::Unsigned(_)) if self.backends == [Backend::Mysql] => {}
            Some(ty) => {
                let message = format!("`{}` is of type {} and cannot count by itself", def.name, spelling(ty));
                self.report(diagnostic(message).help("use bigint"));
            }
            // A type that is wrong or missing has been reported.
            None => {}
        }
        if let Some(default) = &def.default {
            let message = format!("`{}` counts by itself and has a default as well", def.name);
            self.report(diagnostic(message).also(default.span, "the default"));
        }
        if let Some(references) = &def.references {
            let message = format!("`{}` counts by itself and refers to another table as well", def.name);
            self.report(diagnostic(message).also(references.span, "the reference"));
        }
        match &draft.primary_key {
            Some(key) if key.value.columns == [def.name.value.clone()] => {}
            Some(key) => {
                let message = format!("`{}` counts by itself without being the whole primary key", def.name);
                self.report(diagnostic(message).also(key.span, "the primary key"));
            }
            None => {}
        }
        Some(counting)
    }

    fn computed(&mut self, draft: &Draft<'_>, column: &ColumnDraft<'_>) -> Option<model::Generated> {
        let def = column.def;
        let written = def.generated.as_ref()?;
        let (sql, stored) = match &written.value {
            Generated::Identity(_) => return None,
            Generated::Stored(sql) => (sql, true),
            Generated::Virtual(sql) => (sql, false),
        };
        if !stored {
            let help = "write `stored:`, or leave postgres out of `backends`";
            self.cannot(Backend::Postgres, written.span, "virtual columns before version 18", help);
        }
        let contradictions = [
            (def.default.as_ref().map(|it| it.span), "a default"),
            (def.on_update.as_ref().map(|it| it.span), "`on_update`"),
        ];
        for (span, what) in contradictions {
            let Some(span) = span else { continue };
            let message = format!("`{}` is computed and has {what} as well", def.name);
            self.report(Diagnostic::new(Code::Computed, span, message).also(written.span, "computed by this"));
        }
        let is_key = draft.primary_key.as_ref().filter(|key| key.value.columns.contains(&def.name.value));
        if let Some(key) = is_key {
            let message = format!("`{}` is computed and part of the primary key", def.name);
            self.report(Diagnostic::new(Code::Computed, written.span, message).also(key.span, "the primary key"));
        }
        if !column.nullable && self.has(Backend::Mysql) {
            let help = "put `?` behind the type: a check can still say that it is there";
            let what = "NOT NULL for computed columns that MariaDB knows as well";
            self.cannot(Backend::Mysql, def.ty.as_ref().map_or(def.name.span, |ty| ty.span), what, help);
        }
        Some(model::Generated { expression: self.whole_sql(sql), stored })
    }

    fn column_collation(&mut self, column: &ColumnDraft<'_>) -> PerBackend<String> {
        let Some(written) = &column.def.collation else { return PerBackend::default() };
        let is_text = |ty: &&Type| match ty {
            Type::Text | Type::Varchar(_) | Type::Char(_) => true,
            // An enum's labels and a native type's values are compared by one on MySQL.
            Type::Enum(_) => self.backends == [Backend::Mysql],
            Type::Native(native) => {
                let sql = native.sql.to_lowercase();
                self.backends == [Backend::Mysql] && (sql.starts_with("set(") || sql.starts_with("enum("))
            }
            _ => false,
        };
        if let Some(ty) = column.ty.as_ref().filter(|ty| !is_text(ty)) {
            let message = format!("`{}` is of type {}, which has no collation", column.def.name, spelling(ty));
            self.report(Diagnostic::new(Code::OptionValue, written.span, message).help("leave `collation` out"));
        }
        // No two databases call one alike.
        if let (Some(word), [first, second, ..]) = (&written.text, self.backends.as_slice()) {
            let help = format!("write `collation: {{ {first}: ..., {second}: ... }}`, or those that it is for alone");
            let message = format!("`{word}` is a collation of one database, and the schema is for several");
            self.report(Diagnostic::new(Code::OptionValue, word.span, message).help(help));
        }
        for word in written.text.iter().chain(written.own.iter().map(|(_, word)| word)) {
            self.word(word, "a collation");
        }
        self.per_backend(written)
    }

    fn on_update_now(&mut self, column: &ColumnDraft<'_>) -> bool {
        let def = column.def;
        let Some(word) = &def.on_update else { return false };
        if word.as_str() != NOW {
            if def.references.is_none() {
                let message = format!("`on_update: {word}` on the column `{}`, which refers to nothing", def.name);
                let diagnostic = Diagnostic::new(Code::OnUpdate, word.span, message);
                self.report(
                    diagnostic.help("`on_update: now()` sets the time of each update; other actions need `references`"),
                );
            }
            return false;
        }
        match &column.ty {
            Some(Type::Timestamp | Type::Timestamptz) | None => true,
            Some(ty) => {
                let message = format!("`now()` is no value of type {}", spelling(ty));
                let diagnostic = Diagnostic::new(Code::OnUpdate, word.span, message);
                self.report(diagnostic.help("`on_update: now()` is for timestamp and timestamptz"));
                false
            }
        }
    }

    fn column_api(&mut self, column: &ColumnDraft<'_>) -> ColumnApi {
        let words = &column.def.api;
        let found = self.choices(words, "`api` of a column", ACCESS);
        let has = |access: Access| found.contains(&access);
        let contradicts = match found.as_slice() {
            [] | [_] => false,
            [one, other] => ![*one, *other].iter().all(|word| matches!(word, Access::WriteOnly | Access::Immutable)),
            _ => true,
        };
        if contradicts && let [first, .., last] = words.as_slice() {
            let message = format!("`{first}` and `{last}` contradict each other");
            let diagnostic = Diagnostic::new(Code::ApiWords, last.span, message);
            self.report(diagnostic.help("one word will do; only write_only and immutable go together"));
        }
        ColumnApi {
            hidden: has(Access::Hidden),
            read_only: has(Access::ReadOnly),
            write_only: has(Access::WriteOnly),
            immutable: has(Access::Immutable),
        }
    }
}
