//! The order of the items of a column: such that few wires cross.

use super::nets::{Nets, Port};

/// How often the columns are gone through; more changes next to nothing.
const SWEEPS: usize = 24;

/// Orders each column by the average place of what its items are tied to (the barycenter method), and keeps the best of
/// all orders that come up.
pub(super) fn reduce_crossings(nets: &mut Nets) {
    let mut best = (crossings(nets), nets.columns.clone());
    for sweep in 0..SWEEPS {
        let count = nets.columns.len();
        if sweep % 2 == 0 {
            (1..count).for_each(|column| order(nets, column, column - 1));
        } else {
            (1..count).rev().for_each(|column| order(nets, column - 1, column));
        }
        let found = crossings(nets);
        if found < best.0 {
            best = (found, nets.columns.clone());
        }
    }
    nets.columns = best.1;
}

/// Sorts a column by the places in a neighbouring one.
fn order(nets: &mut Nets, column: usize, neighbour: usize) {
    let places = places(nets);
    let mut sums = vec![(0.0, 0.0); nets.heights.len()];
    for run in &nets.gaps[column.min(neighbour)] {
        for right in &run.rights {
            let (own, other) = if neighbour < column { (right, &run.left) } else { (&run.left, right) };
            let (sum, count) = &mut sums[own.item];
            *sum += place(nets, &places, other);
            *count += 1.0;
        }
    }
    // An item that is tied to nothing there stays about where it is.
    let key = |item: &usize| if sums[*item].1 > 0.0 { sums[*item].0 / sums[*item].1 } else { places[*item] };
    let mut items = std::mem::take(&mut nets.columns[column]);
    items.sort_by(|one, other| key(one).total_cmp(&key(other)));
    nets.columns[column] = items;
}

/// Counts the pairs of wires that cross in a gap.
fn crossings(nets: &Nets) -> usize {
    let places = places(nets);
    let mut count = 0;
    for gap in &nets.gaps {
        let place = |port| place(nets, &places, port);
        let mut ends: Vec<(f64, f64)> =
            gap.iter().flat_map(|run| run.rights.iter().map(move |it| (place(&run.left), place(it)))).collect();
        ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
        let mut rights: Vec<f64> = Vec::with_capacity(ends.len());
        for (_, right) in ends {
            let below = rights.partition_point(|other| *other <= right);
            count += rights.len() - below;
            rights.insert(below, right);
        }
    }
    count
}

/// Returns the place of each item in its column, from 0 at the top to 1 at the bottom.
fn places(nets: &Nets) -> Vec<f64> {
    let mut places = vec![0.0; nets.heights.len()];
    for column in &nets.columns {
        for (place, &item) in column.iter().enumerate() {
            places[item] = (place as f64 + 0.5) / column.len() as f64;
        }
    }
    places
}

/// Returns the place of a port: within its item, ports further down come later.
fn place(nets: &Nets, places: &[f64], port: &Port) -> f64 {
    const WITHIN: f64 = 1e-3;
    places[port.item] + WITHIN * port.below / nets.heights[port.item].max(1.0)
}
