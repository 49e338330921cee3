//! The questions to the information schema of MySQL and MariaDB, each for the whole database.
//!
//! <https://dev.mysql.com/doc/refman/8.0/en/information-schema.html>, <https://mariadb.com/kb/en/information-schema-tables/>

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::database::{Database, DatabaseError};
use crate::introspect::tokens::{Kind, tokens};

#[derive(Debug, Deserialize)]
pub(super) struct Server {
    pub(super) version: String,
    pub(super) name: Option<String>,
    /// How it reads SQL in a session that does not say.
    pub(super) mode: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) engine: Option<String>,
    pub(super) row_format: Option<String>,
    pub(super) charset: Option<String>,
    pub(super) collation: Option<String>,
    pub(super) options: Option<String>,
    pub(super) doc: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Column {
    #[serde(rename = "of_table")]
    pub(super) table: String,
    pub(super) name: String,
    pub(super) ty: String,
    pub(super) nullable: String,
    pub(super) default: Option<String>,
    pub(super) extra: String,
    pub(super) collation: Option<String>,
    pub(super) expression: Option<String>,
    pub(super) doc: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct IndexPart {
    #[serde(rename = "of_table")]
    pub(super) table: String,
    pub(super) name: String,
    pub(super) not_unique: u8,
    pub(super) column: Option<String>,
    pub(super) expression: Option<String>,
    pub(super) order: Option<String>,
    pub(super) prefix: Option<u32>,
    pub(super) kind: String,
    pub(super) doc: String,
    /// Whether queries pass over it: IGNORED on MariaDB, the contrary of VISIBLE on MySQL.
    pub(super) ignored: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct ForeignKey {
    #[serde(rename = "of_table")]
    pub(super) table: String,
    pub(super) name: String,
    pub(super) column: String,
    pub(super) target_schema: String,
    pub(super) target: String,
    pub(super) target_column: String,
    pub(super) on_update: String,
    pub(super) on_delete: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Check {
    #[serde(rename = "of_table")]
    pub(super) table: String,
    pub(super) name: String,
    pub(super) expression: String,
    /// `Table`, `Column` (on MariaDB, which keeps these apart) or `Unenforced` (on MySQL).
    pub(super) level: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct View {
    pub(super) name: String,
    pub(super) query: String,
    pub(super) check_option: String,
    pub(super) security: String,
    pub(super) algorithm: Option<String>,
}

/// A trigger, routine or event.
#[derive(Debug, Deserialize)]
pub(super) struct Program {
    pub(super) kind: String,
    pub(super) name: String,
    #[serde(rename = "of_table")]
    pub(super) table: Option<String>,
    /// Of a trigger, when and in which place among those of the same time it runs.
    pub(super) turn: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Partitioned {
    pub(super) name: String,
}

/// All that was asked.
#[derive(Debug)]
pub(super) struct Catalog {
    pub(super) server: Server,
    pub(super) tables: Vec<Table>,
    pub(super) columns: Vec<Column>,
    pub(super) index_parts: Vec<IndexPart>,
    pub(super) foreign_keys: Vec<ForeignKey>,
    pub(super) checks: Vec<Check>,
    pub(super) views: Vec<View>,
    pub(super) programs: Vec<Program>,
    pub(super) partitioned: Vec<Partitioned>,
}

impl Catalog {
    /// Asks all of it.
    pub(super) async fn read(database: &mut Database) -> Result<Self, DatabaseError> {
        let server: Vec<Server> =
            database.rows("SELECT version() AS version, database() AS name, @@GLOBAL.sql_mode AS mode").await?;
        let server =
            server.into_iter().next().unwrap_or(Server { version: String::new(), name: None, mode: String::new() });
        let is_mariadb = server.is_mariadb();
        let mut catalog = Self {
            tables: ask(database, TABLES).await?,
            columns: ask(database, &columns()).await?,
            index_parts: ask(database, &index_parts(is_mariadb)).await?,
            foreign_keys: ask(database, FOREIGN_KEYS).await?,
            checks: ask(database, if is_mariadb { MARIADB_CHECKS } else { MYSQL_CHECKS }).await?,
            views: ask(database, &views(is_mariadb)).await?,
            programs: ask(database, PROGRAMS).await?,
            partitioned: ask(database, PARTITIONED).await?,
            server,
        };
        if !is_mariadb {
            catalog.unescape();
        }
        Ok(catalog)
    }

    /// Takes back that MySQL gives expressions as they would stand in a string, and that it says of each string that it is in
    /// the character set of every session.
    fn unescape(&mut self) {
        for column in &mut self.columns {
            let is_expression = column.extra.contains("DEFAULT_GENERATED");
            // In parentheses a string of VARCHAR is another default than without.
            let is_text = column.ty.ends_with("text");
            column.default = column.default.take().map(|text| match is_expression {
                true if is_text => without_charset(&unescaped(&text)),
                true => unescaped(&text),
                false => text,
            });
            column.expression = column.expression.take().map(|text| without_charset(&unescaped(&text)));
        }
        for part in &mut self.index_parts {
            part.expression = part.expression.take().map(|text| without_charset(&unescaped(&text)));
        }
        for check in &mut self.checks {
            check.expression = without_charset(&unescaped(&check.expression));
        }
    }
}

/// Returns a text with each `\\x` as the `x` that it stands for.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        plain.push(if letter == '\\' { letters.next().unwrap_or(letter) } else { letter });
    }
    plain
}

/// Returns an expression without the character set before each of its strings, where it is the usual one.
fn without_charset(sql: &str) -> String {
    let mut plain = String::with_capacity(sql.len());
    let mut end = 0;
    let read = tokens(sql);
    for pair in read.windows(2) {
        if pair[0].is("_utf8mb4") && pair[1].kind == Kind::String {
            plain.push_str(&sql[end..pair[0].start]);
            end = pair[1].start;
        }
    }
    plain + &sql[end..]
}

impl Server {
    pub(super) fn is_mariadb(&self) -> bool {
        self.version.contains("MariaDB")
    }
}

async fn ask<T: DeserializeOwned>(database: &mut Database, query: &str) -> Result<Vec<T>, DatabaseError> {
    database.rows(query).await
}

const TABLES: &str = "\
SELECT t.TABLE_NAME AS name, t.TABLE_TYPE AS kind, t.ENGINE AS engine, t.ROW_FORMAT AS row_format, c.CHARACTER_SET_NAME AS charset,
  t.TABLE_COLLATION AS collation, t.CREATE_OPTIONS AS options, t.TABLE_COMMENT AS doc
FROM information_schema.TABLES AS t LEFT JOIN information_schema.COLLATION_CHARACTER_SET_APPLICABILITY AS c
  ON c.COLLATION_NAME = t.TABLE_COLLATION
WHERE t.TABLE_SCHEMA = database() AND t.TABLE_TYPE <> 'VIEW' ORDER BY t.TABLE_NAME";

fn columns() -> String {
    "SELECT TABLE_NAME AS of_table, COLUMN_NAME AS name, COLUMN_TYPE AS ty, IS_NULLABLE AS nullable, COLUMN_DEFAULT AS `default`,
  EXTRA AS extra, COLLATION_NAME AS collation, GENERATION_EXPRESSION AS expression, COLUMN_COMMENT AS doc
FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = database() ORDER BY TABLE_NAME, ORDINAL_POSITION"
        .to_owned()
}

fn index_parts(is_mariadb: bool) -> String {
    let (expression, ignored) =
        if is_mariadb { ("NULL", "IGNORED") } else { ("EXPRESSION", "if(IS_VISIBLE = 'YES', 'NO', 'YES')") };
    format!(
        "SELECT TABLE_NAME AS of_table, INDEX_NAME AS name, NON_UNIQUE AS not_unique, COLUMN_NAME AS `column`, {expression} AS expression,
  COLLATION AS `order`, SUB_PART AS prefix, INDEX_TYPE AS kind, INDEX_COMMENT AS doc,
  {ignored} AS ignored
FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = database() ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX"
    )
}

const FOREIGN_KEYS: &str = "\
SELECT k.TABLE_NAME AS of_table, k.CONSTRAINT_NAME AS name, k.COLUMN_NAME AS `column`, k.REFERENCED_TABLE_SCHEMA AS target_schema,
  k.REFERENCED_TABLE_NAME AS target, k.REFERENCED_COLUMN_NAME AS target_column, r.UPDATE_RULE AS on_update, r.DELETE_RULE AS on_delete
FROM information_schema.KEY_COLUMN_USAGE AS k JOIN information_schema.REFERENTIAL_CONSTRAINTS AS r
  ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME
WHERE k.TABLE_SCHEMA = database() AND k.REFERENCED_TABLE_NAME IS NOT NULL ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION";

const MARIADB_CHECKS: &str = "\
SELECT TABLE_NAME AS of_table, CONSTRAINT_NAME AS name, CHECK_CLAUSE AS expression, LEVEL AS level
FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = database() ORDER BY TABLE_NAME, CONSTRAINT_NAME";

const MYSQL_CHECKS: &str = "\
SELECT t.TABLE_NAME AS of_table, c.CONSTRAINT_NAME AS name, c.CHECK_CLAUSE AS expression, if(t.ENFORCED = 'NO', 'Unenforced', 'Table') AS level
FROM information_schema.CHECK_CONSTRAINTS AS c JOIN information_schema.TABLE_CONSTRAINTS AS t
  ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME AND t.CONSTRAINT_TYPE = 'CHECK'
WHERE c.CONSTRAINT_SCHEMA = database() ORDER BY t.TABLE_NAME, c.CONSTRAINT_NAME";

fn views(is_mariadb: bool) -> String {
    let algorithm = if is_mariadb { "ALGORITHM" } else { "NULL" };
    format!(
        "SELECT TABLE_NAME AS name, VIEW_DEFINITION AS query, CHECK_OPTION AS check_option, SECURITY_TYPE AS security,
  {algorithm} AS algorithm
FROM information_schema.VIEWS WHERE TABLE_SCHEMA = database() ORDER BY TABLE_NAME"
    )
}

const PROGRAMS: &str = "\
SELECT 'TRIGGER' AS kind, TRIGGER_NAME AS name, EVENT_OBJECT_TABLE AS of_table,
  concat(ACTION_TIMING, ' ', EVENT_MANIPULATION, ' ', lpad(ACTION_ORDER, 6, '0')) AS turn
  FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = database()
UNION ALL SELECT ROUTINE_TYPE, ROUTINE_NAME, NULL, NULL FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = database()
UNION ALL SELECT 'EVENT', EVENT_NAME, NULL, NULL FROM information_schema.EVENTS WHERE EVENT_SCHEMA = database()
ORDER BY 1, 3, 4, 2";

const PARTITIONED: &str = "\
SELECT DISTINCT TABLE_NAME AS name FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = database() AND PARTITION_NAME IS NOT NULL
ORDER BY TABLE_NAME";
