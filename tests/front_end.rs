//! From texts to the model: what is inferred, how files and YAML's own features come together, and how reports are printed.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use codegen::diagnostics::{Code, Format, Report, Severity};
use codegen::model::{Default, Literal, Model, ReferentialAction, RelationKind, Table, Type};
use codegen::{Loaded, load, load_texts};

const HEAD: &str = "version: 1\npackage: demo\nbackends: [sqlite]\n";
const ID: &str = "id: { type: bigint, primary_key: true, generated: identity }";

fn load_files(files: &[(&str, &str)]) -> Result<Loaded, Report> {
    let texts: BTreeMap<PathBuf, Vec<u8>> =
        files.iter().map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec())).collect();
    load_texts(Path::new(files[0].0), &texts)
}

fn load_text(text: &str) -> Result<Loaded, Report> {
    load_files(&[("schema.yaml", text)])
}

/// Loads tables that have no mistake.
fn tables(yaml: &str) -> Result<Model, String> {
    loaded(load_text(&format!("{HEAD}{yaml}"))).map(|loaded| loaded.model)
}

fn loaded(result: Result<Loaded, Report>) -> Result<Loaded, String> {
    result.map_err(|report| report.render(Format::Human, false))
}

fn codes(report: &Report) -> Vec<Code> {
    report.diagnostics().iter().map(|diagnostic| diagnostic.code).collect()
}

/// Returns each relation of a table as `name: kind table`.
fn relations(table: &Table) -> Vec<String> {
    let kind = |kind: &RelationKind| match kind {
        RelationKind::BelongsTo { .. } => "belongs to",
        RelationKind::HasOne { .. } => "has one",
        RelationKind::HasMany { .. } => "has many",
        RelationKind::ManyToMany { .. } => "many to many",
    };
    table.relations.iter().map(|one| format!("{}: {} {}", one.name, kind(&one.kind), one.table)).collect()
}

#[test]
fn the_schema_of_the_repository_has_neither_errors_nor_warnings() -> Result<(), Box<dyn Error>> {
    let Loaded { model, warnings, input_files, .. } = loaded(load(Path::new("schema.yaml")))?;
    assert_eq!(warnings.render(Format::Human, false), "");
    assert_eq!(model.package, "shop-db");
    // Twelve tables, and the keys of requests.
    assert_eq!(model.tables.len(), 13);
    assert_eq!(input_files.len(), 1);
    assert_eq!(input_files[0].1, blake3::hash(&std::fs::read("schema.yaml")?).to_hex().as_str());
    Ok(())
}

#[test]
fn relations_of_the_repository_schema() -> Result<(), Box<dyn Error>> {
    let model = loaded(load(Path::new("schema.yaml")))?.model;
    assert_eq!(
        relations(model.table("users")),
        [
            "referred_by: belongs to users",
            "referrals: has many users",
            "addresses: has many addresses",
            "reviews: has many reviews",
            "orders: has many orders",
            "posts: has many posts",
            "comments: has many comments",
        ]
    );
    assert_eq!(
        relations(model.table("orders")),
        [
            "customer: belongs to users",
            "shipping_address: belongs to addresses",
            "billing_address: belongs to addresses",
            "lines: has many order_lines",
            "payments: has many payments",
        ]
    );
    assert_eq!(
        relations(model.table("posts")),
        [
            "author: belongs to users",
            "comments: has many comments",
            "post_tags: has many post_tags",
            "tags: many to many tags",
        ]
    );
    assert_eq!(relations(model.table("tags")), ["post_tags: has many post_tags", "posts: many to many posts"]);
    Ok(())
}

#[test]
fn mixin_columns_stand_behind_the_tables_own() -> Result<(), Box<dyn Error>> {
    let model = loaded(load(Path::new("schema.yaml")))?.model;
    let names: Vec<&str> = model.table("payments").columns.iter().map(|column| column.name.as_str()).collect();
    let expected = ["id", "order_id", "method", "status", "amount", "currency", "reference", "response"];
    assert_eq!(names[..8], expected);
    assert_eq!(names[8..], ["created_at", "updated_at"]);
    let updated_at = model.table("payments").column("updated_at");
    assert!(updated_at.on_update_now && updated_at.api.read_only);
    assert_eq!(updated_at.default, Some(Default::Now));
    Ok(())
}

