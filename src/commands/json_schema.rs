use crate::json_schema;

use super::{Exit, Terminal};

/// Prints the JSON Schema of the language.
pub(crate) fn json_schema(terminal: &Terminal) -> Exit {
    terminal.result(json_schema::text().trim_end());
    Exit::Done
}
