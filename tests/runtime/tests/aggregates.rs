//! Counts, sums, averages and extremes over HTTP.

use reqwest::StatusCode;
use serde_json::{Value, json};
use test_harness::Client;

use crate::query::library;
use crate::support::with_client;

async fn groups(client: &Client, path: &str, query: &[(&str, &str)]) -> Value {
    let answer = client.query(path, query).await;
    assert_eq!(answer.status, StatusCode::OK, "{query:?}: {answer:?}");
    answer.body["items"].clone()
}

#[test]
fn rows_are_counted_and_summed_in_groups() {
    with_client(async |client| {
        library(&client).await;
        let query = [("select", "count(),sum(price),avg(price),min(title),max(price),count(meta)")];
        assert_eq!(
            groups(&client, "/aggregate/posts", &query).await,
            json!([{
                "count()": 3, "sum(price)": "14.75", "avg(price)": 14.75 / 3.0, "min(title)": "Coffee",
                "max(price)": "9.00", "count(meta)": 2,
            }]),
            "the deleted post is not counted"
        );
        let query = [("select", "sum(price),count()"), ("group_by", "author_id"), ("order", "sum(price).desc")];
        let expected = json!([
            { "author_id": 1, "sum(price)": "13.50", "count()": 2 },
            { "author_id": 2, "sum(price)": "1.25", "count()": 1 },
        ]);
        assert_eq!(groups(&client, "/aggregate/posts", &query).await, expected);
        for (having, authors) in [
            ("count().gt.1", json!([1])),
            ("sum(price).lt.2", json!([2])),
            ("sum(price).eq.13.50,count().eq.2", json!([1])),
            ("min(title).eq.\"Milk, cold\"", json!([2])),
            ("avg(price).gte.100", json!([])),
        ] {
            let query = [("select", "count()"), ("group_by", "author_id,status"), ("having", having)];
            let found = groups(&client, "/aggregate/posts", &query).await;
            let found: Vec<&Value> =
                found.as_array().expect("groups").iter().map(|group| &group["author_id"]).collect();
            assert_eq!(json!(found), authors, "{having}");
        }
        let query = [("select", "count(),count_distinct(post_id)"), ("author.username", "eq.ann")];
        let expected = json!([{ "count()": 2, "count_distinct(post_id)": 2 }]);
        assert_eq!(groups(&client, "/aggregate/comments", &query).await, expected);
        let query =
            [("select", "count()"), ("group_by", "author_id"), ("order", "author_id"), ("limit", "1"), ("offset", "2")];
        assert_eq!(groups(&client, "/aggregate/comments", &query).await, json!([{ "author_id": null, "count()": 1 }]));
        let query = [("select", "count()"), ("group_by", "author.username,post.author.username")];
        let found = groups(&client, "/aggregate/comments", &query).await;
        let by_names: Vec<Value> = found.as_array().expect("groups").clone();
        let all = groups(&client, "/aggregate/comments", &[("select", "count()")]).await;
        let number = |group: &Value| group["count()"].as_i64().expect("a number");
        assert_eq!(by_names.iter().map(number).sum::<i64>(), number(&all[0]), "each is in one group: {by_names:?}");
        let query = [
            ("select", "count()"),
            ("group_by", "author.username"),
            ("order", "author.username.desc"),
            ("having", "count().gte.1"),
        ];
        let in_turn = groups(&client, "/aggregate/comments", &query).await;
        let names: Vec<&Value> = in_turn.as_array().expect("groups").iter().map(|it| &it["author.username"]).collect();
        assert_eq!(json!(names), json!([null, "bob", "ann"]), "those without an author come first: {in_turn}");
        let query = [("select", "sum(price)"), ("group_by", "author.role,status"), ("author.username", "eq.ann")];
        let by_role = groups(&client, "/aggregate/posts", &query).await;
        assert!(
            by_role.as_array().is_some_and(|groups| groups.iter().all(|it| it["author.role"].is_string())),
            "{by_role}"
        );
        let query = [("select", "sum(price),min(price),avg(price)"), ("title", "eq.none")];
        let expected = json!([{ "sum(price)": null, "min(price)": null, "avg(price)": null }]);
        assert_eq!(groups(&client, "/aggregate/posts", &query).await, expected);
    });
}

