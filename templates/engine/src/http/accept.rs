//! Requests that do not take JSON are told so (RFC 9110, section 12.5.1).

use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use axum::middleware::Next;
use axum::response::Response;

use super::Problem;

/// Checks that a request accepts what the handlers give.
///
/// # Errors
///
/// 406 when it does not.
pub(super) fn check(headers: &HeaderMap) -> Result<(), Problem> {
    match takes_json(headers) {
        true => Ok(()),
        false => Err(Problem::not_acceptable("The answers are application/json.")),
    }
}

/// Checks it before a handler that does not.
pub(super) async fn acceptable(request: Request, next: Next) -> Result<Response, Problem> {
    check(request.headers())?;
    Ok(next.run(request).await)
}

fn takes_json(headers: &HeaderMap) -> bool {
    let ranges = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let mut ranges = ranges.flat_map(|value| value.split(',')).map(str::trim).filter(|range| !range.is_empty()).peekable();
    if ranges.peek().is_none() {
        return true;
    }
    // The most specific range speaks for a type; one that is like JSON is taken for it.
    let (mut best, mut taken) = (0, false);
    for (rank, weighs) in ranges.filter_map(json_range) {
        taken = if rank == best { taken || weighs } else if rank > best { weighs } else { taken };
        best = best.max(rank);
    }
    taken
}

/// Returns how specific a range is that JSON is in, and whether it is wanted.
fn json_range(range: &str) -> Option<(u8, bool)> {
    let mut parts = range.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
    let rank = match essence.as_str() {
        "*/*" => 1,
        "application/*" => 2,
        essence => {
            let subtype = essence.strip_prefix("application/")?;
            if subtype != "json" && !subtype.ends_with("+json") {
                return None;
            }
            3
        }
    };
    let refused = parts.any(|part| {
        let weight = part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="));
        weight.is_some_and(|weight| weight.parse::<f32>() == Ok(0.0))
    });
    Some((rank, !refused))
}
