use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use similar::{ChangeTag, TextDiff};

use super::diesel_project::DieselProject;
use super::import::{package, read, tell_notes};
use super::problem::Problem;
use super::{Exit, Failure, Terminal, VERSION, compile, history, origin};
use crate::cli::ImportArgs;
use crate::database::block_on;
use crate::dialect::{ColumnAt, dialect, is_named_as, is_read_as};
use crate::emit::schema::{self, column_types};
use crate::import;
use crate::introspect::Introspection;
use crate::migrator::Folder as Migrations;
use crate::model::{Backend, Column, Default, Literal, Model, PerBackend, Table, Type};
use crate::output::{Access, Folder};
use crate::resolve::type_of_diesel;
use crate::snapshot::Snapshot;
use crate::{Input, Loaded, load_texts};

/// Writes the schema of a Diesel project, and the crate whose history is that of the project.
///
/// A schema that is there already is taken as it is, so that one which needed a hand can be adopted after all.
///
/// # Errors
///
/// When the project cannot be read, its migrations do not run, or there is a crate already.
pub(super) fn import(
    args: &ImportArgs,
    folder: &Path,
    source: Option<&str>,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let mut project = DieselProject::read(folder)?;
    if let Some(folder) = &args.migration_dir {
        project.migrations.clone_from(folder);
    }
    let path = args.out.clone().unwrap_or_else(|| PathBuf::from("schema.yaml"));
    let out = compile::folder(&path, None);
    let backend = args.backend.map_or_else(|| backend_of(&project), Ok)?;
    let migrations = history::read_migrations(&project.migrations, backend)?;
    if !path.exists() {
        let progress = terminal.progress(false);
        progress.set_message("running the migrations");
        let scripts = project.migrations.display().to_string();
        let mut found = block_on(read(source.unwrap_or(&scripts), Some(backend), &progress))?;
        found.model.package = args.package.clone().unwrap_or_else(|| package(&name_of(folder)));
        let (mut found, errors) = block_on(import::fit(found)).map_err(Failure::Database)?;
        progress.finish_and_clear();
        if errors.is_none() {
            configure(&mut found, &project)?;
        }
        tell_notes(&found, terminal);
        fs::write(&path, import::schema(&found.model)).map_err(Failure::io("write", &path))?;
        terminal.result(format_args!("created {}", path.display()));
        if let Some(report) = errors {
            return Err(Failure::Schema(report));
        }
    }
    let input = compile::input(&path, &Input::read(&path));
    let loaded = compile::load(&path)?;
    compare(&project, &loaded.model, backend, terminal)?;
    adopt(&out, loaded, migrations, &input)?;
    terminal.result(format_args!("created {} with the migrations of {}", out.display(), project.migrations.display()));
    Ok(Exit::Done)
}

fn backend_of(project: &DieselProject) -> Result<Backend, Failure> {
    let mut texts = String::new();
    for script in origin::ups(&project.migrations)? {
        texts += &fs::read_to_string(&script).map_err(Failure::io("read", &script))?;
    }
    Ok(origin::dialect_of(&texts))
}

