/// Returns the candidate that is most like `name`, if one is like enough to be what was meant.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Names in a schema are short; comparing longer texts would cost time for nothing.
    const LONGEST: usize = 64;
    if name.len() > LONGEST {
        return None;
    }
    let wanted = name.to_lowercase();
    let (best, distance) = candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| (candidate, strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase())))
        .min_by_key(|&(_, distance)| distance)?;
    let allowed = wanted.chars().count().max(best.chars().count()).div_ceil(3);
    (distance <= allowed && distance < best.chars().count()).then_some(best)
}

/// Joins names for a sentence: `` `a`, `b` or `c` ``.
pub fn one_of<S: AsRef<str>>(names: &[S]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_was_likely_meant() {
        assert_eq!(closest("colums", ["columns", "checks"]), Some("columns"));
        assert_eq!(closest("Uesrs", ["users", "posts"]), Some("users"));
        assert_eq!(closest("xyz", ["columns", "checks"]), None);
        assert_eq!(closest("id", ["at"]), None);
    }

    #[test]
    fn joins_names_for_a_sentence() {
        assert_eq!(one_of(&["a"]), "`a`");
        assert_eq!(one_of(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
