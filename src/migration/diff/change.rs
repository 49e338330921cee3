//! How a table differs from what it was.

use super::conversion::{Conversion, conversion};
use super::enumeration::{is_made_anew, remade_enums};
use super::{Differ, Direction};
use crate::dialect::{ColumnAt, Dialect, ForeignKeys, TableAt};
use crate::migration::rename::{former, former_column, mentions};
use crate::migration::render::constraint::{Constraint, ConstraintKind, constraints};
use crate::migration::render::{column, foreign_key, index, table};
use crate::migration::{Refusal, online};
use crate::model::{Backend, Default, ForeignKey, Index, IndexKey, Literal, Type};

/// All that is different about a table, but for foreign keys that are declared on their own and for comments.
#[derive(Clone, Debug)]
pub(in crate::migration) struct TableChange<'a> {
    /// The table as it is.
    pub(in crate::migration) from: TableAt<'a>,
    /// The table as it shall be.
    pub(in crate::migration) to: TableAt<'a>,
    /// The columns that stay.
    pub(in crate::migration) kept: Vec<ColumnChange<'a>>,
    /// The columns that are new.
    pub(in crate::migration) added: Vec<NewColumn<'a>>,
    /// The columns that go.
    pub(in crate::migration) dropped: Vec<ColumnAt<'a>>,
    /// The constraints that go, or go for a moment because of what happens to their columns.
    pub(in crate::migration) constraints_dropped: Vec<Constraint>,
    /// The constraints that come, or come back.
    pub(in crate::migration) constraints_added: Vec<Constraint>,
    /// The constraints that rows which exist are held to from now on, as all others are already.
    pub(in crate::migration) constraints_validated: Vec<Constraint>,
    /// The unique constraints that take over an index of their name.
    pub(in crate::migration) constraints_on_index: Vec<Constraint>,
    /// The indexes that go, or go for a moment.
    pub(in crate::migration) indexes_dropped: Vec<Index>,
    /// The indexes that come, or come back.
    pub(in crate::migration) indexes_added: Vec<Index>,
    /// Whether indexes come and go while others use the table.
    pub(in crate::migration) concurrently: bool,
    /// What changes what stands behind CREATE TABLE.
    pub(in crate::migration) options: Vec<String>,
    /// Whether the database has an old name in the table's text that only a new text takes away.
    pub(in crate::migration) stale: bool,
    /// Whether the order of the columns is another one.
    pub(in crate::migration) reordered: bool,
    /// Whether foreign keys that are part of the table's text are different.
    pub(in crate::migration) foreign_keys: bool,
}

/// A column that stays.
#[derive(Clone, Debug)]
pub(in crate::migration) struct ColumnChange<'a> {
    /// The column as it is.
    pub(in crate::migration) from: ColumnAt<'a>,
    /// The column as it shall be.
    pub(in crate::migration) to: ColumnAt<'a>,
    /// Whether its declared type is another one, or the type of that name is made anew.
    pub(in crate::migration) retyped: bool,
    /// Whether its declaration is another one.
    pub(in crate::migration) differs: bool,
    /// Whether it goes and comes back, because the database computes it otherwise.
    pub(in crate::migration) anew: bool,
    /// How its values become those of the new type.
    pub(in crate::migration) conversion: Conversion,
    /// What stands for NULL in a column that becomes NOT NULL.
    pub(in crate::migration) backfill: Option<Default>,
    /// The check that has held new rows to NOT NULL so far.
    pub(in crate::migration) held_by: Option<String>,
    /// Whether such a check comes, because the column becomes NOT NULL later.
    pub(in crate::migration) is_held: bool,
}

impl ColumnChange<'_> {
    /// Returns whether the column may no longer be NULL.
    pub(in crate::migration) fn becomes_not_null(&self) -> bool {
        self.from.column.nullable && !self.to.column.nullable
    }

    /// Returns whether rows may no longer hold NULL, at least those to come.
    pub(in crate::migration) fn refuses_null(&self) -> bool {
        self.becomes_not_null() || self.is_held
    }
}

