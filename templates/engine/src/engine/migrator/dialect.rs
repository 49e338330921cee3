/// A database product, as far as running SQL on it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MySQL and MariaDB.
    Mysql,
}

impl Dialect {
    /// Returns the name of the folder that holds the migrations of the product.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
        }
    }

    /// Returns whether statements that change the schema are rolled back with the transaction they stand in.
    ///
    /// MySQL commits before and after each of them: <https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html>.
    pub fn rolls_schema_back(self) -> bool {
        self != Self::Mysql
    }

    /// Returns a text literal. Backslashes are not escaped: no text of this module has any.
    pub(super) fn text(text: &str) -> String {
        format!("'{}'", text.replace('\'', "''"))
    }
}
