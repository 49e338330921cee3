//! Keys of several columns, and foreign keys and relations that follow them.

use chrono::NaiveDate;
use reqwest::StatusCode;
use reqwest::header::LOCATION;
use runtime_db::engine::Comparison;
use runtime_db::models::{NewBooking, NewRoom};
use runtime_db::tables::{bookings, rooms};
use serde_json::{Value, json};
use test_harness::Client;

use crate::support::{with_client, with_conn};

/// Three rooms, of which the second is beside the first; bookings of the first two; gadgets of the first and the last.
async fn house(client: &Client) {
    for (number, beside) in [(1, Value::Null), (2, json!(1)), (3, Value::Null)] {
        let building = beside.is_number().then_some("A/ ü");
        let bookings: Vec<Value> = (1..4 - number)
            .map(|day| json!({ "day": format!("2024-02-2{day}"), "guest": format!("guest {number}-{day}") }))
            .collect();
        let room = json!({ "building": "A/ ü", "number": number, "name": format!("room {number}"),
            "beside_building": building, "beside_number": beside, "bookings": bookings });
        let created = client.post("/rooms", room).await;
        assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
        assert_eq!(created.headers[LOCATION], format!("/rooms/A%2F%20%C3%BC/{number}"));
    }
    for (maker, model) in [("x", "1"), ("x", "2"), ("y", "1")] {
        let created = client.post("/gadgets", json!({ "maker": maker, "model": model })).await;
        assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
    }
    for (number, gadget) in [(1, "x/1"), (1, "y/1"), (3, "x/2")] {
        let path = format!("/rooms/A%2F%20%C3%BC/{number}/gadgets/{gadget}");
        assert_eq!(client.put(&path, json!({})).await.status, StatusCode::NO_CONTENT, "{path}");
    }
}

/// Returns one member of each item of a list.
async fn members(client: &Client, path: &str, query: &[(&str, &str)], member: &str) -> Value {
    let answer = client.query(path, query).await;
    assert_eq!(answer.status, StatusCode::OK, "{path} {query:?}: {answer:?}");
    answer.body["items"].as_array().expect("items").iter().map(|item| item[member].clone()).collect()
}

const ROOM: &str = "/rooms/A%2F%20%C3%BC/1";

