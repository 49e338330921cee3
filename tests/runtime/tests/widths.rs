//! Relations between columns of different types: numbers of other widths, texts of other kinds.

use diesel_async::SimpleAsyncConnection as _;
use reqwest::StatusCode;
use runtime_db::models::{NewParcel, NewShelf, Shelf};
use runtime_db::tables::{parcels, shelves};
use serde_json::{Value, json};
use test_harness::{Client, with_database};

use crate::support::{pool, with_client, with_conn};

/// A shelf with two parcels by its number, one by its code, and a label.
async fn shelf(client: &Client) -> Value {
    let shelf = json!({ "code": "ab", "parcels": [{}, {}], "coded_parcels": [{}], "labels": [{ "name": "blue" }] });
    let created = client.post("/shelves", shelf).await;
    assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
    created.body["id"].clone()
}

#[test]
fn rows_come_with_those_that_they_refer_to() {
    with_client(async |client| {
        let id = shelf(&client).await;
        let all = client.query(&format!("/shelves/{id}"), &[("include", "parcels,coded_parcels,labels")]).await;
        let sizes = ["parcels", "coded_parcels", "labels"].map(|name| all.body[name].as_array().map(Vec::len));
        assert_eq!(sizes, [Some(2), Some(1), Some(1)], "{all:?}");
        let few = client.query("/shelves", &[("include", "parcels"), ("include.parcels.limit", "1")]).await;
        assert_eq!(few.status, StatusCode::OK, "{few:?}");
        assert_eq!(few.body["items"][0]["parcels"].as_array().map(Vec::len), Some(1), "{few:?}");
        let include = ("include", "shelf,coded_shelf");
        let by_number = client.query("/parcels", &[include, ("shelf_id", "not.is.null")]).await;
        let parcel = &by_number.body["items"][0];
        assert_eq!((&parcel["shelf_id"], &parcel["shelf"]["id"]), (&id, &id), "{by_number:?}");
        assert_eq!(parcel["coded_shelf"], Value::Null, "{by_number:?}");
        let by_code = client.query("/parcels", &[include, ("shelf_id", "is.null")]).await;
        assert_eq!(by_code.body["items"][0]["coded_shelf"]["code"], "ab", "{by_code:?}");
        let of_shelf = client.query(&format!("/shelves/{id}/parcels"), &[("count", "exact")]).await;
        assert_eq!(of_shelf.body["total"], 2, "{of_shelf:?}");
        let of_code = client.query("/parcels", &[("coded_shelf.code", "eq.ab"), ("count", "exact")]).await;
        assert_eq!(of_code.body["total"], 1, "{of_code:?}");
        let with_parcels = client.query("/shelves", &[("parcels.count", "gte.2"), ("count", "exact")]).await;
        assert_eq!(with_parcels.body["total"], 1, "{with_parcels:?}");
    });
}

#[test]
fn rows_are_linked_when_both_keys_fit() {
    with_database(async |url| {
        let pool = pool(&url).await;
        let client = Client::serve(runtime_db::http::router(pool.clone()), runtime_db::http::OPENAPI).await;
        let id = shelf(&client).await;
        let label = client.post("/labels", json!({ "name": "red" })).await.body["id"].clone();
        let link = format!("/shelves/{id}/labels/{label}");
        for (method, status) in [("put", 204), ("put", 204), ("delete", 204), ("delete", 404), ("put", 204)] {
            let answer = if method == "put" { client.put(&link, json!({})).await } else { client.delete(&link).await };
            assert_eq!(answer.status, status, "{method}: {answer:?}");
        }
        let back = client.query(&format!("/labels/{label}/shelves"), &[]).await;
        assert_eq!(back.body["items"][0]["code"], "ab", "{back:?}");
        let mut conn = pool.get().await.expect("a connection");
        conn.batch_execute("INSERT INTO shelves (id, code) VALUES (3000000000, 'far')").await.expect("a shelf");
        let far = client.put(&format!("/shelves/3000000000/labels/{label}"), json!({})).await;
        assert_eq!(far.status, StatusCode::UNPROCESSABLE_ENTITY, "{far:?}");
        assert_eq!(far.body["errors"][0]["code"], "range", "{far:?}");
        let none = client.query("/shelves/3000000000", &[("include", "parcels,labels")]).await;
        assert_eq!((&none.body["parcels"], &none.body["labels"]), (&json!([]), &json!([])), "{none:?}");
    });
}

#[test]
fn typed_queries_follow_them() {
    with_conn(async |conn| {
        let shelf: Shelf = shelves::insert(conn, NewShelf::new("ab".to_owned())).await.expect("a shelf");
        let number = i16::try_from(shelf.id.0).expect("a small number");
        let new = NewParcel { shelf_id: Some(number), shelf_code: Some("ab".to_owned()) };
        let parcel = parcels::insert(conn, new).await.expect("a parcel");
        assert_eq!(parcel.shelf().load(conn).await.expect("shelves"), std::slice::from_ref(&shelf));
        assert_eq!(parcel.coded_shelf().load(conn).await.expect("shelves"), std::slice::from_ref(&shelf));
        assert_eq!(shelf.parcels().load(conn).await.expect("parcels"), std::slice::from_ref(&parcel));
        let with = shelves::query().include((shelves::PARCELS, shelves::CODED_PARCELS)).load(conn).await.expect("rows");
        assert_eq!(with, [(shelf, (vec![parcel.clone()], vec![parcel]))]);
    });
}
