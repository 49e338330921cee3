//! Queries for the rows that stand in the way of a migration, asked before anything is changed.

use super::{Cause, Dialect, Lexer, Session, Statement, TokenKind};

/// How many rows are shown.
const SHOWN: usize = 5;

/// Rows that a migration would stumble over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InTheWay {
    /// What is wrong with them.
    pub message: String,
    /// How many there are.
    pub count: u64,
    /// What tells some of them from others.
    pub samples: Vec<String>,
}

/// Asks the queries of a migration's preflight steps, and returns what they found.
///
/// Steps that do nothing else are for Diesel's own tool, which has nothing but a failing statement to say it with.
pub(super) async fn find<S: Session>(session: &mut S, statements: &[Statement]) -> Result<Vec<InTheWay>, Cause> {
    let mut found = Vec::new();
    for statement in statements.iter().filter(|statement| statement.starts_step) {
        let (Some(rows), Some(caption)) = (&statement.rows, &statement.caption) else { continue };
        let rows = rows.trim_end_matches(';');
        let query = format!("SELECT CAST(count(*) AS {}) AS value FROM ({rows}) AS found", text(session.dialect()));
        let count = session.texts(&query).await?.into_iter().flatten().next();
        let count = count.and_then(|count| count.parse().ok()).unwrap_or_default();
        if count > 0 {
            let samples = match sample(session.dialect(), rows) {
                Some(query) => session.texts(&query).await?.into_iter().flatten().collect(),
                None => Vec::new(),
            };
            let message = statement.looks_for().unwrap_or_else(|| caption.trim_start_matches("preflight:"));
            let message = message.trim().trim_end_matches('.').to_owned();
            found.push(InTheWay { message, count, samples });
        }
    }
    Ok(found)
}

/// Returns the query for a few of the rows as texts, when the names of their columns can be read from it.
fn sample(dialect: Dialect, rows: &str) -> Option<String> {
    let row = match dialect {
        Dialect::Postgres => "CAST(found AS text)".to_owned(),
        Dialect::Sqlite => columns(dialect, rows)?.join(" || ', ' || "),
        Dialect::Mysql => format!("CONCAT_WS(', ', {})", columns(dialect, rows)?.join(", ")),
    };
    Some(format!("SELECT CAST({row} AS {}) AS value FROM ({rows}) AS found LIMIT {SHOWN}", text(dialect)))
}

/// Returns the columns of a query that lists them by their names.
fn columns(dialect: Dialect, rows: &str) -> Option<Vec<String>> {
    let mut tokens = Lexer::new(dialect, rows).filter(|token| token.kind != TokenKind::Comment);
    tokens.next().filter(|token| token.is("SELECT"))?;
    let list: Vec<_> = tokens.take_while(|token| !token.is("FROM")).filter(|token| !token.is("DISTINCT")).collect();
    let names = list.split(|token| token.text == ",").map(|item| match item {
        [name] | [_, name] => name.name().map(|_| name.text),
        [.., before, name] if before.text == "." || before.is("AS") => name.name().map(|_| name.text),
        _ => None,
    });
    let shown = |name: &str| format!("COALESCE(CAST({name} AS {}), 'NULL')", text(dialect));
    names.map(|name| name.map(shown)).collect()
}

fn text(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite | Dialect::Postgres => "text",
        Dialect::Mysql => "CHAR",
    }
}
