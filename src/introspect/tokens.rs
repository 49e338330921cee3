//! SQL as words, as far as a reader of stored statements needs them.

/// A word of a statement and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    /// The text as it stands there.
    pub(super) text: &'a str,
    /// Where it starts.
    pub(super) start: usize,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A keyword, name or number.
    Word,
    /// A name in quotes.
    Quoted,
    /// A string.
    String,
    /// One character of any other sort.
    Symbol,
}

impl Token<'_> {
    /// Returns where it ends.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Returns whether it is this keyword, in upper or lower case.
    pub(super) fn is(&self, keyword: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(keyword)
    }

    /// Returns whether it is this character.
    pub(super) fn is_symbol(&self, symbol: char) -> bool {
        self.kind == Kind::Symbol && self.text.starts_with(symbol)
    }

    /// Returns the name that it stands for.
    pub(super) fn name(&self) -> String {
        match self.kind {
            Kind::Quoted | Kind::String => {
                let close = self.text.chars().next_back().unwrap_or_default();
                let inside = &self.text[1..self.text.len() - 1];
                inside.replace(&format!("{close}{close}"), &close.to_string())
            }
            Kind::Word | Kind::Symbol => self.text.to_owned(),
        }
    }
}

/// Cuts a statement into tokens; comments and blanks are none.
pub(super) fn tokens(sql: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut place = 0;
    while let Some(first) = sql[place..].chars().next() {
        let rest = &sql[place..];
        let (length, kind) = match first {
            c if c.is_whitespace() => (c.len_utf8(), None),
            '-' if rest.starts_with("--") => (rest.find('\n').unwrap_or(rest.len()), None),
            '/' if rest.starts_with("/*") => (rest.find("*/").map_or(rest.len(), |end| end + 2), None),
            '\'' => (quoted_length(rest, '\''), Some(Kind::String)),
            '"' | '`' => (quoted_length(rest, first), Some(Kind::Quoted)),
            '[' => (rest.find(']').map_or(rest.len(), |end| end + 1), Some(Kind::Quoted)),
            c if is_word(c) => (rest.find(|c: char| !is_word(c)).unwrap_or(rest.len()), Some(Kind::Word)),
            c => (c.len_utf8(), Some(Kind::Symbol)),
        };
        if let Some(kind) = kind {
            tokens.push(Token { kind, text: &rest[..length], start: place });
        }
        place += length;
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '.')
}

/// Returns the length of a quoted text, in which a doubled quote is part of it.
fn quoted_length(rest: &str, quote: char) -> usize {
    let mut place = quote.len_utf8();
    while let Some(found) = rest[place..].find(quote) {
        place += found + quote.len_utf8();
        if !rest[place..].starts_with(quote) {
            return place;
        }
        place += quote.len_utf8();
    }
    rest.len()
}

/// Returns the text that tokens span, without its comments, and with one blank where there were several.
pub(super) fn text(sql: &str, tokens: &[Token<'_>]) -> String {
    let mut text = String::new();
    let mut end = None;
    for token in tokens {
        if end.is_some_and(|end: usize| end < token.start && !sql[end..token.start].is_empty()) {
            text.push(' ');
        }
        text.push_str(token.text);
        end = Some(token.end());
    }
    text
}

/// Returns an expression without the parentheses around the whole of it.
pub(super) fn without_parentheses(expression: &str) -> &str {
    let Some(inside) = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return expression };
    let mut depth = 0_i32;
    for token in tokens(inside) {
        depth += i32::from(token.is_symbol('(')) - i32::from(token.is_symbol(')'));
        if depth < 0 {
            return expression;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blanks_are_left_out_of_a_text() {
        let sql = "a  > /* why */ 'it''s -- no comment'\n-- end\nAND \"b \"\"x\" < [c]";
        let tokens = tokens(sql);
        assert_eq!(text(sql, &tokens), "a > 'it''s -- no comment' AND \"b \"\"x\" < [c]");
        let names: Vec<String> = tokens.iter().filter(|token| token.kind == Kind::Quoted).map(Token::name).collect();
        assert_eq!(names, ["b \"x", "c"]);
    }

    #[test]
    fn what_is_not_closed_ends_with_the_text() {
        for sql in ["'abc", "\"abc", "[abc", "/* abc"] {
            assert!(tokens(sql).len() <= 1, "{sql}");
        }
    }
}
