//! Values of each kind as bind parameters and from result columns.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::result::Error::DeserializationError;
use diesel::result::QueryResult;
use diesel::row::Field;
use diesel::sql_types::{self, BigInt, Binary, Bool, Double, Float, Integer, Nullable, SmallInt, Text};

use crate::types::{Date, DateTime, Db, Decimal, Json, Time, Timestamp, Unsigned, Uuid, read_text, read_timestamp, sql};

use super::backend::this as backend;
use super::statement::Pass;
use super::{EnumType, Kind, Value};

/// Writes a bind parameter for a column of that kind.
///
/// # Errors
///
/// What Diesel reports when the value has no form in the database.
pub(super) fn push_value<'b>(value: &'b Value, kind: Kind, out: &mut Pass<'_, 'b>) -> QueryResult<()> {
    match value {
        Value::Null => return push_null(kind, out),
        Value::Boolean(value) => out.push_bind_param::<Bool, _>(value),
        Value::SmallInt(value) => out.push_bind_param::<SmallInt, _>(value),
        Value::Integer(value) => out.push_bind_param::<Integer, _>(value),
        Value::BigInt(value) => out.push_bind_param::<BigInt, _>(value),
        Value::Unsigned(value) => out.push_bind_param::<sql::Unsigned, _>(value),
        Value::Real(value) => out.push_bind_param::<Float, _>(value),
        Value::Double(value) => out.push_bind_param::<Double, _>(value),
        Value::Decimal(value) => out.push_bind_param::<sql::Decimal, _>(value),
        Value::Text(value) => out.push_bind_param::<Text, _>(value),
        Value::Bytes(bytes) => match kind {
            Kind::Bits(_) => backend::push_bits(value, bytes, out),
            _ => out.push_bind_param::<Binary, _>(bytes),
        },
        Value::Date(value) => out.push_bind_param::<sql_types::Date, _>(value),
        Value::Time(value) => out.push_bind_param::<sql_types::Time, _>(value),
        Value::Timestamp(value) => out.push_bind_param::<sql::Timestamp, _>(value),
        Value::Timestamptz(value) => out.push_bind_param::<sql::Timestamptz, _>(value),
        Value::Uuid(value) => out.push_bind_param::<sql::Uuid, _>(value),
        Value::Json(value) => out.push_bind_param::<sql::Json, _>(value),
        Value::Enum(label) => out.push_bind_param::<Text, _>(label),
        Value::Array(_) => backend::push_array(value, out),
    }?;
    backend::push_bind_cast(kind, out)
}

fn push_null(kind: Kind, out: &mut Pass<'_, '_>) -> QueryResult<()> {
    match kind {
        Kind::Boolean => out.push_bind_param::<Nullable<Bool>, _>(&None::<bool>),
        Kind::SmallInt => out.push_bind_param::<Nullable<SmallInt>, _>(&None::<i16>),
        Kind::Integer => out.push_bind_param::<Nullable<Integer>, _>(&None::<i32>),
        Kind::BigInt => out.push_bind_param::<Nullable<BigInt>, _>(&None::<i64>),
        Kind::Unsigned(_) => out.push_bind_param::<Nullable<sql::Unsigned>, _>(&None::<Unsigned>),
        Kind::Real => out.push_bind_param::<Nullable<Float>, _>(&None::<f32>),
        Kind::Double => out.push_bind_param::<Nullable<Double>, _>(&None::<f64>),
        Kind::Decimal { .. } | Kind::Numeric => out.push_bind_param::<Nullable<sql::Decimal>, _>(&None::<Decimal>),
        Kind::Text(_) | Kind::Char(_) | Kind::Citext | Kind::Enum(_) | Kind::Array(_) | Kind::Native(_) => {
            out.push_bind_param::<Nullable<Text>, _>(&None::<String>)
        }
        Kind::Bytes(_) | Kind::Bits(_) => out.push_bind_param::<Nullable<Binary>, _>(&None::<Vec<u8>>),
        Kind::Date => out.push_bind_param::<Nullable<sql_types::Date>, _>(&None::<Date>),
        Kind::Time => out.push_bind_param::<Nullable<sql_types::Time>, _>(&None::<Time>),
        Kind::Timestamp => out.push_bind_param::<Nullable<sql::Timestamp>, _>(&None::<Timestamp>),
        Kind::Timestamptz => out.push_bind_param::<Nullable<sql::Timestamptz>, _>(&None::<DateTime>),
        Kind::Uuid => out.push_bind_param::<Nullable<sql::Uuid>, _>(&None::<Uuid>),
        Kind::Json => out.push_bind_param::<Nullable<sql::Json>, _>(&None::<Json>),
    }?;
    backend::push_bind_cast(kind, out)
}

