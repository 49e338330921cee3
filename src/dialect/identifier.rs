/// The longest identifier that every backend keeps: PostgreSQL cuts at 63 bytes, MySQL at 64 characters.
pub const MAX_IDENTIFIER_BYTES: usize = 63;

/// Returns the name, or, when it is too long, its beginning and eight hex digits of its hash, so that two long names stay two.
pub fn fit_identifier(name: &str) -> String {
    if name.len() <= MAX_IDENTIFIER_BYTES {
        return name.to_owned();
    }
    let hash = blake3::hash(name.as_bytes()).to_hex();
    let start = &name[..name.floor_char_boundary(MAX_IDENTIFIER_BYTES - 9)];
    format!("{}_{}", start.trim_end_matches('_'), &hash[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_fits_is_kept() {
        let name = "n".repeat(MAX_IDENTIFIER_BYTES);
        assert_eq!(fit_identifier(&name), name);
    }

    #[test]
    fn long_names_that_differ_at_the_end_stay_different_and_fit() {
        let start = "ä".repeat(MAX_IDENTIFIER_BYTES);
        let (one, other) = (fit_identifier(&format!("{start}_one")), fit_identifier(&format!("{start}_other")));
        assert_ne!(one, other);
        assert!(one.len() <= MAX_IDENTIFIER_BYTES && other.len() <= MAX_IDENTIFIER_BYTES);
    }
}
