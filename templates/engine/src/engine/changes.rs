use super::{Assign, TypedColumn, Value};

/// The values that a write gives to columns; the columns it leaves out keep their value or get their default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// (place of the column in its table, value), each column at most once.
    values: Vec<(usize, Value)>,
}

impl Changes {
    /// Gives a column a value.
    pub fn set<E, T, K, N>(&mut self, column: TypedColumn<E, T, K, N>, value: impl Assign<T, K>) {
        self.set_value(column.place(), value.into_value());
    }

    /// Gives a column a value if there is one.
    pub fn set_some<E, T, K, N>(&mut self, column: TypedColumn<E, T, K, N>, value: Option<impl Assign<T, K>>) {
        if let Some(value) = value {
            self.set(column, value);
        }
    }

    /// Gives the column at that place a value; what it had before in these changes is replaced.
    pub fn set_value(&mut self, place: usize, value: Value) {
        match self.values.iter_mut().find(|(taken, _)| *taken == place) {
            Some((_, old)) => *old = value,
            None => self.values.push((place, value)),
        }
    }

    /// Returns the value for the column at that place, if the changes have one.
    pub fn get(&self, place: usize) -> Option<&Value> {
        self.values.iter().find(|(taken, _)| *taken == place).map(|(_, value)| value)
    }

    /// Takes the value for the column at that place out of the changes.
    pub fn take(&mut self, place: usize) -> Option<Value> {
        let position = self.values.iter().position(|(taken, _)| *taken == place)?;
        Some(self.values.remove(position).1)
    }

    /// Returns the changes as (place of the column, value).
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Value)> {
        self.values.iter().map(|(place, value)| (*place, value))
    }

    /// Returns the changes as (place of the column, value), to be altered.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (usize, &mut Value)> {
        self.values.iter_mut().map(|(place, value)| (*place, value))
    }

    /// Returns whether no column is given a value.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Returns the columns given a value, as places in the table's order, and the values in that order.
    pub(super) fn into_sorted(mut self) -> (Vec<usize>, Vec<Value>) {
        self.values.sort_by_key(|(place, _)| *place);
        self.values.into_iter().unzip()
    }
}
