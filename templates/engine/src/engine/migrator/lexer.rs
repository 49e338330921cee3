use super::Dialect;

/// A piece of SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: TokenKind,
    /// Its text.
    pub text: &'a str,
    /// Where it starts in the script, in bytes.
    pub start: usize,
}

/// A kind of [`Token`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A comment, with its marks.
    Comment,
    /// A keyword or a name without quotes.
    Word,
    /// A name in quotes, with them.
    Quoted,
    /// A string, with its quotes.
    Text,
    /// Any other character.
    Other,
}

/// Cuts SQL into tokens, as the product reads it; blanks are left out.
#[derive(Clone, Debug)]
pub struct Lexer<'a> {
    dialect: Dialect,
    script: &'a str,
    at: usize,
}

impl<'a> Token<'a> {
    /// Returns whether it is that keyword, in upper or lower case.
    pub fn is(&self, keyword: &str) -> bool {
        self.kind == TokenKind::Word && self.text.eq_ignore_ascii_case(keyword)
    }

    /// Returns the name that it is, without quotes.
    pub fn name(&self) -> Option<String> {
        match self.kind {
            TokenKind::Word => Some(self.text.to_owned()),
            TokenKind::Quoted => {
                let close = if self.text.starts_with('[') { "]" } else { &self.text[..1] };
                let inner = self.text.get(1..)?.strip_suffix(close)?;
                Some(inner.replace(&close.repeat(2), close))
            }
            TokenKind::Comment | TokenKind::Text | TokenKind::Other => None,
        }
    }

    /// Returns where it ends in the script.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

impl<'a> Lexer<'a> {
    /// Starts at the beginning of a script.
    pub fn new(dialect: Dialect, script: &'a str) -> Self {
        Self { dialect, script, at: 0 }
    }

    fn rest(&self) -> &'a str {
        &self.script[self.at..]
    }

    /// Returns the kind and the length of what comes next.
    fn next_piece(&self, first: char) -> (TokenKind, usize) {
        let rest = self.rest();
        let mysql = self.dialect == Dialect::Mysql;
        match first {
            '-' if self.starts_line_comment(rest) => (TokenKind::Comment, line(rest)),
            '#' if mysql => (TokenKind::Comment, line(rest)),
            '/' if rest.starts_with("/*") => (TokenKind::Comment, self.block_comment(rest)),
            '\'' => (TokenKind::Text, quoted(rest, '\'', mysql)),
            // https://dev.mysql.com/doc/refman/8.4/en/string-literals.html: a string unless ANSI_QUOTES is set.
            '"' if mysql => (TokenKind::Text, quoted(rest, '"', true)),
            '"' => (TokenKind::Quoted, quoted(rest, '"', false)),
            '`' if self.dialect != Dialect::Postgres => (TokenKind::Quoted, quoted(rest, '`', false)),
            '[' if self.dialect == Dialect::Sqlite => (TokenKind::Quoted, until(rest, "]")),
            '$' if self.dialect == Dialect::Postgres => match dollar_tag(rest) {
                Some(tag) => (TokenKind::Text, tag.len() + until(&rest[tag.len()..], tag)),
                None => (TokenKind::Other, 1),
            },
            'E' | 'e' if self.dialect == Dialect::Postgres && rest[1..].starts_with('\'') => {
                (TokenKind::Text, 1 + quoted(&rest[1..], '\'', true))
            }
            letter if is_word(letter) => {
                let end = rest.find(|c: char| !is_word(c) && c != '$').unwrap_or(rest.len());
                (TokenKind::Word, end)
            }
            other => (TokenKind::Other, other.len_utf8()),
        }
    }

    /// MySQL wants a blank after the dashes: <https://dev.mysql.com/doc/refman/8.4/en/ansi-diff-comments.html>.
    fn starts_line_comment(&self, rest: &str) -> bool {
        let Some(after) = rest.strip_prefix("--") else { return false };
        self.dialect != Dialect::Mysql || after.is_empty() || after.starts_with(|c: char| c.is_whitespace())
    }

    /// PostgreSQL's comments nest: <https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-COMMENTS>.
    fn block_comment(&self, rest: &str) -> usize {
        if self.dialect != Dialect::Postgres {
            return 2 + until(&rest[2..], "*/");
        }
        let (mut depth, mut at) = (0_usize, 0);
        while at < rest.len() {
            let tail = &rest[at..];
            if tail.starts_with("/*") {
                (depth, at) = (depth + 1, at + 2);
            } else if tail.starts_with("*/") {
                (depth, at) = (depth - 1, at + 2);
                if depth == 0 {
                    return at;
                }
            } else {
                at += tail.chars().next().map_or(1, char::len_utf8);
            }
        }
        rest.len()
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        let first = self.rest().chars().next()?;
        let (kind, length) = self.next_piece(first);
        let token = Token { kind, text: &self.rest()[..length], start: self.at };
        self.at += length;
        Some(token)
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Returns the length of the line.
fn line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

/// Returns the length up to the mark and with it; all of the text when it has none.
fn until(text: &str, mark: &str) -> usize {
    text.find(mark).map_or(text.len(), |at| at + mark.len())
}

/// Returns the length of what starts with a quote; a doubled one does not end it, nor, with `escapes`, one after a backslash.
fn quoted(text: &str, quote: char, escapes: bool) -> usize {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        if c == '\\' && escapes {
            characters.next();
        } else if c == quote && characters.next_if(|(_, next)| *next == quote).is_none() {
            return at + quote.len_utf8();
        }
    }
    text.len()
}

/// Returns the `$tag$` that a text starts with: <https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-DOLLAR-QUOTING>.
fn dollar_tag(text: &str) -> Option<&str> {
    let end = 1 + text[1..].find('$')?;
    let tag = &text[1..end];
    let is_tag = tag.chars().all(is_word) && !tag.starts_with(|c: char| c.is_ascii_digit());
    is_tag.then(|| &text[..=end])
}
