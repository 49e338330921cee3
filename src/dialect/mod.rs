//! Every difference between the backends, as small questions.
//!
//! A [`Dialect`] answers them; what most backends agree on is a default method. The stages that write SQL or schema.rs ask and
//! never look at the [`Backend`] themselves, so that a new backend is one file that the compiler asks to be complete.

mod answers;
mod at;
mod column_type;
mod declared;
mod domain;
mod hidden_names;
mod identifier;
mod mysql;
mod postgres;
pub mod postgres_names;
mod sqlite;

use std::fmt::Debug;

pub use answers::{Commented, Comments, EnumStorage, FailingStatement, ForeignKeys, Identity, TableChanges, Work};
pub use at::{ColumnAt, DomainAt, EnumAt, TableAt};
pub use column_type::{ColumnType, TypeDefinition};
pub use declared::{dense_element, diesel_name, is_named_as, is_read_as};
pub use hidden_names::{KEYWORD_SINCE_2024, hides_column, hides_table};
pub use identifier::{LONGEST_IDENTIFIER, fit_identifier, name_of_part};
pub use sqlite::integer_primary_key_is_bigint;

use crate::model::{
    Backend, Check, Column, Default, Domain, Enum, ForeignKey, Index, IndexColumn, IndexKey, Literal, Partition,
    PostgresKey, Table, Type, View,
};

/// What ends a literal of type timestamptz in the model.
const UTC: &str = "+00:00";

