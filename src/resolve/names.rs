//! What names become in Rust and, for constraints, in the database.

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::dialect::fit_identifier;

/// Returns the identifier that `diesel print-schema` makes of a name: characters other than ASCII letters, digits and `_`
/// become `_`, a leading digit gets one before it, and a keyword or a name that `table!` uses itself gets one behind it.
/// (diesel_cli 2.3.14, `rust_name_for_sql_name`.)
pub(super) fn identifier(name: &str) -> String {
    let mapped = map_characters(name);
    if is_reserved(&mapped) { format!("{mapped}_") } else { mapped }
}

/// Returns the identifier of a column: `table!` cannot have a column that is named like its table.
pub(super) fn column_identifier(name: &str, table: &str) -> String {
    let mapped = map_characters(name);
    if is_reserved(&mapped) || mapped == table { format!("{mapped}_") } else { mapped }
}

/// Returns the name of a relation's method on the struct of a row.
pub(super) fn method(relation: &str) -> String {
    /// Methods of the standard library's traits that take `&self` alone, which clippy keeps for them (`should_implement_trait`).
    const TRAIT_METHODS: [&str; 4] = ["as_ref", "borrow", "clone", "deref"];
    let identifier = identifier(relation);
    let name = of_this_edition(in_snake_case(&identifier).unwrap_or(identifier));
    if TRAIT_METHODS.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// Returns an identifier of [`identifier`] as Rust's style has it, when that is another one.
pub(super) fn in_snake_case(identifier: &str) -> Option<String> {
    // The rule of rustc's lint `non_snake_case`.
    let is_in_style = !identifier.trim_matches('_').contains("__") && !identifier.contains(|c: char| c.is_uppercase());
    (!is_in_style).then(|| of_this_edition(self::identifier(&identifier.to_snake_case())))
}

/// Returns the field of a column, when it is not the identifier: also where that has no letters, which clippy has no liking for as
/// the name of an argument (`just_underscores_and_digits`).
pub(super) fn field(identifier: &str) -> Option<String> {
    if identifier.contains(|c: char| c.is_ascii_alphabetic()) {
        return in_snake_case(identifier);
    }
    Some(format!("column_{}", identifier.trim_matches('_')).trim_end_matches('_').to_owned())
}

fn map_characters(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 1);
    // Diesel writes one `_` for a run of unmappable characters, and counts the `_` that it puts before a digit.
    let mut in_run = false;
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        out.push('_');
        in_run = true;
    }
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '_' {
            out.push(c);
            in_run = false;
        } else {
            if !in_run {
                out.push('_');
            }
            in_run = true;
        }
    }
    out
}

/// The keyword that Rust has since the edition 2024, of which Diesel's tools and syn do not know.
pub(super) const KEYWORD_SINCE_2024: &str = "gen";

fn of_this_edition(identifier: String) -> String {
    if identifier == KEYWORD_SINCE_2024 { format!("{identifier}_") } else { identifier }
}

fn is_reserved(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_err()
        || matches!(name, "table" | "columns" | "is_nullable")
        || (name.starts_with("__") && !name.ends_with('_'))
}

/// Returns whether a text is an identifier that Rust takes as it is.
pub(super) fn is_identifier(name: &str) -> bool {
    name.is_ascii() && name != KEYWORD_SINCE_2024 && syn::parse_str::<syn::Ident>(name).is_ok()
}

/// Returns a name in upper camel case, fit for a type or a variant; nothing when it has no letter or digit.
pub(super) fn upper_camel(name: &str) -> Option<String> {
    // Letters beyond ASCII go first: the one after them may become the first.
    let ascii = name.chars().filter(|c| c.is_ascii() || !c.is_alphanumeric());
    let words: String = ascii.map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let camel = words.to_upper_camel_case();
    let first = camel.chars().next()?;
    let camel = if first.is_ascii_digit() { format!("_{camel}") } else { camel };
    Some(if is_identifier(&camel) { camel } else { format!("{camel}_") })
}

/// Returns a name in upper camel case, fit for a type beside which others are called `New…` and `Update…`.
pub(super) fn type_name(name: &str) -> Option<String> {
    let camel = upper_camel(name)?;
    Some(match camel.strip_prefix('_') {
        Some(digits) => format!("T{digits}"),
        None => camel,
    })
}

