//! What the engine knows of a table: data, written once by the generator, read by every query and handler.

use super::backend::this as backend;
use super::{ArrayType, NativeType, Rule, Search};

/// A table.
#[derive(Debug)]
pub struct Table {
    /// The namespace that it stands in on PostgreSQL, when that is not the default one.
    pub namespace: Option<&'static str>,
    /// The name in the database.
    pub name: &'static str,
    /// The columns in the database's order.
    pub columns: &'static [Column],
    /// The places in `columns` of the primary key's columns, in key order.
    pub key: &'static [usize],
    /// The constraints whose violation an error can name.
    pub constraints: &'static [Constraint],
    /// The ways to other tables.
    pub relations: &'static [Relation],
    /// What rows are found by the words of.
    pub searches: &'static [Search],
    /// The place of the column that marks a row as deleted, when rows are not removed.
    pub soft_delete: Option<usize>,
    /// The first path segment of its routes.
    pub path: &'static str,
    /// The operations that are served over HTTP.
    pub operations: &'static [Operation],
    /// Who may do what over HTTP: an operation that is not there is nobody's, and where there is none at all everybody may
    /// do everything.
    pub permits: &'static [Permit],
    /// How many rows a page has over HTTP.
    pub pages: Pages,
    /// How writes are taken over HTTP.
    pub writes: Writes,
}

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

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// `bool`
    Boolean,
    /// `i16`
    SmallInt,
    /// `i32`
    Integer,
    /// `i64`
    BigInt,
    /// `u16`, `u32` or `u64`: so many bits.
    Unsigned(u32),
    /// `f32`
    Real,
    /// `f64`
    Double,
    /// `types::Decimal` of at most `precision` digits, `scale` of them after the point.
    Decimal {
        /// All digits.
        precision: u32,
        /// The digits after the point.
        scale: u32,
    },
    /// `types::Decimal` of as many digits as it has.
    Numeric,
    /// `String`, with the greatest number of characters where there is one.
    Text(Option<u32>),
    /// `String` of at most so many characters; blanks at its end do not count, as PostgreSQL and MySQL have it.
    Char(u32),
    /// `String`, whose upper and lower case the database takes for the same.
    Citext,
    /// `Vec<u8>`, with the greatest number of bytes where there is one.
    Bytes(Option<u32>),
    /// `Vec<u8>`, of which so many bits count from the end: MySQL's `bit(n)`, which it compares as a number.
    Bits(u32),
    /// `types::Date`
    Date,
    /// `types::Time`
    Time,
    /// `types::Timestamp`
    Timestamp,
    /// `types::DateTime`
    Timestamptz,
    /// `types::Uuid`
    Uuid,
    /// `types::Json`
    Json,
    /// An enum of the schema.
    Enum(&'static EnumType),
    /// `Vec<Option<…>>`
    Array(&'static ArrayType),
    /// A type that only this database has.
    Native(&'static NativeType),
}

/// An enum of the schema.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumType {
    /// The namespace of the database's type, when that is not the default one.
    pub namespace: Option<&'static str>,
    /// The name of the database's type, where it has one.
    pub name: &'static str,
    /// The labels in declared order, which is their sort order.
    pub labels: &'static [&'static str],
    /// The databases that have types for enums, and keep this one as text: `postgres`, `mysql`.
    pub as_text: &'static [&'static str],
}

impl EnumType {
    /// Returns whether the database keeps the labels as text.
    pub(crate) fn is_text(&self) -> bool {
        backend::WITH_ENUMS.is_none_or(|name| self.as_text.contains(&name))
    }
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

/// A constraint by the name that the database reports.
#[derive(Debug)]
pub struct Constraint {
    /// The name in the database.
    pub name: &'static str,
    /// What it asks.
    pub kind: ConstraintKind,
    /// The places in the table's `columns` of the columns it is about; none for a check.
    pub columns: &'static [usize],
    /// Whether it is about some of the rows only.
    pub is_partial: bool,
}

/// What a constraint asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintKind {
    /// No two rows agree on the columns.
    Unique,
    /// The columns refer to an existing row.
    ForeignKey,
    /// A condition holds.
    Check,
}

/// A way from a row to rows of a table.
#[derive(Debug)]
pub struct Relation {
    /// The name in the schema.
    pub name: &'static str,
    /// The table it leads to.
    pub target: &'static Table,
    /// The places of the columns, here, that the rows there are found by.
    pub from: &'static [usize],
    /// The places of the columns, there (or in the join table), that hold the same values.
    pub to: &'static [usize],
    /// The join table of a many-to-many relation.
    pub through: Option<Through>,
    /// Whether it leads to many rows or to at most one.
    pub many: bool,
}

