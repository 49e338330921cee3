//! Changes that are refused: each for what it is, all at once, and with nothing written.

use codegen::dialect::dialect;
use codegen::emit::migrations::add_migrations;
use codegen::fileset::FileSet;
use codegen::migration::diff;
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
fn refused(backend: Backend, after: &Model) -> Vec<String> {
    let before = before();
    match diff(Some(&before), after, dialect(backend)) {
        Ok(_) => Vec::new(),
        Err(refusals) => refusals
            .iter()
            .map(|refusal| {
                let place =
                    [refusal.table.as_deref(), refusal.column.as_deref()].into_iter().flatten().collect::<Vec<_>>();
                format!("{} {}", refusal.code, place.join(".")).trim_end().to_owned()
            })
            .collect(),
    }
}

#[track_caller]
fn refused_everywhere(after: &Model, expected: &[&str]) {
    for backend in Backend::ALL {
        assert_eq!(refused(backend, after), expected, "{backend}");
    }
}

#[test]
fn what_is_gone() {
    let users = before().tables[0].clone();
    refused_everywhere(&Model { tables: vec![users].into(), ..before() }, &["M001 posts"]);
    let without = |name: &'static str| {
        move |it: Table| Table {
            columns: it.columns.iter().filter(|column| column.name != name).cloned().collect(),
            uniques: NamedList::default(),
            ..it
        }
    };
    refused_everywhere(&with("users", without("name")), &["M002 users.name", "M009 users"]);
    let keys = |it: Table| Table { foreign_keys: NamedList::default(), ..it };
    assert_eq!(refused(Backend::Postgres, &with("posts", keys)), ["M011 posts"]);
    refused_everywhere(&with("posts", |it| Table { checks: NamedList::default(), ..it }), &["M010 posts"]);
    refused_everywhere(&with("posts", |it| Table { indexes: NamedList::default(), ..it }), &["M012 posts"]);
}

#[test]
fn changes_of_a_column() {
    refused_everywhere(
        &with_column("users", "name", |it| Column { ty: Type::Varchar(30), ..it }),
        &["M003 users.name"],
    );
    refused_everywhere(&with_column("users", "name", ColumnExt::nullable), &["M004 users.name"]);
    refused_everywhere(&with_column("users", "name", |it| it.text_default("x")), &["M005 users.name"]);
    refused_everywhere(&with_column("users", "id", |it| Column { identity: false, ..it }), &["M006 users.id"]);
}

#[test]
fn changes_that_rows_may_not_meet() {
    refused_everywhere(&with("users", |it| it.with(column("age", Type::Integer))), &["M007 users.age"]);
    refused_everywhere(&with("users", |it| it.key(&["id", "name"])), &["M008 users"]);
    refused_everywhere(&with("posts", |it| it.unique(&["status"])), &["M009 posts"]);
    refused_everywhere(&with("posts", |it| it.check("posts_new_check", "id < 9")), &["M010 posts"]);
    refused_everywhere(&with("posts", |it| it.refers(&["id"], "users", &["id"])), &["M011 posts"]);
    let unique = Index { unique: true, ..index("posts_status_idx", &["status"]) };
    refused_everywhere(&with("posts", |it| it.index(unique.clone())), &["M012 posts"]);
}

#[test]
fn changes_of_an_enum() {
    let labels = |labels| Model { enums: vec![enumeration("status", labels)].into(), ..before() };
    refused_everywhere(&labels(&["done", "draft"]), &["M014"]);
    refused_everywhere(&labels(&["draft"]), &["M014"]);
    assert_eq!(refused(Backend::Sqlite, &labels(&["draft", "done", "gone"])), ["M015"]);
    assert_eq!(refused(Backend::Postgres, &labels(&["draft", "done", "gone"])), Vec::<String>::new());
}

#[test]
fn columns_that_sqlite_cannot_add() {
    let now = with("users", |it| it.with(column("at", Type::Timestamptz).default(Default::Now)));
    assert_eq!(refused(Backend::Sqlite, &now), ["M015 users.at"]);
    assert_eq!(refused(Backend::Mysql, &now), Vec::<String>::new());
}

#[test]
fn what_mysql_cannot_do() {
    let partial = Index { unique: true, predicate: Some("id > 9".to_owned()), ..index("notes_id_idx", &["id"]) };
    let notes = table("notes", vec![id(), column("body", Type::Text), column("user_id", Type::BigInt)])
        .unique(&["body"])
        .refers_with(&["user_id"], "users", &["id"], ReferentialAction::SetDefault)
        .index(partial);
    let after = Model { tables: before().tables.iter().cloned().chain([notes]).collect(), ..before() };
    assert_eq!(refused(Backend::Mysql, &after), ["M016 notes", "M016 notes.body", "M016 notes"]);
    assert_eq!(refused(Backend::Postgres, &after), Vec::<String>::new());
}

#[test]
fn all_are_told_once_and_nothing_is_written() {
    let snapshot = Snapshot { migrations: vec!["00000000000001_initial".to_owned()], model: before() };
    let after = with("users", |it| {
        it.with(column("age", Type::Integer)).key(&["name"]).with(column("bio", Type::Text).nullable())
    });
    let mut files = FileSet::default();
    let refusals = add_migrations(&mut files, Some(&snapshot), &after).expect_err("two refusals");
    assert_eq!(refusals.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["M007", "M008"]);
    assert!(files.is_empty());
    let told = refusals[0].to_string();
    assert!(told.starts_with("M007: users.age: the new column is NOT NULL without a default"), "{told}");
}
