//! The height at which each item stands.

use super::nets::{Nets, Run};

/// How often the columns are gone through; more changes next to nothing.
const SWEEPS: usize = 12;

/// Returns the top of each item: as near as can be to where its wires would be straight.
pub(super) fn tops(nets: &Nets) -> Vec<f64> {
    let mut tops = vec![0.0; nets.heights.len()];
    for column in &nets.columns {
        let mut top = 0.0;
        for (place, &item) in column.iter().enumerate() {
            tops[item] = top;
            let below = column.get(place + 1).map_or(0.0, |&below| nets.spacing(item, below));
            top += nets.heights[item] + below;
        }
        // Columns start out centred.
        column.iter().for_each(|&item| tops[item] -= top / 2.0);
    }
    let count = nets.columns.len();
    for sweep in 0..SWEEPS {
        let columns: Vec<usize> = if sweep % 2 == 0 { (0..count).collect() } else { (0..count).rev().collect() };
        columns.into_iter().for_each(|column| settle(nets, column, &mut tops));
    }
    let in_columns = nets.columns.iter().flatten();
    let highest = in_columns.map(|&item| tops[item]).fold(f64::INFINITY, f64::min);
    if highest.is_finite() {
        tops.iter_mut().for_each(|top| *top -= highest);
    }
    tops
}

/// Moves the items of a column to where their wires, on both sides, would have them.
fn settle(nets: &Nets, column: usize, tops: &mut [f64]) {
    let mut wishes: Vec<Vec<f64>> = vec![Vec::new(); nets.heights.len()];
    let sides = [column.checked_sub(1), Some(column)];
    for run in sides.into_iter().flatten().flat_map(|gap| &nets.gaps[gap]) {
        wish(run, nets, column, tops, &mut wishes);
    }
    let items = &nets.columns[column];
    let wanted: Vec<f64> = items.iter().map(|&item| median(&mut wishes[item]).unwrap_or(tops[item])).collect();
    // What the items above take: without it, the tops only have to be in order.
    let mut above = vec![0.0; items.len()];
    for place in 1..items.len() {
        let spacing = nets.spacing(items[place - 1], items[place]);
        above[place] = above[place - 1] + nets.heights[items[place - 1]] + spacing;
    }
    let free: Vec<f64> = wanted.iter().zip(&above).map(|(top, above)| top - above).collect();
    for ((&item, top), above) in items.iter().zip(in_order(&free)).zip(above) {
        tops[item] = top + above;
    }
}

/// Tells the items of a column that a run ends at where it would be straight.
fn wish(run: &Run, nets: &Nets, column: usize, tops: &[f64], wishes: &mut [Vec<f64>]) {
    let is_left = nets.columns[column].contains(&run.left.item);
    for right in &run.rights {
        let (own, other) = if is_left { (&run.left, right) } else { (right, &run.left) };
        wishes[own.item].push(tops[other.item] + other.below - own.below);
    }
}

fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    Some((values[last / 2] + values[last.div_ceil(2)]) / 2.0)
}

/// Returns the ascending numbers that are nearest to the given ones, by the sum of squares (pool adjacent violators).
fn in_order(wanted: &[f64]) -> Vec<f64> {
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for &value in wanted {
        pools.push((value, 1));
        while let [.., (one, of_one), (other, of_other)] = pools[..]
            && one > other
        {
            let count = of_one + of_other;
            let mean = (one * of_one as f64 + other * of_other as f64) / count as f64;
            pools.truncate(pools.len() - 2);
            pools.push((mean, count));
        }
    }
    pools.into_iter().flat_map(|(value, count)| std::iter::repeat_n(value, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_put_in_order_by_moving_them_little() {
        assert_eq!(in_order(&[1.0, 4.0, 2.0, 5.0]), [1.0, 3.0, 3.0, 5.0]);
        assert_eq!(in_order(&[3.0, 2.0, 1.0]), [2.0, 2.0, 2.0]);
    }

    #[test]
    fn the_median_of_an_even_count_is_between() {
        assert_eq!(median(&mut [4.0, 1.0, 2.0, 9.0]), Some(3.0));
        assert_eq!(median(&mut []), None);
    }
}
