//! The command line: what can be asked, and how answers are told.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::commands::{self, Exit, Terminal};
use crate::diagnostics;
use crate::model::Backend;

const EXIT_CODES: &str = "Exit codes: 0 done, 1 differs or refused, 2 bad input, 3 a question has to be answered";

/// Compiles a YAML description of a database into a Rust crate: Diesel schema, models, migrations, queries and a REST API.
#[derive(Debug, Parser)]
#[command(name = "codegen", version = commands::VERSION, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// How problems are told.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// When output is coloured.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the crate that the schema describes.
    Build(BuildArgs),
    /// Tell whether the schema is valid and the crate is what it describes; write nothing.
    Check(CrateArgs),
    /// Show the migrations that a build would add; write nothing.
    Diff(DiffArgs),
    /// Judge the SQL of the migrations: what loses data, locks tables for long, or has no way back.
    Lint(MigrationPaths),
    /// Run the crate's migrations on a database.
    Migrate(MigrateArgs),
    /// Write a migration by hand, or put migrations in order after a merge.
    #[command(subcommand)]
    Migration(MigrationCommand),
    /// Write a schema to start from.
    Init(InitArgs),
    /// Explain a code of a report or a migration, or print all that is inferred for a table.
    Explain(ExplainArgs),
    /// Draw the entity-relationship diagram of the schema.
    Graph(GraphArgs),
    /// Write the schema of a database that exists.
    Import(ImportArgs),
    /// Tell how a live database differs from what its migrations make.
    Drift(DriftArgs),
    /// Lay a schema out: indentation, blank lines and blanks; never what it means.
    Fmt(FmtArgs),
    /// Print a JSON Schema of the language, by which editors complete and check a schema.
    JsonSchema,
    /// Print a script that completes the command line in a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

/// The schema and the crate.
#[derive(Debug, Args)]
pub(crate) struct CrateArgs {
    /// The schema.
    #[arg(default_value = "schema.yaml")]
    pub(crate) schema: PathBuf,
    /// The folder of the crate [default: `generated` beside the schema].
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// What `codegen build` is asked.
#[derive(Debug, Args)]
pub(crate) struct BuildArgs {
    #[command(flatten)]
    pub(crate) paths: CrateArgs,
    /// Tell what would be written and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Overwrite files that were edited by hand or not made by codegen.
    #[arg(long)]
    pub(crate) force: bool,
    /// Let migrations drop the tables and columns that are gone from the schema, with all that is in them.
    #[arg(long)]
    pub(crate) allow_destructive: bool,
    /// Say what became of a name that is gone: its new name, or `drop`; may be given several times.
    #[arg(long = "answer", value_name = "NAME=ANSWER", value_parser = parse_answer)]
    pub(crate) answers: Vec<(String, String)>,
    /// A JSON file that says so, as `{ "users.name": "full_name", "audit_log": "drop" }`.
    #[arg(long = "answers", value_name = "FILE")]
    pub(crate) answer_file: Option<PathBuf>,
    /// Tell problems only.
    #[arg(long, short, conflicts_with_all = ["json", "verbose"])]
    pub(crate) quiet: bool,
    /// Name the files that were left alone too, and those of a new crate.
    #[arg(long, short, conflicts_with = "json")]
    pub(crate) verbose: bool,
    /// Tell the outcome as a JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What `codegen diff` is asked.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    #[command(flatten)]
    pub(crate) paths: CrateArgs,
    /// What to compare with: a snapshot file, a commit that has one, or a live database [default: the snapshot in the crate].
    #[arg(long, value_name = "SNAPSHOT|GIT_REV|URL")]
    pub(crate) from: Option<String>,
    /// An empty database of the same kind, to make the schema in; unless given, a server is started for a moment.
    #[arg(long, value_name = "URL", requires = "from")]
    pub(crate) shadow_url: Option<String>,
    /// Print the SQL.
    #[arg(long, conflicts_with_all = ["json", "explain"])]
    pub(crate) sql: bool,
    /// Print a JSON document.
    #[arg(long, conflicts_with = "explain")]
    pub(crate) json: bool,
    /// Explain the hazards of each step.
    #[arg(long)]
    pub(crate) explain: bool,
}

/// What is done with the files of migrations.
#[derive(Debug, Subcommand)]
pub(crate) enum MigrationCommand {
    /// Write the files of a migration by hand, for you to fill in; the next build seals them.
    New(MigrationNewArgs),
    /// Make the migrations anew that a commit does not have, or a database has not seen: after a merge of two branches.
    Rebase(MigrationRebaseArgs),
}

/// What `codegen migration rebase` is asked.
#[derive(Debug, Args)]
pub(crate) struct MigrationRebaseArgs {
    #[command(flatten)]
    pub(crate) paths: CrateArgs,
    /// The commit whose migrations stay as they are [default: the one that is being merged, else the main branch].
    #[arg(long, value_name = "GIT_REV", conflicts_with = "database_url")]
    pub(crate) onto: Option<String>,
    /// The database whose migrations stay as they are.
    #[arg(long, value_name = "URL")]
    pub(crate) database_url: Option<String>,
    /// Tell what would be done and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// What `codegen migration new` is asked.
#[derive(Debug, Args)]
pub(crate) struct MigrationNewArgs {
    /// What the migration does, in a few words.
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) paths: MigrationPaths,
    /// Have each statement stay done by itself, as CREATE INDEX CONCURRENTLY needs it.
    #[arg(long)]
    pub(crate) no_transaction: bool,
}

/// The crate whose migrations are meant.
#[derive(Debug, Args)]
pub(crate) struct MigrationPaths {
    /// The schema that the crate is made from.
    #[arg(long, value_name = "FILE", default_value = "schema.yaml")]
    pub(crate) schema: PathBuf,
    /// The folder of the crate [default: `generated` beside the schema].
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// What `codegen migrate` is asked.
#[derive(Debug, Args)]
pub(crate) struct MigrateArgs {
    #[command(subcommand)]
    pub(crate) action: MigrateAction,
    /// The schema, whose crate is meant.
    #[arg(long, global = true, value_name = "FILE", default_value = "schema.yaml")]
    pub(crate) schema: PathBuf,
    /// The folder of the crate [default: `generated` beside the schema].
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The address of the database, like postgres://…, mysql://… or the path of an SQLite file [default: DATABASE_URL].
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) database_url: Option<String>,
    /// Tell what would be run, by its captions, and run nothing.
    #[arg(long, global = true)]
    pub(crate) dry_run: bool,
    /// Print the SQL that would be run, and run nothing.
    #[arg(long, global = true)]
    pub(crate) sql: bool,
    /// How many seconds to wait for somebody else who runs migrations.
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 60)]
    pub(crate) wait: u64,
    /// Tell the status as a JSON document.
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

