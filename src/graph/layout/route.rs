//! The wires' corners and the columns' places from left to right.

use crate::graph::picture::Picture;

use super::nets::{Nets, Port, Run};
use super::{BORDER, Frame, HEADER, Layout, ROW, Wire};

/// The space between two tracks, and between a track and the tables, which holds the signs of the cardinalities.
const TRACK: f64 = 9.0;
const MARGIN: f64 = 26.0;
/// How far the wire from a table to itself reaches out.
const LOOP: f64 = 18.0;

/// Puts everything in its place.
pub(super) fn route(picture: &Picture<'_>, nets: &Nets, tops: &[f64], sizes: &[(f64, f64)]) -> Layout {
    let height = |port: &Port| BORDER + tops[port.item] + port.below;
    let tracks: Vec<Tracks> = nets.gaps.iter().map(|gap| Tracks::new(gap, &height)).collect();
    let mut frames = vec![Frame { x: 0.0, y: 0.0, width: 0.0, height: 0.0 }; sizes.len()];
    let (mut x, mut bottom) = (BORDER, 0.0_f64);
    let mut gap_starts = Vec::new();
    for (items, tracks) in nets.columns.iter().zip(&tracks) {
        let entities = || items.iter().copied().filter(|&item| !nets.is_lane(item));
        let width = entities().map(|entity| sizes[entity].0).fold(0.0, f64::max);
        for entity in entities() {
            let frame = Frame { x, y: BORDER + tops[entity], width, height: sizes[entity].1 };
            bottom = bottom.max(frame.y + frame.height);
            frames[entity] = frame;
        }
        bottom = items.iter().map(|&item| BORDER + tops[item]).fold(bottom, f64::max);
        x += width;
        gap_starts.push(x + MARGIN);
        x += MARGIN * 2.0 + TRACK * tracks.count.saturating_sub(1) as f64;
    }
    let mut wires = Vec::new();
    for (link, way) in nets.ways.iter().enumerate() {
        let Some(way) = way else { continue };
        let net = &nets.nets[way.net];
        let source = &frames[net.source.item];
        let mut y = height(&net.source);
        let mut corners = vec![(source.x + source.width, y)];
        for gap in net.column..=way.gap {
            let next = match net.lanes.get(gap - net.column) {
                Some(&lane) if gap < way.gap => height(&Port { item: lane, below: 0.0 }),
                _ => height(&way.target),
            };
            let track = gap_starts[gap] + TRACK * tracks[gap].of(way.net) as f64;
            corners.extend([(track, y), (track, next)]);
            y = next;
        }
        corners.push((frames[way.target.item].x, y));
        if !way.reversed {
            corners.reverse();
        }
        wires.push(Wire { link, corners });
    }
    let mut layout = Layout { width: x - MARGIN + BORDER, height: bottom + BORDER, frames, wires };
    if nets.columns.is_empty() {
        (layout.width, layout.height) = (0.0, 0.0);
    }
    add_loops(picture, &mut layout);
    layout
}

/// Adds the wires from tables to themselves.
fn add_loops(picture: &Picture<'_>, layout: &mut Layout) {
    for (number, link) in picture.links.iter().enumerate().filter(|(_, link)| link.child == link.parent) {
        let frame = layout.frames[link.child];
        let from = frame.y + HEADER + ROW * (link.child_row as f64 + 0.5);
        // The wires of the other tables' keys start at the row referred to; beside the header there is room.
        let to = frame.y + HEADER / 2.0;
        let (right, out) = (frame.x + frame.width, frame.x + frame.width + LOOP);
        layout.wires.push(Wire { link: number, corners: vec![(right, from), (out, from), (out, to), (right, to)] });
    }
}

/// Which track each net takes in a gap.
struct Tracks {
    by_net: Vec<(usize, usize)>,
    count: usize,
}

impl Tracks {
    /// Gives each run whose ends differ in height a track of its own for that stretch.
    ///
    /// Where the left end of one run is level with a right end of another, the former has to turn off first, or the two
    /// would seem to be one: its track is further left, unless they stand in each other's way.
    fn new(gap: &[Run], height: &impl Fn(&Port) -> f64) -> Self {
        let mut stretches: Vec<Stretch> = gap.iter().map(|run| Stretch::new(run, height)).collect();
        stretches.sort_by(|one, other| one.top.total_cmp(&other.top).then(one.net.cmp(&other.net)));
        let mut placed: Vec<(Stretch, usize)> = Vec::new();
        while !stretches.is_empty() {
            let is_free = |stretch: &Stretch| !stretches.iter().any(|other| other.turns_before(stretch));
            let next = stretches.iter().position(is_free).unwrap_or_default();
            let stretch = stretches.remove(next);
            let before = placed.iter().filter(|(other, _)| other.turns_before(&stretch));
            let mut track = before.map(|(_, track)| track + 1).max().unwrap_or_default();
            while placed.iter().any(|(other, taken)| *taken == track && other.overlaps(&stretch)) {
                track += 1;
            }
            placed.push((stretch, track));
        }
        let count = placed.iter().map(|(_, track)| track + 1).max().unwrap_or_default();
        Self { by_net: placed.into_iter().map(|(stretch, track)| (stretch.net, track)).collect(), count }
    }

    fn of(&self, net: usize) -> usize {
        self.by_net.iter().find(|(other, _)| *other == net).map_or(0, |(_, track)| *track)
    }
}

/// The heights that a run spans in its gap.
struct Stretch {
    net: usize,
    top: f64,
    bottom: f64,
    left: f64,
    rights: Vec<f64>,
}

impl Stretch {
    fn new(run: &Run, height: &impl Fn(&Port) -> f64) -> Self {
        let left = height(&run.left);
        let rights: Vec<f64> = run.rights.iter().map(height).collect();
        let top = rights.iter().copied().fold(left, f64::min);
        Self { net: run.net, top, bottom: rights.iter().copied().fold(left, f64::max), left, rights }
    }

    fn overlaps(&self, other: &Self) -> bool {
        let apart = TRACK / 2.0;
        self.top < other.bottom + apart && other.top < self.bottom + apart
    }

    fn turns_before(&self, other: &Self) -> bool {
        self.net != other.net && other.rights.iter().any(|right| (right - self.left).abs() < 2.0)
    }
}