/// The second half of a many-to-many relation.
#[derive(Debug)]
pub struct Through {
    /// The join table; the relation's `to` are places in its columns.
    pub table: &'static Table,
    /// The places in the join table's columns of its foreign key to the target.
    pub from: &'static [usize],
    /// The places of the columns in the target that it refers to.
    pub to: &'static [usize],
}

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

impl std::default::Default for Writes {
    fn default() -> Self {
        Self::new()
    }
}

impl Table {
    /// Returns the columns of the primary key, in key order.
    pub fn key_columns(&self) -> impl Iterator<Item = &'static Column> {
        let columns = self.columns;
        self.key.iter().map(move |&place| &columns[place])
    }

    /// Returns the place of the column of that name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// Returns the place of the column that counts the updates of a row, if there is one.
    pub fn counter(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.counts_updates)
    }

    /// Returns who may do that with the rows over HTTP; `None` when the schema does not say, so that everyone may.
    pub fn who(&self, operation: Operation) -> Option<&'static [Who]> {
        let permit = self.permits.iter().find(|permit| permit.operation == operation);
        (!self.permits.is_empty()).then(|| permit.map_or(&[][..], |permit| permit.who))
    }

    /// Returns the place of the column that a create over HTTP which does not give it fills with who makes it: the one that
    /// names who may.
    pub fn creates_for(&self) -> Option<usize> {
        let mut places = self.who(Operation::Create)?.iter().filter_map(|who| match who {
            Who::Owner(place) => Some(*place),
            Who::Public | Who::Authenticated | Who::Role(_) => None,
        });
        places.next().filter(|_| places.next().is_none())
    }

    /// Returns whether the operation is served over HTTP.
    pub fn serves(&self, operation: Operation) -> bool {
        self.operations.contains(&operation)
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

impl Kind {
    /// A decimal of at most `precision` digits, `scale` of them after the point.
    pub const fn decimal(precision: u32, scale: u32) -> Self {
        Self::Decimal { precision, scale }
    }

    /// Returns whether its values are compared and sorted.
    pub fn is_ordered(self) -> bool {
        match self {
            Self::Json => false,
            Self::Array(array) => array.element.is_ordered(),
            Self::Native(native) => native.is_ordered,
            _ => true,
        }
    }

    /// Returns whether its values are texts that patterns are matched with.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text(_) | Self::Char(_) | Self::Citext)
    }
}

impl Constraint {
    /// No two rows agree on those columns.
    pub const fn unique(name: &'static str, columns: &'static [usize]) -> Self {
        Self { name, kind: ConstraintKind::Unique, columns, is_partial: false }
    }

    /// Those columns refer to an existing row.
    pub const fn foreign_key(name: &'static str, columns: &'static [usize]) -> Self {
        Self { name, kind: ConstraintKind::ForeignKey, columns, is_partial: false }
    }

    /// A condition holds.
    pub const fn check(name: &'static str) -> Self {
        Self { name, kind: ConstraintKind::Check, columns: &[], is_partial: false }
    }

    /// It is about some of the rows only.
    pub const fn partial(mut self) -> Self {
        self.is_partial = true;
        self
    }
}

impl Relation {
    /// Leads to at most one row of `target`: the one whose `to` columns hold what the `from` columns hold here.
    pub const fn to_one(
        name: &'static str,
        target: &'static Table,
        from: &'static [usize],
        to: &'static [usize],
    ) -> Self {
        Self { name, target, from, to, through: None, many: false }
    }

    /// Leads to every row of `target` whose `to` columns hold what the `from` columns hold here.
    pub const fn to_many(
        name: &'static str,
        target: &'static Table,
        from: &'static [usize],
        to: &'static [usize],
    ) -> Self {
        Self { name, target, from, to, through: None, many: true }
    }

    /// Returns the table that has the `to` columns: the join table, or the target where there is none.
    pub fn through_or_target(&self) -> &'static Table {
        self.through.as_ref().map_or(self.target, |through| through.table)
    }

    /// Goes by way of a join table: `to` are columns of that table, and from there `through` leads on.
    pub const fn through(mut self, through: Through) -> Self {
        self.through = Some(through);
        self
    }
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
