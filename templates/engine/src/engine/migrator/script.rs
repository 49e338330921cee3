use super::caption::Caption;
use super::{Dialect, Lexer, Token, TokenKind};

/// A statement of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its text, from its first word to its last, without the semicolon.
    pub sql: String,
    /// The line of the script that it starts in, from 1.
    pub line: usize,
    /// What the comment above it says that its step does, or above the statement before when it has none of its own.
    pub caption: Option<String>,
    /// Whether it is the first one below that comment.
    pub starts_step: bool,
    /// The lines of that comment below the first.
    pub notes: Vec<String>,
    /// The query for the rows in the way of the step.
    pub rows: Option<String>,
}

impl Statement {
    /// Returns its tokens without comments.
    pub fn tokens(&self, dialect: Dialect) -> Vec<Token<'_>> {
        Lexer::new(dialect, &self.sql).filter(|token| token.kind != TokenKind::Comment).collect()
    }

    /// Returns whether its step looks for rows in the way and does nothing else. Of another one, a note says what it looks for.
    pub fn only_looks(&self) -> bool {
        self.rows.is_some() && self.looks_for().is_none()
    }

    /// Returns what a note below the caption says of the rows in the way.
    pub fn looks_for(&self) -> Option<&str> {
        self.notes.iter().find_map(|note| note.strip_prefix("preflight:"))
    }

    /// Returns its beginning, on one line.
    pub fn excerpt(&self) -> String {
        let line = self.sql.split_whitespace().collect::<Vec<_>>().join(" ");
        let end = line.floor_char_boundary(100);
        if end < line.len() { format!("{}…", &line[..end]) } else { line }
    }
}

/// Cuts a script into its statements.
///
/// A semicolon ends a statement but in strings, names, comments and parentheses, and in the body of a trigger, a procedure or a
/// function. What MySQL's own client needs DELIMITER for needs nothing here.
pub fn statements(dialect: Dialect, script: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut splitter = Splitter::default();
    let mut current: Vec<Token<'_>> = Vec::new();
    let mut comments: Vec<Token<'_>> = Vec::new();
    let mut caption: Option<Caption> = None;
    let mut finish = |tokens: &mut Vec<Token<'_>>, comments: &mut Vec<Token<'_>>| {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let own = Caption::read(script, comments);
        comments.clear();
        let starts_step = own.is_some() || caption.is_none();
        caption = own.or(caption.take());
        found.push(Statement {
            sql: script[first.start..last.end()].to_owned(),
            line: 1 + script[..first.start].matches('\n').count(),
            caption: caption.as_ref().map(|caption| caption.text.clone()),
            starts_step,
            notes: caption.as_ref().map(|caption| caption.notes.clone()).unwrap_or_default(),
            rows: caption.as_ref().and_then(|caption| caption.rows.clone()),
        });
        tokens.clear();
    };
    for token in Lexer::new(dialect, script) {
        // What stands in /*! … */ MySQL executes: https://dev.mysql.com/doc/refman/8.4/en/comments.html.
        if token.kind == TokenKind::Comment && !token.text.starts_with("/*!") {
            if current.is_empty() {
                comments.push(token);
            }
        } else if token.text == ";" && !splitter.is_inside() {
            finish(&mut current, &mut comments);
            splitter = Splitter::default();
        } else {
            splitter.take(&current, token);
            current.push(token);
        }
    }
    finish(&mut current, &mut comments);
    found
}

/// Knows whether a semicolon ends the statement.
#[derive(Default)]
struct Splitter {
    parentheses: usize,
    /// Whether the statement makes something that has statements in it.
    has_body: bool,
    /// How many blocks are open that an END closes.
    blocks: usize,
    /// Whether the last token was END, so that the next one tells what it ends.
    after_end: bool,
}

impl Splitter {
    fn is_inside(&self) -> bool {
        self.parentheses > 0 || self.blocks > 0
    }

    fn take(&mut self, before: &[Token<'_>], token: Token<'_>) {
        let after_end = std::mem::take(&mut self.after_end);
        match token.text {
            "(" => self.parentheses += 1,
            ")" => self.parentheses = self.parentheses.saturating_sub(1),
            _ => {}
        }
        if token.kind != TokenKind::Word {
            return;
        }
        if !self.has_body {
            let creates = before.first().is_some_and(|first| first.is("CREATE"));
            self.has_body = creates && ["TRIGGER", "PROCEDURE", "FUNCTION", "EVENT"].iter().any(|word| token.is(word));
            return;
        }
        if token.is("END") {
            self.after_end = true;
            self.blocks = self.blocks.saturating_sub(1);
        } else if token.is("BEGIN") || token.is("CASE") {
            self.blocks += usize::from(!(after_end && token.is("CASE")));
        } else if ["IF", "LOOP", "WHILE", "REPEAT"].iter().any(|word| token.is(word)) {
            self.blocks += usize::from(!after_end && before.last().is_some_and(may_precede_statement));
        }
    }
}

/// Returns whether a statement of a body may follow, which tells the statement IF from the function and from IF EXISTS.
fn may_precede_statement(token: &Token<'_>) -> bool {
    let words = ["BEGIN", "THEN", "ELSE", "DO", "LOOP", "REPEAT", "ROW", "DETERMINISTIC", "SQL", "DATA"];
    matches!(token.text, ";" | ":" | ")") || words.iter().any(|word| token.is(word))
}
