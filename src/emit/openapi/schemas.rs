//! The JSON Schemas of rows, bodies and problems.

use serde_json::{Map, Value, json};

use super::{bodies, examples, filters};
use crate::emit::access::{self, Access, leads_to_one, serves};
use crate::emit::natives;
use crate::model::{Column, Enum, Model, Operation, Table, Type, UnsignedWidth};

/// Any text but one with a NUL, which PostgreSQL cannot hold and so no backend takes.
pub(super) const TEXT_PATTERN: &str = r"^[^\u0000]*$";
/// Base64 with padding, of which the bits behind the last byte are zero (RFC 4648, sections 4 and 3.5).
pub(super) const BASE64_PATTERN: &str =
    "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?";
/// A decimal of at most 100 digits on either side of the point, so that no one fills the memory with zeros.
pub(super) const NUMERIC_PATTERN: &str = r"-?[0-9]{1,100}(\.[0-9]{1,100})?";
/// What the largest number of 32 bits is printed as; as a number of 64 bits it is a little larger than that.
const LARGEST_REAL: f64 = 3.402_823_5e38;
/// A day of the years 0001 to 9999; the 29th of February is one in the years that four divides, without the centuries that 400
/// does not.
const DATE_PATTERN: &str = "(?!0000)([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|\
    02-(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)";
pub(super) const TIME_PATTERN: &str = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?";

/// Returns the schemas by name: the enums, then up to three a table, then what the tables share. Structs have names in upper
/// camel case, so that the others, which do not, never meet one.
pub(super) fn of<'a>(model: &Model, tables: impl Iterator<Item = &'a Table> + Clone) -> Value {
    let mut schemas = Map::new();
    for enumeration in &model.enums {
        schemas.insert(enumeration.rust_name.clone(), of_enum(enumeration));
    }
    for table in tables.clone() {
        let rust = &table.rust;
        schemas.insert(rust.model.clone(), row(model, table));
        if shows_rows(table) {
            schemas.insert(part_name(table), part(model, table));
        }
        if serves(table, Operation::Create) {
            schemas.insert(rust.new.clone(), bodies::new(model, table));
            bodies::add_nested(model, table, &mut schemas);
        }
        if serves(table, Operation::Update) || serves(table, Operation::Replace) {
            schemas.insert(rust.update.clone(), bodies::update(model, table));
        }
    }
    schemas.extend(filters::schemas(model, tables));
    if model.relations().flat_map(|table| table.columns.iter()).any(|column| column.ty == Type::Json) {
        schemas.insert("json".to_owned(), bodies::json_document());
    }
    schemas.insert("problem".to_owned(), problem());
    schemas.insert("health".to_owned(), health());
    Value::Object(schemas)
}

/// Returns a reference to the schema of that name.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn of_enum(enumeration: &Enum) -> Value {
    let labels: Vec<&str> = enumeration.values.iter().map(|value| value.label.as_str()).collect();
    described(json!({ "type": "string", "enum": labels }), enumeration.doc.as_deref())
}

fn row(model: &Model, table: &Table) -> Value {
    let columns = || table.columns.iter().filter(|column| Access::of(table, column).read);
    let required: Vec<&str> = columns().map(|column| column.name.as_str()).collect();
    let mut properties: Map<String, Value> =
        columns().map(|column| (column.name.clone(), of_column(model, column))).collect();
    properties.extend(related(model, table, |target| target.rust.model.clone()));
    let schema =
        json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false });
    examples::add(described(schema, table.doc.as_deref()), examples::row(model, table))
}

/// Returns whether the API answers with rows of `table` of which the client may choose the columns.
fn shows_rows(table: &Table) -> bool {
    serves(table, Operation::List) || serves(table, Operation::Get)
}

/// Returns the name of the schema of a row of which the client chose the columns.
pub(super) fn part_name(table: &Table) -> String {
    format!("{}.selected", table.rust.model)
}

fn part(model: &Model, table: &Table) -> Value {
    let columns = table.columns.iter().filter(|column| Access::of(table, column).read);
    let mut properties: Map<String, Value> =
        columns.map(|column| (column.name.clone(), member(table, column, model))).collect();
    properties.extend(related(model, table, part_name));
    json!({
        "type": "object",
        "description": format!("What `select` asks for of a {}.", table.rust.model),
        "properties": properties,
        "additionalProperties": false,
    })
}

/// Returns the schema of a column's value, by reference to the one of its table's rows.
pub(super) fn member(table: &Table, column: &Column, model: &Model) -> Value {
    // A name that a pointer cannot hold as it stands is rare enough to say its schema twice.
    let is_plain = column.name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match is_plain {
        true => reference(&format!("{}/properties/{}", table.rust.model, column.name)),
        false => of_column(model, column),
    }
}

/// Returns the members that `include` and `select` add: the rows that relations lead to, as the schemas of those names have
/// them.
fn related<'a>(
    model: &'a Model,
    table: &'a Table,
    name: impl Fn(&Table) -> String,
) -> impl Iterator<Item = (String, Value)> {
    access::relations(model, table).map(move |(relation, target)| {
        let row = reference(&name(target));
        let schema = match leads_to_one(relation) {
            true => json!({ "anyOf": [row, { "type": "null" }] }),
            false => json!({ "type": "array", "items": row }),
        };
        (relation.name.clone(), schema)
    })
}

