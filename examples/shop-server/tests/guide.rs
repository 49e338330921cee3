//! The commands of the page about the HTTP API, run in their order, each with the answer that stands below it.

use reqwest::{Client as Http, Method, RequestBuilder};
use serde_json::{Value, json};
use shop_db::http::{OPENAPI, router};
use test_harness::Client;

use crate::support::with_pool;

const GUIDE: &str = include_str!("../../../docs/http-api.md");

/// A command, and the lines below it.
type Example = (Vec<String>, Vec<&'static str>);

/// Returns the commands in the page's blocks; in a block, a command starts with `$ `.
fn examples() -> Vec<Example> {
    let blocks = GUIDE.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next());
    let commands = blocks.flat_map(|block| block.split("$ ").skip(1));
    let example = |text: &'static str| {
        let mut lines = text.lines();
        (words(lines.next().unwrap_or_default()), lines.collect())
    };
    commands.map(example).collect()
}

/// Takes a line apart as a shell does, as far as the page needs it: words, in single quotes where they have blanks, up to
/// a comment.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (position, part) in line.split('\'').enumerate() {
        if position % 2 == 1 {
            words.last_mut().expect("a word").push_str(part);
            continue;
        }
        let (plain, comment) = part.split_once('#').map_or((part, false), |(plain, _)| (plain, true));
        for (number, word) in plain.split(' ').enumerate() {
            if number > 0 {
                words.push(String::new());
            }
            words.last_mut().expect("a word").push_str(word);
        }
        if comment {
            break;
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Texts of earlier answers, which later commands have with `…` for what the page leaves out.
#[derive(Default)]
struct Known(Vec<String>);

impl Known {
    fn note(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.0.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| self.note(item)),
            Value::Object(members) => members.values().for_each(|member| self.note(member)),
            _ => {}
        }
    }

    fn complete(&self, word: &str) -> String {
        let Some((before, after)) = word.split_once('…') else { return word.to_owned() };
        let (rest, start) = before.split_at(before.rfind(['=', ' ']).map_or(0, |position| position + 1));
        let whole = self.0.iter().rev().find(|text| text.starts_with(start) && text.len() > start.len());
        let whole = whole.unwrap_or_else(|| panic!("no answer had {start}…"));
        format!("{rest}{whole}{}", after.trim_start_matches('"'))
    }
}

/// Makes a request of the words of a `curl`.
fn request(http: &Http, client: &Client, words: &[String]) -> RequestBuilder {
    let mut words = words.iter();
    assert_eq!(words.next().map(String::as_str), Some("curl"), "only curl is run here");
    let (mut method, mut path, mut query) = (None, String::new(), Vec::new());
    let (mut headers, mut body) = (Vec::new(), None);
    while let Some(word) = words.next() {
        let mut next = || words.next().unwrap_or_else(|| panic!("nothing follows {word}")).clone();
        match word.as_str() {
            "-i" | "-G" => {}
            "-X" => method = Some(next()),
            "-H" => headers.push(next()),
            "-d" => body = Some(next()),
            "--data-urlencode" => query.push(next()),
            word => path = word.strip_prefix("localhost:3000").expect("an address of the server").to_owned(),
        }
    }
    let usual = if body.is_some() { Method::POST } else { Method::GET };
    let method = method.map_or(usual, |method| method.parse().expect("a method"));
    let query: Vec<_> = query.iter().filter_map(|pair| pair.split_once('=')).collect();
    let mut request = http.request(method, client.url(&path));
    if !query.is_empty() {
        request = request.query(&query);
    }
    for (name, value) in headers.iter().filter_map(|header| header.split_once(": ")) {
        request = request.header(name, value);
    }
    match body {
        Some(body) => request.body(body),
        None => request,
    }
}

/// Checks a text against one in which `…` stands for anything.
fn assert_like(text: &str, pattern: &str) {
    let mut rest = text;
    for (number, part) in pattern.split('…').enumerate() {
        let position = rest.find(part).filter(|&position| number > 0 || position == 0);
        let position = position.unwrap_or_else(|| panic!("expected {pattern}\ngot      {text}"));
        rest = &rest[position + part.len()..];
    }
    assert!(rest.is_empty() || pattern.ends_with('…'), "expected {pattern}\ngot      {text}");
}

/// Adds the rows that the page starts from.
async fn seed(client: &Client) {
    let add = async |path: &str, row: Value| {
        let created = client.post(path, row).await;
        assert!(created.status.is_success(), "{created:?}");
    };
    add("/users", json!({ "username": "ann", "email": "ann@example.org" })).await;
    for name in ["Tea", "Kitchen"] {
        add("/categories", json!({ "name": name, "slug": name.to_lowercase() })).await;
    }
    for (category, sku, name, price, stock, active, attributes) in [
        (1, "K-1", "Kettle", "39.00", 10, true, json!({ "litres": 1.7 })),
        (1, "P-1", "Pot", "24.30", 5, true, json!({ "litres": 0.8 })),
        (1, "T-1", "Tea", "4.20", 120, true, Value::Null),
        (2, "C-1", "Cup", "9.00", 0, false, Value::Null),
        (2, "T-2", "Tray", "21.00", 40, true, Value::Null),
    ] {
        let product = json!({ "category_id": category, "sku": sku, "name": name, "price": price, "stock": stock,
            "active": active, "attributes": attributes });
        add("/products", product).await;
    }
    add(
        "/addresses",
        json!({ "user_id": 1, "recipient": "Ann", "street": "Teeweg 1", "postal_code": "1000",
        "city": "Delft", "country": "NL" }),
    )
    .await;
    for number in 1..=7 {
        add(
            "/orders",
            json!({ "customer_id": 1, "number": format!("A-{number}"), "shipping_address_id": 1,
            "billing_address_id": 1 }),
        )
        .await;
    }
    add("/order-lines", json!({ "order_id": 7, "line_number": 1, "product_id": 3, "unit_price": "4.20" })).await;
}

#[test]
fn the_commands_of_the_guide_are_answered_as_it_says() {
    with_pool(async |pool| {
        let client = Client::serve(router(pool), OPENAPI).await;
        seed(&client).await;
        let (http, mut known) = (Http::new(), Known::default());
        let examples = examples();
        assert!(examples.len() > 10, "{examples:?}");
        for (words, lines) in examples {
            let words: Vec<String> = words.iter().map(|word| known.complete(word)).collect();
            let answer = request(&http, &client, &words).send().await.expect("an answer");
            let (status, headers) = (answer.status(), answer.headers().clone());
            let text = answer.text().await.expect("a body");
            let status_line = format!("HTTP/1.1 {status}");
            let is_whole = lines.first().is_some_and(|line| line.starts_with("HTTP/"));
            assert!(is_whole || status.is_success(), "{words:?}: {status}: {text}");
            known.note(&serde_json::from_str(&text).unwrap_or_default());
            known.0.extend(headers.get("etag").and_then(|tag| tag.to_str().ok()).map(str::to_owned));
            for line in lines.iter().filter(|line| !line.is_empty()) {
                match line.split_once(": ").filter(|_| is_whole && !line.starts_with(['{', '['])) {
                    Some((name, value)) => assert_like(headers[name].to_str().expect("text"), value),
                    None if line.starts_with("HTTP/") => assert_eq!(status_line, *line, "{words:?}: {text}"),
                    None => assert_like(&text, line),
                }
            }
        }
    });
}
