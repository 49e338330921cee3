use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use bigdecimal::{BigDecimal, ToPrimitive, Zero};
use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::sql;

/// An exact decimal number; in JSON a string, so that no reader rounds it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql::Decimal)]
pub struct Decimal(pub BigDecimal);

/// How many digits every whole number of 64 bits has room for. Nearly all numbers have no more, and are read and printed here
/// without the arithmetic of larger ones.
const FEW_DIGITS: usize = 18;

impl Decimal {
    /// Returns the number of so many units, of which `10^scale` are 1.
    pub(crate) fn of_units(units: i64, scale: i64) -> Self {
        Self(BigDecimal::new(units.into(), scale))
    }

    /// Returns how many units it has, and of how many digits after the point one of them is, if both are small.
    fn units(&self) -> Option<(i64, usize)> {
        let (units, scale) = self.0.as_bigint_and_scale();
        let scale = usize::try_from(scale).ok().filter(|scale| *scale <= FEW_DIGITS)?;
        Some((units.to_i64()?, scale))
    }

    /// Returns the number with so many digits after the point; what is finer is cut off.
    pub fn at_scale(self, scale: u32) -> Self {
        match i64::from(scale) {
            same if same == self.0.fractional_digit_count() => self,
            other => Self(self.0.with_scale(other)),
        }
    }

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
        let (well_formed, scale) = match digits.split_once('.') {
            Some((whole, fraction)) => (is_digits(whole) && is_digits(fraction), fraction.len()),
            None => (is_digits(digits), 0),
        };
        if !well_formed {
            return Err(ParseDecimalError);
        }
        if digits.len() <= FEW_DIGITS {
            let units = digits.bytes().filter(u8::is_ascii_digit);
            let units = units.fold(0, |units, digit| units * 10 + i64::from(digit - b'0'));
            return Ok(Self::of_units(if text.starts_with('-') { -units } else { units }, scale as i64));
        }
        BigDecimal::from_str(text).map(Self).map_err(|_| ParseDecimalError)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.units() {
            Some((units, 0)) => write!(f, "{units}"),
            Some((units, scale)) => {
                let (sign, units, one) = (if units < 0 { "-" } else { "" }, units.unsigned_abs(), 10_u64.pow(scale as u32));
                write!(f, "{sign}{}.{:0scale$}", units / one, units % one)
            }
            None => self.0.write_plain_string(f),
        }
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
