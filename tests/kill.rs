//! A build that is killed leaves the old crate or the new one, wherever it is killed.
//!
//! `strace` kills a real process at the first, second, … n-th call of each kind that changes a disk, until the process
//! survives because it makes no more such calls; and in the same places it lets the call fail as on a full disk.

mod support {
    pub(crate) mod tree;
    pub(crate) mod write;
}

use std::env;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use codegen::fileset::FileSet;
use codegen::output::{Access, Error, Folder};
use support::tree::{Tree, read_tree, temporary_folder};
use support::write::write_tree;

const OUT: &str = "CODEGEN_TEST_VICTIM_OUT";

/// The calls by which files come, change and go; a question mark is for names that not every architecture has.
const CALLS: [&str; 6] =
    ["openat", "write", "?rename,?renameat,?renameat2", "?mkdir,?mkdirat", "?unlink,?unlinkat", "?rmdir"];

fn build(out: &Path, files: &FileSet) -> Result<(), Error> {
    let mut folder = Folder::open(out, Access::Write, false)?;
    let plan = folder.compare(files)?;
    folder.apply(&plan, "1.0.0", "input").map(drop)
}

fn old_files() -> FileSet {
    let mut files = FileSet::default();
    files.add("kept.rs", "the same before and after");
    files.add("src/changed.rs", "old");
    files.add("src/deep/down/gone.rs", "old");
    files.add("gone.rs", "old");
    files.append("migrations/1/up.sql", "old");
    files
}

fn new_files() -> FileSet {
    let mut files = FileSet::default();
    files.add("kept.rs", "the same before and after");
    files.add("src/changed.rs", "new");
    files.add("src/added.rs", "new");
    files.add("src/other/added.rs", "new");
    files.append("migrations/2/up.sql", "new");
    files
}

/// The process that the other tests kill: it builds the new files where they say.
#[test]
fn victim() {
    let fresh = temporary_folder();
    let out = env::var_os(OUT).map_or_else(|| fresh.path().join("crate"), PathBuf::from);
    build(&out, &new_files()).unwrap();
    assert_eq!(read_tree(&out)["src/changed.rs"], "new");
}

/// Runs the victim under strace, which does `fault` at its `nth` call of one kind.
fn run_victim(out: &Path, call: &str, fault: &str, nth: usize) -> ExitStatus {
    Command::new("strace")
        .args(["--follow-forks", "--quiet=all", "--output=/dev/null"])
        .arg(format!("--trace={call}"))
        .arg(format!("--inject={call}:{fault}:when={nth}"))
        .arg(env::current_exe().expect("a test knows its own program"))
        .args(["--exact", "victim", "--test-threads=1"])
        .env(OUT, out)
        .output()
        .expect("strace is installed: run tests/run, or apt-get install strace")
        .status
}

/// What a build made of old and new files ends as, journal and staging included.
struct States {
    start: Tree,
    old: Tree,
    new: Tree,
}

/// How often the folder was found old and new after recovery.
#[derive(Default)]
struct Tally {
    old: usize,
    new: usize,
}

impl States {
    fn new(start: Tree, old: Tree) -> Self {
        let dir = temporary_folder();
        write_tree(dir.path(), &old);
        build(dir.path(), &new_files()).expect("the old crate can be built over");
        Self { start, old, new: read_tree(dir.path()) }
    }

    /// Lets the fault happen at the `nth` call and checks what it leaves, what recovery makes of it, and that a build can go on.
    fn strike(&self, call: &str, fault: &str, nth: usize, tally: &mut Tally) -> ExitStatus {
        let dir = temporary_folder();
        let out = dir.path().join("crate");
        write_tree(&out, &self.start);
        let status = run_victim(&out, call, fault, nth);
        let place = format!("{fault} at {call} number {nth}");

        for (path, content) in read_tree(&out).iter().filter(|(path, _)| !is_scratch(path)) {
            let whole = [&self.old, &self.new].iter().any(|tree| tree.get(path) == Some(content));
            assert!(whole, "{place}: {path} is neither old nor new: {content:?}");
        }
        drop(Folder::open(&out, Access::Write, false).expect("an interrupted build can be finished"));
        let recovered = read_tree(&out);
        if recovered == self.new {
            tally.new += 1;
        } else {
            assert_eq!(recovered, self.old, "{place}");
            tally.old += 1;
        }
        build(&out, &new_files()).expect("a build goes on after recovery");
        assert_eq!(read_tree(&out), self.new, "{place}");
        status
    }

    /// Kills at every call, then lets every call fail.
    fn sweep(&self) -> Tally {
        let mut tally = Tally::default();
        for call in CALLS {
            let mut nth = 1;
            loop {
                let status = self.strike(call, "signal=SIGKILL", nth, &mut tally);
                if status.success() {
                    break;
                }
                assert_eq!(status.signal(), Some(9), "strace could not run the victim: {status}");
                self.strike(call, "error=ENOSPC", nth, &mut tally);
                nth += 1;
            }
        }
        tally
    }
}

fn is_scratch(path: &str) -> bool {
    path == ".codegen/journal.json" || path.starts_with(".codegen/staging/")
}

fn old_crate() -> Tree {
    let dir = temporary_folder();
    build(dir.path(), &old_files()).expect("an empty folder can be built into");
    read_tree(dir.path())
}

#[test]
fn a_first_build_leaves_nothing_or_the_crate() {
    let tally = States::new(Tree::new(), Tree::new()).sweep();
    assert!(tally.old > 10 && tally.new > 10, "old {}, new {}", tally.old, tally.new);
}

#[test]
fn a_build_leaves_the_old_crate_or_the_new_one() {
    let tally = States::new(old_crate(), old_crate()).sweep();
    assert!(tally.old > 10 && tally.new > 10, "old {}, new {}", tally.old, tally.new);
}

#[test]
fn a_recovery_that_is_killed_too_is_finished_by_the_next() {
    let dir = temporary_folder();
    let states = States::new(old_crate(), old_crate());
    // The first rename puts the journal in place; the others move the files.
    write_tree(dir.path(), &states.start);
    run_victim(dir.path(), CALLS[2], "signal=SIGKILL", 4);
    let interrupted = read_tree(dir.path());
    assert!(interrupted.contains_key(".codegen/journal.json") && interrupted.contains_key("src/added.rs"));

    let tally = States { start: interrupted, ..states }.sweep();
    assert!(tally.old == 0 && tally.new > 10, "old {}, new {}", tally.old, tally.new);
}
