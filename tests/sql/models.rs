use codegen::model::*;

use crate::support::model::*;

/// Every type, required, nullable, with each kind of default, documented.
pub(crate) fn every_type() -> Model {
    let types = [
        ("boolean", Type::Boolean),
        ("smallint", Type::SmallInt),
        ("integer", Type::Integer),
        ("bigint", Type::BigInt),
        ("real", Type::Real),
        ("double", Type::Double),
        ("decimal", Type::Decimal { precision: 12, scale: 2 }),
        ("text", Type::Text),
        ("varchar", Type::Varchar(200)),
        ("char", Type::Char(3)),
        ("bytes", Type::Bytes),
        ("date", Type::Date),
        ("time", Type::Time),
        ("timestamp", Type::Timestamp),
        ("timestamptz", Type::Timestamptz),
        ("uuid", Type::Uuid),
        ("json", Type::Json),
        ("mood", Type::Enum("mood".to_owned())),
    ];
    let required = types
        .iter()
        .map(|(name, ty)| column(&format!("a_{name}"), ty.clone()).doc("What it's for: a \\ and \"quotes\"."));
    let optional = types.iter().map(|(name, ty)| column(&format!("any_{name}"), ty.clone()).nullable());
    let literal = |literal| Default::Literal(literal);
    let defaults = vec![
        id(),
        column("a_boolean", Type::Boolean).default(literal(Literal::Boolean(true))),
        column("a_smallint", Type::SmallInt).default(literal(Literal::Integer(-1))),
        column("a_decimal", Type::Decimal { precision: 12, scale: 2 }).default(literal(Literal::Number("0.50".into()))),
        column("a_double", Type::Double).default(literal(Literal::Number("1e3".into()))),
        column("a_text", Type::Text).text_default("it's a \\ back\\'slash"),
        column("a_varchar", Type::Varchar(20)).text_default(""),
        column("a_json", Type::Json).text_default("{}"),
        column("a_date", Type::Date).text_default("2024-02-29"),
        column("a_time", Type::Time).text_default("12:30:00"),
        column("a_timestamp", Type::Timestamp).text_default("2024-02-29T12:30:00"),
        column("a_timestamptz", Type::Timestamptz).text_default("2024-02-29T12:30:00.5Z"),
        column("a_uuid", Type::Uuid).text_default("01234567-89ab-4def-8123-456789abcdef"),
        column("a_mood", Type::Enum("mood".into())).text_default("so so"),
        column("today", Type::Date).default(Default::Now),
        column("clock", Type::Time).default(Default::Now),
        column("local_now", Type::Timestamp).default(Default::Now),
        column("now", Type::Timestamptz).default(Default::Now),
        column("random", Type::Uuid).default(Default::Uuid),
        column("computed", Type::Integer).default(Default::Sql("1 + 2".into())),
    ];
    model(
        vec![Enum { doc: Some("It isn't much.".into()), ..enumeration("mood", &["happy", "so so", "it's", "c:\\"]) }],
        vec![
            table("plain", [id()].into_iter().chain(required).chain(optional).collect()).document("Isn't it all?"),
            table("defaults", defaults),
        ],
    )
}

/// Names that Rust, SQL or Diesel keep for themselves, and names of mixed case.
pub(crate) fn keywords() -> Model {
    let words =
        ["type", "match", "table", "columns", "is_nullable", "select", "group", "order", "user", "desc", "async"];
    let columns = words.iter().map(|word| column(word, Type::Integer).nullable());
    let mixed = vec![column("userId", Type::Uuid), column("Größe", Type::Text), column("two words", Type::Integer)];
    model(
        vec![enumeration("Kind", &["select", "from"])],
        vec![
            table("select", [id()].into_iter().chain(columns).collect()),
            table("match", vec![id(), column("match", Type::Text), column("kind", Type::Enum("Kind".into()))]),
            table("UserAccounts", mixed),
            table("2fa", vec![id(), column("user", Type::Uuid), column("9lives", Type::Boolean)]).refers(
                &["user"],
                "UserAccounts",
                &["userId"],
            ),
            table("table", vec![id(), column("type", Type::BigInt)]).refers(&["type"], "select", &["id"]),
        ],
    )
}

