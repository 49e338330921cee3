//! Random aggregates over random rows, each held against the same computed of the rows in memory.

use std::cmp::Ordering;

use runtime_db::engine::statement::{Aggregate, Scope, Select};
use runtime_db::engine::{
    Changes, Comparison, Conn, Filter, Function, GroupColumn, GroupKey, GroupOrder, Having, Kind, Measure, Nulls, Row,
    Value, aggregate_rows, insert_bulk_rows, select_rows,
};
use runtime_db::tables::samples::{self, TABLE};
use runtime_db::types::{Date, DateTime, Decimal};

use crate::support::{Random, with_conn};

const NUMBERS: [usize; 5] = [
    samples::SMALL.place(),
    samples::BIG.place(),
    samples::DOUBLE.place(),
    samples::AMOUNT.place(),
    samples::WORD.place(),
];
const OTHERS: [usize; 6] = [
    samples::NOTE.place(),
    samples::DAY.place(),
    samples::MOMENT.place(),
    samples::FLAG.place(),
    samples::MOOD.place(),
    samples::TYPE.place(),
];

/// Returns the values that a column is given: fractions of which a double holds every sum, so that the order of the rows does
/// not matter.
fn values(place: usize) -> Vec<Value> {
    let decimal = |text: &str| Value::Decimal(text.parse::<Decimal>().expect("a number"));
    let day = |text: &str| Value::Date(text.parse::<Date>().expect("a day"));
    let moment = |text: &str| Value::Timestamptz(text.parse::<DateTime>().expect("a moment"));
    match TABLE.columns[place].kind {
        Kind::SmallInt => vec![Value::SmallInt(-3), Value::SmallInt(0), Value::SmallInt(7)],
        Kind::BigInt => vec![Value::BigInt(-1_099_511_627_777), Value::BigInt(1), Value::BigInt(4)],
        Kind::Double => vec![Value::Double(-0.5), Value::Double(0.25), Value::Double(2.0)],
        Kind::Decimal { .. } => vec![decimal("-1.50"), decimal("2.00"), decimal("10.25")],
        Kind::Unsigned(_) => vec![Value::from(0_u16), Value::from(1_u16), Value::from(u16::MAX)],
        Kind::Text(_) => ["a", "b", "bc"].map(|text| Value::Text(text.to_owned())).to_vec(),
        Kind::Date => vec![day("1999-12-31"), day("2024-02-28")],
        Kind::Timestamptz => vec![moment("2024-01-01T00:00:00Z"), moment("2024-01-01T00:00:00.000001Z")],
        Kind::Boolean => vec![Value::Boolean(false), Value::Boolean(true)],
        Kind::Enum(labels) => labels.labels.iter().map(|label| Value::Enum(label)).collect(),
        kind => panic!("{kind:?} is in no aggregate of this test"),
    }
}

/// Compares values of a kind as the database does, NULL being greater than all.
fn compare(kind: Kind, one: &Value, other: &Value) -> Ordering {
    let rank = |value: &Value| match (kind, value) {
        (Kind::Enum(labels), Value::Enum(label)) => labels.labels.iter().position(|known| known == label),
        _ => None,
    };
    match (one, other) {
        (Value::Null, Value::Null) => Ordering::Equal,
        (Value::Null, _) => Ordering::Greater,
        (_, Value::Null) => Ordering::Less,
        (Value::SmallInt(one), Value::SmallInt(other)) => one.cmp(other),
        (Value::BigInt(one), Value::BigInt(other)) => one.cmp(other),
        (Value::Unsigned(one), Value::Unsigned(other)) => one.0.cmp(&other.0),
        (Value::Double(one), Value::Double(other)) => one.total_cmp(other),
        (Value::Decimal(one), Value::Decimal(other)) => one.cmp(other),
        (Value::Text(one), Value::Text(other)) => one.cmp(other),
        (Value::Date(one), Value::Date(other)) => one.cmp(other),
        (Value::Timestamptz(one), Value::Timestamptz(other)) => one.cmp(other),
        (Value::Boolean(one), Value::Boolean(other)) => one.cmp(other),
        (Value::Enum(_), Value::Enum(_)) => rank(one).cmp(&rank(other)),
        _ => panic!("{one:?} and {other:?} are of two kinds"),
    }
}

fn sort(kind: Kind, one: &Value, other: &Value, descending: bool, nulls: Nulls) -> Ordering {
    match (one.is_null(), other.is_null()) {
        (false, false) if descending => compare(kind, other, one),
        (false, false) | (true, true) => compare(kind, one, other),
        (is_null, _) if is_null == (nulls == Nulls::First) => Ordering::Less,
        _ => Ordering::Greater,
    }
}

fn measure(random: &mut Random) -> Measure {
    let any: Vec<usize> = NUMBERS.into_iter().chain(OTHERS).collect();
    let (function, places) = match random.below(7) {
        0 => return Measure::ROWS,
        1 => (Function::Count, &any[..]),
        2 => (Function::CountDistinct, &any[..]),
        3 => (Function::Sum, &NUMBERS[..]),
        4 => (Function::Avg, &NUMBERS[..]),
        5 => (Function::Min, &any[..8]),
        _ => (Function::Max, &any[..8]),
    };
    Measure { function, place: Some(random.one_of(places)) }
}

