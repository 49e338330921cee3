//! Relations with the types of their rows: for conditions on related rows, and for reading them with those they belong to.

use std::fmt;
use std::marker::PhantomData;
use std::slice::Iter;

use super::{ColumnOf, Comparison, Condition, Entity, Filter, Include, Included, Loaded, Relation, RelatedColumn, Result};

/// A relation that leads from a row of `E` to at most one of `R`.
pub struct ToOne<E, R> {
    place: usize,
    types: PhantomData<fn() -> (E, R)>,
}

/// A relation that leads from a row of `E` to many of `R`.
pub struct ToMany<E, R> {
    place: usize,
    types: PhantomData<fn() -> (E, R)>,
}

impl<E: Entity, R: Entity> ToOne<E, R> {
    /// Names the relation by its place in the table's relations.
    pub const fn new(place: usize) -> Self {
        Self { place, types: PhantomData }
    }

    /// There is a related row and it meets the condition.
    pub fn is(self, condition: Condition<R>) -> Condition<E> {
        exists(self.relation(), condition)
    }

    /// A column of the related row, to sort or group by; NULL where there is none.
    pub fn column<C: ColumnOf<R>>(self, column: C) -> RelatedColumn<E, C::Type, C::Kept> {
        let (mut path, place) = column.into_path();
        path.insert(0, self.relation());
        RelatedColumn::new(path, place)
    }

    /// Reads further rows with the related one.
    pub fn with<I: Includes<R>>(self, includes: I) -> With<Self, I> {
        With { relation: self, includes }
    }

    fn relation(self) -> &'static Relation {
        &E::table().relations[self.place]
    }
}

impl<E: Entity, R: Entity> ToMany<E, R> {
    /// Names the relation by its place in the table's relations.
    pub const fn new(place: usize) -> Self {
        Self { place, types: PhantomData }
    }

    /// There is a related row.
    pub fn exists(self) -> Condition<E> {
        exists::<E, R>(self.relation(), Condition::all())
    }

    /// One of the related rows meets the condition.
    pub fn any(self, condition: Condition<R>) -> Condition<E> {
        exists(self.relation(), condition)
    }

    /// The number of related rows that meet the condition compares so to another.
    pub fn count(self, condition: Condition<R>, comparison: Comparison, count: u32) -> Condition<E> {
        let filter = Box::new(condition.into_filter());
        Filter::Count { relation: self.relation(), filter, comparison, count: count.into() }.into()
    }

    /// Reads further rows with each related one.
    pub fn with<I: Includes<R>>(self, includes: I) -> With<Self, I> {
        With { relation: self, includes }
    }

    pub(super) fn relation(self) -> &'static Relation {
        &E::table().relations[self.place]
    }
}

fn exists<E, R>(relation: &'static Relation, condition: Condition<R>) -> Condition<E> {
    Filter::Exists { relation, filter: Box::new(condition.into_filter()) }.into()
}

/// What is read with rows of `E`: a relation, one [`with`](ToOne::with) others behind it, or a tuple of these.
pub trait Includes<E>: Sized {
    /// What belongs to one row.
    type Output;

    /// Adds the relations to those that are read.
    fn add_to(self, includes: &mut Vec<Include>);

    /// Takes what belongs to the row at that place from the relations that were read.
    ///
    /// # Errors
    ///
    /// As [`Entity::from_row`].
    fn read(included: &mut Iter<'_, Included>, place: usize) -> Result<Self::Output>;
}

impl<E: Entity, R: Entity> Includes<E> for ToOne<E, R> {
    type Output = Option<R>;

    fn add_to(self, includes: &mut Vec<Include>) {
        includes.push(Include::new(self.relation()));
    }

    fn read(included: &mut Iter<'_, Included>, place: usize) -> Result<Option<R>> {
        read_each(included, place, decode)?.pop().transpose()
    }
}

impl<E: Entity, R: Entity> Includes<E> for ToMany<E, R> {
    type Output = Vec<R>;

    fn add_to(self, includes: &mut Vec<Include>) {
        includes.push(Include::new(self.relation()));
    }

    fn read(included: &mut Iter<'_, Included>, place: usize) -> Result<Vec<R>> {
        read_each(included, place, decode)?.into_iter().collect()
    }
}

/// A relation whose rows are read with others.
#[derive(Clone, Copy, Debug)]
pub struct With<T, I> {
    relation: T,
    includes: I,
}

impl<T, I> With<T, I> {
    pub(super) fn new(relation: T, includes: I) -> Self {
        Self { relation, includes }
    }

    pub(super) fn into_parts(self) -> (T, I) {
        (self.relation, self.includes)
    }
}

impl<E: Entity, R: Entity, I: Includes<R>> Includes<E> for With<ToOne<E, R>, I> {
    type Output = Option<(R, I::Output)>;

    fn add_to(self, includes: &mut Vec<Include>) {
        let mut include = Include::new(self.relation.relation());
        self.includes.add_to(&mut include.include);
        includes.push(include);
    }

    fn read(included: &mut Iter<'_, Included>, place: usize) -> Result<Self::Output> {
        read_each(included, place, decode_with::<R, I>)?.pop().transpose()
    }
}

impl<E: Entity, R: Entity, I: Includes<R>> Includes<E> for With<ToMany<E, R>, I> {
    type Output = Vec<(R, I::Output)>;

    fn add_to(self, includes: &mut Vec<Include>) {
        let mut include = Include::new(self.relation.relation());
        self.includes.add_to(&mut include.include);
        includes.push(include);
    }

    fn read(included: &mut Iter<'_, Included>, place: usize) -> Result<Self::Output> {
        read_each(included, place, decode_with::<R, I>)?.into_iter().collect()
    }
}

/// Reads each row of the next relation that belongs to the row at that place.
fn read_each<T>(
    included: &mut Iter<'_, Included>,
    place: usize,
    read: fn(&Loaded, usize) -> Result<T>,
) -> Result<Vec<Result<T>>> {
    let included = included.next().ok_or_else(|| super::Error::decode("a relation that was not read"))?;
    Ok(included.places[place].iter().map(|&place| read(&included.loaded, place)).collect())
}

fn decode<R: Entity>(loaded: &Loaded, place: usize) -> Result<R> {
    R::from_row(loaded.rows[place].clone())
}

/// Reads a row with what is included in it.
pub(super) fn decode_with<R: Entity, I: Includes<R>>(loaded: &Loaded, place: usize) -> Result<(R, I::Output)> {
    Ok((decode(loaded, place)?, I::read(&mut loaded.included.iter(), place)?))
}

macro_rules! tuples {
    ($(($($name:ident)+))+) => {
        $(
            impl<E, $($name: Includes<E>),+> Includes<E> for ($($name,)+) {
                type Output = ($($name::Output,)+);

                #[expect(non_snake_case, reason = "a type parameter names the part of the tuple that has its type")]
                fn add_to(self, includes: &mut Vec<Include>) {
                    let ($($name,)+) = self;
                    $($name.add_to(includes);)+
                }

                fn read(included: &mut Iter<'_, Included>, place: usize) -> Result<Self::Output> {
                    Ok(($($name::read(included, place)?,)+))
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

macro_rules! plain {
    ($($name:ident)+) => {
        $(
            impl<E, R> Clone for $name<E, R> {
                fn clone(&self) -> Self {
                    *self
                }
            }

            impl<E, R> Copy for $name<E, R> {}

            impl<E, R> fmt::Debug for $name<E, R> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.debug_tuple(stringify!($name)).field(&self.place).finish()
                }
            }
        )+
    };
}

plain! { ToOne ToMany }
