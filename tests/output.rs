//! Writing out: what is touched, what is refused, and that no path leads outside.

mod support {
    pub(crate) mod tree;
    pub(crate) mod write;
}

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, SystemTime};

use codegen::fileset::FileSet;
use codegen::output::{Access, Error, Folder, Manifest, Outcome, Reason, hash};
use support::tree::{Tree, read_tree, temporary_folder};
use support::write::write_tree;
use tempfile::TempDir;

const FORCE: bool = true;
const CAREFUL: bool = false;

fn files(replaced: &[(&str, &str)], appended: &[(&str, &str)]) -> FileSet {
    let mut files = FileSet::default();
    replaced.iter().for_each(|(path, content)| files.add(*path, *content));
    appended.iter().for_each(|(path, content)| files.append(*path, *content));
    files
}

fn build(out: &Path, force: bool, files: &FileSet) -> Result<Outcome, Error> {
    let mut folder = Folder::open(out, Access::Write, force)?;
    let plan = folder.compare(files)?;
    folder.apply(&plan, "1.0.0", "input")
}

/// A folder in which a first build wrote `a.rs`, `b/c.rs` and the migration `m/up.sql`.
fn built() -> TempDir {
    let dir = temporary_folder();
    build(dir.path(), CAREFUL, &files(&[("a.rs", "a"), ("b/c.rs", "c")], &[("m/up.sql", "up")]))
        .expect("an empty folder can be built into");
    dir
}

