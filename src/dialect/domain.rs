/// Returns a domain's condition as that of a column: its name in the place of `VALUE`.
pub(super) fn of_column(condition: &str, column: &str) -> String {
    let mut out = String::with_capacity(condition.len());
    let mut rest = condition;
    let mut quote = None;
    while let Some(c) = rest.chars().next() {
        let is_start = !out.ends_with(|before: char| before.is_alphanumeric() || before == '_');
        let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        if quote.is_none() && is_start && rest[..word].eq_ignore_ascii_case("value") {
            out.push_str(column);
            rest = &rest[word..];
            continue;
        }
        match quote {
            Some(open) if open == c => quote = None,
            None if matches!(c, '\'' | '"' | '`') => quote = Some(c),
            _ => {}
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::of_column;

    #[test]
    fn value_is_the_column_but_in_texts_and_longer_words() {
        for (condition, expected) in [
            ("VALUE > 0", "\"a\" > 0"),
            ("length(value) < 9 AND Value <> ''", "length(\"a\") < 9 AND \"a\" <> ''"),
            ("VALUE <> 'VALUE ''VALUE'", "\"a\" <> 'VALUE ''VALUE'"),
            ("values(VALUE_1)", "values(VALUE_1)"),
        ] {
            assert_eq!(of_column(condition, "\"a\""), expected, "{condition}");
        }
    }
}
