//! What rustfmt 1.9 in its default style makes of the parts that it can read; bodies of `table!` and `joinable!` it leaves alone.

use crate::dialect::TypeDefinition;

/// How long a macro call without its semicolon may be to stay on one line.
const MAX_CALL_WIDTH: usize = 100;

/// How long a line of names may be, without its indentation.
const MAX_NAMES_WIDTH: usize = 95;

/// How long all names of a list may be for several to share a line (`short_array_element_width_threshold`).
const MAX_SHORT_NAME: usize = 10;

/// How long an indented attribute may be to stay on one line.
const MAX_ATTRIBUTE_WIDTH: usize = 99;

/// How long the derives of a type may be to stay on the line of their attribute.
const MAX_DERIVES_WIDTH: usize = 81;

/// How long they may be to stay on a line of their own.
const MAX_OWN_DERIVES_WIDTH: usize = 92;

/// Returns the call that lets a query name all of the tables.
pub(super) fn allow_list(tables: &[&str], indent: usize) -> String {
    let line = format!("diesel::allow_tables_to_appear_in_same_query!({},)", tables.join(", "));
    if line.len() + indent <= MAX_CALL_WIDTH {
        return line + ";";
    }
    let lines = if tables.iter().all(|name| name.len() <= MAX_SHORT_NAME) {
        filled_lines(tables, indent)
    } else {
        tables.iter().map(|name| format!("{name},")).collect()
    };
    format!("diesel::allow_tables_to_appear_in_same_query!(\n    {}\n);", lines.join("\n    "))
}

/// Returns the names, each with its comma, in as few lines as hold them.
fn filled_lines(names: &[&str], indent: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for name in names {
        match lines.last_mut() {
            Some(line) if line.len() + " ,".len() + name.len() + indent <= MAX_NAMES_WIDTH => {
                *line += &format!(" {name},")
            }
            _ => lines.push(format!("{name},")),
        }
    }
    lines
}

/// Returns the derives of a type in `sql_types`, from their second line on indented as one.
pub(super) fn derives(paths: &[&str], indent: usize) -> String {
    let line = paths.join(", ");
    let width = line.len() + indent;
    if width <= MAX_DERIVES_WIDTH {
        format!("#[derive({line})]")
    } else if width <= MAX_OWN_DERIVES_WIDTH {
        format!("#[derive(\n        {line},\n    )]")
    } else {
        format!("#[derive(\n        {},\n    )]", paths.join(",\n        "))
    }
}

/// Returns a page as the tool prints it for a namespace: below the first line, in a module.
pub(super) fn in_module(page: &str, name: &str) -> String {
    let mut lines = page.lines();
    let mut text = format!("{}\n\npub mod {name} {{\n", lines.next().unwrap_or_default());
    for line in lines.skip_while(|line| line.is_empty()) {
        let blanks = if line.is_empty() { "" } else { "    " };
        text += &format!("{blanks}{line}\n");
    }
    text + "}\n"
}

/// Returns the attribute of a type in `sql_types`, from its second line on indented as one.
pub(super) fn type_attribute(definition: &TypeDefinition, indent: usize) -> String {
    let attribute = definition.attribute;
    let name = format!("name = {}", rust_literal(&definition.name));
    let schema = definition.schema.as_ref().map(|schema| format!("schema = {}", rust_literal(schema)));
    let parts: Vec<String> = [name].into_iter().chain(schema).collect();
    let line = format!("#[diesel({attribute}({}))]", parts.join(", "));
    if line.len() + 4 + indent <= MAX_ATTRIBUTE_WIDTH {
        return line;
    }
    format!("#[diesel({attribute}(\n        {}\n    ))]", parts.join(",\n        "))
}

/// Returns a text as the literal that diesel_cli writes: raw when it holds quotes, and with nothing escaped.
pub(super) fn rust_literal(text: &str) -> String {
    if !text.contains('"') {
        return format!("\"{text}\"");
    }
    let hashes = "#".repeat(text.matches('#').count() + 1);
    format!("r{hashes}\"{text}\"{hashes}")
}
