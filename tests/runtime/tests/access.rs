//! Who may do what (`api: access`), by each rule, each operation and each kind of people; and that nothing tells of rows that
//! one may not see.

use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use reqwest::{Method, StatusCode};
use runtime_db::engine::{Changes, Conn, Operation, Pool, Table, Value, insert_row};
use runtime_db::http::{Api, Authenticator, Identity, OPENAPI, Problem};
use runtime_db::tables::TABLES;
use serde_json::{Value as Json, json};
use test_harness::{Answer, Client};

use crate::support::pool;

/// Believes everyone: `Bearer subject role role`.
pub(crate) struct Trusting;

impl Authenticator for Trusting {
    async fn authenticate(&self, request: &mut Parts) -> Result<Option<Identity>, Problem> {
        let Some(header) = request.headers.get(AUTHORIZATION) else { return Ok(None) };
        let words = header.to_str().ok().and_then(|text| text.strip_prefix("Bearer "));
        let mut words = words.ok_or_else(|| Problem::unauthorized("Expected a bearer token."))?.split(' ');
        let subject = words.next().unwrap_or_default();
        Ok(Some(words.fold(Identity::new(subject), Identity::with_role)))
    }
}

/// Runs a test with a pool and a client of the server on a database of its own.
fn with_server(make: impl FnOnce(Api) -> Api, test: impl AsyncFnOnce(Pool, Client)) {
    test_harness::with_database(async |url| {
        let pool = pool(&url).await;
        let router = make(Api::new(pool.clone())).into_router();
        test(pool, Client::serve(router, OPENAPI).await).await;
    });
}

/// Sends a request as someone.
async fn ask(client: &Client, person: &str, method: Method, path: &str, body: Option<Json>) -> Answer {
    let complete = |request: reqwest::RequestBuilder| {
        let request = if person.is_empty() { request } else { request.bearer_auth(person) };
        if let Some(body) = &body { request.json(body) } else { request }
    };
    client.send(method, path, complete).await
}

async fn get(client: &Client, person: &str, path: &str) -> Answer {
    ask(client, person, Method::GET, path, None).await
}

async fn post(client: &Client, person: &str, path: &str, body: Json) -> Answer {
    ask(client, person, Method::POST, path, Some(body)).await
}

fn table(name: &str) -> &'static Table {
    TABLES.iter().find(|table| table.name == name).expect("a table of the schema")
}

