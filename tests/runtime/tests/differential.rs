//! Random conditions, orders and pages over random rows, each answer held against an evaluation in memory.

use std::cmp::Ordering;

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{Random, with_client};

/// The columns, each with the values it may have, from the smallest to the greatest.
fn columns() -> Vec<(&'static str, Vec<Value>)> {
    vec![
        ("small", vec![json!(-3), json!(0), json!(7)]),
        ("big", vec![json!(-9_007_199_254_740_993_i64), json!(1), json!(9_007_199_254_740_993_i64)]),
        ("double", vec![json!(-0.5), json!(0.1), json!(2.5)]),
        ("amount", vec![json!("-1.50"), json!("2.00"), json!("10.25")]),
        ("note", vec![json!("a"), json!("b"), json!("b*"), json!("c_%")]),
        ("flag", vec![json!(false), json!(true)]),
        ("day", vec![json!("1999-12-31"), json!("2024-02-28")]),
        ("moment", vec![json!("2024-01-01T00:00:00Z"), json!("2024-01-01T00:00:00.000001Z")]),
        ("mood", vec![json!("so-so"), json!("it's fine"), json!("Zen"), json!("ängstlich")]),
        ("token", vec![json!("00000000-0000-4000-8000-00000000000a"), json!("ffffffff-0000-4000-8000-000000000000")]),
    ]
}

/// A condition as the API takes it in brackets, and what it is of a row: true, false or, as in SQL, neither.
enum Test {
    Compare { column: usize, operator: &'static str, value: usize },
    In { column: usize, values: Vec<usize> },
    IsNull { column: usize },
    Not(Box<Test>),
    All(Vec<Test>),
    Any(Vec<Test>),
}

impl Test {
    fn random(random: &mut Random, depth: usize) -> Self {
        let columns = columns();
        let column = random.below(columns.len());
        let values = columns[column].1.len();
        match random.below(if depth == 0 { 5 } else { 9 }) {
            0 => Self::IsNull { column },
            1 => Self::In { column, values: (0..=random.below(3)).map(|_| random.below(values)).collect() },
            2..5 => {
                let ordered = columns[column].0 != "flag";
                let operators: &[_] = if ordered { &["eq", "ne", "gt", "gte", "lt", "lte"] } else { &["eq", "ne"] };
                Self::Compare {
                    column,
                    operator: operators[random.below(operators.len())],
                    value: random.below(values),
                }
            }
            5 => Self::Not(Box::new(Self::random(random, 0))),
            which => {
                let tests = (0..=random.below(3)).map(|_| Self::random(random, depth - 1)).collect();
                if which == 6 { Self::All(tests) } else { Self::Any(tests) }
            }
        }
    }

    fn text(&self) -> String {
        let columns = columns();
        let quoted = |value: &Value| match value {
            Value::String(text) => format!("{text:?}"),
            value => value.to_string(),
        };
        let list = |tests: &[Self]| tests.iter().map(Self::text).collect::<Vec<_>>().join(",");
        match self {
            Self::Compare { column, operator, value } => {
                let (name, values) = &columns[*column];
                format!("{name}.{operator}.{}", quoted(&values[*value]))
            }
            Self::In { column, values } => {
                let (name, all) = &columns[*column];
                let values: Vec<String> = values.iter().map(|&value| quoted(&all[value])).collect();
                format!("{name}.in.({})", values.join(","))
            }
            Self::IsNull { column } => format!("{}.is.null", columns[*column].0),
            Self::Not(test) => format!("not.and({})", test.text()),
            Self::All(tests) => format!("and({})", list(tests)),
            Self::Any(tests) => format!("or({})", list(tests)),
        }
    }

