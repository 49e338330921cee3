//! Fields whose types are those of a crate by hand.

use diesel::{QueryDsl, SelectableHelper};
use diesel_async::RunQueryDsl;
use own_types::{Lsn, ReceiptId, Title};
use postgres_runtime_db::models::{NewReceipt, Receipt, UpdateReceipt};
use postgres_runtime_db::schema;
use postgres_runtime_db::tables::receipts;
use reqwest::StatusCode;
use serde_json::json;

use crate::forms::with_client;

fn title(text: &str) -> Title {
    text.to_owned().try_into().expect("a title")
}

#[test]
fn own_types_go_in_and_come_back() {
    with_client(async |client, pool| {
        let mut conn = pool.get().await.expect("a connection");
        let new = NewReceipt { title: title("Bäcker"), note: Some(title("x")), at_log: Some(Lsn(0x16_B374_D848)) };
        let created = receipts::insert(&mut conn, new).await.expect("a receipt");
        assert_eq!(created.id, ReceiptId(1));
        assert_eq!(receipts::find(&mut conn, created.id).await.expect("the receipt"), created);
        let found = receipts::query().filter(receipts::TITLE.eq(title("Bäcker"))).load(&mut conn).await.expect("rows");
        assert_eq!(found, std::slice::from_ref(&created));
        let by_diesel: Receipt =
            schema::receipts::table.select(Receipt::as_select()).first(&mut *conn).await.expect("the receipt");
        assert_eq!(by_diesel, created);

        let over_http = client.get("/receipts/1").await;
        assert_eq!(over_http.body, json!({ "id": 1, "title": "Bäcker", "note": "x", "at_log": "16/B374D848" }));
        assert_eq!(serde_json::to_value(&created).expect("JSON"), over_http.body);
        let refused = client.post("/receipts", json!({ "title": "a", "at_log": "16" })).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");

        let change = UpdateReceipt { note: Some(None), at_log: Some(None), ..UpdateReceipt::default() };
        let changed = receipts::update(&mut conn, created.id, change).await.expect("the change");
        assert_eq!(changed, Receipt { note: None, at_log: None, ..created });
    });
}
