//! Mermaid's `erDiagram`: <https://mermaid.js.org/syntax/entityRelationshipDiagram.html>

use super::picture::Picture;

pub(super) fn write(picture: &Picture<'_>) -> String {
    let mut text = String::from("erDiagram\n");
    // There are no groups; those of one stand together.
    let grouped = picture.groups().into_iter().flat_map(|it| picture.entities.iter().filter(move |at| at.group == it));
    for entity in grouped {
        text += &format!("    {} {{\n", quoted(entity.name));
        for row in &entity.rows {
            let marks = row.marks().join(", ");
            let marks = if marks.is_empty() { marks } else { format!(" {marks}") };
            let comment = if row.nullable { " \"may be NULL\"" } else { "" };
            text += &format!("        {} {}{marks}{comment}\n", word(&row.ty.replace(',', "-")), word(row.name));
        }
        text += "    }\n";
    }
    for link in &picture.links {
        let (parent, child) = (&picture.entities[link.parent], &picture.entities[link.child]);
        let one = if link.optional { "|o" } else { "||" };
        let many = if link.many { "o{" } else { "o|" };
        let relation = quoted(link.relation);
        let line = if link.logical { ".." } else { "--" };
        text += &format!("    {} {one}{line}{many} {} : {relation}\n", quoted(parent.name), quoted(child.name));
    }
    text
}

/// Quotes a name. There is no way to write a quote inside.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "'"))
}

/// Returns a name or type of a column as the grammar takes it: a letter, then letters, digits, `-`, `_` and brackets.
fn word(name: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_()[]".contains(c);
    let word: String = name.chars().map(|c| if fits(c) { c } else { '_' }).collect();
    if word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') { word } else { format!("_{word}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fit_the_grammar() {
        assert_eq!(word("decimal(12-2)"), "decimal(12-2)");
        assert_eq!(word("2nd line"), "_2nd_line");
    }
}
