//! Values of PostGIS's types, as the database prints them: EWKB in hexadecimal (`liblwgeom/lwout_wkb.c`).

/// The kinds of shapes with their numbers.
const KINDS: &[(&str, u32)] = &[
    ("point", POINT),
    ("linestring", 2),
    ("polygon", 3),
    ("multipoint", 4),
    ("multilinestring", 5),
    ("multipolygon", 6),
    ("geometrycollection", 7),
    ("circularstring", 8),
    ("compoundcurve", 9),
    ("curvepolygon", 10),
    ("multicurve", 11),
    ("multisurface", 12),
    ("polyhedralsurface", 15),
    ("tin", 16),
    ("triangle", 17),
];

const POINT: u32 = 1;

/// What is added to the number where there is a third coordinate, a measure, a number of a reference system.
const HAS_Z: u32 = 0x8000_0000;
const HAS_M: u32 = 0x4000_0000;
const HAS_SRID: u32 = 0x2000_0000;

/// The reference system of `geography` that names none.
const WGS_84: u32 = 4326;

/// Returns a value of a column type, such as `geometry(PointZ,4326)`: a point, or an empty shape of another kind.
pub(super) fn example(sql: &str) -> String {
    let (name, inside) = sql.split_once('(').unwrap_or((sql, ""));
    let mut arguments = inside.trim_end_matches(')').split(',').map(str::trim);
    let kind = arguments.next().unwrap_or_default().to_lowercase();
    let usual = if name.to_lowercase().contains("geography") { WGS_84 } else { 0 };
    let srid = arguments.next().and_then(|srid| srid.parse().ok()).unwrap_or(usual);
    let (kind, flags) = [("zm", HAS_Z | HAS_M), ("z", HAS_Z), ("m", HAS_M)]
        .into_iter()
        .find_map(|(suffix, flags)| Some((kind.strip_suffix(suffix)?, flags)))
        .unwrap_or((&kind, 0));
    let number = KINDS.iter().find(|(name, _)| *name == kind.trim_end()).map_or(POINT, |(_, number)| *number);
    let flags = flags | if srid == 0 { 0 } else { HAS_SRID };
    // The lowest byte of each number comes first.
    let mut bytes = vec![1];
    bytes.extend((number | flags).to_le_bytes());
    if srid != 0 {
        bytes.extend(srid.to_le_bytes());
    }
    if number == POINT {
        let dimensions = 2 + (flags & (HAS_Z | HAS_M)).count_ones();
        bytes.extend((1..=dimensions).flat_map(|value| f64::from(value).to_le_bytes()));
    } else {
        bytes.extend(0_u32.to_le_bytes());
    }
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

#[cfg(test)]
mod tests {
    use super::example;

    /// What PostGIS prints of each.
    #[test]
    fn examples_are_of_the_type() {
        for (sql, shape) in [
            ("geometry", "0101000000000000000000F03F0000000000000040"),
            ("geometry(Point,4326)", "0101000020E6100000000000000000F03F0000000000000040"),
            ("public.geography", "0101000020E6100000000000000000F03F0000000000000040"),
            ("geometry(PointM)", "0101000040000000000000F03F00000000000000400000000000000840"),
            ("geometry(MultiPolygonZM, 3857)", "01060000E0110F000000000000"),
        ] {
            assert_eq!(example(sql), shape, "{sql}");
        }
    }
}
