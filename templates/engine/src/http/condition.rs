//! One condition: `[not.]operator.value`, as the kind of the column has it.

use crate::engine::{Comparison, Filter, JsonPath, JsonStep, JsonTest, Kind, Terms, TermsForm, Value, can_search};

use super::path::{self, End, Place};
use super::{Limits, list_text, text};

/// Reads a condition on what is named.
///
/// # Errors
///
/// What was expected.
pub(super) fn parse(place: &Place, condition: &str, limits: &Limits) -> Result<Filter, String> {
    let (negated, plain) = match condition.strip_prefix("not.") {
        Some(plain) => (true, plain),
        None => (false, condition),
    };
    let parsed = plain.split_once('.').and_then(|(operator, operand)| match &place.end {
        _ if operator.contains("fts") => parse_search(place, operator, operand, limits),
        End::Search(_) => None,
        End::Column(column) => parse_operator(*column, place.table.columns[*column].kind, operator, operand, limits),
        End::Json { place, steps, as_text } => parse_json(*place, steps, *as_text, operator, operand, limits),
        End::Count => parse_count(place, operator, operand),
    });
    let hint = match (&place.end, &parsed) {
        (End::Column(column), None) => meant(place.table.columns[*column].kind, plain),
        _ => "",
    };
    let filter = parsed.unwrap_or_else(|| Err(operators(place)));
    let filter = filter.map_err(|expected| format!("expected {expected}, got {condition:?}.{hint}"))?;
    Ok(if negated { Filter::Not(Box::new(filter)) } else { filter })
}

/// Returns a hint for whoever wrote a value alone, as most do at first.
fn meant(kind: Kind, condition: &str) -> &'static str {
    let is_value = kind.is_ordered() && (!kind.is_text() || !condition.contains('.'));
    if is_value && text::parse(kind, condition).is_ok() { " For what equals it, put eq. before it." } else { "" }
}

fn operators(place: &Place) -> String {
    let operators = match &place.end {
        End::Count => "eq, ne, gt, gte, lt or lte",
        End::Search(_) => "fts, plfts, phfts or wfts",
        End::Json { as_text: true, .. } => "eq, ne, gt, gte, lt, lte, like, ilike, in or is",
        End::Json { as_text: false, .. } => "eq, ne, gt, gte, lt, lte, in or is",
        End::Column(column) => match place.table.columns[*column].kind {
            kind if !kind.is_ordered() => "is",
            Kind::Boolean => "eq, ne, in or is",
            kind if kind.is_text() => "eq, ne, gt, gte, lt, lte, like, ilike, in or is",
            _ => "eq, ne, gt, gte, lt, lte, in or is",
        },
    };
    let searches = matches!(place.end, End::Column(_)) && search(place).is_some_and(|search| can_search(place.table, search));
    format!("{operators}{}, a point and a value", if searches { " (or fts, plfts, phfts, wfts)" } else { "" })
}

/// Returns the place of what the words of the columns named are looked up in, if there is such a thing.
pub(super) fn search(place: &Place) -> Option<usize> {
    match place.end {
        End::Search(search) => Some(search),
        End::Column(column) => {
            path::searches(place.table).find(|(_, search)| search.columns == [column]).map(|(search, _)| search)
        }
        End::Json { .. } | End::Count => None,
    }
}

