use super::{
    ColumnAt, ColumnType, Comments, Dialect, EnumStorage, FailingStatement, ForeignKeys, Identity, TableChanges,
    answers, declared,
};
use crate::model::{Backend, Default, ForeignKey, Model, Table, Type, UnsignedWidth};

/// SQLite.
#[derive(Debug)]
pub(super) struct Sqlite;

impl Dialect for Sqlite {
    fn backend(&self) -> Backend {
        Backend::Sqlite
    }

    fn product(&self) -> &'static str {
        "SQLite"
    }

    fn portable_type(&self, at: ColumnAt<'_>, ty: &Type) -> ColumnType {
        match ty {
            Type::Boolean => ColumnType::plain("BOOLEAN", "Bool"),
            Type::SmallInt => ColumnType::plain("SMALLINT", "SmallInt"),
            Type::Integer | Type::Unsigned(UnsignedWidth::Small) => ColumnType::plain("INTEGER", "Integer"),
            // Only a column declared INTEGER can be the rowid, which is what counts by itself.
            Type::BigInt if at.column.identity => self.native_type(at, "INTEGER"),
            Type::BigInt | Type::Unsigned(_) => ColumnType::plain("BIGINT", "BigInt"),
            Type::Real => ColumnType::plain("REAL", "Float"),
            Type::Double => ColumnType::plain("DOUBLE", "Double"),
            Type::Decimal { precision, scale } => ColumnType::plain(format!("DECIMAL({precision}, {scale})"), "Double"),
            Type::Numeric => ColumnType::plain("NUMERIC", "Double"),
            Type::Text | Type::Uuid | Type::Json | Type::Enum(_) | Type::Array(_) => ColumnType::plain("TEXT", "Text"),
            Type::Varchar(length) => ColumnType::plain(format!("VARCHAR({length})"), "Text"),
            Type::Char(length) => ColumnType::plain(format!("CHAR({length})"), "Text"),
            Type::Bytes | Type::BoundedBytes(_) => ColumnType::plain("BLOB", "Binary"),
            Type::Date => ColumnType::plain("DATE", "Date"),
            Type::Time => ColumnType::plain("TIME", "Time"),
            Type::Timestamp | Type::Timestamptz => ColumnType::plain("TIMESTAMP", "Timestamp"),
            Type::Native(native) => self.native_type(at, &native.sql),
        }
    }

    fn native_type(&self, at: ColumnAt<'_>, sql: &str) -> ColumnType {
        // Of what is declared INTEGER, print-schema takes the rowid and what refers to it for 64 bits wide.
        match declared::sqlite::declared(sql) {
            "Integer" if at.column.ty == Type::BigInt && is_told_of_rowids(at.model) => {
                ColumnType::plain(sql, "BigInt")
            }
            diesel => ColumnType::plain(sql, diesel),
        }
    }

    fn implied_check(&self, at: ColumnAt<'_>) -> Option<String> {
        let column = self.quote(&at.column.name);
        match &at.column.ty {
            Type::Enum(name) => self.label_check(at, name),
            Type::Json => Some(format!("json_valid({column})")),
            Type::Unsigned(width) => answers::unsigned_range(&column, *width),
            Type::BoundedBytes(most) => Some(format!("length({column}) <= {most}")),
            _ => None,
        }
    }

    /// Texts are equal when their digits are: the generated crate writes none, 3 or 6.
    fn seconds<'t>(&self, time: &'t str) -> &'t str {
        time.strip_suffix("000").filter(|_| time.contains('.')).unwrap_or(time)
    }

    fn now(&self, ty: &Type) -> String {
        // The forms that Diesel writes for the types, so that texts compare as times do.
        match ty {
            Type::Date => "(date('now'))",
            Type::Time => "(strftime('%H:%M:%f', 'now'))",
            _ => "(strftime('%Y-%m-%d %H:%M:%f', 'now'))",
        }
        .to_owned()
    }

    fn uuid(&self) -> &'static str {
        // Version 4 and variant 10 of RFC 9562, section 5.4, in the form that the engine writes.
        "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || \
         substr('89AB', (random() & 3) + 1, 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))"
    }

    fn own_statement<'t>(&self, table: &'t Table) -> Option<&'t str> {
        table.options.sqlite.create.as_deref()
    }

    fn implies_not_null(&self, at: ColumnAt<'_>) -> bool {
        at.table.options.sqlite.nullable_key && at.table.is_key(at.column)
    }

    fn identity(&self, at: ColumnAt<'_>) -> Identity {
        // AUTOINCREMENT, so that the key of a deleted row is never given again: https://www.sqlite.org/autoinc.html
        let reuses_keys = at.table.options.sqlite.reuses_keys;
        Identity::PrimaryKeyClause(if reuses_keys { "PRIMARY KEY" } else { "PRIMARY KEY AUTOINCREMENT" })
    }

    fn native_enum_storage(&self) -> EnumStorage {
        EnumStorage::Check
    }

    fn comments(&self) -> Comments {
        Comments::None
    }

    fn table_options(&self, table: &Table) -> String {
        // A rowid table would count such a key up when an insert leaves it out, where the other backends refuse the row;
        // and print-schema would take it for an identity column: https://www.sqlite.org/withoutrowid.html
        let counts_by_itself = match table.key_columns().collect::<Vec<_>>()[..] {
            [key] => table.primary_key.is_some() && key.ty == Type::Integer && !key.identity,
            _ => false,
        };
        let options = &table.options.sqlite;
        let without_rowid = options.without_rowid.unwrap_or(counts_by_itself);
        let words = [(options.strict, "STRICT"), (without_rowid, "WITHOUT ROWID")];
        let words: Vec<_> = words.into_iter().filter(|(is_set, _)| *is_set).map(|(_, word)| word).collect();
        if words.is_empty() { String::new() } else { format!(" {}", words.join(", ")) }
    }

    fn foreign_key_tail(&self, key: &ForeignKey) -> String {
        key.timing.clause().to_owned()
    }

    fn foreign_keys(&self) -> ForeignKeys {
        ForeignKeys::WithTheTable
    }

    fn before_dropping_referenced_tables(&self) -> Option<&'static str> {
        // DROP TABLE deletes the rows first and would fail at the first one that another row refers to:
        // https://www.sqlite.org/foreignkeys.html section 5
        Some("PRAGMA defer_foreign_keys = ON")
    }

    /// The rules are those of <https://www.sqlite.org/lang_altertable.html>, section 4.
    fn cannot_add_column(&self, at: ColumnAt<'_>) -> Option<String> {
        let column = at.column;
        let refers = at.table.foreign_keys.iter().filter(|key| key.columns.contains(&column.name));
        if column.generated.as_ref().is_some_and(|generated| generated.stored) {
            return Some("SQLite adds computed columns only when they are virtual".to_owned());
        }
        match &column.default {
            Some(Default::Now | Default::Uuid | Default::Sql(_)) => {
                Some("SQLite adds columns with constant defaults only".to_owned())
            }
            Some(Default::Literal(_)) if refers.clone().next().is_some() => {
                Some("SQLite adds a foreign key column only when its default is NULL".to_owned())
            }
            _ if refers.clone().any(|key| key.columns.len() > 1) => {
                Some("SQLite cannot add a foreign key of several columns to a table".to_owned())
            }
            _ => None,
        }
    }

    fn lists_keys_in_column_order(&self) -> bool {
        true
    }

    fn table_changes(&self) -> TableChanges {
        TableChanges::Rebuild
    }

    fn retyping_rewrites_table(&self, _from: ColumnAt<'_>, _to: ColumnAt<'_>) -> bool {
        true
    }

    fn failing_statement(&self) -> FailingStatement {
        // RAISE is for triggers only.
        FailingStatement::NamedCheck
    }

    fn renames_indexes(&self) -> bool {
        false
    }

    fn adding_default_rewrites_table(&self, _default: &Default) -> bool {
        false
    }
}

/// Returns whether `diesel print-schema` has to be told that integer keys which count by themselves are 64 bits wide.
///
/// SQLite has one such key, the rowid, declared INTEGER whatever its width; resolve refuses schemas that mix both widths.
pub fn integer_primary_key_is_bigint(model: &Model) -> bool {
    if let Some(stated) = model.print_schema.integer_primary_key_is_bigint {
        return stated;
    }
    model.tables.iter().flat_map(|table| table.columns.iter()).any(|column| {
        column.ty == Type::BigInt && (column.identity || column.declared.sqlite.as_deref().is_some_and(is_rowid))
    })
}

/// Returns whether print-schema takes an INTEGER key that is a bigint for one: unless the schema says otherwise, it is told to.
fn is_told_of_rowids(model: &Model) -> bool {
    model.print_schema.integer_primary_key_is_bigint.unwrap_or(true)
}

/// Returns whether a key of that declaration is the rowid.
fn is_rowid(declared: &str) -> bool {
    declared.eq_ignore_ascii_case("integer")
}
