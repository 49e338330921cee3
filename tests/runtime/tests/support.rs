//! A migrated database for a test.

use runtime_db::engine::{Conn, Pool, PoolSettings, migrate};
use runtime_db::http::{Api, OPENAPI};
use runtime_db::models::NewSample;
use test_harness::Client;

/// Returns connections to a database, which is migrated.
pub(crate) async fn pool(url: &str) -> Pool {
    migrate(url).await.expect("the migrations run");
    Pool::new(url, PoolSettings::default()).expect("a pool")
}

/// Runs a test with a connection to a migrated database of its own.
pub(crate) fn with_conn(test: impl AsyncFnOnce(&mut Conn)) {
    test_harness::with_database(async |url| {
        test(&mut *pool(&url).await.get().await.expect("a connection")).await;
    });
}

/// Runs a test with connections to a migrated database of its own.
pub(crate) fn with_pool(test: impl AsyncFnOnce(Pool)) {
    test_harness::with_database(async |url| test(pool(&url).await).await);
}

/// Runs a test with a client of a server on a migrated database of its own.
pub(crate) fn with_client(test: impl AsyncFnOnce(Client)) {
    with_api(|api| api, test);
}

/// Runs a test with a client of a server that was made to measure.
pub(crate) fn with_api(make: impl FnOnce(Api) -> Api, test: impl AsyncFnOnce(Client)) {
    test_harness::with_database(async |url| {
        let router = make(Api::new(pool(&url).await)).into_router();
        test(Client::serve(router, OPENAPI).await).await;
    });
}

/// Returns a sample of nothing but NULL.
pub(crate) fn empty_sample() -> NewSample {
    NewSample {
        flag: None,
        small: None,
        int: None,
        big: None,
        single: None,
        double: None,
        amount: None,
        precise: None,
        note: None,
        code: None,
        fixed: None,
        data: None,
        day: None,
        at_time: None,
        local: None,
        moment: None,
        token: None,
        doc: None,
        type_: None,
        mood: None,
        word: None,
        count: None,
        tag: None,
        milli: None,
    }
}

/// A generator of numbers (xorshift64*), so that a failure can be repeated by its seed.
pub(crate) struct Random(u64);

impl Random {
    /// Takes the seed, which is not 0.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns a number from 0 to `limit`, without that one.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit
    }

    /// Returns one of the things.
    pub(crate) fn one_of<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.below(things.len())]
    }
}