/// A column that is new.
#[derive(Clone, Debug)]
pub(in crate::migration) struct NewColumn<'a> {
    /// The column.
    pub(in crate::migration) at: ColumnAt<'a>,
    /// What rows that exist get, when it is not the column's default.
    pub(in crate::migration) backfill: Option<Default>,
    /// Whether rows that exist have nothing that could stand there.
    pub(in crate::migration) cannot_be_filled: bool,
}

impl TableChange<'_> {
    /// Returns whether nothing is different.
    pub(in crate::migration) fn is_empty(&self) -> bool {
        !self.kept.iter().any(|column| column.differs || column.conversion.relabelling.is_some())
            && self.added.is_empty()
            && self.dropped.is_empty()
            && self.constraints_dropped.is_empty()
            && self.constraints_added.is_empty()
            && self.constraints_validated.is_empty()
            && self.constraints_on_index.is_empty()
            && self.indexes_dropped.is_empty()
            && self.indexes_added.is_empty()
            && self.options.is_empty()
            && !(self.stale || self.reordered || self.foreign_keys)
    }

    /// Returns the constraints that the rows which exist are held to from now on, with the checks that prove columns NOT NULL.
    pub(in crate::migration) fn validated(&self) -> impl Iterator<Item = &String> {
        self.proofs().chain(self.constraints_validated.iter().map(|it| &it.name))
    }

    /// Returns the checks by which PostgreSQL knows that no row holds NULL in a column that becomes NOT NULL.
    pub(in crate::migration) fn proofs(&self) -> impl Iterator<Item = &String> {
        self.kept.iter().filter(|it| it.becomes_not_null()).filter_map(|it| it.held_by.as_ref())
    }

    /// Returns the columns that go, those first that are computed of others: nothing is computed of what is computed later.
    pub(in crate::migration) fn dropped_in_turn(&self) -> impl Iterator<Item = &ColumnAt<'_>> {
        let is_computed = |at: &&ColumnAt<'_>| at.column.generated.is_some();
        let computed = self.dropped.iter().rev().filter(is_computed);
        computed.chain(self.dropped.iter().filter(move |at| !is_computed(at)))
    }

    /// Returns whether a key over these columns goes, if only for a moment.
    pub(in crate::migration) fn drops_key(&self, columns: &[String]) -> bool {
        let keys = self.constraints_dropped.iter().filter(|it| it.is_key());
        let indexes = self.indexes_dropped.iter().filter(|index| index.unique);
        keys.map(|it| it.columns.clone())
            .chain(indexes.map(|index| index.columns.iter().filter_map(|it| it.column().map(str::to_owned)).collect()))
            .any(|key: Vec<String>| key.len() == columns.len() && key.iter().all(|name| columns.contains(name)))
    }
}

