//! What tables have on one backend only.

use std::collections::BTreeMap;

use super::context::Context;
use super::draft::Draft;
use super::foreign_keys::TIMINGS;
use super::names;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::dialect;
use crate::document;
use crate::model::{
    Backend, Exclusion, ExclusionElement, MysqlTable, Partition, PostgresTable, SqliteTable, TableOptions, Timing,
};
use crate::source::Spanned;

impl Context<'_> {
    pub(super) fn options(&mut self, drafts: &mut [Draft<'_>]) {
        for position in 0..drafts.len() {
            let def = drafts[position].def;
            let sqlite = def.sqlite.as_ref().map(|own| self.sqlite_table(&drafts[position], own));
            let postgres = def.postgres.as_ref().map(|own| self.postgres_table(drafts, own));
            let mysql = def.mysql.as_ref().map(|own| self.mysql_table(&drafts[position], own));
            let exclusions = def.postgres.iter().flat_map(|own| &own.exclusions);
            let exclusions: Vec<_> = exclusions.map(|it| self.exclusion(&drafts[position], it)).collect();
            let draft = &mut drafts[position];
            draft.options = TableOptions {
                sqlite: sqlite.unwrap_or_default(),
                postgres: postgres.unwrap_or_default(),
                mysql: mysql.unwrap_or_default(),
            };
            draft.exclusions = exclusions;
        }
        self.unlogged_references(drafts);
    }

    /// "constraints on permanent tables may reference only permanent tables" (PostgreSQL, `ATAddForeignKeyConstraint`)
    fn unlogged_references(&mut self, drafts: &[Draft<'_>]) {
        let unlogged = |draft: &&Draft<'_>| draft.options.postgres.unlogged;
        for draft in drafts.iter().filter(|draft| !unlogged(draft)) {
            for key in &draft.foreign_keys {
                let target = drafts.iter().filter(unlogged).find(|it| it.name() == key.value.table);
                let Some((target, own)) = target.and_then(|it| Some((it, it.def.postgres.as_ref()?))) else { continue };
                let message = format!("`{}` is unlogged, and `{}` is not", target.name(), draft.name());
                let diagnostic = Diagnostic::new(Code::OptionValue, key.span, message).also(own.span, "said here");
                self.report(diagnostic.help("a crash empties an unlogged table: make both `unlogged`, or neither"));
            }
        }
    }

    fn sqlite_table(&mut self, draft: &Draft<'_>, own: &document::SqliteTable) -> SqliteTable {
        self.served(Backend::Sqlite, own.span);
        let identity = draft.columns.iter().find(|column| column.identity);
        if let (Some(wanted), None) = (&own.autoincrement, identity) {
            let message = format!("no column of `{}` counts by itself", draft.name());
            let diagnostic = Diagnostic::new(Code::OptionValue, wanted.span, message);
            self.report(diagnostic.help("`autoincrement: false` is for tables with an identity column"));
        }
        if let Some(wanted) = own.without_rowid.as_ref().filter(|wanted| wanted.value) {
            if let Some(column) = identity {
                let message = format!("`{}` counts by itself, which takes a rowid", column.def.name);
                let diagnostic = Diagnostic::new(Code::OptionValue, wanted.span, message);
                self.report(diagnostic.help("leave `without_rowid` out, or `generated: identity`"));
            } else if draft.primary_key.is_none() && !draft.is_broken {
                let message = format!("`{}` has no primary key, by which its rows would be kept", draft.name());
                self.report(Diagnostic::new(Code::OptionValue, wanted.span, message).help("leave `without_rowid` out"));
            }
        }
        SqliteTable {
            strict: own.strict.as_ref().is_some_and(|strict| strict.value),
            without_rowid: own.without_rowid.as_ref().map(|wanted| wanted.value),
            reuses_keys: own.autoincrement.as_ref().is_some_and(|wanted| !wanted.value),
            nullable_key: own.nullable_key,
            create: own.create.as_ref().map(|statement| statement.value.trim().trim_end_matches(';').to_owned()),
        }
    }

    fn postgres_table(&mut self, drafts: &[Draft<'_>], own: &document::PostgresTable) -> PostgresTable {
        self.served(Backend::Postgres, own.span);
        for parent in &own.inherits {
            self.table(drafts, parent);
        }
        if let (None, Some((name, _))) = (&own.partition_by, own.partitions.first()) {
            let diagnostic =
                Diagnostic::new(Code::OptionValue, name.span, "a table without `partition_by` has partitions");
            self.report(diagnostic.help("add `partition_by: RANGE (...)`, `LIST (...)` or `HASH (...)`"));
        }
        let partitions = own
            .partitions
            .iter()
            .map(|(name, bound)| Partition { name: self.given_name(name), bound: self.fragment(bound) });
        let partitions = partitions.collect();
        PostgresTable {
            unlogged: own.unlogged,
            with: self.parameters(&own.with),
            tablespace: own.tablespace.as_ref().map(|name| self.given_name(name)),
            partition_by: own.partition_by.as_ref().map(|text| self.fragment(text)),
            partitions,
            inherits: own.inherits.iter().map(|name| name.value.clone()).collect(),
        }
    }

    fn exclusion(&mut self, draft: &Draft<'_>, def: &document::Exclusion) -> Spanned<Exclusion> {
        let mut words = Vec::new();
        let mut elements = Vec::new();
        for (element, operator) in &def.columns {
            let expression = match draft.column(element.as_str()) {
                Some(_) => dialect(Backend::Postgres).quote(element.as_str()),
                None if element.value.contains('(') => self.fragment(element),
                None => {
                    self.column(draft, element);
                    continue;
                }
            };
            words.push(if draft.column(element.as_str()).is_some() {
                element.value.clone()
            } else {
                "expr".to_owned()
            });
            elements.push(ExclusionElement { expression, operator: self.fragment(operator) });
        }
        let method =
            def.method.as_ref().map_or_else(|| "gist".to_owned(), |method| self.word(method, "an access method"));
        let name = def.name.as_ref().map(|name| self.given_name(name));
        let name = name.unwrap_or_else(|| names::constraint(draft.local_name(), &words, "excl"));
        let timing = def.deferrable.as_ref().and_then(|word| self.choice(word, "`deferrable`", TIMINGS));
        let predicate = def.predicate.as_ref().map(|text| self.fragment(text));
        let timing = timing.unwrap_or(Timing::NotDeferrable);
        Spanned::new(Exclusion { name, method, elements, predicate, timing }, def.span)
    }

    fn mysql_table(&mut self, draft: &Draft<'_>, own: &document::MysqlTable) -> MysqlTable {
        self.served(Backend::Mysql, own.span);
        if let (Some(first), false) = (&own.auto_increment, draft.columns.iter().any(|column| column.identity)) {
            let message = format!("no column of `{}` counts by itself", draft.name());
            self.report(Diagnostic::new(Code::OptionValue, first.span, message).help("leave `auto_increment` out"));
        }
        let mut word = |word: &Option<Spanned<String>>, what: &str| Some(self.word(word.as_ref()?, what));
        MysqlTable {
            engine: word(&own.engine, "a storage engine"),
            charset: word(&own.charset, "a character set"),
            collation: word(&own.collation, "a collation"),
            row_format: word(&own.row_format, "a row format"),
            auto_increment: own.auto_increment.as_ref().map(|first| first.value),
        }
    }

    /// Reads storage parameters.
    pub(super) fn parameters(&mut self, with: &[(Spanned<String>, Spanned<String>)]) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for (name, value) in with {
            found.insert(self.word(name, "a storage parameter"), self.word(value, "the value of a storage parameter"));
        }
        found
    }
}