#[test]
fn a_reference_takes_the_type_at_the_end_of_its_chain() -> Result<(), Box<dyn Error>> {
    let model = tables(&format!(
        "tables:
  notes:
    columns:
      {ID}
      profile_id: {{ references: profiles, on_delete: cascade, on_update: restrict }}
    indexes:
      - [profile_id]
  profiles:
    columns:
      user_id: {{ references: users, primary_key: true }}
  users:
    columns:
      id: {{ type: uuid, primary_key: true, default: uuid() }}
"
    ))?;
    assert_eq!(model.table("notes").column("profile_id").ty, Type::Uuid);
    let key = &model.table("notes").foreign_keys[0];
    assert_eq!(key.name, "notes_profile_id_fkey");
    assert_eq!(key.references, ["user_id"]);
    assert_eq!((key.on_delete, key.on_update), (ReferentialAction::Cascade, ReferentialAction::Restrict));
    assert_eq!(relations(model.table("users")), ["profile: has one profiles"]);
    Ok(())
}

#[test]
fn composite_foreign_keys_take_their_types_too() -> Result<(), Box<dyn Error>> {
    let model = tables(&format!(
        "tables:
  lines:
    columns: {{ a: bigint, b: varchar(20) }}
    primary_key: {{ columns: [a, b], name: lines_key }}
  notes:
    columns:
      {ID}
      line_a:
      line_b: {{ nullable: true }}
    foreign_keys:
      - {{ columns: [line_a, line_b], references: lines, name: notes_to_lines }}
    indexes:
      - [line_a, line_b]
"
    ))?;
    let notes = model.table("notes");
    assert_eq!(notes.column("line_a").ty, Type::BigInt);
    assert_eq!((&notes.column("line_b").ty, notes.column("line_b").nullable), (&Type::Varchar(20), true));
    assert_eq!(notes.foreign_keys[0].name, "notes_to_lines");
    assert_eq!(model.table("lines").primary_key.as_ref().map(|key| key.name.as_str()), Some("lines_key"));
    assert_eq!(relations(notes), ["line: belongs to lines"]);
    Ok(())
}

#[test]
fn two_foreign_keys_to_one_table_go_back_by_their_columns() -> Result<(), Box<dyn Error>> {
    let model = tables(&format!(
        "tables:
  users:
    columns:
      {ID}
  posts:
    columns:
      {ID}
      author_id: {{ references: users, index: true }}
      editor: {{ references: users, nullable: true, unique: true }}
"
    ))?;
    assert_eq!(relations(model.table("posts")), ["author: belongs to users", "editor_user: belongs to users"]);
    let back = ["posts_by_author: has many posts", "post_by_editor: has one posts"];
    assert_eq!(relations(model.table("users")), back);
    Ok(())
}

#[test]
fn a_table_is_related_to_itself_through_a_join_table() -> Result<(), Box<dyn Error>> {
    let model = tables(&format!(
        "tables:
  users:
    columns:
      {ID}
    relations:
      following: {{ many_to_many: users, through: follows, inverse: followers }}
  follows:
    columns:
      follower_id: {{ references: users }}
      followed_id: {{ references: users, index: true }}
    primary_key: [follower_id, followed_id]
"
    ))?;
    let following = model.table("users").relations.by_name("following").ok_or("no relation")?;
    let RelationKind::ManyToMany { source_key, target_key, .. } = &following.kind else {
        return Err("not many to many".into());
    };
    assert_eq!((source_key.as_str(), target_key.as_str()), ("follows_follower_id_fkey", "follows_followed_id_fkey"));
    Ok(())
}