impl<'a> Differ<'a> {
    /// Compares a table that both models have.
    pub(super) fn change(&mut self, from: TableAt<'a>, to: TableAt<'a>, stale: bool) -> TableChange<'a> {
        let dialect = self.dialect;
        let dropped = from.columns().filter(|at| to.table.columns.by_name(&at.column.name).is_none()).collect();
        let (mut kept, mut added) = (Vec::new(), Vec::new());
        for at in to.columns() {
            match from.table.columns.by_name(&at.column.name) {
                Some(_) => kept.push(self.column(from.column(&at.column.name), at)),
                None => added.push(self.new_column(at)),
            }
        }
        let order = |one: TableAt<'a>, other: TableAt<'a>| -> Vec<&'a str> {
            let names = one.table.columns.iter().map(|column| column.name.as_str());
            names.filter(|name| other.table.columns.by_name(name).is_some()).collect()
        };
        let first_new = to.table.columns.iter().position(|it| from.table.columns.by_name(&it.name).is_none());
        let mixed = first_new.is_some_and(|first| {
            to.table.columns.iter().skip(first).any(|it| from.table.columns.by_name(&it.name).is_some())
        });
        let reordered = dialect.keeps_column_order() && (mixed || order(from, to) != order(to, from));

        if dialect.computes_new_columns_only() {
            let anew = regenerated(from, to, dialect);
            for it in kept.iter_mut().filter(|it| anew.contains(&it.to.column.name.as_str())) {
                (it.anew, it.differs) = (true, true);
            }
        }
        let names = |is: fn(&ColumnChange<'_>) -> bool| -> Vec<&str> {
            kept.iter().filter(|it| is(it)).map(|it: &ColumnChange<'_>| it.to.column.name.as_str()).collect()
        };
        let (retyped, anew) = (names(|it| it.retyped || it.anew), names(|it| it.anew));
        let meets = |sql: &str| retyped.iter().chain(&self.remade_types).any(|name| mentions(sql, name));
        let (old, new) = (constraints(from, dialect), constraints(to, dialect));
        let stays = |one: &Constraint, others: &[Constraint]| {
            others.iter().any(|other| one.is_same(other, dialect))
                && !one.columns.iter().any(|name| anew.contains(&name.as_str()))
                && !(dialect.retyping_disturbs_conditions() && one.condition.as_deref().is_some_and(meets))
        };
        let (old_indexes, new_indexes) = (table::indexes(from, dialect), table::indexes(to, dialect));
        let stays_index = |one: &Index, at: TableAt<'_>, others: &[Index], other_at: TableAt<'_>| {
            let sql = index::create(at, one, dialect);
            others.iter().any(|other| index::create(other_at, other, dialect) == sql)
                && !one.columns.iter().filter_map(|it| it.column()).any(|name| anew.contains(&name))
                && !(dialect.retyping_disturbs_conditions() && index_texts(one, dialect).iter().any(|sql| meets(sql)))
        };
        // Those of columns that come or go do so with them.
        let foreign_keys = |at: TableAt<'_>, other: TableAt<'_>| {
            let stays = |key: &&ForeignKey| key.columns.iter().all(|it| other.table.columns.by_name(it).is_some());
            let keys = at.table.foreign_keys.iter().filter(stays);
            let mut keys: Vec<_> = keys.map(|key| foreign_key::definition(at, key, dialect)).collect();
            keys.sort_unstable();
            keys
        };
        let options = dialect.changed_options(from.table, to.table).unwrap_or_else(|| {
            self.refusals.push(Refusal::options(&to.table.name));
            Vec::new()
        });
        let mut constraints_dropped: Vec<_> = old.iter().filter(|it| !stays(it, &new)).cloned().collect();
        let mut constraints_added: Vec<_> = new.iter().filter(|it| !stays(it, &old)).cloned().collect();
        let goes = |index: &&Index| !stays_index(index, from, &new_indexes, to);
        let mut indexes_dropped: Vec<_> = old_indexes.iter().filter(goes).cloned().collect();
        let is_met = |it: &Constraint| it.condition.as_deref().is_some_and(meets);
        let constraints_validated = constraints_added
            .extract_if(.., |new| {
                let place = constraints_dropped.iter().position(|old| old.becomes_valid(new));
                let place = place.filter(|_| !is_met(new));
                place.map(|place| constraints_dropped.remove(place)).is_some()
            })
            .collect();
        let constraints_on_index = constraints_added
            .extract_if(.., |new| {
                let unique = to.table.uniques.by_name(&new.name).filter(|_| new.kind == ConstraintKind::Unique);
                let sql = unique.and_then(|unique| index::create(from, &online::index_of(unique), dialect));
                let is_it = |old: &Index| sql.is_some() && index::create(from, old, dialect) == sql;
                let place = indexes_dropped.iter().position(is_it).filter(|_| dialect.changes_online());
                place.map(|place| indexes_dropped.remove(place)).is_some()
            })
            .collect();
        TableChange {
            constraints_dropped,
            constraints_added,
            constraints_validated,
            constraints_on_index,
            indexes_dropped,
            indexes_added: new_indexes.iter().filter(|it| !stays_index(it, to, &old_indexes, from)).cloned().collect(),
            concurrently: self.way.concurrently,
            options,
            foreign_keys: dialect.foreign_keys() == ForeignKeys::WithTheTable
                && foreign_keys(from, to) != foreign_keys(to, from),
            from,
            to,
            kept,
            added,
            dropped,
            stale,
            reordered,
        }
    }

    fn column(&mut self, from: ColumnAt<'a>, to: ColumnAt<'a>) -> ColumnChange<'a> {
        let dialect = self.dialect;
        let swapped = from.column.ty == to.column.ty && is_made_anew(&to.column.ty, from.model, to.model, dialect);
        let collation = |at: ColumnAt<'a>| at.column.collation.on(dialect.backend());
        let speaks_of_remade = |default: &Default| match default {
            Default::Sql(sql) => {
                let sql = sql.on(dialect.backend());
                sql.is_some_and(|sql| self.remade_types.iter().any(|name| mentions(sql, name)))
            }
            Default::Literal(_) | Default::Now | Default::Uuid => false,
        };
        let retyped = swapped
            || from.column.default.as_ref().is_some_and(speaks_of_remade)
            || dialect.declared_type(from) != dialect.declared_type(to)
            || collation(from) != collation(to);
        let name = dialect.quote(&to.column.name);
        let converted = conversion(from, to, &name, &self.labels, dialect);
        if converted.is_none() && from.column.ty != to.column.ty {
            self.refusals.push(Refusal::no_conversion(from, to));
        }
        let special = |at: ColumnAt<'_>| (at.column.serial, at.column.inherited);
        if self.dialect.has_serial() && special(from) != special(to) {
            self.refusals.push(Refusal::own_sequence(to));
        }
        let is_computed = |at: ColumnAt<'a>| {
            let generated = at.column.generated.as_ref();
            generated.map(|it| (it.expression.on(dialect.backend()).map(str::to_owned), it.stored))
        };
        let (was, is) = (is_computed(from), is_computed(to));
        let table = former(&self.intent.renames.tables, &to.table.name);
        let (_, old_name) = former_column(&self.intent.renames, &to.table.name, &to.column.name);
        let may_lose =
            self.way.direction == Direction::Down || self.intent.losses.permit(&format!("{table}.{old_name}"));
        if was.is_none() && is.is_some() && !may_lose {
            self.refusals.push(Refusal::computed(table, old_name));
        }
        let not_null = |at: ColumnAt<'a>, of: ColumnAt<'a>| {
            let check = online::not_null_check(at.table, at.column, dialect);
            let is_there = of.table.checks.by_name(&check.name) == Some(&check);
            is_there.then_some(check.name).filter(|_| dialect.changes_online())
        };
        let held_by = not_null(from, from);
        ColumnChange {
            is_held: held_by.is_none() && not_null(to, to).is_some() && from.column.nullable,
            held_by,
            from,
            to,
            anew: false,
            retyped,
            differs: retyped || column::definition(from, dialect) != column::definition(to, dialect),
            conversion: converted.unwrap_or_default(),
            backfill: self.stated_backfill(to),
        }
    }

    fn stated_backfill(&self, at: ColumnAt<'_>) -> Option<Default> {
        let key = (at.table.name.clone(), at.column.name.clone());
        self.intent.backfills.get(&key).filter(|_| self.way.direction == Direction::Up).cloned()
    }

    /// Finds out what rows that exist get in a new column; refuses one that has nothing for them.
    fn new_column(&mut self, at: ColumnAt<'a>) -> NewColumn<'a> {
        let column = at.column;
        let mut new = NewColumn { at, backfill: self.stated_backfill(at), cannot_be_filled: false };
        let has_value = column.nullable || column.default.is_some() || column.identity || !column.is_writable();
        if new.backfill.is_some() || has_value {
            return new;
        }
        match self.way.direction {
            Direction::Up => self.refusals.push(Refusal::needs_value(at)),
            // What was in it is gone; something has to stand there.
            Direction::Down => {
                new.backfill = blank(at);
                new.cannot_be_filled = new.backfill.is_none() || is_held_to_others(at);
            }
        }
        new
    }
}

