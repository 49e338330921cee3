//! Literal defaults: whether a scalar is a value of a type, and its one spelling.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Timelike, Utc};

use super::types::spelling;
use crate::diagnostics::Code;
use crate::model::{Literal, Type, UnsignedWidth};
use crate::source::{Reading, Scalar};

/// Why a scalar is no value of a type.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Problem {
    fn new(message: impl Into<String>) -> Self {
        Self { code: Code::DefaultMismatch, message: message.into(), help: None }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

/// Reads a scalar as a value of a type other than an enum.
///
/// Dates and times come out as `2024-01-31`, `08:00:00[.ffffff]`, `2024-01-31 08:00:00[.ffffff]` and, for timestamptz, the
/// same in UTC with `+00:00` behind it; UUIDs in lower case; JSON as it is written.
pub(super) fn literal(ty: &Type, scalar: &Scalar) -> Result<Literal, Problem> {
    match ty {
        Type::Boolean => boolean(scalar),
        Type::SmallInt => integer(scalar, ty, i16::MIN.into(), i16::MAX.into()),
        Type::Integer => integer(scalar, ty, i32::MIN.into(), i32::MAX.into()),
        Type::BigInt => integer(scalar, ty, i64::MIN, i64::MAX),
        Type::Unsigned(UnsignedWidth::Small) => integer(scalar, ty, 0, u16::MAX.into()),
        Type::Unsigned(UnsignedWidth::Regular) => integer(scalar, ty, 0, u32::MAX.into()),
        Type::Unsigned(UnsignedWidth::Big) => integer(scalar, ty, 0, i64::MAX),
        Type::Real => float(scalar, ty, |text| text.parse().is_ok_and(f32::is_finite)),
        Type::Double => float(scalar, ty, |text| text.parse().is_ok_and(f64::is_finite)),
        Type::Decimal { precision, scale } => decimal(scalar, *precision, *scale),
        Type::Numeric => decimal(scalar, 1000, 500),
        Type::Text | Type::Enum(_) | Type::Native(_) => text(scalar).map(|text| Literal::Text(text.to_owned())),
        Type::Varchar(most) | Type::Char(most) => {
            let text = text(scalar)?;
            let length = text.chars().count();
            if length > *most as usize {
                return Err(Problem::new(format!(
                    "the default has {length} characters, {} has at most {most}",
                    spelling(ty)
                )));
            }
            Ok(Literal::Text(text.to_owned()))
        }
        Type::Array(_) => Err(Problem::new("arrays have no literal").help("write an expression: `{ sql: \"'{}'\" }`")),
        Type::Bytes | Type::BoundedBytes(_) => {
            Err(Problem::new("bytes have no literal").help("write an expression: `{ sql: \"X'00'\" }`"))
        }
        Type::Date => temporal(scalar, ty, "2024-01-31", |text| date(text).map(|date| date.to_string())),
        Type::Time => temporal(scalar, ty, "08:00:00", |text| time(text).map(time_text)),
        Type::Timestamp => temporal(scalar, ty, "2024-01-31 08:00:00", |text| timestamp(text).map(timestamp_text)),
        Type::Timestamptz => temporal(scalar, ty, "2024-01-31 08:00:00Z", |text| {
            let moment = DateTime::parse_from_rfc3339(&text.replacen(' ', "T", 1)).ok()?.with_timezone(&Utc);
            let micros = moment.timestamp_subsec_nanos() % 1_000 == 0;
            let format = if moment.nanosecond() == 0 { SecondsFormat::Secs } else { SecondsFormat::Micros };
            micros.then(|| moment.to_rfc3339_opts(format, false).replacen('T', " ", 1))
        }),
        Type::Uuid => {
            let text = text(scalar)?;
            let is_digit =
                |(at, c): (usize, char)| if matches!(at, 8 | 13 | 18 | 23) { c == '-' } else { c.is_ascii_hexdigit() };
            if text.chars().count() != 36 || !text.chars().enumerate().all(is_digit) {
                let problem = Problem::new(format!("`{text}` is no UUID"));
                return Err(problem
                    .help("a UUID is written `00000000-0000-0000-0000-000000000000`; `uuid()` makes a random one"));
            }
            Ok(Literal::Text(text.to_ascii_lowercase()))
        }
        Type::Json => {
            let text = json_text(scalar)?;
            match serde_json::from_str::<serde_json::Value>(text) {
                Ok(_) => Ok(Literal::Text(text.to_owned())),
                Err(error) => Err(Problem::new(format!("the default is no JSON document: {error}"))
                    .help("write it as a text: `'{\"a\": 1}'`")),
            }
        }
    }
}

/// Reads a text; what YAML readers may take for something else must be quoted.
pub(super) fn text(scalar: &Scalar) -> Result<&str, Problem> {
    match scalar.reading() {
        Reading::Text => Ok(&scalar.text),
        _ => Err(Problem {
            code: Code::QuoteText,
            message: format!("`{}` is not a text without quotes", scalar.text),
            help: Some(format!("write `\"{}\"`", scalar.text)),
        }),
    }
}

/// A JSON document is written as a text, but numbers and booleans need no quotes: they are the same in JSON.
fn json_text(scalar: &Scalar) -> Result<&str, Problem> {
    match scalar.reading() {
        Reading::Boolean(_) | Reading::Number => Ok(&scalar.text),
        _ => text(scalar),
    }
}

fn boolean(scalar: &Scalar) -> Result<Literal, Problem> {
    let meant = match scalar.reading() {
        Reading::Boolean(value) => return Ok(Literal::Boolean(value)),
        Reading::OldBoolean(value) => Some(value),
        _ => match &*scalar.text.to_ascii_lowercase() {
            "1" | "true" => Some(true),
            "0" | "false" => Some(false),
            _ => None,
        },
    };
    let problem = Problem::new(format!("`{}` is no boolean", scalar.text));
    Err(Problem { code: Code::NotABoolean, ..problem.help(format!("write `{}`", meant.unwrap_or(true))) })
}

/// Refuses numbers in quotes and in spellings that YAML readers do not agree on.
fn number<'a>(scalar: &'a Scalar, ty: &Type) -> Result<&'a str, Problem> {
    let text = &*scalar.text;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let unquoted = Scalar { text: text.into(), plain: true, block: false };
    if !scalar.plain && unquoted.reading() == Reading::Number {
        return Err(Problem::new(format!("`\"{text}\"` is a text, not a number")).help(format!("write `{text}`")));
    }
    if scalar.reading() != Reading::Number {
        return Err(Problem::new(format!("`{text}` is no value of type {}", spelling(ty))));
    }
    let has_leading_zero =
        digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") && !digits.starts_with(['e', 'E']);
    let is_odd = !digits.starts_with(|c: char| c.is_ascii_digit()) || text.contains('_') || digits.ends_with('.');
    if has_leading_zero || is_odd {
        let problem = Problem::new(format!("YAML readers do not agree on the number `{text}`"));
        let help = "write decimal digits, without a leading zero, `+` or `_`";
        return Err(Problem { code: Code::BadNumber, ..problem.help(help) });
    }
    Ok(text)
}

