use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Change, Kind};

/// Which way values go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    /// To the server, in a query or a header.
    Parameter,
    /// To the server, in a body.
    Request,
    /// To the client.
    Answer,
}

/// Compares schemas, those with a name once for each direction.
pub(super) struct Schemas<'a> {
    old: &'a Value,
    new: &'a Value,
    seen: BTreeSet<(Direction, &'a str, &'a str)>,
    pub(super) changes: Vec<Change>,
}

/// The keywords by which a schema has alternatives.
const ALTERNATIVES: [&str; 2] = ["anyOf", "oneOf"];
/// The pattern of any text, which is as good as none.
const ANY_TEXT: &str = r"^[^\u0000]*$";

impl<'a> Schemas<'a> {
    pub(super) fn new(old: &'a Value, new: &'a Value) -> Self {
        Self { old, new, seen: BTreeSet::new(), changes: Vec::new() }
    }

    /// Compares two schemas; `place` is where they stand, unless they have a name of their own.
    pub(super) fn compare(&mut self, place: &str, direction: Direction, old: &'a Value, new: &'a Value) {
        let mut place = place.to_owned();
        if let (Some(before), Some(now)) = (old["$ref"].as_str(), new["$ref"].as_str()) {
            let (before_target, now_target) = (target(self.old, before), target(self.new, now));
            if before_target.get("$ref").is_some() && now_target.get("$ref").is_some() {
                return self.compare(&place, direction, before_target, now_target);
            }
            if !self.seen.insert((direction, before, now)) {
                return;
            }
            if direction != Direction::Parameter {
                place = before.trim_start_matches("#/components/schemas/").replace("/properties/", ".");
            }
        }
        let (old, new) = (resolve(self.old, old), resolve(self.new, new));
        let place = place.as_str();
        self.types(place, direction, old, new);
        // What stands in one of several alternatives is compared there.
        if !has_alternatives(old) && !has_alternatives(new) {
            self.labels(place, direction, old, new);
            if direction != Direction::Answer {
                self.bounds(place, direction, old, new);
            }
        }
        self.members(place, direction, old, new);
        if let (Some(before), Some(now)) = (old.get("items"), new.get("items")) {
            self.compare(place, direction, before, now);
        }
        self.alternatives(place, direction, old, new);
    }

    fn report(&mut self, kind: Kind, place: &str, message: String) {
        self.changes.push(Change { kind, place: place.to_owned(), message });
    }

    /// Says that values are taken no more, or are given that were not.
    fn narrowed(&mut self, place: &str, direction: Direction, less: &str, more: &str) {
        match direction {
            Direction::Parameter => self.report(Kind::ParameterLess, place, less.to_owned()),
            Direction::Request => self.report(Kind::BodyLess, place, less.to_owned()),
            Direction::Answer => self.report(Kind::AnswerMore, place, more.to_owned()),
        }
    }

    fn types(&mut self, place: &str, direction: Direction, old: &Value, new: &Value) {
        let (before, now) = (types(self.old, old), types(self.new, new));
        let [from, to] = if direction == Direction::Answer { [&now, &before] } else { [&before, &now] };
        // No type at all is any.
        let lost: Vec<&str> = from.iter().filter(|ty| !to.is_empty() && !has_type(to, ty)).copied().collect();
        if !lost.is_empty() || (from.is_empty() && !to.is_empty()) {
            let lost = if lost.is_empty() { "anything".to_owned() } else { lost.join(" or ") };
            self.narrowed(place, direction, &format!("it takes no {lost} any more"), &format!("it may be {lost} now"));
        }
        let (before, now) = (old["format"].as_str(), new["format"].as_str());
        // Of another type, the form is no news.
        let are_plain = !has_alternatives(old) && !has_alternatives(new) && from == to;
        let [narrow, wide] = if direction == Direction::Answer { [now, before] } else { [before, now] };
        let is_wider = is_wider(has_type(from, "integer"), narrow, wide);
        if are_plain && before != now && !is_wider && (now.is_some() || direction == Direction::Answer) {
            let now = now.unwrap_or("of any form");
            self.narrowed(place, direction, &format!("it has to be {now}"), &format!("it is {now} now"));
        }
    }

    fn labels(&mut self, place: &str, direction: Direction, old: &Value, new: &Value) {
        let labels = |schema: &'_ Value| schema["enum"].as_array().cloned();
        let (before, now) = (labels(old), labels(new));
        let [from, to] = if direction == Direction::Answer { [now, before] } else { [before, now] };
        match (from, to) {
            (Some(from), Some(to)) => {
                for label in from.iter().filter(|label| !to.contains(label)) {
                    let less = format!("it takes no {label} any more");
                    self.narrowed(place, direction, &less, &format!("it may be {label} now"));
                }
            }
            (None, Some(_)) => {
                self.narrowed(place, direction, "it takes a few values only", "it may be more than a few values now");
            }
            (_, None) => {}
        }
    }

