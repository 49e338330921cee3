//! Texts that PostGIS is asked to read.

/// Returns the text when it can be EWKT (`SRID=4326;POINT(1 2)`) or EWKB in hexadecimal, as far as its characters tell; whether it is
/// one, PostGIS says.
///
/// The forms beside these are kept from it: version 3.3 brings the server down with GeoJSON whose coordinates nest unevenly, and
/// reads past the end of `SRID=` without a semicolon.
pub(super) fn parse(text: &str) -> Option<String> {
    let shape = match text.get(..5).filter(|start| start.eq_ignore_ascii_case("SRID=")) {
        Some(_) => text[5..].split_once(';').filter(|(srid, _)| is_srid(srid))?.1,
        None => text,
    };
    let is_read = match shape.bytes().next()? {
        b'0' => shape.bytes().all(|byte| byte.is_ascii_hexdigit()),
        first => first.is_ascii_alphabetic() && shape.bytes().all(is_of_ewkt),
    };
    is_read.then(|| text.to_owned())
}

/// The largest number of a spatial reference system has six digits.
fn is_srid(text: &str) -> bool {
    (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_of_ewkt(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'(' | b')' | b',' | b'.' | b'+' | b'-')
}
