//! The query parameters of a list, as exact as a regular expression can say what the server takes.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::schemas::{self, BASE64_PATTERN, NUMERIC_PATTERN, TIME_PATTERN, decimal_pattern};
use super::{aggregates, examples};
use crate::emit::access::{self, Access, serves};
use crate::emit::searches::{self, Search};
use crate::emit::{natives, types};
use crate::model::{Column, Model, Operation, Table, Type, UnsignedWidth};

/// The names that a list gives a meaning of their own; a column of such a name has no filter.
const RESERVED: [&str; 14] = [
    "limit", "offset", "after", "before", "order", "count", "select", "include", "group_by", "having", "and", "or",
    "not.and", "not.or",
];

/// The parameters that take a list of conditions.
const GROUPS: [&str; 4] = ["and", "or", "not.and", "not.or"];

/// The schemas of conditions on something other than a column.
const COUNT: &str = "where.count";
const JSON_TEXT: &str = "where.json_text";
const JSON_VALUE: &str = "where.json_value";
const FULL_TEXT: &str = "where.full_text";

/// A search for words. The texts of `fts` are in the database's own language, of which one word is the least.
const SEARCH: &str = r"fts\.[A-Za-z]{1,20}|(plfts|phfts|wfts)\.[^\u0000]{0,200}";

/// A text in the list of `in`: as it is, or in quotes, where a backslash takes the meaning from what follows.
const TEXT_ITEM: &str = r#"(|[^\u0000",][^\u0000,]*|"([^\u0000"\\]|\\[^\u0000])*")"#;
/// A text that needs no quotes in a list of conditions.
const PLAIN_TEXT: &str = r#"[^\u0000"(),\\]*"#;

/// Returns the parameters of the lists of the rows of `table`: what chooses and sorts them, and what is shown of them.
pub(super) fn of(model: &Model, table: &Table) -> Vec<Value> {
    let mut parameters = Vec::new();
    let terms = sort_terms(model, table);
    if !terms.is_empty() {
        let term = format!(r"({})(\.(asc|desc))?(\.(nullsfirst|nullslast))?", terms.join("|"));
        parameters.push(json!({
            "name": "order", "in": "query",
            "description": "What to sort by, as `column`, `column.desc` or `relation.column.asc.nullslast`, separated by commas.",
            "schema": { "type": "string", "pattern": format!("^{term}(,{term}){{0,15}}$") },
        }));
        let first = visible(table).find(|column| is_sortable(&column.ty));
        if let (Some(column), Some(order)) = (first, parameters.last_mut()) {
            order["example"] = json!(format!("{}.desc", column.name));
        }
    }
    parameters.extend(of_view(model, table));
    parameters
}

/// Returns the parameters that choose rows of `table` by conditions, each with its name among the document's parameters:
/// several operations share them.
pub(super) fn conditions(model: &Model, table: &Table) -> Vec<(String, Value)> {
    let of_column = |column: &Column| {
        let schema = schemas::reference(&condition_name(model, table, column));
        json!({ "name": column.name, "in": "query", "schema": schema })
    };
    let mut parameters: Vec<Value> = filterable(table).map(of_column).collect();
    for search in
        searches(model, table).into_iter().filter(|search| search.columns.len() > 1 && !has_meaning(&search.name))
    {
        let description = format!("The words of {}.", search.columns.join(", "));
        let schema = schemas::reference(FULL_TEXT);
        parameters.push(json!({ "name": search.name, "in": "query", "description": description, "schema": schema }));
    }
    for name in GROUPS {
        let schema = schemas::reference(&list_name(table));
        parameters.push(json!({ "name": name, "in": "query", "schema": schema }));
    }
    parameters.extend(elsewhere(model, table));
    let name = |(place, parameter): (usize, Value)| {
        let name = parameter["name"].as_str().unwrap_or_default();
        // The names of components are limited to these.
        let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
        let name = if is_plain { name.to_owned() } else { place.to_string() };
        (format!("{}.{name}", table.rust.model), parameter)
    };
    parameters.into_iter().enumerate().map(name).collect()
}

