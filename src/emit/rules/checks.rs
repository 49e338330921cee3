//! Checks whose SQL is simple enough to be told in other words: what they ask of one column, exactly.
//!
//! A check holds for a row when its condition is true or unknown, so that NULL meets every comparison. Of conditions joined
//! by AND each can be told by itself; one that is not understood is left to the database.

use crate::model::{Backend, Column, Model, Rule, Table, Type};

/// Returns what the checks of the table ask of the column on every backend of the model.
pub(super) fn of_column(model: &Model, table: &Table, column: &Column) -> Vec<Rule> {
    let on = |backend: Backend| -> Vec<Rule> {
        let checks = table.checks.iter().filter(|check| !check.not_valid);
        let conditions = checks.filter_map(|check| check.expression.on(backend));
        conditions.flat_map(|sql| of_condition(&model.backends, column, sql)).collect()
    };
    let mut backends = model.backends.iter().map(|&backend| on(backend));
    let Some(first) = backends.next() else { return Vec::new() };
    let others: Vec<_> = backends.collect();
    first.into_iter().filter(|rule| others.iter().all(|rules| rules.contains(rule))).collect()
}

fn of_condition(backends: &[Backend], column: &Column, sql: &str) -> Vec<Rule> {
    let Some(tokens) = tokens(sql) else { return Vec::new() };
    conjuncts(&tokens).into_iter().flat_map(|condition| of_conjunct(backends, column, condition)).collect()
}

fn of_conjunct(backends: &[Backend], column: &Column, tokens: &[Token]) -> Vec<Rule> {
    let tokens = without_brackets(tokens);
    let parts = conjuncts(tokens);
    if parts.len() > 1 {
        return parts.into_iter().flat_map(|condition| of_conjunct(backends, column, condition)).collect();
    }
    match split(tokens, "or").as_slice() {
        [_] => comparison(backends, column, tokens).unwrap_or_default(),
        // NULL meets every rule in any case.
        [one, other] if is_null(column, one) => of_conjunct(backends, column, other),
        [one, other] if is_null(column, other) => of_conjunct(backends, column, one),
        _ => Vec::new(),
    }
}

fn is_null(column: &Column, tokens: &[Token]) -> bool {
    matches!(without_brackets(tokens), [name, is, null] if name.is_column(column) && is.is("is") && null.is("null"))
}

/// A piece of SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// A word without quotes, in lower case.
    Word(String),
    /// A name in quotes.
    Name(String),
    /// A number, with its sign.
    Number(String),
    /// A text.
    Text(String),
    /// An operator, a bracket or a comma.
    Sign(&'static str),
}

impl Token {
    fn is(&self, word: &str) -> bool {
        match self {
            Self::Word(text) => text == word,
            Self::Sign(text) => *text == word,
            Self::Name(_) | Self::Number(_) | Self::Text(_) => false,
        }
    }

    /// Returns whether a minus behind it is the sign of a number.
    fn is_before_value(&self) -> bool {
        match self {
            Self::Sign(sign) => *sign != ")",
            Self::Word(word) => ["between", "and", "or", "in"].contains(&word.as_str()),
            Self::Name(_) | Self::Number(_) | Self::Text(_) => false,
        }
    }

    fn is_column(&self, column: &Column) -> bool {
        match self {
            Self::Word(text) => *text == column.name.to_lowercase(),
            Self::Name(text) => *text == column.name,
            Self::Number(_) | Self::Text(_) | Self::Sign(_) => false,
        }
    }
}

const SIGNS: [&str; 12] = ["<>", "!=", "<=", ">=", "<", ">", "=", "(", ")", ",", "+", "-"];

/// Cuts SQL into pieces; nothing when there is something in it that no rule is told by.
fn tokens(sql: &str) -> Option<Vec<Token>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = sql.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '\'' | '"' | '`' => {
                let (text, length) = quoted(rest, first)?;
                (if first == '\'' { Token::Text(text) } else { Token::Name(text) }, length)
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                (Token::Word(rest[..end].to_lowercase()), end)
            }
            '0'..='9' => {
                let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
                (Token::Number(rest[..end].to_owned()), end)
            }
            _ => {
                let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign))?;
                (Token::Sign(sign), sign.len())
            }
        };
        rest = rest[length..].trim_start();
        match (tokens.as_slice(), token) {
            ([.., before, Token::Sign("-")], Token::Number(digits)) if before.is_before_value() => {
                tokens.pop();
                tokens.push(Token::Number(format!("-{digits}")));
            }
            ([Token::Sign("-")], Token::Number(digits)) => tokens = vec![Token::Number(format!("-{digits}"))],
            (_, token) => tokens.push(token),
        }
    }
    Some(tokens)
}

/// Reads what stands in quotes, where a doubled quote means itself; returns it and its length with the quotes.
fn quoted(sql: &str, quote: char) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut characters = sql.char_indices().skip(1).peekable();
    while let Some((position, c)) = characters.next() {
        if c != quote {
            text.push(c);
        } else if characters.peek().is_some_and(|(_, next)| *next == quote) {
            characters.next();
            text.push(quote);
        } else {
            return Some((text, position + 1));
        }
    }
    None
}

