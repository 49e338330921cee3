//! What every generated crate does in the same way: values, queries, writes, errors, the pool, migrations.
//!
//! A table is data ([`Table`]); the engine builds SQL from that description through a few Diesel query fragments with
//! bind parameters ([`statement`]), runs it on a Diesel connection, and gives rows of [`Value`]s back. The typed side
//! ([`Entity`], [`Query`], [`TypedColumn`]) is thin: it turns structs into values and back at the edge, so that a table
//! more costs the compiler little.

mod aggregate;
mod backend;
mod batches;
mod changes;
mod check;
mod codec;
mod column;
mod columns;
mod database;
pub(crate) mod deadlines;
mod entity;
mod error;
mod estimate;
mod filter;
mod geometry;
mod group_keys;
mod group_order;
mod groups;
mod include;
mod keyset;
mod lent;
mod measured;
mod migrate;
pub mod migrator;
mod native;
mod nullability;
mod operations;
mod page;
mod pool;
mod query;
mod raw;
mod references;
mod referring;
mod related_column;
mod relation;
mod row;
mod rule;
mod search;
mod selected_rows;
pub mod statement;
mod table;
mod timed;
pub(crate) mod transaction;
mod typed_json;
mod upsert;
mod value;

pub use aggregate::{Function, GroupColumn, GroupKey, GroupOrder, Having, Measure, aggregate_rows};
pub use backend::Conn;
pub use batches::Batches;
pub use changes::Changes;
pub use check::check_value;
pub use column::{Assign, Condition, NullableColumn, Ordering, TypedColumn};
pub use columns::Columns;
pub use database::Database;
pub use entity::{Entity, Pending, delete, find, insert, insert_bulk, insert_many, update, upsert};
pub use error::{ConstraintViolation, Error, FieldError, Result};
pub use estimate::estimate_rows;
pub use filter::{Comparison, Filter, JsonPath, JsonStep, JsonTest, Nulls, Order, OrderBy};
pub use group_keys::GroupKeys;
pub use group_order::{GroupCondition, GroupOrdering};
pub use groups::{Aggregates, Groups};
pub use include::{Include, Included, Loaded, include_in, select_with, sources};
pub use keyset::{rows_after, then_by};
pub use lent::PooledConn;
pub use measured::{Extremes, Measured, Measures, Summed, count};
pub use migrate::{migrate, migration_status, revert};
pub use native::{ArrayType, NativeType, Read, Spelled};
pub use nullability::{NotNull, Nullability, OrNull, ReadAs};
pub use operations::{
    count_rows, delete_row, delete_rows, find_row, insert_bulk_rows, insert_row, insert_rows, lock_row, lock_rows, select_rows,
    update_row,
};
pub use page::{Cursor, Edges, Page, PageOf, Paged, Window};
pub use pool::{Pool, PoolSettings};
pub use query::{Query, QueryWith};
pub use raw::RawQuery;
pub use related_column::{ColumnOf, RelatedColumn};
pub use relation::{Includes, ToMany, ToOne, With};
pub use row::{FromValue, Row, Values};
pub use rule::{Format, Rule, check_as, check_bytes, check_text, listed};
pub use search::{Search, Terms, TermsForm, TypedSearch, can_search};
pub use selected_rows::SelectedRows;
pub use table::{
    Access, Column, Constraint, ConstraintKind, Default, EnumType, Kind, Operation, Pages, Permit, Relation, Table, Through,
    Who, Writes,
};
pub use transaction::{Session, Work};
pub use typed_json::{JsonOperand, TypedJson};
pub use upsert::{UniqueColumns, lock_agreeing, upsert_row};
pub use value::Value;