/// Returns the columns of the later table that are computed otherwise than in the earlier one, or of columns whose type is another one.
pub(in crate::migration) fn regenerated<'a>(from: TableAt<'_>, to: TableAt<'a>, dialect: &dyn Dialect) -> Vec<&'a str> {
    let declared = |at: ColumnAt<'_>| {
        let collation = at.column.collation.on(dialect.backend()).cloned();
        (dialect.declared_type(at), collation)
    };
    let computed = |at: ColumnAt<'_>| {
        let generated = at.column.generated.as_ref()?;
        Some((generated.expression.on(dialect.backend())?.to_owned(), generated.stored))
    };
    let kept = || {
        let columns = to.columns().filter(|at| from.table.columns.by_name(&at.column.name).is_some());
        columns.map(|at| (from.column(&at.column.name), at))
    };
    let is_other = |old: ColumnAt<'_>, new: ColumnAt<'_>| {
        declared(old) != declared(new) || is_made_anew(&new.column.ty, from.model, to.model, dialect)
    };
    let is_retyped = |sql: &str| kept().any(|(old, new)| is_other(old, new) && mentions(sql, &new.column.name));
    let remade = remade_enums(from.model, to.model, dialect);
    let goes = |(old, new): &(ColumnAt<'_>, ColumnAt<'_>)| {
        let is = computed(*new);
        is.as_ref().is_some_and(|(sql, _)| {
            let is_of_remade = || {
                let is_its_own = is_made_anew(&new.column.ty, from.model, to.model, dialect);
                is_its_own || remade.iter().any(|name| mentions(sql, name))
            };
            computed(*old) != is || is_retyped(sql) || is_of_remade()
        })
    };
    kept().filter(goes).map(|(_, new)| new.column.name.as_str()).collect()
}

