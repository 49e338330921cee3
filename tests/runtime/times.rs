//! Dates and times at their extremes, the same whatever library they are of: tests/time-libraries runs them with each.

use diesel::sql_query;
use diesel_async::RunQueryDsl;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::db::tables::samples;
use crate::db::types::DateTime;
use crate::forms::with_client;

/// (column, a value as it is given, the form in which it comes back)
pub(crate) fn portable() -> Vec<(&'static str, Value, Value)> {
    let same = |column, text: &str| (column, json!(text), json!(text));
    let read = |column, text: &str, form: &str| (column, json!(text), json!(form));
    vec![
        same("day", "0001-01-01"),
        same("day", "1582-10-10"),
        same("day", "2024-02-29"),
        same("day", "9999-12-31"),
        same("at_time", "00:00:00"),
        same("at_time", "00:00:00.000001"),
        same("at_time", "23:59:59.999999"),
        read("at_time", "12:00:00.5", "12:00:00.500"),
        same("local", "0001-01-01T00:00:00"),
        same("local", "1999-12-31T23:59:59.999999"),
        same("local", "2024-03-31T02:30:00.100"),
        same("local", "9999-12-31T23:59:59.999999"),
        same("moment", "0001-01-01T00:00:00Z"),
        same("moment", "1969-12-31T23:59:59.999999Z"),
        same("moment", "9999-12-30T22:00:00.999999Z"),
        read("moment", "2024-12-31T23:59:59.999999-01:00", "2025-01-01T00:59:59.999999Z"),
        read("moment", "2024-03-01t00:00:00.5+23:59", "2024-02-29T00:01:00.500Z"),
        read("milli", "2024-02-29T12:00:00.9999Z", "2024-02-29T12:00:00.999Z"),
        same("milli", "1969-12-31T23:59:59.999Z"),
    ]
}

/// (column, something that it cannot hold)
pub(crate) fn no_portable() -> Vec<(&'static str, Value)> {
    let texts = [
        ("day", "2023-02-29"),
        ("day", "0000-01-01"),
        ("day", "2024-2-9"),
        ("day", "+2024-02-29"),
        ("day", "-0001-01-01"),
        ("day", "10000-01-01"),
        ("day", "2024-02-29T00:00:00"),
        ("at_time", "24:00:00"),
        ("at_time", "23:59:60"),
        ("at_time", "12:00"),
        ("at_time", "12:00:00."),
        ("at_time", "1:00:00"),
        ("local", "2024-02-29 12:00:00"),
        ("local", "2024-02-29T12:00:00Z"),
        ("local", "+10000-01-01T00:00:00"),
        ("moment", "2024-02-29T12:00:00"),
        ("moment", "2024-02-29T12:00:00+24:00"),
        ("moment", "2024-02-29T12:00:00+1:00"),
        ("moment", "0001-01-01T00:00:00+00:01"),
        ("milli", "infinity"),
    ];
    texts
        .into_iter()
        .map(|(column, text)| (column, json!(text)))
        .chain([("day", json!(0)), ("moment", json!({}))])
        .collect()
}

#[test]
fn times_sort_as_times() {
    with_client(async |client, _| {
        for column in ["day", "at_time", "local", "moment", "milli"] {
            let mut forms: Vec<Value> =
                portable().into_iter().filter(|(of, ..)| *of == column).map(|(.., form)| form).collect();
            for form in &forms {
                client.post("/samples", json!({ column: form })).await;
            }
            // RFC 3339 in UTC with the digits filled up sorts as text.
            forms.sort_by_key(|form| {
                let text = form.as_str().expect("a text").trim_end_matches('Z');
                let (seconds, fraction) = text.split_once('.').unwrap_or((text, ""));
                format!("{seconds}.{fraction:0<6}")
            });
            let not_null = (column, "not.is.null");
            let sorted = client.query("/samples", &[not_null, ("order", column), ("limit", "100")]).await;
            let items = sorted.body["items"].as_array().expect("rows");
            assert_eq!(items.iter().map(|row| row[column].clone()).collect::<Vec<_>>(), forms, "{column}");

            let least = format!("gt.{}", forms[0].as_str().expect("a text"));
            let rest = client.query("/samples", &[(column, &least), ("limit", "100")]).await;
            assert_eq!(rest.body["items"].as_array().expect("rows").len(), forms.len() - 1, "{column}");
        }
    });
}

#[test]
fn the_engine_gives_the_time_of_the_write() {
    with_client(async |client, _| {
        let stamp = client.post("/stamps", json!({})).await.body;
        let local = stamp["local"].as_str().expect("a timestamp");
        assert_eq!(stamp["moment"], format!("{local}Z"));
        assert_eq!(stamp["since"], "2024-02-29T12:00:00.500");
        let found = client.query("/stamps", &[("since", "eq.2024-02-29T12:00:00.500")]).await;
        assert_eq!(found.body["items"], json!([stamp]), "what the database wrote equals what the engine writes");

        let path = format!("/stamps/{}", stamp["id"]);
        let later = client.patch(&path, json!({ "since": "2024-03-01T00:00:00" })).await.body;
        let moment = |row: &Value| row["moment"].as_str().expect("a moment").parse::<DateTime>().expect("RFC 3339");
        assert!(moment(&later) > moment(&stamp), "{later} {stamp}");
        assert_eq!(client.delete(&path).await.status, StatusCode::NO_CONTENT);
        assert_eq!(client.get(&path).await.status, StatusCode::NOT_FOUND);
    });
}

/// The moments of jiff end a day before the year 10000; those of chrono and time with it.
#[test]
fn what_the_library_cannot_say_is_an_error() {
    const LAST: &str = "9999-12-31T23:59:59.999999Z";
    with_client(async |client, pool| {
        let is_known = LAST.parse::<DateTime>().is_ok();
        let status = if is_known { StatusCode::CREATED } else { StatusCode::UNPROCESSABLE_ENTITY };
        assert_eq!(client.post("/samples", json!({ "moment": LAST })).await.status, status);

        let mut conn = pool.get().await.expect("a connection");
        sql_query("DELETE FROM samples").execute(&mut *conn).await.expect("no rows");
        sql_query("INSERT INTO samples (moment) VALUES ('9999-12-31 23:59:59.999999')")
            .execute(&mut *conn)
            .await
            .expect("a row");
        assert_eq!(samples::query().load(&mut conn).await.is_ok(), is_known);
    });
}
