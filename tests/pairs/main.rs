//! Random pairs of schemas on real databases that hold rows: migrating ends where a fresh start ends and keeps every row, going back
//! ends where it began, and the next build has nothing to do.
//!
//! `CODEGEN_PAIRS=10000 cargo test --release --test pairs -- --nocapture` runs so many pairs on each backend and prints a tally;
//! `CODEGEN_SEED=17` runs one. The first that fails is made as small as it can be, and printed as a folder of tests/operations. The servers are named by CODEGEN_TEST_POSTGRES_URL and CODEGEN_TEST_MYSQL_URL.

mod alembic;
mod cases;
mod change;
mod drift;
mod dump;
mod name;
mod pair;
mod random;
mod rows;
mod schema;
mod shrink;

use std::collections::BTreeMap;

use codegen::database::{Database, block_on};
use codegen::model::Backend;

/// How many cycles of drift a test run takes on each backend when nobody says.
const DRIFTS: u64 = 6;

/// How many pairs a test run takes on each backend when nobody says.
const PAIRS: u64 = 40;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{variable} is a number")))
}

fn run(backend: Backend, url: &str) {
    let seeds = match number("CODEGEN_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("CODEGEN_PAIRS").unwrap_or(PAIRS),
    };
    let (mut tally, mut failures) = (BTreeMap::new(), Vec::new());
    for seed in seeds {
        let (before, after) = pair::schemas(seed);
        match block_on(pair::check(url, &before, &after)) {
            Ok(outcome) => *tally.entry(outcome).or_insert(0) += 1,
            // One that shrinks is enough to look at.
            Err(problem) if !failures.is_empty() => failures.push(format!("{backend}, seed {seed}: {problem}")),
            Err(problem) => {
                let ((before, after), problem) = shrink::shrink(url, backend.name(), (before, after), problem);
                let (before_yaml, after_yaml) =
                    (before.yaml(backend.name(), None), after.yaml(backend.name(), Some(&before)));
                failures.push(format!(
                    "{backend}, seed {seed}, shrunk: {problem}\n\
                     As a case, tests/operations/seed_{seed}/before.yaml:\n{before_yaml}\nafter.yaml:\n{after_yaml}"
                ));
            }
        }
    }
    println!("{backend}: {tally:?}, {} failures", failures.len());
    assert!(failures.is_empty(), "{}", failures.iter().take(3).cloned().collect::<Vec<_>>().join("\n\n"));
}

/// Makes a database of its own and returns its address.
fn on_server(backend: Backend, purpose: &str) -> String {
    let variable = match backend {
        Backend::Sqlite => return "sqlite::memory:".to_owned(),
        Backend::Postgres => "CODEGEN_TEST_POSTGRES_URL",
        Backend::Mysql => "CODEGEN_TEST_MYSQL_URL",
    };
    let server = std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set; run tests/run"));
    let (base, _) = server.rsplit_once('/').expect("a URL that ends in the name of a database");
    let name = format!("{purpose}_{}", std::process::id());
    block_on(async {
        let mut database = Database::open(&server).await.expect("the server answers");
        database.execute(&format!("CREATE DATABASE {name}")).await.unwrap_or_else(|error| panic!("{backend}: {error}"));
    });
    format!("{base}/{name}")
}

fn drift(backend: Backend, variable: Option<&str>) {
    let server =
        variable.map(|name| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set; run tests/run")));
    let seeds = match (number("CODEGEN_SEED"), number("CODEGEN_DRIFTS")) {
        (Some(seed), cycles) => seed..seed + cycles.unwrap_or(1),
        (None, cycles) => 0..cycles.unwrap_or(DRIFTS),
    };
    let failures = drift::cycles(server.as_deref(), backend, seeds);
    assert!(failures.is_empty(), "{}", failures.iter().take(3).cloned().collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn drift_on_sqlite() {
    drift(Backend::Sqlite, None);
}

#[test]
fn drift_on_postgres() {
    drift(Backend::Postgres, Some("CODEGEN_TEST_POSTGRES_URL"));
}

#[test]
fn drift_on_mysql() {
    drift(Backend::Mysql, Some("CODEGEN_TEST_MYSQL_URL"));
}

#[test]
fn sqlite() {
    run(Backend::Sqlite, &on_server(Backend::Sqlite, "pairs"));
}

#[test]
fn postgres() {
    run(Backend::Postgres, &on_server(Backend::Postgres, "pairs"));
}

#[test]
fn mysql() {
    run(Backend::Mysql, &on_server(Backend::Mysql, "pairs"));
}

#[test]
fn cases_on_sqlite() {
    cases::travel(Backend::Sqlite, &on_server(Backend::Sqlite, "cases"));
}

#[test]
fn cases_on_postgres() {
    cases::travel(Backend::Postgres, &on_server(Backend::Postgres, "cases"));
}

#[test]
fn cases_on_mysql() {
    cases::travel(Backend::Mysql, &on_server(Backend::Mysql, "cases"));
}

#[test]
fn alembic_finds_no_difference_on_sqlite() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let place = |name: &str| {
        let path = folder.path().join(name);
        (format!("sqlite:{}", path.display()), format!("sqlite:///{}", path.display()))
    };
    alembic::judge(Backend::Sqlite, place, |_| ());
}

#[test]
fn alembic_finds_no_difference_on_postgres() {
    alembic_on_server(Backend::Postgres, "CODEGEN_TEST_POSTGRES_URL", "postgresql+psycopg2");
}

#[test]
fn alembic_finds_no_difference_on_mysql() {
    alembic_on_server(Backend::Mysql, "CODEGEN_TEST_MYSQL_URL", "mysql+pymysql");
}

/// Judges on databases of a server, which SQLAlchemy calls by a scheme of its own.
fn alembic_on_server(backend: Backend, variable: &str, scheme: &str) {
    let server = std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set; run tests/run"));
    let (base, _) = server.rsplit_once('/').expect("a URL that ends in the name of a database");
    let (_, rest) = base.split_once("://").expect("a URL");
    let place = |name: &str| {
        alembic::on_server(&server, name, true);
        (format!("{base}/{name}"), format!("{scheme}://{rest}/{name}"))
    };
    alembic::judge(backend, place, |name| alembic::on_server(&server, name, false));
}
