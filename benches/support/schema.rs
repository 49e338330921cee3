//! Schemas of any size: the same text for the same number of tables.

use std::fmt::Write;

/// What tables are called, with a number behind so that each name is one of its own.
const NOUNS: [&str; 8] =
    ["accounts", "invoices", "shipments", "projects", "tickets", "products", "contracts", "measurements"];

/// How many tables use one enum.
const TABLES_PER_ENUM: usize = 10;

fn table_name(number: usize) -> String {
    format!("{}_{number:05}", NOUNS[number % NOUNS.len()])
}

/// Returns a schema of so many tables of eleven columns: an identity key, a foreign key to a table before, an enum,
/// a unique column, an index over two, and of the common types one each.
pub(crate) fn schema(tables: usize, backends: &str) -> String {
    let mut text = format!("version: 1\npackage: bench-db\nbackends: [{backends}]\n\nenums:\n");
    for number in 0..tables.div_ceil(TABLES_PER_ENUM) {
        line(&mut text, format_args!("  state_{number:05}: [draft, active, closed]"));
    }
    text.push_str("\ntables:\n");
    for number in 0..tables {
        line(&mut text, format_args!("  {}:", table_name(number)));
        line(&mut text, format_args!("    doc: Table {number} of the benchmark."));
        text.push_str("    columns:\n");
        text.push_str("      id: { type: bigint, primary_key: true, generated: identity }\n");
        line(
            &mut text,
            format_args!("      parent_id: {{ references: {}, nullable: true, index: true }}", table_name(number / 2)),
        );
        text.push_str("      code: { type: varchar(40), unique: true }\n");
        text.push_str("      title: varchar(200)\n");
        line(&mut text, format_args!("      state: {{ type: state_{:05}, default: draft }}", number / TABLES_PER_ENUM));
        text.push_str("      amount: { type: decimal(12,2), default: 0 }\n");
        text.push_str("      quantity: { type: integer, default: 0 }\n");
        text.push_str("      active: { type: boolean, default: true }\n");
        text.push_str("      notes: text?\n");
        text.push_str("      data: json?\n");
        text.push_str("      created_at: { type: timestamptz, default: now() }\n");
        text.push_str("    indexes:\n      - [state, created_at]\n");
    }
    text
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("a string takes every line");
}