/// What is done with the migrations.
#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum MigrateAction {
    /// Apply those that the database has not seen.
    Up {
        /// The most to apply [default: all].
        #[arg(long, short)]
        number: Option<usize>,
    },
    /// Take the last one back.
    Down {
        /// How many.
        #[arg(long, short, default_value_t = 1)]
        number: usize,
    },
    /// Take the last one back and apply it again.
    Redo {
        /// How many.
        #[arg(long, short, default_value_t = 1)]
        number: usize,
    },
    /// List them with what the database knows of them.
    Status,
}

/// What `codegen init` is asked.
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// The folder for the schema.
    #[arg(default_value = ".")]
    pub(crate) dir: PathBuf,
    /// A database to generate for; may be given several times, the first is the crate's default [default: sqlite].
    #[arg(long = "backend", value_name = "BACKEND", value_parser = parse_backend)]
    pub(crate) backends: Vec<Backend>,
}

/// What `codegen explain` is asked.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A code, like E0302 or M001, or the name of a table.
    #[arg(value_name = "CODE|TABLE")]
    pub(crate) word: String,
    /// The schema that has the table.
    #[arg(long, value_name = "FILE", default_value = "schema.yaml")]
    pub(crate) schema: PathBuf,
}

/// What `codegen graph` is asked.
#[derive(Debug, Args)]
pub(crate) struct GraphArgs {
    /// The schema.
    #[arg(default_value = "schema.yaml")]
    pub(crate) schema: PathBuf,
    /// How the diagram is written [default: as the extension of --out says, else mermaid].
    // `--format` is how problems are told, of every command.
    #[arg(long = "as", value_enum, value_name = "LANGUAGE")]
    pub(crate) language: Option<Language>,
    /// Which tables stand together.
    #[arg(long, value_enum, value_name = "GROUPS", default_value_t)]
    pub(crate) by: Groups,
    /// The file to write [default: standard output].
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// What `codegen graph` draws together.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Groups {
    /// The tables of a namespace.
    #[default]
    Namespace,
    /// The tables of a file of the schema.
    File,
}