/// Returns the pieces of SQL in an index.
fn index_texts<'a>(index: &'a Index, dialect: &dyn Dialect) -> Vec<&'a str> {
    let parts = index.columns.iter().filter_map(|part| match &part.key {
        IndexKey::Column(_) => None,
        IndexKey::Expression(sql) => Some(sql),
    });
    parts.chain(&index.predicate).filter_map(|sql| sql.on(dialect.backend())).collect()
}

/// Returns the plainest value of a column's type, for a column that comes back without what was in it.
fn blank(at: ColumnAt<'_>) -> Option<Default> {
    let text = |text: &str| Literal::Text(text.to_owned());
    let literal = match &at.column.ty {
        Type::Boolean => Literal::Boolean(false),
        Type::SmallInt | Type::Integer | Type::BigInt | Type::Unsigned(_) => Literal::Integer(0),
        Type::Real | Type::Double | Type::Decimal { .. } | Type::Numeric => Literal::Number("0".to_owned()),
        Type::Text | Type::Varchar(_) | Type::Char(_) => text(""),
        Type::Bytes | Type::BoundedBytes(_) => return Some(Default::Sql("''".into())),
        Type::Date => text("1970-01-01"),
        Type::Time => text("00:00:00"),
        Type::Timestamp => text("1970-01-01 00:00:00"),
        Type::Timestamptz => text("1970-01-01 00:00:00+00:00"),
        Type::Uuid => text("00000000-0000-0000-0000-000000000000"),
        Type::Json => text("null"),
        // Nobody knows a plain one.
        Type::Array(_) | Type::Native(_) => return None,
        Type::Enum(name) => text(at.model.enumeration(name).values.first().map_or("", |value| &value.label)),
    };
    Some(Default::Literal(literal))
}

/// Returns whether a constraint or an index tells more about the column's values than its type.
fn is_held_to_others(at: ColumnAt<'_>) -> bool {
    let (table, name) = (at.table, &at.column.name);
    let keys = table.uniques.iter().map(|it| &it.columns).chain(table.foreign_keys.iter().map(|it| &it.columns));
    let in_index = |index: &Index| index.columns.iter().any(|it| it.column().is_none_or(|it| it == name));
    table.is_key(at.column)
        || keys.into_iter().any(|columns| columns.contains(name))
        || table.indexes.iter().any(|index| index.unique && in_index(index))
        || table.checks.iter().any(|it| {
            Backend::ALL.iter().filter_map(|&backend| it.expression.on(backend)).any(|sql| mentions(sql, name))
        })
}

/// Returns whether a foreign key is affected by what happens to the tables at its ends.
pub(super) fn disturbs(
    key: &ForeignKey,
    child: Option<&TableChange<'_>>,
    parent: Option<&TableChange<'_>>,
    dialect: &dyn Dialect,
) -> bool {
    let touches = |change: Option<&TableChange<'_>>, columns: &[String]| {
        change.is_some_and(|change| {
            let fixed = dialect.fixes_columns_of_foreign_keys();
            let columns = change.kept.iter().filter(|it| columns.contains(&it.to.column.name));
            columns.into_iter().any(|it| if fixed { it.differs } else { it.retyped || it.anew })
        })
    };
    touches(child, &key.columns)
        || touches(parent, &key.references)
        || parent.is_some_and(|change| change.drops_key(&key.references))
}