/// Computes a measure of rows.
fn compute(measure: Measure, rows: &[&Row]) -> Value {
    let number = |count: usize| Value::BigInt(count as i64);
    let Some(place) = measure.place else {
        return number(rows.len());
    };
    let kind = TABLE.columns[place].kind;
    let mut values: Vec<&Value> = rows.iter().map(|row| row.value(place)).filter(|value| !value.is_null()).collect();
    values.sort_by(|one, other| compare(kind, one, other));
    let all = || values.iter().map(|value| as_double(value)).sum::<f64>();
    match measure.function {
        Function::Count => number(values.len()),
        Function::CountDistinct => {
            values.dedup();
            number(values.len())
        }
        _ if values.is_empty() => Value::Null,
        Function::Min => values[0].clone(),
        Function::Max => values[values.len() - 1].clone(),
        Function::Avg => Value::Double(all() / values.len() as f64),
        Function::Sum => match values[0] {
            Value::Double(_) => Value::Double(all()),
            Value::Decimal(_) => {
                let sum = values.iter().fold(Decimal::from(0), |sum, value| match value {
                    Value::Decimal(value) => Decimal(&*sum + &**value),
                    _ => sum,
                });
                Value::Decimal(sum)
            }
            _ => Value::BigInt(values.iter().map(|value| as_whole(value)).sum()),
        },
    }
}

fn as_whole(value: &Value) -> i64 {
    match value {
        Value::SmallInt(number) => (*number).into(),
        Value::BigInt(number) => *number,
        Value::Unsigned(number) => number.0 as i64,
        _ => panic!("{value:?} is no whole number"),
    }
}

fn as_double(value: &Value) -> f64 {
    match value {
        Value::Double(number) => *number,
        Value::Decimal(number) => number.to_string().parse().expect("a number"),
        _ => as_whole(value) as f64,
    }
}

fn having(random: &mut Random, depth: usize) -> Having {
    let several = |random: &mut Random| (0..=random.below(2)).map(|_| having(random, depth - 1)).collect();
    match random.below(if depth == 0 { 4 } else { 7 }) {
        0 => Having::IsNull(measure(random)),
        4 => Having::Not(Box::new(having(random, depth - 1))),
        5 => Having::All(several(random)),
        6 => Having::Any(several(random)),
        _ => {
            let measure = measure(random);
            let value = match measure.kind(&TABLE).expect("a measure of its column") {
                Kind::BigInt => Value::BigInt(random.one_of(&[0, 1, 2, 7])),
                Kind::Double => Value::Double(random.one_of(&[-0.5, 0.0, 2.0])),
                Kind::Decimal { .. } => Value::Decimal(Decimal::from(random.one_of(&[-1, 0, 2]))),
                _ => {
                    let values = values(measure.place.expect("the column of an extreme"));
                    values[random.below(values.len())].clone()
                }
            };
            let comparison = random.one_of(&[
                Comparison::Equal,
                Comparison::NotEqual,
                Comparison::Greater,
                Comparison::GreaterOrEqual,
                Comparison::Less,
                Comparison::LessOrEqual,
            ]);
            Having::Compare { measure, comparison, value }
        }
    }
}

/// Returns whether a condition holds of a group: true, false or, as in SQL, neither.
fn holds(having: &Having, rows: &[&Row]) -> Option<bool> {
    match having {
        Having::IsNull(measure) => Some(compute(*measure, rows).is_null()),
        Having::Compare { measure, comparison, value } => {
            let computed = compute(*measure, rows);
            let kind = measure.kind(&TABLE).expect("a measure of its column");
            (!computed.is_null()).then(|| comparison.holds(compare(kind, &computed, value)))
        }
        Having::Not(condition) => holds(condition, rows).map(|holds| !holds),
        Having::All(conditions) => settled_by(false, conditions, rows),
        Having::Any(conditions) => settled_by(true, conditions, rows),
    }
}

/// Returns what SQL's AND or OR makes of the conditions: `decisive` when one is, else unknown when one is, else the opposite.
fn settled_by(decisive: bool, conditions: &[Having], rows: &[&Row]) -> Option<bool> {
    let answers: Vec<_> = conditions.iter().map(|condition| holds(condition, rows)).collect();
    if answers.contains(&Some(decisive)) {
        return Some(decisive);
    }
    if answers.contains(&None) { None } else { Some(!decisive) }
}

/// Which rows are looked at: all, or those with a value of a column, or without one.
fn filter(random: &mut Random) -> Filter {
    let place = random.one_of(&OTHERS);
    let values = values(place);
    match random.below(4) {
        0 => Filter::IsNull(place),
        1 => Filter::In { place, values: vec![values[random.below(values.len())].clone()] },
        _ => Filter::all(),
    }
}

