//! Versions of rows, and requests that depend on them (RFC 9110, sections 8.8.3 and 13.1).

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::{HeaderMap, HeaderValue};
use axum::http::header::{CONTENT_ENCODING, ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::response::Response;

use super::Problem;

/// Returns the entity tag of a representation. It is good for comparison with others of this program only: the hash
/// may be another in a later one, which costs a client no more than asking again.
pub(super) fn of(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let hash = hasher.finish();
    let mut tag = String::with_capacity(18);
    tag.push('"');
    for shift in (0..u64::BITS).step_by(4).rev() {
        tag.push(char::from(b"0123456789abcdef"[(hash >> shift & 0xf) as usize]));
    }
    tag.push('"');
    tag
}

/// Returns the header that says so.
pub(super) fn header(tag: String) -> HeaderValue {
    HeaderValue::try_from(tag).expect("a tag has quotes, digits and letters only")
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
    ///
    /// # Errors
    ///
    /// 400 when it is not readable.
    pub(super) fn if_match(headers: &HeaderMap) -> Result<Self, Problem> {
        Self::read(headers, &IF_MATCH).well_formed("If-Match")
    }

    /// Reads `If-None-Match`.
    ///
    /// # Errors
    ///
    /// 400 when it is not readable.
    pub(super) fn if_none_match(headers: &HeaderMap) -> Result<Self, Problem> {
        Self::read(headers, &IF_NONE_MATCH).well_formed("If-None-Match")
    }

    fn read(headers: &HeaderMap, name: &axum::http::HeaderName) -> Self {
        // What is no text is no tag either.
        let mut values = headers.get_all(name).iter().map(|value| value.to_str().unwrap_or_default()).peekable();
        if values.peek().is_none() {
            return Self::None;
        }
        // The tags that this server makes have no comma.
        let tags = values.flat_map(|value| value.split(',')).map(|tag| tag.trim_matches([' ', '\t']).to_owned());
        let tags: Vec<_> = tags.collect();
        if tags == ["*"] { Self::Any } else { Self::Tags(tags) }
    }

    /// Quotes that a client lost are no mistake of form: such a tag equals none.
    fn well_formed(self, header: &str) -> Result<Self, Problem> {
        let is_tag = |tag: &String| !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_graphic());
        match &self {
            Self::Tags(tags) if !tags.iter().all(is_tag) => {
                Err(Problem::malformed(format!("{header}: expected * or entity tags.")))
            }
            _ => Ok(self),
        }
    }

    /// Returns whether a tag is among them by the strong comparison, by which a weak one equals none.
    pub(super) fn has(&self, tag: &str) -> bool {
        match self {
            Self::None | Self::Any => true,
            Self::Tags(tags) => tags.iter().any(|one| is_same(one, tag)),
        }
    }

    /// Returns the tag as it is named, if it is, by the weak comparison.
    pub(super) fn named<'a>(&'a self, tag: &'a str) -> Option<&'a str> {
        match self {
            Self::None => None,
            Self::Any => Some(tag),
            Self::Tags(tags) => {
                let mut strong = tags.iter().map(|one| one.strip_prefix("W/").unwrap_or(one));
                strong.find(|one| is_same(one, tag))
            }
        }
    }
}

/// What a tag ends in whose representation is compressed: another one than the same uncompressed, of the same version of the row.
const COMPRESSED: &str = "-gzip\"";

fn is_same(given: &str, tag: &str) -> bool {
    given == tag || given.strip_suffix(COMPRESSED).is_some_and(|given| tag.strip_suffix('"') == Some(given))
}

/// Gives a compressed answer a tag of its own (RFC 9110, section 8.8.3.3).
pub(super) async fn of_compressed(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let tag = headers.get(ETAG).filter(|_| headers.contains_key(CONTENT_ENCODING)).and_then(|tag| tag.to_str().ok());
    if let Some(tag) = tag.and_then(|tag| tag.strip_suffix('"')).map(|tag| format!("{tag}{COMPRESSED}")) {
        headers.insert(ETAG, header(tag));
    }
    response
}
