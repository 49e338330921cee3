//! `codegen migration new`: the files of a migration by hand, and their place behind those that there are.

use heck::ToSnakeCase;

use crate::cli::MigrationNewArgs;
use crate::emit::history::migrator_dialect;
use crate::emit::migrations::next_name;
use crate::migrator::{Entry, Lock, Seal};
use crate::output::{Access, Folder};

use super::{Exit, Failure, Terminal, compile, history};

/// Writes the files of a migration for a person to fill in, for every backend of the crate.
///
/// # Errors
///
/// When there is no crate, its migrations are not as they were committed, or the disk refuses.
pub(crate) fn migration_new(args: &MigrationNewArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let out = compile::folder(&args.paths.schema, args.paths.out.as_deref());
    let letters = args.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' });
    let slug = letters.collect::<String>().to_snake_case();
    if slug.is_empty() {
        let help = "say in letters and digits what the migration does".to_owned();
        return Err(Failure::Unknown { what: "word in", word: args.name.clone(), help });
    }
    let mut folder = Folder::open(&out, Access::Write, false)?;
    let snapshot = compile::snapshot(&mut folder)?.ok_or_else(|| Failure::NotBuilt(out.clone()))?;
    let history = history::committed(&out, &mut folder, Some(&snapshot), false)?;
    let name = next_name(&history.names(), &slug);
    let mut entry = Entry { name: name.clone(), by_hand: true, seals: Vec::new() };
    let mut given = Vec::new();
    for backend in &snapshot.model.backends {
        let path = |file: &str| format!("migrations/{backend}/{name}/{file}");
        given.push((path("up.sql"), format!("-- {}.\n", args.name)));
        given.push((path("down.sql"), format!("-- Take back: {}.\n", args.name)));
        if args.no_transaction {
            given.push((path("metadata.toml"), "run_in_transaction = false\n".to_owned()));
        }
        entry.seals.push((migrator_dialect(*backend).name().to_owned(), Seal::Draft));
    }
    let mut lock = history.lock;
    lock.entries.push(entry);
    folder.amend(&[(Lock::PATH.to_owned(), lock.to_string())], &given)?;
    for (path, _) in &given {
        terminal.result(format_args!("created {}", out.join(path).display()));
    }
    terminal.result(
        "\nFill these in; `codegen build` then seals them.\nThe schema does not learn what they do: tables, columns and indexes \
         that it should know belong there,\nand functions, triggers and the like under its `raw:`.",
    );
    Ok(Exit::Done)
}
