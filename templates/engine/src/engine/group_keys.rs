use super::{ColumnOf, GroupColumn, Nullability, OrNull, ReadAs, RelatedColumn, Result, TypedColumn, Values};

/// What rows of the table of `E` are grouped by: a column, one of a related row, or a tuple of these.
#[diagnostic::on_unimplemented(
    message = "rows of `{E}` are not grouped by `{Self}`",
    note = "they are by a column of the same table, by one of a related row, like `posts::AUTHOR.column(users::NAME)`, or by a \
            tuple of up to four of these"
)]
pub trait GroupKeys<E> {
    /// What the rows of a group agree on.
    type Output;

    /// Adds the columns.
    fn add_to(self, groups: &mut Vec<GroupColumn>);

    /// Takes what the rows agree on from the values that were read.
    ///
    /// # Errors
    ///
    /// [`Error::Database`](super::Error::Database) when one is of another type.
    fn read(values: &mut Values) -> Result<Self::Output>;
}

impl<E, T, K: ReadAs<T>, N: Nullability> GroupKeys<E> for TypedColumn<E, T, K, N> {
    type Output = N::Of<T>;

    fn add_to(self, groups: &mut Vec<GroupColumn>) {
        groups.push(GroupColumn { path: Vec::new(), place: self.place() });
    }

    fn read(values: &mut Values) -> Result<N::Of<T>> {
        values.take_as::<T, K, N>()
    }
}

impl<E, T, K: ReadAs<T>> GroupKeys<E> for RelatedColumn<E, T, K> {
    type Output = Option<T>;

    fn add_to(self, groups: &mut Vec<GroupColumn>) {
        let (path, place) = self.into_path();
        groups.push(GroupColumn { path, place });
    }

    fn read(values: &mut Values) -> Result<Option<T>> {
        values.take_as::<T, K, OrNull>()
    }
}

/// All rows are one group.
impl<E> GroupKeys<E> for () {
    type Output = ();

    fn add_to(self, _: &mut Vec<GroupColumn>) {}

    fn read(_: &mut Values) -> Result<()> {
        Ok(())
    }
}

macro_rules! tuples {
    ($(($($name:ident)+))+) => {
        $(
            impl<E, $($name: GroupKeys<E>),+> GroupKeys<E> for ($($name,)+) {
                type Output = ($($name::Output,)+);

                #[expect(non_snake_case, reason = "a type parameter names the part of the tuple that has its type")]
                fn add_to(self, groups: &mut Vec<GroupColumn>) {
                    let ($($name,)+) = self;
                    $($name.add_to(groups);)+
                }

                fn read(values: &mut Values) -> Result<Self::Output> {
                    Ok(($($name::read(values)?,)+))
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
