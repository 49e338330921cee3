//! The wires as nets: from one port on the left to ports in columns further right.

use std::collections::BTreeMap;

use crate::graph::picture::{Link, Picture};

use super::{HEADER, LANE_SPACING, ROW, SPACING};

/// How far from the middle of a row the wires of required and of optional keys leave it.
const OFFSET: f64 = 4.0;

/// A place where a wire meets a table or a lane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Port {
    pub(super) item: usize,
    /// How far below the top of the item.
    pub(super) below: f64,
}

/// The part of a net in a gap between two columns.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) net: usize,
    pub(super) left: Port,
    pub(super) rights: Vec<Port>,
}

/// What leads from a port to others further right.
#[derive(Debug)]
pub(super) struct Net {
    pub(super) source: Port,
    /// The column of the source.
    pub(super) column: usize,
    /// Its lanes in the columns after that.
    pub(super) lanes: Vec<usize>,
}

/// A link as a part of a net.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) net: usize,
    pub(super) target: Port,
    /// The gap that it ends in.
    pub(super) gap: usize,
    /// Whether it leads from the referring table on the left to the one referred to on the right.
    pub(super) reversed: bool,
}

/// The tables and lanes in columns, and the nets between them.
#[derive(Debug)]
pub(super) struct Nets {
    /// The items of each column, from the top; the tables are the first items, the lanes the others.
    pub(super) columns: Vec<Vec<usize>>,
    /// The height of each item.
    pub(super) heights: Vec<f64>,
    /// The runs in the gap behind each column.
    pub(super) gaps: Vec<Vec<Run>>,
    pub(super) nets: Vec<Net>,
    /// By link; none for one from a table to itself.
    pub(super) ways: Vec<Option<Way>>,
    tables: usize,
}

impl Nets {
    pub(super) fn new(picture: &Picture<'_>, sizes: &[(f64, f64)], columns: Vec<Vec<usize>>) -> Self {
        let mut column_of = vec![0; sizes.len()];
        for (column, entities) in columns.iter().enumerate() {
            entities.iter().for_each(|&entity| column_of[entity] = column);
        }
        let heights = sizes.iter().map(|(_, height)| *height).collect();
        let gaps = columns.iter().map(|_| Vec::new()).collect();
        let mut nets = Self { columns, heights, gaps, nets: Vec::new(), ways: Vec::new(), tables: sizes.len() };
        let mut known = BTreeMap::new();
        for link in &picture.links {
            let way = (link.child != link.parent).then(|| nets.way(link, &column_of, &mut known));
            nets.ways.push(way);
        }
        nets.lead();
        nets
    }

    /// Returns whether an item is a lane rather than a table.
    pub(super) fn is_lane(&self, item: usize) -> bool {
        item >= self.tables
    }

    /// Returns how far an item keeps the one below away.
    pub(super) fn spacing(&self, item: usize, below: usize) -> f64 {
        match (self.is_lane(item), self.is_lane(below)) {
            (true, true) => LANE_SPACING,
            (false, false) => SPACING,
            _ => (SPACING + LANE_SPACING) / 2.0,
        }
    }

    fn way(&mut self, link: &Link<'_>, column_of: &[usize], known: &mut BTreeMap<(usize, usize, u8), usize>) -> Way {
        let reversed = column_of[link.child] < column_of[link.parent];
        let child = port(link.child, link.child_row, 0.0);
        let offset = if link.optional { OFFSET } else { -OFFSET };
        let (source, target, key) = if reversed {
            (child, port(link.parent, link.parent_row, 0.0), (link.child, link.child_row, 2))
        } else {
            let parent = port(link.parent, link.parent_row, offset);
            (parent, child, (link.parent, link.parent_row, u8::from(link.optional)))
        };
        let net = *known.entry(key).or_insert(self.nets.len());
        if net == self.nets.len() {
            self.nets.push(Net { source, column: column_of[source.item], lanes: Vec::new() });
        }
        Way { net, target, gap: column_of[target.item] - 1, reversed }
    }

    /// Leads each net through the columns between its ends.
    fn lead(&mut self) {
        for (number, net) in self.nets.iter_mut().enumerate() {
            let ways = || self.ways.iter().flatten().filter(|way| way.net == number);
            let last = ways().map(|way| way.gap).max().unwrap_or(net.column);
            let mut left = net.source;
            for gap in net.column..=last {
                let mut rights: Vec<Port> = ways().filter(|way| way.gap == gap).map(|way| way.target).collect();
                let mut next = left;
                if gap < last {
                    next = Port { item: self.heights.len(), below: 0.0 };
                    self.heights.push(0.0);
                    self.columns[gap + 1].push(next.item);
                    net.lanes.push(next.item);
                    rights.push(next);
                }
                self.gaps[gap].push(Run { net: number, left, rights });
                left = next;
            }
        }
    }
}

fn port(entity: usize, row: usize, offset: f64) -> Port {
    Port { item: entity, below: HEADER + ROW * (row as f64 + 0.5) + offset }
}
