use heck::ToUpperCamelCase;

use super::{ColumnAt, ColumnType, Commented, Comments, Dialect, EnumStorage, Identity, TypeDefinition, Unsupported};
use crate::model::{Backend, Default, ForeignKey, Index, IndexColumn, Model, ReferentialAction, Table, Type};

/// How many characters of a text without a length an index covers: any four such columns fit into InnoDB's 3,072 bytes.
const PREFIX_LENGTH: u32 = 191;

/// The longest text of which InnoDB indexes every character: 3,072 bytes at four a character.
const MAX_INDEXED_LENGTH: u32 = 768;

/// MySQL and MariaDB.
#[derive(Debug)]
pub(super) struct Mysql;

impl Dialect for Mysql {
    fn backend(&self) -> Backend {
        Backend::Mysql
    }

    fn product(&self) -> &'static str {
        "MySQL"
    }

    fn quote(&self, identifier: &str) -> String {
        format!("`{}`", identifier.replace('`', "``"))
    }

    fn string(&self, text: &str) -> String {
        format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
    }

    fn column_type(&self, at: ColumnAt<'_>) -> ColumnType {
        match &at.column.ty {
            Type::Boolean => ColumnType::plain("TINYINT(1)", "Bool"),
            Type::SmallInt => ColumnType::plain("SMALLINT", "Smallint"),
            Type::Integer => ColumnType::plain("INT", "Integer"),
            Type::BigInt => ColumnType::plain("BIGINT", "Bigint"),
            Type::Real => ColumnType::plain("FLOAT", "Float"),
            Type::Double => ColumnType::plain("DOUBLE", "Double"),
            Type::Decimal { precision, scale } => {
                ColumnType::plain(format!("DECIMAL({precision}, {scale})"), "Decimal")
            }
            Type::Text | Type::Json => ColumnType::plain("LONGTEXT", "Longtext"),
            Type::Varchar(length) => ColumnType::plain(format!("VARCHAR({length})"), "Varchar").with_length(*length),
            Type::Char(length) => ColumnType::plain(format!("CHAR({length})"), "Char").with_length(*length),
            Type::Bytes => ColumnType::plain("LONGBLOB", "Longblob"),
            Type::Date => ColumnType::plain("DATE", "Date"),
            Type::Time => ColumnType::plain("TIME(6)", "Time"),
            Type::Timestamp | Type::Timestamptz => ColumnType::plain("DATETIME(6)", "Datetime"),
            Type::Uuid => ColumnType::plain("CHAR(36) CHARACTER SET ascii COLLATE ascii_bin", "Char").with_length(36),
            Type::Enum(name) => {
                let labels = || at.model.enumeration(name).values.iter().map(|value| value.label.as_str());
                let quoted: Vec<_> = labels().map(|label| self.string(label)).collect();
                let longest = labels().map(|label| label.chars().count()).max().unwrap_or_default();
                ColumnType {
                    sql: format!("ENUM({})", quoted.join(", ")),
                    // Diesel names the type after the column, since MySQL gives it no name.
                    diesel: format!("{} {} Enum", at.table.rust.module, at.column.rust_name).to_upper_camel_case(),
                    definition: Some(TypeDefinition { attribute: "mysql_type", name: "Enum".to_owned() }),
                    max_length: u32::try_from(longest).ok(),
                }
            }
        }
    }

    fn implied_check(&self, at: ColumnAt<'_>) -> Option<String> {
        // MariaDB has no JSON type of its own: https://mariadb.com/kb/en/json/
        (at.column.ty == Type::Json).then(|| format!("json_valid({})", self.quote(&at.column.name)))
    }

    fn now(&self, ty: &Type) -> String {
        // CURRENT_TIMESTAMP would be the session's time.
        match ty {
            Type::Date => "(UTC_DATE())",
            Type::Time => "(UTC_TIME(6))",
            _ => "(UTC_TIMESTAMP(6))",
        }
        .to_owned()
    }

    fn uuid(&self) -> &'static str {
        "(UUID())"
    }

    fn literal_default_is_expression(&self, ty: &Type) -> bool {
        // https://dev.mysql.com/doc/refman/8.0/en/data-type-defaults.html: BLOB and TEXT take no literal.
        matches!(ty, Type::Text | Type::Json | Type::Bytes)
    }

    fn identity(&self) -> Identity {
        Identity::Clause("AUTO_INCREMENT")
    }

    fn enum_storage(&self) -> EnumStorage {
        EnumStorage::Inline
    }

    fn comments(&self) -> Comments {
        Comments::Inline
    }

    fn inline_comment(&self, text: &str, of: Commented) -> Option<String> {
        // https://dev.mysql.com/doc/refman/8.0/en/create-table.html; a longer one is an error.
        let limit = match of {
            Commented::Table => 2048,
            Commented::Column => 1024,
        };
        let cut: String = text.chars().take(limit).collect();
        Some(self.string(&cut))
    }

    fn supports_partial_index(&self) -> bool {
        false
    }

    /// InnoDB makes an index for a foreign key that has none, and drops it in silence when another one serves as well. Stated
    /// indexes do not go by themselves, so that a down finds what its up left.
    fn implied_indexes(&self, table: &Table) -> Vec<Index> {
        let uncovered = table.foreign_keys.iter().filter(|key| !is_covered(table, &key.columns));
        uncovered.map(index_of).collect()
    }

    fn index_column(&self, at: ColumnAt<'_>) -> String {
        let name = self.quote(&at.column.name);
        match at.column.ty {
            Type::Text | Type::Json | Type::Bytes => format!("{name}({PREFIX_LENGTH})"),
            Type::Varchar(length) if length > MAX_INDEXED_LENGTH => format!("{name}({PREFIX_LENGTH})"),
            _ => name,
        }
    }

    fn declares_indexes_in_table(&self) -> bool {
        true
    }

    fn table_options(&self, table: &Table) -> String {
        // The server's defaults differ between products and versions; equality shall mean the same as on the other backends.
        let mut options = " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin".to_owned();
        if let Some(comment) = table.doc.as_deref().and_then(|doc| self.inline_comment(doc, Commented::Table)) {
            options += &format!(" COMMENT = {comment}");
        }
        options
    }

    fn drop_index(&self, table: &Table, index: &Index) -> String {
        format!("DROP INDEX {} ON {}", self.quote(&index.name), self.quote(&table.name))
    }

    fn drop_foreign_key(&self) -> &'static str {
        "DROP FOREIGN KEY"
    }

    fn adding_default_rewrites_table(&self, default: &Default) -> bool {
        // An expression default makes ALGORITHM=INSTANT impossible.
        !matches!(default, Default::Literal(_))
    }

    fn unsupported(&self, model: &Model) -> Vec<Unsupported> {
        model.tables.iter().flat_map(unsupported_in).collect()
    }

    fn ddl_is_transactional(&self) -> bool {
        false
    }
}

