//! Cursors: where a page begins or ends, as the values that its row has in the columns that rows are sorted by.
//!
//! A cursor is opaque to clients and checks itself: one that was changed, or comes from another table or order, is
//! refused. It is no secret and needs no signature, since it holds nothing but what the client was shown or may filter
//! by.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::engine::{Cursor, Order, PageOf, Paged, Table, Value};

use super::{Problem, text};

/// Returns whether pages in that order can begin at a cursor: by columns that the client may see.
pub(super) fn is_possible(table: &'static Table, orders: &[Order]) -> bool {
    orders.iter().all(|order| order.column().is_some_and(|place| table.columns[place].access.read))
}

/// Returns the cursor of the row that has those values in the columns of the order.
pub(super) fn encode(table: &'static Table, orders: &[Order], values: &[Value]) -> String {
    let value = |value: &Value| Some(value).filter(|value| !value.is_null()).map(text::format);
    let values: Vec<Option<String>> = values.iter().map(value).collect();
    let values = serde_json::json!(values).to_string().into_bytes();
    let mut bytes = check(table, orders, &values).to_be_bytes().to_vec();
    bytes.extend(values);
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads the values of a cursor's row; nothing when it is none of the table and the order.
pub(super) fn decode(table: &'static Table, orders: &[Order], cursor: &str) -> Option<Vec<Value>> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let (checked, values) = bytes.split_first_chunk()?;
    if u64::from_be_bytes(*checked) != check(table, orders, values) {
        return None;
    }
    let values: Vec<Option<String>> = serde_json::from_slice(values).ok()?;
    let value = |(order, value): (&Order, Option<String>)| match value {
        Some(value) => text::parse(table.columns[order.column()?].kind, &value).ok(),
        None => Some(Value::Null),
    };
    (values.len() == orders.len()).then(|| orders.iter().zip(values).map(value).collect())?
}

impl Cursor {
    /// Returns it as text, as the generated lists give it to their clients; nothing where it holds what they may not see.
    pub fn to_text(&self) -> Option<String> {
        is_possible(self.table, &self.order).then(|| encode(self.table, &self.order, &self.values))
    }
}

impl<Q: Paged> PageOf<Q> {
    /// Returns the cursor that a client sends, for [`Self::after`] or [`Self::before`] of the same table and order.
    ///
    /// # Errors
    ///
    /// 400 that names the parameter when it is no such cursor.
    pub fn cursor(&self, parameter: &str, text: &str) -> Result<Cursor, Problem> {
        let (table, order) = (self.table(), self.order());
        let Some(values) = decode(table, &order, text) else {
            let detail = format!("{parameter}: expected a cursor that an answer to the same order gave.");
            return Err(Problem::parameter(parameter, detail));
        };
        Ok(Cursor { table, order, values })
    }
}

/// Returns the FNV-1a hash of the table, the order and the values: the same in every build and on every machine.
fn check(table: &'static Table, orders: &[Order], values: &[u8]) -> u64 {
    let order = |order: &Order| {
        let name = table.columns[order.column()?].name;
        Some(format!("{name}{}{:?},", order.descending, order.nulls))
    };
    let order: String = orders.iter().filter_map(order).collect();
    let bytes = table.path.bytes().chain(order.into_bytes()).chain(values.iter().copied());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