fn refused(result: Result<Outcome, Error>) -> Vec<(String, Reason)> {
    match result {
        Err(Error::Refused(files)) => files,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_first_build_creates_every_file_and_a_manifest_of_their_hashes() {
    let dir = temporary_folder();
    let out = dir.path().join("deep/down/crate");
    let outcome = build(&out, CAREFUL, &files(&[("src/lib.rs", "lib")], &[("migrations/1/up.sql", "up")])).unwrap();
    assert_eq!(outcome.created, ["migrations/1/up.sql", "src/lib.rs"]);
    let manifest = format!(
        "{{\n  \"version\": \"1.0.0\",\n  \"input\": \"input\",\n  \"files\": {{\n    \"src/lib.rs\": \"{}\"\n  }},\n  \
         \"history\": {{\n    \"migrations/1/up.sql\": \"{}\"\n  }}\n}}\n",
        hash(b"lib"),
        hash(b"up"),
    );
    let expected: Tree = [("migrations/1/up.sql", "up"), ("src/lib.rs", "lib"), (Manifest::PATH, manifest.as_str())]
        .map(|(path, content)| (path.to_owned(), content.to_owned()))
        .into();
    assert_eq!(read_tree(&out), expected);
}

#[test]
fn files_that_are_already_right_keep_their_modification_time() {
    let dir = built();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in ["a.rs", "b/c.rs", "m/up.sql", Manifest::PATH] {
        fs::File::options().write(true).open(dir.path().join(path)).unwrap().set_modified(long_ago).unwrap();
    }
    let modified = |path: &str| fs::metadata(dir.path().join(path)).unwrap().modified().unwrap();

    let same = files(&[("a.rs", "a"), ("b/c.rs", "c")], &[("m/up.sql", "up")]);
    let outcome = build(dir.path(), CAREFUL, &same).unwrap();
    assert_eq!(outcome.kept, ["a.rs", "b/c.rs", "m/up.sql"]);
    assert!([&outcome.created, &outcome.updated, &outcome.removed].iter().all(|paths| paths.is_empty()));
    assert!(["a.rs", "b/c.rs", "m/up.sql", Manifest::PATH].iter().all(|path| modified(path) == long_ago));

    let outcome = build(dir.path(), CAREFUL, &files(&[("a.rs", "A"), ("b/c.rs", "c")], &[])).unwrap();
    assert_eq!(outcome.updated, ["a.rs"]);
    assert_ne!(modified("a.rs"), long_ago);
    assert_eq!(modified("b/c.rs"), long_ago);
}

#[test]
fn a_file_that_is_no_longer_made_goes_with_its_folder_and_leaves_what_is_not_ours() {
    let dir = temporary_folder();
    let first = [("a.rs", "a"), ("b/c/d.rs", "d"), ("e/f.rs", "f")];
    build(dir.path(), CAREFUL, &files(&first, &[])).unwrap();
    fs::write(dir.path().join("e/mine.rs"), "mine").unwrap();

    let outcome = build(dir.path(), CAREFUL, &files(&first[..1], &[])).unwrap();
    assert_eq!(outcome.removed, ["b/c/d.rs", "e/f.rs"]);
    assert!(!dir.path().join("b").exists());
    assert_eq!(read_tree(dir.path()).into_keys().collect::<Vec<_>>(), [Manifest::PATH, "a.rs", "e/mine.rs"]);
}

#[test]
fn edited_files_are_refused_all_at_once_and_nothing_is_written() {
    let dir = built();
    fs::write(dir.path().join("a.rs"), "edited").unwrap();
    fs::write(dir.path().join("b/c.rs"), "edited too").unwrap();
    fs::write(dir.path().join("new.rs"), "mine").unwrap();
    let before = read_tree(dir.path());

    let next = files(&[("a.rs", "A"), ("new.rs", "n"), ("other.rs", "o")], &[]);
    let expected = [("a.rs", Reason::Edited), ("new.rs", Reason::NotOurs), ("b/c.rs", Reason::Edited)];
    assert_eq!(refused(build(dir.path(), CAREFUL, &next)), expected.map(|(path, reason)| (path.to_owned(), reason)));
    assert_eq!(read_tree(dir.path()), before);

    let outcome = build(dir.path(), FORCE, &next).unwrap();
    assert_eq!((outcome.created, outcome.updated), (vec!["other.rs".to_owned()], vec!["a.rs".into(), "new.rs".into()]));
    assert_eq!(outcome.removed, ["b/c.rs"]);
    assert_eq!(fs::read_to_string(dir.path().join("a.rs")).unwrap(), "A");
}

#[test]
fn an_edit_that_equals_the_new_content_is_no_edit() {
    let dir = built();
    fs::write(dir.path().join("a.rs"), "A").unwrap();
    let outcome = build(dir.path(), CAREFUL, &files(&[("a.rs", "A"), ("b/c.rs", "c")], &[])).unwrap();
    assert_eq!(outcome.kept, ["a.rs", "b/c.rs", "m/up.sql"]);
}

#[test]
fn a_file_that_was_deleted_by_hand_is_made_again() {
    let dir = built();
    fs::remove_file(dir.path().join("a.rs")).unwrap();
    let outcome = build(dir.path(), CAREFUL, &files(&[("a.rs", "a"), ("b/c.rs", "c")], &[])).unwrap();
    assert_eq!(outcome.created, ["a.rs"]);
}

#[test]
fn a_folder_with_files_that_are_not_ours_is_not_taken_over() {
    let dir = temporary_folder();
    fs::write(dir.path().join("thesis.txt"), "years of work").unwrap();
    let ours = files(&[("a.rs", "a")], &[]);
    assert!(matches!(build(dir.path(), CAREFUL, &ours), Err(Error::Foreign(_))));
    assert_eq!(read_tree(dir.path()).len(), 1);

    build(dir.path(), FORCE, &ours).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("thesis.txt")).unwrap(), "years of work");
}

#[test]
fn history_is_neither_replaced_nor_removed_even_by_force() {
    let dir = built();
    fs::write(dir.path().join("m/up.sql"), "tuned").unwrap();
    let replaced = [("a.rs", "a"), ("b/c.rs", "c")];
    for next in [files(&replaced, &[]), files(&replaced, &[("m/up.sql", "up")]), files(&replaced, &[("m/up.sql", "x")])]
    {
        let plan = Folder::open(dir.path(), Access::Write, CAREFUL).unwrap().compare(&next).unwrap();
        assert_eq!(plan.altered_history, [("m/up.sql".to_owned(), Some(hash(b"tuned")))]);
        assert!(plan.is_empty());
    }
    build(dir.path(), FORCE, &files(&replaced, &[("m/up.sql", "up")])).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("m/up.sql")).unwrap(), "tuned");
    let plan = Folder::open(dir.path(), Access::Write, CAREFUL).unwrap().compare(&files(&replaced, &[])).unwrap();
    assert!(plan.altered_history.is_empty(), "--force takes the history as it is");
}