/// Returns whether a key or index of the table begins with these columns in this order.
///
/// <https://dev.mysql.com/doc/refman/8.0/en/create-table-foreign-keys.html>, Conditions and Restrictions.
fn is_covered(table: &Table, columns: &[String]) -> bool {
    let keys = table.uniques.iter().map(|unique| &unique.columns).chain([&table.primary_key.columns]);
    let by_index = |index: &Index| {
        let parts = index.columns.iter().take(columns.len());
        index.columns.len() >= columns.len()
            && parts.zip(columns).all(|(part, name)| part.column == *name && !part.descending)
    };
    keys.into_iter().any(|key| key.starts_with(columns)) || table.indexes.iter().any(by_index)
}

/// Returns the index that serves a foreign key, under the name that InnoDB would give it.
fn index_of(key: &ForeignKey) -> Index {
    let columns = key.columns.iter().map(|name| IndexColumn { column: name.clone(), descending: false });
    Index { name: key.name.clone(), columns: columns.collect(), unique: false, predicate: None }
}

fn unsupported_in(table: &Table) -> Vec<Unsupported> {
    let about = |column: Option<&str>, reason: String, help: &str| Unsupported {
        table: table.name.clone(),
        column: column.map(str::to_owned),
        reason,
        help: help.to_owned(),
    };
    let partial = table.indexes.iter().filter(|index| index.unique && index.predicate.is_some()).map(|index| {
        let reason = format!(
            "MySQL has no partial indexes, so the unique index `{}` would refuse rows that it is not about",
            index.name
        );
        about(None, reason, "take the condition away, or check it in the application")
    });
    let unique_indexes = table.indexes.iter().filter(|index| index.unique);
    let keys = [table.primary_key.columns.iter().collect::<Vec<_>>()]
        .into_iter()
        .chain(table.uniques.iter().map(|unique| unique.columns.iter().collect()))
        .chain(unique_indexes.map(|index| index.columns.iter().map(|part| &part.column).collect()));
    let unlimited = keys.flatten().filter(|name| !is_wholly_indexed(&table.column(name).ty)).map(|name| {
        let reason = "MySQL cannot keep a column unique that has no length or a long one".to_owned();
        about(Some(name), reason, "give it a length of at most 768 characters: varchar(n)")
    });
    let set_default =
        table.foreign_keys.iter().filter(|key| [key.on_delete, key.on_update].contains(&ReferentialAction::SetDefault));
    let set_default = set_default.map(|key| {
        let reason = format!("MySQL does not do `set default`, which the foreign key `{}` asks for", key.name);
        about(None, reason, "choose another action")
    });
    partial.chain(unlimited).chain(set_default).collect()
}

fn is_wholly_indexed(ty: &Type) -> bool {
    match ty {
        Type::Text | Type::Json | Type::Bytes => false,
        Type::Varchar(length) => *length <= MAX_INDEXED_LENGTH,
        _ => true,
    }
}