/// Adds a row as the program itself does, whatever the rules.
async fn add(conn: &mut Conn, name: &str, values: &[(&str, Value)]) -> i64 {
    let table = table(name);
    let mut changes = Changes::default();
    for (column, value) in values {
        changes.set_value(table.position(column).expect("a column"), value.clone());
    }
    match insert_row(conn, table, changes).await.expect("a row").value(0) {
        Value::BigInt(id) => *id,
        other => panic!("{other:?}"),
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

const PEOPLE: [&str; 4] = ["", "1", "2", "9 admin"];

const ALL: &str = "200:1 200 201 200 200 204";
const UNKNOWN: &str = "401:0 401 401 401 401 401";
const FORBIDDEN: &str = "403:0 403 403 403 403 403";
/// A row of someone else's is as if it were not there, and none can be made for them.
const NOT_THEIRS: &str = "200:0 404 403 404 404 404";

/// What anonymous, the owner, another one and an admin are answered: to a list (and how many rows it has), a GET, a create for the
/// owner, a PATCH, a PUT, a DELETE.
const MATRIX: [(&str, [&str; 4]); 6] = [
    ("public_things", [ALL, ALL, ALL, ALL]),
    ("signed_things", [UNKNOWN, ALL, ALL, ALL]),
    ("admin_things", [UNKNOWN, FORBIDDEN, FORBIDDEN, ALL]),
    ("owned_things", [UNKNOWN, ALL, NOT_THEIRS, NOT_THEIRS]),
    ("staffed_things", [UNKNOWN, ALL, NOT_THEIRS, ALL]),
    (
        "readable_things",
        [
            "200:1 200 401 405 405 405",
            "200:1 200 403 405 405 405",
            "200:1 200 403 405 405 405",
            "200:1 200 201 405 405 405",
        ],
    ),
];

async fn answers(client: &Client, pool: &Pool, table: &str, person: &str) -> String {
    let person_word = person.replace(' ', "-");
    let name = format!("there-for-{person_word}");
    let conn = &mut pool.get().await.expect("a connection");
    let id = add(conn, table, &[("owner_id", Value::BigInt(1)), ("name", text(&name))]).await;
    let row = format!("/{table}/{id}");
    let listed = get(client, person, &format!("/{table}?name=eq.{name}")).await;
    let rows = listed.body["items"].as_array().map_or(0, Vec::len);
    let mut found = vec![format!("{}:{rows}", listed.status.as_u16())];
    let new = json!({ "owner_id": 1, "name": format!("made-by-{person_word}") });
    for (method, path, body) in [
        (Method::GET, &row, None),
        (Method::POST, &format!("/{table}"), Some(new.clone())),
        (Method::PATCH, &row, Some(json!({ "name": format!("patched-by-{person_word}") }))),
        (Method::PUT, &row, Some(json!({ "owner_id": 1, "name": format!("put-by-{person_word}") }))),
        (Method::DELETE, &row, None),
    ] {
        let answer = ask(client, person, method, path, body).await;
        found.push(answer.status.as_u16().to_string());
        if answer.status == StatusCode::UNAUTHORIZED {
            assert_eq!(answer.headers["www-authenticate"], "Bearer");
        }
    }
    found.join(" ")
}

#[test]
fn each_operation_is_for_those_whom_the_rule_names() {
    with_server(
        |api| api.authenticator(Trusting),
        async |pool, client| {
            for (table, expected) in MATRIX {
                for (person, expected) in PEOPLE.into_iter().zip(expected) {
                    assert_eq!(answers(&client, &pool, table, person).await, expected, "{table} for {person:?}");
                }
            }
        },
    );
}

#[test]
fn without_an_authenticator_only_what_is_public_is_served() {
    with_server(
        |api| api,
        async |pool, client| {
            for (table, expected) in MATRIX {
                for person in PEOPLE {
                    assert_eq!(answers(&client, &pool, table, person).await, expected[0], "{table} for {person:?}");
                }
            }
        },
    );
}

#[test]
fn what_is_not_to_be_believed_is_401_also_where_everyone_may() {
    with_server(
        |api| api.authenticator(Trusting),
        async |_, client| {
            let forged = |request: reqwest::RequestBuilder| request.header("authorization", "Basic x");
            let answer = client.send(Method::GET, "/public_things", forged).await;
            assert_eq!(
                (answer.status, &answer.body["type"]),
                (StatusCode::UNAUTHORIZED, &json!("urn:problem-type:unauthorized"))
            );
            // A name that no column can hold owns nothing.
            for path in ["/owned_things", "/aggregate/owned_things?select=count()"] {
                let items = get(&client, "nobody'--", path).await.body["items"].clone();
                assert!([json!([]), json!([{ "count()": 0 }])].contains(&items), "{items}");
            }
        },
    );
}

#[test]
fn a_layer_of_ones_own_may_say_who_it_is() {
    test_harness::with_database(async |url| {
        let identity = Identity::new("1").with_role("admin");
        let router = runtime_db::http::router(pool(&url).await).layer(axum::Extension(identity));
        let client = Client::serve(router, OPENAPI).await;
        assert_eq!(client.get("/admin_things").await.status, StatusCode::OK);
    });
}

/// Two members with letters of their own: 1 and 2 are Ann's, 3 is Bob's.
async fn letters(pool: &Pool) {
    let conn = &mut pool.get().await.expect("a connection");
    for name in ["ann", "bob"] {
        add(conn, "members", &[("name", text(name))]).await;
        add(conn, "topics", &[("name", text(&format!("{name}'s topic")))]).await;
    }
    for (member, subject, code) in [(1, "to ann", "a"), (1, "more", "b"), (2, "SECRET", "c")] {
        let id = add(
            conn,
            "letters",
            &[("member_id", Value::BigInt(member)), ("subject", text(subject)), ("code", text(code))],
        )
        .await;
        add(conn, "stamps", &[("letter_id", Value::BigInt(id)), ("value", Value::Integer(5))]).await;
        for topic in [1, 2] {
            add(conn, "letter_topics", &[("letter_id", Value::BigInt(id)), ("topic_id", Value::BigInt(topic))]).await;
        }
    }
    for member in [1, 2] {
        add(conn, "favourites", &[("member_id", Value::BigInt(member)), ("topic_id", Value::BigInt(member))]).await;
    }
}

#[test]
fn rows_of_others_are_as_if_they_were_not_there() {
    with_server(
        |api| api.authenticator(Trusting),
        async |pool, client| {
            letters(&pool).await;
            for (path, query, expected) in [
                ("/letters", "select=id", json!([{ "id": 1 }, { "id": 2 }])),
                ("/letters", "select=id&or=(id.eq.3,id.eq.1)", json!([{ "id": 1 }])),
                ("/letters", "select=id&not.and=(id.eq.1)", json!([{ "id": 2 }])),
                ("/members/2/letters", "select=id", json!([])),
                (
                    "/members",
                    "select=id,letters(id)",
                    json!([{ "id": 1, "letters": [{ "id": 1 }, { "id": 2 }] }, { "id": 2, "letters": [] }]),
                ),
                ("/members", "select=id&letters.subject=eq.SECRET", json!([])),
                ("/members", "select=id&letters.subject=not.eq.SECRET", json!([{ "id": 1 }])),
                ("/members", "select=id&not.or=(letters.subject.eq.SECRET)", json!([{ "id": 1 }, { "id": 2 }])),
                ("/members", "select=id&letters.count=eq.0", json!([{ "id": 2 }])),
                ("/members", "select=id&letters.topics.letters.code=eq.c", json!([])),
                (
                    "/topics",
                    "select=id,letters(id)",
                    json!([{ "id": 1, "letters": [{ "id": 1 }, { "id": 2 }] }, { "id": 2, "letters": [{ "id": 1 }, { "id": 2 }] }]),
                ),
                (
                    "/topics",
                    "select=id&include=letters&include.letters.where=(id.gte.3)",
                    json!([{ "id": 1, "letters": [] }, { "id": 2, "letters": [] }]),
                ),
                ("/topics/1/letters", "select=id", json!([{ "id": 1 }, { "id": 2 }])),
                (
                    "/aggregate/letters",
                    "select=count(),max(subject)",
                    json!([{ "count()": 2, "max(subject)": "to ann" }]),
                ),
                ("/aggregate/letters", "select=count()&group_by=member_id", json!([{ "member_id": 1, "count()": 2 }])),
                ("/aggregate/members", "select=count()&letters.subject=eq.SECRET", json!([{ "count()": 0 }])),
                ("/favourites", "", json!([{ "member_id": 1, "topic_id": 1 }])),
            ] {
                let answer = get(&client, "1", &format!("{path}?{query}")).await;
                assert_eq!(answer.body["items"], expected, "{path}?{query}: {answer:?}");
            }
            assert_eq!(get(&client, "1", "/letters?count=exact").await.body["total"], 2);
            let page = get(&client, "1", "/letters?limit=2").await;
            assert_eq!(page.body["next"], Json::Null, "there is no row behind those: {page:?}");
            assert_eq!(get(&client, "9 postmaster", "/letters?count=exact").await.body["total"], 3);

            // Nor is what may not be seen at all, or not all of it where that would tell.
            for (person, path, status) in [
                ("", "/members?include=letters", StatusCode::UNAUTHORIZED),
                ("", "/members?letters.subject=eq.SECRET", StatusCode::UNAUTHORIZED),
                ("", "/members/2/letters", StatusCode::UNAUTHORIZED),
                ("1", "/letters?include=stamps", StatusCode::FORBIDDEN),
                ("1", "/letters/1/stamps", StatusCode::FORBIDDEN),
                ("1", "/letters?stamps.value=eq.5", StatusCode::FORBIDDEN),
                ("1", "/members?letters.stamps.count=eq.1", StatusCode::FORBIDDEN),
                ("1", "/aggregate/letters?select=count()&stamps.value=eq.5", StatusCode::FORBIDDEN),
                ("1", "/favourites?order=member.name", StatusCode::OK),
                ("1", "/stamps?order=letter.subject", StatusCode::FORBIDDEN),
                ("1", "/aggregate/favourites?select=count()&group_by=member.name", StatusCode::OK),
                ("1", "/aggregate/stamps?select=count()&group_by=letter.subject", StatusCode::FORBIDDEN),
                ("9 postmaster", "/aggregate/stamps?select=count()&group_by=letter.subject", StatusCode::OK),
                // The join table has rules of its own, and not all of its rows are to be seen.
                ("1", "/members?include=topics", StatusCode::FORBIDDEN),
                ("1", "/members/1/topics", StatusCode::FORBIDDEN),
                ("1", "/topics?fans.name=eq.bob", StatusCode::FORBIDDEN),
                ("9 postmaster", "/letters?include=stamps", StatusCode::OK),
                ("9 postmaster", "/stamps?order=letter.subject", StatusCode::OK),
            ] {
                let answer = get(&client, person, path).await;
                assert_eq!(answer.status, status, "{path} for {person:?}: {answer:?}");
                assert!(!answer.body.to_string().contains("SECRET") || person.starts_with('9'), "{answer:?}");
            }
            let missing = get(&client, "1", "/letters/99").await;
            let others = get(&client, "1", "/letters/3").await;
            assert_eq!(
                (others.status, &others.body),
                (StatusCode::NOT_FOUND, &missing.body),
                "nothing tells them apart"
            );
        },
    );
}

#[test]
fn writes_to_rows_of_others_change_and_tell_nothing() {
    with_server(
        |api| api.authenticator(Trusting),
        async |pool, client| {
            letters(&pool).await;
            let header = |name: &'static str, value: &'static str, body: Json| {
                move |request: reqwest::RequestBuilder| request.bearer_auth("1").header(name, value).json(&body)
            };
            // Another version of a row of someone else's is not there either.
            let change = json!({ "subject": "mine" });
            for (method, name, value) in [
                (Method::PATCH, "if-match", "\"x\""),
                (Method::PATCH, "if-match", "*"),
                (Method::DELETE, "if-match", "\"x\""),
                (Method::GET, "if-none-match", "*"),
            ] {
                let answer = client.send(method, "/letters/3", header(name, value, change.clone())).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{name}: {answer:?}");
            }
            // What one sees and may not change is refused as such.
            let answer = ask(&client, "9 postmaster", Method::PATCH, "/letters/3", Some(change)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{answer:?}");
            let answer = ask(&client, "1", Method::PATCH, "/members/2", Some(json!({ "phone": "1" }))).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{answer:?}");
            let answer = ask(&client, "1", Method::PATCH, "/members/1", Some(json!({ "phone": "1" }))).await;
            assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
            // A row is not given away.
            let away = json!({ "member_id": 2 });
            let answer = ask(&client, "1", Method::PATCH, "/letters/1", Some(away)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{answer:?}");
            assert_eq!(get(&client, "1", "/letters/1").await.body["member_id"], 1, "it was undone");

            // A create belongs to whoever makes it unless it says otherwise.
            let created = post(&client, "1", "/letters", json!({ "subject": "new" })).await;
            assert_eq!((created.status, &created.body["member_id"]), (StatusCode::CREATED, &json!(1)));
            let created = post(&client, "2 postmaster", "/letters", json!({ "subject": "n", "member_id": 1 })).await;
            assert_eq!((created.status, &created.body["member_id"]), (StatusCode::CREATED, &json!(1)));
            let created = post(&client, "someone postmaster", "/letters", json!({ "subject": "n" })).await;
            assert_eq!(created.status, StatusCode::UNPROCESSABLE_ENTITY, "{created:?}");
            for body in [
                json!({ "subject": "x", "member_id": 2 }),
                // Before the database is asked, which would answer 409.
                json!({ "subject": "x", "member_id": 2, "code": "c" }),
                json!([{ "subject": "mine" }, { "subject": "not mine", "member_id": 2 }]),
                json!({ "subject": "x", "stamps": [{ "value": 1 }] }),
            ] {
                let answer = post(&client, "1", "/letters", body.clone()).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{body}: {answer:?}");
            }
            let nested = json!({ "subject": "x", "member_id": 1, "stamps": [{ "value": 1 }] });
            assert_eq!(post(&client, "1 postmaster", "/letters", nested).await.status, StatusCode::CREATED);

            // An upsert changes one's own rows; those of others stand in the way as they do of a create.
            let upsert = "/letters?on_conflict=letters_code_key";
            let own = post(&client, "1", upsert, json!({ "subject": "again", "code": "a" })).await;
            assert_eq!((own.status, &own.body["id"]), (StatusCode::OK, &json!(1)), "{own:?}");
            let others = post(&client, "1", upsert, json!({ "subject": "x", "code": "c" })).await;
            assert_eq!(
                (others.status, &others.body["type"]),
                (StatusCode::CONFLICT, &json!("urn:problem-type:unique"))
            );
            assert!(!others.body.to_string().contains("SECRET"));

            // Rows are related by who may change them, to what they see.
            for (person, method, path, status) in [
                ("1", Method::PUT, "/letters/3/topics/1", StatusCode::NOT_FOUND),
                ("1", Method::DELETE, "/letters/3/topics/1", StatusCode::NOT_FOUND),
                ("9 postmaster", Method::DELETE, "/letters/3/topics/1", StatusCode::FORBIDDEN),
                ("1", Method::PUT, "/topics/1/letters/3", StatusCode::NOT_FOUND),
                ("1", Method::DELETE, "/topics/1/letters/3", StatusCode::NOT_FOUND),
                ("1", Method::DELETE, "/letters/1/topics/1", StatusCode::NO_CONTENT),
                ("1", Method::PUT, "/letters/1/topics/1", StatusCode::NO_CONTENT),
                ("", Method::PUT, "/letters/1/topics/1", StatusCode::UNAUTHORIZED),
                ("1", Method::PUT, "/members/1/topics/2", StatusCode::NO_CONTENT),
                ("1", Method::PUT, "/topics/1/fans/2", StatusCode::FORBIDDEN),
                ("1", Method::DELETE, "/topics/2/fans/2", StatusCode::NOT_FOUND),
                ("1", Method::PUT, "/members/2/topics/2", StatusCode::FORBIDDEN),
            ] {
                let answer = ask(&client, person, method.clone(), path, None).await;
                assert_eq!(answer.status, status, "{method} {path} for {person:?}: {answer:?}");
            }
            let untouched = get(&client, "2", "/letters/3?include=topics").await.body;
            assert_eq!(
                (&untouched["subject"], untouched["topics"].as_array().map(Vec::len)),
                (&json!("SECRET"), Some(2))
            );
        },
    );
}

#[test]
fn the_idempotency_keys_of_different_people_never_meet() {
    with_server(
        |api| api.authenticator(Trusting),
        async |pool, client| {
            letters(&pool).await;
            let send = |person: &'static str| {
                client.send(Method::POST, "/letters", move |request| {
                    request.bearer_auth(person).header("idempotency-key", "k").json(&json!({ "subject": "x" }))
                })
            };
            let (one, two, again) = (send("1").await, send("2").await, send("1").await);
            assert_eq!((&one.body["member_id"], &two.body["member_id"]), (&json!(1), &json!(2)));
            assert_eq!(one.body, again.body);
        },
    );
}

#[test]
fn the_description_of_a_table_knows_the_rules() {
    assert_eq!(table("tags").who(Operation::Delete), None, "everyone may");
    assert_eq!(table("readable_things").who(Operation::Delete), Some(&[][..]), "nobody may");
}