#[test]
fn every_route_takes_the_key_in_order() {
    with_client(async |client| {
        house(&client).await;
        assert_eq!(client.get(ROOM).await.body["name"], "room 1");
        let changed = client.patch(ROOM, json!({ "name": null })).await;
        assert_eq!((&changed.body["number"], &changed.body["name"]), (&json!(1), &Value::Null), "{changed:?}");
        let moved = client.patch(ROOM, json!({ "number": 9 })).await;
        let error = json!([{ "pointer": "/number", "code": "read_only", "message": "an update cannot set it" }]);
        assert_eq!((moved.status, &moved.body["errors"]), (StatusCode::UNPROCESSABLE_ENTITY, &error));
        let upsert = json!({ "building": "A/ ü", "number": 1, "name": "again" });
        let upserted = client.post("/rooms?on_conflict=rooms_pkey", upsert).await;
        assert_eq!((upserted.status, &upserted.body["name"]), (StatusCode::OK, &json!("again")), "{upserted:?}");
        for path in ["/rooms/A%2F%20%C3%BC", "/rooms/A%2F%20%C3%BC/x", "/rooms/A/ ü/1", "/rooms/1/A%2F%20%C3%BC"] {
            assert_eq!(client.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(client.delete(&format!("{ROOM}/bookings")).await.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(client.delete("/bookings/A%2F%20%C3%BC/1/2024-02-21").await.status, StatusCode::NO_CONTENT);
        assert_eq!(client.delete(ROOM).await.status, StatusCode::CONFLICT, "room 2 is beside it");
        assert_eq!(client.delete("/rooms/A%2F%20%C3%BC/2").await.status, StatusCode::NO_CONTENT);
        assert_eq!(client.delete(ROOM).await.status, StatusCode::NO_CONTENT);
        assert_eq!(members(&client, "/bookings", &[], "guest").await, json!([]), "they went with their rooms");
    });
}

#[test]
fn lists_and_links_lead_along_whole_keys() {
    with_client(async |client| {
        house(&client).await;
        let list = async |path: &str, query: &[(&str, &str)], member| members(&client, path, query, member).await;
        let days = list(&format!("{ROOM}/bookings"), &[("order", "day.desc"), ("count", "exact")], "day").await;
        assert_eq!(days, json!(["2024-02-22", "2024-02-21"]));
        assert_eq!(list(&format!("{ROOM}/gadgets"), &[("order", "maker.desc")], "maker").await, json!(["y", "x"]));
        assert_eq!(list(&format!("{ROOM}/neighbours"), &[], "number").await, json!([2]));
        assert_eq!(list("/gadgets/x/2/rooms", &[], "number").await, json!([3]));
        let page = client.query(&format!("{ROOM}/bookings"), &[("limit", "1")]).await;
        let rest = [("after", page.body["next"].as_str().expect("a cursor"))];
        assert_eq!(list(&format!("{ROOM}/bookings"), &rest, "day").await, json!(["2024-02-22"]));

        let link = format!("{ROOM}/gadgets/x/1");
        assert_eq!(client.put(&link, json!({})).await.status, StatusCode::NO_CONTENT, "a second time");
        assert_eq!(list(&format!("{ROOM}/gadgets"), &[], "maker").await, json!(["x", "y"]));
        assert_eq!(client.delete(&link).await.status, StatusCode::NO_CONTENT);
        assert_eq!(client.delete(&link).await.status, StatusCode::NOT_FOUND, "a second time");
        assert_eq!(client.delete("/gadgets/y/1/rooms/A%2F%20%C3%BC/1").await.status, StatusCode::NO_CONTENT);
        assert_eq!(list(&format!("{ROOM}/gadgets"), &[], "maker").await, json!([]));
        for path in ["/rooms/A%2F%20%C3%BC/1/gadgets/x/9", "/rooms/A%2F%20%C3%BC/9/gadgets/x/1"] {
            assert_eq!(client.put(path, json!({})).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn conditions_orders_and_includes_follow_whole_keys() {
    with_client(async |client| {
        house(&client).await;
        for (query, numbers) in [
            (vec![("bookings.guest", "eq.guest 2-1")], json!([2])),
            (vec![("bookings.count", "gte.1")], json!([1, 2])),
            (vec![("beside.name", "eq.room 1")], json!([2])),
            (vec![("neighbours.count", "eq.1")], json!([1])),
            (vec![("gadgets.model", "eq.1")], json!([1])),
            (vec![("gadgets.rooms.bookings.guest", "like.*1-2")], json!([1])),
            (vec![("not.and", "(gadgets.maker.eq.x)")], json!([2])),
            (vec![("beside_number", "is.null")], json!([1, 3])),
            (vec![("order", "beside.number.nullsfirst,number.desc")], json!([3, 1, 2])),
        ] {
            assert_eq!(members(&client, "/rooms", &query, "number").await, numbers, "{query:?}");
        }
        let include = [
            ("include", "bookings,gadgets,beside.gadgets"),
            ("include.bookings.limit", "1"),
            ("include.bookings.order", "day.desc"),
        ];
        let answer = client.query("/rooms", &include).await;
        let shown = |room: usize, list: &str, member: &str| -> Value {
            let rows = answer.body["items"][room][list].as_array().unwrap_or_else(|| panic!("{answer:?}"));
            rows.iter().map(|row| row[member].clone()).collect()
        };
        assert_eq!(shown(0, "bookings", "day"), json!(["2024-02-22"]));
        assert_eq!(shown(1, "bookings", "day"), json!(["2024-02-21"]));
        assert_eq!(shown(2, "bookings", "day"), json!([]));
        assert_eq!(shown(0, "gadgets", "maker"), json!(["x", "y"]));
        assert_eq!(shown(2, "gadgets", "model"), json!(["2"]));
        assert_eq!(answer.body["items"][0]["beside"], Value::Null);
        assert_eq!(answer.body["items"][1]["beside"]["gadgets"].as_array().map(Vec::len), Some(2));
    });
}

#[test]
fn a_reference_is_all_of_its_columns_or_none() {
    with_client(async |client| {
        house(&client).await;
        let room = |building: Value, number: Value| json!({ "beside_building": building, "beside_number": number });
        let refused = client.patch(ROOM, room(json!("A/ ü"), json!(9))).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{refused:?}");
        let error =
            |pointer| json!({ "pointer": pointer, "code": "missing-reference", "message": "there is no such row" });
        assert_eq!(refused.body["errors"], json!([error("/beside_building"), error("/beside_number")]));
        let half = client.patch(ROOM, room(json!("A/ ü"), Value::Null)).await;
        assert_eq!(half.status, StatusCode::OK, "it refers to nothing: {half:?}");
        assert_eq!(client.query(ROOM, &[("include", "beside")]).await.body["beside"], Value::Null);
        let missing = json!({ "building": "B", "number": 1, "day": "2024-02-29", "guest": "x" });
        let refused = client.post("/bookings", missing).await;
        assert_eq!((refused.status, &refused.body["errors"][1]["pointer"]), (StatusCode::CONFLICT, &json!("/number")));
    });
}

#[test]
fn rust_takes_the_key_column_by_column() {
    with_conn(async |conn| {
        let day: NaiveDate = "2024-02-29".parse().expect("a day");
        for number in [1, 2] {
            rooms::insert(conn, NewRoom::new("A".to_owned(), number)).await.expect("a room");
        }
        let booking = NewBooking::new("A".to_owned(), 2, day, "ann".to_owned());
        bookings::insert(conn, booking).await.expect("a booking");
        assert_eq!(bookings::find(conn, "A".to_owned(), 2, day).await.expect("the booking").guest, "ann");
        let with: Vec<_> = rooms::query().include(rooms::BOOKINGS).load(conn).await.expect("rooms");
        assert_eq!(with.iter().map(|(_, bookings)| bookings.len()).collect::<Vec<_>>(), [0, 1]);
        let empty = rooms::query().filter(rooms::BOOKINGS.count(bookings::GUEST.ne("bob"), Comparison::Equal, 0));
        assert_eq!(empty.load(conn).await.expect("rooms").iter().map(|room| room.number).collect::<Vec<_>>(), [1]);
        rooms::delete(conn, "A".to_owned(), 2).await.expect("it goes with its booking");
        assert_eq!(bookings::query().count(conn).await.expect("a count"), 0);
    });
}
