use std::time::Duration;

/// What a request may cost. Page sizes are the schema's, because the OpenAPI document states them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a body.
    pub body: usize,
    /// How long an answer may take.
    pub timeout: Duration,
    /// How long the answer to a create with an `Idempotency-Key` is given again.
    pub answers: Duration,
    /// The most parameters and conditions of a query; the database may have to check each on every row.
    pub conditions: usize,
    /// How deep brackets, and relations one behind the other, may go.
    pub depth: usize,
    /// The most values of an `in`.
    pub values: usize,
    /// The most characters of a pattern; matching can cost as much as their product with the text's.
    pub pattern: usize,
    /// The most relations that an answer includes, which is the number of statements that read them.
    pub includes: usize,
    /// The most rows that an answer includes beside those of its page.
    pub included_rows: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 1024 * 1024,
            timeout: Duration::from_secs(30),
            answers: Duration::from_secs(24 * 60 * 60),
            conditions: 100,
            depth: 4,
            values: 500,
            pattern: 1_000,
            includes: 10,
            included_rows: 10_000,
        }
    }
}
