//! `codegen graph`: what the diagrams say, and that the picture can be read.

mod support {
    pub(crate) mod program;
}

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::graph::{Format, draw};
use codegen::load_texts;
use codegen::model::Model;
use roxmltree::{Document, Node};
use support::program::{codegen, succeed};
use tempfile::tempdir;

const SMALL: &str = "version: 1
package: small-db
backends: [sqlite]
tables:
  users:
    doc: Who writes & reads.
    columns:
      id: { type: bigint, primary_key: true, generated: identity }
      email: { type: varchar(50), unique: true }
      boss_id: { references: users, nullable: true, index: true }
  profiles:
    columns:
      user_id: { references: users, primary_key: true }
      score: decimal(5,2)?
  \"order <lines>\":
    rust_name: OrderLine
    columns:
      id: { type: bigint, primary_key: true, generated: identity }
      seller_id: { references: users, index: true }
";

fn model(schema: &str) -> Model {
    let path = Path::new("schema.yaml");
    let texts: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::from([(path.to_owned(), schema.as_bytes().to_vec())]);
    load_texts(path, &texts).expect("the schema is valid").model
}

/// A schema of so many tables that refer to each other in every way, circles and themselves included.
fn large(tables: usize) -> Model {
    let mut schema = String::from("version: 1\npackage: large-db\nbackends: [sqlite]\ntables:\n");
    // A linear congruential generator (Numerical Recipes) makes a web without a pattern, the same each time.
    let mut state = 1_u32;
    let mut next = |limit: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % limit
    };
    for table in 0..tables {
        let _ = writeln!(schema, "  t{table}:\n    columns:");
        schema.push_str("      id: { type: bigint, primary_key: true, generated: identity }\n");
        for key in 0..next(4) {
            // Most refer to earlier tables, some to any.
            let other = if next(8) == 0 { next(tables) } else { next(table + 1) };
            let nullable = next(2) == 0;
            let _ = writeln!(schema, "      r{key}_id: {{ references: t{other}, nullable: {nullable}, index: true }}");
        }
        for column in 0..next(9) {
            let _ = writeln!(schema, "      c{column}: varchar(100)");
        }
    }
    model(&schema)
}

/// The left, top, right and bottom of a box.
type Bounds = [f64; 4];

fn bounds(node: Node<'_, '_>) -> Bounds {
    let number = |name| node.attribute(name).and_then(|text| text.parse::<f64>().ok()).expect("a box has numbers");
    let [x, y, width, height] = ["x", "y", "width", "height"].map(number);
    [x, y, x + width, y + height]
}

/// Returns the points of a path that is made of absolute commands.
fn points(path: &str) -> Vec<(f64, f64)> {
    let numbers = path.split(|c: char| c.is_ascii_alphabetic() || c == ' ').filter(|number| !number.is_empty());
    let numbers: Vec<f64> = numbers.map(|number| number.parse().expect("a path has numbers")).collect();
    numbers.chunks(2).map(|point| (point[0], point[1])).collect()
}

/// Returns the tables' boxes and the wires of a picture.
fn parts(svg: &str) -> (Vec<Bounds>, Vec<Vec<(f64, f64)>>) {
    let document = Document::parse(svg).expect("the picture is well-formed XML");
    let boxes = document.descendants().filter(|node| node.has_tag_name("rect") && node.has_attribute("rx"));
    let wires = document.descendants().filter(|node| node.attribute("class") == Some("wire"));
    let path = |wire: Node<'_, '_>| {
        points(wire.last_element_child().and_then(|path| path.attribute("d")).expect("a wire has a path"))
    };
    (boxes.map(bounds).collect(), wires.map(path).collect())
}

fn overlap(one: &Bounds, other: &Bounds) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

#[test]
fn no_table_covers_another_or_a_wire() {
    for count in [1, 2, 10, 60, 200] {
        let model = large(count);
        let (boxes, wires) = parts(&draw(&model, Format::Svg));
        assert_eq!(boxes.len(), count);
        assert_eq!(wires.len(), model.tables.iter().map(|table| table.foreign_keys.len()).sum::<usize>());
        for (place, one) in boxes.iter().enumerate() {
            assert!(boxes[place + 1..].iter().all(|other| !overlap(one, other)), "{count} tables: {one:?}");
        }
        for wire in &wires {
            for ends in wire.windows(2) {
                // A wire ends at the edges of two tables, so that touching is no cover.
                let x = [ends[0].0.min(ends[1].0) + 0.5, ends[0].0.max(ends[1].0) - 0.5];
                let y = [ends[0].1.min(ends[1].1) - 0.1, ends[0].1.max(ends[1].1) + 0.1];
                let covered = boxes.iter().find(|it| x[0] < x[1] && overlap(it, &[x[0], y[0], x[1], y[1]]));
                assert_eq!(covered, None, "{count} tables: {wire:?}");
            }
        }
    }
}