fn integer(scalar: &Scalar, ty: &Type, least: i64, most: i64) -> Result<Literal, Problem> {
    let text = number(scalar, ty)?;
    if text.contains(['.', 'e', 'E']) {
        return Err(Problem::new(format!("`{text}` is no whole number")));
    }
    match text.parse::<i64>() {
        Ok(value) if (least..=most).contains(&value) => Ok(Literal::Integer(value)),
        _ => Err(Problem::new(format!("{} goes from {least} to {most}", spelling(ty)))),
    }
}

fn float(scalar: &Scalar, ty: &Type, is_finite: fn(&str) -> bool) -> Result<Literal, Problem> {
    let text = number(scalar, ty)?;
    if !is_finite(text) {
        return Err(Problem::new(format!("`{text}` is too large for {}", spelling(ty))));
    }
    Ok(Literal::Number(text.to_owned()))
}

fn decimal(scalar: &Scalar, precision: u32, scale: u32) -> Result<Literal, Problem> {
    let ty = Type::Decimal { precision, scale };
    let text = number(scalar, &ty)?;
    if text.contains(['e', 'E']) {
        return Err(Problem::new("a decimal has no exponent").help("write all its digits"));
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole_digits = whole.trim_start_matches('0').len();
    if fraction.len() > scale as usize || whole_digits > (precision - scale) as usize {
        let message = format!(
            "`{text}` does not fit {}: {} digits before the point, {scale} after it",
            spelling(&ty),
            precision - scale
        );
        return Err(Problem::new(message));
    }
    Ok(Literal::Number(text.to_owned()))
}

fn temporal(
    scalar: &Scalar,
    ty: &Type,
    example: &str,
    parse: impl Fn(&str) -> Option<String>,
) -> Result<Literal, Problem> {
    let text = text(scalar)?;
    match parse(text) {
        Some(spelled) => Ok(Literal::Text(spelled)),
        None => {
            let problem = Problem::new(format!("`{text}` is no value of type {}", spelling(ty)));
            Err(problem.help(format!("write it like `{example}`")))
        }
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    // chrono takes other lengths too, like `24-1-1` and years of more digits.
    let has_shape = text.len() == 10
        && text.chars().enumerate().all(|(at, c)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() });
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| has_shape && !text.starts_with("0000"))
}

