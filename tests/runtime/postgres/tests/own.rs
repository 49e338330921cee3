//! Fields whose types are those of a crate by hand.

use diesel::{ExpressionMethods, QueryDsl, SelectableHelper};
use diesel_async::RunQueryDsl;
use own_types::{Audit, Lsn, ReceiptId, ReceiptState, Title};
use postgres_runtime_db::engine::Error;
use postgres_runtime_db::models::{self, NewChecked, NewReceipt, Receipt, UpdateReceipt};
use postgres_runtime_db::schema;
use postgres_runtime_db::tables::{checked, receipts};
use reqwest::StatusCode;
use serde_json::json;

use crate::forms::with_client;

fn title(text: &str) -> Title {
    text.to_owned().try_into().expect("a title")
}

#[test]
fn functions_by_hand_check_values_over_http_and_in_rust() {
    with_client(async |client, pool| {
        let good = json!({ "isbn": "9783161484100", "pages": 4, "cover": "iVBORw==", "title": "Bäcker" });
        assert_eq!(client.post("/checked", good).await.status, StatusCode::CREATED);
        assert_eq!(client.post("/checked", json!({ "isbn": null })).await.status, StatusCode::CREATED);
        let bad = json!({ "isbn": "9783161484101", "pages": 3, "cover": "AAAA", "title": "Bäcker!" });
        let answer = client.post("/checked", bad).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{answer:?}");
        let mut errors = answer.body["errors"].as_array().expect("errors").clone();
        errors.sort_by_key(|error| error["pointer"].to_string());
        let error = |pointer, message| json!({ "pointer": pointer, "code": "custom", "message": message });
        let expected = [
            error("/cover", "is no PNG"),
            error("/isbn", "is no ISBN"),
            error("/pages", "3 is odd"),
            error("/title", "a title is not empty"),
        ];
        assert_eq!(errors, expected);
        let answer = client.post("/checked", json!({ "isbn": "978" })).await;
        assert_eq!(answer.body["errors"][0]["code"], "length", "what the schema itself says goes first: {answer:?}");
        let answer = client.patch("/checked/1", json!({ "pages": 5 })).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{answer:?}");

        let mut conn = pool.get().await.expect("a connection");
        let new = NewChecked { pages: Some(1), isbn: Some("978316148410X".to_owned()), ..NewChecked::default() };
        match checked::insert(&mut conn, new).await {
            Err(Error::Invalid(errors)) => assert_eq!(errors.len(), 2, "{errors:?}"),
            other => panic!("it is checked in Rust, too: {other:?}"),
        }
    });
}

#[test]
fn own_types_go_in_and_come_back() {
    with_client(async |client, pool| {
        let mut conn = pool.get().await.expect("a connection");
        let new = NewReceipt {
            title: title("Bäcker"),
            note: Some(title("x")),
            state: Some(ReceiptState::WrittenOff),
            former: Some(ReceiptState::Open),
            audit: None,
            at_log: Some(Lsn(0x16_B374_D848)),
        };
        let created = receipts::insert(&mut conn, new).await.expect("a receipt");
        assert_eq!(created.id, ReceiptId(1));
        assert_eq!((created.state, created.audit.clone()), (ReceiptState::WrittenOff, Audit::None));
        assert_eq!(receipts::find(&mut conn, created.id).await.expect("the receipt"), created);
        let found = receipts::query().filter(receipts::TITLE.eq(title("Bäcker"))).load(&mut conn).await.expect("rows");
        assert_eq!(found, std::slice::from_ref(&created));
        let by_diesel: Receipt =
            schema::receipts::table.select(Receipt::as_select()).first(&mut *conn).await.expect("the receipt");
        assert_eq!(by_diesel, created);
        let is_open = receipts::FORMER.eq(ReceiptState::Open) & receipts::AUDIT.is_in([Audit::None, Audit::Passed]);
        assert_eq!(receipts::query().filter(is_open).count(&mut conn).await.expect("a count"), 1);
        let is_unseen = schema::receipts::audit.eq(models::Audit::from(created.audit.clone()));
        let by_diesel = schema::receipts::table.filter(is_unseen).count().get_result::<i64>(&mut *conn).await;
        assert_eq!(by_diesel.expect("a count"), 1);

        let over_http = client.get("/receipts/1").await;
        assert_eq!(
            over_http.body,
            json!({
                "id": 1, "title": "Bäcker", "note": "x", "state": "written-off", "former": "open", "audit": "none",
                "at_log": "16/B374D848",
            })
        );
        assert_eq!(serde_json::to_value(&created).expect("JSON"), over_http.body);
        let refused = client.post("/receipts", json!({ "title": "a", "at_log": "16" })).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");

        let refused = client.post("/receipts", json!({ "title": "a", "audit": "failed" })).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");

        let change = UpdateReceipt { note: Some(None), at_log: Some(None), ..UpdateReceipt::default() };
        let changed = receipts::update(&mut conn, created.id, change).await.expect("the change");
        assert_eq!(changed, Receipt { note: None, at_log: None, ..created });
    });
}
