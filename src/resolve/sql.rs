//! Pieces of SQL that the schema gives: whether they can be copied into a statement.

/// Checks that a piece of SQL stands for itself: not empty, quotes and parentheses closed, no end of statement, no comment
/// that would swallow what follows. The error completes "this SQL ...".
pub(super) fn check_fragment(sql: &str) -> Result<(), String> {
    if sql.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    let mut depth = 0_usize;
    let mut characters = sql.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            // A doubled quote closes and opens again, which comes to the same.
            '\'' | '"' | '`' if characters.any(|other| other == c) => {}
            '\'' | '"' | '`' => return Err(format!("does not close its {c}")),
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1).ok_or("closes a parenthesis that it does not open")?,
            ';' => return Err("holds a `;`".to_owned()),
            '-' if characters.peek() == Some(&'-') => return Err("holds a comment".to_owned()),
            '/' if characters.peek() == Some(&'*') => return Err("holds a comment".to_owned()),
            '\0' => return Err("holds a NUL character".to_owned()),
            _ => {}
        }
    }
    if depth == 0 { Ok(()) } else { Err("does not close its parenthesis".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::check_fragment;

    #[test]
    fn a_fragment_stands_for_itself() {
        for good in ["price >= 0", "email LIKE '%@%'", "note <> 'it''s; -- fine'", "(a + (b)) > 0", "\"odd(\" > 0"] {
            assert_eq!(check_fragment(good), Ok(()), "{good}");
        }
        for bad in ["", "  ", "a = 'b", "(a", "a)", "a; DROP TABLE b", "a -- b", "a /* b */", "`a"] {
            assert!(check_fragment(bad).is_err(), "{bad}");
        }
    }
}
