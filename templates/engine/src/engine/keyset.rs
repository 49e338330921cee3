//! The rows that come after another in an order, however many were added or removed before it meanwhile.

use super::{Comparison, Filter, Nulls, Order, Table, Value};

/// Returns the condition that a row comes after the one that has those values in the columns that rows are sorted by.
///
/// Every order must be by a column of the table itself, and together they must tell any two rows apart.
pub fn rows_after(table: &'static Table, orders: &[Order], values: &[Value]) -> Filter {
    let mut terms = orders.iter().zip(values).rev();
    let none = Filter::Any(Vec::new());
    let Some((last, value)) = terms.next() else {
        return none;
    };
    let all = terms.fold(behind(table, last, value), |rest, (order, value)| {
        let tied = Filter::All(vec![equal(order, value), rest]);
        Filter::Any(vec![behind(table, order, value), tied])
    });
    match (orders, values) {
        // Says nothing new, but lets the database start in the index at the right place.
        ([first, _, ..], [value, ..]) if !table.columns[first.place].nullable => {
            let comparison = if first.descending { Comparison::LessOrEqual } else { Comparison::GreaterOrEqual };
            let bound = Filter::Compare { place: first.place, comparison, value: value.clone() };
            Filter::All(vec![bound, all])
        }
        _ => all,
    }
}

fn equal(order: &Order, value: &Value) -> Filter {
    let place = order.place;
    match value {
        Value::Null => Filter::IsNull(place),
        value => Filter::Compare { place, comparison: Comparison::Equal, value: value.clone() },
    }
}

/// The column itself comes after the value.
fn behind(table: &'static Table, order: &Order, value: &Value) -> Filter {
    let place = order.place;
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
