use std::panic::resume_unwind;

use axum::http::{Extensions, StatusCode};
use tokio::time::sleep;
use tracing::Instrument as _;

use crate::engine::transaction::{ATTEMPTS, pause};
use crate::engine::{
    Changes, Conn, Constraint, Error, Operation, Relation, Row, Session, Table, Value, delete_row, lock_row, update_row,
};

use super::super::Problem;
use super::super::access::Grant;
use super::super::body::NewRows;
use super::super::etag::Condition;
use super::super::hooks::Event;
use super::super::server::Server;
use super::failure::{Failure, Kind};
use super::idempotency::{Known, Once};
use super::reply::Reply;
use super::{condition, create, link, merge, upsert};

/// A request that writes. It can be run again when its transaction was undone.
pub(super) struct Job {
    pub(super) server: Server,
    pub(super) table: &'static Table,
    pub(super) action: Action,
    /// How it takes place once, where it is sent twice.
    pub(super) once: Option<Once>,
    /// What the guard left for the other hooks.
    pub(super) request: Extensions,
}

/// What a request writes.
pub(super) enum Action {
    /// Adds rows, below the path of their collection.
    Create { rows: NewRows, collection: String },
    /// Adds rows, or changes those that agree with them on the constraint.
    Upsert { rows: NewRows, collection: String, unique: &'static Constraint },
    /// Changes a row, as a PATCH or a PUT.
    Change { key: Vec<Value>, changes: Changes, operation: Operation, condition: Condition },
    /// Removes a row.
    Delete { key: Vec<Value>, condition: Condition },
    /// Makes two rows related, or no longer.
    Link { relation: &'static Relation, from: Vec<Value>, to: Vec<Value>, linked: bool },
}

impl Job {
    /// Does it, in a transaction where it takes more than one statement.
    ///
    /// # Errors
    ///
    /// What stands against it.
    pub(super) async fn run(self) -> Result<Reply, Problem> {
        let mut session = Session::new(self.server.pool.get().await?);
        let Some(once) = self.once.clone() else {
            return self.try_often(&mut session, None).await;
        };
        let version = match Box::pin(once.claim(session.conn())).await? {
            Known::Answered(reply) => return Ok(reply),
            Known::Claimed(version) => version,
        };
        // It goes on when the client goes away: whoever sends the same again is told how it ended.
        let work = async move {
            let done = self.try_often(&mut session, Some((&once, &version))).await;
            if done.is_err() {
                Box::pin(once.release(session.conn(), &version)).await;
            }
            done
        };
        match tokio::spawn(work.in_current_span()).await {
            Ok(done) => done,
            Err(stopped) => match stopped.try_into_panic() {
                Ok(panic) => resume_unwind(panic),
                Err(_) => Err(Problem::unavailable()),
            },
        }
    }

    async fn try_often(&self, session: &mut Session, once: Option<(&Once, &Value)>) -> Result<Reply, Problem> {
        let mut one_by_one = false;
        let mut attempt = 1;
        loop {
            let failure = match self.attempt(session, one_by_one, once).await {
                Ok(reply) => return Ok(reply),
                Err(failure) => failure,
            };
            match failure.kind {
                Kind::Contention if attempt < ATTEMPTS => sleep(pause(attempt)).await,
                Kind::Batch if !one_by_one => one_by_one = true,
                _ => return Err(failure.into_problem()),
            }
            attempt += 1;
        }
    }

    async fn attempt(
        &self,
        session: &mut Session,
        one_by_one: bool,
        once: Option<(&Once, &Value)>,
    ) -> Result<Reply, Failure> {
        if !self.needs_transaction() {
            return self.act(session.conn(), one_by_one).await;
        }
        session.begin(self.table).await?;
        let mut done = self.act(session.conn(), one_by_one).await;
        if let (Ok(reply), Some((once, version))) = (&done, once)
            && let Err(failure) = Box::pin(once.keep(session.conn(), version, reply)).await
        {
            done = Err(failure);
        }
        match done {
            Ok(reply) => {
                session.commit(self.table).await?;
                Ok(reply)
            }
            Err(failure) => {
                session.rollback().await;
                Err(failure)
            }
        }
    }

    /// Returns with which rows of a table the request may do that.
    ///
    /// # Errors
    ///
    /// 401 or 403 when it is none.
    pub(super) fn grant(&self, table: &Table, operation: Operation) -> Result<Grant, Problem> {
        Grant::of(table, operation, &self.request)
    }

    /// Checks that the request may do that with a row.
    ///
    /// # Errors
    ///
    /// 403 when it may see the row; otherwise 404, as if the row were not there.
    pub(super) fn permit(&self, table: &Table, operation: Operation, row: &Row) -> Result<(), Problem> {
        if self.grant(table, operation)?.has(row) {
            return Ok(());
        }
        match self.sees(table, row) {
            true => Err(Problem::forbidden("This row is someone else's.")),
            false => Err(Error::NotFound.into()),
        }
    }

    /// Returns whether the request may see a row.
    pub(super) fn sees(&self, table: &Table, row: &Row) -> bool {
        let by = |operation| self.grant(table, operation).is_ok_and(|grant| grant.has(row));
        by(Operation::Get) || by(Operation::List)
    }

    /// Reads the row that is written, where it has to be looked at first, and keeps others from changing it.
    ///
    /// Returns nothing where it need not.
    ///
    /// # Errors
    ///
    /// What stands against the write: that the request may not do it, or that the row is another version than is meant.
    async fn hold(
        &self,
        conn: &mut Conn,
        operation: Operation,
        key: &[Value],
        condition: &Condition,
    ) -> Result<Option<Row>, Failure> {
        let is_free = self.grant(self.table, operation)? == Grant::All && *condition == Condition::None;
        if is_free && !self.merges() {
            return Ok(None);
        }
        let row = Box::pin(lock_row(conn, self.table, key.to_vec())).await?;
        self.permit(self.table, operation, &row)?;
        condition::check(self.table, &row, condition)?;
        Ok(Some(row))
    }

    /// Returns whether it changes documents in parts, which is to look at the row first.
    fn merges(&self) -> bool {
        matches!(&self.action, Action::Change { changes, operation: Operation::Update, .. } if merge::is_needed(changes))
    }

    /// Returns whether it is about rows of some owners only.
    fn is_about_own(&self) -> bool {
        let operation = match &self.action {
            Action::Create { .. } | Action::Upsert { .. } => Operation::Create,
            Action::Change { operation, .. } => *operation,
            Action::Delete { .. } => Operation::Delete,
            Action::Link { .. } => Operation::Link,
        };
        !matches!(self.grant(self.table, operation), Ok(Grant::All))
    }

    /// One statement is a transaction by itself.
    fn needs_transaction(&self) -> bool {
        self.server.hooks.is_some()
            || self.once.is_some()
            || self.is_about_own()
            || self.merges()
            || match &self.action {
                Action::Create { rows: NewRows::One(row), .. } => !row.nested.is_empty(),
                Action::Change { condition, .. } | Action::Delete { condition, .. } => *condition != Condition::None,
                Action::Create { .. } | Action::Upsert { .. } | Action::Link { .. } => true,
            }
    }

    /// All but the create of one row, of which there are most, is boxed: every request's future is as large as the largest branch.
    async fn act(&self, conn: &mut Conn, one_by_one: bool) -> Result<Reply, Failure> {
        let table = self.table;
        match &self.action {
            Action::Create { rows: NewRows::One(row), collection } => {
                let row = create::one(self, conn, table, row).await?;
                Ok(Reply::row(table, &row, StatusCode::CREATED)?.at(collection, table, &row))
            }
            Action::Create { rows: NewRows::Many(rows), .. } => {
                let rows = Box::pin(create::many(self, conn, table, rows, one_by_one)).await?;
                Reply::rows(table, &rows, StatusCode::CREATED)
            }
            Action::Upsert { rows, collection, unique } => {
                Box::pin(upsert::all(self, conn, unique, rows, collection)).await
            }
            Action::Change { key, changes, operation, condition } => {
                let held = self.hold(conn, *operation, key, condition).await?;
                let changes = match held.filter(|_| self.merges()) {
                    Some(row) => merge::into(&self.server, table, &row, changes.clone())?,
                    None => changes.clone(),
                };
                let row = Box::pin(self.change(conn, key, changes, *operation)).await?;
                Reply::row(table, &row, StatusCode::OK)
            }
            Action::Delete { key, condition } => {
                self.hold(conn, Operation::Delete, key, condition).await?;
                let event = self.event(table, Operation::Delete, Some(key));
                self.before(conn, &event, &mut Changes::default()).await?;
                Box::pin(delete_row(conn, table, key.clone())).await?;
                self.after(conn, &event, None).await?;
                Ok(Reply::done())
            }
            Action::Link { relation, from, to, linked } => {
                Box::pin(link::set(self, conn, relation, from, to, *linked)).await
            }
        }
    }

    /// Changes a row, with the hooks around.
    pub(super) async fn change(
        &self,
        conn: &mut Conn,
        key: &[Value],
        mut changes: Changes,
        operation: Operation,
    ) -> Result<Row, Failure> {
        let event = self.event(self.table, operation, Some(key));
        self.before(conn, &event, &mut changes).await?;
        let row = update_row(conn, self.table, key.to_vec(), changes).await?;
        if !self.grant(self.table, operation)?.has(&row) {
            return Err(Problem::forbidden("The row would be someone else's.").into());
        }
        self.after(conn, &event, Some(&row)).await?;
        Ok(row)
    }

    pub(super) fn event<'a>(
        &'a self,
        table: &'static Table,
        operation: Operation,
        key: Option<&'a [Value]>,
    ) -> Event<'a> {
        Event { table, operation, key, request: &self.request }
    }

    pub(super) async fn before(
        &self,
        conn: &mut Conn,
        event: &Event<'_>,
        changes: &mut Changes,
    ) -> Result<(), Problem> {
        match &self.server.hooks {
            Some(hooks) => hooks.before(conn, event, changes).await,
            None => Ok(()),
        }
    }

    pub(super) async fn after(&self, conn: &mut Conn, event: &Event<'_>, row: Option<&Row>) -> Result<(), Problem> {
        match &self.server.hooks {
            Some(hooks) => hooks.after(conn, event, row).await,
            None => Ok(()),
        }
    }
}