/// Reads `fts.text`, or `fts(language).text`, of one of the four operators of full text.
fn parse_search(place: &Place, operator: &str, operand: &str, limits: &Limits) -> Option<Result<Filter, String>> {
    let (operator, language) = match operator.split_once('(') {
        Some((operator, rest)) => (operator, Some(rest.strip_suffix(')')?)),
        None => (operator, None),
    };
    let form = match operator {
        "fts" => TermsForm::Query,
        "plfts" => TermsForm::Words,
        "phfts" => TermsForm::Phrase,
        "wfts" => TermsForm::Web,
        _ => return None,
    };
    let search = search(place)?;
    if !can_search(place.table, search) {
        return Some(Err("another operator, since this database has no full text here".to_owned()));
    }
    if operand.contains('\0') || operand.chars().count() > limits.pattern {
        return Some(Err(format!("a text of at most {} characters without U+0000", limits.pattern)));
    }
    let searched = &place.table.searches[search];
    if language.is_some() && language != searched.language && !searched.takes_languages {
        return Some(Err(match searched.language {
            Some(language) => format!("the language {language}, or none"),
            None => "no language".to_owned(),
        }));
    }
    let terms = Terms { form, language: language.map(str::to_owned), text: operand.to_owned() };
    Some(Ok(Filter::Matches { search, terms }))
}

/// Returns whether it looks for a text in the database's own language, which nothing else reads.
pub(super) fn is_for_the_database(filter: &Filter) -> bool {
    match filter {
        Filter::Matches { terms, .. } => terms.form == TermsForm::Query,
        Filter::Not(filter) => is_for_the_database(filter),
        _ => false,
    }
}

/// Reads an operator that compares.
pub(super) fn parse_comparison(operator: &str) -> Option<Comparison> {
    Some(match operator {
        "eq" => Comparison::Equal,
        // `neq` is PostgREST's word.
        "ne" | "neq" => Comparison::NotEqual,
        "gt" => Comparison::Greater,
        "gte" => Comparison::GreaterOrEqual,
        "lt" => Comparison::Less,
        "lte" => Comparison::LessOrEqual,
        _ => return None,
    })
}

/// Reads a condition of that operator on a column, if its kind has it.
fn parse_operator(
    place: usize,
    kind: Kind,
    operator: &str,
    operand: &str,
    limits: &Limits,
) -> Option<Result<Filter, String>> {
    match operator {
        "in" if kind.is_ordered() => return Some(parse_in(place, kind, operand, limits)),
        "is" => return Some(parse_is(place, kind, operand)),
        "like" | "ilike" if kind.is_text() => {
            let pattern = parse_pattern(operand, limits);
            return Some(pattern.map(|pattern| Filter::Like { place, pattern, ignore_case: operator == "ilike" }));
        }
        _ => {}
    }
    let comparison = parse_comparison(operator)?;
    let needs_order = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
    if !kind.is_ordered() || (kind == Kind::Boolean && needs_order) {
        return None;
    }
    Some(text::parse(kind, operand).map(|value| Filter::Compare { place, comparison, value }))
}

fn parse_is(place: usize, kind: Kind, operand: &str) -> Result<Filter, String> {
    let is = |value| Ok(Filter::Compare { place, comparison: Comparison::Equal, value: Value::Boolean(value) });
    match operand {
        "null" => Ok(Filter::IsNull(place)),
        "true" if kind == Kind::Boolean => is(true),
        "false" if kind == Kind::Boolean => is(false),
        _ if kind == Kind::Boolean => Err("is.null, is.true or is.false".to_owned()),
        _ => Err("is.null".to_owned()),
    }
}

/// `*` stands for any characters, `\*` for a star and `\\` for a backslash; nothing else has a meaning.
fn parse_pattern(operand: &str, limits: &Limits) -> Result<String, String> {
    if operand.contains('\0') || operand.chars().count() > limits.pattern {
        return Err(format!("a pattern of at most {} characters without U+0000", limits.pattern));
    }
    let mut pattern = String::with_capacity(operand.len());
    let mut characters = operand.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '*' => pattern.push('%'),
            '\\' => match characters.next_if(|next| matches!(next, '*' | '\\')) {
                Some('*') => pattern.push('*'),
                _ => pattern.push_str(r"\\"),
            },
            '%' | '_' => pattern.extend(['\\', character]),
            character => pattern.push(character),
        }
    }
    Ok(pattern)
}