/// Takes away brackets around the whole.
fn without_brackets(tokens: &[Token]) -> &[Token] {
    let mut depth = 0_usize;
    let closes_at = tokens.iter().position(|token| {
        depth += usize::from(token.is("("));
        depth = depth.saturating_sub(usize::from(token.is(")")));
        depth == 0
    });
    match closes_at {
        Some(end) if end + 1 == tokens.len() && end > 0 => without_brackets(&tokens[1..end]),
        _ => tokens,
    }
}

/// Splits at a word outside of brackets.
fn split<'a>(tokens: &'a [Token], word: &str) -> Vec<&'a [Token]> {
    let mut depth = 0_usize;
    let is_end = |token: &Token| {
        depth += usize::from(token.is("("));
        depth = depth.saturating_sub(usize::from(token.is(")")));
        depth == 0 && token.is(word)
    };
    tokens.split(is_end).collect()
}

/// Splits at AND, but for that of BETWEEN.
fn conjuncts(tokens: &[Token]) -> Vec<&[Token]> {
    if split(tokens, "or").len() > 1 {
        return vec![tokens];
    }
    let parts = split(tokens, "and");
    let mut joined: Vec<&[Token]> = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for part in parts {
        end += part.len();
        let condition = &tokens[start..end];
        end += 1;
        if condition.iter().rev().take_while(|token| !token.is("and")).any(|token| token.is("between")) {
            continue;
        }
        joined.push(condition);
        start = end;
    }
    if start < tokens.len() {
        joined.push(&tokens[start..]);
    }
    joined
}

fn comparison(backends: &[Backend], column: &Column, tokens: &[Token]) -> Option<Vec<Rule>> {
    match tokens {
        [name, between, least, and, most] if name.is_column(column) && between.is("between") && and.is("and") => {
            Some(vec![limit(column, ">=", least)?, limit(column, "<=", most)?])
        }
        [name, like, Token::Text(pattern)] if name.is_column(column) && like.is("like") => {
            Some(vec![like_rule(backends, column, pattern)?])
        }
        [name, is_in, open, list @ .., close]
            if name.is_column(column) && is_in.is("in") && open.is("(") && close.is(")") =>
        {
            Some(vec![Rule::OneOf(texts(backends, column, list)?)])
        }
        [name, Token::Sign("<>" | "!="), Token::Text(text)] if name.is_column(column) && text.is_empty() => {
            is_text(column).then(|| vec![Rule::MinLength(1)])
        }
        [name, Token::Sign("="), Token::Text(text)] if name.is_column(column) && compares_text(backends, column) => {
            Some(vec![Rule::OneOf(vec![text.clone()])])
        }
        [name, Token::Sign(sign), value @ Token::Number(_)] if name.is_column(column) => {
            Some(vec![limit(column, sign, value)?])
        }
        [value @ Token::Number(_), Token::Sign(sign), name] if name.is_column(column) => {
            Some(vec![limit(column, turned(sign), value)?])
        }
        [Token::Word(function), open, name, close, Token::Sign(sign), Token::Number(number)]
            if open.is("(") && name.is_column(column) && close.is(")") =>
        {
            length(backends, column, function, sign, number.parse().ok()?)
        }
        _ => None,
    }
}

/// Tells a comparison from its right side.
fn turned(sign: &str) -> &str {
    match sign {
        "<" => ">",
        ">" => "<",
        "<=" => ">=",
        ">=" => "<=",
        sign => sign,
    }
}

/// Blanks at the end of a char(n) come and go, so that what is asked of its text is left to the database.
fn is_text(column: &Column) -> bool {
    matches!(column.ty, Type::Text | Type::Varchar(_))
}

/// MySQL takes texts for equal that differ in blanks at their end.
fn compares_text(backends: &[Backend], column: &Column) -> bool {
    is_text(column) && !backends.contains(&Backend::Mysql)
}

fn limit(column: &Column, sign: &str, value: &Token) -> Option<Rule> {
    let Token::Number(number) = value else { return None };
    let is_whole = matches!(column.ty, Type::SmallInt | Type::Integer | Type::BigInt);
    let is_number = is_whole || matches!(column.ty, Type::Real | Type::Double | Type::Decimal { .. });
    if !is_number || (is_whole && number.parse::<i64>().is_err()) {
        return None;
    }
    let number = number.clone();
    Some(match sign {
        ">=" => Rule::AtLeast(number),
        ">" => Rule::MoreThan(number),
        "<=" => Rule::AtMost(number),
        "<" => Rule::LessThan(number),
        _ => return None,
    })
}

fn texts(backends: &[Backend], column: &Column, list: &[Token]) -> Option<Vec<String>> {
    let text = |item: &[Token]| match item {
        [Token::Text(text)] => Some(text.clone()),
        _ => None,
    };
    compares_text(backends, column).then_some(())?;
    list.split(|token| token.is(",")).map(text).collect()
}

