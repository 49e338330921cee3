//! Dotted names: a column of the table, or of one that relations lead to.

use crate::engine::{Filter, JsonStep, Kind, Operation, Relation, Search, Table};

/// What a dotted name means.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The relations to follow, in order.
    pub(super) relations: Vec<&'static Relation>,
    /// The table that they lead to.
    pub(super) table: &'static Table,
    /// What is meant there.
    pub(super) end: End,
}

/// What stands at the end of a dotted name.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum End {
    /// A column.
    Column(usize),
    /// A place in the document of a JSON column.
    Json {
        /// The column.
        place: usize,
        /// The steps into the document.
        steps: Vec<JsonStep>,
        /// Whether it is compared as text (`->>`) or as JSON (`->`).
        as_text: bool,
    },
    /// The number of rows that the last relation leads to.
    Count,
    /// The words of several columns, by the place of the search.
    Search(usize),
}

impl Place {
    /// Turns a condition on the last table into one on the first: a row that the relations lead to meets it.
    pub(super) fn condition(&self, filter: Filter) -> Filter {
        let relations = match self.end {
            // The condition is on the last relation, not on the rows that it leads to.
            End::Count => &self.relations[..self.relations.len() - 1],
            End::Column(_) | End::Json { .. } | End::Search(_) => &self.relations[..],
        };
        let exists = |filter, relation: &&'static Relation| Filter::Exists { relation, filter: Box::new(filter) };
        relations.iter().rev().fold(filter, exists)
    }
}

/// Reads a name that is all of the text.
///
/// # Errors
///
/// What the text names wrongly, and the nearest name there is.
pub(super) fn parse(table: &'static Table, name: &str, depth: usize) -> Result<Place, String> {
    match walk(table, name, depth, |rest| rest.is_empty() || rest.starts_with("->"))? {
        (place, "") => Ok(place),
        (_, rest) => Err(format!("{name:?} goes on after the column: {rest:?}.")),
    }
}

/// Reads the name that the text starts with, up to the point before an operator; returns what follows that point.
///
/// # Errors
///
/// What the text names wrongly, and the nearest name there is.
pub(super) fn take<'t>(table: &'static Table, text: &'t str, depth: usize) -> Result<(Place, &'t str), String> {
    let (place, rest) = walk(table, text, depth, |rest| rest.starts_with('.') || rest.starts_with("->"))?;
    match rest.strip_prefix('.') {
        Some(rest) => Ok((place, rest)),
        None => Err(format!("{text:?} lacks an operator and a value.")),
    }
}

fn walk<'t>(
    table: &'static Table,
    text: &'t str,
    depth: usize,
    may_follow: fn(&str) -> bool,
) -> Result<(Place, &'t str), String> {
    let (mut here, mut rest, mut relations) = (table, text, Vec::new());
    loop {
        if let Some((place, after)) = column(here, rest, may_follow) {
            let (end, after) = json_end(here, place, after)?;
            return Ok((Place { relations, table: here, end }, after));
        }
        if let Some((search, after)) = search(here, rest, may_follow) {
            return Ok((Place { relations, table: here, end: End::Search(search) }, after));
        }
        let after_count = rest.strip_prefix("count").filter(|after| after.is_empty() || after.starts_with('.'));
        if let (Some(after), Some(Relation { many: true, .. })) = (after_count, relations.last()) {
            return Ok((Place { relations, table: here, end: End::Count }, after));
        }
        let next = rest.split_once('.').and_then(|(name, after)| Some((relation(here, name)?, after)));
        let Some((relation, after)) = next else {
            return Err(unknown(here, rest));
        };
        if relations.len() == depth {
            return Err(format!("{text:?} follows more than {depth} relations."));
        }
        relations.push(relation);
        (here, rest) = (relation.target, after);
    }
}

/// Returns the visible column with the longest name that the text starts with, and what follows the name.
fn column<'t>(table: &'static Table, text: &'t str, may_follow: fn(&str) -> bool) -> Option<(usize, &'t str)> {
    let columns = table.columns.iter().enumerate().filter(|(_, column)| column.access.read);
    let named = columns.filter_map(|(place, column)| {
        let after = text.strip_prefix(column.name)?;
        may_follow(after).then_some((place, after))
    });
    named.min_by_key(|(_, after)| after.len())
}