#[test]
fn sums_of_every_type_are_the_same_on_every_database() {
    with_client(async |client| {
        for (small, double, moment, mood) in
            [(32_767, 0.5, "2024-02-29T23:59:59.5Z", "Zen"), (32_767, 0.25, "2024-02-28T00:00:00Z", "so-so")]
        {
            let sample = json!({
                "small": small, "int": 2_147_483_647, "big": 4_611_686_018_427_387_903_i64, "single": 0.5,
                "double": double, "amount": "9999999999.99", "moment": moment, "mood": mood, "flag": true,
            });
            assert_eq!(client.post("/samples", sample).await.status, StatusCode::CREATED);
        }
        let select =
            "sum(small),sum(int),sum(big),sum(single),sum(double),sum(amount),avg(int),min(moment),max(moment)";
        assert_eq!(
            groups(&client, "/aggregate/samples", &[("select", select)]).await,
            json!([{
                "sum(small)": 65_534, "sum(int)": 4_294_967_294_i64, "sum(big)": 9_223_372_036_854_775_806_i64,
                "sum(single)": 1.0, "sum(double)": 0.75, "sum(amount)": "19999999999.98", "avg(int)": 2_147_483_647.0,
                "min(moment)": "2024-02-28T00:00:00Z", "max(moment)": "2024-02-29T23:59:59.500Z",
            }])
        );
        let by_mood = [("select", "count()"), ("group_by", "mood,flag"), ("order", "mood.desc")];
        let expected =
            json!([{ "mood": "Zen", "flag": true, "count()": 1 }, { "mood": "so-so", "flag": true, "count()": 1 }]);
        assert_eq!(groups(&client, "/aggregate/samples", &by_mood).await, expected, "in declared order");
        client.post("/samples", json!({ "big": i64::MAX, "double": f64::MAX })).await;
        client.post("/samples", json!({ "double": f64::MAX })).await;
        for select in ["sum(big)", "sum(double)"] {
            let refused = client.query("/aggregate/samples", &[("select", select)]).await;
            assert_eq!((refused.status, &refused.body["parameter"]), (StatusCode::BAD_REQUEST, &json!("select")));
        }
    });
}

#[test]
fn what_cannot_be_computed_is_refused() {
    with_client(async |client| {
        for (name, value, hint) in [
            ("select", "", "expected count()"),
            ("select", "count", "expected count()"),
            ("select", "sum()", "expected count()"),
            ("select", "count(*)", "expected count()"),
            ("select", "median(price)", "expected count()"),
            ("select", "sum(title)", "cannot be computed"),
            ("select", "min(status)", "cannot be computed"),
            ("select", "sum(pric)", "Did you mean price?"),
            ("select", "max(deleted_at)", "no column"),
            ("group_by", "meta", "no order"),
            ("group_by", "deleted_at", "no column"),
            ("group_by", "author.password_hash", "no column"),
            ("group_by", "tags.name", "leads to many"),
            ("group_by", "author", "is a relation"),
            ("having", "count().gte.x", "a whole number"),
            ("having", "count().like.1", "expected eq"),
            ("having", "count()", "expected function"),
            ("order", "title", "not in group_by"),
            ("order", "sum(title)", "cannot be computed"),
            ("limit", "1000", "from 1 to 100"),
            ("titel", "eq.x", "Did you mean title?"),
        ] {
            let mut query = vec![(name, value)];
            if name != "select" {
                query.push(("select", "count()"));
            }
            let refused = client.query("/aggregate/posts", &query).await;
            assert_eq!(
                (refused.status, &refused.body["parameter"]),
                (StatusCode::BAD_REQUEST, &json!(name)),
                "{value}"
            );
            let detail = refused.body["detail"].as_str().expect("a detail");
            assert!(detail.contains(hint), "{name}={value}: {detail}");
        }
        let missing = client.get("/aggregate/posts").await;
        assert_eq!((missing.status, &missing.body["parameter"]), (StatusCode::BAD_REQUEST, &json!("select")));
        let hidden = client.query("/aggregate/users", &[("select", "max(password_hash)")]).await;
        assert_eq!(hidden.status, StatusCode::BAD_REQUEST);
    });
}
