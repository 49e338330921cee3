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
//!
//! What a column cannot be asked for does not compile, and neither do columns of other tables:
//! ```
//! use runtime_db::engine::count;
//! use runtime_db::tables::{comments, posts};
//!
//! let _ = posts::query().group_by(posts::STATUS).aggregate((count(), posts::PRICE.sum())).having(count().gt(1));
//! let _ = comments::query().group_by(comments::POST.column(posts::STATUS)).aggregate(comments::CREATED_AT.max());
//! ```
//! ```compile_fail
//! use runtime_db::tables::posts;
//!
//! let _ = posts::query().aggregate(posts::TITLE.sum());
//! ```
//! ```compile_fail
//! use runtime_db::tables::posts;
//!
//! let _ = posts::query().aggregate(posts::STATUS.max());
//! ```
//! ```compile_fail
//! use runtime_db::tables::{posts, users};
//!
//! let _ = posts::query().group_by(users::USERNAME);
//! ```