    fn holds(&self, row: &Value) -> Option<bool> {
        match self {
            Self::Compare { column, operator, value } => {
                let order = rank(*column, row)?.cmp(value);
                Some(match *operator {
                    "eq" => order.is_eq(),
                    "ne" => order.is_ne(),
                    "gt" => order.is_gt(),
                    "gte" => order.is_ge(),
                    "lt" => order.is_lt(),
                    _ => order.is_le(),
                })
            }
            Self::In { column, values } => rank(*column, row).map(|rank| values.contains(&rank)),
            Self::IsNull { column } => Some(rank(*column, row).is_none()),
            Self::Not(test) => test.holds(row).map(|holds| !holds),
            Self::All(tests) => settled_by(Some(false), tests.iter().map(|test| test.holds(row)).collect()),
            Self::Any(tests) => settled_by(Some(true), tests.iter().map(|test| test.holds(row)).collect()),
        }
    }
}

/// Returns what SQL's AND or OR makes of the answers: `decisive` when one is, else unknown when one is, else the opposite.
fn settled_by(decisive: Option<bool>, answers: Vec<Option<bool>>) -> Option<bool> {
    if answers.contains(&decisive) {
        return decisive;
    }
    if answers.contains(&None) { None } else { decisive.map(|answer| !answer) }
}

/// Returns the place of the row's value among those of the column, or nothing for NULL.
fn rank(column: usize, row: &Value) -> Option<usize> {
    let (name, values) = &columns()[column];
    let value = &row[name];
    (!value.is_null()).then(|| values.iter().position(|known| known == value).expect("a value that was written"))
}

/// (column, descending, NULL first)
type Term = (usize, bool, bool);

fn compare(terms: &[Term], a: &Value, b: &Value) -> Ordering {
    let by_term = terms.iter().map(|&(column, descending, nulls_first)| match (rank(column, a), rank(column, b)) {
        (None, None) => Ordering::Equal,
        (None, _) => {
            if nulls_first {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
        (_, None) => {
            if nulls_first {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
        (a, b) => {
            if descending {
                b.cmp(&a)
            } else {
                a.cmp(&b)
            }
        }
    });
    let by_id = a["id"].as_i64().cmp(&b["id"].as_i64());
    by_term.fold(Ordering::Equal, Ordering::then).then(by_id)
}

#[test]
fn answers_are_those_of_an_evaluation_in_memory() {
    with_client(async |client| {
        let mut random = Random::new(0x5EED_CAFE);
        let mut rows = Vec::new();
        for _ in 0..40 {
            let value = |(name, values): (&'static str, Vec<Value>)| {
                let chosen = random.below(values.len() + 1);
                (name.to_owned(), values.get(chosen).cloned().unwrap_or(Value::Null))
            };
            let row: serde_json::Map<String, Value> = columns().into_iter().map(value).collect();
            let created = client.post("/samples", Value::Object(row)).await;
            assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
            rows.push(created.body);
        }
        for number in 0..250 {
            let test = Test::random(&mut random, 2);
            let terms: Vec<Term> = (0..random.below(4))
                .map(|_| (random.below(columns().len()), random.below(2) == 0, random.below(2) == 0))
                .collect();
            let order: Vec<String> = terms
                .iter()
                .map(|&(column, descending, nulls_first)| {
                    let (direction, nulls) =
                        (if descending { "desc" } else { "asc" }, if nulls_first { "first" } else { "last" });
                    format!("{}.{direction}.nulls{nulls}", columns()[column].0)
                })
                .chain(["id".to_owned()])
                .collect();
            let mut expected: Vec<&Value> = rows.iter().filter(|row| test.holds(row) == Some(true)).collect();
            expected.sort_by(|a, b| compare(&terms, a, b));
            let (condition, order, limit) =
                (format!("({})", test.text()), order.join(","), (1 + random.below(15)).to_string());
            let (mut found, mut after) = (Vec::new(), String::new());
            loop {
                let query = [("and", &*condition), ("order", &*order), ("limit", &*limit), ("after", &*after)];
                let page = client.query("/samples", &query).await;
                assert_eq!(page.status, StatusCode::OK, "{number}: {query:?}: {page:?}");
                found.extend(page.body["items"].as_array().expect("items").clone());
                match page.body["next"].as_str() {
                    Some(next) => after = next.to_owned(),
                    None => break,
                }
            }
            let ids = |rows: &[&Value]| rows.iter().map(|row| row["id"].clone()).collect::<Vec<_>>();
            assert_eq!(ids(&found.iter().collect::<Vec<_>>()), ids(&expected), "{number}: {condition} by {order}");
        }
    });
}
