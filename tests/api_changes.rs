//! What a change of the schema takes from the clients of the API.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use codegen::api_changes::{Kind, compare};
use codegen::emit::openapi;
use codegen::load_texts;
use serde_json::Value;

const SCHEMA: &str = r#"
version: 1
package: shop-db
backends: [sqlite, postgres]
enums:
  colour: [red, blue]
tables:
  makers:
    columns:
      id: { type: bigint, primary_key: true, generated: identity }
  cars:
    columns:
      id:     { type: bigint, primary_key: true, generated: identity }
      name:   varchar(50)
      colour: { type: colour, default: red }
      doors:  integer?
      maker_id: { references: makers, index: true }
"#;

fn document(schema: &str) -> Value {
    let path = Path::new("schema.yaml");
    let texts: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::from([(path.to_owned(), schema.as_bytes().to_vec())]);
    let loaded = load_texts(path, &texts).unwrap_or_else(|report| panic!("{report:?}"));
    serde_json::from_str(&openapi(&loaded.model)).expect("JSON")
}

/// Returns what breaks when a part of the schema is put in the place of another, as code and place.
fn breaks(old: &str, new: &str) -> Vec<String> {
    assert!(SCHEMA.contains(old), "{old}");
    let changes = compare(&document(SCHEMA), &document(&SCHEMA.replace(old, new)));
    changes.iter().map(|change| format!("{} {}: {}", change.kind.code(), change.place, change.message)).collect()
}

const NAME: &str = "      name:   varchar(50)\n";
const COLOURS: &str = "colour: [red, blue]";
const CARS: &str = "  cars:\n";

#[test]
fn what_clients_need_not_notice_is_not_told() {
    for (old, new) in [
        (NAME, "      name:   varchar(80)\n"),
        (NAME, "      name:   varchar(50)\n      note:   text?\n"),
        (NAME, "      name:   { type: varchar(50), unique: true, doc: What it is called. }\n"),
        (
            "tables:\n",
            "tables:\n  wheels:\n    columns:\n      id: { type: bigint, primary_key: true, generated: identity }\n",
        ),
        (CARS, "  cars:\n    api: { max_page_size: 500 }\n"),
        (CARS, "  cars:\n    api: { idempotency: accepted }\n"),
    ] {
        assert_eq!(breaks(old, new), [] as [&str; 0], "{new}");
    }
}

