use super::Kind;
use crate::engine::Rule;

/// A column.
#[derive(Debug)]
pub struct Column {
    /// The name in the database and in JSON.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// How many digits of a second it keeps, when it holds a time.
    pub digits: u16,
    /// Whether it may hold NULL.
    pub nullable: bool,
    /// Where its value comes from when an insert leaves it out.
    pub default: Default,
    /// Whether an update that leaves it out sets it to the current time.
    pub touched_on_update: bool,
    /// Whether each update counts it up, and an update that is given its value takes place only if it still has it.
    pub counts_updates: bool,
    /// What its values have to meet beside its type.
    pub rules: &'static [Rule],
    /// Who may see and set it over HTTP.
    pub access: Access,
}

/// Where a column's value comes from when an insert leaves it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Default {
    /// Nowhere: NULL when the column allows it, otherwise an error.
    None,
    /// From the database's DEFAULT clause.
    Database,
    /// The database counts it up.
    Identity,
    /// The engine sets the current time, the same for every column of the statement.
    Now,
    /// The engine makes a random UUID (version 4).
    Uuid,
}

/// Who may see and set a column over HTTP.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    /// It is part of an answer.
    pub read: bool,
    /// It may stand in the body of a create.
    pub create: bool,
    /// It may stand in the body of an update.
    pub update: bool,
}

impl Column {
    /// Describes a column that is NOT NULL, has no default, and may be seen and set by anyone.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        let access = Access { read: true, create: true, update: true };
        Self {
            name,
            kind,
            digits: 6,
            nullable: false,
            default: Default::None,
            touched_on_update: false,
            counts_updates: false,
            rules: &[],
            access,
        }
    }

    /// It keeps so many digits of a second.
    pub const fn digits(mut self, digits: u16) -> Self {
        self.digits = digits;
        self
    }

    /// It may hold NULL.
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// An insert may leave it out.
    pub const fn default(mut self, default: Default) -> Self {
        self.default = default;
        self
    }

    /// An update that leaves it out sets it to the current time.
    pub const fn touched_on_update(mut self) -> Self {
        self.touched_on_update = true;
        self
    }

    /// Each update counts it up; over HTTP it is taken on update only, as the count that is expected.
    pub const fn counts_updates(mut self) -> Self {
        self.counts_updates = true;
        self.access.create = false;
        self
    }

    /// Its values meet the rules.
    pub const fn rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }

    /// Over HTTP it is given, never taken.
    pub const fn read_only(mut self) -> Self {
        self.access = Access { read: true, create: false, update: false };
        self
    }

    /// Over HTTP it is taken, never given.
    pub const fn write_only(mut self) -> Self {
        self.access.read = false;
        self
    }

    /// Over HTTP it is taken on create, not on update.
    pub const fn immutable(mut self) -> Self {
        self.access.update = false;
        self
    }

    /// HTTP knows nothing of it.
    pub const fn hidden(mut self) -> Self {
        self.access = Access { read: false, create: false, update: false };
        self
    }

    /// Returns whether an insert may leave it out.
    pub const fn is_optional_on_insert(&self) -> bool {
        self.nullable || !matches!(self.default, Default::None)
    }
}
