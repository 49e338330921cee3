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
