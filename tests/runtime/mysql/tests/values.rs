//! Values of each column at their extremes, and what is none.

use mysql_runtime_db::models::{NewSample, Sample};
use serde_json::{Value, json};

/// The columns whose values are only asked for being NULL.
pub(crate) const UNORDERED: &[&str] = &["tags"];

/// Returns what Diesel reads as the engine reads it, which is the same.
pub(crate) fn as_the_engine_has_it(sample: Sample) -> Sample {
    sample
}

/// Returns what was read as a row to insert.
pub(crate) fn to_insert(sample: Sample) -> NewSample {
    NewSample {
        unsigned16: sample.unsigned16,
        unsigned32: sample.unsigned32,
        unsigned64: sample.unsigned64,
        key: sample.key,
        at_milli: sample.at_milli,
        clock: sample.clock,
        moment: sample.moment,
        tiny: sample.tiny,
        byte: sample.byte,
        medium: sample.medium,
        medium_u: sample.medium_u,
        year: sample.year,
        tags: sample.tags,
        bits: sample.bits,
        fixed: sample.fixed,
        short: sample.short,
        long: sample.long,
        blob: sample.blob,
        exact: sample.exact,
    }
}

/// (column, a value as it is given, the form in which it comes back)
pub(crate) fn values() -> Vec<(&'static str, Value, Value)> {
    let same = |column, value: Value| (column, value.clone(), value);
    vec![
        same("unsigned16", json!(0)),
        same("unsigned16", json!(u16::MAX)),
        same("unsigned32", json!(u32::MAX)),
        same("unsigned64", json!(u64::MAX)),
        same("unsigned64", json!(0)),
        same("key", json!("")),
        same("key", json!("AAECAw==")),
        ("at_milli", json!("2024-02-29T12:00:00.9999"), json!("2024-02-29T12:00:00.999")),
        ("clock", json!("23:59:59.9"), json!("23:59:59")),
        same("moment", json!("2024-02-29T12:00:00.123456Z")),
        ("moment", json!("2024-12-31T23:00:00-01:30"), json!("2025-01-01T00:30:00Z")),
        same("tiny", json!(-128)),
        same("tiny", json!(127)),
        same("byte", json!(255)),
        same("medium", json!(-8_388_608)),
        same("medium", json!(8_388_607)),
        same("medium_u", json!(16_777_215)),
        same("year", json!(1901)),
        same("year", json!(2155)),
        ("tags", json!("ü,a"), json!("a,ü")),
        same("tags", json!("")),
        same("tags", json!("b c")),
        same("bits", json!("D/8=")),
        ("bits", json!("AQ=="), json!("AAE=")),
        ("bits", json!(""), json!("AAA=")),
        ("fixed", json!("AQI="), json!("AQIAAA==")),
        same("short", json!("ü\u{1F600} '\"\\%_")),
        same("long", json!("")),
        same("blob", json!("AP8n")),
        same("exact", json!("12345678901234567890.0123456789")),
        same("exact", json!("-0.0000000001")),
    ]
}

/// (column, something that it cannot hold)
pub(crate) fn no_values() -> Vec<(&'static str, Value)> {
    vec![
        ("unsigned16", json!(-1)),
        ("unsigned16", json!(65_536)),
        ("unsigned32", json!(4_294_967_296_u64)),
        ("unsigned64", json!(-1)),
        ("unsigned64", json!(1.5)),
        ("key", json!("AAECAwQ=")),
        ("year", json!("1999")),
        ("year", json!(70)),
        ("year", json!(2156)),
        ("tiny", json!(128)),
        ("tiny", json!(-129)),
        ("byte", json!(256)),
        ("medium", json!(8_388_608)),
        ("medium_u", json!(16_777_216)),
        ("medium_u", json!(-1)),
        ("tags", json!("none")),
        ("bits", json!("EAA=")),
        ("fixed", json!("AQIDBAU=")),
        ("short", json!("ü".repeat(128))),
        ("exact", json!("123456789012345678901")),
        ("exact", json!("0.00000000001")),
    ]
}
