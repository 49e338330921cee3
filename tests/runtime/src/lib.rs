//! The tests of `runtime-db`, the crate that the tool makes of schema.yaml in this folder, stand in `tests`.
//!
//! Ids of different tables do not mix, neither in queries nor in rows:
//! ```
//! use runtime_db::models::{NewComment, PostId, TagId, UserId};
//! use runtime_db::tables::{comments, tags, users};
//! use runtime_db::types::Uuid;
//!
//! let _ = users::ID.eq(UserId(1)) & users::ID.eq(1_i64);
//! let _ = tags::ID.eq(TagId(1));
//! let comment = NewComment { author_id: Some(UserId(1)), ..NewComment::new(PostId(Uuid::random()), String::new()) };
//! ```
//! ```compile_fail
//! use runtime_db::models::TagId;
//! use runtime_db::tables::users;
//!
//! let _ = users::ID.eq(TagId(1));
//! ```
//! ```compile_fail
//! use runtime_db::models::{NewComment, PostId, TagId};
//! use runtime_db::types::Uuid;
//!
//! let comment = NewComment { author_id: Some(TagId(1)), ..NewComment::new(PostId(Uuid::random()), String::new()) };
//! ```