#[test]
fn all_stands_within_the_picture() {
    for count in [1, 10, 200] {
        let svg = draw(&large(count), Format::Svg);
        let document = Document::parse(&svg).unwrap();
        let size = |name| document.root_element().attribute(name).unwrap().parse::<f64>().unwrap();
        let (width, height) = (size("width"), size("height"));
        let (boxes, wires) = parts(&svg);
        assert!(boxes.iter().all(|it| it[0] >= 0.0 && it[1] >= 0.0 && it[2] <= width && it[3] <= height));
        let inside = |&(x, y): &(f64, f64)| (0.0..=width).contains(&x) && (0.0..=height).contains(&y);
        assert!(wires.iter().flatten().all(inside), "{count} tables");
    }
}

#[test]
fn a_picture_tells_what_a_wire_is() {
    let svg = draw(&model(SMALL), Format::Svg);
    let document = Document::parse(&svg).unwrap();
    let texts: Vec<&str> = document.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    for text in [
        "users.boss_id → users.id",
        "order <lines>.seller_id → users.id",
        "Who writes & reads.",
        "decimal(5,2)?",
        "PK FK",
    ] {
        assert!(texts.contains(&text), "{text}: {texts:?}");
    }
}

#[test]
fn mermaid_tells_keys_and_cardinalities() {
    let expected = r#"erDiagram
    "users" {
        bigint id PK
        varchar(50) email UK
        bigint boss_id FK "may be NULL"
    }
    "profiles" {
        bigint user_id PK, FK
        decimal(5-2) score "may be NULL"
    }
    "order <lines>" {
        bigint id PK
        bigint seller_id FK
    }
    "users" |o--o{ "users" : "boss"
    "users" ||--o| "profiles" : "user"
    "users" ||--o{ "order <lines>" : "seller"
"#;
    assert_eq!(draw(&model(SMALL), Format::Mermaid), expected);
}

#[test]
fn dot_tells_keys_and_cardinalities() {
    let dot = draw(&model(SMALL), Format::Dot);
    for line in [
        "digraph \"small-db\" {",
        "    t0:r0 -> t0:r2 [arrowtail=teeodot, arrowhead=crowodot, tooltip=\"users.boss_id → users.id\"];",
        "    t0:r0 -> t1:r0 [arrowtail=teetee, arrowhead=teeodot, tooltip=\"profiles.user_id → users.id\"];",
        "    t0:r0 -> t2:r1 [arrowtail=teetee, arrowhead=crowodot, tooltip=\"order <lines>.seller_id → users.id\"];",
    ] {
        assert!(dot.lines().any(|other| other == line), "{line}\n{dot}");
    }
    assert!(dot.contains("<b>order &lt;lines&gt;</b>"), "{dot}");
}

const NAMESPACES: &str = "version: 1
package: groups-db
backends: [postgres]
namespaces: [auth]
tables:
  users:
    columns:
      id: { type: bigint, primary_key: true, generated: identity }
  auth.users:
    columns:
      id: { type: bigint, primary_key: true, generated: identity }
      user_id: { references: users, nullable: true, unique: true }
  auth.sessions:
    columns:
      id: { type: bigint, primary_key: true, generated: identity }
      user_id: { references: auth.users, index: true }
views:
  auth.guests:
    columns:
      id: bigint
      user_id: { references: auth.users }
    query: SELECT id, user_id FROM auth.sessions
";

#[test]
fn namespaces_are_groups_and_views_are_drawn() {
    let model = model(NAMESPACES);
    let svg = draw(&model, Format::Svg);
    let document = Document::parse(&svg).unwrap();
    let with_class = |class| document.descendants().filter(move |node| node.attribute("class") == Some(class));
    let groups: Vec<&str> = with_class("group").filter_map(|node| node.text()).collect();
    assert_eq!(groups, ["public", "auth"]);
    let titles: Vec<&str> = with_class("title").filter_map(|node| node.text()).collect();
    assert_eq!(titles, ["users", "auth.users", "auth.sessions", "auth.guests"]);
    // The reference to the other namespace is told at its column, the view's is dashed.
    assert!(with_class("type").any(|node| node.text() == Some("bigint? → users.id")), "{svg}");
    let dashed: Vec<bool> = with_class("wire").map(|node| node.has_attribute("stroke-dasharray")).collect();
    assert_eq!(dashed, [false, true]);

    let dot = draw(&model, Format::Dot);
    for line in [
        "    subgraph cluster_1 {",
        "    label=\"auth\";",
        "    t0:r0 -> t1:r1 [arrowtail=teeodot, arrowhead=teeodot, tooltip=\"auth.users.user_id → users.id\"];",
        "    t1:r0 -> t3:r1 [arrowtail=teetee, arrowhead=crowodot, style=dashed, tooltip=\"auth.guests.user_id → auth.users.id\"];",
    ] {
        assert!(dot.lines().any(|other| other == line), "{line}\n{dot}");
    }
    let mermaid = draw(&model, Format::Mermaid);
    assert!(mermaid.contains("    \"auth.users\" ||..o{ \"auth.guests\" : \"user\"\n"), "{mermaid}");
}

#[test]
fn tables_of_a_file_are_a_group_when_asked_for() {
    let dir = tempdir().unwrap();
    let (head, profiles) = SMALL.split_once("  profiles:\n").unwrap();
    fs::write(dir.path().join("schema.yaml"), head.replace("tables:", "include: [\"more/*.yaml\"]\ntables:")).unwrap();
    fs::create_dir(dir.path().join("more")).unwrap();
    let view = "views:\n  names:\n    columns: { id: bigint }\n    query: SELECT id FROM users\n";
    fs::write(dir.path().join("more/people.yaml"), format!("{view}tables:\n  profiles:\n{profiles}")).unwrap();
    let svg = succeed(dir.path(), &["graph", "--by", "file", "--as", "svg"]).stdout;
    let document = Document::parse(&svg).unwrap();
    let with_class = |class| document.descendants().filter(move |node| node.attribute("class") == Some(class));
    let texts = |class| with_class(class).filter_map(|node| node.text()).collect::<Vec<_>>();
    assert_eq!(texts("group"), ["schema.yaml", "more/people.yaml"]);
    assert_eq!(texts("title"), ["users", "profiles", "order <lines>", "names"]);
    assert!(texts("type").contains(&"bigint → users.id"), "{svg}");
    let dot = succeed(dir.path(), &["graph", "--by", "file", "--as", "dot"]).stdout;
    assert!(dot.contains("    subgraph cluster_1 {\n    label=\"more/people.yaml\";\n"), "{dot}");
    assert!(!succeed(dir.path(), &["graph", "--as", "svg"]).stdout.contains("class=\"group\""));
}

#[test]
fn the_picture_in_the_readme_is_that_of_the_schema() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let picture = root.join("docs/shop.svg");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        succeed(root, &["graph", "--out", "docs/shop.svg"]);
    }
    let now = succeed(root, &["graph", "--as", "svg"]).stdout;
    assert!(fs::read_to_string(picture)? == now, "run `codegen graph --out docs/shop.svg`");
    assert!(fs::read_to_string(root.join("README.md"))?.contains("(docs/shop.svg)"));
    Ok(())
}

