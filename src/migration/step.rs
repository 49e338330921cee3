use super::{Hazard, Phase};

/// One change of a database, as SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When it runs.
    pub phase: Phase,
    /// What it does, as the comment above its SQL says it.
    pub caption: String,
    /// What else the comment says, a line each.
    pub notes: Vec<String>,
    /// What to know before.
    pub hazards: Vec<Hazard>,
    /// Its statements, without semicolons; at least one.
    pub statements: Vec<String>,
    /// The changes it is made of, in the words that a migration's name is made of; none where it only serves others.
    pub changes: Vec<String>,
    /// The constraint that rows are held to by it and by nothing else.
    pub about: Option<String>,
    /// The table that is dropped after a new one took over its rows, when a foreign key refers to it.
    pub replaces: Option<String>,
}

impl Step {
    /// Makes a step that is one change and has no hazards.
    pub(super) fn new(phase: Phase, caption: impl Into<String>, change: impl Into<String>) -> Self {
        Self { changes: vec![change.into()], ..Self::service(phase, caption) }
    }

    /// Makes a step that only serves others.
    pub(super) fn service(phase: Phase, caption: impl Into<String>) -> Self {
        Self {
            phase,
            caption: caption.into(),
            notes: Vec::new(),
            hazards: Vec::new(),
            statements: Vec::new(),
            changes: Vec::new(),
            about: None,
            replaces: None,
        }
    }

    /// Sets the statements.
    pub(super) fn run(self, statements: impl IntoIterator<Item = String>) -> Self {
        Self { statements: statements.into_iter().collect(), ..self }
    }

    /// Sets the hazards, each once.
    pub(super) fn hazards(self, hazards: impl IntoIterator<Item = Hazard>) -> Self {
        let mut hazards: Vec<_> = hazards.into_iter().collect();
        hazards.sort_unstable();
        hazards.dedup();
        Self { hazards, ..self }
    }
}
