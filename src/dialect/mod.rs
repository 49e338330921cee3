//! Every difference between the backends, as small questions.
//!
//! A [`Dialect`] answers them; what most backends agree on is a default method. The stages that write SQL or schema.rs ask and
//! never look at the [`Backend`] themselves, so that a new backend is one file that the compiler asks to be complete.

mod answers;
mod at;
mod column_type;
mod identifier;
mod mysql;
mod postgres;
mod sqlite;

use std::fmt::Debug;

pub use answers::{Commented, Comments, EnumStorage, FailingStatement, ForeignKeys, Identity, TableChanges};
pub use at::{ColumnAt, EnumAt, TableAt};
pub use column_type::{ColumnType, TypeDefinition};
pub use identifier::{LONGEST_IDENTIFIER, fit_identifier};
pub use sqlite::integer_primary_key_is_bigint;

use crate::model::{Backend, Default, Index, Literal, Table, Type};

/// What ends a literal of type timestamptz in the model.
const UTC: &str = "+00:00";

/// What a backend answers to the questions in which backends differ.
pub trait Dialect: Debug + Sync {
    /// The backend that this is the dialect of.
    fn backend(&self) -> Backend;

    /// The name of the product as texts for people spell it.
    fn product(&self) -> &'static str;

    /// Returns an identifier as SQL spells it. All are quoted: which words are reserved differs by backend and version.
    fn quote(&self, identifier: &str) -> String {
        format!("\"{}\"", identifier.replace('"', "\"\""))
    }

    /// Returns a string literal.
    fn string(&self, text: &str) -> String {
        format!("'{}'", text.replace('\'', "''"))
    }

    /// Returns how a column of the portable type is declared, and what Diesel calls that: the type table.
    fn column_type(&self, at: ColumnAt<'_>) -> ColumnType;

    /// Returns the condition that the column type alone does not hold values to, such as an enum's labels where there is no enum type.
    fn implied_check(&self, at: ColumnAt<'_>) -> Option<String>;

    /// Returns a constant of the given type.
    fn literal(&self, ty: &Type, literal: &Literal) -> String {
        match (ty, literal) {
            (_, Literal::Boolean(true)) => "TRUE".to_owned(),
            (_, Literal::Boolean(false)) => "FALSE".to_owned(),
            (_, Literal::Integer(number)) => number.to_string(),
            (_, Literal::Number(digits)) => digits.clone(),
            (Type::Timestamptz, Literal::Text(text)) => {
                self.string(&format!("{}{}", text.trim_end_matches(UTC), self.utc_suffix()))
            }
            (_, Literal::Text(text)) => self.string(text),
        }
    }

    /// Returns what marks a moment as one in UTC; nothing where the database keeps no zone.
    fn utc_suffix(&self) -> &'static str {
        ""
    }

    /// Returns the current moment in UTC as a default for a column of the given type.
    fn now(&self, ty: &Type) -> String;

    /// Returns a random UUID as a default.
    fn uuid(&self) -> &'static str;

    /// Returns whether a constant default of this type has to be written as an expression.
    fn literal_default_is_expression(&self, _ty: &Type) -> bool {
        false
    }

    /// Returns what follows DEFAULT.
    fn default_value(&self, ty: &Type, default: &Default) -> String {
        match default {
            Default::Literal(literal) if self.literal_default_is_expression(ty) => {
                format!("({})", self.literal(ty, literal))
            }
            Default::Literal(literal) => self.literal(ty, literal),
            Default::Now => self.now(ty),
            Default::Uuid => self.uuid().to_owned(),
            Default::Sql(expression) => format!("({expression})"),
        }
    }

    /// Returns what a column declaration says to make the database count it up.
    fn identity(&self) -> Identity;

    /// Returns where the labels of an enum are kept.
    fn enum_storage(&self) -> EnumStorage;

    /// Returns how the database keeps the schema's documentation.
    fn comments(&self) -> Comments;

    /// Returns a text as a clause of a declaration keeps it: within the length that the backend allows.
    fn inline_comment(&self, _text: &str, _of: Commented) -> Option<String> {
        None
    }

    /// Returns whether an index may leave out rows. Where it may not, it holds all rows: slower to write, the same answers.
    fn supports_partial_index(&self) -> bool {
        true
    }

    /// Returns the indexes that the database needs beside those that the schema states.
    fn implied_indexes(&self, _table: &Table) -> Vec<Index> {
        Vec::new()
    }

    /// Returns whether indexes are declared inside CREATE TABLE rather than by statements of their own.
    fn declares_indexes_in_table(&self) -> bool {
        false
    }

    /// Returns what stands after the closing parenthesis of CREATE TABLE, each with a leading blank.
    fn table_options(&self, _table: &Table) -> String {
        String::new()
    }

    /// Returns the statement that drops an index.
    fn drop_index(&self, _table: &Table, index: &Index) -> String {
        format!("DROP INDEX {}", self.quote(&index.name))
    }

    /// Returns what ALTER TABLE calls the dropping of a foreign key.
    fn drop_foreign_key(&self) -> &'static str {
        "DROP CONSTRAINT"
    }

