//! The operations on rows, for any table: what the typed functions and the HTTP handlers do.

use std::pin::pin;

use diesel::row::{Field, Row as _};
use diesel_async::{AsyncConnection, AsyncConnectionCore};
use futures_util::TryStreamExt;

use crate::types::DateTime;

use super::backend::this as backend;
use super::check::{complete_insert, complete_update, moment};
use super::codec::read_value;
use super::include::spread;
use super::references::References;
use super::referring::{self, Event};
use super::statement::{Count, Delete, Insert, LastInserted, Lock, Scope, Select, Statement, Update};
use super::timed::Timed;
use super::{Changes, Comparison, Conn, Default, Error, Filter, Kind, Result, Row, Table, Value};

/// Reads rows.
///
/// # Errors
///
/// [`Error::Unreadable`], [`Error::Unavailable`] or [`Error::Database`].
pub async fn select_rows(conn: &mut Conn, select: Select) -> Result<Vec<Row>> {
    let (table, columns) = (select.scope.table, select.columns.clone());
    let mut kinds = Vec::with_capacity(table.columns.len());
    kinds.extend(columns.of(table).map(|column| column.kind));
    let rows = fetch(conn, Statement::Select(select), table, &kinds).await?;
    Ok(rows.into_iter().map(|values| spread(table, &columns, values)).collect())
}

/// Counts rows.
///
/// # Errors
///
/// [`Error::Unavailable`] or [`Error::Database`].
pub async fn count_rows(conn: &mut Conn, scope: Scope) -> Result<i64> {
    count(conn, Count { scope, most: None }).await
}

/// Counts rows, and stops at that number.
///
/// # Errors
///
/// As [`count_rows`].
pub(super) async fn count_to(conn: &mut Conn, scope: Scope, most: i64) -> Result<i64> {
    count(conn, Count { scope, most: Some(most) }).await
}

async fn count(conn: &mut Conn, count: Count) -> Result<i64> {
    let table = count.scope.table;
    let rows = fetch(conn, Statement::Count(count), table, &[Kind::BigInt]).await?;
    match rows.first().map(Vec::as_slice) {
        Some([Value::BigInt(count)]) => Ok(*count),
        _ => Err(Error::decode("a count without a result")),
    }
}

/// Reads the row with that primary key, whose values are in key order.
///
/// # Errors
///
/// [`Error::NotFound`] when there is none; [`Error::Unavailable`] or [`Error::Database`].
pub async fn find_row(conn: &mut Conn, table: &'static Table, key: Vec<Value>) -> Result<Row> {
    let select = Select::new(Scope::key(table, key));
    select_rows(conn, select).await?.pop().ok_or(Error::NotFound)
}

/// Reads the row with that primary key and keeps others from changing it until the end of the transaction.
///
/// # Errors
///
/// As [`find_row`].
pub async fn lock_row(conn: &mut Conn, table: &'static Table, key: Vec<Value>) -> Result<Row> {
    lock_rows(conn, Scope::key(table, key)).await?.pop().ok_or(Error::NotFound)
}

/// Reads rows and keeps others from changing them until the end of the transaction.
///
/// # Errors
///
/// [`Error::Contention`], [`Error::Unavailable`] or [`Error::Database`].
pub async fn lock_rows(conn: &mut Conn, scope: Scope) -> Result<Vec<Row>> {
    let table = scope.table;
    fetch_whole(conn, Statement::Lock(Lock { scope }), table).await
}

/// Adds a row and returns it as the database has it.
///
/// # Errors
///
/// [`Error::Invalid`] with every column that has no value or one that it cannot hold; what the database refuses.
pub async fn insert_row(conn: &mut Conn, table: &'static Table, changes: Changes) -> Result<Row> {
    let (places, values) = complete_insert(table, changes)?.into_sorted();
    let references = References::of(table, &places, &values);
    match insert_batch(conn, table, places, vec![values]).await {
        Ok(mut rows) => rows.pop().ok_or_else(|| Error::decode("an insert that gave no row back")),
        Err(error) => Err(Box::pin(references.explain(conn, error)).await),
    }
}

/// Adds rows, all or none, and returns them as the database has them, in the order given.
///
/// # Errors
///
/// As [`insert_row`] for the first row that is refused.
pub async fn insert_rows(conn: &mut Conn, table: &'static Table, rows: Vec<Changes>) -> Result<Vec<Row>> {
    let batches = batches(table, rows, if backend::RETURNING { MAX_BATCH } else { 1 })?;
    let insert = async move |conn: &mut Conn| {
        let mut inserted = Vec::new();
        for (places, rows) in batches {
            inserted.extend(insert_batch(conn, table, places, rows).await?);
        }
        Ok(inserted)
    };
    conn.transaction(insert).await
}

