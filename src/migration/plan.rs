use super::{Hazard, Step, render};
use crate::dialect::Dialect;

/// The longest part of a migration's name that tells what it does.
const MAX_SLUG_LENGTH: usize = 48;

/// The steps from one model to another on one backend.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    dialect: &'static dyn Dialect,
    steps: Vec<Step<'a>>,
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

    fn of(step: &Step<'_>) -> Self {
        match step {
            Step::ChangeEnumLabels { .. } => Self::EnumLabels,
            _ => Self::Rest,
        }
    }
}

/// A step as SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedStep {
    /// What it does.
    pub caption: String,
    /// What to know before.
    pub hazards: Vec<Hazard>,
    /// Its statements, without semicolons; at least one.
    pub statements: Vec<String>,
}

impl<'a> Plan<'a> {
    /// Makes a plan of steps that are in any order, but those of one phase in theirs.
    pub(super) fn new(dialect: &'static dyn Dialect, mut steps: Vec<Step<'a>>) -> Self {
        steps.retain(|step| render::is_needed(step, dialect));
        steps.sort_by_key(Step::phase);
        Self { dialect, steps }
    }

    /// Returns the steps of a stage, in the order in which they run.
    pub fn steps(&self, stage: Stage) -> impl DoubleEndedIterator<Item = &Step<'a>> {
        self.steps.iter().filter(move |step| Stage::of(step) == stage)
    }

    /// Returns whether nothing has to happen.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Returns the SQL that does a stage.
    pub fn up(&self, stage: Stage) -> Vec<RenderedStep> {
        self.steps(stage).map(|step| self.render(step)).collect()
    }

    /// Returns the SQL that takes a stage back.
    pub fn down(&self, stage: Stage) -> Vec<RenderedStep> {
        let inverses: Vec<_> = self.steps(stage).rev().map(Step::inverse).collect();
        let prelude = self.dialect.before_dropping_referenced_tables().filter(|_| drops_referenced_tables(&inverses));
        let prelude = prelude.map(|statement| RenderedStep {
            caption: "Check foreign keys when all is done, not while tables that refer to each other go".to_owned(),
            hazards: Vec::new(),
            statements: vec![statement.to_owned()],
        });
        prelude.into_iter().chain(inverses.iter().map(|step| self.render(step))).collect()
    }

    fn render(&self, step: &Step<'_>) -> RenderedStep {
        RenderedStep {
            caption: step.caption(),
            hazards: step.hazards(self.dialect),
            statements: render::statements(step, self.dialect),
        }
    }

    /// Returns what a stage does in lower-case words joined by `_`, fit for a folder's name; `None` when it does nothing.
    pub fn slug(&self, stage: Stage) -> Option<String> {
        let mut slugs: Vec<_> = self.steps(stage).map(|step| snake_case(&step.slug())).collect();
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

/// Returns whether a table is dropped while rows of its own or of tables that are dropped later may refer to it.
fn drops_referenced_tables(steps: &[Step<'_>]) -> bool {
    let mut dropped = std::collections::HashSet::new();
    steps.iter().any(|step| match step {
        Step::DropTable { table, foreign_keys } => {
            dropped.insert(table.table.name.as_str());
            foreign_keys.iter().any(|key| dropped.contains(key.table.as_str()))
        }
        _ => false,
    })
}

/// Returns the ASCII letters and digits in lower case, what is between them as one `_`.
fn snake_case(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("_")
}
