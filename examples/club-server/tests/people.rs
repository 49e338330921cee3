//! What the people of the club may do, as they would with a browser.

use club_db::engine::{Pool, PoolSettings, migrate};
use club_db::http::OPENAPI;
use club_db::models::NewMember;
use club_db::tables::members;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use test_harness::{Answer, Client};

/// Runs a test with a client, and the tokens of an admin, who is member 1, and of two members, 2 and 3.
fn with_club(test: impl AsyncFnOnce(Client, [String; 3])) {
    test_harness::with_database(async |url| {
        migrate(&url).await.expect("the migrations run");
        let pool = Pool::new(&url, PoolSettings::default()).expect("a pool");
        let mut conn = pool.get().await.expect("a connection");
        let mut tokens = Vec::new();
        for (name, is_admin) in [("ada", true), ("ben", false), ("cleo", false)] {
            let new = NewMember { is_admin: Some(is_admin), ..NewMember::new(name.to_owned()) };
            let member = members::insert(&mut conn, new).await.expect("a member");
            tokens.push(club_server::sign_in(&mut conn, member.id).await.expect("a session"));
        }
        drop(conn);
        let tokens = tokens.try_into().expect("three of them");
        test(Client::serve(club_server::app(pool), OPENAPI).await, tokens).await;
    });
}

async fn ask(client: &Client, token: &str, method: Method, path: &str, body: Option<Value>) -> Answer {
    let complete = |request: reqwest::RequestBuilder| {
        let request = if token.is_empty() { request } else { request.bearer_auth(token) };
        if let Some(body) = &body { request.json(body) } else { request }
    };
    client.send(method, path, complete).await
}

#[test]
fn the_board_is_read_by_all_and_written_by_admins() {
    with_club(async |client, [ada, ben, _]| {
        let notice = || Some(json!({ "title": "Party", "body": "On Friday." }));
        for (token, status) in
            [("", StatusCode::UNAUTHORIZED), (&*ben, StatusCode::FORBIDDEN), (&*ada, StatusCode::CREATED)]
        {
            assert_eq!(ask(&client, token, Method::POST, "/notices", notice()).await.status, status);
        }
        let notices = ask(&client, "", Method::GET, "/notices", None).await;
        assert_eq!(notices.body["items"][0]["title"], "Party");
        let forged = ask(&client, "not a token", Method::GET, "/notices", None).await;
        assert_eq!(forged.status, StatusCode::UNAUTHORIZED, "what is said and not true is told so");
    });
}

#[test]
fn members_keep_their_own_data_and_nobody_elses() {
    with_club(async |client, [ada, ben, cleo]| {
        let phone = || Some(json!({ "phone": "555" }));
        assert_eq!(ask(&client, &ben, Method::PATCH, "/members/2", phone()).await.status, StatusCode::OK);
        assert_eq!(ask(&client, &cleo, Method::PATCH, "/members/2", phone()).await.status, StatusCode::FORBIDDEN);
        assert_eq!(ask(&client, &ada, Method::PATCH, "/members/2", phone()).await.status, StatusCode::OK);
        let climb = ask(&client, &ben, Method::PATCH, "/members/2", Some(json!({ "is_admin": true }))).await;
        assert_eq!(climb.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody makes an admin of themselves");
        assert_eq!(ask(&client, "", Method::GET, "/members", None).await.status, StatusCode::UNAUTHORIZED);
    });
}

#[test]
fn letters_are_seen_by_whom_they_belong_to() {
    with_club(async |client, [ada, ben, cleo]| {
        let letter = json!({ "subject": "Dear diary", "body": "…" });
        let written = ask(&client, &ben, Method::POST, "/letters", Some(letter)).await;
        assert_eq!((written.status, &written.body["member_id"]), (StatusCode::CREATED, &json!(2)));
        for (token, status) in [(&ben, StatusCode::OK), (&cleo, StatusCode::NOT_FOUND), (&ada, StatusCode::NOT_FOUND)] {
            assert_eq!(ask(&client, token, Method::GET, "/letters/1", None).await.status, status);
        }
        let members = ask(&client, &cleo, Method::GET, "/members?select=name,letters(subject)&order=id", None).await;
        let nobody = [json!({ "name": "ada", "letters": [] }), json!({ "name": "ben", "letters": [] })];
        assert_eq!(members.body["items"].as_array().map(|items| &items[..2]), Some(&nobody[..]));
    });
}
