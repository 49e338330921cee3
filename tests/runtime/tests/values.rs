//! What goes in by a typed model comes out the same.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use diesel::{QueryDsl, SelectableHelper};
use diesel_async::RunQueryDsl;
use runtime_db::engine::{Condition, Conn, Error};
use runtime_db::models::{Mood, NewSample, PostStatus, Sample, SampleId, UpdateSample};
use runtime_db::schema;
use runtime_db::tables::samples;
use runtime_db::types::{DateTime, Decimal, Json, Uuid};
use serde_json::json;

use crate::support::{empty_sample, with_conn};

fn decimal(text: &str) -> Option<Decimal> {
    Some(text.parse().expect("a decimal number"))
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn time(text: &str) -> NaiveTime {
    text.parse().expect("a time")
}

fn timestamp(text: &str) -> NaiveDateTime {
    text.parse().expect("a timestamp")
}

fn moment(text: &str) -> Option<DateTime> {
    Some(text.parse().expect("a moment"))
}

#[test]
fn decimals_of_few_digits_are_those_of_many() {
    let few =
        ["0", "-0", "0.00", "-0.10", "7", "12.50", "-12.05", "007.0", "0.000000000000000001", "999999999999999999"];
    let many = ["1234567890123456789.5", "-0.1234567890123456789", "100000000000000000000"];
    for text in few.into_iter().chain(many) {
        let number: Decimal = text.parse().expect("a decimal number");
        let same = Decimal(text.parse().expect("a decimal number"));
        assert_eq!((&number, number.fractional_digit_count()), (&same, same.fractional_digit_count()), "{text}");
        assert_eq!(number.to_string(), same.to_plain_string(), "{text}");
    }
}

/// The least value of each type that has one, and text that is empty.
fn least() -> NewSample {
    NewSample {
        flag: Some(false),
        small: Some(i16::MIN),
        int: Some(i32::MIN),
        big: Some(i64::MIN),
        single: Some(f32::MIN),
        double: Some(f64::MIN),
        amount: decimal("-9999999999.99"),
        precise: decimal("-999999999.999999"),
        note: Some(String::new()),
        code: Some(String::new()),
        fixed: Some(String::new()),
        data: Some(Vec::new()),
        day: Some(date("0001-01-01")),
        at_time: Some(time("00:00:00")),
        local: Some(timestamp("0001-01-01T00:00:00")),
        moment: moment("0001-01-01T00:00:00Z"),
        token: Some("00000000-0000-0000-0000-000000000000".parse().expect("a UUID")),
        doc: Some(Json(json!({}))),
        type_: Some(PostStatus::Draft),
        mood: Some(Mood::SoSo),
        word: Some(u16::MIN),
        count: Some(u32::MIN),
        tag: Some(Vec::new()),
        milli: moment("0001-01-01T00:00:00Z"),
    }
}

/// The greatest value of each type that has one, and text that is long or hard to quote.
fn greatest() -> NewSample {
    NewSample {
        flag: Some(true),
        small: Some(i16::MAX),
        int: Some(i32::MAX),
        big: Some(i64::MAX),
        single: Some(f32::MAX),
        double: Some(f64::MAX),
        amount: decimal("9999999999.99"),
        precise: decimal("999999999.999999"),
        note: Some("'\"`\\%_?$1:name;--\r\n\t\u{1}\u{7f}\u{ffff}\u{1F600}é日本 ".repeat(4_000)),
        code: Some("\u{1F600}".repeat(10)),
        fixed: Some("日本語テ".to_owned()),
        data: Some((0..=255).cycle().take(100_000).collect()),
        day: Some(date("9999-12-31")),
        at_time: Some(time("23:59:59.999999")),
        local: Some(timestamp("9999-12-31T23:59:59.999999")),
        moment: moment("9999-12-31T23:59:59.999999Z"),
        token: Some("ffffffff-ffff-ffff-ffff-ffffffffffff".parse().expect("a UUID")),
        doc: Some(Json(json!([null, true, -1, i64::MIN, u64::MAX, 0.1, 1.5e300, "'\"\\\u{1F600}", { "": [[]] }]))),
        type_: Some(PostStatus::Archived),
        mood: Some(Mood::Ngstlich),
        word: Some(u16::MAX),
        count: Some(u32::MAX),
        tag: Some(vec![255; 4]),
        milli: moment("9999-12-31T23:59:59.999Z"),
    }
}

/// Values that lose something easily: digits, signs, blanks, the type of a document.
fn fragile() -> NewSample {
    NewSample {
        flag: Some(true),
        small: Some(-1),
        int: Some(0),
        big: Some((1 << 53) + 1),
        single: Some(0.1),
        double: Some(f64::MIN_POSITIVE),
        amount: decimal("-0.01"),
        precise: decimal("123456789.012345"),
        note: Some(" \u{feff}a\u{301}\n".to_owned()),
        code: Some("  blanks  ".to_owned()),
        fixed: Some(" a b".to_owned()),
        data: Some(b"\0'\\x00\xff".to_vec()),
        day: Some(date("1582-10-10")),
        at_time: Some(time("00:00:00.000001")),
        local: Some(timestamp("2024-03-31T02:30:00.100000")),
        moment: moment("1969-12-31T23:59:59.999999Z"),
        token: Some(Uuid::random()),
        doc: Some(Json(json!("null"))),
        type_: Some(PostStatus::Published),
        mood: Some(Mood::ItSFine),
        word: Some(1 << 15),
        count: Some(1 << 31),
        tag: Some(vec![0]),
        milli: moment("1969-12-31T23:59:59.999Z"),
    }
}

/// Returns what was read as a row to insert.
fn given(sample: Sample) -> NewSample {
    NewSample {
        flag: sample.flag,
        small: sample.small,
        int: sample.int,
        big: sample.big,
        single: sample.single,
        double: sample.double,
        amount: sample.amount,
        precise: sample.precise,
        note: sample.note,
        code: sample.code,
        fixed: sample.fixed,
        data: sample.data,
        day: sample.day,
        at_time: sample.at_time,
        local: sample.local,
        moment: sample.moment,
        token: sample.token,
        doc: sample.doc,
        type_: sample.type_,
        mood: sample.mood,
        word: sample.word,
        count: sample.count,
        tag: sample.tag,
        milli: sample.milli,
    }
}

#[test]
fn every_value_comes_back_as_it_went() {
    with_conn(async |conn| {
        for new in [least(), greatest(), fragile(), empty_sample()] {
            let inserted = samples::insert(conn, new.clone()).await.expect("a sample");
            assert_eq!(samples::find(conn, inserted.id).await.expect("the sample"), inserted);
            let by_hand: Sample = schema::samples::table
                .find(inserted.id)
                .select(Sample::as_select())
                .first(conn)
                .await
                .expect("the sample by Diesel");
            // Diesel gives what the database keeps: a char(n) with its blanks, a decimal with the digits it has there.
            let scaled = |number: &Option<Decimal>, scale| number.as_ref().and_then(|number| number.fit(15, scale));
            let by_hand = Sample {
                amount: scaled(&by_hand.amount, 2),
                precise: scaled(&by_hand.precise, 6),
                fixed: by_hand.fixed.as_deref().map(|text| text.trim_end_matches(' ').to_owned()),
                ..by_hand
            };
            assert_eq!(by_hand, inserted);
            assert_eq!(given(inserted), new);
        }
    });
}

#[test]
fn an_update_sets_every_value_and_null() {
    with_conn(async |conn| {
        let id = samples::insert(conn, empty_sample()).await.expect("a sample").id;
        for new in [greatest(), least(), fragile()] {
            let update = UpdateSample {
                flag: Some(new.flag),
                small: Some(new.small),
                int: Some(new.int),
                big: Some(new.big),
                single: Some(new.single),
                double: Some(new.double),
                amount: Some(new.amount.clone()),
                precise: Some(new.precise.clone()),
                note: Some(new.note.clone()),
                code: Some(new.code.clone()),
                fixed: Some(new.fixed.clone()),
                data: Some(new.data.clone()),
                day: Some(new.day),
                at_time: Some(new.at_time),
                local: Some(new.local),
                moment: Some(new.moment),
                token: Some(new.token),
                doc: Some(new.doc.clone()),
                type_: Some(new.type_),
                mood: Some(new.mood),
                word: Some(new.word),
                count: Some(new.count),
                tag: Some(new.tag.clone()),
                milli: Some(new.milli),
            };
            assert_eq!(given(samples::update(conn, id, update).await.expect("the change")), new);
        }
        let clear = UpdateSample { doc: Some(None), data: Some(None), mood: Some(None), ..UpdateSample::default() };
        let cleared = samples::update(conn, id, clear).await.expect("the change");
        assert_eq!((cleared.doc, cleared.data, cleared.mood), (None, None, None));
        assert_eq!(cleared.amount, fragile().amount);
    });
}

#[test]
fn a_negative_zero_is_a_zero() {
    with_conn(async |conn| {
        let new = NewSample { single: Some(-0.0), double: Some(-0.0), amount: decimal("-0.00"), ..empty_sample() };
        let sample = samples::insert(conn, new).await.expect("a sample");
        assert_eq!((sample.single, sample.double), (Some(0.0), Some(0.0)));
        assert_eq!(sample.amount.map(|amount| amount.to_string()).as_deref(), Some("0.00"));
        for condition in [samples::SINGLE.eq(0.0), samples::DOUBLE.eq(0.0), samples::AMOUNT.eq(Decimal::from(0))] {
            assert_eq!(samples::query().filter(condition).count(conn).await.expect("a count"), 1);
        }
    });
}

/// Returns a condition for each column of the sample that it meets, with the column's name.
fn conditions(sample: &NewSample) -> Vec<(&'static str, Condition<Sample>)> {
    let present = "the sample has every value";
    vec![
        ("flag", samples::FLAG.eq(sample.flag.expect(present))),
        ("small", samples::SMALL.eq(sample.small.expect(present))),
        ("int", samples::INT.eq(sample.int.expect(present))),
        ("big", samples::BIG.eq(sample.big.expect(present))),
        ("single", samples::SINGLE.eq(sample.single.expect(present))),
        ("double", samples::DOUBLE.eq(sample.double.expect(present))),
        ("amount", samples::AMOUNT.eq(sample.amount.clone().expect(present))),
        ("precise", samples::PRECISE.eq(sample.precise.clone().expect(present))),
        ("note", samples::NOTE.eq(sample.note.clone().expect(present))),
        ("code", samples::CODE.eq(sample.code.clone().expect(present))),
        ("fixed", samples::FIXED.eq(sample.fixed.clone().expect(present))),
        ("data", samples::DATA.eq(sample.data.clone().expect(present))),
        ("day", samples::DAY.eq(sample.day.expect(present))),
        ("at_time", samples::AT_TIME.eq(sample.at_time.expect(present))),
        ("local", samples::LOCAL.eq(sample.local.expect(present))),
        ("moment", samples::MOMENT.eq(sample.moment.expect(present))),
        ("token", samples::TOKEN.eq(sample.token.expect(present))),
        ("type", samples::TYPE.eq(sample.type_.expect(present))),
        ("mood", samples::MOOD.eq(sample.mood.expect(present))),
    ]
}

#[test]
fn every_value_is_found_by_itself() {
    with_conn(async |conn| {
        let all = [least(), greatest(), fragile()];
        let inserted = samples::insert_many(conn, all.to_vec()).await.expect("samples");
        samples::insert(conn, empty_sample()).await.expect("a sample");
        for (new, sample) in all.iter().zip(&inserted) {
            for (column, condition) in conditions(new) {
                let found = samples::query().filter(condition.clone() & samples::ID.eq(sample.id));
                assert_eq!(found.count(conn).await.expect("a count"), 1, "{column} of {}", sample.id);
                let others = samples::query().filter(!condition);
                let others: Vec<SampleId> =
                    others.load(conn).await.expect("samples").iter().map(|other| other.id).collect();
                assert!(!others.contains(&sample.id), "{column} of {}", sample.id);
            }
        }
    });
}

#[test]
fn every_type_has_its_order() {
    with_conn(async |conn| {
        let order = ["greatest", "fragile", "least"];
        let ids: Vec<SampleId> = samples::insert_many(conn, vec![greatest(), fragile(), least()])
            .await
            .expect("samples")
            .iter()
            .map(|sample| sample.id)
            .collect();
        let name = |sample: &Sample| order[ids.iter().position(|id| *id == sample.id).expect("one of them")];
        for (column, ordering) in [
            ("small", samples::SMALL.desc()),
            ("big", samples::BIG.desc()),
            ("single", samples::SINGLE.desc()),
            ("double", samples::DOUBLE.desc()),
            ("precise", samples::PRECISE.desc()),
            ("day", samples::DAY.desc()),
            ("at_time", samples::AT_TIME.desc()),
            ("local", samples::LOCAL.desc()),
            ("moment", samples::MOMENT.desc()),
            ("token", samples::TOKEN.desc()),
            ("type", samples::TYPE.desc()),
            ("mood", samples::MOOD.desc()),
        ] {
            let sorted = samples::query().order_by(ordering).load(conn).await.expect("samples");
            assert_eq!(sorted.iter().map(name).collect::<Vec<_>>(), order, "{column}");
        }
    });
}

async fn refused(conn: &mut Conn, new: NewSample) -> Vec<(String, &'static str)> {
    match samples::insert(conn, new).await {
        Err(Error::Invalid(errors)) => errors.into_iter().map(|error| (error.column, error.code)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_no_database_could_give_back_is_refused() {
    with_conn(async |conn| {
        let far = Utc.with_ymd_and_hms(10_000, 1, 1, 0, 0, 0).single().expect("a moment");
        let leap = NaiveTime::from_hms_micro_opt(23, 59, 59, 1_500_000).expect("a leap second");
        for (column, code, new) in [
            ("single", "range", NewSample { single: Some(f32::INFINITY), ..empty_sample() }),
            ("double", "range", NewSample { double: Some(f64::NAN), ..empty_sample() }),
            ("amount", "range", NewSample { amount: decimal("0.001"), ..empty_sample() }),
            ("amount", "range", NewSample { amount: decimal("10000000000"), ..empty_sample() }),
            ("note", "format", NewSample { note: Some("\0".to_owned()), ..empty_sample() }),
            ("code", "length", NewSample { code: Some("a".repeat(11)), ..empty_sample() }),
            ("fixed", "length", NewSample { fixed: Some("abcde".to_owned()), ..empty_sample() }),
            ("day", "range", NewSample { day: Some(NaiveDate::MAX), ..empty_sample() }),
            ("at_time", "range", NewSample { at_time: Some(leap), ..empty_sample() }),
            ("local", "range", NewSample { local: Some(NaiveDateTime::MIN), ..empty_sample() }),
            ("moment", "range", NewSample { moment: Some(far.into()), ..empty_sample() }),
            ("doc", "format", NewSample { doc: Some(Json(json!({ "\0": 1 }))), ..empty_sample() }),
        ] {
            assert_eq!(refused(conn, new).await, [(column.to_owned(), code)]);
        }
        assert_eq!(samples::query().count(conn).await.expect("a count"), 0);
    });
}

#[test]
fn what_is_finer_than_a_microsecond_is_cut_off() {
    with_conn(async |conn| {
        let fine = time("12:00:00.123456789");
        let day = date("2024-02-29");
        let new = NewSample {
            at_time: Some(fine),
            local: Some(day.and_time(fine)),
            moment: DateTime::from_utc(day.and_time(fine)),
            fixed: Some("a  ".to_owned()),
            ..empty_sample()
        };
        let sample = samples::insert(conn, new).await.expect("a sample");
        let cut = time("12:00:00.123456");
        assert_eq!((sample.at_time, sample.local), (Some(cut), Some(day.and_time(cut))));
        assert_eq!(sample.moment, DateTime::from_utc(day.and_time(cut)));
        assert_eq!(sample.fixed.as_deref(), Some("a"), "blanks at the end of a char(n) do not count");
    });
}
