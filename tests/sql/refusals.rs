//! Changes that are refused: each for what it is, all at once, and with nothing written.

use codegen::dialect::dialect;
use codegen::emit::migrations::add_migrations;
use codegen::fileset::FileSet;
use codegen::migration::plan;
use codegen::model::*;
use codegen::snapshot::Snapshot;

use crate::support::model::*;

fn before() -> Model {
    model(
        vec![enumeration("status", &["draft", "done"])],
        vec![
            table("users", vec![id(), column("name", Type::Varchar(20))]).unique(&["name"]),
            table(
                "posts",
                vec![id(), column("user_id", Type::BigInt), column("status", Type::Enum("status".to_owned()))],
            )
            .refers(&["user_id"], "users", &["id"])
            .check("posts_id_check", "id > 0")
            .index(index("posts_user_id_idx", &["user_id"])),
        ],
    )
}

/// Returns the model with one table changed.
fn with(name: &str, change: impl Fn(Table) -> Table) -> Model {
    let before = before();
    let tables = before.tables.iter().cloned();
    Model {
        tables: tables.map(|table| if table.name == name { change(table) } else { table }).collect(),
        ..before.clone()
    }
}

/// Returns the model with one column changed.
fn with_column(table: &str, column: &str, change: impl Fn(Column) -> Column) -> Model {
    with(table, |table| {
        let columns = table.columns.iter().cloned();
        Table { columns: columns.map(|it| if it.name == column { change(it) } else { it }).collect(), ..table.clone() }
    })
}

/// Returns what a backend refuses of a change, as code and place.
fn refused(backend: Backend, after: &Model, intent: &Intent) -> Vec<String> {
    let before = before();
    match plan(Some(&before), after, intent, dialect(backend)) {
        Ok(_) => Vec::new(),
        Err(refusals) => refusals
            .iter()
            .map(|refusal| {
                let place =
                    [refusal.table.as_deref(), refusal.column.as_deref()].into_iter().flatten().collect::<Vec<_>>();
                format!("{} {}", refusal.code.id(), place.join(".")).trim_end().to_owned()
            })
            .collect(),
    }
}

#[track_caller]
fn refused_everywhere(after: &Model, intent: &Intent, expected: &[&str]) {
    for backend in Backend::ALL {
        assert_eq!(refused(backend, after, intent), expected, "{backend}");
    }
}

fn allowing(names: &[&str]) -> Intent {
    let of = names.iter().map(|name| (*name).to_owned()).collect();
    Intent { losses: Losses { all: false, of }, ..Intent::default() }
}

#[test]
fn a_loss_needs_permission() {
    let users = before().tables[0].clone();
    let without_posts = Model { tables: vec![users].into(), ..before() };
    refused_everywhere(&without_posts, &Intent::default(), &["M001 posts"]);
    refused_everywhere(&without_posts, &allowing(&["users"]), &["M001 posts"]);
    refused_everywhere(&without_posts, &allowing(&["posts"]), &[]);
    let without_name = with("users", |it: Table| Table {
        columns: it.columns.iter().filter(|column| column.name != "name").cloned().collect(),
        uniques: NamedList::default(),
        ..it
    });
    refused_everywhere(&without_name, &Intent::default(), &["M002 users.name"]);
    refused_everywhere(&without_name, &allowing(&["users.name"]), &[]);
    let all = Intent { losses: Losses { all: true, ..Losses::default() }, ..Intent::default() };
    refused_everywhere(&without_name, &all, &[]);
}

#[test]
fn values_that_become_nothing_of_the_new_type() {
    let to_date = with_column("users", "name", |it| Column { ty: Type::Date, ..it });
    refused_everywhere(&to_date, &Intent::default(), &["M003 users.name"]);
    let wider = with_column("users", "name", |it| Column { ty: Type::Varchar(30), ..it });
    refused_everywhere(&wider, &Intent::default(), &[]);
}

#[test]
fn a_new_column_needs_a_value() {
    let age = with("users", |it| it.with(column("age", Type::Integer)));
    refused_everywhere(&age, &Intent::default(), &["M007 users.age"]);
    let value = Default::Literal(Literal::Integer(7));
    let backfills = [(("users".to_owned(), "age".to_owned()), value)].into();
    refused_everywhere(&age, &Intent { backfills, ..Intent::default() }, &[]);
}

#[test]
fn all_are_told_once_and_nothing_is_written() {
    let snapshot = Snapshot { migrations: vec!["00000000000001_initial".to_owned()], model: before() };
    let to_date = with_column("users", "name", |it| Column { ty: Type::Date, ..it });
    let tables = to_date.tables.iter().map(|it| match it.name.as_str() {
        "users" => it.clone().with(column("age", Type::Integer)).with(column("bio", Type::Text).nullable()),
        _ => it.clone(),
    });
    let after = Model { tables: tables.collect(), ..to_date };
    let mut files = FileSet::default();
    let refused = add_migrations(&mut files, Some(&snapshot), &after, &Intent::default());
    let refusals = refused.expect_err("two refusals");
    let codes: Vec<_> = refusals.iter().map(|it| it.code.id()).collect();
    assert_eq!(codes, ["M003", "M007"]);
    assert!(files.is_empty());
    let told = refusals[1].to_string();
    assert!(told.starts_with("M007: users.age: the new column is NOT NULL without a default"), "{told}");
}