/// Returns how many characters MySQL has room for in columns that keep an enum as text, whose longest label has so many: enough for
/// labels to come, and few enough for an index of each row format. A TEXT could be no key and have no default.
pub fn label_room(longest: u32) -> u32 {
    if longest <= 64 { 64 } else { 255 }
}

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

    /// Returns what names of columns are put in order by.
    fn sort_key(&self, name: &str) -> String {
        name.to_owned()
    }

    /// Returns a name with the namespace it stands in, quoted.
    fn qualified(&self, namespace: Option<&str>, local: &str) -> String {
        let namespace = namespace.map(|namespace| format!("{}.", self.quote(namespace)));
        namespace.unwrap_or_default() + &self.quote(local)
    }

    /// Splits the name that the model has for a table into its namespace and its name there.
    fn in_namespace<'a>(&self, name: &'a str) -> (Option<&'a str>, &'a str) {
        (None, name)
    }

    /// Returns the name of a table or view, quoted.
    fn table_name(&self, table: &Table) -> String {
        self.qualified(table.namespace.as_deref(), table.local_name())
    }

    /// Returns the name of an enum's type, quoted.
    fn enum_name(&self, enumeration: &Enum) -> String {
        self.qualified(enumeration.namespace.as_deref(), enumeration.local_name())
    }

    /// Returns the name of a domain, quoted.
    fn domain_name(&self, domain: &Domain) -> String {
        self.qualified(domain.namespace.as_deref(), domain.local_name())
    }

    /// Returns a string literal.
    fn string(&self, text: &str) -> String {
        format!("'{}'", text.replace('\'', "''"))
    }

    /// Returns how a column is declared, and what Diesel calls that: in the author's words, or by the type table.
    fn column_type(&self, at: ColumnAt<'_>) -> ColumnType {
        match at.column.stated_type(self.backend()) {
            Some(sql) => self.native_type(at, sql),
            None => self.portable_type(at, &at.column.ty),
        }
    }

    /// Returns how a column of the type is declared, and what Diesel calls that: the type table.
    fn portable_type(&self, at: ColumnAt<'_>, ty: &Type) -> ColumnType;

    /// Returns what Diesel calls a column that is declared by that text.
    fn native_type(&self, at: ColumnAt<'_>, sql: &str) -> ColumnType;

    /// Returns the condition that the column type alone does not hold values to, such as an enum's labels where there is no enum type.
    fn implied_check(&self, at: ColumnAt<'_>) -> Option<String>;

    /// Returns all that the values of a column are held to beside its own checks: what its type implies, and, where the database
    /// has no domains, the checks of its domain.
    fn column_check(&self, at: ColumnAt<'_>) -> Option<String> {
        let mut conditions: Vec<String> = self.implied_check(at).into_iter().collect();
        if let Some(name) = at.column.domain.as_ref().filter(|_| !self.has_domains()) {
            let column = self.quote(&at.column.name);
            let checks = at.model.domain(name).checks.iter();
            let checks = checks.filter_map(|check| check.expression.on(self.backend()));
            conditions.extend(checks.map(|condition| domain::of_column(condition, &column)));
        }
        match conditions.len() {
            0 | 1 => conditions.pop(),
            _ => Some(conditions.iter().map(|it| format!("({it})")).collect::<Vec<_>>().join(" AND ")),
        }
    }

    /// Returns the type that a column is declared with.
    fn declared_type(&self, at: ColumnAt<'_>) -> String {
        match &at.column.domain {
            Some(name) if self.has_domains() => self.domain_name(at.model.domain(name)),
            _ => self.column_type(at).sql,
        }
    }

    /// Returns the type that a domain narrows down.
    fn domain_type(&self, at: DomainAt<'_>) -> String {
        let column = Column::new("value", at.domain.ty.clone());
        self.column_type(ColumnAt { model: at.model, table: &Table::new(&*at.domain.name), column: &column }).sql
    }

    /// Returns whether a column may count by a sequence that its type brings, and come from a table that its own inherits from.
    fn has_serial(&self) -> bool {
        false
    }

    /// Returns whether CREATE TABLE declares a column, and does not take it over from another table.
    fn declares(&self, _column: &Column) -> bool {
        true
    }

    /// Returns the statement that makes a table, where the schema has it in the database's own words.
    fn own_statement<'t>(&self, _table: &'t Table) -> Option<&'t str> {
        None
    }

    /// Returns the default that a column is declared with: none where its domain has the same.
    fn declared_default<'a>(&self, at: ColumnAt<'a>) -> Option<&'a Default> {
        let of_domain = at.column.domain.as_ref().filter(|_| self.has_domains());
        let of_domain = of_domain.and_then(|name| at.model.domain(name).default.as_ref());
        at.column.default.as_ref().filter(|default| Some(*default) != of_domain)
    }

    /// Returns whether the database has domains; elsewhere a column has the checks of its domain.
    fn has_domains(&self) -> bool {
        false
    }

    /// Returns the clause by which the database itself changes a column with each update.
    fn on_update(&self, _column: &Column) -> Option<String> {
        None
    }

    /// Returns the clause that sets a collation, with a blank before it.
    fn collate(&self, collation: &str) -> String {
        format!(" COLLATE {}", self.quote(collation))
    }

    /// Returns a constant of the given type.
    fn literal(&self, ty: &Type, literal: &Literal) -> String {
        match (ty, literal) {
            (_, Literal::Boolean(true)) => "TRUE".to_owned(),
            (_, Literal::Boolean(false)) => "FALSE".to_owned(),
            (_, Literal::Integer(number)) => number.to_string(),
            (_, Literal::Number(digits)) => digits.clone(),
            (Type::Timestamptz, Literal::Text(text)) => {
                self.string(&format!("{}{}", self.seconds(text.trim_end_matches(UTC)), self.utc_suffix()))
            }
            (Type::Time | Type::Timestamp, Literal::Text(text)) => self.string(self.seconds(text)),
            (_, Literal::Text(text)) => self.string(text),
        }
    }

    /// Returns a time with its digits of a second as the database is given them.
    fn seconds<'t>(&self, time: &'t str) -> &'t str {
        time
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
            Default::Sql(expression) => format!("({})", expression.on(self.backend()).unwrap_or("NULL")),
        }
    }

    /// Returns what follows DEFAULT in the declaration of a column.
    fn column_default(&self, at: ColumnAt<'_>, default: &Default) -> String {
        self.default_value(&at.column.ty, default)
    }

    /// Returns whether a column that is never NULL is declared without saying so.
    fn implies_not_null(&self, _at: ColumnAt<'_>) -> bool {
        false
    }

    /// Returns what the declaration of an identity column says to make the database count it up.
    fn identity(&self, at: ColumnAt<'_>) -> Identity;

    /// Returns where the labels of an enum are kept when the schema does not ask for text.
    fn native_enum_storage(&self) -> EnumStorage;

    /// Returns where the labels of an enum are kept.
    fn enum_storage(&self, enumeration: &Enum) -> EnumStorage {
        match self.native_enum_storage() {
            native @ (EnumStorage::Type | EnumStorage::Inline) if !enumeration.as_text.contains(&self.backend()) => {
                native
            }
            _ if enumeration.unchecked => EnumStorage::Text,
            _ => EnumStorage::Check,
        }
    }

    /// Returns the condition that holds a column to the labels of its enum, where they are kept in a check.
    fn label_check(&self, at: ColumnAt<'_>, name: &str) -> Option<String> {
        let enumeration = at.model.enumeration(name);
        if self.enum_storage(enumeration) != EnumStorage::Check {
            return None;
        }
        let labels: Vec<_> = enumeration.values.iter().map(|value| self.string(&value.label)).collect();
        Some(format!("{} IN ({})", self.quote(&at.column.name), labels.join(", ")))
    }

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

    /// Returns how the statement begins that creates a table.
    fn create_table(&self, _table: &Table) -> &'static str {
        "CREATE TABLE"
    }

    /// Returns the statements that complete a table which was just created.
    fn after_creating(&self, _table: &Table) -> Vec<String> {
        Vec::new()
    }

    /// Returns the constraints that only this backend has, as lines of CREATE TABLE.
    fn own_constraints(&self, _table: &Table) -> Vec<String> {
        Vec::new()
    }

    /// Returns the words that begin a unique constraint.
    fn unique_keyword(&self, _key: &PostgresKey) -> &'static str {
        "UNIQUE"
    }

    /// Returns what follows the columns of a primary key or unique constraint, with a leading blank.
    fn key_tail(&self, _key: &PostgresKey) -> String {
        String::new()
    }

    /// Returns what follows the condition of a check, with a leading blank.
    fn check_tail(&self, _check: &Check) -> &'static str {
        ""
    }

    /// Returns whether a constraint can be added without looking at the rows that are there.
    fn has_not_valid(&self) -> bool {
        false
    }

    /// Returns what follows the actions of a foreign key, with a leading blank.
    fn foreign_key_tail(&self, _key: &ForeignKey) -> String {
        String::new()
    }

    /// Returns the kind of an index, as it stands before the word INDEX with a blank behind it.
    fn index_kind(&self, index: &Index) -> &'static str {
        if index.unique { "UNIQUE " } else { "" }
    }

    /// Returns the access method of an index, with a blank behind it.
    fn index_method(&self, _index: &Index) -> String {
        String::new()
    }

    /// Returns a part of an index.
    fn index_part(&self, part: &IndexColumn) -> String {
        let key = match &part.key {
            IndexKey::Column(name) => self.quote(name),
            IndexKey::Expression(expression) => expression.on(self.backend()).unwrap_or_default().to_owned(),
        };
        let collation = part.collation.on(self.backend()).map(|name| self.collate(name)).unwrap_or_default();
        let order = if part.descending { " DESC" } else { "" };
        format!("{key}{collation}{order}")
    }

    /// Returns what follows the parts of an index and precedes its condition, with a leading blank.
    fn index_tail(&self, _index: &Index) -> String {
        String::new()
    }

    /// Returns the words that a view is created and dropped by.
    fn view_keyword(&self, _view: &View) -> &'static str {
        "VIEW"
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

    /// Returns the clauses by which ALTER TABLE fails rather than keep others from the table for longer than this work takes.
    fn at_most(&self, _work: Work) -> &'static [&'static str] {
        &[]
    }

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

    /// Returns what changes a table that exists to what CREATE TABLE would say beside its columns: actions of ALTER TABLE where the
    /// database takes them. `None` when nothing changes it.
    fn changed_options(&self, from: &Table, to: &Table) -> Option<Vec<String>> {
        let is_same = self.table_options(from) == self.table_options(to);
        Some(if is_same { Vec::new() } else { vec![self.table_options(to).trim_start().to_owned()] })
    }

    /// Returns whether texts of columns that say nothing of it come to be kept otherwise.
    fn changes_charset(&self, _from: &Table, _to: &Table) -> bool {
        false
    }

    /// Returns the tables that hold the rows of a partitioned one.
    fn partitions<'t>(&self, _table: &'t Table) -> &'t [Partition] {
        &[]
    }

    /// Returns the statement that makes a partition.
    fn create_partition(&self, table: &Table, partition: &Partition) -> String {
        let part = self.qualified(table.namespace.as_deref(), &partition.name);
        format!("CREATE TABLE {part} PARTITION OF {} {}", self.table_name(table), partition.bound)
    }

    /// Returns whether a column has to go and come back to be computed, or to be computed otherwise.
    fn computes_new_columns_only(&self) -> bool {
        false
    }

    /// Returns whether indexes, constraints and NOT NULL can come to a table that is in use in steps of which none keeps others from
    /// it for long.
    fn changes_online(&self) -> bool {
        false
    }

    /// Returns what limits the time that a migration waits for tables, for as long as its transaction lasts.
    fn patience(&self) -> &'static [&'static str] {
        &[]
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
