//! The examples of the OpenAPI document: values of their own schemas, which the server accepts.

use std::collections::BTreeMap;

use reqwest::{Method, RequestBuilder, StatusCode};
use runtime_db::http::OPENAPI;
use serde_json::Value;
use test_harness::Answer;

use crate::access::Trusting;
use crate::support::with_api;

fn members(row: &Value) -> Vec<&String> {
    row.as_object().expect("an object").keys().collect()
}

#[test]
fn the_server_accepts_the_example_of_each_create() {
    let document: Value = serde_json::from_str(OPENAPI).expect("JSON");
    let schemas = &document["components"]["schemas"];
    let mut examples: BTreeMap<&str, (&Value, &Value)> = BTreeMap::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        let bodies = &item["post"]["requestBody"]["content"]["application/json"]["schema"]["oneOf"][0];
        let answers = &item["post"]["responses"]["201"]["content"]["application/json"]["schema"]["oneOf"][0];
        let named = |schema: &Value| {
            let name = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()).map(str::to_owned);
            name.map(|name| &schemas[name]["examples"][0])
        };
        if let (Some(new), Some(row)) = (named(bodies), named(answers)) {
            assert!(new.is_object(), "{path} has no example");
            examples.insert(path, (new, row));
        }
    }
    assert!(examples.len() > 10, "{examples:?}");
    // One who may do everything, and to whom belongs what has the number 1.
    let person = "1 admin postmaster";
    let mut order: Vec<&str> = examples.keys().copied().collect();
    let mut accepted_before = 0;
    // Rows come after those that they refer to. A database counts on when a row is refused, so that each try has one of its own.
    while accepted_before < order.len() {
        let (mut accepted, mut refused): (Vec<&str>, BTreeMap<&str, Answer>) = Default::default();
        with_api(
            |api| api.authenticator(Trusting),
            async |client| {
                for path in &order {
                    let (new, row) = examples[path];
                    let key = format!("\"{path}\"");
                    let complete =
                        |request: RequestBuilder| request.bearer_auth(person).header("idempotency-key", &key).json(new);
                    let answer = client.send(Method::POST, path, complete).await;
                    if answer.status == StatusCode::CREATED {
                        assert_eq!(members(&answer.body), members(row), "{path}");
                        accepted.push(path);
                    } else {
                        refused.insert(path, answer);
                    }
                }
            },
        );
        assert!(accepted.len() > accepted_before, "{refused:#?}");
        accepted_before = accepted.len();
        order = accepted.into_iter().chain(refused.into_keys()).collect();
    }
}

#[test]
fn examples_are_values_of_their_schemas() {
    let document: Value = serde_json::from_str(OPENAPI).expect("JSON");
    let mut checked = 0;
    for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
        for example in schema["examples"].as_array().into_iter().flatten() {
            test_harness::assert_valid(&document, schema, example, name);
            checked += 1;
        }
    }
    assert!(checked > 40, "{checked} examples");
    let mut parameters = 0;
    for (path, item) in document["paths"].as_object().expect("paths") {
        let operations = item.as_object().expect("operations").values();
        let own = operations.flat_map(|operation| operation["parameters"].as_array().into_iter().flatten());
        for parameter in item["parameters"].as_array().into_iter().flatten().chain(own) {
            if let Some(example) = parameter.get("example") {
                test_harness::assert_valid(&document, &parameter["schema"], example, path);
                parameters += 1;
            }
        }
    }
    assert!(parameters > 20, "{parameters} examples");
}
