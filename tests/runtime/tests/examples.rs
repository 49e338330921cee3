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
    let mut waiting: BTreeMap<&str, (&Value, &Value)> = BTreeMap::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        let bodies = &item["post"]["requestBody"]["content"]["application/json"]["schema"]["oneOf"][0];
        let answers = &item["post"]["responses"]["201"]["content"]["application/json"]["schema"]["oneOf"][0];
        let named = |schema: &Value| {
            let name = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()).map(str::to_owned);
            name.map(|name| &schemas[name]["examples"][0])
        };
        if let (Some(new), Some(row)) = (named(bodies), named(answers)) {
            assert!(new.is_object(), "{path} has no example");
            waiting.insert(path, (new, row));
        }
    }
    assert!(waiting.len() > 10, "{waiting:?}");
    // One who may do everything, and to whom belongs what has the number 1.
    let person = "1 admin postmaster";
    with_api(
        |api| api.authenticator(Trusting),
        async |client| {
            let mut refused: BTreeMap<&str, Answer> = BTreeMap::new();
            // Rows come after those that they refer to.
            while !waiting.is_empty() {
                refused.clear();
                for (path, (new, row)) in &waiting {
                    let key = format!("\"{path}\"");
                    let complete =
                        |request: RequestBuilder| request.bearer_auth(person).header("idempotency-key", &key).json(new);
                    let answer = client.send(Method::POST, path, complete).await;
                    match answer.status {
                        StatusCode::CREATED => assert_eq!(members(&answer.body), members(row), "{path}"),
                        _ => drop(refused.insert(path, answer)),
                    }
                }
                assert!(refused.len() < waiting.len(), "{refused:#?}");
                waiting.retain(|path, _| refused.contains_key(path));
            }
        },
    );
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
