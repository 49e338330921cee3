//! A page that fetches from the generated API.

use axum::response::Html;

/// `GET /shop`
pub(crate) async fn show() -> Html<&'static str> {
    Html(include_str!("shop.html"))
}
