//! Lists: conditions, order and pages.

use reqwest::StatusCode;
use serde_json::{Value, json};
use test_harness::Client;

use crate::support::with_client;

/// Adds products that differ in every kind of column, named by a letter each.
async fn seed(client: &Client) {
    client.post("/categories", json!({ "name": "Tea", "slug": "tea" })).await;
    let products = [
        json!({ "sku": "a", "name": "100% tea", "price": "9.99", "stock": 0, "weight_kg": 0.5, "attributes": {} }),
        json!({ "sku": "b", "name": "100 teas", "price": "10.00", "stock": 7, "active": false }),
        json!({ "sku": "c", "name": "a_b, (c)", "price": "100.5", "stock": -0, "weight_kg": 1e-3 }),
        json!({ "sku": "d", "name": "ÄPFEL*", "price": "0", "stock": 2147483647, "description": "x" }),
    ];
    for mut product in products {
        product["category_id"] = json!(1);
        assert_eq!(client.post("/products", product).await.status, StatusCode::CREATED);
    }
}

/// Returns the letters of the products of a list, in its order.
fn letters(body: &Value) -> String {
    body["items"].as_array().expect("items").iter().filter_map(|item| item["sku"].as_str()).collect()
}

#[test]
fn every_operator_selects_its_rows() {
    with_client(async |client| {
        seed(&client).await;
        let moment = client.get("/products/2").await.body["created_at"].as_str().expect("a moment").to_owned();
        let (until, since) = (format!("lte.{moment}"), format!("not.lt.{moment}"));
        for (column, condition, expected) in [
            // bigint
            ("id", "eq.2", "b"),
            ("id", "ne.2", "acd"),
            ("id", "gt.2", "cd"),
            ("id", "gte.2", "bcd"),
            ("id", "lt.2", "a"),
            ("id", "lte.2", "ab"),
            ("id", "in.(1,3,99)", "ac"),
            ("id", "not.in.(1,3)", "bd"),
            ("id", "eq.9223372036854775807", ""),
            // integer
            ("stock", "eq.0", "ac"),
            ("stock", "gte.2147483647", "d"),
            ("stock", "lt.-2147483648", ""),
            // decimal: by its number, however it is written
            ("price", "eq.10", "b"),
            ("price", "lt.10.000", "ad"),
            ("price", "gt.9.99", "bc"),
            ("price", "in.(9.990,0)", "ad"),
            // double; NULL meets neither a comparison nor its opposite
            ("weight_kg", "eq.0.5", "a"),
            ("weight_kg", "lt.0.5", "c"),
            ("weight_kg", "not.lt.0.5", "a"),
            ("weight_kg", "is.null", "bd"),
            ("weight_kg", "not.is.null", "ac"),
            // boolean
            ("active", "eq.false", "b"),
            ("active", "is.true", "acd"),
            ("active", "not.is.true", "b"),
            ("active", "in.(true,false)", "abcd"),
            // text
            ("name", "eq.100% tea", "a"),
            ("name", "eq.100% Tea", ""),
            ("name", "like.100%*", "a"),
            ("name", "like.*_*", "c"),
            ("name", "like.100*", "ab"),
            ("name", "like.*TEA*", ""),
            ("name", "ilike.*TEA*", "ab"),
            ("name", "not.ilike.*tea*", "cd"),
            ("name", r#"in.("a_b, (c)",100 teas)"#, "bc"),
            ("description", "eq.", "abc"),
            ("description", "gt.", "d"),
            // json
            ("attributes", "is.null", "bcd"),
            ("attributes", "not.is.null", "a"),
            // timestamptz
            ("created_at", until.as_str(), "ab"),
            ("created_at", since.as_str(), "bcd"),
            ("created_at", "gt.2999-12-31T23:59:59.999999%2B01:00", ""),
        ] {
            // The offset's plus is written as a client would have to.
            let condition = condition.replace("%2B", "+");
            let answer = client.query("/products", &[(column, &condition), ("order", "sku")]).await;
            assert_eq!(answer.status, StatusCode::OK, "{column}={condition}: {answer:?}");
            assert_eq!(letters(&answer.body), expected, "{column}={condition}");
        }
    });
}

#[test]
fn enums_dates_chars_and_uuids_are_compared_too() {
    with_client(async |client| {
        for (name, role, born_on) in
            [("a", "customer", json!("1999-12-31")), ("b", "admin", json!("2000-01-01")), ("c", "author", Value::Null)]
        {
            let email = format!("{name}@example.org");
            client.post("/users", json!({ "username": name, "email": email, "role": role, "born_on": born_on })).await;
        }
        let names = async |query: &[(&str, &str)]| {
            let answer = client.query("/users", query).await;
            assert_eq!(answer.status, StatusCode::OK, "{query:?}: {answer:?}");
            let items = answer.body["items"].as_array().expect("items").clone();
            items.iter().filter_map(|item| item["username"].as_str()).collect::<String>()
        };
        assert_eq!(names(&[("role", "eq.author")]).await, "c");
        assert_eq!(names(&[("role", "ne.author")]).await, "ab");
        assert_eq!(names(&[("role", "in.(admin,customer)")]).await, "ab");
        assert_eq!(names(&[("order", "role")]).await, "acb", "as declared, not by the alphabet");
        assert_eq!(names(&[("order", "role.desc")]).await, "bca");
        assert_eq!(names(&[("born_on", "lt.2000-01-01")]).await, "a");
        assert_eq!(names(&[("born_on", "gte.2000-01-01")]).await, "b");
        assert_eq!(names(&[("born_on", "eq.1999-12-31"), ("role", "eq.customer")]).await, "a");
        assert_eq!(names(&[("born_on", "gt.1999-01-01"), ("born_on", "lt.2000-01-01")]).await, "a");

        let address = json!({
            "user_id": 1, "recipient": "A", "street": "1", "postal_code": "1", "city": "A", "country": "NL",
        });
        client.post("/addresses", address).await;
        for (condition, found) in [("eq.NL", 1), ("eq.NL ", 1), ("like.N*", 1), ("eq.nl", 0), ("in.(BE,NL)", 1)] {
            let answer = client.query("/addresses", &[("country", condition)]).await;
            assert_eq!(answer.body["items"].as_array().map(Vec::len), Some(found), "{condition}");
        }

        let order = json!({ "customer_id": 1, "number": "1", "shipping_address_id": 1, "billing_address_id": 1 });
        client.post("/orders", order).await;
        let payment = client.post("/payments", json!({ "order_id": 1, "method": "card", "amount": "1" })).await;
        let id = payment.body["id"].as_str().expect("a UUID");
        let answer = client.query("/payments", &[("id", &format!("in.({id})"))]).await;
        assert_eq!(answer.body, json!({ "items": [payment.body] }));
    });
}

#[test]
fn order_puts_nulls_where_it_is_told() {
    with_client(async |client| {
        seed(&client).await;
        for (order, expected) in [
            ("weight_kg", "cabd"),
            ("weight_kg.asc", "cabd"),
            ("weight_kg.desc", "bdac"),
            ("weight_kg.nullsfirst", "bdca"),
            ("weight_kg.desc.nullslast", "acbd"),
            ("weight_kg.desc.nullslast,sku.desc", "acdb"),
            ("stock,price.desc", "cabd"),
            ("price", "dabc"),
            ("active,sku.desc", "bdca"),
        ] {
            let answer = client.query("/products", &[("order", order)]).await;
            assert_eq!(letters(&answer.body), expected, "{order}");
        }
    });
}

#[test]
fn pages_do_not_overlap_and_count_all() {
    with_client(async |client| {
        for number in 0..25 {
            client.post("/tags", json!({ "name": format!("{number}") })).await;
        }
        assert_eq!(client.get("/tags").await.body["items"].as_array().map(Vec::len), Some(20));
        let mut seen = Vec::new();
        for offset in ["0", "10", "20", "30"] {
            let query = [("limit", "10"), ("offset", offset), ("count", "exact"), ("order", "name.desc")];
            let page = client.query("/tags", &query).await.body;
            assert_eq!(page["total"], 25);
            seen.extend(page["items"].as_array().expect("items").iter().filter_map(|tag| tag["id"].as_i64()));
        }
        seen.sort_unstable();
        assert_eq!(seen, (1..=25).collect::<Vec<i64>>());
        let total = client.query("/tags", &[("name", "like.1*"), ("count", "exact"), ("limit", "1")]).await.body;
        assert_eq!((&total["total"], total["items"].as_array().map(Vec::len)), (&json!(11), Some(1)));
        let most = client.query("/tags", &[("limit", "100")]).await.body;
        assert_eq!(most["items"].as_array().map(Vec::len), Some(25));
    });
}

#[test]
fn what_a_list_cannot_mean_is_refused() {
    with_client(async |client| {
        for (name, value, told) in [
            ("limit", "0", "from 1 to 100"),
            ("limit", "101", "from 1 to 100"),
            ("limit", "ten", "from 1 to 100"),
            ("offset", "-1", "whole number"),
            ("count", "yes", "exact"),
            ("order", "nome", "Did you mean name?"),
            ("order", "name.down", ".asc or .desc"),
            ("order", "", "no column"),
            ("order", "attributes", "no order"),
            ("nome", "eq.x", "Did you mean name?"),
            ("name", "x", "eq, ne, gt"),
            ("name", "equals.x", "eq, ne, gt"),
            ("name", "is.true", "is.null"),
            ("active", "gt.true", "eq, ne, in or is"),
            ("active", "is.maybe", "is.true"),
            ("attributes", "eq.{}", "is"),
            ("id", "eq.1.5", "whole number of 64 bits"),
            ("id", "eq.9223372036854775808", "whole number of 64 bits"),
            ("id", "in.1,2", "in.("),
            ("id", "in.(1,,2)", "whole number"),
            ("name", r#"in.("a)"#, "in.("),
            ("price", "gt.1e5", "decimal number"),
            ("weight_kg", "lt.NaN", "number"),
            ("created_at", "gt.yesterday", "2024-02-29T13:45:00Z"),
            ("name", "eq.\0", "U+0000"),
        ] {
            let answer = client.query("/products", &[(name, value)]).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}={value}: {answer:?}");
            assert_eq!(answer.body["parameter"], name);
            let detail = answer.body["detail"].as_str().expect("a detail");
            assert!(detail.contains(told), "{name}={value}: {detail}");
        }
        let twice = client.query("/products", &[("limit", "1"), ("limit", "2")]).await;
        assert_eq!(twice.status, StatusCode::BAD_REQUEST);
    });
}
