//! Full text: which columns of a table rows are found by the words of.

use super::access::Access;
use crate::dialect::dialect;
use crate::migrator::{Dialect, Lexer, Token, TokenKind};
use crate::model::{Backend, Column, Index, IndexKey, Model, MysqlIndexKind, NativeForm, Table, Type};

/// What the words of a table's rows are looked up in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Search {
    /// What a condition over HTTP calls it: its column, or the columns joined by `_`.
    pub(super) name: String,
    /// The columns that have the words.
    pub(super) columns: Vec<String>,
    /// What PostgreSQL looks them up in.
    pub(super) vector: Option<Vector>,
    /// Whether MySQL has an index of them.
    pub(super) is_indexed: bool,
}

/// PostgreSQL's `tsvector`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Vector {
    /// The column, or the expression of an index.
    pub(super) sql: String,
    /// The text search configuration that it is made by, where the schema tells.
    pub(super) language: Option<String>,
    /// Whether it is a column.
    pub(super) is_column: bool,
}

impl Search {
    /// Returns whether each database of the model has something to look the words up in.
    pub(super) fn is_everywhere(&self, model: &Model) -> bool {
        model.backends.iter().all(|backend| match backend {
            Backend::Sqlite => false,
            Backend::Postgres => self.vector.is_some(),
            Backend::Mysql => self.is_indexed,
        })
    }

    /// Returns whether clients of the API may look words up in it.
    pub(super) fn is_visible(&self, table: &Table) -> bool {
        self.columns.iter().all(|name| Access::of(table, table.column(name)).read)
    }
}

/// Returns the searches of `table`, in the order of its columns and indexes.
pub(super) fn of(model: &Model, table: &Table) -> Vec<Search> {
    let mut searches: Vec<Search> = Vec::new();
    let has = |backend| model.backends.contains(&backend);
    if has(Backend::Postgres) {
        let vectors = table.columns.iter().filter_map(|column| Some((vec![column.name.clone()], of_column(column)?)));
        let indexes = table.indexes.iter().filter(|index| index.is_on(Backend::Postgres));
        for (columns, vector) in vectors.chain(indexes.filter_map(|index| of_index(table, index))) {
            let search = entry(&mut searches, table, columns);
            search.vector.get_or_insert(vector);
        }
    }
    if has(Backend::Mysql) {
        let is_fulltext = |index: &&Index| index.mysql.kind == Some(MysqlIndexKind::Fulltext);
        for index in table.indexes.iter().filter(|index| index.is_on(Backend::Mysql)).filter(is_fulltext) {
            if let Some(columns) = index.plain_columns() {
                let columns = columns.into_iter().map(str::to_owned).collect();
                entry(&mut searches, table, columns).is_indexed = true;
            }
        }
    }
    searches
}

/// Returns the search of those columns, in whatever order they are, which is added if it is new.
fn entry<'a>(searches: &'a mut Vec<Search>, table: &Table, columns: Vec<String>) -> &'a mut Search {
    let sorted = |columns: &[String]| {
        let mut columns = columns.to_vec();
        columns.sort_unstable();
        columns
    };
    let position = searches.iter().position(|search| sorted(&search.columns) == sorted(&columns));
    let position = position.unwrap_or_else(|| {
        let mut name = columns.join("_");
        let is_taken = |name: &String| {
            let is_column = columns.len() > 1 && table.columns.by_name(name).is_some();
            is_column || table.relations.by_name(name).is_some() || searches.iter().any(|other| other.name == *name)
        };
        while is_taken(&name) {
            name.push_str("_text");
        }
        searches.push(Search { name, columns, vector: None, is_indexed: false });
        searches.len() - 1
    });
    &mut searches[position]
}

fn of_column(column: &Column) -> Option<Vector> {
    let Type::Native(native) = &column.ty else { return None };
    if native.form != NativeForm::Text || !native.sql.eq_ignore_ascii_case("tsvector") {
        return None;
    }
    let generated = column.generated.as_ref().and_then(|generated| generated.expression.on(Backend::Postgres));
    Some(Vector {
        sql: dialect(Backend::Postgres).quote(&column.name),
        language: generated.and_then(language),
        is_column: true,
    })
}

/// Reads an index over one expression that makes a vector, with the columns in it.
fn of_index(table: &Table, index: &Index) -> Option<(Vec<String>, Vector)> {
    let is_for_vectors = matches!(index.postgres.method.as_deref(), Some("gin" | "gist"));
    let (true, None, [part]) = (is_for_vectors, &index.predicate, index.columns.as_slice()) else { return None };
    let IndexKey::Expression(expression) = &part.key else { return None };
    let sql = expression.on(Backend::Postgres)?;
    let tokens = tokens(sql);
    if !tokens.iter().any(|token| token.is("to_tsvector")) {
        return None;
    }
    let mut columns: Vec<String> = Vec::new();
    for name in tokens.iter().filter_map(|token| column_name(table, token)) {
        if !columns.contains(&name) {
            columns.push(name);
        }
    }
    let vector = Vector { sql: sql.to_owned(), language: language(sql), is_column: false };
    (!columns.is_empty()).then_some((columns, vector))
}

fn tokens(sql: &str) -> Vec<Token<'_>> {
    Lexer::new(Dialect::Postgres, sql).filter(|token| token.kind != TokenKind::Comment).collect()
}

fn column_name(table: &Table, token: &Token<'_>) -> Option<String> {
    let name = token.name()?;
    let name = if token.kind == TokenKind::Word { name.to_lowercase() } else { name };
    table.columns.by_name(&name).map(|column| column.name.clone())
}

/// Returns the text search configuration of `to_tsvector('english', …)`, if it is the same wherever there is one.
fn language(sql: &str) -> Option<String> {
    let tokens = tokens(sql);
    let calls = tokens.windows(3).filter(|tokens| tokens[0].is("to_tsvector"));
    let named = |token: &Token<'_>| {
        let text = token.text.strip_prefix('\'')?.strip_suffix('\'')?;
        (token.kind == TokenKind::Text).then(|| text.strip_prefix("pg_catalog.").unwrap_or(text).to_owned())
    };
    let languages: Vec<Option<String>> = calls.map(|call| named(&call[2])).collect();
    let first = languages.first()?.clone()?;
    languages.iter().all(|language| language.as_ref() == Some(&first)).then_some(first)
}