fn parse_in(place: usize, kind: Kind, operand: &str, limits: &Limits) -> Result<Filter, String> {
    let items = parse_list(operand, limits)?;
    let values = items.iter().map(|item| text::parse(kind, item)).collect::<Result<_, _>>()?;
    Ok(Filter::In { place, values })
}

/// Reads `(a,b,"c,d")`; `()` has no values, as what a client makes of an empty array, and `("")` the empty text.
fn parse_list(operand: &str, limits: &Limits) -> Result<Vec<String>, String> {
    let form = || "in.(value,value,\"value, with a comma\")".to_owned();
    let list = operand.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).ok_or_else(form)?;
    if list.is_empty() {
        return Ok(Vec::new());
    }
    let items = list_text::items(list).ok_or_else(form)?;
    if items.len() > limits.values {
        return Err(format!("at most {} values", limits.values));
    }
    Ok(items)
}

fn parse_count(place: &Place, operator: &str, operand: &str) -> Option<Result<Filter, String>> {
    let (relation, comparison) = (place.relations.last()?, parse_comparison(operator)?);
    let count = operand.parse::<u32>().map_err(|_| "a whole number that is not negative".to_owned());
    let filter = |count| Filter::Count { relation, filter: Box::new(Filter::all()), comparison, count };
    Some(count.map(|count| filter(count.into())))
}

/// Reads a condition on what a document holds at a path: as text, or as a JSON number, string, true or false.
fn parse_json(
    place: usize,
    steps: &[JsonStep],
    as_text: bool,
    operator: &str,
    operand: &str,
    limits: &Limits,
) -> Option<Result<Filter, String>> {
    let filter = |test| Filter::Json { place, path: JsonPath::new(steps.to_vec()), test };
    let test = match operator {
        "in" => {
            let one_of = |item: &String| parse_json_comparison(as_text, Comparison::Equal, item).map(filter);
            let tests = parse_list(operand, limits).and_then(|items| items.iter().map(one_of).collect());
            return Some(tests.map(Filter::Any));
        }
        "is" if operand == "null" => Ok(JsonTest::IsNull),
        "is" => Err("is.null".to_owned()),
        "like" | "ilike" if as_text => {
            parse_pattern(operand, limits).map(|pattern| JsonTest::Like(pattern, operator == "ilike"))
        }
        _ => parse_json_comparison(as_text, parse_comparison(operator)?, operand),
    };
    Some(test.map(filter))
}

fn parse_json_comparison(as_text: bool, comparison: Comparison, operand: &str) -> Result<JsonTest, String> {
    if as_text { parse_text(comparison, operand) } else { parse_json_value(comparison, operand) }
}

fn parse_text(comparison: Comparison, operand: &str) -> Result<JsonTest, String> {
    match operand.contains('\0') {
        false => Ok(JsonTest::Text(comparison, operand.to_owned())),
        true => Err("text without the character U+0000".to_owned()),
    }
}

/// Below it, a binary fraction of 64 bits tells whole numbers apart.
const EXACT: u64 = 1 << 53;

fn parse_json_value(comparison: Comparison, operand: &str) -> Result<JsonTest, String> {
    let expected = || "a JSON number, or eq.true or eq.false; ->> compares text".to_owned();
    match serde_json::from_str(operand) {
        Ok(serde_json::Value::Bool(value)) => match comparison {
            Comparison::Equal => Ok(JsonTest::Boolean(value)),
            Comparison::NotEqual => Ok(JsonTest::Boolean(!value)),
            _ => Err(expected()),
        },
        Ok(serde_json::Value::Number(number)) => {
            let large = number.as_i64().filter(|whole| whole.unsigned_abs() >= EXACT);
            let test = match large {
                Some(whole) => Some(JsonTest::Whole(comparison, whole)),
                None => number.as_f64().map(|number| JsonTest::Number(comparison, number)),
            };
            test.ok_or_else(expected)
        }
        _ => Err(expected()),
    }
}
