//! Rows that are added, or changed where there are such already.

use diesel_async::AsyncConnection;

use super::operations::{insert_row, lock_rows, update_row_where};
use super::statement::Scope;
use super::transaction::ATTEMPTS;
use super::{Changes, Conn, Constraint, ConstraintKind, Error, Filter, Result, Row, Table, TypedColumn};

/// Adds a row, or changes the one that agrees with it on those columns, which a unique constraint is about: the other columns that
/// are given are set. NULL agrees with nothing, so that a row without a value there is added.
///
/// The row is looked for first, because MySQL's own way takes any unique constraint for the one that is meant. When another adds it
/// between the look and the insert, it is looked for again.
///
/// # Errors
///
/// [`Error::Database`] when no unique constraint is about exactly these columns, of every row; else as
/// [`insert_row`] and [`update_row`](super::update_row).
pub async fn upsert_row(conn: &mut Conn, table: &'static Table, unique: &[usize], changes: Changes) -> Result<Row> {
    let unique = constraint(table, unique)?;
    let mut attempt = 1;
    loop {
        let done = match lock_agreeing(conn, table, unique, &changes).await? {
            Some(row) => change(conn, table, unique, &row, &changes).await,
            // A savepoint where there is a transaction, which a refused insert would end on PostgreSQL.
            None => conn.transaction(async |conn: &mut Conn| insert_row(conn, table, changes.clone()).await).await,
        };
        let is_overtaken = match &done {
            Err(Error::Unique(violation)) => violation.constraint.as_deref().is_none_or(|name| name == unique.name),
            Err(Error::NotFound) => true,
            _ => false,
        };
        if !is_overtaken || attempt == ATTEMPTS {
            return done;
        }
        attempt += 1;
    }
}

async fn change(
    conn: &mut Conn,
    table: &'static Table,
    unique: &Constraint,
    row: &Row,
    changes: &Changes,
) -> Result<Row> {
    let values = |places: &[usize]| places.iter().map(|&place| row.value(place).clone()).collect();
    let mut others = Changes::default();
    for (place, value) in changes.iter().filter(|(place, _)| !unique.columns.contains(place)) {
        others.set_value(place, value.clone());
    }
    let still_agrees = Filter::equal(unique.columns, values(unique.columns));
    update_row_where(conn, table, values(table.key), still_agrees, others).await
}

/// Finds the row that agrees on the columns of a unique constraint, and keeps others from changing it until the end of the
/// transaction; NULL agrees with nothing, and neither does a value that is not given.
///
/// # Errors
///
/// [`Error::Contention`], [`Error::Unavailable`] or [`Error::Database`].
pub async fn lock_agreeing(
    conn: &mut Conn,
    table: &'static Table,
    unique: &Constraint,
    changes: &Changes,
) -> Result<Option<Row>> {
    let value = |&place: &usize| changes.get(place).filter(|value| !value.is_null()).cloned();
    match unique.columns.iter().map(value).collect() {
        Some(values) => Ok(lock_rows(conn, Scope::new(table, Filter::equal(unique.columns, values))).await?.pop()),
        None => Ok(None),
    }
}

fn constraint(table: &'static Table, places: &[usize]) -> Result<&'static Constraint> {
    let is_meant = |constraint: &&Constraint| {
        constraint.kind == ConstraintKind::Unique
            && !constraint.is_partial
            && constraint.columns.len() == places.len()
            && places.iter().all(|place| constraint.columns.contains(place))
    };
    table.constraints.iter().find(is_meant).ok_or_else(|| {
        let names: Vec<_> = places.iter().map(|&place| table.columns[place].name).collect();
        Error::decode(format!("{} has no unique constraint of {}", table.name, names.join(", ")))
    })
}

/// The columns of a unique constraint of the table of `E`: one, or a tuple.
#[diagnostic::on_unimplemented(
    message = "`{Self}` are no columns of the table of `{E}`",
    note = "a row is found by the column of a unique constraint of its table, or by a tuple of up to four"
)]
pub trait UniqueColumns<E> {
    /// Returns the places of the columns.
    fn places(self) -> Vec<usize>;
}

impl<E, T, K, N> UniqueColumns<E> for TypedColumn<E, T, K, N> {
    fn places(self) -> Vec<usize> {
        vec![self.place()]
    }
}

macro_rules! tuples {
    ($(($($name:ident)+))+) => {
        $(
            impl<E, $($name: UniqueColumns<E>),+> UniqueColumns<E> for ($($name,)+) {
                #[expect(non_snake_case, reason = "a type parameter names the part of the tuple that has its type")]
                fn places(self) -> Vec<usize> {
                    let ($($name,)+) = self;
                    [$($name.places()),+].concat()
                }
            }
        )+
    };
}

tuples! {
    (A B)
    (A B C)
    (A B C D)
}