/// Returns the schema of a page of rows, as the schema of that name has them.
pub(super) fn list(row: &str) -> Value {
    json!({
        "type": "object",
        "required": ["items"],
        "properties": {
            "items": { "type": "array", "items": reference(row) },
            "next": { "type": "string", "description": "The cursor that `after` takes for the page that follows; absent on the last." },
            "previous": { "type": "string", "description": "The cursor that `before` takes for the page that this one follows." },
            "total": {
                "type": "integer", "minimum": 0,
                "description": "How many rows meet the conditions on all pages; only with `count`.",
            },
        },
        "additionalProperties": false,
    })
}

fn problem() -> Value {
    json!({
        "type": "object",
        "description": "What went wrong (RFC 9457).",
        "required": ["type", "title", "status"],
        "properties": {
            "type": { "type": "string", "description": "A stable name for the kind of problem." },
            "title": { "type": "string" },
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": { "type": "string" },
            "errors": {
                "type": "array",
                "description": "Every field that is wrong.",
                "items": {
                    "type": "object",
                    "required": ["pointer", "code", "message"],
                    "properties": {
                        "pointer": { "type": "string", "description": "A JSON pointer into the body (RFC 6901)." },
                        "code": { "type": "string" },
                        "message": { "type": "string" },
                    },
                },
            },
        },
    })
}

fn health() -> Value {
    json!({ "type": "object", "required": ["status"], "properties": { "status": { "type": "string" } } })
}

fn of_column(model: &Model, column: &Column) -> Value {
    let schema = of_type(model, &column.ty);
    described(if column.nullable { or_null(schema) } else { schema }, column.doc.as_deref())
}

/// Returns the schema of a value of that type.
pub(super) fn of_type(model: &Model, ty: &Type) -> Value {
    match ty {
        Type::Boolean => json!({ "type": "boolean" }),
        Type::SmallInt => json!({ "type": "integer", "minimum": i16::MIN, "maximum": i16::MAX }),
        Type::Integer => json!({ "type": "integer", "format": "int32", "minimum": i32::MIN, "maximum": i32::MAX }),
        Type::BigInt => json!({ "type": "integer", "format": "int64", "minimum": i64::MIN, "maximum": i64::MAX }),
        Type::Unsigned(UnsignedWidth::Small) => json!({ "type": "integer", "minimum": 0, "maximum": u16::MAX }),
        Type::Unsigned(UnsignedWidth::Regular) => {
            json!({ "type": "integer", "format": "int64", "minimum": 0, "maximum": u32::MAX })
        }
        Type::Unsigned(UnsignedWidth::Big) => json!({ "type": "integer", "minimum": 0, "maximum": u64::MAX }),
        Type::Real => {
            json!({ "type": "number", "format": "float", "minimum": -LARGEST_REAL, "maximum": LARGEST_REAL })
        }
        Type::Double => json!({ "type": "number", "format": "double" }),
        Type::Decimal { precision, scale } => {
            json!({ "type": "string", "pattern": format!("^{}$", decimal_pattern(*precision, *scale)) })
        }
        Type::Numeric => json!({ "type": "string", "pattern": format!("^{NUMERIC_PATTERN}$") }),
        Type::Text => json!({ "type": "string", "pattern": TEXT_PATTERN }),
        Type::Varchar(length) | Type::Char(length) => {
            json!({ "type": "string", "maxLength": length, "pattern": TEXT_PATTERN })
        }
        Type::BoundedBytes(most) => json!({
            "type": "string", "contentEncoding": "base64", "maxLength": most.div_ceil(3) * 4,
            "pattern": format!("^{BASE64_PATTERN}$"),
        }),
        Type::Bytes => {
            json!({ "type": "string", "contentEncoding": "base64", "pattern": format!("^{BASE64_PATTERN}$") })
        }
        Type::Date => json!({ "type": "string", "format": "date" }),
        Type::Time => json!({ "type": "string", "pattern": format!("^{TIME_PATTERN}$") }),
        Type::Timestamp => json!({ "type": "string", "pattern": format!("^{DATE_PATTERN}T{TIME_PATTERN}$") }),
        Type::Timestamptz => json!({ "type": "string", "format": "date-time" }),
        Type::Uuid => json!({ "type": "string", "format": "uuid" }),
        Type::Json => json!({ "type": ["object", "array", "string", "number", "boolean"] }),
        Type::Enum(name) => reference(&model.enumeration(name).rust_name),
        Type::Array(element) => json!({ "type": "array", "items": or_null(of_type(model, element)) }),
        Type::Native(native) => natives::json_schema(native),
    }
}

/// Returns the regular expression, without anchors, of a decimal of so many digits with so many of them after the point.
pub(super) fn decimal_pattern(precision: u32, scale: u32) -> String {
    let whole = match precision - scale {
        0 => "0".to_owned(),
        digits => format!("[0-9]{{1,{digits}}}"),
    };
    match scale {
        0 => format!("-?{whole}"),
        digits => format!(r"-?{whole}(\.[0-9]{{1,{digits}}})?"),
    }
}

/// Returns the schema of a value that may be null.
pub(super) fn or_null(mut schema: Value) -> Value {
    match schema.get_mut("type") {
        Some(Value::Array(types)) => types.push(json!("null")),
        Some(single) => *single = json!([single.take(), "null"]),
        None => return json!({ "anyOf": [schema, { "type": "null" }] }),
    }
    schema
}

pub(super) fn described(mut schema: Value, doc: Option<&str>) -> Value {
    if let Some(doc) = doc {
        schema["description"] = json!(doc.trim());
    }
    schema
}
