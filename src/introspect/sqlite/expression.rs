//! What the computed columns of a view are, where their expressions leave no doubt.

use super::super::tokens::{Kind, Token, tokens};
use super::{ddl, types};
use crate::model::Type;

/// Functions that give whole numbers, of 64 bits as all of SQLite's.
const NUMBERS: &[&str] =
    &["count", "dense_rank", "exists", "instr", "length", "ntile", "octet_length", "rank", "row_number", "unicode"];
/// Functions that give floating-point numbers.
const FLOATS: &[&str] = &["avg", "cume_dist", "julianday", "percent_rank", "total"];
/// Functions that give text.
const TEXTS: &[&str] = &[
    "char",
    "concat",
    "concat_ws",
    "date",
    "datetime",
    "format",
    "group_concat",
    "hex",
    "json",
    "json_array",
    "json_group_array",
    "json_group_object",
    "json_object",
    "lower",
    "ltrim",
    "printf",
    "quote",
    "replace",
    "rtrim",
    "soundex",
    "strftime",
    "string_agg",
    "substr",
    "substring",
    "time",
    "trim",
    "typeof",
    "upper",
];

/// Returns what the columns of a query are, so many as it has; nothing for those whose expressions do not tell.
pub(super) fn types(query: &str, columns: usize) -> Vec<Option<Type>> {
    let mut found = vec![None; columns];
    let tokens = tokens(query);
    let items = items(&tokens);
    let stars = items.iter().filter(|item| is_star(item)).count();
    if stars == 0 && items.len() != columns || stars > 1 || items.len() > columns + stars {
        return found;
    }
    // What stands behind a star is counted from the end.
    let star = items.iter().position(|item| is_star(item)).unwrap_or(items.len());
    for (place, item) in items.iter().enumerate().filter(|(place, _)| *place != star) {
        let column = if place < star { place } else { columns + place - items.len() };
        found[column] = type_of(without_alias(item));
    }
    found
}

/// Returns what a query selects; nothing when it is put together of several.
fn items<'t, 's>(tokens: &'t [Token<'s>]) -> Vec<&'t [Token<'s>]> {
    let mut depth = 0_i32;
    let mut outside = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        depth += i32::from(token.is_symbol('(')) - i32::from(token.is_symbol(')'));
        if depth == 0 {
            outside.push((place, token));
        }
    }
    let find = |from: usize, words: &[&str]| {
        let is_one = |(place, token): &&(usize, &Token<'_>)| *place >= from && words.iter().any(|word| token.is(word));
        outside.iter().find(is_one).map(|(place, _)| *place)
    };
    let Some(select) = find(0, &["select"]).filter(|_| find(0, &["union", "intersect", "except"]).is_none()) else {
        return Vec::new();
    };
    let is_mark = tokens.get(select + 1).is_some_and(|token| token.is("distinct") || token.is("all"));
    let start = select + 1 + usize::from(is_mark);
    let end = find(start, &["from", "where", "group", "order", "limit"]).unwrap_or(tokens.len());
    ddl::split(&tokens[start..end], ',')
}

fn is_star(item: &[Token<'_>]) -> bool {
    matches!(item, [.., last] if last.is_symbol('*') && item.len() <= 2)
}

fn without_alias<'t, 's>(item: &'t [Token<'s>]) -> &'t [Token<'s>] {
    match item {
        [expression @ .., before, _] if before.is("as") => expression,
        [expression @ .., last]
            if matches!(last.kind, Kind::Word | Kind::Quoted)
                && expression.last().is_some_and(|before| before.is_symbol(')') || before.kind != Kind::Symbol) =>
        {
            expression
        }
        _ => item,
    }
}