#[test]
fn history_that_is_gone_is_told() {
    let dir = built();
    fs::remove_file(dir.path().join("m/up.sql")).unwrap();
    let next = files(&[("a.rs", "a"), ("b/c.rs", "c")], &[]);
    let plan = Folder::open(dir.path(), Access::Write, CAREFUL).unwrap().compare(&next).unwrap();
    assert_eq!(plan.altered_history, [("m/up.sql".to_owned(), None)]);
}

#[test]
fn a_build_is_current_until_the_tool_the_input_or_a_file_changes() {
    let dir = built();
    let is_current =
        |version, input| Folder::open(dir.path(), Access::Read, CAREFUL).unwrap().is_current(version, input).unwrap();
    assert!(is_current("1.0.0", "input"));
    assert!(!is_current("1.0.1", "input"));
    assert!(!is_current("1.0.0", "other"));
    for path in ["a.rs", "m/up.sql"] {
        let content = fs::read_to_string(dir.path().join(path)).unwrap();
        fs::write(dir.path().join(path), "edited").unwrap();
        assert!(!is_current("1.0.0", "input"));
        fs::write(dir.path().join(path), content).unwrap();
        assert!(is_current("1.0.0", "input"));
    }
    fs::remove_file(dir.path().join("b/c.rs")).unwrap();
    assert!(!is_current("1.0.0", "input"));
}

#[test]
fn a_damaged_manifest_is_an_error_that_force_gets_over() {
    let dir = built();
    fs::write(dir.path().join(Manifest::PATH), "<<<<<<< HEAD").unwrap();
    let same = files(&[("a.rs", "a"), ("b/c.rs", "c")], &[("m/up.sql", "up")]);
    assert!(matches!(build(dir.path(), CAREFUL, &same), Err(Error::Damaged { .. })));
    assert_eq!(build(dir.path(), FORCE, &same).unwrap().kept.len(), 3);
    assert!(build(dir.path(), CAREFUL, &same).is_ok());
}

#[cfg(unix)]
#[test]
fn symbolic_links_inside_the_folder_are_not_followed() {
    let outside = temporary_folder();
    fs::write(outside.path().join("c.rs"), "theirs").unwrap();
    for link in ["b", "b/c.rs", ".codegen"] {
        let dir = built();
        let place = dir.path().join(link);
        let target = if place.is_dir() { outside.path().to_owned() } else { outside.path().join("c.rs") };
        if place.is_dir() { fs::remove_dir_all(&place) } else { fs::remove_file(&place) }.unwrap();
        std::os::unix::fs::symlink(target, &place).unwrap();
        for force in [CAREFUL, FORCE] {
            let result = build(dir.path(), force, &files(&[("a.rs", "A"), ("b/c.rs", "C")], &[]));
            assert!(matches!(result, Err(Error::Unsafe { .. })), "{link}: {result:?}");
        }
        assert_eq!(fs::read_to_string(dir.path().join("a.rs")).unwrap(), "a", "{link}: nothing is written");
    }
    assert_eq!(read_tree(outside.path()), Tree::from([("c.rs".into(), "theirs".into())]));
}

#[cfg(unix)]
#[test]
fn the_folder_itself_may_be_reached_through_a_link() {
    let dir = built();
    let elsewhere = temporary_folder();
    let link = elsewhere.path().join("link");
    std::os::unix::fs::symlink(dir.path(), &link).unwrap();
    build(&link, CAREFUL, &files(&[("a.rs", "A")], &[])).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("a.rs")).unwrap(), "A");
}

