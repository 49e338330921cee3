use crate::dialect::Dialect;
use crate::model::Check;

/// Returns a check as a table constraint; `None` where the backend does not have it.
pub(super) fn definition(check: &Check, dialect: &dyn Dialect) -> Option<String> {
    let expression = check.expression.on(dialect.backend())?;
    Some(format!("CONSTRAINT {} CHECK ({expression}){}", dialect.quote(&check.name), dialect.check_tail(check)))
}