    fn bounds(&mut self, place: &str, direction: Direction, old: &Value, new: &Value) {
        let number = |schema: &Value, keyword: &str| schema[keyword].as_f64();
        for (keyword, most) in [
            ("maxLength", true),
            ("maximum", true),
            ("exclusiveMaximum", true),
            ("maxItems", true),
            ("minLength", false),
            ("minimum", false),
            ("exclusiveMinimum", false),
            ("minItems", false),
        ] {
            let (before, Some(now)) = (number(old, keyword), number(new, keyword)) else { continue };
            if before.is_none_or(|before| if most { now < before } else { now > before }) {
                let message = format!(
                    "its {keyword} is {now}, and was {}",
                    before.map_or("none".to_owned(), |it| it.to_string())
                );
                self.narrowed(place, direction, &message, &message);
            }
        }
        if direction == Direction::Request {
            let (before, now) = (patterns(old), patterns(new));
            for pattern in now.difference(&before) {
                self.narrowed(place, direction, &format!("it has to match {pattern}"), "");
            }
        }
    }

    fn members(&mut self, place: &str, direction: Direction, old: &'a Value, new: &'a Value) {
        let (before, now) = (properties(self.old, old), properties(self.new, new));
        if before.is_empty() && now.is_empty() {
            return;
        }
        let (must_before, must_now) = (required(self.old, old), required(self.new, new));
        let parts = (old["allOf"].as_array(), new["allOf"].as_array());
        if let (Some(before), Some(now)) = parts {
            for (before, now) in before.iter().zip(now).filter(|(part, _)| part.get("$ref").is_some()) {
                self.compare(place, direction, before, now);
            }
        }
        for (name, schema) in before.iter().filter(|_| parts.0.is_none() || parts.1.is_none()) {
            let member = format!("{place}.{name}");
            match now.get(name) {
                Some(now) => self.compare(&member, direction, schema, now),
                None if direction == Direction::Answer => {
                    self.report(Kind::MemberGone, &member, "it is not there any more".to_owned());
                }
                None => self.report(Kind::MemberRefused, &member, "it is refused".to_owned()),
            }
        }
        if direction == Direction::Answer {
            for name in must_before.difference(&must_now).filter(|name| now.contains_key(*name)) {
                self.report(Kind::MemberGone, &format!("{place}.{name}"), "it is not always there".to_owned());
            }
        } else {
            for name in must_now.difference(&must_before) {
                self.report(Kind::MemberRequired, &format!("{place}.{name}"), "it has to be given".to_owned());
            }
        }
    }

    fn alternatives(&mut self, place: &str, direction: Direction, old: &'a Value, new: &'a Value) {
        for keyword in ALTERNATIVES {
            let list = |schema: &'a Value| schema[keyword].as_array().filter(|list| !list.is_empty());
            match (list(old), list(new)) {
                (Some(before), Some(now)) => {
                    for (before, now) in before.iter().zip(now) {
                        self.compare(place, direction, before, now);
                    }
                }
                // One of them is null or the like, which the types tell.
                (Some(before), None) => self.compare(place, direction, &before[0], new),
                (None, Some(now)) => self.compare(place, direction, old, &now[0]),
                (None, None) => {}
            }
        }
    }
}

/// Follows a reference to a part of the document, and those that it leads to.
pub(super) fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(reference) => resolve(document, target(document, reference)),
        None => value,
    }
}

/// Returns what a reference names; nothing is known of what is not there.
fn target<'a>(document: &'a Value, reference: &str) -> &'a Value {
    reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer)).unwrap_or(&Value::Null)
}

fn has_alternatives(schema: &Value) -> bool {
    ALTERNATIVES.iter().any(|keyword| schema.get(keyword).is_some())
}

/// Returns the types that a schema names, those of its alternatives among them.
fn types<'a>(document: &'a Value, schema: &'a Value) -> BTreeSet<&'a str> {
    let own = match &schema["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        ty => ty.as_str().into_iter().collect::<BTreeSet<_>>(),
    };
    let alternatives = ALTERNATIVES.iter().filter_map(|keyword| schema[keyword].as_array()).flatten();
    alternatives.flat_map(|one| types(document, resolve(document, one))).chain(own).collect()
}

fn has_type(types: &BTreeSet<&str>, ty: &str) -> bool {
    types.contains(ty) || (ty == "integer" && types.contains("number"))
}

/// Returns whether each number of the one form is one of the other; smallint has no form.
fn is_wider(are_whole: bool, narrow: Option<&str>, wide: Option<&str>) -> bool {
    match (narrow, wide) {
        (Some("int32"), Some("int64")) | (Some("float"), Some("double")) => true,
        (None, Some("int32" | "int64")) => are_whole,
        _ => false,
    }
}

fn patterns(schema: &Value) -> BTreeSet<&str> {
    let all = schema["allOf"].as_array().into_iter().flatten();
    let all = all.chain([schema]).filter_map(|part| part["pattern"].as_str());
    all.filter(|pattern| *pattern != ANY_TEXT).collect()
}

/// Returns the members that a schema states, itself or by what it is all of.
fn properties<'a>(document: &'a Value, schema: &'a Value) -> BTreeMap<&'a str, &'a Value> {
    let own = schema["properties"].as_object().into_iter().flatten().map(|(name, schema)| (name.as_str(), schema));
    let all = schema["allOf"].as_array().into_iter().flatten();
    all.flat_map(|part| properties(document, resolve(document, part))).chain(own).collect()
}

fn required<'a>(document: &'a Value, schema: &'a Value) -> BTreeSet<&'a str> {
    let own = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let all = schema["allOf"].as_array().into_iter().flatten();
    all.flat_map(|part| required(document, resolve(document, part))).chain(own).collect()
}
