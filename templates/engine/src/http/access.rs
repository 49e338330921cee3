//! Who may do what: the rules of the schema (`api: access`), and who asks.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::Extensions;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;

use crate::engine::{Changes, Filter, Operation, Relation, Row, Table, Value, Who};

use super::{Problem, text};

/// Who makes a request.
///
/// An [`Authenticator`] tells it, or a layer around the router leaves it in the request's extensions. There the hooks and
/// handlers of one's own find it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Who it is, spelled as the columns that `owner(column)` names are in a path.
    pub subject: String,
    /// The roles that the schema's rules may name.
    pub roles: Vec<String>,
}

impl Identity {
    /// Someone without any role.
    pub fn new(subject: impl Into<String>) -> Self {
        Self { subject: subject.into(), roles: Vec::new() }
    }

    /// Gives a role.
    pub fn with_role(mut self, role: impl Into<String>) -> Self {
        self.roles.push(role.into());
        self
    }
}

/// Finds out who makes a request, by its headers: a token, a session, a certificate.
pub trait Authenticator: Send + Sync + 'static {
    /// Returns who makes the request; `None` when it does not say, which leaves it what everyone may do.
    ///
    /// # Errors
    ///
    /// What is answered instead: [`Problem::unauthorized`] for what is said and not to be believed.
    fn authenticate(&self, request: &mut Parts) -> impl Future<Output = Result<Option<Identity>, Problem>> + Send;
}

type Found<'a> = Pin<Box<dyn Future<Output = Result<Option<Identity>, Problem>> + Send + 'a>>;

/// An [`Authenticator`] behind a pointer.
pub(super) trait AnyAuthenticator: Send + Sync {
    fn authenticate<'a>(&'a self, request: &'a mut Parts) -> Found<'a>;
}

impl<A: Authenticator> AnyAuthenticator for A {
    fn authenticate<'a>(&'a self, request: &'a mut Parts) -> Found<'a> {
        Box::pin(Authenticator::authenticate(self, request))
    }
}

/// Leaves in a request who makes it.
pub(super) async fn identify(
    State(authenticator): State<Arc<dyn AnyAuthenticator>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let (mut parts, body) = request.into_parts();
    if let Some(identity) = authenticator.authenticate(&mut parts).await? {
        parts.extensions.insert(identity);
    }
    Ok(next.run(Request::from_parts(parts, body)).await)
}

/// The rows of a table that a request may do something with.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Grant {
    /// Every row.
    All,
    /// Those in which one of the columns has that value.
    Own(Vec<(usize, Value)>),
}

impl Grant {
    /// Returns with which rows of the table the request may do that.
    ///
    /// # Errors
    ///
    /// 401 when it is none and the request does not say who makes it, 403 when it is none all the same.
    pub(super) fn of(table: &Table, operation: Operation, request: &Extensions) -> Result<Self, Problem> {
        let Some(who) = table.who(operation) else {
            return Ok(Self::All);
        };
        let identity = request.get::<Identity>();
        let (mut may_own, mut own) = (false, Vec::new());
        for one in who {
            match (one, identity) {
                (Who::Public, _) | (Who::Authenticated, Some(_)) => return Ok(Self::All),
                (Who::Role(role), Some(identity)) if identity.roles.iter().any(|it| it == role) => {
                    return Ok(Self::All);
                }
                (Who::Owner(place), Some(identity)) => {
                    may_own = true;
                    // A name that the column cannot hold owns nothing.
                    own.extend(subject(table, *place, identity).map(|value| (*place, value)));
                }
                _ => {}
            }
        }
        match (may_own, identity) {
            (true, _) => Ok(Self::Own(own)),
            (false, Some(_)) => Err(Problem::forbidden("This is not for you to do.")),
            (false, None) => Err(Problem::unauthorized("Say who you are.")),
        }
    }

    /// Returns which rows of the table the request may see where a relation leads to them: those that it may get one by
    /// one, or, where it leads to many, list.
    ///
    /// # Errors
    ///
    /// As [`Self::of`]; also when the relation goes by way of a join table of which the request may not see all.
    pub(super) fn to_see(relation: &Relation, request: &Extensions) -> Result<Self, Problem> {
        if let Some(through) = &relation.through {
            Self::of(through.table, Operation::List, request)?.whole(through.table)?;
        }
        let target = relation.target;
        let gets = !relation.many && target.serves(Operation::Get);
        Self::of(target, if gets { Operation::Get } else { Operation::List }, request)
    }

    /// Checks that it is every row, for what would tell of the others too.
    ///
    /// # Errors
    ///
    /// 403 when it is not.
    pub(super) fn whole(self, table: &Table) -> Result<(), Problem> {
        match self {
            Self::All => Ok(()),
            Self::Own(_) => Err(Problem::forbidden(format!("Not every row of {} is yours to see.", table.path))),
        }
    }

    /// Returns the condition that a row is one of them.
    pub(super) fn filter(self) -> Filter {
        match self {
            Self::All => Filter::all(),
            Self::Own(own) => {
                Filter::Any(own.into_iter().map(|(place, value)| Filter::equal(&[place], vec![value])).collect())
            }
        }
    }

    /// Returns whether the row is one of them.
    pub(super) fn has(&self, row: &Row) -> bool {
        match self {
            Self::All => true,
            Self::Own(own) => own.iter().any(|(place, value)| row.value(*place) == value),
        }
    }

    /// Returns whether a row to add may be one of them, as far as its values are known.
    pub(super) fn may_have(&self, changes: &Changes) -> bool {
        match self {
            Self::All => true,
            Self::Own(own) => {
                own.iter().any(|(place, value)| changes.get(*place).is_none_or(|given| given == value))
            }
        }
    }
}

/// Gives the row to add to whoever makes the request, where the schema says who may own it and the row does not.
pub(super) fn own(table: &Table, changes: &mut Changes, request: &Extensions) {
    let Some(identity) = request.get::<Identity>() else { return };
    if let Some(place) = table.creates_for()
        && changes.get(place).is_none()
        && let Some(value) = subject(table, place, identity)
    {
        changes.set_value(place, value);
    }
}

/// Reads the subject as a value of the column.
fn subject(table: &Table, place: usize, identity: &Identity) -> Option<Value> {
    text::parse(table.columns[place].kind, &identity.subject).ok()
}