fn name_of(folder: &Path) -> String {
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Has schema.rs printed as the project has it, and the columns be what it makes of them.
fn configure(found: &mut Introspection, project: &DieselProject) -> Result<(), Failure> {
    let backend = found.model.backends[0];
    let patch = project.print_schema.patch.clone();
    found.model.print_schema = project.print_schema.clone();
    if backend == Backend::Sqlite && !project.print_schema.integer_primary_key_is_bigint.unwrap_or_default() {
        found.model.print_schema.integer_primary_key_is_bigint = Some(false);
        change_columns(&mut found.model, |_, column| narrow(column));
    }
    let Some(patch) = patch else { return Ok(()) };
    found.model.print_schema.patch = None;
    let text = import::schema(&found.model);
    let name = PathBuf::from("schema.yaml");
    let loaded = load_texts(&name, &BTreeMap::from([(name.clone(), text.into_bytes())])).map_err(Failure::Schema)?;
    let printed = schema::schema_rs(&loaded.model, backend, None);
    let patched = schema::apply(&printed, &patch).map_err(Failure::Patch)?;
    let (before, after) = (column_types(&printed), column_types(&patched));
    change_columns(&mut found.model, |table, column| {
        let own = loaded.model.table(&table.name);
        let place = (own.rust.module.as_str(), own.column(&column.name).rust_name.as_str());
        match (before.get(&place), after.get(&place)) {
            // A key that the project takes for one without NULL is one already.
            (Some(before), Some(after)) if before != after && bare(before) != bare(after) => {
                let at = ColumnAt { model: &loaded.model, table: own, column: own.column(&column.name) };
                let sql = dialect(backend).column_type(at).sql;
                retype(column, after, sql, backend)
            }
            _ => column,
        }
    });
    found.model.print_schema.patch = Some(patch);
    Ok(())
}

fn change_columns(model: &mut Model, change: impl Fn(&Table, Column) -> Column) {
    let tables = model.tables.iter().map(|table| {
        let columns = table.columns.iter().map(|column| change(table, column.clone())).collect();
        Table { columns, ..table.clone() }
    });
    model.tables = tables.collect();
}

/// Takes SQLite's rowid, and what refers to it, for the 32 bits that print-schema takes it for.
fn narrow(column: Column) -> Column {
    let sql = column.declared.sqlite.as_deref();
    let is_rowid = column.identity || sql.is_some_and(|sql| is_read_as(Backend::Sqlite, &Type::Integer, sql));
    if column.ty != Type::BigInt || !is_rowid {
        return column;
    }
    let is_usual = sql.is_none_or(|sql| sql.eq_ignore_ascii_case("integer"));
    let declared = if is_usual { PerBackend::default() } else { column.declared.clone() };
    Column { ty: Type::Integer, declared, ..column }
}

/// Makes a column, which the database declares by that SQL, one that schema.rs calls otherwise. Where Diesel reads it as no type of the
/// language, the schema's errors tell.
fn retype(column: Column, patched: &str, sql: String, backend: Backend) -> Column {
    let diesel = bare(patched);
    let mut declared = column.declared.clone();
    let mut ty = column.ty.clone();
    if !is_named_as(backend, &ty, diesel)
        && let Some(other) = type_of_diesel(backend, diesel)
    {
        if column.stated_type(backend).is_none() && !column.identity {
            declared.set(backend, sql);
        }
        ty = other;
    }
    let default = column.default.map(|default| fitting(default, &ty));
    Column { ty, declared, default, patched: Some(diesel.to_owned()), ..column }
}

/// Returns a type of schema.rs without `Nullable`.
fn bare(ty: &str) -> &str {
    ty.strip_prefix("Nullable<").and_then(|it| it.strip_suffix('>')).unwrap_or(ty)
}

/// Returns a default as a column of the type can have it: the number that stands for a boolean, as SQL.
fn fitting(default: Default, ty: &Type) -> Default {
    match (&default, ty) {
        (Default::Literal(Literal::Integer(number)), Type::Boolean) => Default::Sql(number.to_string().into()),
        _ => default,
    }
}

/// Tells where schema.rs will not be what the project has.
fn compare(project: &DieselProject, model: &Model, backend: Backend, terminal: &Terminal) -> Result<(), Failure> {
    let Some(path) = &project.schema_rs else { return Ok(()) };
    let theirs = fs::read_to_string(path).map_err(Failure::io("read", path))?;
    let ours = schema::patched(model, backend, None).map_err(Failure::Patch)?;
    let diff = TextDiff::from_lines(theirs.as_str(), ours.as_str());
    let line = diff.iter_all_changes().find(|change| change.tag() != ChangeTag::Equal);
    if let Some(change) = line {
        let number = change.old_index().or(change.new_index()).unwrap_or_default() + 1;
        let message = format!("{}:{number}: `{}` will be otherwise", path.display(), change.value().trim());
        let help = "run `diesel print-schema` to see whether the file is what it prints";
        terminal.problems(&[Problem::warning(message).help(help)]);
    }
    Ok(())
}

/// Writes the crate with the project's migrations as its history, which lead to what the schema says already.
fn adopt(out: &Path, loaded: Loaded, migrations: Migrations, input: &str) -> Result<(), Failure> {
    let mut folder = Folder::open(out, Access::Write, false)?;
    if folder.manifest().is_some() {
        return Err(Failure::Exists(out.to_owned()));
    }
    let mut copies = Vec::new();
    for migration in &migrations.migrations {
        let place = format!("migrations/{}/{}", migrations.dialect.name(), migration.name);
        let texts = [
            ("up.sql", Some(&migration.up)),
            ("down.sql", migration.down.as_ref()),
            ("metadata.toml", migration.metadata.as_ref()),
        ];
        for (file, text) in texts {
            copies.extend(text.map(|text| (format!("{place}/{file}"), text.to_string())));
        }
    }
    let history = history::adopted(vec![migrations], None);
    let snapshot = Snapshot { migrations: history.names(), model: loaded.model.clone() };
    let mut files = compile::generate(loaded, Some(snapshot), history)?;
    for (path, text) in copies {
        files.append(path, text);
    }
    let plan = folder.compare(&files)?;
    folder.permit(&plan)?;
    folder.apply(&plan, VERSION, input)?;
    Ok(())
}