/// Returns the parameters of the aggregates of the rows of `table`.
pub(super) fn of_aggregate(model: &Model, table: &Table) -> Vec<Value> {
    let measures = aggregates::measures(model, table);
    let all = aggregates::names(measures.iter());
    let whole = aggregates::names(measures.iter().filter(|measure| measure.is_whole));
    let mut groups = sortable(table);
    groups.extend(related_terms(model, table));
    let groups = groups.join("|");
    let having = format!(r"({whole})\.(eq|ne|neq|gt|gte|lt|lte)\.[0-9]{{1,9}}");
    let term = format!(r"({all})(\.(asc|desc))?(\.(nullsfirst|nullslast))?");
    let list = |item: &str| format!("^({item})(,({item})){{0,9}}$");
    let parameter = |name: &str, description: &str, pattern: String| {
        let schema = json!({ "type": "string", "pattern": pattern });
        json!({ "name": name, "in": "query", "required": name == "select", "description": description, "schema": schema })
    };
    let mut parameters = vec![
        parameter("select", "What to compute, as `count()` or `sum(column)`, separated by commas.", list(&all)),
        parameter("having", "What must hold of a group, as `count().gte.3`, separated by commas.", list(&having)),
        parameter("order", "What to sort the groups by, as `count().desc` or a column of `group_by`.", list(&term)),
    ];
    if !groups.is_empty() {
        parameters.push(parameter(
            "group_by",
            "The columns to group rows by, as `column` or `relation.column`, separated by commas.",
            list(&groups),
        ));
    }
    parameters
}

/// Returns the parameters that say what is shown of a row of `table`.
pub(super) fn of_view(model: &Model, table: &Table) -> Vec<Value> {
    let relations = || access::relations(model, table);
    let item = |of: &Table| {
        let mut names: Vec<String> = visible(of).map(|column| escape(&column.name)).collect();
        names.push(r"\*".to_owned());
        names.join("|")
    };
    let related = relations().map(|(relation, target)| {
        let item = item(target);
        format!(r"{}\(({item})(,({item})){{0,15}}\)", escape(&relation.name))
    });
    let items: Vec<String> = [item(table)].into_iter().chain(related).collect();
    let item = items.join("|");
    let mut parameters = vec![json!({
        "name": "select", "in": "query",
        "description": "The columns to answer with, as `column`, `*` or `relation(column)`, separated by commas.",
        "schema": { "type": "string", "pattern": format!("^({item})(,({item})){{0,15}}$") },
    })];
    let names: Vec<String> = relations().map(|(relation, _)| escape(&relation.name)).collect();
    if !names.is_empty() {
        let further = relations().map(|(relation, target)| {
            let names: Vec<String> =
                access::relations(model, target).map(|(relation, _)| escape(&relation.name)).collect();
            let further = if names.is_empty() { String::new() } else { format!(r"(\.({}))?", names.join("|")) };
            format!("{}{further}", escape(&relation.name))
        });
        let path = format!("({})", further.collect::<Vec<_>>().join("|"));
        parameters.push(json!({
            "name": "include", "in": "query",
            "description": "The relations whose rows to answer with, as `relation` or `relation.relation`, separated by commas. \
                Of those that lead to many rows, `include.relation.limit`, `.order` and `.where` choose which.",
            "schema": { "type": "string", "pattern": format!("^{path}(,{path}){{0,4}}$") },
        }));
    }
    parameters
}

/// Returns the columns that rows of `table` can be sorted by, its own and those of the rows that relations lead to.
fn sort_terms(model: &Model, table: &Table) -> Vec<String> {
    let mut terms = sortable(table);
    terms.extend(searches(model, table).iter().map(|search| format!(r"{}\.relevance", escape(&search.name))));
    terms.extend(related_terms(model, table));
    terms
}

/// Returns the columns of a table that have an order.
fn sortable(table: &Table) -> Vec<String> {
    visible(table).filter(|column| is_sortable(&column.ty)).map(|column| escape(&column.name)).collect()
}

/// Returns the columns with an order of the single rows that relations lead to.
fn related_terms(model: &Model, table: &Table) -> Vec<String> {
    let related = access::relations(model, table).filter(|(relation, _)| access::leads_to_one(relation));
    let terms = related.filter_map(|(relation, target)| {
        let names = sortable(target);
        (!names.is_empty()).then(|| format!(r"{}\.({})", escape(&relation.name), names.join("|")))
    });
    terms.collect()
}