#[test]
fn the_language_is_that_of_the_extension_unless_stated() {
    let dir = tempdir().unwrap();
    fs::write(dir.path().join("schema.yaml"), SMALL).unwrap();
    assert!(succeed(dir.path(), &["graph"]).stdout.starts_with("erDiagram\n"));
    for (args, start) in [
        (&["graph", "--out", "a.svg"][..], "<svg "),
        (&["graph", "--out", "a.gv"], "digraph "),
        (&["graph", "--out", "a.svg", "--as", "dot"], "digraph "),
        (&["graph", "--out", "a.txt"], "erDiagram\n"),
    ] {
        assert_eq!(succeed(dir.path(), args).stdout, format!("wrote {}\n", args[2]));
        assert!(fs::read_to_string(dir.path().join(args[2])).unwrap().starts_with(start), "{args:?}");
    }
}

#[test]
fn what_cannot_be_read_or_written_is_bad_input() {
    let dir = tempdir().unwrap();
    let run = codegen(dir.path(), &["graph"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("[E0001]"), "{}", run.stderr);
    fs::write(dir.path().join("schema.yaml"), SMALL).unwrap();
    let run = codegen(dir.path(), &["graph", "--out", "missing/a.svg"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("cannot write missing/a.svg: "), "{}", run.stderr);
}
