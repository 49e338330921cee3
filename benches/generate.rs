//! How long `codegen build` takes, and that the time grows no faster than the schema.
//!
//! `cargo bench --bench generate` measures the released program from start to exit; the numbers after `--` replace the
//! sizes. `cargo bench --bench generate -- schema 50 sqlite` prints the schema of a size instead.

mod support {
    pub(crate) mod schema;
}

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use support::schema::schema;

const SIZES: [usize; 4] = [12, 300, 1_000, 10_000];
const BACKENDS: &str = "sqlite, postgres, mysql";

/// The targets: a first build of 1,000 tables, and a build that changes nothing at 300.
const FRESH_AT_1000: Duration = Duration::from_secs(1);
const UNCHANGED_AT_300: Duration = Duration::from_millis(50);

fn main() {
    // Cargo adds --bench to what the user passes.
    let args: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [what, tables, backends] = args.as_slice()
        && what == "schema"
    {
        print!("{}", schema(number(tables), backends));
        return;
    }
    let sizes: Vec<usize> = if args.is_empty() { SIZES.to_vec() } else { args.iter().map(|arg| number(arg)).collect() };
    println!("codegen build, best of several runs, {BACKENDS}");
    println!(
        "{:>7} {:>9} {:>11} {:>13} {:>16} {:>12}",
        "tables", "fresh", "unchanged", "column added", "fresh per table", "ratio"
    );
    let mut per_table = Vec::new();
    for tables in sizes {
        let times = measure(tables);
        let each = times.fresh.as_secs_f64() / tables as f64;
        per_table.push(each);
        println!(
            "{tables:>7} {:>7.3} s {:>9.3} s {:>11.3} s {:>13.1} µs {:>12.2}",
            times.fresh.as_secs_f64(),
            times.unchanged.as_secs_f64(),
            times.changed.as_secs_f64(),
            each * 1e6,
            each / per_table[0],
        );
        judge(tables, 1_000, "fresh", times.fresh, FRESH_AT_1000);
        judge(tables, 300, "unchanged", times.unchanged, UNCHANGED_AT_300);
    }
    println!(
        "ratio: the time per table against that of the first line; what does not fall to 1 or below is not linear"
    );
}

fn number(text: &str) -> usize {
    text.parse().unwrap_or_else(|_| panic!("expected a number of tables, found {text}"))
}

fn judge(tables: usize, at: usize, what: &str, time: Duration, target: Duration) {
    if tables == at {
        let verdict = if time < target { "met" } else { "missed" };
        println!("        {what}: the target of {} ms is {verdict}", target.as_millis());
    }
}

struct Times {
    fresh: Duration,
    unchanged: Duration,
    changed: Duration,
}

/// Measures the three kinds of builds of a schema of so many tables.
fn measure(tables: usize) -> Times {
    let runs = if tables > 1_000 { 2 } else { 5 };
    let best = |run: &mut dyn FnMut() -> Duration| (0..runs).map(|_| run()).min().expect("there is at least one run");
    let dir = tempfile::tempdir().expect("a temporary folder can be made");
    let plain = schema(tables, BACKENDS);
    let head = format!("    doc: Table {} of the benchmark.\n    columns:\n", tables / 2);
    let changed = plain.replace(&head, &format!("{head}      added: text?\n"));
    assert_ne!(plain, changed);
    let write = |text: &str| fs::write(dir.path().join("schema.yaml"), text).expect("the schema can be written");
    // Each first build has a folder of its own: a disk is slow to make files where others have just been removed.
    let mut folders = (0..).map(|number| format!("generated-{number}"));
    let mut folder = || folders.next().expect("numbers do not end");

    write(&plain);
    let fresh = best(&mut || build(dir.path(), &folder()));
    let out = folder();
    build(dir.path(), &out);
    let unchanged = best(&mut || build(dir.path(), &out));
    let changed = best(&mut || {
        let out = folder();
        write(&plain);
        build(dir.path(), &out);
        write(&changed);
        build(dir.path(), &out)
    });
    Times { fresh, unchanged, changed }
}

fn build(dir: &Path, out: &str) -> Duration {
    let start = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_codegen"))
        .args(["build", "--quiet", "--out", out])
        .current_dir(dir)
        .output()
        .expect("codegen can be started");
    let time = start.elapsed();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    time
}