/// Returns the place of the search that the text starts with the name of, and what follows the name; columns have been looked
/// for before.
fn search<'t>(table: &'static Table, text: &'t str, may_follow: fn(&str) -> bool) -> Option<(usize, &'t str)> {
    searches(table).find_map(|(place, search)| {
        let after = text.strip_prefix(search.name)?;
        may_follow(after).then_some((place, after))
    })
}

/// Returns what clients may look words up in, with its place.
pub(super) fn searches(table: &'static Table) -> impl Iterator<Item = (usize, &'static Search)> {
    let is_visible = |search: &Search| search.columns.iter().all(|&place| table.columns[place].access.read);
    table.searches.iter().enumerate().filter(move |(_, search)| is_visible(search))
}

/// Returns the relation of that name, if clients may see the rows that it leads to.
pub(super) fn relation(table: &'static Table, name: &str) -> Option<&'static Relation> {
    relations(table).find(|relation| relation.name == name)
}

/// Returns the relations that lead to rows that clients may see.
pub(super) fn relations(table: &'static Table) -> impl Iterator<Item = &'static Relation> {
    table.relations.iter().filter(|relation| {
        relation.target.serves(Operation::List) || (relation.target.serves(Operation::Get) && !relation.many)
    })
}

/// Returns the place of a column that clients may see.
///
/// # Errors
///
/// That there is none, and the nearest name there is.
pub(super) fn visible(table: &'static Table, name: &str) -> Result<usize, String> {
    let is_visible = |place: &usize| table.columns[*place].access.read;
    table.position(name).filter(is_visible).ok_or_else(|| unknown(table, name))
}

/// Says that the table has nothing of the name that the text starts with.
pub(super) fn unknown(table: &'static Table, text: &str) -> String {
    let name = text.split(['.', '(']).next().unwrap_or_default();
    let name = name.split_once("->").map_or(name, |(name, _)| name);
    if table.position(name).is_some_and(|place| table.columns[place].access.read) {
        return match text.strip_prefix(name) {
            Some("") => format!("{text:?} lacks an operator and a value."),
            _ => format!("{text:?} goes on after the column {name}."),
        };
    }
    if relation(table, name).is_some() {
        return format!("{name} is a relation, not a column.");
    }
    let columns = table.columns.iter().filter(|column| column.access.read).map(|column| column.name);
    let searches = searches(table).map(|(_, search)| search.name);
    let hint = did_you_mean(name, columns.chain(searches).chain(relations(table).map(|relation| relation.name)));
    format!("{} has no column or relation {name:?}.{hint}", table.name)
}

/// Says that the table has no relation of that name.
pub(super) fn unknown_relation(table: &'static Table, name: &str) -> String {
    let hint = did_you_mean(name, relations(table).map(|relation| relation.name));
    format!("{} has no relation {name:?}.{hint}", table.name)
}

fn did_you_mean<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    nearest(name, known).map(|nearest| format!(" Did you mean {nearest}?")).unwrap_or_default()
}

/// Returns the known name that one is most like, if it is like any.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let nearest = known.min_by_key(|known| strsim::osa_distance(known, name))?;
    (strsim::osa_distance(nearest, name) <= name.len().div_ceil(3)).then_some(nearest)
}

/// Reads `->member->0->>last` behind a JSON column.
fn json_end<'t>(table: &'static Table, place: usize, text: &'t str) -> Result<(End, &'t str), String> {
    if !text.starts_with("->") {
        return Ok((End::Column(place), text));
    }
    let column = &table.columns[place];
    if column.kind != Kind::Json {
        return Err(format!("{} is not JSON.", column.name));
    }
    let (mut steps, mut rest) = (Vec::new(), text);
    loop {
        let after = rest.strip_prefix("->").unwrap_or(rest);
        let (as_text, after) = after.strip_prefix('>').map_or((false, after), |after| (true, after));
        let end = after.find("->").into_iter().chain(after.find('.')).min().unwrap_or(after.len());
        steps.push(json_step(&after[..end])?);
        rest = &after[end..];
        if as_text || !rest.starts_with("->") {
            return Ok((End::Json { place, steps, as_text }, rest));
        }
    }
}

fn json_step(name: &str) -> Result<JsonStep, String> {
    let is_position = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    match name.parse() {
        Ok(position) if is_position => Ok(JsonStep::Element(position)),
        _ if name.is_empty() || name.contains(['"', '\\', '\0']) => {
            Err(format!("{name:?} is no step into a JSON document: expected a member's name or a position."))
        }
        _ => Ok(JsonStep::Member(name.to_owned())),
    }
}