/// What `codegen import` is asked.
#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// The database: postgres://…, mysql://…, sqlite:…, or the path of an SQLite file, of a dump or of a folder of migrations.
    #[arg(value_name = "DATABASE", required_unless_present = "diesel")]
    pub(crate) source: Option<String>,
    /// The folder of a Diesel project: its migrations become the crate's, as they are, and its diesel.toml part of the schema.
    #[arg(long, value_name = "DIR", conflicts_with = "split")]
    pub(crate) diesel: Option<PathBuf>,
    /// The folder of the project's migrations, as Diesel's tool is told it [default: what diesel.toml says].
    #[arg(long, value_name = "DIR", requires = "diesel")]
    pub(crate) migration_dir: Option<PathBuf>,
    /// Whose SQL a dump or the migrations are [default: as they look].
    #[arg(long, value_name = "BACKEND", value_parser = parse_backend)]
    pub(crate) backend: Option<Backend>,
    /// The schema to write [default: standard output].
    #[arg(long, short, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// The name of the package that the schema is for [default: after the database].
    #[arg(long, value_name = "NAME")]
    pub(crate) package: Option<String>,
    /// Write a file for each namespace, beside the schema.
    #[arg(long, requires = "out")]
    pub(crate) split: bool,
}

/// What `codegen drift` is asked.
#[derive(Debug, Args)]
pub(crate) struct DriftArgs {
    #[command(flatten)]
    pub(crate) paths: CrateArgs,
    /// The live database.
    #[arg(long, value_name = "URL", env = "DATABASE_URL", hide_env_values = true)]
    pub(crate) database_url: String,
    /// An empty database to run the migrations on [default: a server of this machine's programs, for a moment].
    #[arg(long, value_name = "URL")]
    pub(crate) shadow_url: Option<String>,
    /// Tables, views and other objects to pass over, with * and ?; may be given several times.
    #[arg(long, value_name = "PATTERN")]
    pub(crate) ignore: Vec<String>,
    /// Write the migration by which the schema takes over what the database has.
    #[arg(long, value_name = "FILE")]
    pub(crate) absorb: Option<PathBuf>,
    /// Write the statements by which the database becomes what its migrations make.
    #[arg(long, value_name = "FILE")]
    pub(crate) undo: Option<PathBuf>,
}

/// What a diagram is written in.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Language {
    /// For Markdown on GitHub and GitLab.
    Mermaid,
    /// For Graphviz.
    Dot,
    /// A picture.
    Svg,
}

/// What `codegen fmt` is asked.
#[derive(Debug, Args)]
pub(crate) struct FmtArgs {
    /// The files of the schema.
    #[arg(default_value = "schema.yaml")]
    pub(crate) files: Vec<PathBuf>,
    /// Tell which files are not formatted and write nothing.
    #[arg(long)]
    pub(crate) check: bool,
}

/// How problems are told.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// With excerpts of the schema.
    #[default]
    Human,
    /// As a JSON document.
    Json,
    /// As workflow commands, which GitHub shows beside the changed lines.
    Github,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Color {
    /// On a terminal, unless the environment says otherwise (NO_COLOR, CLICOLOR).
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let format = match cli.format {
        Format::Human => diagnostics::Format::Human,
        Format::Json => diagnostics::Format::Json,
        Format::Github => diagnostics::Format::Github,
    };
    let color = match cli.color {
        Color::Auto => anstream::ColorChoice::Auto,
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    };
    color.write_global();
    let terminal = Terminal::new(format);
    let result = match cli.command {
        Command::Build(args) => commands::build(&args, &terminal),
        Command::Check(args) => commands::check(&args, &terminal),
        Command::Diff(args) => commands::diff(&args, &terminal),
        Command::Lint(paths) => commands::lint(&paths, &terminal),
        Command::Migration(MigrationCommand::New(args)) => commands::migration_new(&args, &terminal),
        Command::Migration(MigrationCommand::Rebase(args)) => commands::migration_rebase(&args, &terminal),
        Command::Migrate(args) => commands::migrate(&args, &terminal),
        Command::Init(args) => commands::init(&args, &terminal),
        Command::Explain(args) => commands::explain(&args, &terminal),
        Command::Graph(args) => commands::graph(&args, &terminal),
        Command::Import(args) => commands::import(&args, &terminal),
        Command::Drift(args) => commands::drift(&args, &terminal),
        Command::Fmt(args) => commands::fmt(&args, &terminal),
        Command::JsonSchema => Ok(commands::json_schema(&terminal)),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "codegen", &mut std::io::stdout());
            Ok(Exit::Done)
        }
    };
    let exit = result.unwrap_or_else(|failure| {
        terminal.failure(&failure);
        failure.exit()
    });
    exit.into()
}

fn parse_answer(text: &str) -> Result<(String, String), String> {
    let (name, answer) = text.split_once('=').ok_or("an answer is `users.name=full_name` or `users.name=drop`")?;
    Ok((name.to_owned(), answer.to_owned()))
}

fn parse_backend(name: &str) -> Result<Backend, String> {
    Backend::ALL.into_iter().find(|backend| backend.name() == name).ok_or_else(|| {
        let names = Backend::ALL.map(Backend::name).join(", ");
        format!("expected one of {names}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Cli::command().debug_assert();
    }
}
