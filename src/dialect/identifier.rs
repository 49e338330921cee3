/// The longest identifier, in bytes, that every backend keeps: PostgreSQL cuts at 63 bytes (`NAMEDATALEN` - 1), MySQL refuses
/// more than 64 characters.
pub const LONGEST_IDENTIFIER: usize = 63;

/// Returns the name, or, when it is too long, its beginning and eight hex digits of its hash, so that two long names stay two.
pub fn fit_identifier(name: &str) -> String {
    if name.len() <= LONGEST_IDENTIFIER {
        return name.to_owned();
    }
    let hash = blake3::hash(name.as_bytes()).to_hex();
    let start = &name[..name.floor_char_boundary(LONGEST_IDENTIFIER - 9)];
    format!("{}_{}", start.trim_end_matches('_'), &hash[..8])
}

/// Returns the name that PostgreSQL makes for what belongs to a column, `label` being what it is: the longer of the two parts is cut, until all of it fits
/// (`makeObjectName` in src/backend/commands/indexcmds.c).
pub fn name_of_part(table: &str, column: &str, label: &str) -> String {
    let available = LONGEST_IDENTIFIER - label.len() - 2;
    let (mut first, mut second) = (table.len(), column.len());
    while first + second > available {
        if first > second { first -= 1 } else { second -= 1 }
    }
    let cut = |name: &str, length: usize| name[..name.floor_char_boundary(length)].to_owned();
    format!("{}_{}_{label}", cut(table, first), cut(column, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_fits_is_kept() {
        let name = "n".repeat(LONGEST_IDENTIFIER);
        assert_eq!(fit_identifier(&name), name);
    }

    #[test]
    fn long_names_that_differ_at_the_end_stay_different_and_fit() {
        let start = "ä".repeat(LONGEST_IDENTIFIER);
        let (one, other) = (fit_identifier(&format!("{start}_one")), fit_identifier(&format!("{start}_other")));
        assert_ne!(one, other);
        assert!(one.len() <= LONGEST_IDENTIFIER && other.len() <= LONGEST_IDENTIFIER);
    }
}
