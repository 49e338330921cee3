//! What is compared otherwise than as text.

use reqwest::StatusCode;
use serde_json::json;

use crate::forms::with_client;

#[test]
fn ranges_and_addresses_compare() {
    with_client(async |client, _| {
        for (host, span) in [("10.0.0.1", "[1,3)"), ("10.0.0.2", "[2,3)"), ("192.168.0.1", "empty")] {
            let created = client.post("/samples", json!({ "host": host, "int4s": span })).await;
            assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
        }
        for (column, condition, expected) in [
            ("host", "gt.10.0.0.1", vec![2, 3]),
            ("host", "in.(10.0.0.1,192.168.0.1)", vec![1, 3]),
            ("int4s", "lt.[2,3)", vec![1, 3]),
            ("int4s", "ne.empty", vec![1, 2]),
        ] {
            let found = client.query("/samples", &[(column, condition), ("order", "id")]).await;
            let ids: Vec<_> =
                found.body["items"].as_array().into_iter().flatten().map(|row| row["id"].clone()).collect();
            assert_eq!(json!(ids), json!(expected), "{column}={condition}: {found:?}");
        }
        let named = client.post("/samples", json!({ "name": "GRÖSSE" })).await;
        let found = client.query("/samples", &[("name", "eq.gRÖSSE")]).await;
        assert_eq!(found.body["items"], json!([named.body]), "citext takes upper and lower case for the same");
        client.post("/samples", json!({ "name": "zoll" })).await;
        let last = client.query("/aggregate/samples", &[("select", "max(name)")]).await;
        assert_eq!(last.body["items"], json!([{ "max(name)": "zoll" }]), "the largest citext: {last:?}");
    });
}