/// Returns the parameter that stands for the conditions on related rows and on what documents hold: each is a parameter of
/// its own, whose name says where to look.
fn elsewhere(model: &Model, table: &Table) -> Option<Value> {
    let mut patterns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (relation, target) in access::relations(model, table) {
        let relation_name = escape(&relation.name);
        for column in visible(target) {
            let path = format!(r"{relation_name}\.{}", escape(&column.name));
            patterns.entry(condition_name(model, target, column)).or_default().push(path);
        }
        if !access::leads_to_one(relation) && !visible(target).any(|column| column.name == "count") {
            patterns.entry(COUNT.to_owned()).or_default().push(format!(r"{relation_name}\.count"));
        }
    }
    for column in visible(table).filter(|column| column.ty == Type::Json) {
        let path = format!("{}(->[A-Za-z_]{{1,20}}|->[0-9]{{1,4}}){{0,3}}", escape(&column.name));
        patterns.entry(JSON_VALUE.to_owned()).or_default().push(format!("{path}->[A-Za-z_]{{1,20}}"));
        patterns.entry(JSON_TEXT.to_owned()).or_default().push(format!("{path}->>[A-Za-z_]{{1,20}}"));
    }
    if patterns.is_empty() {
        return None;
    }
    let patterns: Map<String, Value> = patterns
        .into_iter()
        .map(|(schema, names)| (format!("^({})$", names.join("|")), schemas::reference(&schema)))
        .collect();
    Some(json!({
        "name": "where", "in": "query", "style": "form", "explode": true,
        "description": "Further conditions, each a parameter of its own: on a related row (`relation.column`), on how many there are \
            (`relation.count`), on what a document holds (`column->member->>member`).",
        "schema": { "type": "object", "patternProperties": patterns, "additionalProperties": false },
    }))
}

/// Returns the schemas of the conditions that the tables' columns take, by name.
pub(super) fn schemas<'a>(model: &Model, tables: impl Iterator<Item = &'a Table>) -> Map<String, Value> {
    let mut conditions = Map::new();
    for table in tables.filter(|table| serves(table, Operation::List)) {
        let reachable =
            access::relations(model, table).flat_map(|(_, target)| visible(target).map(move |column| (target, column)));
        for (of, column) in filterable(table).map(|column| (table, column)).chain(reachable) {
            let schema = || condition(model, &column.ty, is_searched(model, of, column));
            conditions.entry(condition_name(model, of, column)).or_insert_with(schema);
        }
        if searches(model, table).iter().any(|search| search.columns.len() > 1) {
            let description = "A search for words: `plfts.` all of them, `phfts.` one behind the other, `wfts.` as in search engines, \
                `fts.` in the database's own language.";
            conditions.insert(FULL_TEXT.to_owned(), pattern(description, SEARCH));
        }
        conditions.insert(list_name(table), list(model, table));
    }
    let compare = "(eq|ne|neq|gt|gte|lt|lte)";
    let number = r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?";
    conditions.insert(
        COUNT.to_owned(),
        pattern("A condition on how many rows there are, like `gte.3`.", &format!(r"{compare}\.[0-9]{{1,9}}")),
    );
    conditions.insert(
        JSON_TEXT.to_owned(),
        pattern(
            "A condition on the text of a string, number, true or false in a document.",
            &format!(r"{compare}\.[^\u0000]*|(like|ilike)\.[^\u0000]*|{}|is\.null", one_of(TEXT_ITEM)),
        ),
    );
    conditions.insert(
        JSON_VALUE.to_owned(),
        pattern(
            "A condition on a number, true or false in a document.",
            &format!(
                r"{compare}\.{number}|(eq|ne|neq)\.(true|false)|{}|is\.null",
                one_of(&format!("({number}|true|false)"))
            ),
        ),
    );
    conditions
}

/// Returns the name of the schema of a list of conditions on the rows of `table`.
fn list_name(table: &Table) -> String {
    format!("{}.where", table.rust.model)
}

