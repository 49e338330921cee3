//! What of a table is served over HTTP, and to whom.

use super::Table;

/// Something that is served over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `GET /path`
    List,
    /// `GET /path/{key}`
    Get,
    /// `POST /path`
    Create,
    /// `PATCH /path/{key}`
    Update,
    /// `PUT /path/{key}`
    Replace,
    /// `DELETE /path/{key}`
    Delete,
    /// `PUT` and `DELETE /path/{key}/{relation}/{key}`, for many-to-many relations
    Link,
}

/// Who may do something with the rows of a table over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permit {
    /// What.
    pub operation: Operation,
    /// Who: each of them may.
    pub who: &'static [Who],
}

/// Someone who may do something over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everyone.
    Public,
    /// Whoever says who they are.
    Authenticated,
    /// Whoever has the role.
    Role(&'static str),
    /// Whom the column at that place names, with those rows.
    Owner(usize),
}

/// How many rows a page of a list has over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    /// Unless the client says.
    pub usual: u32,
    /// At most.
    pub most: u32,
}

impl Pages {
    /// What it is where the schema does not say.
    pub const USUAL: Self = Self { usual: 20, most: 100 };
}

/// How writes to a table are taken over HTTP.
#[derive(Clone, Copy, Debug)]
pub struct Writes {
    /// Whether a write to a row has to name the version of the row that it is meant for (`If-Match`).
    pub needs_match: bool,
    /// The table of the answers by which a create that is sent twice with the same `Idempotency-Key` takes place once.
    pub once: Option<&'static Table>,
    /// Whether a create has to have such a key.
    pub needs_key: bool,
    /// The places in `relations` of those whose rows a create may bring along.
    pub nested: &'static [usize],
}

impl Writes {
    /// Takes every write as it comes.
    pub const fn new() -> Self {
        Self { needs_match: false, once: None, needs_key: false, nested: &[] }
    }

    /// A write to a row has to name the version that it is meant for.
    pub const fn needs_match(mut self) -> Self {
        self.needs_match = true;
        self
    }

    /// A create with an `Idempotency-Key` takes place once; the table keeps the answers.
    pub const fn once_if_asked(mut self, keys: &'static Table) -> Self {
        self.once = Some(keys);
        self
    }

    /// As [`Self::once_if_asked`], and there has to be a key.
    pub const fn once(mut self, keys: &'static Table) -> Self {
        self.needs_key = true;
        self.once_if_asked(keys)
    }

    /// A create may bring along rows of the relations at those places.
    pub const fn nested(mut self, relations: &'static [usize]) -> Self {
        self.nested = relations;
        self
    }
}

impl Default for Writes {
    fn default() -> Self {
        Self::new()
    }
}

impl Operation {
    /// Every operation.
    pub const ALL: [Self; 7] =
        [Self::List, Self::Get, Self::Create, Self::Update, Self::Replace, Self::Delete, Self::Link];
}

impl Permit {
    /// Those may do that.
    pub const fn new(operation: Operation, who: &'static [Who]) -> Self {
        Self { operation, who }
    }
}
