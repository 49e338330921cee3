//! The rows that come after another in an order, however many were added or removed before it meanwhile.

use super::{Comparison, Filter, Nulls, Order, Table, Value};

/// Sorts by those columns of the table too, where what was given before is equal.
pub fn then_by(mut orders: Vec<Order>, places: impl IntoIterator<Item = usize>) -> Vec<Order> {
    for place in places {
        if !orders.iter().any(|order| order.column() == Some(place)) {
            orders.push(Order::ascending(place));
        }
    }
    orders
}

/// Returns the condition that a row comes after the one that has those values in the columns that rows are sorted by.
///
/// Every order must be by a column of the table itself, and together they must tell any two rows apart.
pub fn rows_after(table: &'static Table, orders: &[Order], values: &[Value]) -> Filter {
    let terms = orders.iter().zip(values).filter_map(|(order, value)| Some((order.column()?, order, value)));
    let terms: Vec<Term<'_>> = terms.collect();
    let none = Filter::Any(Vec::new());
    let Some((&last, rest)) = terms.split_last() else {
        return none;
    };
    let all = rest.iter().rev().fold(behind(table, last), |rest, &term| {
        let tied = Filter::All(vec![equal(term), rest]);
        Filter::Any(vec![behind(table, term), tied])
    });
    match *terms {
        // Says nothing new, but lets the database start in the index at the right place.
        [(place, first, value), _, ..] if !table.columns[place].nullable => {
            let comparison = if first.descending { Comparison::LessOrEqual } else { Comparison::GreaterOrEqual };
            let bound = Filter::Compare { place, comparison, value: value.clone() };
            Filter::All(vec![bound, all])
        }
        _ => all,
    }
}

/// The place of a column, how rows are sorted by it, and its value.
type Term<'a> = (usize, &'a Order, &'a Value);

fn equal((place, _, value): Term<'_>) -> Filter {
    match value {
        Value::Null => Filter::IsNull(place),
        value => Filter::Compare { place, comparison: Comparison::Equal, value: value.clone() },
    }
}

/// The column itself comes after the value.
fn behind(table: &'static Table, (place, order, value): Term<'_>) -> Filter {
    match (value, order.nulls) {
        (Value::Null, Nulls::First) => Filter::Not(Box::new(Filter::IsNull(place))),
        (Value::Null, Nulls::Last) => Filter::Any(Vec::new()),
        (value, nulls) => {
            let comparison = if order.descending { Comparison::Less } else { Comparison::Greater };
            let compare = Filter::Compare { place, comparison, value: value.clone() };
            match table.columns[place].nullable && nulls == Nulls::Last {
                true => Filter::Any(vec![compare, Filter::IsNull(place)]),
                false => compare,
            }
        }
    }
}