/// Returns the schema of a list of conditions on the rows of `table`, by the forms that need no quotes.
fn list(model: &Model, table: &Table) -> Value {
    let mut conditions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for column in visible(table) {
        let states = if column.ty == Type::Boolean { "null|true|false" } else { "null" };
        let is = format!(r"is\.({states})");
        let value = if is_text(&column.ty) { Some(PLAIN_TEXT.to_owned()) } else { value_pattern(model, &column.ty) };
        let condition = match value {
            Some(value) => {
                let value = among_others(model, &column.ty, &value);
                format!(r"({})\.{value}|{is}", comparisons(&column.ty).join("|"))
            }
            None => is,
        };
        let condition = match is_searched(model, table, column) {
            true => format!(r"{condition}|(plfts|phfts|wfts)\.{PLAIN_TEXT}"),
            false => condition,
        };
        conditions.entry(condition).or_default().push(escape(&column.name));
    }
    let condition = conditions
        .into_iter()
        .map(|(condition, names)| format!(r"({})\.(not\.)?({condition})", names.join("|")))
        .collect::<Vec<_>>()
        .join("|");
    json!({
        "type": "string",
        "description": "Conditions in brackets, as `(column.operator.value,…)`; a value with commas, brackets or quotes stands in double \
            quotes, and `and(…)`, `or(…)`, `not.and(…)` and `not.or(…)` may stand among them.",
        "pattern": format!(r"^\(({condition})(,({condition})){{0,15}}\)$"),
    })
}

fn visible(table: &Table) -> impl Iterator<Item = &Column> {
    table.columns.iter().filter(|column| Access::of(table, column).read)
}

fn filterable(table: &Table) -> impl Iterator<Item = &Column> {
    visible(table).filter(move |column| !has_meaning(&column.name))
}

fn has_meaning(name: &str) -> bool {
    RESERVED.contains(&name) || name.starts_with("include.")
}

/// Returns what clients can look words up in, whichever of its databases the program is built for: the document is the same.
fn searches(model: &Model, table: &Table) -> Vec<Search> {
    let mut searches = searches::of(model, table);
    searches.retain(|search| search.is_visible(table) && search.is_everywhere(model));
    searches
}

fn is_searched(model: &Model, table: &Table, column: &Column) -> bool {
    searches(model, table).iter().any(|search| search.columns == std::slice::from_ref(&column.name))
}

/// Returns the name of the schema of a condition on a column.
fn condition_name(model: &Model, table: &Table, column: &Column) -> String {
    let name = name(model, &column.ty);
    if is_searched(model, table, column) { format!("{name}.searched") } else { name }
}

/// Returns the name of the schema of a condition; the point keeps it apart from the structs' names.
fn name(model: &Model, ty: &Type) -> String {
    format!("where.{}", types::name(model, ty))
}

/// Returns whether values of that type have an order and can be compared.
pub(super) fn is_sortable(ty: &Type) -> bool {
    match ty {
        Type::Json => false,
        Type::Array(element) => is_sortable(element),
        Type::Native(native) => natives::is_ordered(native),
        _ => true,
    }
}

/// Returns the schema of a condition on a column of that type.
fn condition(model: &Model, ty: &Type, is_searched: bool) -> Value {
    let mut words = Vec::new();
    let mut alternatives = Vec::new();
    if let Some(value) = value_pattern(model, ty) {
        let compare = comparisons(ty);
        words.extend(compare.iter().map(|operator| format!("`{operator}.`")));
        alternatives.push(format!(r"({})\.({value})", compare.join("|")));
        let item = if is_text(ty) { TEXT_ITEM.to_owned() } else { among_others(model, ty, &value) };
        words.push("`in.(a,b)`".to_owned());
        alternatives.push(one_of(&item));
    }
    if is_text(ty) {
        words.push("`like.`".to_owned());
        words.push("`ilike.`".to_owned());
        alternatives.push(r"(like|ilike)\.[^\u0000]*".to_owned());
    }
    if is_searched {
        words.extend(["`fts.`", "`plfts.`", "`phfts.`", "`wfts.`"].map(str::to_owned));
        alternatives.push(SEARCH.to_owned());
    }
    let states: &[&str] = if *ty == Type::Boolean { &["null", "true", "false"] } else { &["null"] };
    words.extend(states.iter().map(|state| format!("`is.{state}`")));
    alternatives.push(format!(r"is\.({})", states.join("|")));
    let value = examples::of_type(model, ty).filter(|_| value_pattern(model, ty).is_some());
    let example = match value {
        Some(Value::String(text)) => format!("eq.{text}"),
        Some(value) => format!("eq.{value}"),
        None => "is.null".to_owned(),
    };
    json!({
        "type": "string",
        "examples": [example],
        "description": format!("A condition: {}, each after an optional `not.`.", words.join(", ")),
        "pattern": format!(r"^(not\.)?({})$", alternatives.join("|")),
    })
}

