use crate::dialect::Dialect;
use crate::model::Check;

/// Returns a check as a constraint of a domain; `None` where the backend does not have it.
pub(in crate::migration) fn definition(check: &Check, dialect: &dyn Dialect) -> Option<String> {
    let expression = check.expression.on(dialect.backend())?;
    Some(format!("CONSTRAINT {} CHECK ({expression}){}", dialect.quote(&check.name), dialect.check_tail(check)))
}
