//! Versions of rows, and requests that depend on them (RFC 9110, sections 8.8.3 and 13.1).

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::HeaderMap;
use axum::http::header::{IF_MATCH, IF_NONE_MATCH};

/// Returns the entity tag of a representation. It is good for comparison with others of this program only: the hash
/// may be another in a later one, which costs a client no more than asking again.
pub(super) fn of(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

/// Which versions of a row a request is meant for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// Any, and it does not say so.
    None,
    /// Any, as it says.
    Any,
    /// Those.
    Tags(Vec<String>),
}

impl Condition {
    /// Reads `If-Match`.
    pub(super) fn if_match(headers: &HeaderMap) -> Self {
        Self::read(headers, &IF_MATCH)
    }

    /// Reads `If-None-Match`.
    pub(super) fn if_none_match(headers: &HeaderMap) -> Self {
        Self::read(headers, &IF_NONE_MATCH)
    }

    fn read(headers: &HeaderMap, name: &axum::http::HeaderName) -> Self {
        let mut values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).peekable();
        if values.peek().is_none() {
            return Self::None;
        }
        // The tags that this server makes have no comma.
        let tags: Vec<_> = values.flat_map(|value| value.split(',')).map(|tag| tag.trim().to_owned()).collect();
        if tags == ["*"] { Self::Any } else { Self::Tags(tags) }
    }

    /// Returns whether it is what a header of that kind can say.
    pub(super) fn is_well_formed(&self) -> bool {
        let is_tag = |tag: &String| {
            let opaque = tag.strip_prefix("W/").unwrap_or(tag);
            opaque.len() >= 2 && opaque.starts_with('"') && opaque.ends_with('"')
        };
        match self {
            Self::None | Self::Any => true,
            Self::Tags(tags) => tags.iter().all(is_tag),
        }
    }

    /// Returns whether a tag is among them by the strong comparison, by which a weak one equals none.
    pub(super) fn has(&self, tag: &str) -> bool {
        match self {
            Self::None | Self::Any => true,
            Self::Tags(tags) => tags.iter().any(|one| one == tag),
        }
    }

    /// Returns whether a tag is among those it names, by the weak comparison.
    pub(super) fn names(&self, tag: &str) -> bool {
        match self {
            Self::None => false,
            Self::Any => true,
            Self::Tags(tags) => tags.iter().any(|one| one.strip_prefix("W/").unwrap_or(one) == tag),
        }
    }
}