/// Reads a result row with columns of those kinds.
///
/// # Errors
///
/// When there are fewer columns, and as [`read_value`].
pub(super) fn read_row<'a>(row: &impl diesel::row::Row<'a, Db>, kinds: &[Kind]) -> QueryResult<Vec<Value>> {
    let mut values = Vec::with_capacity(kinds.len());
    for (position, &kind) in kinds.iter().enumerate() {
        let field = row.get(position).ok_or_else(|| DeserializationError("a row with too few columns".into()))?;
        values.push(read_value(kind, field.value()).map_err(DeserializationError)?);
    }
    Ok(values)
}

/// Reads a result column of that kind.
///
/// # Errors
///
/// When the database holds something that is no value of the kind.
pub(super) fn read_value(kind: Kind, raw: Option<<Db as Backend>::RawValue<'_>>) -> deserialize::Result<Value> {
    let Some(raw) = raw else {
        return Ok(Value::Null);
    };
    Ok(match kind {
        Kind::Boolean => Value::Boolean(FromSql::<Bool, Db>::from_sql(raw)?),
        Kind::SmallInt => Value::SmallInt(FromSql::<SmallInt, Db>::from_sql(raw)?),
        Kind::Integer => Value::Integer(FromSql::<Integer, Db>::from_sql(raw)?),
        Kind::BigInt => Value::BigInt(FromSql::<BigInt, Db>::from_sql(raw)?),
        Kind::Unsigned(_) => Value::Unsigned(FromSql::<sql::Unsigned, Db>::from_sql(raw)?),
        Kind::Real => Value::Real(FromSql::<Float, Db>::from_sql(raw)?),
        Kind::Double => Value::Double(FromSql::<Double, Db>::from_sql(raw)?),
        Kind::Decimal { scale, .. } => {
            Value::Decimal(<Decimal as FromSql<sql::Decimal, Db>>::from_sql(raw)?.at_scale(scale))
        }
        Kind::Numeric => Value::Decimal(FromSql::<sql::Decimal, Db>::from_sql(raw)?),
        Kind::Text(_) | Kind::Citext => Value::Text(FromSql::<Text, Db>::from_sql(raw)?),
        Kind::Char(_) => read_text(raw, |text| Ok(Value::Text(text.trim_end_matches(' ').to_owned())))?,
        Kind::Bytes(_) | Kind::Bits(_) => Value::Bytes(FromSql::<Binary, Db>::from_sql(raw)?),
        Kind::Date => Value::Date(FromSql::<sql_types::Date, Db>::from_sql(raw)?),
        Kind::Time => Value::Time(FromSql::<sql_types::Time, Db>::from_sql(raw)?),
        Kind::Timestamp => Value::Timestamp(read_timestamp(raw)?),
        Kind::Timestamptz => Value::Timestamptz(FromSql::<sql::Timestamptz, Db>::from_sql(raw)?),
        Kind::Uuid => Value::Uuid(FromSql::<sql::Uuid, Db>::from_sql(raw)?),
        Kind::Json => Value::Json(FromSql::<sql::Json, Db>::from_sql(raw)?),
        Kind::Enum(labels) => read_text(raw, |text| read_label(labels, text))?,
        Kind::Array(array) => (array.read)(raw)?,
        Kind::Native(native) => (native.read)(raw)?,
    })
}

fn read_label(labels: &EnumType, text: &str) -> deserialize::Result<Value> {
    let label = labels.labels.iter().find(|label| **label == text);
    label.map(|label| Value::Enum(label)).ok_or_else(|| format!("{text:?} is no value of {}", labels.name).into())
}