/// Composite keys in another order than the columns, several ways between two tables, references to keys that are not primary.
pub(crate) fn keys_and_references() -> Model {
    let set_null = ReferentialAction::SetNull;
    model(
        vec![],
        vec![
            table("countries", vec![column("code", Type::Integer), column("iso", Type::Char(2))]).unique(&["iso"]),
            table("people", vec![id(), column("country", Type::Integer), column("born_in", Type::Char(2)).nullable()])
                .refers(&["country"], "countries", &["code"])
                .refers_with(&["born_in"], "countries", &["iso"], set_null),
            table("regions", vec![column("name", Type::Varchar(40)), column("country", Type::Integer)])
                .key(&["country", "name"])
                .refers(&["country"], "countries", &["code"]),
            table("towns", vec![id(), column("region", Type::Varchar(40)), column("country", Type::Integer)])
                .refers_with(&["country", "region"], "regions", &["country", "name"], ReferentialAction::Cascade)
                .index(index("towns_region_idx", &["region", "id desc"]))
                .index(Index { predicate: Some("country > 0".into()), ..index("towns_country_idx", &["country"]) })
                .check("towns_country_check", "country <> 13"),
            table("messages", vec![id(), column("sender_id", Type::BigInt), column("recipient_id", Type::BigInt)])
                .refers(&["sender_id"], "people", &["id"])
                .refers(&["recipient_id"], "people", &["id"]),
            table("letters", vec![id(), column("born_in", Type::Char(2))]).refers(&["born_in"], "countries", &["iso"]),
            table("profiles", vec![column("person_id", Type::BigInt), column("about", Type::Text)]).refers_with(
                &["person_id"],
                "people",
                &["id"],
                ReferentialAction::Cascade,
            ),
            table("notes", vec![id(), column("about", Type::Text).nullable()])
                .index(index("notes_about_idx", &["about"])),
        ],
    )
}

/// Tables that refer to each other and to themselves, in ways that forbid to delete a row alone.
pub(crate) fn cycles() -> Model {
    let restrict = ReferentialAction::Restrict;
    model(
        vec![],
        vec![
            table("hens", vec![id(), column("egg_id", Type::BigInt)]).refers_with(
                &["egg_id"],
                "eggs",
                &["id"],
                restrict,
            ),
            table("eggs", vec![id(), column("hen_id", Type::BigInt).nullable()]).refers_with(
                &["hen_id"],
                "hens",
                &["id"],
                restrict,
            ),
            table("parts", vec![id(), column("whole_id", Type::BigInt).nullable()]).refers_with(
                &["whole_id"],
                "parts",
                &["id"],
                restrict,
            ),
        ],
    )
}

/// Enums of several tables, unused ones, and labels that need quoting.
pub(crate) fn shared_enums() -> Model {
    let status = || column("status", Type::Enum("status".into()));
    model(
        vec![
            enumeration("status", &["draft", "it's done"]),
            enumeration("size", &["s", "m"]),
            enumeration("unused", &["x"]),
        ],
        vec![
            table(
                "posts",
                vec![id(), status().text_default("draft"), column("size", Type::Enum("size".into())).nullable()],
            ),
            table("orders", vec![id(), status(), column("old_status", Type::Enum("status".into())).nullable()]),
        ],
    )
}

/// Names as long as databases take them, in lists that have to wrap.
pub(crate) fn long_names() -> Model {
    let long = |start: &str, length: usize| format!("{start}_{}", "n".repeat(length - start.len() - 1));
    let (parent, child, key) = (long("parent", 63), long("child", 63), long("parent_id", 63));
    let (enumeration_60, enumeration_61) = (long("a", 60), long("b", 61));
    model(
        vec![enumeration(&enumeration_60, &["x"]), enumeration(&enumeration_61, &["x"])],
        vec![
            table(&parent, vec![id(), column("kind", Type::Enum(enumeration_60.clone()))]),
            table(
                &child,
                vec![id(), column(&key, Type::BigInt), column("kind", Type::Enum(enumeration_61.clone())).nullable()],
            )
            .refers(&[&key], &parent, &["id"]),
        ],
    )
}

/// A single table with a single column.
pub(crate) fn one_table() -> Model {
    model(vec![], vec![table("settings", vec![column("name", Type::Varchar(40))])])
}

/// Three groups of related tables: one that wraps, and two on either side of the width at which a list wraps.
pub(crate) fn many_tables() -> Model {
    let related = |prefix: &str, count: usize| {
        let name = |number: usize| format!("{prefix}{number:02}");
        let tables = (0..count).map(|number| match number {
            0 => table(&name(0), vec![id()]),
            _ => table(&name(number), vec![id(), column("previous_id", Type::BigInt)]).refers(
                &["previous_id"],
                &name(number - 1),
                &["id"],
            ),
        });
        tables.collect::<Vec<_>>()
    };
    // With `, ` and the last comma, 52 characters fit on the line.
    let mut tables = related("fits", 6);
    tables.push(table("f56789", vec![column("id", Type::BigInt)]).refers(&["id"], "fits00", &["id"]));
    tables.extend(related("wraps", 6));
    tables.push(table("w567890", vec![column("id", Type::BigInt)]).refers(&["id"], "wraps00", &["id"]));
    tables.extend(related("chain_", 40).into_iter().rev());
    tables.extend(related("alone", 1));
    model(vec![], tables)
}

/// Keys of 32 bits that count by themselves.
pub(crate) fn narrow_keys() -> Model {
    let id = || Column { identity: true, ..column("id", Type::Integer) };
    model(
        vec![],
        vec![
            table("authors", vec![id()]),
            table("books", vec![id(), column("author_id", Type::Integer)]).refers(&["author_id"], "authors", &["id"]),
        ],
    )
}