#[test]
fn no_path_leads_outside_whoever_states_it() {
    let outside = temporary_folder();
    let dir = outside.path().join("crate");
    fs::write(outside.path().join("victim"), "precious").unwrap();
    build(&dir, CAREFUL, &files(&[("a.rs", "a")], &[])).unwrap();
    for path in ["../victim", "/etc/passwd", "b/../../victim", "b//c", "./a.rs", "", "b\\c"] {
        let result = build(&dir, FORCE, &files(&[(path, "x")], &[]));
        assert!(matches!(result, Err(Error::Unsafe { .. })), "{path:?}: {result:?}");
    }

    // A manifest that claims a file outside, with its true hash, so that a build would prune it.
    let manifest = Manifest { files: [("../victim".into(), hash(b"precious"))].into(), ..Manifest::default() };
    fs::write(dir.join(Manifest::PATH), manifest.to_json()).unwrap();
    assert!(matches!(build(&dir, CAREFUL, &files(&[], &[])), Err(Error::Unsafe { .. })));

    // A journal that moves a file outside, or removes one.
    for journal in [
        r#"{"moves": [{"path": "../victim", "before": null}], "removals": []}"#.to_owned(),
        format!(r#"{{"moves": [], "removals": [{{"path": "../victim", "before": "{}"}}]}}"#, hash(b"precious")),
    ] {
        let planted = [(".codegen/journal.json", journal.as_str()), (".codegen/staging/0", "evil")];
        write_tree(&dir, &planted.map(|(path, content)| (path.to_owned(), content.to_owned())).into());
        for force in [CAREFUL, FORCE] {
            assert!(matches!(Folder::open(&dir, Access::Write, force), Err(Error::Unsafe { .. })));
        }
    }
    assert_eq!(fs::read_to_string(outside.path().join("victim")).unwrap(), "precious");
}

#[test]
fn a_folder_in_the_place_of_a_file_is_refused() {
    let dir = built();
    fs::remove_file(dir.path().join("a.rs")).unwrap();
    fs::create_dir(dir.path().join("a.rs")).unwrap();
    assert!(matches!(build(dir.path(), FORCE, &files(&[("a.rs", "a")], &[])), Err(Error::Unsafe { .. })));
}

#[test]
fn looking_writes_nothing() {
    let dir = temporary_folder();
    let out = dir.path().join("not/there");
    let mut folder = Folder::open(&out, Access::Read, CAREFUL).unwrap();
    assert_eq!(folder.compare(&files(&[("a.rs", "a")], &[])).unwrap().writes.len(), 1);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn an_edit_after_an_interrupted_build_is_not_overwritten() {
    let dir = built();
    let journal = format!(
        r#"{{"moves": [{{"path": "a.rs", "before": "{}"}}, {{"path": "done.rs", "before": null}}], "removals": []}}"#,
        hash(b"a"),
    );
    let interrupted = [(".codegen/journal.json", journal.as_str()), (".codegen/staging/0", "A"), ("a.rs", "edited")];
    write_tree(dir.path(), &interrupted.map(|(path, content)| (path.to_owned(), content.to_owned())).into());
    match Folder::open(dir.path(), Access::Write, CAREFUL) {
        Err(Error::Refused(files)) => assert_eq!(files, [("a.rs".to_owned(), Reason::Edited)]),
        other => panic!("not refused: {other:?}"),
    }
    assert!(matches!(Folder::open(dir.path(), Access::Read, CAREFUL), Err(Error::Interrupted(_))));
    Folder::open(dir.path(), Access::Write, FORCE).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("a.rs")).unwrap(), "A");
}

#[test]
fn a_second_build_waits_for_the_first() {
    let dir = built();
    let first = Folder::open(dir.path(), Access::Write, CAREFUL).unwrap();
    let (opened, second) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(|| opened.send(Folder::open(dir.path(), Access::Write, CAREFUL).is_ok()).unwrap());
        assert!(second.recv_timeout(Duration::from_millis(100)).is_err(), "the second build did not wait");
        drop(first);
        assert!(second.recv_timeout(Duration::from_secs(10)).unwrap());
    });
}