/// Adds rows, all or none, in as few statements as the database takes, and returns how many there were.
///
/// # Errors
///
/// As [`insert_rows`].
pub async fn insert_bulk_rows(conn: &mut Conn, table: &'static Table, rows: Vec<Changes>) -> Result<usize> {
    let batches = batches(table, rows, MAX_BATCH)?;
    let insert = async move |conn: &mut Conn| {
        let mut inserted = 0;
        for (places, rows) in batches {
            let insert = Insert { table, places, rows, returning: false };
            inserted += execute(conn, Statement::Insert(insert), table).await?;
        }
        Ok(inserted)
    };
    conn.transaction(insert).await
}

/// The most rows of one INSERT: a statement has a greatest length too.
const MAX_BATCH: usize = 1_000;

/// Rows to insert at once: the places of the columns that are given, and the values of each row.
type Batch = (Vec<usize>, Vec<Vec<Value>>);

/// Completes the rows, and puts those that follow each other and give the same columns together.
fn batches(table: &'static Table, rows: Vec<Changes>, most: usize) -> Result<Vec<Batch>> {
    let mut batches: Vec<Batch> = Vec::new();
    for changes in rows {
        let (places, values) = complete_insert(table, changes)?.into_sorted();
        let most = most.min(backend::BIND_LIMIT / places.len().max(1));
        match batches.last_mut() {
            Some((same, batch)) if *same == places && !places.is_empty() && batch.len() < most => batch.push(values),
            _ => batches.push((places, vec![values])),
        }
    }
    Ok(batches)
}

/// Changes the row with that primary key and returns it as it is then.
///
/// A value for the column that counts the updates is not set: it is what the count must be for the change to be made.
///
/// # Errors
///
/// [`Error::NotFound`] when there is none; [`Error::Stale`] when the count of its updates is another;
/// [`Error::Invalid`] with every column that is given a value it cannot hold; what the database refuses.
pub async fn update_row(conn: &mut Conn, table: &'static Table, key: Vec<Value>, changes: Changes) -> Result<Row> {
    update_row_where(conn, table, key, Filter::all(), changes).await
}

/// As [`update_row`], of a row that meets the condition.
pub(super) async fn update_row_where(
    conn: &mut Conn,
    table: &'static Table,
    key: Vec<Value>,
    condition: Filter,
    changes: Changes,
) -> Result<Row> {
    let (expected, changes) = split_count(table, changes);
    if changes.is_empty() && expected.is_none() {
        return find_row(conn, table, key).await;
    }
    let (places, values) = complete_update(table, changes)?.into_sorted();
    let references = References::of(table, &places, &values);
    let counted = table.counter();
    let mut wanted = Filter::equal(table.key, key.clone()).and(condition);
    if let (Some(place), Some(value)) = (counted, &expected) {
        wanted = wanted.and(Filter::Compare { place, comparison: Comparison::Equal, value: value.clone() });
    }
    let update = Statement::Update(Update { scope: Scope::new(table, wanted), places, values, counted });
    let updated = if backend::RETURNING {
        fetch_whole(conn, update, table).await
    } else {
        let key = key.clone();
        let update_and_read = async move |conn: &mut Conn| match execute(conn, update, table).await? {
            0 => Ok(Vec::new()),
            _ => Ok(vec![find_row(conn, table, key).await?]),
        };
        Box::pin(conn.transaction(update_and_read)).await
    };
    match updated {
        Ok(mut rows) => match rows.pop() {
            Some(row) => Ok(row),
            None if expected.is_none() => Err(Error::NotFound),
            None => find_row(conn, table, key).await.and(Err(Error::Stale)),
        },
        Err(error) => {
            let error = Box::pin(references.explain(conn, error)).await.of_key_change();
            Err(Box::pin(referring::explain(conn, table, key, Event::Update, error)).await)
        }
    }
}

/// Removes the row with that primary key, or marks it as deleted where the table says so.
///
/// # Errors
///
/// [`Error::NotFound`] when there is none; [`Error::InUse`] when other rows refer to it.
pub async fn delete_row(conn: &mut Conn, table: &'static Table, key: Vec<Value>) -> Result<()> {
    let scope = Scope::key(table, key.clone());
    let statement = match table.soft_delete {
        None => Statement::Delete(Delete { scope }),
        Some(mark) => {
            let mut changes = Changes::default();
            changes.set_value(mark, moment(table.columns[mark].kind, DateTime::now()));
            let (places, values) = complete_update(table, changes)?.into_sorted();
            Statement::Update(Update { scope, places, values, counted: table.counter() })
        }
    };
    match execute(conn, statement, table).await {
        Ok(0) => Err(Error::NotFound),
        Ok(_) => Ok(()),
        Err(error) => Err(Box::pin(referring::explain(conn, table, key, Event::Delete, error.of_delete())).await),
    }
}

/// Removes rows, also where the table marks them otherwise, and returns how many there were.
///
/// # Errors
///
/// [`Error::InUse`] when other rows refer to one; [`Error::Contention`], [`Error::Unavailable`] or [`Error::Database`].
pub async fn delete_rows(conn: &mut Conn, scope: Scope) -> Result<usize> {
    let table = scope.table;
    execute(conn, Statement::Delete(Delete { scope }), table).await.map_err(Error::of_delete)
}

