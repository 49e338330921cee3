/// Returns a piece of SQL in which a column has another name, as the databases themselves rewrite it.
///
/// Strings stay what they are. Names without quotes are compared without regard to case, as the databases do.
pub(super) fn rename_identifier(sql: &str, old: &str, new: &str) -> String {
    let mut renamed = String::with_capacity(sql.len());
    for token in tokens(sql) {
        let quoted = token.strip_prefix(['"', '`']).and_then(|rest| rest.strip_suffix(['"', '`']));
        match quoted {
            Some(name) if name == old => {
                let quote = &token[..1];
                renamed.extend([quote, new, quote]);
            }
            None if token.eq_ignore_ascii_case(old) => renamed.push_str(new),
            _ => renamed.push_str(token),
        }
    }
    renamed
}

/// Returns whether a piece of SQL mentions a name.
pub(crate) fn mentions(sql: &str, name: &str) -> bool {
    tokens(sql).any(|token| token.eq_ignore_ascii_case(name) || token.trim_matches(['"', '`']) == name)
}

/// Splits SQL into words, quoted names, strings and what is between them.
fn tokens(sql: &str) -> impl Iterator<Item = &str> {
    let mut rest = sql;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let length = match first {
            '\'' | '"' | '`' => quoted_length(rest, first),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        Some(token)
    })
}

fn quoted_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (place, c) in text.char_indices().skip(1) {
        let after = place + c.len_utf8();
        if escaped {
            escaped = false;
        } else if c == quote {
            // A doubled quote stands for one.
            if !text[after..].starts_with(quote) {
                return after;
            }
            escaped = true;
        }
    }
    text.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_and_strings_stay() {
        let sql = r#"title <> 'title''s title' AND "title" = Title AND subtitle > `title`"#;
        let renamed = r#"name <> 'title''s title' AND "name" = name AND subtitle > `name`"#;
        assert_eq!(rename_identifier(sql, "title", "name"), renamed);
    }

    #[test]
    fn a_string_mentions_nothing() {
        assert!(mentions("length(Title) > 1", "title"));
        assert!(!mentions("subtitle <> 'title'", "title"));
    }
}
