//! A client that holds every answer to the OpenAPI document.

use axum::Router;
use jsonschema::Validator;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::Value;
use tokio::net::TcpListener;

/// A client of a server that was started for it.
///
/// Each answer on a path of the OpenAPI document has to be one that the document has for the request: its status, its
/// media type, its headers, its body. A body that the server accepts has to be one that the document allows.
#[derive(Debug)]
pub struct Client {
    http: reqwest::Client,
    address: String,
    document: Value,
}

/// What the server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; null when there is none.
    pub body: Value,
}

impl Client {
    /// Serves the routes on a free port until the runtime ends, as the document says.
    ///
    /// # Panics
    ///
    /// When there is no port, or the document is not one.
    pub async fn serve(routes: Router, document: &str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        let document: Value = serde_json::from_str(document).expect("an OpenAPI document");
        Self { http: reqwest::Client::new(), address, document }
    }

    /// Returns the address of a path on the server.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Sends GET.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, |request| request).await
    }

    /// Sends GET with a query, which this encodes.
    pub async fn query(&self, path: &str, query: &[(&str, &str)]) -> Answer {
        self.send(Method::GET, path, |request| request.query(query)).await
    }

    /// Sends POST with a JSON body.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        let answer = self.send(Method::POST, path, |request| request.json(&body)).await;
        self.check_request(&Method::POST, path, &answer, &body);
        answer
    }

    /// Sends PATCH with a JSON body.
    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        let answer = self.send(Method::PATCH, path, |request| request.json(&body)).await;
        self.check_request(&Method::PATCH, path, &answer, &body);
        answer
    }

    /// Sends PUT with a JSON body.
    pub async fn put(&self, path: &str, body: Value) -> Answer {
        let answer = self.send(Method::PUT, path, |request| request.json(&body)).await;
        self.check_request(&Method::PUT, path, &answer, &body);
        answer
    }

    /// Sends DELETE.
    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, |request| request).await
    }

    /// Sends a request that `complete` has completed.
    ///
    /// # Panics
    ///
    /// When the server does not answer, or not as the document says.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        complete: impl FnOnce(RequestBuilder) -> RequestBuilder,
    ) -> Answer {
        let request = complete(self.http.request(method.clone(), self.url(path)));
        let response = request.send().await.expect("the server answers");
        let (status, headers) = (response.status(), response.headers().clone());
        let text = response.text().await.expect("a body");
        let body =
            if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap_or(Value::String(text)) };
        let answer = Answer { status, headers, body };
        self.check_answer(&method, path, &answer);
        answer
    }

    fn check_answer(&self, method: &Method, path: &str, answer: &Answer) {
        let Some(operation) = self.operation(method, path) else {
            return;
        };
        let context = || format!("{method} {path}: {answer:?}");
        let responses = &operation["responses"];
        let response = responses.get(answer.status.as_str()).or_else(|| responses.get("default"));
        let response =
            self.resolve(response.unwrap_or_else(|| panic!("no such answer in the document: {}", context())));
        for (name, header) in response["headers"].as_object().into_iter().flatten() {
            let is_required = header["required"] == Value::Bool(true);
            assert!(!is_required || answer.headers.contains_key(name), "no header {name}: {}", context());
        }
        let Some(content) = response["content"].as_object() else {
            assert_eq!(answer.body, Value::Null, "{}", context());
            return;
        };
        let media_type = answer.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let content = content.get(media_type).unwrap_or_else(|| panic!("no such media type: {}", context()));
        self.check_body(&content["schema"], &answer.body, &context());
    }

    /// Checks that the document allows a body that the server accepted.
    fn check_request(&self, method: &Method, path: &str, answer: &Answer, body: &Value) {
        if let Some(operation) = self.operation(method, path).filter(|_| answer.status.is_success()) {
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            self.check_body(schema, body, &format!("the server accepted {method} {path}"));
        }
    }

    fn check_body(&self, schema: &Value, body: &Value, context: &str) {
        assert_valid(&self.document, schema, body, context);
    }

    /// Returns what the document says of a request, if its path is in the document.
    fn operation(&self, method: &Method, path: &str) -> Option<&Value> {
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        let paths = self.document["paths"].as_object().expect("paths");
        let (_, item) = paths.iter().find(|(template, _)| matches(template, path))?;
        item.get(method.as_str().to_lowercase())
    }

    fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
        pointer.map_or(value, |pointer| self.document.pointer(pointer).expect("what is referred to"))
    }
}

/// Checks that a value is one of those that a schema of the document allows.
///
/// # Panics
///
/// When it is not.
pub fn assert_valid(document: &Value, schema: &Value, value: &Value, context: &str) {
    let validator = validator(document, schema);
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "not as the document says: {errors:#?}\n{context}");
}

/// Returns whether a value is one of those that a schema of the document allows.
///
/// # Panics
///
/// When the schema is none.
pub fn is_valid(document: &Value, schema: &Value, value: &Value) -> bool {
    validator(document, schema).is_valid(value)
}

fn validator(document: &Value, schema: &Value) -> Validator {
    let mut schema = schema.clone();
    // What the schema refers to.
    schema["components"] = document["components"].clone();
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema);
    validator.expect("a JSON Schema")
}

/// Returns whether the path is one of the template's, such as `/users/{id}`.
fn matches(template: &str, path: &str) -> bool {
    let same = |(template, segment): (&str, &str)| template.starts_with('{') || template == segment;
    template.split('/').count() == path.split('/').count() && template.split('/').zip(path.split('/')).all(same)
}
