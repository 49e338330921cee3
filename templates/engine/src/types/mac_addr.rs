use std::fmt;
use std::str::FromStr;

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A MAC address of 48 bits (EUI-48).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql_types::MacAddr)]
pub struct MacAddr(pub [u8; 6]);

/// A MAC address of 64 bits (EUI-64).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql_types::MacAddr8)]
pub struct MacAddr8(pub [u8; 8]);

/// The text is not a MAC address of that length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseMacAddrError;

impl fmt::Display for ParseMacAddrError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected bytes in hexadecimal like 08:00:2b:01:02:03")
    }
}

impl std::error::Error for ParseMacAddrError {}

fn parse<const BYTES: usize>(text: &str) -> Result<[u8; BYTES], ParseMacAddrError> {
    let is_byte = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let byte = |part| if is_byte(part) { u8::from_str_radix(part, 16).ok() } else { None };
    let bytes: Option<Vec<u8>> = text.split([':', '-']).map(byte).collect();
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or(ParseMacAddrError)
}

fn print(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (position, byte) in bytes.iter().enumerate() {
        write!(f, "{}{byte:02x}", if position > 0 { ":" } else { "" })?;
    }
    Ok(())
}

/// The text, JSON and SQL forms of an address.
macro_rules! forms {
    ($($name:ident),+) => {
        $(
            impl FromStr for $name {
                type Err = ParseMacAddrError;

                fn from_str(text: &str) -> Result<Self, ParseMacAddrError> {
                    parse(text).map(Self)
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    print(&self.0, f)
                }
            }

            impl FromSql<sql_types::$name, Pg> for $name {
                fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                    FromSql::<sql_types::$name, Pg>::from_sql(value).map(Self)
                }
            }

            impl ToSql<sql_types::$name, Pg> for $name {
                fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                    ToSql::<sql_types::$name, Pg>::to_sql(&self.0, out)
                }
            }

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
                }
            }
        )+
    };
}

forms!(MacAddr, MacAddr8);