/// Takes out of a change what the count of the updates is expected to be.
fn split_count(table: &Table, mut changes: Changes) -> (Option<Value>, Changes) {
    let expected = table.counter().and_then(|place| changes.take(place));
    (expected, changes)
}

/// Runs one INSERT and gives its rows back; without RETURNING the batch is a single row, read back by its key.
async fn insert_batch(
    conn: &mut Conn,
    table: &'static Table,
    places: Vec<usize>,
    rows: Vec<Vec<Value>>,
) -> Result<Vec<Row>> {
    if backend::RETURNING {
        return fetch_whole(conn, Statement::Insert(Insert { table, places, rows, returning: true }), table).await;
    }
    let read_back = read_back(table, &places, rows.first())?;
    let insert = Statement::Insert(Insert { table, places, rows, returning: true });
    let insert_and_read = async move |conn: &mut Conn| {
        execute(conn, insert, table).await?;
        fetch_whole(conn, read_back, table).await
    };
    Box::pin(conn.transaction(insert_and_read)).await
}

/// Returns the statement that reads a row which was added, by what was given of it.
fn read_back(table: &'static Table, places: &[usize], row: Option<&Vec<Value>>) -> Result<Statement> {
    match row.and_then(|row| given_key(table, places, row)) {
        Some(key) => {
            let scope = Scope::key(table, key).with_deleted(true);
            Ok(Statement::Select(Select::new(scope)))
        }
        None if matches!(table.key, [place] if table.columns[*place].default == Default::Identity) => {
            Ok(Statement::LastInserted(LastInserted { table }))
        }
        None if table.key.is_empty() => {
            // Any row that is the same in what was given will do: nothing tells them apart.
            let given = row.map_or_else(Filter::all, |row| given_values(table, places, row));
            Ok(Statement::Select(Select { limit: Some(1), ..Select::new(Scope::new(table, given)) }))
        }
        None => Err(Error::decode("a key that the database makes and cannot tell")),
    }
}

/// Returns the condition that a row holds what an insert gives, as far as the database compares it exactly.
fn given_values(table: &Table, places: &[usize], row: &[Value]) -> Filter {
    let is_exact = |place: usize| !matches!(table.columns[place].kind, Kind::Real | Kind::Double | Kind::Json);
    let given = places.iter().zip(row).filter(|(place, _)| is_exact(**place));
    given.fold(Filter::all(), |all, (&place, value)| match value {
        Value::Null => all.and(Filter::IsNull(place)),
        value => all.and(Filter::equal(&[place], vec![value.clone()])),
    })
}

/// Returns the values of the key if the table has one and the row gives them all.
fn given_key(table: &Table, places: &[usize], row: &[Value]) -> Option<Vec<Value>> {
    if table.key.is_empty() {
        return None;
    }
    let given = |place: &usize| places.iter().position(|given| given == place).map(|position| row[position].clone());
    table.key.iter().map(given).collect()
}

async fn execute(conn: &mut Conn, statement: Statement, table: &Table) -> Result<usize> {
    let _timed = Timed::start(&statement);
    let affected = AsyncConnectionCore::execute_returning_count(conn, statement).await;
    affected.map_err(|error| Error::from_statement(error, table))
}

/// Runs a statement whose result has the table's columns.
async fn fetch_whole(conn: &mut Conn, statement: Statement, table: &'static Table) -> Result<Vec<Row>> {
    let kinds: Vec<Kind> = table.columns.iter().map(|column| column.kind).collect();
    Ok(fetch(conn, statement, table, &kinds).await?.into_iter().map(Row::new).collect())
}

/// Runs a statement whose result has columns of those kinds.
///
/// # Errors
///
/// What the database refuses, told by the table's constraints.
pub(super) async fn fetch(
    conn: &mut Conn,
    statement: Statement,
    table: &'static Table,
    kinds: &[Kind],
) -> Result<Vec<Vec<Value>>> {
    let _timed = Timed::start(&statement);
    let is_question = statement.is_question();
    let refused = |error| match Error::from_statement(error, table) {
        Error::Invalid(_) if is_question => Error::Unreadable,
        error => error,
    };
    backend::load(conn, statement, kinds).await.map_err(refused)
}

/// Runs a statement whose result has columns of the names of the table's, in any order and beside others.
///
/// # Errors
///
/// [`Error::Database`] when one is missing; else as [`fetch`].
pub(super) async fn fetch_named(conn: &mut Conn, statement: Statement, table: &'static Table) -> Result<Vec<Row>> {
    let _timed = Timed::start(&statement);
    let refused = |error| Error::from_statement(error, table);
    let mut stream = pin!(AsyncConnectionCore::load(conn, statement).await.map_err(refused)?);
    let mut rows = Vec::new();
    while let Some(row) = stream.try_next().await.map_err(refused)? {
        let mut values = Vec::with_capacity(table.columns.len());
        for column in table.columns {
            let missing = || Error::decode(format!("the result has no column {}", column.name));
            let field = row.get(column.name).ok_or_else(missing)?;
            values.push(read_value(column.kind, field.value()).map_err(Error::Database)?);
        }
        rows.push(Row::new(values));
    }
    Ok(rows)
}