/// MySQL's `length` counts bytes; only whether there is any comes to the same.
fn length(backends: &[Backend], column: &Column, function: &str, sign: &str, number: u32) -> Option<Vec<Rule>> {
    let is_empty_or_not = matches!((sign, number), (">", 0) | ("<>" | "!=", 0) | (">=", 1));
    let counts_characters = match function {
        "char_length" | "character_length" => !backends.contains(&Backend::Sqlite),
        "length" => is_empty_or_not || !backends.contains(&Backend::Mysql),
        _ => false,
    };
    if !is_text(column) || !counts_characters {
        return None;
    }
    Some(match sign {
        ">=" => vec![Rule::MinLength(number)],
        ">" => vec![Rule::MinLength(number.checked_add(1)?)],
        "<=" => vec![Rule::MaxLength(number)],
        "<" => vec![Rule::MaxLength(number.checked_sub(1)?)],
        "=" => vec![Rule::MinLength(number), Rule::MaxLength(number)],
        "<>" | "!=" if number == 0 => vec![Rule::MinLength(1)],
        _ => return None,
    })
}

/// SQLite's LIKE takes upper for lower case, and has no escape character unless told.
fn like_rule(backends: &[Backend], column: &Column, pattern: &str) -> Option<Rule> {
    let has_case = pattern.chars().any(|c| c.is_ascii_alphabetic());
    if !is_text(column) || pattern.contains('\\') || (has_case && backends.contains(&Backend::Sqlite)) {
        return None;
    }
    let mut regex = String::from("^");
    for c in pattern.chars() {
        match c {
            '%' => regex.push_str(r"[^\x00]*"),
            '_' => regex.push_str(r"[^\x00]"),
            c if c.is_ascii_punctuation() && c != '@' => regex.extend(['\\', c]),
            c => regex.push(c),
        }
    }
    regex.push('$');
    Some(Rule::Pattern(regex))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(backends: &[Backend], ty: Type, sql: &str) -> Vec<Rule> {
        of_condition(backends, &Column::new("x", ty), sql)
    }

    fn least(number: &str) -> Rule {
        Rule::AtLeast(number.to_owned())
    }

    #[test]
    fn simple_conditions_are_understood() {
        let most = |number: &str| Rule::AtMost(number.to_owned());
        let pattern = |regex: &str| Rule::Pattern(regex.to_owned());
        for (ty, sql, expected) in [
            (Type::Integer, "x >= 0", vec![least("0")]),
            (Type::Integer, "0 <= \"x\"", vec![least("0")]),
            (Type::Integer, "(x >= -5 AND x <= 5)", vec![least("-5"), most("5")]),
            (Type::Integer, "x BETWEEN -1 AND 5 AND y > 2", vec![least("-1"), most("5")]),
            (Type::Integer, "y > 2 AND (x BETWEEN 1 AND 5)", vec![least("1"), most("5")]),
            (Type::Integer, "x IS NULL OR x >= 1", vec![least("1")]),
            (Type::Decimal { precision: 8, scale: 2 }, "x > 0.5", vec![Rule::MoreThan("0.5".to_owned())]),
            (Type::Varchar(9), "x <> ''", vec![Rule::MinLength(1)]),
            (Type::Text, "length(x) > 0", vec![Rule::MinLength(1)]),
            (Type::Text, "x LIKE '%@_.%'", vec![pattern(r"^[^\x00]*@[^\x00]\.[^\x00]*$")]),
        ] {
            assert_eq!(rules(&Backend::ALL, ty, sql), expected, "{sql}");
        }
    }

    #[test]
    fn what_is_not_exact_is_left_to_the_database() {
        for (ty, sql) in [
            (Type::Integer, "x >= y"),
            (Type::Integer, "x >= 0 OR y > 1"),
            (Type::Integer, "y - 5 > 1"),
            (Type::Integer, "NOT x >= 0"),
            (Type::Integer, "x % 2 = 0"),
            (Type::Integer, "x + 1 > 5"),
            (Type::Text, "length(x) > 2"),
            (Type::Text, "char_length(x) > 2"),
            (Type::Text, "x LIKE 'a%'"),
            (Type::Text, "lower(x) = 'a'"),
            (Type::Char(2), "x IN ('a')"),
            (Type::Text, "x IN ('a')"),
            (Type::Text, "x = 'a'"),
            (Type::Text, "y LIKE '%@%'"),
        ] {
            assert_eq!(rules(&Backend::ALL, ty, sql), [], "{sql}");
        }
        let either = Rule::OneOf(vec!["a".to_owned(), "it's".to_owned()]);
        assert_eq!(rules(&[Backend::Sqlite, Backend::Postgres], Type::Text, "x IN ('a', 'it''s')"), [either]);
        assert_eq!(rules(&[Backend::Postgres], Type::Text, "length(x) > 2"), [Rule::MinLength(3)]);
        assert_eq!(rules(&[Backend::Mysql], Type::Text, "char_length(x) <= 2"), [Rule::MaxLength(2)]);
    }
}