#[test]
fn rust_names_are_fit_for_rust() -> Result<(), Box<dyn Error>> {
    let model = tables(&format!(
        "enums:
  option: [\"1st\", \"Self\", in progress]
tables:
  options:
    columns:
      {ID}
      type: text
      options: text
      2nd: text
  queue: {{ columns: {{ {ID} }} }}
  queues: {{ columns: {{ {ID} }} }}
  people: {{ rust_name: Human, columns: {{ {ID} }} }}
"
    ))?;
    let options = model.table("options");
    let fields: Vec<&str> = options.columns.iter().map(|column| column.rust_name.as_str()).collect();
    assert_eq!(fields, ["id", "type_", "options_", "_2nd"]);
    let models: Vec<&str> = model.tables.iter().map(|table| table.rust.model.as_str()).collect();
    assert_eq!(models, ["OptionRow", "Queue", "Queues", "Human"]);
    assert_eq!(model.table("people").rust.update, "UpdateHuman");
    let option = model.enumeration("option");
    assert_eq!(option.rust_name, "OptionEnum");
    let variants: Vec<&str> = option.values.iter().map(|value| value.rust_name.as_str()).collect();
    assert_eq!(variants, ["_1st", "Self_", "InProgress"]);
    Ok(())
}

#[test]
fn a_comma_in_parentheses_does_not_end_a_type() -> Result<(), Box<dyn Error>> {
    let model = tables(&format!(
        "tables:
  products:
    columns:
      {ID}
      price: {{ type: decimal(12,2), default: 0 }}
      weight: {{ type: decimal( 8, 3 )?, doc: In kilograms }}
    checks: {{ products_price: price IN (1, 2, 3) }}
"
    ))?;
    let products = model.table("products");
    assert_eq!(products.column("price").ty, Type::Decimal { precision: 12, scale: 2 });
    assert_eq!(products.column("price").default, Some(Default::Literal(Literal::Number("0".to_owned()))));
    assert_eq!(products.column("weight").ty, Type::Decimal { precision: 8, scale: 3 });
    assert!(products.column("weight").nullable);
    assert_eq!(products.checks[0].expression, "price IN (1, 2, 3)".into());
    Ok(())
}

#[test]
fn anchors_and_merge_keys_work() -> Result<(), Box<dyn Error>> {
    let model = tables(&format!(
        "tables:
  users:
    columns: &columns
      {ID}
      name: &name {{ type: varchar(50), doc: What to call it. }}
      nick: {{ <<: *name, nullable: true, doc: Only among friends. }}
  teams:
    columns:
      <<: *columns
      name: text
      motto: text?
"
    ))?;
    let teams = model.table("teams");
    let names: Vec<&str> = teams.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["id", "nick", "name", "motto"]);
    assert_eq!(teams.column("name").ty, Type::Text);
    assert_eq!(teams.column("nick").ty, Type::Varchar(50));
    assert_eq!(teams.column("nick").doc.as_deref(), Some("Only among friends."));
    Ok(())
}

#[test]
fn a_schema_is_put_together_from_several_files() -> Result<(), Box<dyn Error>> {
    let main = format!(
        "{HEAD}include: [shop/main.yaml, \"tables/*.yaml\"]\ntables:\n  users:\n    columns: {{ {ID}, team_id: {{ references: teams, index: true }} }}\n"
    );
    let table = |name: &str| format!("tables:\n  {name}:\n    columns: {{ {ID} }}\n");
    let files = [
        ("schema.yaml", main),
        ("shop/main.yaml", format!("include: [orders.yaml]\n{}", table("products"))),
        ("shop/orders.yaml", table("orders")),
        ("tables/b.yaml", table("tags")),
        ("tables/a.yaml", table("teams")),
        ("tables/deep/c.yaml", table("hidden")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let Loaded { model, input_files, .. } = loaded(load_files(&files))?;
    let names: Vec<&str> = model.tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["users", "products", "orders", "teams", "tags"]);
    assert_eq!(input_files.len(), 5);
    Ok(())
}

#[test]
fn included_files_are_found_on_disk() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    std::fs::create_dir(folder.path().join("tables"))?;
    write("schema.yaml", &format!("{HEAD}include: [\"tables/*.yaml\"]\n"))?;
    write("tables/b.yaml", &format!("tables:\n  b:\n    columns: {{ {ID} }}\n"))?;
    write("tables/a.yaml", &format!("tables:\n  a:\n    columns: {{ {ID}, b_id: {{ references: bs }} }}\n"))?;
    let Err(report) = load(&folder.path().join("schema.yaml")) else { return Err("`bs` is no table".into()) };
    assert_eq!(codes(&report), [Code::UnknownTable]);
    assert!(report.render(Format::Human, false).contains("tables/a.yaml:3:"));
    Ok(())
}

