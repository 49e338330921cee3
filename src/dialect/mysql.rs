use super::{
    ColumnAt, ColumnType, Commented, Comments, Dialect, EnumStorage, FailingStatement, Identity, TableChanges, Work,
    declared, label_room,
};
use crate::model::{
    Backend, Column, Default, ForeignKey, Index, IndexColumn, IndexKey, MysqlIndexKind, Table, Type, UnsignedWidth,
};

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

    fn sort_key(&self, name: &str) -> String {
        // information_schema compares names without regard to case.
        name.to_lowercase()
    }

    fn portable_type(&self, at: ColumnAt<'_>, ty: &Type) -> ColumnType {
        let digits = at.column.digits.unwrap_or(6);
        match ty {
            Type::Boolean => ColumnType::plain("TINYINT(1)", "Bool"),
            Type::SmallInt => ColumnType::plain("SMALLINT", "Smallint"),
            Type::Integer => ColumnType::plain("INT", "Integer"),
            Type::BigInt => ColumnType::plain("BIGINT", "Bigint"),
            Type::Unsigned(UnsignedWidth::Small) => ColumnType::plain("SMALLINT UNSIGNED", "Unsigned<Smallint>"),
            Type::Unsigned(UnsignedWidth::Regular) => ColumnType::plain("INT UNSIGNED", "Unsigned<Integer>"),
            Type::Unsigned(UnsignedWidth::Big) => ColumnType::plain("BIGINT UNSIGNED", "Unsigned<Bigint>"),
            Type::Real => ColumnType::plain("FLOAT", "Float"),
            Type::Double => ColumnType::plain("DOUBLE", "Double"),
            Type::Decimal { precision, scale } => {
                ColumnType::plain(format!("DECIMAL({precision}, {scale})"), "Decimal")
            }
            // The most digits that there are.
            Type::Numeric => ColumnType::plain("DECIMAL(65, 30)", "Decimal"),
            Type::Text | Type::Json | Type::Array(_) => ColumnType::plain("LONGTEXT", "Longtext"),
            Type::Varchar(length) => ColumnType::plain(format!("VARCHAR({length})"), "Varchar").with_length(*length),
            Type::Char(length) => ColumnType::plain(format!("CHAR({length})"), "Char").with_length(*length),
            Type::Bytes => ColumnType::plain("LONGBLOB", "Longblob"),
            Type::BoundedBytes(most) => ColumnType::plain(format!("VARBINARY({most})"), "Varbinary").with_length(*most),
            Type::Date => ColumnType::plain("DATE", "Date"),
            Type::Time => ColumnType::plain(format!("TIME({digits})"), "Time"),
            Type::Timestamp | Type::Timestamptz => ColumnType::plain(format!("DATETIME({digits})"), "Datetime"),
            Type::Uuid => ColumnType::plain("CHAR(36) CHARACTER SET ascii COLLATE ascii_bin", "Char").with_length(36),
            Type::Enum(name) if self.enum_storage(at.model.enumeration(name)) != EnumStorage::Inline => {
                let room = label_room(at.model.enumeration(name).longest_label());
                ColumnType::plain(format!("VARCHAR({room})"), "Varchar").with_length(room)
            }
            Type::Enum(name) => {
                let enumeration = at.model.enumeration(name);
                let quoted: Vec<_> = enumeration.values.iter().map(|value| self.string(&value.label)).collect();
                ColumnType {
                    sql: format!("ENUM({})", quoted.join(", ")),
                    max_length: Some(enumeration.longest_label()),
                    ..declared::mysql::of_the_column(at, "Enum")
                }
            }
            Type::Native(native) => self.native_type(at, &native.sql),
        }
    }

    fn native_type(&self, at: ColumnAt<'_>, sql: &str) -> ColumnType {
        declared::mysql::declared(at, sql)
    }

    fn implied_check(&self, at: ColumnAt<'_>) -> Option<String> {
        let is_json = || at.column.declared.mysql.as_deref().is_some_and(|sql| sql.eq_ignore_ascii_case("json"));
        match &at.column.ty {
            // MariaDB has no JSON type of its own: https://mariadb.com/kb/en/json/
            // What is declared as json brings its own.
            Type::Json if !is_json() => Some(format!("json_valid({})", self.quote(&at.column.name))),
            Type::Enum(name) => self.label_check(at, name),
            _ => None,
        }
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
        matches!(ty, Type::Text | Type::Json | Type::Bytes | Type::Array(_))
    }

    fn column_default(&self, at: ColumnAt<'_>, default: &Default) -> String {
        let sql = match default {
            Default::Sql(expression) => expression.on(self.backend()),
            _ => None,
        };
        // What need not be an expression is none: MySQL tells the two apart.
        let plain = sql.filter(|sql| declared::mysql::is_plain_default(sql, &self.declared_type(at)));
        plain.map_or_else(|| self.default_value(&at.column.ty, default), str::to_owned)
    }

    fn identity(&self, _at: ColumnAt<'_>) -> Identity {
        Identity::Clause("AUTO_INCREMENT")
    }

    fn native_enum_storage(&self) -> EnumStorage {
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

    fn declares_indexes_in_table(&self) -> bool {
        true
    }

    fn table_options(&self, table: &Table) -> String {
        // The server's defaults differ between products and versions; equality shall mean the same as on the other backends.
        let own = &table.options.mysql;
        let word = |own: &Option<String>, usual: &str| own.clone().unwrap_or_else(|| usual.to_owned());
        let (engine, charset) = (word(&own.engine, "InnoDB"), word(&own.charset, "utf8mb4"));
        let mut options = format!(" ENGINE = {engine} DEFAULT CHARACTER SET {charset}");
        match &own.collation {
            Some(collation) => options += &format!(" COLLATE {collation}"),
            // Each character set has a binary collation of this name: https://mariadb.com/kb/en/supported-character-sets-and-collations/
            None => options += &format!(" COLLATE {charset}_bin"),
        }
        if let Some(format) = &own.row_format {
            options += &format!(" ROW_FORMAT = {format}");
        }
        if let Some(first) = own.auto_increment {
            options += &format!(" AUTO_INCREMENT = {first}");
        }
        if let Some(comment) = table.doc.as_deref().and_then(|doc| self.inline_comment(doc, Commented::Table)) {
            options += &format!(" COMMENT = {comment}");
        }
        options
    }

    fn on_update(&self, column: &Column) -> Option<String> {
        // With the digits of the column's type, which it must have.
        let declared = column.declared.mysql.as_deref().map(|sql| {
            let digits = sql.split_once('(').and_then(|(_, rest)| rest.split(')').next()?.trim().parse().ok());
            digits.unwrap_or_default()
        });
        let digits: u8 = declared.or(column.digits).unwrap_or(6);
        let digits = if digits == 0 { String::new() } else { format!("({digits})") };
        column.mysql_on_update.then(|| format!("ON UPDATE CURRENT_TIMESTAMP{digits}"))
    }

    fn collate(&self, collation: &str) -> String {
        format!(" COLLATE {collation}")
    }

    fn index_kind(&self, index: &Index) -> &'static str {
        match index.mysql.kind {
            Some(MysqlIndexKind::Fulltext) => "FULLTEXT ",
            Some(MysqlIndexKind::Spatial) => "SPATIAL ",
            None if index.unique => "UNIQUE ",
            None => "",
        }
    }

    fn index_part(&self, part: &IndexColumn) -> String {
        let key = match &part.key {
            IndexKey::Column(name) => self.quote(name),
            IndexKey::Expression(expression) => format!("({})", expression.on(Backend::Mysql).unwrap_or_default()),
        };
        let prefix = part.prefix.map(|length| format!("({length})")).unwrap_or_default();
        let order = if part.descending { " DESC" } else { "" };
        format!("{key}{prefix}{order}")
    }

    fn drop_index(&self, table: &Table, index: &Index) -> String {
        format!("DROP INDEX {} ON {}", self.quote(&index.name), self.quote(&table.name))
    }

    fn drop_foreign_key(&self) -> &'static str {
        "DROP FOREIGN KEY"
    }

    fn table_changes(&self) -> TableChanges {
        TableChanges::OneStatement
    }

    fn fixes_columns_of_foreign_keys(&self) -> bool {
        // https://dev.mysql.com/doc/refman/8.0/en/alter-table.html: MODIFY is refused on either side of a foreign key.
        true
    }

    fn retyping_rewrites_table(&self, from: ColumnAt<'_>, to: ColumnAt<'_>) -> bool {
        // https://dev.mysql.com/doc/refman/8.0/en/innodb-online-ddl-operations.html: but for longer VARCHARs on the same side of 256 bytes.
        match (&from.column.ty, &to.column.ty) {
            (Type::Varchar(old), Type::Varchar(new)) => old > new || (*old < 64) != (*new < 64),
            _ => true,
        }
    }

    fn changed_options(&self, from: &Table, to: &Table) -> Option<Vec<String>> {
        if self.table_options(from) == self.table_options(to) {
            return Some(Vec::new());
        }
        let mut options = self.table_options(to).trim_start().to_owned();
        if from.options.mysql.row_format.is_some() && to.options.mysql.row_format.is_none() {
            options += " ROW_FORMAT = DEFAULT";
        }
        if to.doc.is_none() {
            options += " COMMENT = ''";
        }
        Some(vec![options])
    }

    fn changes_charset(&self, from: &Table, to: &Table) -> bool {
        let words = |table: &Table| (table.options.mysql.charset.clone(), table.options.mysql.collation.clone());
        words(from) != words(to)
    }

    fn failing_statement(&self) -> FailingStatement {
        // SIGNAL is for stored programs only, on MySQL.
        FailingStatement::NamedCheckAtOnce
    }

    fn at_most(&self, work: Work) -> &'static [&'static str] {
        // https://dev.mysql.com/doc/refman/8.0/en/innodb-online-ddl-operations.html;
        // https://mariadb.com/kb/en/innodb-online-ddl-overview/
        match work {
            Work::BesideOthers => &["ALGORITHM = INPLACE", "LOCK = NONE"],
            Work::Copies => &["ALGORITHM = COPY", "LOCK = SHARED"],
            Work::Unknown => &[],
        }
    }

    fn names_primary_keys(&self) -> bool {
        // Every one is called PRIMARY.
        false
    }

    fn renames_in_checks(&self) -> bool {
        // MariaDB does, MySQL refuses: https://dev.mysql.com/doc/refman/8.0/en/create-table-check-constraints.html
        false
    }

    fn adding_default_rewrites_table(&self, default: &Default) -> bool {
        // An expression default makes ALGORITHM=INSTANT impossible.
        !matches!(default, Default::Literal(_))
    }
}

/// Returns whether a key or index of the table begins with these columns in this order.
///
/// <https://dev.mysql.com/doc/refman/8.0/en/create-table-foreign-keys.html>, Conditions and Restrictions.
fn is_covered(table: &Table, columns: &[String]) -> bool {
    let primary = table.primary_key.iter().map(|key| &key.columns);
    let keys = table.uniques.iter().map(|unique| &unique.columns).chain(primary);
    let by_index = |index: &Index| {
        let serves = |part: &IndexColumn, name: &String| {
            part.column() == Some(name) && !part.descending && part.prefix.is_none()
        };
        index.is_on(Backend::Mysql)
            && index.mysql.kind.is_none()
            && index.columns.len() >= columns.len()
            && index.columns.iter().zip(columns).all(|(part, name)| serves(part, name))
    };
    keys.into_iter().any(|key| key.starts_with(columns)) || table.indexes.iter().any(by_index)
}

/// Returns the index that serves a foreign key, under the name that InnoDB would give it.
fn index_of(key: &ForeignKey) -> Index {
    let columns = key.columns.iter().map(IndexColumn::of);
    Index { name: key.name.clone(), columns: columns.collect(), ..Index::default() }
}
