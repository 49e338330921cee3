//! Code of one's own around the generated handlers.

use std::future::{Future, ready};
use std::pin::Pin;

use axum::http::Extensions;
use axum::http::request::Parts;

use crate::engine::{Changes, Conn, Operation, Row, Table, Value};

use super::Problem;

/// What the generated handlers ask on their way; each method has a default that lets everything pass.
///
/// `before` and `after` run in the transaction of the write: what they do is undone with it, and a [`Problem`] undoes it
/// and is the answer. A write that another transaction stood in the way of is done again, hooks included.
pub trait Hooks: Send + Sync + 'static {
    /// Looks at a request before its body is read, and may leave something in `request.extensions` for the others.
    fn guard(
        &self,
        request: &mut Parts,
        table: &'static Table,
        operation: Operation,
    ) -> impl Future<Output = Result<(), Problem>> + Send {
        let _ = (request, table, operation);
        ready(Ok(()))
    }

    /// Looks at a write before it is done, and may change its values; those of a deletion are not used.
    fn before(
        &self,
        conn: &mut Conn,
        event: &Event<'_>,
        changes: &mut Changes,
    ) -> impl Future<Output = Result<(), Problem>> + Send {
        let _ = (conn, event, changes);
        ready(Ok(()))
    }

    /// Looks at a write after it was done; a row that was deleted is not there any more.
    fn after(
        &self,
        conn: &mut Conn,
        event: &Event<'_>,
        row: Option<&Row>,
    ) -> impl Future<Output = Result<(), Problem>> + Send {
        let _ = (conn, event, row);
        ready(Ok(()))
    }

    /// Checks a value by the rule that the schema names as `validate: { custom: rule }`.
    ///
    /// # Errors
    ///
    /// What is wrong with the value; unless this is replaced, that no one knows the rule.
    fn validate(&self, rule: &str, value: &Value) -> Result<(), String> {
        let _ = value;
        Err(unknown_rule(rule))
    }
}

/// Who makes a request, as [`Hooks::guard`] may leave it in `request.extensions`: the `Idempotency-Key`s of different
/// callers never meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller(pub String);

/// A write, as [`Hooks`] meet it.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// The table; of a link, the join table.
    pub table: &'static Table,
    /// What is done to it.
    pub operation: Operation,
    /// The primary key of the row, unless it is to be created.
    pub key: Option<&'a [Value]>,
    /// What [`Hooks::guard`] left for the others.
    pub request: &'a Extensions,
}

impl Event<'_> {
    /// Returns whether it is that operation on that table.
    pub fn is(&self, operation: Operation, table: &'static Table) -> bool {
        self.operation == operation && std::ptr::eq(self.table, table)
    }
}

/// Says that a rule has no function; the log has it as well, for it is the server's fault.
pub(super) fn unknown_rule(rule: &str) -> String {
    tracing::error!(rule, "the schema names a rule that no hook knows");
    "cannot be checked by this server".to_owned()
}

type Answer<'a> = Pin<Box<dyn Future<Output = Result<(), Problem>> + Send + 'a>>;

/// [`Hooks`] behind a pointer, so that handlers are compiled once.
pub(super) trait AnyHooks: Send + Sync {
    fn guard<'a>(&'a self, request: &'a mut Parts, table: &'static Table, operation: Operation) -> Answer<'a>;
    fn before<'a>(&'a self, conn: &'a mut Conn, event: &'a Event<'_>, changes: &'a mut Changes) -> Answer<'a>;
    fn after<'a>(&'a self, conn: &'a mut Conn, event: &'a Event<'_>, row: Option<&'a Row>) -> Answer<'a>;
    fn validate(&self, rule: &str, value: &Value) -> Result<(), String>;
}

impl<H: Hooks> AnyHooks for H {
    fn guard<'a>(&'a self, request: &'a mut Parts, table: &'static Table, operation: Operation) -> Answer<'a> {
        Box::pin(Hooks::guard(self, request, table, operation))
    }

    fn before<'a>(&'a self, conn: &'a mut Conn, event: &'a Event<'_>, changes: &'a mut Changes) -> Answer<'a> {
        Box::pin(Hooks::before(self, conn, event, changes))
    }

    fn after<'a>(&'a self, conn: &'a mut Conn, event: &'a Event<'_>, row: Option<&'a Row>) -> Answer<'a> {
        Box::pin(Hooks::after(self, conn, event, row))
    }

    fn validate(&self, rule: &str, value: &Value) -> Result<(), String> {
        Hooks::validate(self, rule, value)
    }
}
