//! Foreign keys that the database holds between numbers of different widths.

use postgres_runtime_db::models::{NewLabel, NewLabelNote};
use postgres_runtime_db::tables::{label_notes, labels};
use reqwest::StatusCode;
use serde_json::json;

use crate::forms::with_client;

#[test]
fn narrow_and_wide_keys_lead_to_their_rows() {
    with_client(async |client, pool| {
        let mut conn = pool.get().await.expect("a connection");
        let label = labels::insert(&mut conn, NewLabel { name: None }).await.expect("a label");
        let narrow = i32::try_from(label.id).expect("a small number");
        let first = label_notes::insert(&mut conn, NewLabelNote::new(narrow)).await.expect("a note");
        let new = NewLabelNote { about_id: Some(first.id.into()), ..NewLabelNote::new(narrow) };
        let second = label_notes::insert(&mut conn, new).await.expect("a note");
        assert_eq!(second.about().load(&mut conn).await.expect("notes"), std::slice::from_ref(&first));
        assert_eq!(first.notes().load(&mut conn).await.expect("notes"), std::slice::from_ref(&second));
        let rows = label_notes::query().include((label_notes::LABEL, label_notes::ABOUT)).load(&mut conn).await;
        let expected = [(first.clone(), (Some(label.clone()), None)), (second, (Some(label), Some(first)))];
        assert_eq!(rows.expect("rows"), expected);

        let answer = client.query("/labels", &[("include", "label_notes.about")]).await;
        assert_eq!(answer.body["items"][0]["label_notes"][1]["about"]["id"], 1, "{answer:?}");
        let missing = client.post("/label_notes", json!({ "label_id": 99 })).await;
        assert_eq!(missing.status, StatusCode::CONFLICT, "{missing:?}");
    });
}
