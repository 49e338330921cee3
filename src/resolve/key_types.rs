//! Which types a foreign key may have beside those of the key that it refers to.

use std::cmp::Ordering;

use crate::model::{Backend, Type, UnsignedWidth};

/// How the type of a referencing column goes with that of the column referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It holds each value that there may be.
    Whole,
    /// It holds some of the values only.
    Narrower,
    /// The values of one are no values of the other, or a database does not compare them; with the reason where there is more to say than that.
    None(Option<&'static str>),
}

/// Returns how a referencing column's type goes with the other's, in databases that hold rows to it or for relations alone.
///
/// PostgreSQL compares what one operator family holds (`ATAddForeignKeyConstraint` in its tablecmds.c), SQLite everything; MySQL wants
/// whole numbers and decimals of one size and sign: <https://dev.mysql.com/doc/refman/8.0/en/create-table-foreign-keys.html>.
pub(super) fn fit(own: &Type, other: &Type, backends: &[Backend]) -> Fit {
    const ONE_SIZE: Fit = Fit::None(Some("MySQL wants numbers of the same size and sign"));
    let of_limits = |own: u128, other: u128| if own < other { Fit::Narrower } else { Fit::Whole };
    if own == other {
        return Fit::Whole;
    }
    if let Some((own, other)) = greatest(own).zip(greatest(other)) {
        return if backends.contains(&Backend::Mysql) { ONE_SIZE } else { of_limits(own, other) };
    }
    if let Some((own, other)) = characters(own).zip(characters(other)) {
        return of_limits(own, other);
    }
    match (own, other) {
        (Type::Bytes, Type::BoundedBytes(_)) => Fit::Whole,
        (Type::BoundedBytes(_), Type::Bytes) => Fit::Narrower,
        (Type::BoundedBytes(own), Type::BoundedBytes(other)) => of_limits((*own).into(), (*other).into()),
        (Type::Decimal { precision: own, scale }, Type::Decimal { precision: other, scale: same }) if scale == same => {
            match (backends.contains(&Backend::Mysql), own.cmp(other)) {
                (true, _) => ONE_SIZE,
                (false, Ordering::Less) => Fit::Narrower,
                (false, _) => Fit::Whole,
            }
        }
        _ => Fit::None(None),
    }
}

/// Returns the greatest number that columns of a whole number hold.
fn greatest(ty: &Type) -> Option<u128> {
    Some(match ty {
        Type::SmallInt => i16::MAX.unsigned_abs().into(),
        Type::Integer => i32::MAX.unsigned_abs().into(),
        Type::BigInt => i64::MAX.unsigned_abs().into(),
        Type::Unsigned(UnsignedWidth::Small) => u16::MAX.into(),
        Type::Unsigned(UnsignedWidth::Regular) => u32::MAX.into(),
        Type::Unsigned(UnsignedWidth::Big) => u64::MAX.into(),
        _ => return None,
    })
}

/// Returns how many characters columns of text hold.
fn characters(ty: &Type) -> Option<u128> {
    match ty {
        Type::Text => Some(u128::MAX),
        Type::Varchar(most) | Type::Char(most) => Some((*most).into()),
        _ => None,
    }
}