fn time(text: &str) -> Option<NaiveTime> {
    let has_shape = text.len() >= 8
        && text.is_char_boundary(8)
        && text[..8].chars().enumerate().all(|(at, c)| if matches!(at, 2 | 5) { c == ':' } else { c.is_ascii_digit() });
    let time = NaiveTime::parse_from_str(text, "%H:%M:%S%.f").ok()?;
    // A leap second is kept by chrono as a nanosecond beyond the second.
    (has_shape && time.nanosecond() % 1_000 == 0 && time.nanosecond() < 1_000_000_000).then_some(time)
}

fn time_text(time: NaiveTime) -> String {
    let format = if time.nanosecond() == 0 { "%H:%M:%S" } else { "%H:%M:%S%.6f" };
    time.format(format).to_string()
}

fn timestamp(text: &str) -> Option<NaiveDateTime> {
    let (day, clock) = text.split_once([' ', 'T'])?;
    Some(date(day)?.and_time(time(clock)?))
}

fn timestamp_text(timestamp: NaiveDateTime) -> String {
    format!("{} {}", timestamp.date(), time_text(timestamp.time()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(ty: &Type, text: &str) -> Result<Literal, Problem> {
        literal(ty, &Scalar { text: text.into(), plain: true, block: false })
    }

    fn quoted(ty: &Type, text: &str) -> Result<Literal, Problem> {
        literal(ty, &Scalar { text: text.into(), plain: false, block: false })
    }

    #[test]
    fn integers_are_in_the_range_of_their_type() {
        assert_eq!(plain(&Type::SmallInt, "-32768"), Ok(Literal::Integer(-32768)));
        for text in ["32768", "1.5", "1e3", "x", "007", "0x1F", "+1", "1_000"] {
            assert!(plain(&Type::SmallInt, text).is_err(), "{text}");
        }
        assert_eq!(plain(&Type::BigInt, "-9223372036854775808"), Ok(Literal::Integer(i64::MIN)));
        assert!(quoted(&Type::BigInt, "1").is_err());
    }

    #[test]
    fn decimals_fit_their_digits() {
        let ty = Type::Decimal { precision: 4, scale: 2 };
        for text in ["0", "99.99", "-99.9", "0.05"] {
            assert_eq!(plain(&ty, text), Ok(Literal::Number(text.to_owned())), "{text}");
        }
        for text in ["100", "0.001", "1e1", "00.5", ".5", "1."] {
            assert!(plain(&ty, text).is_err(), "{text}");
        }
    }

    #[test]
    fn dates_and_times_have_one_spelling() {
        let spelled = |ty: &Type, text: &str| match plain(ty, text) {
            Ok(Literal::Text(text)) => Some(text),
            _ => None,
        };
        assert_eq!(spelled(&Type::Date, "2024-02-29").as_deref(), Some("2024-02-29"));
        assert_eq!(spelled(&Type::Time, "08:00:00.5").as_deref(), Some("08:00:00.500000"));
        assert_eq!(spelled(&Type::Timestamp, "2024-01-31T08:00:00").as_deref(), Some("2024-01-31 08:00:00"));
        let moment = spelled(&Type::Timestamptz, "2024-01-31 08:00:00.25+02:00");
        assert_eq!(moment.as_deref(), Some("2024-01-31 06:00:00.250000+00:00"));
        for text in ["2023-02-29", "24-01-01", "2024-1-1", "0000-01-01", "2024-01-31x"] {
            assert_eq!(spelled(&Type::Date, text), None, "{text}");
        }
        for text in ["8:00:00", "24:00:00", "08:00", "08:00:00.1234567", "08:00:60"] {
            assert_eq!(spelled(&Type::Time, text), None, "{text}");
        }
        assert_eq!(spelled(&Type::Timestamptz, "2024-01-31 08:00:00"), None);
    }

    #[test]
    fn texts_are_quoted_where_yaml_reads_something_else() {
        assert_eq!(plain(&Type::Text, "no").map_err(|problem| problem.code), Err(Code::QuoteText));
        assert_eq!(quoted(&Type::Text, "no"), Ok(Literal::Text("no".to_owned())));
        assert!(quoted(&Type::Varchar(2), "äöü").is_err());
        assert_eq!(quoted(&Type::Varchar(3), "äöü"), Ok(Literal::Text("äöü".to_owned())));
    }

    #[test]
    fn json_and_uuids_are_read() {
        assert!(quoted(&Type::Json, "{").is_err());
        assert_eq!(quoted(&Type::Json, "{}"), Ok(Literal::Text("{}".to_owned())));
        let uuid = "67E55044-10B1-426F-9247-BB680E5FE0C8";
        assert_eq!(plain(&Type::Uuid, uuid), Ok(Literal::Text(uuid.to_ascii_lowercase())));
        assert!(plain(&Type::Uuid, "67e55044").is_err());
    }
}
