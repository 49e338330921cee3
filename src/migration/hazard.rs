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
    /// It reads every row of the table and keeps others from writing, or from using it at all, meanwhile.
    BlocksOthers,
    /// When it fails, it leaves an index that nothing uses and that is kept up to date all the same.
    LeavesInvalidIndex,
}

impl Hazard {
    /// Returns the code as it is printed; it is stable, so that scripts may compare it.
    pub fn code(self) -> &'static str {
        match self {
            Self::LosesData => "H001",
            Self::RewritesTable => "H002",
            Self::FailsOnRows => "H003",
            Self::BreaksPrograms => "H004",
            Self::BlocksOthers => "H005",
            Self::LeavesInvalidIndex => "H006",
        }
    }

    /// Returns what a person should know.
    pub fn text(self) -> &'static str {
        match self {
            Self::LosesData => "what is in it does not come back",
            Self::RewritesTable => "writes every row anew under a lock",
            Self::FailsOnRows => "fails while rows stand in the way",
            Self::BreaksPrograms => "programs made before may fail",
            Self::BlocksOthers => "others cannot write while all rows are read",
            Self::LeavesInvalidIndex => "leaves an invalid index when it fails",
        }
    }
}
