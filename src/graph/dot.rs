//! Graphviz's language: <https://graphviz.org/doc/info/lang.html>, with the tables as HTML-like labels.

use super::picture::{Entity, Picture};

pub(super) fn write(picture: &Picture<'_>) -> String {
    let mut text = format!("digraph {} {{\n", quoted(picture.package));
    text += "    graph [rankdir=LR, ranksep=1, nodesep=0.4];\n";
    text += "    node [shape=plain, fontname=\"Helvetica\", fontsize=11];\n";
    text += "    edge [dir=both, color=\"#64748b\"];\n";
    let groups = picture.groups();
    for (number, group) in groups.iter().enumerate() {
        let is_framed = groups.len() > 1;
        if is_framed {
            let title = group.unwrap_or(super::picture::DEFAULT_NAMESPACE);
            text += &format!("    subgraph cluster_{number} {{\n    label={};\n", quoted(title));
        }
        for (place, entity) in picture.entities.iter().enumerate().filter(|(_, it)| it.group == *group) {
            text += &format!("    t{place} [label=<{}>];\n", label(entity));
        }
        text += if is_framed { "    }\n" } else { "" };
    }
    for link in &picture.links {
        let tail = if link.optional { "teeodot" } else { "teetee" };
        let style = if link.logical { ", style=dashed" } else { "" };
        let head = if link.many { "crowodot" } else { "teeodot" };
        text += &format!(
            "    t{}:r{} -> t{}:r{} [arrowtail={tail}, arrowhead={head}{style}, tooltip={}];\n",
            link.parent,
            link.parent_row,
            link.child,
            link.child_row,
            quoted(&picture.path(link)),
        );
    }
    text + "}\n"
}

fn label(entity: &Entity<'_>) -> String {
    let mut label = String::from("<table border=\"0\" cellborder=\"1\" cellspacing=\"0\" cellpadding=\"4\">");
    let view = if entity.is_view { " <i>view</i>" } else { "" };
    label += &format!("<tr><td bgcolor=\"#e2e8f0\" colspan=\"3\"><b>{}</b>{view}</td></tr>", escaped(entity.name));
    for (place, row) in entity.rows.iter().enumerate() {
        label += &format!(
            "<tr><td>{}</td><td align=\"left\">{}</td><td align=\"left\" port=\"r{place}\">{}{}</td></tr>",
            row.marks().join(" "),
            escaped(row.name),
            escaped(&row.ty),
            if row.nullable { "?" } else { "" },
        );
    }
    label + "</table>"
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
