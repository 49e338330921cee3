use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use bigdecimal::{BigDecimal, Zero};
use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::sql;

/// An exact decimal number; in JSON a string, so that no reader rounds it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql::Decimal)]
pub struct Decimal(pub BigDecimal);

impl Decimal {
    /// Returns the number as digits with exactly `scale` of them after the point, or nothing when it has more or when
    /// more than `precision` digits would be needed in all.
    pub fn fit(&self, precision: u32, scale: u32) -> Option<Self> {
        let scaled = self.0.with_scale(i64::from(scale));
        let whole_digits = self.0.digits() as i64 - self.0.fractional_digit_count();
        let fits = whole_digits <= i64::from(precision) - i64::from(scale) && scaled == self.0;
        (fits || self.0.is_zero()).then_some(Self(scaled))
    }
}

impl Deref for Decimal {
    type Target = BigDecimal;

    fn deref(&self) -> &BigDecimal {
        &self.0
    }
}

impl From<BigDecimal> for Decimal {
    fn from(number: BigDecimal) -> Self {
        Self(number)
    }
}

impl From<Decimal> for BigDecimal {
    fn from(number: Decimal) -> Self {
        number.0
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self(number.into())
    }
}

/// The text is not a decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDecimalError;

impl fmt::Display for ParseDecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected digits with an optional sign and point, like -12.50")
    }
}

impl std::error::Error for ParseDecimalError {}

/// Reads `-?digits[.digits]`. An exponent is refused: a few bytes of it would stand for a number that fills memory.
impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, ParseDecimalError> {
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let digits = text.strip_prefix('-').unwrap_or(text);
        let well_formed = match digits.split_once('.') {
            Some((whole, fraction)) => is_digits(whole) && is_digits(fraction),
            None => is_digits(digits),
        };
        if !well_formed {
            return Err(ParseDecimalError);
        }
        BigDecimal::from_str(text).map(Self).map_err(|_| ParseDecimalError)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_plain_string(f)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
