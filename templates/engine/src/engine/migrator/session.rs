use super::Dialect;

/// Any error of a driver.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// A connection of its own to a database, outside of any transaction.
pub trait Session: Send {
    /// Returns which product the database is.
    fn dialect(&self) -> Dialect;

    /// Runs one statement and drops what it answers.
    fn execute(&mut self, statement: &str) -> impl Future<Output = Result<(), Cause>> + Send;

    /// Returns the rows of a query whose only column is a text called `value`.
    fn texts(&mut self, query: &str) -> impl Future<Output = Result<Vec<Option<String>>, Cause>> + Send;
}
