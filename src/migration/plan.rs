use std::collections::BTreeSet;

use super::diff::{Direction, Way, diff, renamed};
use super::rename::{inverse, pending};
use super::{Phase, Refusal, Step, frame, labels, online, settings};
use crate::dialect::Dialect;
use crate::model::{Intent, Model, NamedList};

/// The longest part of a migration's name that tells what it does.
const MAX_SLUG_LENGTH: usize = 48;

/// The way from one model to another on one backend.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The migrations, in the order in which they run.
    pub migrations: Vec<Migration>,
}

/// Steps that are done or not, all of them.
#[derive(Clone, Debug)]
pub struct Migration {
    /// What it is for.
    pub stage: Stage,
    /// The steps to the next model, in the order in which they run.
    pub up: Vec<Step>,
    /// The steps back.
    pub down: Vec<Step>,
    /// Whether Diesel's tool may put a transaction around it; where not, its own statements do.
    pub run_in_transaction: bool,
}

/// A part of a plan that becomes a migration of its own, because what follows needs it to be committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// New labels of enums: PostgreSQL lets nothing use one in the transaction that added it.
    /// <https://www.postgresql.org/docs/current/sql-altertype.html>, Notes
    EnumLabels,
    /// All that neither needs to wait nor takes long.
    Rest,
    /// One index that is made or dropped while others use the table, which no transaction can hold, nor a script with another
    /// statement. <https://www.postgresql.org/docs/current/sql-createindex.html>, Building Indexes Concurrently
    Index,
    /// Keys over indexes that are made by now, and foreign keys to them.
    Constraints,
    /// The look at the rows that exist, for constraints that hold all others already.
    Validation,
}

/// Compares two models; `before` is `None` when there is no database yet.
///
/// The way back is found as the way there is, from the other end: so a down ends where its up began.
///
/// # Errors
///
/// Every change that cannot be made, or only with a loss that nobody permitted.
pub fn plan(
    before: Option<&Model>,
    after: &Model,
    intent: &Intent,
    dialect: &'static dyn Dialect,
) -> Result<Plan, Vec<Refusal>> {
    let nothing = Model {
        namespaces: Vec::new(),
        enums: NamedList::default(),
        domains: NamedList::default(),
        tables: NamedList::default(),
        views: NamedList::default(),
        raw: NamedList::default(),
        ..after.clone()
    };
    let before = before.unwrap_or(&nothing);
    let intent = Intent { renames: pending(&intent.renames, before, after), ..intent.clone() };
    let mut migrations = Vec::new();
    let extended = labels::extended(before, after, &intent.renames, dialect);
    if let Some(extended) = &extended {
        let leg = Leg { stage: Stage::EnumLabels, from: before, to: extended, goal: extended };
        migrations.extend(migration(&leg, &Intent::default(), dialect)?);
    }
    let start = extended.unwrap_or_else(|| before.clone());
    let stages = match intent.offline {
        true => vec![(Stage::Rest, after.clone())],
        false => online::stages(&renamed(&start, after, &intent.renames, dialect), after, dialect),
    };
    let mut from = start;
    let mut looked_for = BTreeSet::new();
    for (stage, to) in stages {
        let intent = if stage == Stage::Rest { intent.clone() } else { Intent::default() };
        let mut migration = migration(&Leg { stage, from: &from, to: &to, goal: after }, &intent, dialect)?;
        if let Some(migration) = &mut migration {
            // What an earlier migration has looked for cannot have come since.
            for step in migration.up.iter_mut().filter(|step| step.phase == Phase::Validated) {
                let is_known = step.notes.iter().any(|note| looked_for.contains(note));
                step.notes.retain(|_| !is_known);
            }
            let steps = migration.up.iter().filter(|step| step.phase == Phase::Preflight);
            looked_for.extend(steps.flat_map(|step| step.notes.clone()));
        }
        migrations.extend(migration);
        from = to;
    }
    Ok(Plan { migrations })
}

/// A part of the way between two models.
struct Leg<'a> {
    stage: Stage,
    from: &'a Model,
    to: &'a Model,
    /// Where the whole way leads.
    goal: &'a Model,
}

fn migration(leg: &Leg<'_>, intent: &Intent, dialect: &'static dyn Dialect) -> Result<Option<Migration>, Vec<Refusal>> {
    let Leg { stage, from, to, goal } = *leg;
    let concurrently = stage == Stage::Index;
    let back = Intent { renames: inverse(&intent.renames), ..Intent::default() };
    let up = diff(from, to, intent, Way { direction: Direction::Up, goal, concurrently }, dialect)?;
    let down = diff(to, from, &back, Way { direction: Direction::Down, goal: from, concurrently }, dialect)?;
    let is_framed = frame::is_needed(&up, dialect) || frame::is_needed(&down, dialect);
    let around = |steps: Vec<Step>, model: &Model| match (is_framed, concurrently) {
        (true, _) => frame::around(steps, dialect),
        (false, true) => steps,
        (false, false) => settings::before(steps, model, dialect),
    };
    let is_needed = !up.is_empty() || !down.is_empty();
    let run_in_transaction = !is_framed && !concurrently;
    let migration = Migration { stage, up: around(up, from), down: around(down, to), run_in_transaction };
    Ok(is_needed.then_some(migration))
}

impl Plan {
    /// Returns whether nothing has to happen.
    pub fn is_empty(&self) -> bool {
        self.migrations.is_empty()
    }
}

impl Migration {
    /// Returns what the migration does in lower-case words joined by `_`, fit for a folder's name.
    pub fn slug(&self) -> Option<String> {
        let mut slugs: Vec<_> =
            self.up.iter().flat_map(|step| step.changes.iter()).map(|words| snake_case(words)).collect();
        slugs.dedup();
        let more = slugs.len().saturating_sub(1);
        let mut slug = slugs.into_iter().next()?;
        slug.truncate(MAX_SLUG_LENGTH);
        if more > 0 {
            slug += &format!("_and_{more}_more");
        }
        Some(slug)
    }
}

/// Returns the ASCII letters and digits in lower case, what is between them as one `_`.
fn snake_case(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("_")
}
