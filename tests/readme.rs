//! The README shows what the tool reads, makes and prints.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::diagnostics::Format;
use codegen::model::{Intent, Model};
use codegen::{emit, load_texts};

const README: &str = include_str!("../README.md");

/// Returns the blocks of code in that language, from the heading on.
fn blocks(heading: &str, language: &str) -> Vec<&'static str> {
    let (_, section) = README.split_once(heading).expect("the README has the heading");
    let fence = format!("```{language}\n");
    section.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

fn load(schema: &str) -> Result<Model, Box<dyn Error>> {
    let path = Path::new("schema.yaml");
    let texts: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::from([(path.to_owned(), schema.as_bytes().to_vec())]);
    let loaded = load_texts(path, &texts).map_err(|report| report.render(Format::Human, false))?;
    Ok(loaded.model)
}

#[test]
fn the_picture_shows_what_is_made() -> Result<(), Box<dyn Error>> {
    let files = emit::generate(load(blocks("# codegen", "yaml")[0])?, &Intent::default(), None)
        .map_err(|refusals| format!("{refusals:?}"))?;
    let content = |path: &str| files.get(path).map(|file| file.content.as_str()).ok_or(format!("no {path}"));
    let model = blocks("# codegen", "rust")[0];
    assert!(content("src/models/posts.rs")?.contains(model), "not in the model:\n{model}");

    let migration = content("migrations/postgres/00000000000001_initial/up.sql")?;
    let mut rest = migration;
    // The dots stand for what the picture leaves out.
    for part in blocks("# codegen", "sql")[0].split('…').map(str::trim) {
        let (_, after) = rest.split_once(part).ok_or(format!("not in the migration: {part}"))?;
        rest = after;
    }
    Ok(())
}

#[test]
fn the_mistake_is_shown_as_the_tool_shows_it() -> Result<(), Box<dyn Error>> {
    let schema = fs::read_to_string("schema.yaml")?;
    let (right, wrong) =
        ("author_id:  { references: users, on_delete: cascade", "author_id:  { references: user, on_delete: cascade");
    assert!(schema.contains(right));
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("schema.yaml"), schema.replacen(right, wrong, 1))?;
    let run = Command::new(env!("CARGO_BIN_EXE_codegen")).arg("build").current_dir(&folder).output()?;
    let shown = blocks("## Commands", "console")[0].strip_prefix("$ codegen build\n").ok_or("no command")?;
    assert_eq!((run.status.code(), String::from_utf8(run.stderr)?), (Some(2), shown.to_owned()));
    Ok(())
}

#[test]
fn the_relations_follow_from_the_foreign_keys() -> Result<(), Box<dyn Error>> {
    let reviews = blocks("## Coming from SQLAlchemy", "yaml")[0];
    let indented: String = reviews.lines().map(|line| format!("  {line}\n")).collect();
    let id = "    columns: { id: { type: bigint, primary_key: true, generated: identity } }\n";
    let model = load(&format!(
        "version: 1\npackage: x\nbackends: [sqlite, postgres, mysql]\ntables:\n  users:\n{id}  products:\n{id}{indented}"
    ))?;
    let mut relations = Vec::new();
    for table in &model.tables {
        relations.extend(table.relations.iter().map(|relation| format!("{}.{}()", table.name, relation.name)));
    }
    relations.sort();
    assert_eq!(relations, ["products.reviews()", "reviews.author()", "reviews.product()", "users.reviews()"]);
    Ok(())
}
