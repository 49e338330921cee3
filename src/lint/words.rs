use crate::migrator::{Dialect, Statement, Token};

/// The tokens of a statement, to be read from the left.
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
}

impl<'a> Words<'a> {
    pub(super) fn of(statement: &'a Statement, dialect: Dialect) -> Self {
        Self { tokens: statement.tokens(dialect), at: 0 }
    }

    fn rest(&self) -> &[Token<'a>] {
        &self.tokens[self.at.min(self.tokens.len())..]
    }

    /// Passes the keywords when all of them come next, in that order.
    pub(super) fn take(&mut self, keywords: &[&str]) -> bool {
        let come =
            keywords.iter().enumerate().all(|(place, word)| self.rest().get(place).is_some_and(|it| it.is(word)));
        self.at += if come { keywords.len() } else { 0 };
        come
    }

    /// Passes any of the keywords, as many as there are.
    pub(super) fn skip(&mut self, keywords: &[&str]) {
        while keywords.iter().any(|word| self.take(&[word])) {}
    }

    /// Passes a name, with the namespace before it.
    pub(super) fn name(&mut self) -> Option<String> {
        let mut name = self.rest().first()?.name()?;
        self.at += 1;
        while self.rest().first().is_some_and(|token| token.text == ".") {
            self.at += 1;
            name = format!("{name}.{}", self.rest().first()?.name()?);
            self.at += 1;
        }
        // Names that are not quoted are the same in any case, on most systems of most servers.
        Some(name.to_lowercase())
    }

    /// Returns whether the keywords come anywhere in what is left.
    pub(super) fn has(&self, keywords: &[&str]) -> bool {
        let here = |window: &[Token<'_>]| window.iter().zip(keywords).all(|(token, word)| token.is(word));
        self.rest().windows(keywords.len()).any(here)
    }

    /// Returns the tables that REFERENCES names in what is left.
    pub(super) fn referenced(&self) -> Vec<String> {
        let mut words = self.clone();
        let mut names = Vec::new();
        while words.at < words.tokens.len() {
            if words.take(&["REFERENCES"]) {
                names.extend(words.name());
            } else {
                words.at += 1;
            }
        }
        names
    }

    /// Returns what is left, cut at the commas outside of parentheses.
    pub(super) fn parts(&self) -> Vec<Self> {
        let mut depth = 0_usize;
        let mut parts = vec![Vec::new()];
        for token in self.rest() {
            match token.text {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                "," if depth == 0 => {
                    parts.push(Vec::new());
                    continue;
                }
                _ => {}
            }
            parts.last_mut().expect("there is always one").push(*token);
        }
        parts.into_iter().map(|tokens| Self { tokens, at: 0 }).collect()
    }

    /// Returns the names in the first parentheses of what is left.
    pub(super) fn listed(&self) -> Vec<String> {
        let inside =
            self.rest().iter().skip_while(|token| token.text != "(").skip(1).take_while(|token| token.text != ")");
        inside.filter_map(Token::name).map(|name| name.to_lowercase()).collect()
    }
}
