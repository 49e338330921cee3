//! `codegen fmt`: another layout, the same meaning.

mod support {
    pub(crate) mod program;
    pub(crate) mod yaml_texts;
}

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostics::{self, Diagnostics, Sources};
use codegen::format::format;
use codegen::load_texts;
use codegen::model::Model;
use codegen::source;
use proptest::prelude::*;
use support::program::{codegen, succeed};
use support::yaml_texts::yaml;
use tempfile::tempdir;

type Outcome = Result<(), Box<dyn Error>>;

const UNTIDY: &str = "

   # The head.
   version:   1
   package: untidy-db
   backends: [ sqlite ,postgres]   # two
   doc: >
        Folded text
          stays as it is.

        With its lines.

   enums:
     kind: [a,b ,  c]
     role:
          values: {x: , y: {doc: \"Y,  Z\"},z: }


   mixins:
      stamps: &stamps
         columns:
            at:    {type: timestamptz,default: now()}
            price: { type: decimal(12,2), default:   0 }
   # The tables.
   tables:
     # Users first.
     users:
       use: [stamps]
       columns:
         id:   {type: bigint,primary_key: true,generated: identity}   # one
         name: varchar( 20 )                                          # two
         nick:     text?
       # The end of users.
     # About posts.
     posts:
       columns:
         id: { type: bigint, primary_key: true,
               generated: identity }
         user_id: {references: users, index: true}
       indexes:
       - [user_id desc , id]
       -   columns: [id]
           name: posts_late_idx
           where: |
              id > 1
       checks:
         c: \"id >
            0\"


     tags: { columns: { id: { type: bigint, primary_key: true } } }
     pens: { columns: { id: { type: bigint, primary_key: true } } }
# The end.
";

const TIDY: &str = "# The head.
version: 1
package: untidy-db
backends: [sqlite, postgres]   # two
doc: >
     Folded text
       stays as it is.

     With its lines.

enums:
  kind: [a, b, c]
  role:
    values: { x: , y: { doc: \"Y,  Z\" }, z: }

mixins:
  stamps: &stamps
    columns:
      at:    { type: timestamptz, default: now() }
      price: { type: decimal(12,2), default: 0 }
# The tables.
tables:
  # Users first.
  users:
    use: [stamps]
    columns:
      id:   { type: bigint, primary_key: true, generated: identity }   # one
      name: varchar( 20 )                                              # two
      nick: text?
    # The end of users.

  # About posts.
  posts:
    columns:
      id: { type: bigint, primary_key: true,
            generated: identity }
      user_id: { references: users, index: true }
    indexes:
      - [user_id desc, id]
      - columns: [id]
        name: posts_late_idx
        where: |
           id > 1
    checks:
      c: \"id >
         0\"

  tags: { columns: { id: { type: bigint, primary_key: true } } }
  pens: { columns: { id: { type: bigint, primary_key: true } } }
# The end.
";

fn model(text: &str) -> Result<Model, String> {
    let path = Path::new("schema.yaml");
    let texts: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::from([(path.to_owned(), text.as_bytes().to_vec())]);
    let loaded = load_texts(path, &texts);
    loaded.map(|loaded| loaded.model).map_err(|report| report.render(diagnostics::Format::Human, false))
}

/// The schemas of the repository.
fn schemas() -> Vec<PathBuf> {
    let folders = ["examples", "tests", "tests/cases"].map(|folder| fs::read_dir(folder).expect("the folder is there"));
    let entries = folders.into_iter().flatten().map(|entry| entry.expect("the folder can be listed"));
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path().join("schema.yaml")).collect();
    found.retain(|path| path.exists());
    found.push("schema.yaml".into());
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the schema can be read")
}

/// Writes a schema in another layout, as the bytes decide: wider indentation, other blanks inside of braces and at the ends
/// of lines, and, when `more` is set, other empty lines and comments at other places.
fn mangled(schema: &str, bytes: &[u8], more: bool) -> String {
    let mut bytes = bytes.iter().copied().cycle();
    let mut choose = |count: u8| bytes.next().map_or(0, |byte| byte % count);
    let (margin, factor) = (usize::from(choose(3)), usize::from(1 + choose(3)));
    let mut text = String::new();
    for line in schema.lines() {
        if line.is_empty() && more && choose(2) == 0 {
            continue;
        }
        if !line.is_empty() {
            let content = line.trim_start();
            let is_comment = content.starts_with('#');
            let indent = margin + (line.len() - content.len()) * factor;
            let indent = if more && is_comment { indent + usize::from(choose(3)) } else { indent };
            text.push_str(&" ".repeat(indent));
            // What goes on in further lines stands as far behind its dash as they do.
            let content = match content.strip_prefix("- ") {
                Some(item) => {
                    text.push('-');
                    text.push_str(&" ".repeat(2 * factor - 1));
                    item
                }
                None => content,
            };
            // Quoted texts and what is in parentheses keep their blanks, comments their places.
            let is_loose = !is_comment && (more || !content.contains(" #"));
            let is_flow = content.contains(['{', '[']) && content.ends_with(['}', ']']);
            if is_loose && is_flow && !content.contains(['"', '\'', '(']) {
                for part in content.split_inclusive(['{', '}', ',']) {
                    let blanks = " ".repeat(usize::from(choose(3)));
                    let trimmed = if text.ends_with(['{', ',']) { part.trim_start() } else { part };
                    let body = trimmed.trim_end_matches(['}', ',']);
                    let body = if body.len() < trimmed.len() && !body.trim_end().ends_with(':') {
                        body.trim_end()
                    } else {
                        body
                    };
                    text.push_str(body);
                    // Behind `{`, and before `}` and `,`.
                    if !trimmed.is_empty() && trimmed.ends_with(['{', '}', ',']) {
                        text.push_str(&blanks);
                    }
                    text.push_str(&trimmed[trimmed.trim_end_matches(['}', ',']).len()..]);
                }
            } else {
                text.push_str(content);
            }
            text.push_str(&" ".repeat(usize::from(choose(2))));
        }
        text.push('\n');
        if more && choose(8) == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

#[test]
fn a_text_is_laid_out() -> Outcome {
    assert_eq!(format(UNTIDY).ok_or("it can be laid out")?, TIDY);
    assert_eq!(format(TIDY).ok_or("it can be laid out")?, TIDY);
    assert_eq!(model(UNTIDY)?, model(TIDY)?);
    assert_eq!(format(&UNTIDY.replace('\n', "\r\n")).ok_or("it can be laid out")?, TIDY);
    Ok(())
}

#[test]
fn a_block_scalar_that_keeps_its_empty_lines_keeps_them() -> Outcome {
    let text = "doc: |+\n    a\n\n\n\nx:\n    - |2\n         b\n";
    let expected = "doc: |+\n    a\n\n\n\nx:\n  - |2\n       b\n";
    assert_eq!(format(text).ok_or("it can be laid out")?, expected);
    Ok(())
}

#[test]
fn what_goes_on_in_further_lines_stays_behind_its_dash() -> Outcome {
    for (text, expected) in [
        ("x:\n-    |\n   a\n", "x:\n  - |\n     a\n"),
        ("x:\n-    a\n  b\n", "x:\n  - a\n   b\n"),
        ("x:\n-    [a,\n  b]\n", "x:\n  - [a,\n   b]\n"),
        ("- - &x # c\n    - a\n", "- - &x # c\n    - a\n"),
        ("x:\n    # c\n-\n", "x:\n  # c\n  -\n"),
        ("x :  a\ny:   b\n", "x: a\ny: b\n"),
        ("x: |+\n  a\n\n\n", "x: |+\n  a\n\n\n"),
        ("x: |\n  a\n   \n", "x: |\n  a\n   \n"),
        ("x: &a2 |\n  a\n \n", "x: &a2 |\n  a\n"),
        ("x: |1\n   a\n # c\n", "x: |1\n   a\n # c\n"),
    ] {
        assert_eq!(format(text).ok_or(text)?, expected);
    }
    Ok(())
}

#[test]
fn what_is_no_yaml_has_no_layout() {
    assert_eq!(format("a: [b\n"), None);
    assert_eq!(format("a: b: c\n"), None);
}

#[test]
fn the_schemas_of_the_repository_are_laid_out() {
    for path in schemas() {
        let text = read(&path);
        assert!(format(&text).as_ref() == Some(&text), "run `codegen fmt {}`", path.display());
    }
}

#[test]
fn every_text_that_is_yaml_has_one_layout() -> Outcome {
    let mut texts = Vec::new();
    for entry in fs::read_dir("tests/errors")? {
        let Ok(text) = fs::read_to_string(entry?.path()) else { continue };
        texts.extend(text.split_once("#~ ").map(|(text, _)| text.to_owned()));
    }
    let page = fs::read_to_string("docs/language.md")?;
    let examples = page.split("```yaml\n").skip(1).filter_map(|rest| rest.split_once("```"));
    texts.extend(examples.map(|(example, _)| example.to_owned()));
    let path = Path::new("schema.yaml");
    let mut laid_out = 0;
    for text in texts {
        let files = [(path.to_owned(), text.as_bytes().to_vec())].into();
        let mut diagnostics = Diagnostics::default();
        source::read_texts(path, &files, &mut Sources::default(), &mut diagnostics);
        if diagnostics.errors() == 0 {
            let formatted = format(&text).ok_or_else(|| format!("no layout for:\n{text}"))?;
            assert_eq!(format(&formatted).as_ref(), Some(&formatted), "{text}");
            laid_out += 1;
        }
    }
    assert!(laid_out > 100, "only {laid_out} texts");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn blanks_do_not_matter(bytes in proptest::collection::vec(any::<u8>(), 1..200)) {
        for path in schemas() {
            let schema = read(&path);
            let mangled = mangled(&schema, &bytes, false);
            prop_assert_eq!(format(&mangled), Some(schema), "{}", mangled);
        }
    }

    #[test]
    fn the_meaning_stays_and_twice_is_once(bytes in proptest::collection::vec(any::<u8>(), 1..200)) {
        for path in schemas() {
            let schema = read(&path);
            let mangled = mangled(&schema, &bytes, true);
            let formatted = format(&mangled);
            prop_assert!(formatted.is_some(), "{}", mangled);
            let formatted = formatted.unwrap_or_default();
            prop_assert_eq!(model(&formatted), model(&schema));
            prop_assert_eq!(format(&formatted), Some(formatted));
        }
    }
}

/// Returns how many texts of all styles are laid out: 500, or as many as CODEGEN_CASES says.
fn cases() -> u32 {
    std::env::var("CODEGEN_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(500)
}

fn read_by_serde(text: &str) -> Result<serde_yaml::Value, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}

/// Says why a text is not laid out as it is to be, by what another reader of YAML makes of it as well.
fn is_laid_out(text: &str) -> Result<(), String> {
    let path = Path::new("schema.yaml");
    let files = [(path.to_owned(), text.as_bytes().to_vec())].into();
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    source::read_texts(path, &files, &mut sources, &mut diagnostics);
    if diagnostics.errors() > 0 {
        return Err(format!("this is to be YAML:\n{text}"));
    }
    let formatted = format(text).ok_or_else(|| format!("no layout for:\n{text}"))?;
    if format(&formatted).as_ref() != Some(&formatted) {
        return Err(format!("twice is not once:\n{text}\n=>\n{formatted}\n=>\n{:?}", format(&formatted)));
    }
    // What another reader of YAML makes of both.
    let (before, after) = (read_by_serde(text), read_by_serde(&formatted));
    if before != after {
        return Err(format!("another meaning of:\n{text}\n=>\n{formatted}"));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn every_style_of_yaml_has_one_layout(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(is_laid_out(&yaml(&bytes)), Ok(()));
    }
}

#[test]
fn check_tells_and_writes_nothing() -> Outcome {
    let dir = tempdir()?;
    let path = dir.path().join("schema.yaml");
    fs::write(&path, UNTIDY)?;
    let run = codegen(dir.path(), &["fmt", "--check"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("schema.yaml is not formatted\nhelp: run `codegen fmt schema.yaml`"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(&path)?, UNTIDY);
    assert_eq!(succeed(dir.path(), &["fmt"]).stdout, "formatted schema.yaml\n");
    assert_eq!(fs::read_to_string(&path)?, TIDY);
    assert_eq!(succeed(dir.path(), &["fmt", "--check"]).stderr, "");
    assert_eq!(succeed(dir.path(), &["fmt"]).stdout, "");
    Ok(())
}

#[test]
fn the_starter_is_formatted() -> Outcome {
    let dir = tempdir()?;
    succeed(dir.path(), &["init"]);
    succeed(dir.path(), &["fmt", "--check"]);
    Ok(())
}

#[test]
fn a_file_with_errors_is_refused_and_left_alone() -> Outcome {
    let dir = tempdir()?;
    for (text, code) in [
        ("a: [b\n", "[E0004]"),
        ("version:  1\npackage: a-db\nbackends: [sqlite]\ntables:\n    t: { colums: {} }\n", "[E0101]"),
        ("tables:\n    t: { colums: {} }\n", "[E0101]"),
    ] {
        fs::write(dir.path().join("a.yaml"), text)?;
        let run = codegen(dir.path(), &["fmt", "a.yaml"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{text}");
        assert!(run.stderr.contains(code), "{}", run.stderr);
        assert_eq!(fs::read_to_string(dir.path().join("a.yaml"))?, text);
    }
    assert_eq!(codegen(dir.path(), &["fmt", "missing.yaml"]).code, 2);
    Ok(())
}

#[test]
fn an_included_file_is_formatted_by_itself() -> Outcome {
    let dir = tempdir()?;
    fs::write(dir.path().join("tables.yaml"), "tables:\n    t: {columns: {other: {references: elsewhere}}}\n")?;
    succeed(dir.path(), &["fmt", "tables.yaml"]);
    let expected = "tables:\n  t: { columns: { other: { references: elsewhere } } }\n";
    assert_eq!(fs::read_to_string(dir.path().join("tables.yaml"))?, expected);
    Ok(())
}
