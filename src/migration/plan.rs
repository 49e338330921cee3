use super::diff::{Direction, diff};
use super::rename::{inverse, pending};
use super::{Refusal, Step, frame, labels};
use crate::dialect::{Dialect, EnumStorage};
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
    /// All the rest.
    Rest,
}

impl Stage {
    /// Every stage, in the order in which they run.
    pub const ALL: [Self; 2] = [Self::EnumLabels, Self::Rest];
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
    let extended = match dialect.enum_storage() {
        EnumStorage::Type => labels::extended(before, after, &intent.renames),
        EnumStorage::Inline | EnumStorage::Check => None,
    };
    if let Some(extended) = &extended {
        migrations.extend(migration(Stage::EnumLabels, before, extended, &Intent::default(), dialect)?);
    }
    migrations.extend(migration(Stage::Rest, extended.as_ref().unwrap_or(before), after, &intent, dialect)?);
    Ok(Plan { migrations })
}

fn migration(
    stage: Stage,
    before: &Model,
    after: &Model,
    intent: &Intent,
    dialect: &'static dyn Dialect,
) -> Result<Option<Migration>, Vec<Refusal>> {
    let back = Intent { renames: inverse(&intent.renames), ..Intent::default() };
    let up = diff(before, after, intent, Direction::Up, dialect)?;
    let down = diff(after, before, &back, Direction::Down, dialect)?;
    let is_framed = frame::is_needed(&up, dialect) || frame::is_needed(&down, dialect);
    let frame = |steps: Vec<Step>| if is_framed { frame::around(steps, dialect) } else { steps };
    let is_needed = !up.is_empty() || !down.is_empty();
    let migration = Migration { stage, up: frame(up), down: frame(down), run_in_transaction: !is_framed };
    Ok(is_needed.then_some(migration))
}

impl Plan {
    /// Returns whether nothing has to happen.
    pub fn is_empty(&self) -> bool {
        self.migrations.is_empty()
    }

    /// Returns the migration of a stage.
    pub fn migration(&self, stage: Stage) -> Option<&Migration> {
        self.migrations.iter().find(|migration| migration.stage == stage)
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
