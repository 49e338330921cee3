//! Which column of the picture a table stands in.

use crate::graph::picture::Picture;

use super::SPACING;

/// How much wider than high a picture should be.
const ASPECT: f64 = 1.5;
/// The width of a gap between columns, as far as it is known before the wires are.
const GAP: f64 = 100.0;

/// Returns the tables of each column, and those that have no place in one: nothing but perhaps themselves is tied to them.
pub(super) fn assign(picture: &Picture<'_>, sizes: &[(f64, f64)]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let count = picture.entities.len();
    let mut parents = vec![Vec::new(); count];
    let mut children = vec![Vec::new(); count];
    for link in picture.links.iter().filter(|link| link.child != link.parent) {
        parents[link.child].push(link.parent);
        children[link.parent].push(link.child);
    }
    let is_loose = |entity: &usize| parents[*entity].is_empty() && children[*entity].is_empty();
    let (loose, tied): (Vec<usize>, Vec<usize>) = (0..count).partition(is_loose);
    let order = linear_order(&tied, &parents, &children);
    let rank: Vec<usize> = {
        let mut rank = vec![0; count];
        order.iter().enumerate().for_each(|(place, &entity)| rank[entity] = place);
        rank
    };
    let mut room = Room::new(&tied, sizes);
    let mut column = vec![0; count];
    for &entity in &order {
        let before = parents[entity].iter().chain(&children[entity]).filter(|&&other| rank[other] < rank[entity]);
        let first = before.map(|&other| column[other] + 1).max().unwrap_or_default();
        column[entity] = room.take(first, sizes[entity].1);
    }
    // A table with more wires to its right than to its left stands as near to the former as it can.
    for &entity in order.iter().rev() {
        let tied = || parents[entity].iter().chain(&children[entity]);
        let after: Vec<usize> = tied().filter(|&&other| rank[other] > rank[entity]).map(|&it| column[it]).collect();
        let Some(last) = after.iter().min().map(|nearest| nearest - 1) else { continue };
        if last > column[entity] && after.len() * 2 > tied().count() {
            column[entity] = room.take_nearest(column[entity], last, sizes[entity].1);
        }
    }
    let mut columns = vec![Vec::new(); column.iter().max().map_or(0, |last| last + 1)];
    tied.iter().for_each(|&entity| columns[column[entity]].push(entity));
    columns.retain(|column| !column.is_empty());
    (columns, loose)
}

/// Orders tables so that few of them refer to a later one, by the heuristic of Eades, Lin and Smyth (1993): sources come
/// first, sinks last, and where there is a cycle the table that is more referred to than it refers.
fn linear_order(tied: &[usize], parents: &[Vec<usize>], children: &[Vec<usize>]) -> Vec<usize> {
    let mut left = tied.to_vec();
    let mut is_left = vec![false; parents.len()];
    left.iter().for_each(|&entity| is_left[entity] = true);
    let mut order = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let degree = |entities: &[usize]| entities.iter().filter(|&&other| is_left[other]).count() as i64;
        let source = left.iter().position(|&entity| degree(&parents[entity]) == 0);
        let next = source.unwrap_or_else(|| {
            let surplus = |entity: usize| degree(&children[entity]) - degree(&parents[entity]);
            // The first of equal ones, so that the order is the schema's.
            (0..left.len()).rev().max_by_key(|&place| surplus(left[place])).unwrap_or_default()
        });
        let entity = left.remove(next);
        is_left[entity] = false;
        order.push(entity);
    }
    order
}

/// How much of each column is taken.
struct Room {
    taken: Vec<f64>,
    limit: f64,
}

impl Room {
    /// Finds how high columns may be so that the picture has the wanted shape.
    fn new(tied: &[usize], sizes: &[(f64, f64)]) -> Self {
        let heights = || tied.iter().map(|&entity| sizes[entity].1 + SPACING);
        let width = tied.iter().map(|&entity| sizes[entity].0).sum::<f64>() / tied.len().max(1) as f64 + GAP;
        let limit = (heights().sum::<f64>() * width / ASPECT).sqrt();
        Self { taken: Vec::new(), limit: heights().fold(limit, f64::max) }
    }

    /// Takes room in the first column from `first` on that has it.
    fn take(&mut self, first: usize, height: f64) -> usize {
        let mut column = first;
        while self.taken.get(column).is_some_and(|taken| taken + height + SPACING > self.limit) {
            column += 1;
        }
        if self.taken.len() <= column {
            self.taken.resize(column + 1, 0.0);
        }
        self.taken[column] += height + SPACING;
        column
    }

    /// Moves from a column to the last one up to `last` that has room, if there is one.
    fn take_nearest(&mut self, from: usize, last: usize, height: f64) -> usize {
        let has_room = |column: &usize| self.taken[*column] + height + SPACING <= self.limit;
        let Some(column) = (from + 1..=last).rev().find(has_room) else { return from };
        self.taken[from] -= height + SPACING;
        self.taken[column] += height + SPACING;
        column
    }
}
