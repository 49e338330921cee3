//! With what PostGIS refuses a text: most of its errors have the SQLSTATE XX000, of which Diesel tells none
//! (3.3, `liblwgeom/lwin_wkt.c`, `liblwgeom/lwin_wkb.c`, `libpgcommon/gserialized_gist.c`, `postgis/gserialized_typmod.c`).

/// How the messages about texts begin that are no geometry, or none that the column takes.
const STARTS: &[&str] = &[
    "Cannot find SRID (",
    "Column has M dimension ",
    "Column has Z dimension ",
    "Dimensions mismatch in lw",
    "Geography type does not support ",
    "Geometry SRID (",
    "Geometry has M dimension ",
    "Geometry has Z dimension ",
    "Geometry has too many chained ",
    "Geometry type (",
    "Invalid endian flag ",
    "Invalid hex string, ",
    "Invalid reserved SRID (",
    "Invalid ring type found in ",
    "Invalid subtype (",
    "Only lon/lat coordinate systems ",
    "Pointarray length (",
    "Unable to add geometry (",
    "Unexpected component of type ",
    "Unknown WKB type (",
    "WKB structure does not match ",
    "can not mix dimensionality ",
    "geometry contains non-closed ",
    "geometry has too many ",
    "geometry must have an odd ",
    "geometry requires more ",
    "incontinuous compound ",
    "lwgeom_set_geodetic: unsupported ",
    "parse error - ",
    "triangle must have exactly ",
];

/// What stands behind the kind of shape in others.
const MIDDLES: &[&str] = &[
    " cannot contain ",
    " has wrong number of rings: ",
    " must have an odd number of points",
    " must have at least ",
    " must have closed rings",
];

/// Returns whether the message is about such a text.
pub(super) fn is_unfit(message: &str) -> bool {
    STARTS.iter().any(|start| message.starts_with(start)) || MIDDLES.iter().any(|middle| message.contains(middle))
}
