//! The file of settings: TOML, with a key for each setting that a server keeps.

use std::error::Error;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use toml::de::{DeTable, DeValue};

use super::settings::{Common, Serve};

/// The settings of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct File {
    pub(super) common: Common,
    pub(super) serve: Serve,
}

/// Takes a value for a setting; `None` when it is not one.
type Take = fn(&mut File, &DeValue<'_>) -> Option<()>;

/// (key, what it expects, how it is taken)
const KEYS: &[(&str, &str, Take)] = &[
    ("database_url", "a text", |file, value| set(&mut file.common.database_url, text(value))),
    ("log", "a text like \"info\"", |file, value| set(&mut file.common.log, text(value))),
    ("log_format", "\"text\" or \"json\"", |file, value| {
        set(&mut file.common.log_format, value.as_str().and_then(|text| ValueEnum::from_str(text, false).ok()))
    }),
    ("bind", "an IP address like \"0.0.0.0\"", |file, value| set(&mut file.serve.bind, parsed(value))),
    ("port", "a whole number from 0 to 65535", |file, value| set(&mut file.serve.port, number(value))),
    ("migrate", "true or false", |file, value| set(&mut file.serve.migrate, value.as_bool())),
    ("connections", "a whole number from 1 to 65535", |file, value| {
        set(&mut file.serve.connections, number(value).filter(|&number| number > 0))
    }),
    ("connection_wait", "a whole number of seconds", |file, value| {
        set(&mut file.serve.connection_wait, number(value))
    }),
    ("allow_origin", "a list of origins like [\"https://shop.example\"]", |file, value| {
        let origins = value.as_array().map(|origins| origins.iter().map(|origin| parsed(origin.get_ref())).collect());
        set(&mut file.serve.allow_origin, origins.flatten())
    }),
    ("compression", "true or false", |file, value| set(&mut file.serve.compression, value.as_bool())),
    ("timeout", "a whole number of seconds", |file, value| set(&mut file.serve.timeout, number(value))),
    ("body_limit", "a whole number of bytes", |file, value| set(&mut file.serve.body_limit, number(value))),
];

/// Reads the file that was named, or the usual one if it is there.
///
/// # Errors
///
/// What is wrong with it: each line names the file, the place, the key and what was expected, and never a value, for it may
/// be a secret.
pub(super) fn read(named: Option<&Path>, crate_name: &str) -> Result<File, Box<dyn Error>> {
    let path = named.map_or_else(|| PathBuf::from(format!("{crate_name}.toml")), Path::to_owned);
    match fs::read_to_string(&path) {
        Ok(text) => parse(&text).map_err(|errors| {
            let line = |(at, message)| format!("{}:{}: {message}", path.display(), place(&text, at));
            errors.into_iter().map(line).collect::<Vec<_>>().join("\n").into()
        }),
        Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => Ok(File::default()),
        Err(error) => Err(format!("cannot read {}: {error}", path.display()).into()),
    }
}

/// Reads the text of a file.
///
/// # Errors
///
/// Where it is wrong, in bytes, and how.
fn parse(text: &str) -> Result<File, Vec<(usize, String)>> {
    let syntax = |error: toml::de::Error| (error.span().map_or(0, |span| span.start), error.message().to_owned());
    let table = DeTable::parse(text).map_err(|error| vec![syntax(error)])?.into_inner();
    let (mut file, mut errors) = (File::default(), Vec::new());
    for (key, value) in &table {
        match KEYS.iter().find(|(known, ..)| known == key.get_ref()) {
            None => errors.push((key.span().start, unknown(key.get_ref()))),
            Some((key, expected, take)) => {
                if take(&mut file, value.get_ref()).is_none() {
                    errors.push((value.span().start, format!("{key}: expected {expected}")));
                }
            }
        }
    }
    errors.sort_by_key(|(at, _)| *at);
    if errors.is_empty() { Ok(file) } else { Err(errors) }
}

fn unknown(key: &str) -> String {
    let nearest = KEYS.iter().map(|(known, ..)| *known).min_by_key(|known| strsim::osa_distance(known, key));
    match nearest.filter(|known| strsim::osa_distance(known, key) <= key.len().div_ceil(3)) {
        Some(nearest) => format!("{key}: no such setting; did you mean {nearest}?"),
        None => {
            let known: Vec<&str> = KEYS.iter().map(|(known, ..)| *known).collect();
            format!("{key}: no such setting; expected one of {}", known.join(", "))
        }
    }
}

/// Returns line and column of a byte, both from 1.
fn place(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    format!("{}:{}", before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

fn set<T>(place: &mut Option<T>, value: Option<T>) -> Option<()> {
    *place = Some(value?);
    Some(())
}

fn text(value: &DeValue<'_>) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn parsed<T: std::str::FromStr>(value: &DeValue<'_>) -> Option<T> {
    value.as_str()?.parse().ok()
}

fn number<T: TryFrom<u64>>(value: &DeValue<'_>) -> Option<T> {
    let number = value.as_integer()?;
    u64::from_str_radix(number.as_str(), number.radix()).ok()?.try_into().ok()
}
