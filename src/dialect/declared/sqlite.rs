/// Returns what Diesel calls a column of that declared type, by the words in it (`infer_schema_internals/sqlite.rs`), or `Binary`
/// as for a column without a type when it knows none of them; resolve refuses those.
pub(in crate::dialect) fn declared(sql: &str) -> &'static str {
    known(sql).unwrap_or("Binary")
}

/// Returns what Diesel calls the type, when it knows it.
pub(super) fn known(sql: &str) -> Option<&'static str> {
    let name = sql.to_lowercase();
    let has = |words: &[&str]| words.iter().all(|word| name.contains(word));
    let has_any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    Some(if name == "boolean" || name == "bool" || has(&["tiny", "int"]) {
        "Bool"
    } else if name == "int2" || has(&["small", "int"]) {
        "SmallInt"
    } else if name == "int8" || has(&["big", "int"]) {
        "BigInt"
    } else if has(&["int"]) {
        "Integer"
    } else if has_any(&["char", "clob", "text"]) {
        "Text"
    } else if has_any(&["blob", "binary"]) {
        "Binary"
    } else if has_any(&["float", "real"]) {
        "Float"
    } else if has_any(&["double", "num", "dec"]) {
        "Double"
    } else if name == "datetime" || name == "timestamp" {
        "Timestamp"
    } else if name == "date" {
        "Date"
    } else if name == "time" {
        "Time"
    } else {
        return None;
    })
}
