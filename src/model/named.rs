use std::collections::HashMap;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A thing of the schema that its name identifies.
pub trait Named {
    /// The name as the database knows it.
    fn name(&self) -> &str;
}

/// A list in schema order whose elements are found by name in constant time.
///
/// Names are unique: the later of two equal names would be unreachable, so resolve refuses them before.
#[derive(Clone)]
pub struct NamedList<T> {
    items: Vec<T>,
    positions: HashMap<String, usize>,
}

impl<T: Named> NamedList<T> {
    /// Returns the element of that name.
    pub fn by_name(&self, name: &str) -> Option<&T> {
        self.position(name).map(|position| &self.items[position])
    }

    /// Returns the place in schema order of the element of that name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.positions.get(name).copied()
    }
}

impl<T: Named> From<Vec<T>> for NamedList<T> {
    fn from(items: Vec<T>) -> Self {
        let positions = items.iter().enumerate().map(|(position, item)| (item.name().to_owned(), position)).collect();
        Self { items, positions }
    }
}

impl<T: Named> FromIterator<T> for NamedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        items.into_iter().collect::<Vec<_>>().into()
    }
}

impl<T> Default for NamedList<T> {
    fn default() -> Self {
        Self { items: Vec::new(), positions: HashMap::new() }
    }
}

impl<T> Deref for NamedList<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<'a, T> IntoIterator for &'a NamedList<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T: PartialEq> PartialEq for NamedList<T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl<T: Eq> Eq for NamedList<T> {}

impl<T: std::fmt::Debug> std::fmt::Debug for NamedList<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.items).finish()
    }
}

impl<T: Serialize> Serialize for NamedList<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.items.serialize(serializer)
    }
}

impl<'de, T: Named + Deserialize<'de>> Deserialize<'de> for NamedList<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}
