//! What MySQL and MariaDB can change while others read and write, and what they copy a table for.
//!
//! Only what the manuals of both say: <https://dev.mysql.com/doc/refman/8.0/en/innodb-online-ddl-operations.html>,
//! <https://mariadb.com/kb/en/innodb-online-ddl-operations-with-the-inplace-alter-algorithm/>. Where they differ, the server decides.

use crate::dialect::{Dialect, Work};
use crate::migration::diff::{ColumnChange, NewColumn, TableChange};
use crate::migration::rename::mentions;
use crate::migration::render::constraint::{Constraint, ConstraintKind};
use crate::model::{Backend, Column, Default, Index, MysqlIndexKind, Table, Type};

/// Returns how much a change of a table works on.
pub(super) fn of(change: &TableChange<'_>, dialect: &dyn Dialect) -> Work {
    let (from, to) = (change.from.table, change.to.table);
    let is_plain = |table: &Table| {
        let is_innodb = table.options.mysql.engine.as_deref().is_none_or(|it| it.eq_ignore_ascii_case("InnoDB"));
        // MariaDB copies a table with computed columns for what it does in place on others.
        let is_computed = table.columns.iter().any(|column| column.generated.is_some());
        is_innodb && !is_computed && table.indexes.iter().all(|index| index.mysql.kind.is_none())
    };
    // MySQL copies a table for another declaration of any column when a check reads a LONGTEXT.
    let modifies = change.kept.iter().any(|it| it.differs) || change.added.iter().any(|it| it.backfill.is_some());
    if modifies && (reads_long_text(from) || reads_long_text(to)) {
        return Work::Unknown;
    }
    let is_usual = is_plain(from) && is_plain(to) && change.options.is_empty();
    if !is_usual || change.stale || change.reordered {
        return Work::Unknown;
    }
    let columns = change.kept.iter().filter(|it| it.differs).map(|it| of_column(it, dialect));
    let added = change.added.iter().map(of_new_column);
    let constraints = change.constraints_added.iter().chain(&change.constraints_dropped);
    let (come, go) = (&change.indexes_added, &change.indexes_dropped);
    let indexes = come.iter().chain(go).map(of_index);
    columns.chain(added).chain(constraints.map(of_constraint)).chain(indexes).fold(
        Work::BesideOthers,
        |all, one| match (all, one) {
            (Work::Unknown, _) | (_, Work::Unknown) => Work::Unknown,
            (Work::Copies, _) | (_, Work::Copies) => Work::Copies,
            (Work::BesideOthers, Work::BesideOthers) => Work::BesideOthers,
        },
    )
}

/// Returns whether a check of the table, its own or that of a column for JSON, reads a column of unlimited length.
fn reads_long_text(table: &Table) -> bool {
    let is_checked = |column: &Column| {
        let checks = table.checks.iter().filter_map(|check| check.expression.on(Backend::Mysql));
        matches!(column.ty, Type::Json | Type::Array(_)) || checks.into_iter().any(|sql| mentions(sql, &column.name))
    };
    let is_long = |column: &&Column| matches!(column.ty, Type::Text | Type::Bytes | Type::Json | Type::Array(_));
    table.columns.iter().filter(is_long).any(is_checked)
}

fn of_column(change: &ColumnChange<'_>, dialect: &dyn Dialect) -> Work {
    let (old, new) = (change.from.column, change.to.column);
    let same_else =
        |column: &Column| (column.identity, column.mysql_on_update, column.collation.on(Backend::Mysql).cloned());
    if same_else(old) != same_else(new) {
        return Work::Unknown;
    }
    match (&old.ty, &new.ty) {
        // A label at the end costs nothing, another one a copy.
        (Type::Enum(_), _) | (_, Type::Enum(_)) if change.retyped => Work::Unknown,
        _ if !change.retyped || !dialect.retyping_rewrites_table(change.from, change.to) => Work::BesideOthers,
        _ => Work::Copies,
    }
}

fn of_new_column(new: &NewColumn<'_>) -> Work {
    let column = new.at.column;
    let is_constant = matches!(&column.default, None | Some(Default::Literal(_)));
    if is_constant && !column.identity { Work::BesideOthers } else { Work::Unknown }
}

fn of_constraint(constraint: &Constraint) -> Work {
    match constraint.kind {
        ConstraintKind::Unique => Work::BesideOthers,
        ConstraintKind::PrimaryKey | ConstraintKind::Check | ConstraintKind::Exclusion => Work::Unknown,
    }
}

fn of_index(index: &Index) -> Work {
    match index.mysql.kind {
        None => Work::BesideOthers,
        Some(MysqlIndexKind::Fulltext | MysqlIndexKind::Spatial) => Work::Unknown,
    }
}