#[test]
fn a_missing_file_is_an_error_without_a_place() {
    let report = load(Path::new("no/such/schema.yaml")).err();
    let rendered = report.map(|report| report.render(Format::Human, false)).unwrap_or_default();
    assert!(rendered.starts_with("error[E0001]: cannot read no/such/schema.yaml"), "{rendered}");
}

#[test]
fn what_is_too_large_is_refused() {
    let comment = "#".repeat((16 << 20) + 1);
    assert_eq!(load_text(&comment).err().as_ref().map(codes), Some(vec![Code::TooLarge]));
}

#[test]
fn a_broken_file_is_not_blamed_on_the_others() {
    let main =
        format!("{HEAD}include: [a.yaml]\ntables:\n  users:\n    columns: {{ {ID}, a_id: {{ references: a }} }}\n");
    let report = load_files(&[("schema.yaml", &main), ("a.yaml", "tables: [")]).err();
    assert_eq!(report.as_ref().map(codes), Some(vec![Code::Syntax]));
}

#[test]
fn warnings_do_not_stand_in_the_way() -> Result<(), Box<dyn Error>> {
    let text = format!("{HEAD}tables:\n  a:\n    columns: {{ {ID}, a_id: {{ references: a }} }}\n");
    let warnings = loaded(load_text(&text))?.warnings;
    assert_eq!(codes(&warnings), [Code::ForeignKeyIndex]);
    assert_eq!((warnings.count(Severity::Warning), warnings.count(Severity::Error)), (1, 0));
    Ok(())
}

#[test]
fn an_index_of_a_key_serves_its_first_columns() -> Result<(), Box<dyn Error>> {
    let text = format!(
        "{HEAD}tables:\n  a:\n    columns: {{ {ID} }}\n  b:\n    columns: {{ a_id: {{ references: a }}, n: integer }}\n    primary_key: [a_id, n]\n"
    );
    assert_eq!(codes(&loaded(load_text(&text))?.warnings), []);
    Ok(())
}

#[test]
fn a_report_for_programs_counts_lines_and_columns_from_one() -> Result<(), Box<dyn Error>> {
    let text = format!("{HEAD}tables:\n  größen:\n    columns: {{ {ID}, größe: txt }}\n");
    let Err(report) = load_text(&text) else { return Err("`txt` is no type".into()) };
    let json: serde_json::Value = serde_json::from_str(&report.render(Format::Json, false))?;
    let diagnostic = &json["diagnostics"][0];
    assert_eq!((&json["errors"], &diagnostic["code"]), (&1.into(), &"E0301".into()));
    assert_eq!(diagnostic["help"], "did you mean `text`?");
    let label = &diagnostic["labels"][0];
    assert_eq!((&label["file"], &label["line"], &label["column"]), (&"schema.yaml".into(), &6.into(), &85.into()));
    let (start, end) = (label["start"].as_u64().ok_or("start")?, label["end"].as_u64().ok_or("end")?);
    assert_eq!(&text[usize::try_from(start)?..usize::try_from(end)?], "txt");
    Ok(())
}

#[test]
fn a_report_for_github_is_one_command_a_line() {
    let text = format!("{HEAD}tables:\n  a:\n    columns: {{ {ID}, n: int, n: text }}\n");
    let rendered = load_text(&text).err().map(|report| report.render(Format::Github, false)).unwrap_or_default();
    let lines: Vec<&str> = rendered.lines().collect();
    assert_eq!(
        lines,
        [
            "::error file=schema.yaml,line=6,endLine=6,col=81,endColumn=84,title=E0301::there is no type `int`%0Ahelp: it is written `integer` here",
            "::error file=schema.yaml,line=6,endLine=6,col=86,endColumn=87,title=E0007::the key `n` appears twice%0Aagain%0Ahelp: remove one of the two, or rename it",
        ]
    );
}
