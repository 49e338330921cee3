//! How MySQL prints expressions in its information schema, taken back.

use crate::introspect::tokens::{Kind, tokens};

/// What bytes 80 to 9F are in MySQL's `latin1`, which is Windows' code page 1252.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Returns an expression that is given as it would stand in a string, with the bytes of its letters taken for letters.
pub(super) fn expression(text: &str) -> String {
    with_doubled_quotes(&unescaped(&decoded(text)))
}

/// Returns the text whose UTF-8 was read as `latin1`; a text that cannot be that is given back as it is.
fn decoded(text: &str) -> String {
    let byte = |letter: char| match letter {
        '\0'..='\x7f' | '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(letter)).ok(),
        _ => WINDOWS.chars().zip(0x80..).find(|(other, _)| *other == letter).map(|(_, byte)| byte),
    };
    let bytes: Option<Vec<u8>> = text.chars().map(byte).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| text.to_owned())
}

/// Returns a text with each `\x` as the `x` that it stands for.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        plain.push(if letter == '\\' { letters.next().unwrap_or(letter) } else { letter });
    }
    plain
}

/// Returns SQL with quotes inside of strings written as every database reads them, instead of behind a backslash.
pub(super) fn with_doubled_quotes(sql: &str) -> String {
    let mut plain = String::with_capacity(sql.len());
    let mut within = None;
    let mut letters = sql.chars();
    while let Some(letter) = letters.next() {
        match (within, letter) {
            (Some('\''), '\\') => match letters.next() {
                Some('\'') => plain.push_str("''"),
                next => plain.extend(['\\'].into_iter().chain(next)),
            },
            (None, '\'' | '"' | '`') => {
                within = Some(letter);
                plain.push(letter);
            }
            _ => {
                if within == Some(letter) {
                    within = None;
                }
                plain.push(letter);
            }
        }
    }
    plain
}

/// Returns an expression without the character set before each of its strings, where it is the usual one.
pub(super) fn without_charset(sql: &str) -> String {
    let mut plain = String::with_capacity(sql.len());
    let mut end = 0;
    for pair in tokens(sql).windows(2) {
        if pair[0].is("_utf8mb4") && pair[1].kind == Kind::String {
            plain.push_str(&sql[end..pair[0].start]);
            end = pair[1].start;
        }
    }
    plain + &sql[end..]
}
