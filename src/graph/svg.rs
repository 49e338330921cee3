//! SVG 1.1, with nothing that needs a script or a font of its own.

use std::collections::BTreeSet;

use super::layout::{self, Frame, GUTTER, HEADER, Layout, ROW};
use super::picture::{DEFAULT_NAMESPACE, Entity, Link, Picture};

/// The colours of wires, and of the headers of the tables that they lead to.
const COLORS: [&str; 8] = ["#2563eb", "#b45309", "#15803d", "#be185d", "#7c3aed", "#0e7490", "#a16207", "#b91c1c"];
/// The colour of a table that none refers to.
const PLAIN: &str = "#475569";
/// The space around the frames of groups, and the height of their titles.
const FRAME: f64 = 16.0;
const TITLE: f64 = 24.0;
/// The radius of a wire's corners.
const ROUND: f64 = 5.0;

const STYLE: &str = "\
text { font: 12px system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; fill: #0f172a; }
.title { font-weight: 600; font-size: 13px; fill: #ffffff; }
.group { font-weight: 600; fill: #64748b; }
.mark { font-size: 9px; font-weight: 600; fill: #94a3b8; }
.key { font-weight: 600; }
.type { fill: #64748b; text-anchor: end; }
.wire path { fill: none; stroke-width: 1.3; }
.wire:hover path { stroke-width: 3; }
.sign { fill: none; stroke-width: 1.3; }
";

pub(super) fn write(picture: &Picture<'_>) -> String {
    let groups = picture.groups();
    let (width, height, drawing) = if groups.len() > 1 { framed(picture, &groups) } else { drawing(picture) };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{drawing}</svg>\n",
        escaped(picture.package)
    )
}

/// Draws each group by itself in a frame of its own, one below the other.
fn framed(picture: &Picture<'_>, groups: &[Option<&str>]) -> (f64, f64, String) {
    let (mut width, mut y, mut svg) = (0.0_f64, FRAME, String::new());
    for group in groups {
        let (part_width, part_height, drawing) = drawing(&picture.part(*group));
        svg += &format!(
            "<g class=\"namespace\" transform=\"translate({FRAME:.0} {y:.0})\">\n\
             <rect width=\"{part_width:.0}\" height=\"{:.0}\" rx=\"8\" fill=\"#ffffff\" stroke=\"#cbd5e1\"/>\n\
             <text class=\"group\" x=\"{FRAME:.0}\" y=\"24\">{}</text>\n\
             <g transform=\"translate(0 {TITLE:.0})\">\n{drawing}</g>\n</g>\n",
            part_height + TITLE,
            escaped(group.unwrap_or(DEFAULT_NAMESPACE)),
        );
        width = width.max(part_width + 2.0 * FRAME);
        y += part_height + TITLE + FRAME;
    }
    (width, y, svg)
}

/// Draws a picture; returns its width and height, and what is drawn.
fn drawing(picture: &Picture<'_>) -> (f64, f64, String) {
    let layout = layout::layout(picture);
    let colors = colors(picture);
    let mut svg = String::new();
    for wire in &layout.wires {
        let link = &picture.links[wire.link];
        svg += &format!(
            "<g class=\"wire\" stroke=\"{}\"{}><title>{}</title><path d=\"{}\"/></g>\n",
            colors[link.parent],
            if link.logical { " stroke-dasharray=\"5 3\"" } else { "" },
            escaped(&picture.path(link)),
            path(&wire.corners)
        );
    }
    for sign in signs(picture, &layout, &colors) {
        svg += &sign;
    }
    for ((entity, frame), color) in picture.entities.iter().zip(&layout.frames).zip(&colors) {
        svg += &table(entity, frame, color);
    }
    (layout.width, layout.height, svg)
}

/// Gives each table that is referred to a colour, neighbours in the schema different ones.
fn colors(picture: &Picture<'_>) -> Vec<&'static str> {
    let mut next = COLORS.iter().cycle();
    let is_parent = |entity: usize| picture.links.iter().any(|link| link.parent == entity);
    let color = |entity| if is_parent(entity) { next.next().copied().unwrap_or(PLAIN) } else { PLAIN };
    (0..picture.entities.len()).map(color).collect()
}

fn table(entity: &Entity<'_>, frame: &Frame, color: &str) -> String {
    let Frame { x, y, width, height } = *frame;
    // Nothing of its own is kept in a view.
    let dashes = if entity.is_view { " stroke-dasharray=\"4 3\"" } else { "" };
    let doc = entity.doc.map(|doc| format!("<title>{}</title>", escaped(doc))).unwrap_or_default();
    let mut svg = format!(
        "<g>{doc}\n<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"4\" fill=\"#f8fafc\" stroke=\"{color}\"{dashes}/>\n\
         <path d=\"M{x:.1} {:.1}v-{:.1}a4 4 0 0 1 4 -4h{:.1}a4 4 0 0 1 4 4v{:.1}z\" fill=\"{color}\"/>\n\
         <text class=\"title\" x=\"{:.1}\" y=\"{:.1}\">{}</text>\n",
        y + HEADER,
        HEADER - 4.0,
        width - 8.0,
        HEADER - 4.0,
        x + 10.0,
        y + 19.0,
        escaped(entity.name),
    );
    for (place, row) in entity.rows.iter().enumerate() {
        let baseline = y + HEADER + ROW * place as f64 + 14.0;
        let marks = row.marks();
        if !marks.is_empty() {
            let shown = marks[..marks.len().min(2)].join(" ");
            svg += &format!("<text class=\"mark\" x=\"{:.1}\" y=\"{baseline:.1}\">{shown}</text>\n", x + 10.0);
        }
        let class = if row.primary { " class=\"key\"" } else { "" };
        svg += &format!(
            "<text{class} x=\"{:.1}\" y=\"{baseline:.1}\">{}</text>\n\
             <text class=\"type\" x=\"{:.1}\" y=\"{baseline:.1}\">{}{}{}</text>\n",
            x + GUTTER,
            escaped(row.name),
            x + width - 10.0,
            escaped(&row.ty),
            if row.nullable { "?" } else { "" },
            escaped(&row.leads_to),
        );
    }
    svg + "</g>\n"
}

/// Returns a way through the corners, rounded.
fn path(corners: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (place, &(x, y)) in corners.iter().enumerate() {
        let (before, after) = (place.checked_sub(1).map(|it| corners[it]), corners.get(place + 1).copied());
        match (before, after) {
            (Some(before), Some(after)) => {
                let (from, to) = (towards((x, y), before), towards((x, y), after));
                path += &format!("L{:.1} {:.1}Q{x:.1} {y:.1} {:.1} {:.1}", from.0, from.1, to.0, to.1);
            }
            (None, _) => path += &format!("M{x:.1} {y:.1}"),
            (Some(_), None) => path += &format!("L{x:.1} {y:.1}"),
        }
    }
    path
}

/// Returns the point a little way from a corner to the next, no further than half-way.
fn towards(corner: (f64, f64), next: (f64, f64)) -> (f64, f64) {
    let (dx, dy) = (next.0 - corner.0, next.1 - corner.1);
    let length = dx.hypot(dy);
    if length == 0.0 {
        return corner;
    }
    let share = (ROUND / length).min(0.5);
    (corner.0 + dx * share, corner.1 + dy * share)
}

/// Returns the signs at the ends of the wires, each once.
fn signs(picture: &Picture<'_>, layout: &Layout, colors: &[&str]) -> BTreeSet<String> {
    let mut signs = BTreeSet::new();
    for wire in &layout.wires {
        let link: &Link<'_> = &picture.links[wire.link];
        let [first, second, .., before_last, last] = wire.corners[..] else { continue };
        let sign = |end: (f64, f64), next: (f64, f64), many: bool, optional: bool| {
            let out = if next.0 < end.0 { -1.0 } else { 1.0 };
            let (x, y) = end;
            let at = |distance: f64| x + out * distance;
            let maximum = if many {
                format!("M{:.1} {:.1}L{:.1} {y:.1}L{:.1} {:.1}", x, y - 5.0, at(9.0), x, y + 5.0)
            } else {
                format!("M{:.1} {:.1}v8", at(6.0), y - 4.0)
            };
            let minimum = if optional {
                format!("M{:.1} {y:.1}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0", at(13.0) - 3.0)
            } else {
                format!("M{:.1} {:.1}v8", at(10.0), y - 4.0)
            };
            let fill = if optional { " fill=\"#ffffff\"" } else { "" };
            format!("<path class=\"sign\" stroke=\"{}\"{fill} d=\"{maximum}{minimum}\"/>\n", colors[link.parent])
        };
        signs.insert(sign(first, second, link.many, true));
        signs.insert(sign(last, before_last, false, link.optional));
    }
    signs
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
