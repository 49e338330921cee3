/// What somebody who runs a step should know before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hazard {
    /// The values it drops cannot be brought back.
    LosesData,
    /// It writes every row of the table anew and keeps others from using the table meanwhile.
    RewritesTable,
    /// It fails, and changes nothing, when rows do not meet what it asks of them.
    FailsOnRows,
    /// Programs that were made for the schema before fail from then on.
    BreaksPrograms,
}

impl Hazard {
    /// Returns the code as it is printed; it is stable, so that scripts may compare it.
    pub fn code(self) -> &'static str {
        match self {
            Self::LosesData => "H001",
            Self::RewritesTable => "H002",
            Self::FailsOnRows => "H003",
            Self::BreaksPrograms => "H004",
        }
    }

    /// Returns what a person should know.
    pub fn text(self) -> &'static str {
        match self {
            Self::LosesData => "what is in it does not come back",
            Self::RewritesTable => "writes every row anew under a lock",
            Self::FailsOnRows => "fails while rows stand in the way",
            Self::BreaksPrograms => "programs that use the old name fail",
        }
    }
}
