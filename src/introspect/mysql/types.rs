//! Column types of MySQL and MariaDB as types of the model.

use crate::model::{Native, NativeForm, Type, UnsignedWidth};

/// What a column type is in the model.
pub(super) struct Meaning {
    pub(super) ty: Type,
    pub(super) digits: Option<u8>,
    /// The spelling, when that of the type is another.
    pub(super) declared: Option<String>,
    /// The labels of an enum, which the caller names.
    pub(super) labels: Vec<String>,
}

impl Meaning {
    fn plain(ty: Type) -> Self {
        Self { ty, digits: None, declared: None, labels: Vec::new() }
    }

    fn declared(ty: Type, sql: &str) -> Self {
        Self { declared: Some(sql.to_owned()), ..Self::plain(ty) }
    }

    fn seconds(ty: Type, digits: u32) -> Self {
        // Six are what the type itself has.
        let digits = u8::try_from(digits).ok().filter(|digits| *digits < 6);
        Self { digits, ..Self::plain(ty) }
    }

    fn native(sql: &str, form: NativeForm) -> Self {
        Self::plain(Type::Native(Native { sql: sql.to_owned(), form }))
    }
}

/// Returns what a column type means, as the information schema prints it.
///
/// Integers have a display width on MariaDB; one that is not the usual is part of the declaration.
pub(super) fn meaning(sql: &str) -> Meaning {
    // `blob /*M!100301 COMPRESSED*/`, which the column gets afterwards.
    let sql = sql.split_once(" /*").map_or(sql, |(sql, _)| sql);
    let lower = sql.to_lowercase();
    let (name, rest) = lower.split_once('(').map_or((lower.as_str(), ""), |(name, rest)| (name, rest));
    let (name, after_name) = name.split_once(' ').unwrap_or((name, ""));
    let (inside, after) = rest.rsplit_once(')').unwrap_or((rest, after_name));
    let numbers: Vec<u32> = inside.split(',').filter_map(|number| number.trim().parse().ok()).collect();
    let (is_unsigned, is_odd) = (after.contains("unsigned"), after.contains("zerofill"));
    let first = numbers.first().copied();
    let integer = |ty: Type, unsigned: Option<UnsignedWidth>, width: u32, unsigned_width: u32| {
        let usual = if is_unsigned { unsigned_width } else { width };
        let is_usual = !is_odd && first.is_none_or(|width| width == usual);
        match (is_unsigned, unsigned) {
            (false, _) if is_usual => Meaning::plain(ty),
            (false, _) => Meaning::declared(ty, sql),
            (true, Some(width)) if is_usual => Meaning::plain(Type::Unsigned(width)),
            (true, _) => Meaning::native(sql, NativeForm::Text),
        }
    };
    match name {
        "tinyint" if first == Some(1) && !is_unsigned && !is_odd => Meaning::plain(Type::Boolean),
        "tinyint" if is_unsigned => Meaning::native(sql, NativeForm::Text),
        "tinyint" => Meaning::declared(Type::SmallInt, sql),
        "smallint" => integer(Type::SmallInt, Some(UnsignedWidth::Small), 6, 5),
        "mediumint" if is_unsigned => Meaning::native(sql, NativeForm::Text),
        "mediumint" => Meaning::declared(Type::Integer, sql),
        "int" => integer(Type::Integer, Some(UnsignedWidth::Regular), 11, 10),
        "bigint" => integer(Type::BigInt, Some(UnsignedWidth::Big), 20, 20),
        "float" if lower == "float" => Meaning::plain(Type::Real),
        "double" if lower == "double" => Meaning::plain(Type::Double),
        "decimal" => match numbers[..] {
            [precision, scale] if !is_unsigned && !is_odd && scale <= precision => {
                Meaning::plain(Type::Decimal { precision, scale })
            }
            _ => Meaning::native(sql, NativeForm::Text),
        },
        "char" => first.map_or_else(|| Meaning::declared(Type::Text, sql), |length| Meaning::plain(Type::Char(length))),
        "varchar" => {
            first.map_or_else(|| Meaning::declared(Type::Text, sql), |length| Meaning::plain(Type::Varchar(length)))
        }
        "longtext" => Meaning::plain(Type::Text),
        "text" | "tinytext" | "mediumtext" => Meaning::declared(Type::Text, sql),
        "longblob" => Meaning::plain(Type::Bytes),
        "varbinary" => {
            first.map_or_else(|| Meaning::declared(Type::Bytes, sql), |most| Meaning::plain(Type::BoundedBytes(most)))
        }
        "blob" | "tinyblob" | "mediumblob" | "binary" | "bit" => Meaning::declared(Type::Bytes, sql),
        "date" => Meaning::plain(Type::Date),
        "time" => Meaning::seconds(Type::Time, first.unwrap_or_default()),
        "datetime" => Meaning::seconds(Type::Timestamp, first.unwrap_or_default()),
        "timestamp" => Meaning::declared(Type::Timestamp, sql),
        "year" => Meaning::declared(Type::SmallInt, sql),
        "json" => Meaning::declared(Type::Json, sql),
        "enum" => Meaning { labels: labels(sql), ..Meaning::plain(Type::Text) },
        "geometry" | "point" | "linestring" | "polygon" | "multipoint" | "multilinestring" | "multipolygon"
        | "geometrycollection" => Meaning::native(sql, NativeForm::Bytes),
        _ => Meaning::native(sql, NativeForm::Text),
    }
}

/// Returns the labels of `enum('a','b')`.
pub(super) fn labels(sql: &str) -> Vec<String> {
    let strings = super::super::tokens::tokens(sql).into_iter();
    strings.filter(|token| token.kind == super::super::tokens::Kind::String).map(|token| token.name()).collect()
}