/// Returns the name of a table's struct: its last word in the singular.
pub(super) fn model_name(table: &str) -> Option<String> {
    type_name(&singular(table))
}

/// Returns a name with its last word in the singular, as far as English goes: `blog_posts` becomes `blog_post`.
pub(super) fn singular(name: &str) -> String {
    let word = name.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if word.is_empty() || !word.is_ascii() {
        return name.to_owned();
    }
    let before = &name[..name.len() - word.len()];
    let lower = word.to_ascii_lowercase();
    let one = match lower.as_str() {
        // Words that have no other singular, or none that anyone uses, where the crate's rules find one.
        "aws" | "axis" | "basis" | "chassis" | "clothes" | "crisis" | "css" | "data" | "dns" | "goods" | "gps"
        | "ios" | "js" | "kudos" | "lens" | "metadata" | "os" | "pants" | "sms" | "species" | "us" => {
            return name.to_owned();
        }
        "caches" => "cache".to_owned(),
        _ => pluralizer::pluralize(word, 1, false),
    };
    format!("{before}{one}")
}

/// Returns the name of a constraint or index that has none of its own, as PostgreSQL would name it.
pub fn constraint(table: &str, columns: &[String], suffix: &str) -> String {
    let mut parts = vec![table];
    parts.extend(columns.iter().map(String::as_str));
    parts.push(suffix);
    fit_identifier(&parts.join("_"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::LONGEST_IDENTIFIER;

    #[test]
    fn identifiers_are_those_of_diesel() {
        for (name, expected) in [
            ("users", "users"),
            ("type", "type_"),
            ("columns", "columns_"),
            ("is_nullable", "is_nullable_"),
            ("2fa", "_2fa"),
            ("2-fa", "_2_fa"),
            ("first name", "first_name"),
            ("a -- b", "a_b"),
            ("über", "_ber"),
            ("__x", "__x_"),
            ("__x_", "__x_"),
            ("self", "self_"),
            ("%", "__"),
            ("_", "__"),
        ] {
            assert_eq!(identifier(name), expected, "{name}");
        }
        assert_eq!(column_identifier("users", "users"), "users_");
    }

    #[test]
    fn fields_and_modules_are_in_snake_case() {
        for (identifier, expected) in [
            ("users", None),
            ("__x_", None),
            ("userId", Some("user_id")),
            ("ID", Some("id")),
            ("Type", Some("type_")),
            ("a__b", Some("a_b")),
            ("_2Fa", Some("_2fa")),
            ("Gen", Some("gen_")),
        ] {
            assert_eq!(in_snake_case(identifier).as_deref(), expected, "{identifier}");
            assert_eq!(field(identifier).as_deref(), expected, "{identifier}");
        }
        assert_eq!(field("_123").as_deref(), Some("column_123"));
        assert_eq!(field("__").as_deref(), Some("column"));
    }

    #[test]
    fn structs_are_named_in_the_singular() {
        for (table, expected) in [
            ("users", "User"),
            ("blog_posts", "BlogPost"),
            ("status", "Status"),
            ("statuses", "Status"),
            ("addresses", "Address"),
            ("metadata", "Metadata"),
            ("media", "Media"),
            ("options", "Option"),
            ("people", "Person"),
            ("order_lines", "OrderLine"),
            ("caches", "Cache"),
            ("Users", "User"),
            ("categories", "Category"),
            ("2fa_tokens", "T2faToken"),
            ("order lines", "OrderLine"),
            ("analyses", "Analysis"),
            ("news", "News"),
            ("größen", "Gren"),
            ("größen_users", "GrenUser"),
            ("ängste", "Ngste"),
        ] {
            assert_eq!(model_name(table).as_deref(), Some(expected), "{table}");
        }
        assert_eq!(model_name("%"), None);
    }

    #[test]
    fn constraints_are_named_as_postgres_names_them() {
        assert_eq!(constraint("users", &["email".to_owned()], "key"), "users_email_key");
        assert_eq!(constraint("users", &[], "pkey"), "users_pkey");
        let long = "a".repeat(40);
        let of = |column: usize| constraint(&long, &["b".repeat(column)], "key");
        assert_eq!((of(40).len(), of(41).len()), (LONGEST_IDENTIFIER, LONGEST_IDENTIFIER));
        assert_ne!(of(40), of(41));
    }
}
