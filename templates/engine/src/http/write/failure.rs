use crate::engine::Error;

use super::super::Problem;

/// Why a write did not take place: what to answer, and whether to try it again first.
#[derive(Debug)]
pub(super) struct Failure {
    problem: Problem,
    pub(super) kind: Kind,
    /// The unique constraint that it is about.
    unique: Option<String>,
}

/// What a failure is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Another transaction stood in the way.
    Contention,
    /// One of the rows stands against a constraint, and which is not known.
    Batch,
    /// Anything else.
    Final,
}

impl Failure {
    /// Says that it is about what stands there in the body.
    pub(super) fn under(self, prefix: &str) -> Self {
        Self { problem: self.problem.under(prefix), ..self }
    }

    /// Says that it is about one of several rows.
    pub(super) fn of_batch(self) -> Self {
        let kind = if self.kind == Kind::Final { Kind::Batch } else { self.kind };
        Self { kind, ..self }
    }

    /// Says that the same again goes another way, if it is about that unique constraint.
    pub(super) fn again_if_unique(self, constraint: &str) -> Self {
        match self.unique.as_deref() == Some(constraint) {
            true => Self { kind: Kind::Contention, ..self },
            false => self,
        }
    }

    /// Says that the same again goes another way, if it is about a unique constraint.
    pub(super) fn again_if_any_unique(self) -> Self {
        match self.unique {
            Some(_) => Self { kind: Kind::Contention, ..self },
            None => self,
        }
    }

    pub(super) fn into_problem(self) -> Problem {
        self.problem
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let unique = match &error {
            Error::Unique(violation) => violation.constraint.clone(),
            _ => None,
        };
        Self { unique, ..Problem::from(error).into() }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        // A hook that writes may be the one that another transaction stood in the way of.
        let kind = if problem.is_contention { Kind::Contention } else { Kind::Final };
        Self { problem, kind, unique: None }
    }
}
