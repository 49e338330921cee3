//! Whatever is changed in a folder of migrations is noticed and named.

use codegen::migrator::{Damage, Error, Folder, Lock, LockError, Migration, Seal, verify};
use codegen::model::Backend;

use super::{Step, folder, sealed, up};
use crate::support::database::Database;

fn three() -> Folder {
    folder(
        Backend::Sqlite,
        &[
            Step("1_first", "CREATE TABLE a (n int);\n", "DROP TABLE a;\n", true),
            Step("2_second", "CREATE TABLE b (n int);\n", "DROP TABLE b;\n", false),
            Step("3_third", "CREATE TABLE c (n int);\n", "DROP TABLE c;\n", true),
        ],
    )
}

/// Returns the text with one byte changed.
fn flipped(text: &str, place: usize, bit: u8) -> String {
    let mut bytes = text.as_bytes().to_vec();
    bytes[place] ^= bit;
    String::from_utf8(bytes).expect("the text is ASCII")
}

#[test]
fn every_byte_counts() {
    let whole = three();
    assert_eq!(verify(&whole), []);
    let mut flips = 0;
    for bit in [0x01, 0x20] {
        let lock = whole.lock.as_deref().expect("there is one");
        for place in 0..lock.len() {
            let damaged = Folder { lock: Some(flipped(lock, place, bit)), ..whole.clone() };
            assert_ne!(verify(&damaged), [], "byte {place} of the lock file");
            flips += 1;
        }
        for (number, migration) in whole.migrations.iter().enumerate() {
            for file in 0..3 {
                let text = texts(migration)[file].unwrap_or_default().to_owned();
                for place in 0..text.len() {
                    let mut damaged = whole.clone();
                    set(&mut damaged.migrations[number], file, flipped(&text, place, bit));
                    let expected = [Damage::Edited(migration.name.to_string())];
                    assert_eq!(verify(&damaged), expected, "byte {place} of {text}");
                    flips += 1;
                }
            }
        }
    }
    assert!(flips > 1000, "{flips}");
}

fn texts(migration: &Migration) -> [Option<&str>; 3] {
    [Some(&*migration.up), migration.down.as_deref(), migration.metadata.as_deref()]
}

fn set(migration: &mut Migration, file: usize, text: String) {
    match file {
        0 => migration.up = text.into(),
        1 => migration.down = Some(text.into()),
        _ => migration.metadata = Some(text.into()),
    }
}

#[test]
fn what_is_gone_new_moved_or_unsealed_is_named() {
    let mut gone = three();
    gone.migrations.remove(1);
    assert_eq!(verify(&gone), [Damage::Missing("2_second".to_owned())]);

    let mut new = three();
    new.migrations.push(Migration { name: "4_mine".into(), ..new.migrations[0].clone() });
    assert_eq!(verify(&new), [Damage::Foreign("4_mine".to_owned())]);

    let mut renamed = three();
    renamed.migrations[2].name = "3_other".into();
    assert_eq!(verify(&renamed), [Damage::Foreign("3_other".to_owned()), Damage::Missing("3_third".to_owned())]);

    let mut moved = three();
    let mut lock = Lock::parse(moved.lock.as_deref().unwrap()).unwrap();
    lock.entries.remove(1);
    moved.migrations.remove(1);
    moved.lock = Some(lock.to_string());
    let after = Some("2_second".to_owned());
    let found = verify(&moved);
    // What it was made after is gone, lock and all, so that only its own seal can tell.
    assert_eq!(found, [Damage::Edited("3_third".to_owned())], "{after:?}");

    let mut swapped = three();
    let mut lock = Lock::parse(swapped.lock.as_deref().unwrap()).unwrap();
    lock.entries.swap(1, 2);
    swapped.lock = Some(lock.to_string());
    let disordered = Damage::Disordered { name: "2_second".to_owned(), after: "3_third".to_owned() };
    let moved = |name: &str, after: &str| Damage::Moved { name: name.to_owned(), after: Some(after.to_owned()) };
    assert_eq!(verify(&swapped), [disordered, moved("3_third", "2_second"), moved("2_second", "1_first")]);

    let mut draft = three();
    let mut lock = Lock::parse(draft.lock.as_deref().unwrap()).unwrap();
    lock.entries[2].seals[0].1 = Seal::Draft;
    draft.lock = Some(lock.to_string());
    assert_eq!(verify(&draft), [Damage::Draft("3_third".to_owned())]);

    let text = three().lock.unwrap().replacen("3_third", "<<<<<<< HEAD\n3_third", 1);
    let conflict = Folder { lock: Some(text), ..three() };
    assert_eq!(verify(&conflict), [Damage::Lock(LockError::Conflict(7))]);
    assert_eq!(verify(&Folder { lock: None, ..three() }), [Damage::NoLock]);
}

#[test]
fn two_branches_that_were_merged_by_hand_are_told_apart() {
    let mut one = three();
    let other = sealed(Backend::Sqlite, {
        let mut migrations = one.migrations[..2].to_vec();
        migrations.push(Migration { name: "3_elsewhere".into(), ..one.migrations[2].clone() });
        migrations
    });
    let mut lock = Lock::parse(one.lock.as_deref().unwrap()).unwrap();
    lock.entries.extend(Lock::parse(other.lock.as_deref().unwrap()).unwrap().entries.pop());
    one.migrations.push(other.migrations[2].clone());
    one.lock = Some(lock.to_string());
    let found = verify(&one);
    let disordered = Damage::Disordered { name: "3_elsewhere".to_owned(), after: "3_third".to_owned() };
    let moved = Damage::Moved { name: "3_elsewhere".to_owned(), after: Some("2_second".to_owned()) };
    assert_eq!(found, [disordered, moved]);
}

#[test]
fn a_damaged_folder_is_not_run() {
    let database = Database::create(Backend::Sqlite, "damaged");
    let mut damaged = three();
    damaged.migrations[1].up = "DROP TABLE a;\n".into();
    let refused = up(&database, &damaged).expect_err("it was edited");
    assert!(matches!(&refused, Error::Damaged(damages) if damages == &[Damage::Edited("2_second".to_owned())]));
    assert!(database.tables().is_empty());
}

#[test]
fn how_lines_end_does_not_count() {
    let mut windows = three();
    for migration in &mut windows.migrations {
        migration.up = migration.up.replace('\n', "\r\n").into();
    }
    windows.lock = windows.lock.map(|lock| lock.replace('\n', "\r\n"));
    assert_eq!(verify(&windows), []);
}
