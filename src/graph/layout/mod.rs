//! Where everything stands: columns of tables from left to right, those referred to before those that refer.
//!
//! The layered method of Sugiyama, Tagawa and Toda (1981), fitted to tables: the foreign keys to one column of one table
//! share a wire, which has a lane through each column of tables that it passes and a track in each gap between two columns.

mod columns;
mod nets;
mod order;
mod place;
mod route;

use super::picture::Picture;

/// The height of a table's header, and of a column's row.
pub(super) const HEADER: f64 = 28.0;
pub(super) const ROW: f64 = 20.0;
/// The width of the key marks before a column's name.
pub(super) const GUTTER: f64 = 48.0;

/// The space around the whole picture.
const BORDER: f64 = 24.0;
/// The space between two tables, and around a lane.
const SPACING: f64 = 28.0;
const LANE_SPACING: f64 = 8.0;
/// The average width of a letter of the body font, with room for fonts that run wide.
const LETTER: f64 = 7.3;

/// A table's place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A link's way: the corners from the referring column to the one referred to.
#[derive(Debug)]
pub(super) struct Wire {
    pub(super) link: usize,
    pub(super) corners: Vec<(f64, f64)>,
}

/// The places of everything.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) height: f64,
    /// By table.
    pub(super) frames: Vec<Frame>,
    pub(super) wires: Vec<Wire>,
}

/// Lays a picture out.
pub(super) fn layout(picture: &Picture<'_>) -> Layout {
    let sizes: Vec<(f64, f64)> = picture.entities.iter().map(size).collect();
    let (columns, loose) = columns::assign(picture, &sizes);
    let mut nets = nets::Nets::new(picture, &sizes, columns);
    order::reduce_crossings(&mut nets);
    let tops = place::tops(&nets);
    let mut layout = route::route(picture, &nets, &tops, &sizes);
    add_loose(&mut layout, &loose, &sizes);
    layout
}

fn size(entity: &super::picture::Entity<'_>) -> (f64, f64) {
    let letters = |text: &str| text.chars().count() as f64 * LETTER;
    let row =
        |row: &super::picture::Row<'_>| letters(row.name) + letters(&row.ty) + letters(&row.leads_to) + LETTER + 16.0;
    let widest = entity.rows.iter().map(row).fold(0.0, f64::max) + GUTTER + 12.0;
    // The title is bold and larger.
    let title = letters(entity.name) * 1.15 + 24.0;
    (widest.max(title).max(120.0).ceil(), HEADER + ROW * entity.rows.len() as f64)
}

/// Sets the tables that no foreign key ties to another in rows below the rest.
fn add_loose(layout: &mut Layout, loose: &[usize], sizes: &[(f64, f64)]) {
    let limit = layout.width.max(900.0);
    let (mut x, mut y, mut deepest) = (BORDER, layout.height, 0.0_f64);
    if layout.wires.is_empty() {
        y = BORDER;
    }
    for &entity in loose {
        let (width, height) = sizes[entity];
        if x > BORDER && x + width + BORDER > limit {
            x = BORDER;
            y += deepest + SPACING;
            deepest = 0.0;
        }
        layout.frames[entity] = Frame { x, y, width, height };
        x += width + SPACING * 2.0;
        deepest = deepest.max(height);
        layout.width = layout.width.max(x - SPACING * 2.0 + BORDER);
        layout.height = layout.height.max(y + deepest + BORDER);
    }
}
