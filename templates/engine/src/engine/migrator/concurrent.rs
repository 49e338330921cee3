//! CREATE INDEX CONCURRENTLY, which leaves an invalid index behind when it fails or is killed:
//! <https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY>.

use super::{Cause, Dialect, Session, Statement, Token};

/// Removes the invalid index that an earlier try left, and returns whether an earlier try got through.
pub(super) async fn clear<S: Session>(session: &mut S, statement: &Statement) -> Result<bool, Cause> {
    if session.dialect() != Dialect::Postgres {
        return Ok(false);
    }
    let tokens = statement.tokens(Dialect::Postgres);
    let Some(index) = created(&tokens) else { return Ok(false) };
    let query = format!(
        "SELECT CAST(indisvalid AS text) AS value FROM pg_index WHERE indexrelid = to_regclass({})",
        Dialect::text(&index)
    );
    let found = session.texts(&query).await?.into_iter().flatten().next();
    if found.as_deref() == Some("false") {
        session.execute(&format!("DROP INDEX CONCURRENTLY {index}")).await?;
    }
    Ok(found.as_deref() == Some("true"))
}

/// Returns the name of the index that is created, with its table's namespace, as SQL spells it.
fn created(tokens: &[Token<'_>]) -> Option<String> {
    let mut rest = tokens.iter();
    rest.next().filter(|token| token.is("CREATE"))?;
    let mut word = rest.next()?;
    if word.is("UNIQUE") {
        word = rest.next()?;
    }
    if !word.is("INDEX") || !rest.next()?.is("CONCURRENTLY") {
        return None;
    }
    let mut rest = rest.skip_while(|token| ["IF", "NOT", "EXISTS"].iter().any(|word| token.is(word)));
    let name = rest.next().filter(|token| !token.is("ON"))?;
    rest.next().filter(|token| token.is("ON"))?;
    let mut rest = rest.skip_while(|token| token.is("ONLY"));
    let table = rest.next()?;
    let namespace = rest.next().filter(|token| token.text == ".").map(|_| table.text);
    Some(namespace.map_or(name.text.to_owned(), |namespace| format!("{namespace}.{}", name.text)))
}
