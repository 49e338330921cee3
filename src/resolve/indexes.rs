//! Indexes.

use super::context::Context;
use super::draft::Draft;
use super::keys::names_of;
use super::names;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::document::{self, ByPart};
use crate::model::{Backend, Index, IndexColumn, IndexKey, MysqlIndex, MysqlIndexKind, NullsOrder, PostgresIndex, Sql};
use crate::source::Spanned;

/// The spelling of the kinds of indexes on MySQL.
pub(super) const MYSQL_KINDS: &[(&str, MysqlIndexKind)] =
    &[("fulltext", MysqlIndexKind::Fulltext), ("spatial", MysqlIndexKind::Spatial)];

impl Context<'_> {
    pub(super) fn indexes(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            let marked: Vec<(String, Span)> = draft
                .columns
                .iter()
                .filter_map(|column| Some((column, column.def.index.as_ref().filter(|mark| mark.value)?)))
                .map(|(column, mark)| (column.def.name.value.clone(), mark.span))
                .collect();
            for (column, span) in marked {
                let name = names::constraint(draft.local_name(), std::slice::from_ref(&column), "idx");
                let index = Index { name, columns: vec![IndexColumn::of(column)], ..Index::default() };
                self.add_index(draft, span, index);
            }
            for def in &draft.def.indexes {
                if let Some(index) = self.index(draft, def) {
                    self.add_index(draft, def.span, index);
                }
            }
        }
    }

    fn index(&mut self, draft: &Draft<'_>, def: &document::Index) -> Option<Index> {
        let backends = Backend::ALL.map(|backend| (backend.name(), backend));
        let only = self.choices(&def.only, "a backend", &backends);
        for (name, backend) in def.only.iter().zip(&only) {
            self.served(*backend, name.span);
        }
        let mut columns = self.index_parts(draft, def, &only)?;
        let predicate = def.predicate.as_ref().map(|predicate| self.sql(predicate));
        if let Some(own) = &def.sqlite {
            self.served(Backend::Sqlite, own.span);
            self.by_part(&mut columns, def, &own.collation, |part, name| {
                part.collation.set(Backend::Sqlite, name.value.clone());
            });
        }
        let postgres = def.postgres.as_ref().map(|own| self.postgres_index(draft, def, own, &mut columns));
        let mysql = def.mysql.as_ref().map(|own| self.index_on_mysql(def, own, &mut columns));
        let name = match &def.name {
            Some(name) => {
                self.check_index_name(name);
                name.value.clone()
            }
            None => names::constraint(draft.local_name(), &words_of(&columns), "idx"),
        };
        Some(Index {
            name,
            columns,
            unique: def.unique,
            predicate,
            only,
            postgres: postgres.unwrap_or_default(),
            mysql: mysql.unwrap_or_default(),
        })
    }

    fn index_parts(&mut self, draft: &Draft<'_>, def: &document::Index, only: &[Backend]) -> Option<Vec<IndexColumn>> {
        let named = def.columns.iter().filter_map(|part| match &part.key {
            document::IndexKey::Column(name) => Some(name.clone()),
            document::IndexKey::Expression(_) => None,
        });
        let named: Vec<Spanned<String>> = named.collect();
        let found = self.column_list(draft, &named);
        let mut parts = Vec::with_capacity(def.columns.len());
        for part in &def.columns {
            let key = match &part.key {
                document::IndexKey::Column(name) => IndexKey::Column(name.value.clone()),
                document::IndexKey::Expression(sql) => IndexKey::Expression(self.index_expression(sql, only)),
            };
            let nulls = part.nulls_first.map(|first| if first { NullsOrder::First } else { NullsOrder::Last });
            parts.push(IndexColumn { descending: part.descending, nulls, ..IndexColumn::by(key) });
        }
        found.map(|_| parts)
    }

    fn index_expression(&mut self, sql: &document::Sql, only: &[Backend]) -> Sql {
        if only.is_empty() || only.contains(&Backend::Mysql) {
            // MariaDB 10.6 to 12 have none: https://mariadb.com/kb/en/generated-columns/
            let help = "put the index on a generated column, or add `only: [sqlite, postgres]`";
            self.cannot(Backend::Mysql, sql.span, "indexes over expressions that MariaDB knows as well", help);
        }
        self.sql(sql)
    }

    fn postgres_index(
        &mut self,
        draft: &Draft<'_>,
        def: &document::Index,
        own: &document::PostgresIndex,
        columns: &mut [IndexColumn],
    ) -> PostgresIndex {
        self.served(Backend::Postgres, own.span);
        self.by_part(columns, def, &own.collation, |part, name| {
            part.collation.set(Backend::Postgres, name.value.clone());
        });
        for (_, class) in &own.ops {
            self.fragment(class);
        }
        self.by_part(columns, def, &own.ops, |part, class| part.ops = Some(class.value.clone()));
        let include = self.column_list(draft, &own.include).unwrap_or_default();
        if own.nulls_not_distinct && !def.unique {
            let message = "`nulls_not_distinct` is about unique indexes, and this one is not";
            self.report(Diagnostic::new(Code::OptionValue, own.span, message).help("add `unique: true`"));
        }
        PostgresIndex {
            method: own.method.as_ref().map(|method| self.word(method, "an access method")),
            include,
            nulls_not_distinct: own.nulls_not_distinct,
            with: self.parameters(&own.with),
            tablespace: own.tablespace.as_ref().map(|name| self.given_name(name)),
        }
    }

    fn index_on_mysql(
        &mut self,
        def: &document::Index,
        own: &document::MysqlIndex,
        columns: &mut [IndexColumn],
    ) -> MysqlIndex {
        self.served(Backend::Mysql, own.span);
        self.by_part(columns, def, &own.prefix, |part, length| part.prefix = Some(length.value));
        MysqlIndex { kind: own.kind.as_ref().and_then(|kind| self.choice(kind, "`kind`", MYSQL_KINDS)) }
    }

    /// Finds the parts of an index that something is said of.
    fn by_part<T>(
        &mut self,
        columns: &mut [IndexColumn],
        def: &document::Index,
        said: &ByPart<T>,
        say: impl Fn(&mut IndexColumn, &Spanned<T>),
    ) {
        for (name, value) in said {
            let is_meant = |part: &&mut IndexColumn| match &part.key {
                IndexKey::Column(column) => *column == name.value,
                IndexKey::Expression(sql) => sql.text.as_ref() == Some(&name.value),
            };
            match columns.iter_mut().find(is_meant) {
                Some(part) => say(part, value),
                None => {
                    let message = format!("`{name}` is no part of this index");
                    let diagnostic = Diagnostic::new(Code::UnknownColumn, name.span, message);
                    self.report(diagnostic.also(def.span, "the index"));
                }
            }
        }
    }

    fn add_index(&mut self, draft: &mut Draft<'_>, span: Span, index: Index) {
        let same = |other: &&Spanned<Index>| Index { name: index.name.clone(), ..other.value.clone() } == index;
        if let Some(other) = draft.indexes.iter().find(same) {
            let message = format!("there is such an index on {} already", names_of(&words_of(&index.columns)));
            let diagnostic = Diagnostic::new(Code::SameConstraint, span, message).also(other.span, "this one");
            return self.report(diagnostic.help("leave one of them out"));
        }
        draft.indexes.push(Spanned::new(index, span));
    }
}

/// Returns what names an index: its columns, and `expr` for each expression, as PostgreSQL has it.
fn words_of(columns: &[IndexColumn]) -> Vec<String> {
    columns.iter().map(|part| part.column().unwrap_or("expr").to_owned()).collect()
}