    /// Returns how foreign keys are declared.
    fn foreign_keys(&self) -> ForeignKeys {
        ForeignKeys::ByAlterTable
    }

    /// Returns the statement that has to precede the dropping of tables whose rows refer to rows of the same or of later tables.
    fn before_dropping_referenced_tables(&self) -> Option<&'static str> {
        None
    }

    /// Returns how a table that exists is changed.
    fn table_changes(&self) -> TableChanges;

    /// Returns whether primary keys have names of their own.
    fn names_primary_keys(&self) -> bool {
        true
    }

    /// Returns whether a renamed column has its new name in checks too. MySQL refuses to rename it there.
    fn renames_in_checks(&self) -> bool {
        true
    }

    /// Returns whether an index or unique constraint can be renamed in place.
    fn renames_indexes(&self) -> bool {
        true
    }

    /// Returns whether a column can stand elsewhere than at the end of a table that exists.
    fn keeps_column_order(&self) -> bool {
        true
    }

    /// Returns whether checks and conditions keep the types that their columns had when they were written down.
    fn retyping_disturbs_conditions(&self) -> bool {
        false
    }

    /// Returns whether a column cannot be changed in any way while a foreign key is over it or refers to it.
    fn fixes_columns_of_foreign_keys(&self) -> bool {
        false
    }

    /// Returns whether another type of a column writes every row anew under a lock.
    fn retyping_rewrites_table(&self, from: ColumnAt<'_>, to: ColumnAt<'_>) -> bool;

    /// Returns the actions of ALTER TABLE that change what stands behind CREATE TABLE.
    fn changed_table_options(&self, _from: &Table, to: &Table) -> String {
        self.table_options(to).trim_start().to_owned()
    }

    /// Returns how a script fails on purpose, with a message.
    fn failing_statement(&self) -> FailingStatement;

    /// Returns the name that the database gives to the sequence behind an identity column.
    fn identity_sequence(&self, _at: ColumnAt<'_>) -> Option<String> {
        None
    }

    /// Returns why ALTER TABLE cannot add the column to a table that may hold rows, or `None` when it can.
    fn cannot_add_column(&self, _at: ColumnAt<'_>) -> Option<String> {
        None
    }

    /// Returns whether adding a column with this default writes every row anew under a lock.
    fn adding_default_rewrites_table(&self, default: &Default) -> bool;

    /// Returns whether `diesel print-schema` lists a composite key in the order of the columns instead of the key's own.
    fn lists_keys_in_column_order(&self) -> bool {
        false
    }
}

/// Returns the dialect of a backend.
pub fn dialect(backend: Backend) -> &'static dyn Dialect {
    match backend {
        Backend::Sqlite => &sqlite::Sqlite,
        Backend::Postgres => &postgres::Postgres,
        Backend::Mysql => &mysql::Mysql,
    }
}