fn pattern(description: &str, alternatives: &str) -> Value {
    json!({ "type": "string", "description": description, "pattern": format!(r"^(not\.)?({alternatives})$") })
}

fn comparisons(ty: &Type) -> &'static [&'static str] {
    match ty {
        Type::Boolean => &["eq", "ne", "neq"],
        _ => &["eq", "ne", "neq", "gt", "gte", "lt", "lte"],
    }
}

fn is_text(ty: &Type) -> bool {
    matches!(ty, Type::Text | Type::Varchar(_) | Type::Char(_))
}

/// Returns the regular expression of a list of values, which may be empty.
fn one_of(item: &str) -> String {
    format!(r"in\.\(({item}(,{item})*)?\)")
}

/// Returns the regular expression of a value in a list, where what may hold commas and brackets stands in quotes.
fn among_others(model: &Model, ty: &Type, value: &str) -> String {
    match ty {
        Type::Native(_) => format!(r#""({value})""#),
        Type::Enum(name) => {
            let labels = model.enumeration(name).values.iter().map(|value| escape(&quoted(&value.label)));
            format!("({})", labels.collect::<Vec<_>>().join("|"))
        }
        _ => format!("({value})"),
    }
}

/// Returns a label as it stands among others: in quotes, where a backslash takes the meaning from what follows, if it has
/// characters that mean something there.
fn quoted(label: &str) -> String {
    match label.contains([',', '(', ')', '"', '\\']) {
        true => format!("\"{}\"", label.replace('\\', r"\\").replace('"', "\\\"")),
        false => label.to_owned(),
    }
}

/// Returns the regular expression of a value of that type in a URL, or none when values of the type are not compared.
fn value_pattern(model: &Model, ty: &Type) -> Option<String> {
    let date = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])";
    Some(match ty {
        Type::Boolean => "true|false".to_owned(),
        Type::SmallInt => "-?[0-9]{1,4}".to_owned(),
        Type::Integer => "-?[0-9]{1,9}".to_owned(),
        Type::BigInt => "-?[0-9]{1,18}".to_owned(),
        Type::Unsigned(UnsignedWidth::Small) => "[0-9]{1,4}".to_owned(),
        Type::Unsigned(UnsignedWidth::Regular) => "[0-9]{1,9}".to_owned(),
        Type::Unsigned(UnsignedWidth::Big) => "[0-9]{1,19}".to_owned(),
        Type::Numeric => NUMERIC_PATTERN.to_owned(),
        Type::Real | Type::Double => r"-?[0-9]{1,30}(\.[0-9]{1,30})?".to_owned(),
        Type::Decimal { precision, scale } => decimal_pattern(*precision, *scale),
        Type::Text | Type::Varchar(_) | Type::Char(_) => r"[^\u0000]*".to_owned(),
        Type::Date => date.to_owned(),
        Type::Time => TIME_PATTERN.to_owned(),
        Type::Timestamp => format!("{date}T{TIME_PATTERN}"),
        Type::Timestamptz => format!("{date}T{TIME_PATTERN}Z"),
        Type::Uuid => "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}".to_owned(),
        Type::Enum(name) => {
            let labels = model.enumeration(name).values.iter().map(|value| escape(&value.label));
            labels.collect::<Vec<_>>().join("|")
        }
        Type::Bytes | Type::BoundedBytes(_) => BASE64_PATTERN.to_owned(),
        Type::Native(native) => return natives::pattern(native),
        // Whether a text is an array of such elements takes more than a regular expression.
        Type::Array(_) | Type::Json => return None,
    })
}

/// Escapes what has a meaning in a regular expression.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\^$.|?*+()[]{}/".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
