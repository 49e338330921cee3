//! A database for each test.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use tokio::runtime::Runtime;

/// Runs a test with the address of an empty database of its own, and removes the database afterwards.
///
/// With the feature `sqlite` that is a file; with `postgres` or `mysql` a database on the server that
/// `CODEGEN_TEST_POSTGRES_URL` or `CODEGEN_TEST_MYSQL_URL` names, which `tests/run` starts.
///
/// # Panics
///
/// When the test panics, or there is no server.
pub fn with_database(test: impl AsyncFnOnce(String)) {
    let runtime = Runtime::new().expect("a runtime");
    let database = runtime.block_on(backend::Database::create());
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(database.url()))));
    // What the test left running has connections open.
    drop(runtime);
    Runtime::new().expect("a runtime").block_on(database.remove());
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

#[cfg(feature = "sqlite")]
mod backend {
    use tempfile::TempDir;

    /// A file in a folder of its own, beside which SQLite keeps its log.
    pub(super) struct Database(TempDir);

    impl Database {
        pub(super) async fn create() -> Self {
            Self(tempfile::tempdir().expect("a folder"))
        }

        pub(super) fn url(&self) -> String {
            self.0.path().join("test.db").display().to_string()
        }

        pub(super) async fn remove(self) {
            self.0.close().expect("the folder can be removed");
        }
    }
}

#[cfg(any(feature = "postgres", feature = "mysql"))]
mod backend {
    use std::env;
    use std::process;
    use std::sync::atomic::{AtomicU32, Ordering};

    use diesel_async::{AsyncConnection, SimpleAsyncConnection};

    #[cfg(feature = "mysql")]
    use diesel_async::AsyncMysqlConnection as Conn;
    #[cfg(feature = "postgres")]
    use diesel_async::AsyncPgConnection as Conn;

    #[cfg(feature = "mysql")]
    const SERVER: &str = "CODEGEN_TEST_MYSQL_URL";
    #[cfg(feature = "postgres")]
    const SERVER: &str = "CODEGEN_TEST_POSTGRES_URL";

    #[cfg(feature = "mysql")]
    const EVEN_IF_IN_USE: &str = "";
    /// The server may not have noticed yet that the test's connections are closed.
    #[cfg(feature = "postgres")]
    const EVEN_IF_IN_USE: &str = " WITH (FORCE)";

    static MADE: AtomicU32 = AtomicU32::new(0);

    /// A database on the server.
    pub(super) struct Database {
        server: String,
        name: String,
    }

    impl Database {
        pub(super) async fn create() -> Self {
            let server = env::var(SERVER).unwrap_or_else(|_| panic!("{SERVER} is not set; run tests/run"));
            let name = format!("test_{}_{}", process::id(), MADE.fetch_add(1, Ordering::Relaxed));
            let database = Self { server, name };
            database.execute(&format!("CREATE DATABASE {}", database.name)).await;
            database
        }

        pub(super) fn url(&self) -> String {
            let (address, _) = self.server.rsplit_once('/').expect("an address that names a database");
            format!("{address}/{}", self.name)
        }

        pub(super) async fn remove(self) {
            self.execute(&format!("DROP DATABASE {}{EVEN_IF_IN_USE}", self.name)).await;
        }

        async fn execute(&self, statement: &str) {
            let mut conn = Conn::establish(&self.server).await.expect("the server answers");
            conn.batch_execute(statement).await.expect("the server does it");
        }
    }
}