fn type_of(expression: &[Token<'_>]) -> Option<Type> {
    let is_one_of = |names: &[&str]| expression.first().is_some_and(|name| names.iter().any(|other| name.is(other)));
    match expression {
        [only] if only.kind == Kind::String => return Some(Type::Text),
        [only] if only.text.parse::<i64>().is_ok() => return Some(Type::BigInt),
        _ => {}
    }
    if is_joined(expression) {
        return Some(Type::Text);
    }
    let close = ddl::closing(expression, 1).filter(|_| expression.get(1).is_some_and(|open| open.is_symbol('(')))?;
    // Behind a call may stand what it is over.
    let is_whole = expression.get(close + 1).is_none_or(|next| next.is("filter") || next.is("over"));
    if !is_whole || outside(&expression[close + 1..]).any(is_operator) {
        return None;
    }
    if is_one_of(&["cast"]) {
        let at = expression[..close].iter().rposition(|token| token.is("as"))?;
        let words: Vec<&str> = expression[at + 1..close].iter().map(|token| token.text).collect();
        // To any other type is to a number: <https://www.sqlite.org/lang_expr.html>, section 10.
        return match types::portable(&words.concat())? {
            Type::SmallInt | Type::Integer | Type::BigInt => Some(Type::BigInt),
            Type::Real | Type::Double => Some(Type::Double),
            Type::Text | Type::Varchar(_) | Type::Char(_) => Some(Type::Text),
            Type::Bytes => Some(Type::Bytes),
            _ => None,
        };
    }
    [(NUMBERS, Type::BigInt), (FLOATS, Type::Double), (TEXTS, Type::Text)]
        .into_iter()
        .find_map(|(names, ty)| is_one_of(names).then_some(ty))
}

/// Returns whether texts are joined by `||`, outside of parentheses, which binds more tightly than all but a sign.
fn is_joined(expression: &[Token<'_>]) -> bool {
    let symbols: Vec<&Token<'_>> = outside(expression).filter(|token| token.kind == Kind::Symbol).collect();
    let is_pair = |pair: &[&Token<'_>]| matches!(pair, [one, other] if one.is_symbol('|') && one.end() == other.start);
    symbols.len() >= 2 && symbols.len().is_multiple_of(2) && symbols.chunks(2).all(is_pair)
}

/// Returns the tokens that stand in no parentheses.
fn outside<'t, 's>(expression: &'t [Token<'s>]) -> impl Iterator<Item = &'t Token<'s>> {
    let mut depth = 0_i32;
    expression.iter().filter(move |token| {
        depth += i32::from(token.is_symbol('(')) - i32::from(token.is_symbol(')'));
        depth == 0 && !token.is_symbol(')')
    })
}

fn is_operator(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Symbol) && "+-*/%|&<>=".contains(token.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &str) -> Option<Type> {
        types(&format!("SELECT {list} FROM t"), 1).remove(0)
    }

    #[test]
    fn expressions_tell_or_do_not() {
        for (list, ty) in [
            ("count(*)", Some(Type::BigInt)),
            ("COUNT(DISTINCT a) AS n", Some(Type::BigInt)),
            ("row_number() OVER (PARTITION BY a ORDER BY b) rank", Some(Type::BigInt)),
            ("count(*) FILTER (WHERE a > 1)", Some(Type::BigInt)),
            ("avg(a)", Some(Type::Double)),
            ("CAST(a AS INTEGER) \"the number\"", Some(Type::BigInt)),
            ("cast(a AS VARCHAR(20)) AS b", Some(Type::Text)),
            ("cast(a AS TIMESTAMP)", None),
            ("a || ' ' || b AS name", Some(Type::Text)),
            ("'x'", Some(Type::Text)),
            ("7 AS seven", Some(Type::BigInt)),
            ("count(*) + 0.5", None),
            ("sum(a)", None),
            ("count(*) > 1", None),
            ("a", None),
            ("coalesce(a, 1)", None),
            ("(a || b) = c", None),
        ] {
            assert_eq!(of(list), ty, "{list}");
        }
    }

    #[test]
    fn columns_are_counted_around_a_star() {
        let some = |query| types(query, 4);
        assert_eq!(some("SELECT count(*), t.*, 'x' FROM t"), [Some(Type::BigInt), None, None, Some(Type::Text)]);
        let all_unknown = vec![None; 4];
        for query in [
            "SELECT *, u.*, 1 FROM t, u",
            "SELECT 1, 2, 3, 4 UNION SELECT 'a', 2, 3, 4",
            "VALUES (1, 2, 3, 4)",
            "SELECT 1",
        ] {
            assert_eq!(some(query), all_unknown, "{query}");
        }
        let with = "WITH c AS (SELECT 1 AS a) SELECT DISTINCT a, count(*), '1', 2 FROM c WHERE a > (SELECT 3)";
        assert_eq!(some(with), [None, Some(Type::BigInt), Some(Type::Text), Some(Type::BigInt)]);
    }
}
