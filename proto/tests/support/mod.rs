//! A migrated database for each test program: DATABASE_URL, or a SQLite file of its own.

use blog_db::engine::{Pool, PoolSettings, migrate};
use tokio::sync::OnceCell;

static MIGRATED: OnceCell<String> = OnceCell::const_new();

/// Returns a pool of connections to the database.
pub async fn pool() -> Pool {
    let url = MIGRATED.get_or_init(prepare).await;
    Pool::new(url, PoolSettings::default()).expect("a pool")
}

async fn prepare() -> String {
    let url = std::env::var("DATABASE_URL").unwrap_or_else(|_| {
        let folder = tempfile::tempdir().expect("a folder").keep();
        folder.join("test.db").display().to_string()
    });
    migrate(&url).await.expect("migrations");
    url
}

/// Returns a name that no other test uses.
pub fn unique(stem: &str) -> String {
    let id = blog_db::types::Uuid::random().simple().to_string();
    format!("{stem}_{}", &id[..12])
}