fn meets(row: &Row, filter: &Filter) -> bool {
    match filter {
        Filter::IsNull(place) => row.value(*place).is_null(),
        Filter::In { place, values } => values.contains(row.value(*place)),
        _ => true,
    }
}

fn aggregate(random: &mut Random, filter: Filter) -> Aggregate {
    let column = |random: &mut Random| {
        let any: Vec<usize> = NUMBERS.into_iter().chain(OTHERS).collect();
        GroupColumn { path: Vec::new(), place: random.one_of(&any) }
    };
    let groups: Vec<GroupColumn> = (0..random.below(4)).map(|_| column(random)).collect();
    let order = (0..random.below(3)).map(|_| {
        let by = match random.below(groups.len() + 1) {
            position if position < groups.len() => GroupKey::Group(position),
            _ => GroupKey::Measure(measure(random)),
        };
        let nulls = if random.below(2) == 0 { Nulls::First } else { Nulls::Last };
        GroupOrder { by, descending: random.below(2) == 0, nulls }
    });
    let order = order.collect();
    let some = |random: &mut Random, most| (random.below(3) == 0).then(|| random.below(most) as i64);
    Aggregate {
        scope: Scope::new(&TABLE, filter),
        measures: (0..=random.below(3)).map(|_| measure(random)).collect(),
        having: if random.below(2) == 0 { Having::all() } else { having(random, 2) },
        limit: some(random, 6),
        offset: some(random, 3),
        groups,
        order,
    }
}

/// Computes an aggregate of rows in memory.
fn expected(aggregate: &Aggregate, rows: &[&Row]) -> Vec<Vec<Value>> {
    let kinds: Vec<Kind> = aggregate.groups.iter().map(|group| TABLE.columns[group.place].kind).collect();
    let key = |row: &Row| aggregate.groups.iter().map(|group| row.value(group.place).clone()).collect::<Vec<_>>();
    let mut groups: Vec<(Vec<Value>, Vec<&Row>)> = Vec::new();
    if kinds.is_empty() {
        groups.push((Vec::new(), Vec::new()));
    }
    for &row in rows {
        let key = key(row);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((key, vec![row])),
        }
    }
    groups.retain(|(_, rows)| holds(&aggregate.having, rows) == Some(true));
    groups.sort_by(|(one, its), (other, others)| {
        let asked = aggregate.order.iter().map(|order| match order.by {
            GroupKey::Group(at) => sort(kinds[at], &one[at], &other[at], order.descending, order.nulls),
            GroupKey::Measure(measure) => {
                let kind = measure.kind(&TABLE).expect("a measure of its column");
                sort(kind, &compute(measure, its), &compute(measure, others), order.descending, order.nulls)
            }
        });
        let rest = kinds.iter().enumerate().map(|(at, &kind)| sort(kind, &one[at], &other[at], false, Nulls::Last));
        asked.chain(rest).fold(Ordering::Equal, Ordering::then)
    });
    let offset = aggregate.offset.unwrap_or(0) as usize;
    let limit = aggregate.limit.map_or(usize::MAX, |limit| limit as usize);
    let results = |(mut row, rows): (Vec<Value>, Vec<&Row>)| {
        row.extend(aggregate.measures.iter().map(|&measure| compute(measure, &rows)));
        row
    };
    groups.into_iter().skip(offset).take(limit).map(results).collect()
}

async fn fill(conn: &mut Conn, random: &mut Random) {
    let mut rows = Vec::new();
    for _ in 0..60 {
        let mut changes = Changes::default();
        for place in NUMBERS.into_iter().chain(OTHERS) {
            let values = values(place);
            let chosen = random.below(values.len() + 1);
            changes.set_value(place, values.get(chosen).cloned().unwrap_or(Value::Null));
        }
        rows.push(changes);
    }
    insert_bulk_rows(conn, &TABLE, rows).await.expect("the rows");
}

#[test]
fn aggregates_are_those_of_a_loop_over_the_rows() {
    // So many of them: AGGREGATES=20000 cargo test --package runtime-tests … aggregates_are_those
    let number = std::env::var("AGGREGATES").map_or(400, |number| number.parse().expect("a number of aggregates"));
    with_conn(async |conn| {
        let mut random = Random::new(0xA66_2E6A7E);
        fill(conn, &mut random).await;
        let rows = select_rows(conn, Select::new(Scope::new(&TABLE, Filter::all()))).await.expect("the rows");
        let mut groups = 0;
        for turn in 0..number {
            let filter = filter(&mut random);
            let rows: Vec<&Row> = rows.iter().filter(|row| meets(row, &filter)).collect();
            let aggregate = aggregate(&mut random, filter);
            let expected = expected(&aggregate, &rows);
            let found = aggregate_rows(conn, aggregate.clone()).await;
            let found = found.unwrap_or_else(|error| panic!("{turn}: {aggregate:?}: {error:?}"));
            assert_eq!(found, expected, "{turn}: {aggregate:?}");
            groups += found.len();
        }
        assert!(groups > number, "they find something: {groups} groups");
    });
}