#[test]
fn what_breaks_clients_is_told_once_where_it_is() {
    for (old, new, expected) in [
        (CARS, "  cars:\n    api: { path: vehicles }\n", vec!["B001 /aggregate/cars", "B001 /cars", "B001 /cars/{id}"]),
        (
            CARS,
            "  cars:\n    api: { operations: [list, get, create, update, replace] }\n",
            vec!["B002 DELETE /cars/{id}"],
        ),
        (
            CARS,
            "  cars:\n    api: { max_page_size: 50 }\n",
            vec!["B004 GET /aggregate/cars ?limit", "B004 GET /cars ?limit", "B004 GET /makers/{id}/cars ?limit"],
        ),
        (
            CARS,
            "  cars:\n    api: { access: { list: public, get: [admin, owner(maker_id)], create: authenticated, update: public, delete: public } }\n",
            vec![
                "B012 GET /cars/{id}: public could do it before, now it is admin, owner(maker_id)",
                "B012 POST /cars: public could do it before, now it is authenticated",
            ],
        ),
        (CARS, "  cars:\n    api: { idempotency: required }\n", vec!["B005 POST /cars: `Idempotency-Key`"]),
        (
            CARS,
            "  cars:\n    api: { if_match: required }\n",
            vec![
                "B005 DELETE /cars/{id}: `If-Match`",
                "B005 PATCH /cars/{id}: `If-Match`",
                "B005 PUT /cars/{id}: `If-Match`",
            ],
        ),
        (
            NAME,
            "",
            vec![
                "B003 GET /aggregate/cars: it takes no `name`",
                "B003 GET /cars: it takes no `name`",
                "B003 GET /makers/{id}/cars: it takes no `name`",
                "B006 NewCar.name",
                "B006 UpdateCar.name",
                "B009 Car.name",
                "B009 Car.selected.name",
                "B009 GET /aggregate/cars.items.name",
            ],
        ),
        (
            NAME,
            "      name:   { type: varchar(50), api: read_only, default: a }\n",
            vec!["B006 NewCar.name", "B006 UpdateCar.name"],
        ),
        (NAME, "      name:   { type: varchar(50), api: immutable }\n", vec!["B006 UpdateCar.name"]),
        (NAME, "      name:   varchar(20)\n", vec!["B007 NewCar.name: its maxLength is 20", "B007 UpdateCar.name"]),
        (
            NAME,
            "      name:   { type: varchar(50), validate: { pattern: \"^[a-z]\" } }\n",
            vec!["B007 NewCar.name: it has to match ^[a-z]", "B007 UpdateCar.name"],
        ),
        (NAME, "      name:   varchar(50)\n      vin:    text\n", vec!["B008 NewCar.vin", "B008 PUT /cars/{id}.vin"]),
        (
            NAME,
            "      name:   varchar(50)\n      stock:  { type: integer, default: 0 }\n",
            vec!["B008 PUT /cars/{id}.stock"],
        ),
        (NAME, "      name:   varchar(50)?\n", vec!["B010 Car.name: it may be null now"]),
        (
            "doors:  integer?",
            "doors:  { type: integer, default: 4 }",
            vec![
                "B007 NewCar.doors: it takes no null",
                "B007 UpdateCar.doors: it takes no null",
                "B008 PUT /cars/{id}.doors",
            ],
        ),
        (COLOURS, "colour: [red, blue, green]", vec!["B010 Colour: it may be \"green\" now"]),
        (
            "{ type: colour, default: red }",
            "{ type: colour?, default: red }",
            vec!["B010 Car.colour: it may be null now"],
        ),
        (COLOURS, "colour: [red]", vec!["B007 Colour: it takes no \"blue\" any more"]),
        ("doors:  integer?", "doors:  bigint?", vec!["B010 Car.doors: it is int64 now"]),
        (
            "doors:  integer?",
            "doors:  smallint?",
            vec![
                "B007 NewCar.doors: its maximum is 32767",
                "B007 NewCar.doors: its minimum is -32768",
                "B007 UpdateCar.doors: its maximum",
                "B007 UpdateCar.doors: its minimum",
            ],
        ),
        (
            "doors:  integer?",
            "doors:  text?",
            vec![
                "B007 NewCar.doors: it takes no integer",
                "B007 UpdateCar.doors",
                "B010 Car.doors: it may be string now",
            ],
        ),
    ] {
        let found = breaks(old, new);
        let are_those =
            found.len() == expected.len() && found.iter().zip(&expected).all(|(one, start)| one.starts_with(start));
        assert!(are_those, "{new}\nexpected {expected:#?}\nfound {found:#?}");
    }
}

#[test]
fn what_a_property_gave_to_clients_is_told_when_it_goes() {
    let unique = "      name:   { type: varchar(50), unique: true }\n";
    let named =
        |name: &str| format!("  cars:\n    relations: {{ maker: {{ belongs_to: makers, inverse: {name} }} }}\n");
    for (old, with, without, expected) in [
        (
            NAME,
            unique.to_owned(),
            NAME.to_owned(),
            vec!["B003 POST /cars: it takes no `on_conflict`", "B011 POST /cars: it does not answer 200"],
        ),
        (
            "  makers:\n",
            "  makers:\n    api: { nested: [cars] }\n".to_owned(),
            "  makers:\n".to_owned(),
            vec!["B006 NewMaker.cars"],
        ),
        (
            CARS,
            named("cars"),
            named("models"),
            vec!["B001 /makers/{id}/cars", "B009 Maker.cars", "B009 Maker.selected.cars"],
        ),
    ] {
        let [before, after] = [with, without].map(|text| document(&SCHEMA.replace(old, &text)));
        let found: Vec<String> = compare(&before, &after)
            .iter()
            .map(|change| format!("{} {}: {}", change.kind.code(), change.place, change.message))
            .collect();
        let are_those =
            found.len() == expected.len() && found.iter().zip(&expected).all(|(one, start)| one.starts_with(start));
        assert!(are_those, "expected {expected:#?}\nfound {found:#?}");
    }
}

#[test]
fn each_code_stands_in_the_guide() {
    let guide = std::fs::read_to_string("docs/http-api.md").expect("the guide");
    for kind in Kind::ALL {
        assert!(guide.contains(&format!("| {} | {} |", kind.code(), kind.text())), "{}", kind.code());
    }
}
