//! What goes in as JSON comes out as the OpenAPI document says, and is found by its text.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::with_client;

#[test]
fn every_value_has_one_form() {
    with_client(async |client| {
        let digits = "12345678901234567890";
        for (column, given, form) in [
            ("flag", json!(false), json!(false)),
            ("small", json!(i16::MIN), json!(i16::MIN)),
            ("small", json!(i16::MAX), json!(i16::MAX)),
            ("int", json!(i32::MIN), json!(i32::MIN)),
            ("int", json!(1.0), json!(1)),
            ("big", json!(i64::MIN), json!(i64::MIN)),
            ("big", json!(i64::MAX), json!(i64::MAX)),
            ("single", json!(0.1), json!(0.1)),
            ("single", json!(-3), json!(-3.0)),
            ("double", json!(0.1), json!(0.1)),
            ("double", json!(-1.7976931348623157e308), json!(-1.7976931348623157e308)),
            ("double", json!(2.2250738585072014e-308), json!(2.2250738585072014e-308)),
            ("amount", json!("1"), json!("1.00")),
            ("amount", json!("-0.10"), json!("-0.10")),
            ("amount", json!("007.5"), json!("7.50")),
            ("amount", json!("9999999999.99"), json!("9999999999.99")),
            ("precise", json!("0.000001"), json!("0.000001")),
            ("precise", json!("999999999.999999"), json!("999999999.999999")),
            ("note", json!(""), json!("")),
            ("note", json!("\u{1F600} '\"\\%_,()*\u{1}"), json!("\u{1F600} '\"\\%_,()*\u{1}")),
            ("code", json!("äöüäöüäöüß"), json!("äöüäöüäöüß")),
            ("fixed", json!("ab  "), json!("ab")),
            ("data", json!(""), json!("")),
            ("data", json!("AP8n"), json!("AP8n")),
            ("data", json!("/w=="), json!("/w==")),
            ("day", json!("0001-01-01"), json!("0001-01-01")),
            ("day", json!("9999-12-31"), json!("9999-12-31")),
            ("at_time", json!("00:00:00"), json!("00:00:00")),
            ("at_time", json!("23:59:59.999999"), json!("23:59:59.999999")),
            ("at_time", json!("12:00:00.5"), json!("12:00:00.500")),
            ("local", json!("0001-01-01T00:00:00"), json!("0001-01-01T00:00:00")),
            ("local", json!("9999-12-31T23:59:59.999999"), json!("9999-12-31T23:59:59.999999")),
            ("moment", json!("2024-12-31T23:59:59.999999-01:00"), json!("2025-01-01T00:59:59.999999Z")),
            ("moment", json!("1970-01-01T00:00:00+00:00"), json!("1970-01-01T00:00:00Z")),
            ("token", json!("67E55044-10B1-426F-9247-BB680E5FE0C8"), json!("67e55044-10b1-426f-9247-bb680e5fe0c8")),
            ("doc", json!([null, { "a": ["b", 0.5, digits] }]), json!([null, { "a": ["b", 0.5, digits] }])),
            ("doc", json!("text"), json!("text")),
            ("doc", json!(false), json!(false)),
            ("doc", json!(0), json!(0)),
            ("type", json!("published"), json!("published")),
            ("mood", json!("it's fine"), json!("it's fine")),
            ("mood", json!("ängstlich"), json!("ängstlich")),
        ] {
            let created = client.post("/samples", json!({ column: given })).await;
            assert_eq!(created.status, StatusCode::CREATED, "{column}: {given}: {created:?}");
            assert_eq!(created.body[column], form, "{column}: {given}");
            let path = format!("/samples/{}", created.body["id"]);
            assert_eq!(client.get(&path).await.body, created.body);
            let patched = client.patch(&path, json!({ column: form })).await;
            assert_eq!(patched.body, created.body, "its own form is a value, too");

            if column != "doc" {
                let text = form.as_str().map_or_else(|| form.to_string(), str::to_owned);
                let quoted = text.replace('\\', r"\\").replace('"', r#"\""#);
                let id = format!("eq.{}", created.body["id"]);
                for condition in [format!("eq.{text}"), format!(r#"in.("{quoted}")"#)] {
                    let found = client.query("/samples", &[(column, &condition), ("id", &id)]).await;
                    assert_eq!(found.body, json!({ "items": [created.body] }), "{column}={condition}");
                }
            }
            let cleared = client.patch(&path, json!({ column: null })).await;
            assert_eq!(cleared.body[column], Value::Null);
        }
    });
}

#[test]
fn every_type_compares_by_its_order() {
    with_client(async |client| {
        let low = json!({
            "small": -2, "int": -2, "big": -2, "single": -2.5, "double": -2.5, "amount": "-10", "precise": "-10",
            "note": "B", "code": "B", "fixed": "B", "data": "AA==", "day": "0999-12-31", "at_time": "09:59:59",
            "local": "0999-12-31T00:00:00", "moment": "0999-12-31T23:00:00Z",
            "token": "0fffffff-0000-0000-0000-000000000000", "type": "draft", "mood": "Zen",
        });
        let high = json!({
            "small": 10, "int": 10, "big": 10, "single": 10.0, "double": 10.0, "amount": "9", "precise": "9",
            "note": "a", "code": "a", "fixed": "a", "data": "/w==", "day": "1000-01-01", "at_time": "10:00:00",
            "local": "1000-01-01T00:00:00", "moment": "0999-12-31T23:00:00-01:00",
            "token": "f0000000-0000-0000-0000-000000000000", "type": "archived", "mood": "ängstlich",
        });
        for sample in [&low, &high, &json!({})] {
            assert_eq!(client.post("/samples", sample.clone()).await.status, StatusCode::CREATED);
        }
        for (column, value) in low.as_object().expect("an object") {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            for (condition, expected) in [
                (format!("gt.{text}"), vec![2]),
                (format!("gte.{text}"), vec![1, 2]),
                (format!("lt.{text}"), vec![]),
                (format!("lte.{text}"), vec![1]),
                (format!("ne.{text}"), vec![2]),
                (format!("not.eq.{text}"), vec![2]),
                (format!("not.gt.{text}"), vec![1]),
                (format!("not.in.({text})"), vec![2]),
                ("is.null".to_owned(), vec![3]),
                ("not.is.null".to_owned(), vec![1, 2]),
            ] {
                let answer = client.query("/samples", &[(column, &condition)]).await;
                assert_eq!(answer.status, StatusCode::OK, "{column}={condition}: {answer:?}");
                let items = answer.body["items"].as_array().expect("items").clone();
                let ids: Vec<i64> = items.iter().filter_map(|item| item["id"].as_i64()).collect();
                assert_eq!(ids, expected, "{column}={condition}");
            }
            for (order, expected) in [("asc", [1, 2, 3]), ("desc", [3, 2, 1]), ("desc.nullslast", [2, 1, 3])] {
                let answer = client.query("/samples", &[("order", &format!("{column}.{order}"))]).await;
                let items = answer.body["items"].as_array().expect("items").clone();
                let ids: Vec<i64> = items.iter().filter_map(|item| item["id"].as_i64()).collect();
                assert_eq!(ids, expected, "{column}.{order}");
            }
        }
    });
}

#[test]
fn what_is_no_value_of_a_type_is_422() {
    with_client(async |client| {
        for (column, value) in [
            ("flag", json!("true")),
            ("flag", json!(1)),
            ("small", json!(32_768)),
            ("int", json!(1.5)),
            ("int", json!("1")),
            ("big", json!(9_223_372_036_854_775_808_u64)),
            // How readers of JSON take -9223372036854775809, which must not become the smallest number there is.
            ("big", json!(-9.223_372_036_854_776e18)),
            ("single", json!(1e39)),
            ("double", json!("0.1")),
            ("amount", json!(1)),
            ("amount", json!("1e3")),
            ("amount", json!("0.001")),
            ("amount", json!("12345678901")),
            ("amount", json!("")),
            ("note", json!(1)),
            ("note", json!("\0")),
            ("code", json!("12345678901")),
            ("fixed", json!("12345")),
            ("data", json!("not base64!")),
            ("data", json!("AA")),
            ("day", json!("2024-02-30")),
            ("day", json!("0000-01-01")),
            ("day", json!("2024-2-3")),
            ("at_time", json!("24:00:00")),
            ("at_time", json!("23:59:60")),
            ("at_time", json!("12:00")),
            ("local", json!("2024-01-01 00:00:00")),
            ("local", json!("2024-01-01T00:00:00Z")),
            ("moment", json!("2024-01-01T00:00:00")),
            ("moment", json!("9999-12-31T23:59:59-00:01")),
            ("token", json!("{67e55044-10b1-426f-9247-bb680e5fe0c8}")),
            ("token", json!("67e5504410b1426f9247bb680e5fe0c8")),
            ("doc", json!({ "a\u{0}": 1 })),
            ("type", json!("Draft")),
            ("mood", json!("")),
        ] {
            let answer = client.post("/samples", json!({ column: value })).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{column}: {value}: {answer:?}");
            assert_eq!(answer.body["errors"][0]["pointer"], format!("/{column}"));
        }
    });
}

#[test]
fn a_write_only_column_is_taken_and_never_given() {
    with_client(async |client| {
        let body = json!({ "username": "ann", "email": "ann@example.org", "password_hash": "x" });
        let created = client.post("/users", body).await;
        assert_eq!(created.status, StatusCode::CREATED);
        assert_eq!(created.body.get("password_hash"), None);
        let changed = client.patch("/users/1", json!({ "password_hash": "y" })).await;
        assert_eq!((changed.status, changed.body.get("password_hash")), (StatusCode::OK, None));
        let filtered = client.query("/users", &[("password_hash", "eq.y")]).await;
        assert_eq!(filtered.status, StatusCode::BAD_REQUEST, "or it could be guessed");
        let missing = client.post("/users", json!({ "username": "bob", "email": "bob@example.org" })).await;
        assert_eq!(missing.body["errors"][0]["pointer"], "/password_hash");
    });
}

/// As RFC 7396 has it, of which the cases are: what each makes of `{"a": {"b": 1, "c": [1]}, "d": "x"}`.
#[test]
fn a_patch_changes_the_members_of_a_document_that_it_gives() {
    with_client(async |client| {
        let whole = json!({ "a": { "b": 1, "c": [1] }, "d": "x" });
        for (patch, expected) in [
            (json!({}), whole.clone()),
            (json!({ "d": "y" }), json!({ "a": { "b": 1, "c": [1] }, "d": "y" })),
            (json!({ "d": null }), json!({ "a": { "b": 1, "c": [1] } })),
            (json!({ "a": { "b": null, "e": { "f": null } } }), json!({ "a": { "c": [1], "e": {} }, "d": "x" })),
            (json!({ "a": { "c": { "g": 2 } } }), json!({ "a": { "b": 1, "c": { "g": 2 } }, "d": "x" })),
            (json!({ "a": [null] }), json!({ "a": [null], "d": "x" })),
            (json!([1]), json!([1])),
            (json!("text"), json!("text")),
            (Value::Null, Value::Null),
        ] {
            let created = client.post("/samples", json!({ "doc": whole })).await;
            let path = format!("/samples/{}", created.body["id"]);
            let changed = client.patch(&path, json!({ "doc": patch, "int": 1 })).await;
            assert_eq!((changed.status, &changed.body["doc"]), (StatusCode::OK, &expected), "{patch}");
            assert_eq!(client.get(&path).await.body["doc"], expected, "{patch}");
        }
        let empty = client.post("/samples", json!({})).await;
        let path = format!("/samples/{}", empty.body["id"]);
        let filled = client.patch(&path, json!({ "doc": { "a": { "b": null } } })).await;
        assert_eq!(filled.body["doc"], json!({ "a": {} }), "{filled:?}");
        // Elsewhere a document is what is given.
        for answer in [
            client.put(&path, json!({ "doc": { "a": null } })).await,
            client.post("/samples", json!({ "doc": { "a": null } })).await,
        ] {
            assert_eq!(answer.body["doc"], json!({ "a": null }), "{answer:?}");
        }
        let refused = client.patch(&path, json!({ "doc": { "a\u{0}": 1 } })).await;
        assert_eq!(refused.body["errors"][0]["pointer"], "/doc", "{refused:?}");
        let missing = client.patch("/samples/999", json!({ "doc": { "a": 1 } })).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
    });
}
