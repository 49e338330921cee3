//! Every kind of mistake, in one table. A code never changes its meaning and is never used again.

use super::Severity;

macro_rules! codes {
    ($($name:ident = $id:literal, $title:literal, $explanation:literal;)+) => {
        /// A kind of mistake. `E` are errors, of which the first two digits tell the part of the language, `M` changes that no
        /// migration is made of, `W` warnings.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(
                #[doc = $title]
                $name,
            )+
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Returns the code as it is printed, like `E0101`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// Returns the kind of mistake in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }

            /// Returns a paragraph (Markdown) on the rule behind it and the ways to follow it.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => $explanation,)+ }
            }
        }
    };
}

impl Code {
    /// Returns how bad a mistake of this kind is.
    pub fn severity(self) -> Severity {
        if self.id().starts_with('W') { Severity::Warning } else { Severity::Error }
    }

    /// Finds a code by the way it is printed, in either case.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
    }
}

codes! {
    // Files and YAML.
    Unreadable = "E0001", "a file cannot be read",
        "The schema, or a file that it includes, is not there or may not be read. Paths in `include` are relative to the file that includes.";
    TooLarge = "E0002", "the input is too large",
        "A schema file may have 16 MiB and all files of a schema together 64 MiB; what is larger is not a schema that someone wrote.";
    NotUtf8 = "E0003", "the text is not UTF-8",
        "Schema files are UTF-8. The label shows the first byte that is not; saving the file as UTF-8 in the editor mends it.";
    Syntax = "E0004", "the YAML is malformed",
        "The file is not YAML 1.2, so nothing in it can be understood; other mistakes in this file are found once it parses. Often a quote or a bracket is not closed, a `:` lacks the space after it, or a line is indented by a blank too many.";
    Tab = "E0005", "a tab indents a line",
        "YAML allows only spaces for indentation.";
    SeveralDocuments = "E0006", "a file holds several YAML documents",
        "A schema file holds one document, so `---` may stand only before its first line. To divide a schema, use several files and `include`.";
    DuplicateKey = "E0007", "a key appears twice",
        "The keys of a mapping are unique; YAML readers that take the last one would drop the first in silence.";
    TooDeep = "E0008", "the nesting is too deep",
        "No part of the language nests deeper than a dozen levels; the limit is 64.";
    AliasBudget = "E0009", "aliases expand to too much",
        "An alias (`*name`) stands for all that its anchor holds. Aliases of aliases grow exponentially, so that a schema's aliases may stand for 200,000 values in all, of which each 256 bytes of text are one.";
    BadMerge = "E0010", "a merge key without a mapping",
        "`<<` takes in the keys of a mapping, or of a list of mappings, that an anchor names: `<<: *defaults`. Keys beside it win over those taken in.";
    BadAlias = "E0011", "an alias that cannot be used here",
        "An alias names an anchor that stands before it in the same file, not around it, and cannot be a key.";
    Tag = "E0012", "a YAML tag",
        "Tags like `!!int` or `!thing` have no meaning in a schema; types are written as `type: integer`.";
    BadKey = "E0013", "a key that is not a name",
        "Keys are plain or quoted text on one line, never a list, a mapping or nothing.";
    IncludeCycle = "E0014", "files include each other",
        "A file may not include itself, directly or through others. Tables see each other across files without being included a second time.";
    IncludeNothing = "E0015", "an include that matches no file",
        "A pattern in `include` matched no file, which is likely a misspelled folder. `*` matches within one folder, `**` any number of folders.";
    Empty = "E0016", "an empty file",
        "A schema is a mapping with `version`, `package`, `backends` and `tables`; an included file has at least one of `tables`, `views`, `enums`, `domains`, `mixins`, `raw`, `namespaces` and `include`.";

    // Shape.
    UnknownKey = "E0101", "an unknown key",
        "The language has no such key at this place; nothing is ever ignored. The reference lists the keys of each place.";
    WrongShape = "E0102", "a value of the wrong kind",
        "The key takes another kind of value: a text, a number, a list or a mapping.";
    MissingKey = "E0103", "a required key is missing",
        "A mapping at this place is not complete without the key.";
    QuoteText = "E0104", "text that YAML does not read as text",
        "Without quotes, `no`, `yes`, `on`, `off`, `true` and `false` are booleans to some YAML readers, `1.0` is a number and `~` is nothing. Where text is meant, quote it.";
    NotABoolean = "E0105", "a boolean in another spelling",
        "Booleans are `true` and `false`, without quotes. `yes`, `no`, `on` and `off` mean different things to YAML 1.1 and 1.2.";
    BadNumber = "E0106", "a number in another spelling",
        "Whole numbers are written in decimal digits without a leading zero: `0777` is 511 to YAML 1.1 and 777 to YAML 1.2.";
    MainFileOnly = "E0108", "a key that belongs in the main file",
        "`version`, `package`, `doc`, `backends` and what sets up the crate and its migrations speak for the whole schema and stand in the file that the command names; included files hold `tables`, `views`, `enums`, `domains`, `mixins`, `raw`, `namespaces` and further `include`.";
    UnknownChoice = "E0109", "a word that the key does not know",
        "The key takes one of a few words; the message lists them.";
    ListedTwice = "E0110", "an element is listed twice",
        "The list names different things, and one is there twice.";
    Version = "E0111", "an unknown version of the language",
        "`version: 1` is the only version of the schema language so far.";
    Malformed = "E0112", "a malformed expression",
        "A type is written `name`, `name(8)` or `name(12,2)`, with `?` at the end when NULL is allowed; a reference is `table` or `table.column`; an index column is `column` or `column desc`.";
    SqlFragment = "E0113", "SQL that cannot stand alone",
        "An SQL condition or expression is copied into a longer statement, so it must not be empty, must close its quotes and parentheses, and holds neither `;` nor a comment.";

    // Names.
    BadName = "E0201", "a name that cannot be used",
        "Names of tables, columns, enums and constraints are not empty, hold no control characters or quotes, and do not start or end with a blank. SQLite keeps names of tables and indexes that start with `sqlite_` to itself. `diesel print-schema` passes over tables that start with `__`, on SQLite also those that start with `sqlite`. A schema.rs cannot have tables `diesel`, `gen` and `sql_types`, or columns named like what `table!` uses (`star`, `Text`): the crate's `schema.patch`, or that of the namespace, calls them `diesel_` or `Text_`.";
    LongName = "E0202", "a name that is too long",
        "PostgreSQL cuts names after 63 bytes in silence, MySQL refuses more than 64 characters. Names that codegen makes are cut by itself and stay unique.";
    DuplicateName = "E0203", "two things of one name",
        "Tables share one space of names, enums another (on PostgreSQL with the tables), columns one per table. SQLite and MySQL do not tell upper from lower case, so that names differ in more than case.";
    RustNameTaken = "E0204", "two things become one Rust name",
        "Rust names are made from the schema's: `blog_posts` becomes `BlogPost`, beside `NewBlogPost` and `UpdateBlogPost`; characters that Rust lacks become `_`. Where two meet, `rust_name` tells them apart.";
    BadRustName = "E0205", "a Rust name that Rust does not allow",
        "A `rust_name` is an identifier of ASCII letters, digits and `_` that is not a keyword: upper camel case for tables, enums and their values, snake case for columns.";
    PackageName = "E0206", "a package name that Cargo does not allow",
        "A package name starts with a letter, goes on with lower-case letters, digits, `-` and `_`, and is neither a Rust keyword nor a crate that the generated one depends on.";
    ConstraintName = "E0207", "two constraints or indexes of one name",
        "The constraints of a table have different names, on MySQL different from those of its indexes, too. Across tables, indexes share one space of names with the tables on PostgreSQL and SQLite, and so do primary keys and unique constraints on PostgreSQL; on MySQL no two tables have a foreign key or a check of one name. An enum or json column has a check `{table}_{column}_check` where the database lacks the type. Constraints without a name get `{table}_{columns}_key`, `_fkey` or `_idx`; `name` sets another.";
    RelationName = "E0208", "a relation's name is taken",
        "The relations of a table have different names, which are not names of its columns either. A foreign key `author_id` gives `author`, and the way back is named by the table that it comes from; under `relations` each can be named.";
    ApiPath = "E0209", "an API path that cannot be used",
        "A path is one segment of letters, digits, `-`, `_`, `.` and `~`, different for each table, and none of the server's own `openapi.json`, `healthz` and `readyz`.";

    NoOperation = "E0210", "an operation that the table cannot take",
        "Nothing is written to a view, and rows of a table without a key cannot be found one by one: views can be listed, and got by their `key`; tables without a key can be listed and created in.";

    Derive = "E0211", "a derive that cannot be",
        "`derives` lists paths of derive macros of the standard library and of the crates that the generated one depends on, as `Eq` or `serde::Deserialize`, each once, and none that the struct or enum has anyway.";
    ApiNested = "E0212", "a relation whose rows a create cannot bring along",
        "`api: { nested: [...] }` names relations of the table by which rows refer to the new row (has_one, has_many) or are joined to it (many_to_many). A row that the new one refers to must be there before.";
    PrintSchema = "E0213", "a setting of schema.rs that cannot be",
        "`diesel` says how schema.rs is printed, in the words of a diesel.toml. Its patterns are regular expressions, its imports are paths of crates that the generated one depends on, and somebody defines each type that schema.rs does not. What a patch makes of a column's type stands at the column as `diesel`, and has to be read as the values of its `type` or of its `rust_type`.";
    PageSize = "E0214", "pages that are larger than they may be",
        "A list has `page_size` rows unless the client asks for another number, up to `max_page_size`.";
    Dependency = "E0215", "a dependency that cannot be",
        "`rust: { dependencies: … }` names crates that the generated one depends on beside those of its own, for types and derives that the schema names by their paths: a version as Cargo has it, or `version`, `path` (seen from the folder of the generated crate) and `features`.";


    // Types and columns.
    UnknownType = "E0301", "an unknown type",
        "Types are boolean, smallint, integer, bigint, real, double, decimal(p,s), text, varchar(n), char(n), bytes, date, time, timestamp, timestamptz, uuid, json, and the names of the schema's enums. SQL's other names for them are not used, so that a type has one spelling.";
    TypeArguments = "E0302", "wrong arguments of a type",
        "`decimal(p,s)` takes how many digits there are and how many of them stand after the point, `varchar(n)` and `char(n)` the number of characters; the other types take nothing. The bounds are those of the schema's backends.";
    DefaultMismatch = "E0303", "a default that does not fit the type",
        "A literal default, or an `example`, is a value of the column's type, in its range and length: `true`, `12`, `9.90`, `draft`, `2024-01-31`, `2024-01-31 08:00:00`. An expression in the database's own language is written `{ sql: \"...\" }`.";
    DefaultFunction = "E0304", "a default function of another type",
        "`now()` is for timestamp and timestamptz, `uuid()` for uuid. Other functions of the database are written `{ sql: \"...\" }`.";
    Identity = "E0305", "an identity column that cannot count",
        "`generated: identity` is for a smallint, integer or bigint column that alone is the primary key, and takes no default. SQLite counts nothing else by itself.";
    Nullability = "E0306", "contradicting words on NULL",
        "A column allows NULL by `?` after its type or by `nullable: true`, and the two may not contradict each other.";
    OnUpdate = "E0307", "`on_update` on a column that it says nothing about",
        "`on_update: now()` sets a timestamp or timestamptz column to the time of each update. On a column with `references`, `cascade`, `restrict`, `set null`, `set default` and `no action` say what happens when the key referred to changes.";
    NoType = "E0308", "a column without a type",
        "A column has a `type`, or `references` another column and takes its type.";
    NoValues = "E0309", "an enum without values",
        "An enum has at least one value; values differ and none is empty.";
    ApiWords = "E0310", "contradicting words under a column's `api`",
        "`hidden` columns are neither given nor taken, `read_only` ones given, `write_only` ones taken, `immutable` ones taken on create only. One word will do; only write_only and immutable go together.";
    ActionAlone = "E0311", "an action without a reference",
        "`on_delete` says what happens to a row when the row that it refers to is deleted, and so stands beside `references`.";
    Computed = "E0312", "a computed column that something else would set",
        "`generated: { stored: ... }` and `{ virtual: ... }` let the database compute a column. Nothing else sets it: it has no default, no `on_update`, and is not part of the primary key.";
    Rule = "E0316", "a rule that does not fit the column",
        "Under `validate`, `min_length`, `max_length`, `pattern`, `format` and `one_of` are for text, varchar and char; `min`, `max`, `more_than` and `less_than` take a value of a number's or date's own type. A pattern is a regular expression without look-around and back references. A `check` is the path of a function, of a crate that `rust: { dependencies: … }` has.";
    Lock = "E0317", "a lock on a column that cannot count",
        "`lock: optimistic` makes a column count the updates of its row. It is a smallint, integer or bigint that is not NULL, with a number as its default.";
    Access = "E0318", "a rule of access that cannot be",
        "Under `api`, `access` says who may do what: `public`, `authenticated`, the name of a role, `owner(column)`, or a list of those, for each operation that is served. The column holds whom a row belongs to: an integer, a uuid, text or varchar. `public` takes in everyone, `authenticated` everyone who says who they are.";
    BackendType = "E0320", "a type that a backend of the schema lacks",
        "Arrays, ranges, inet, cidr, macaddr, interval, citext, tsvector, tsquery, geometry and geography are PostgreSQL's, and unsigned bigint is MySQL's: a schema that is for other backends as well has no faithful column type for them there.";
    DeclaredType = "E0321", "a column type that does not hold the values",
        "`type` under `sqlite`, `postgres` or `mysql` says how that database declares the column; in Rust and in JSON it stays what the column's own type says. Diesel reads each column type as one of its SQL types, and that one has to hold the same values: text in `mediumtext`, json in `json`, integer in `mediumint`.";
    NativeType = "E0322", "a native type that cannot be built",
        "`native` is the column type of a schema with one backend, in the words of its database. Diesel reads it as one of the language's types when it knows it; otherwise its values are text (or, with `as: bytes`, bytes), or what `diesel` (the path of an SQL type) and `rust` (that of a Rust type) say.";


    // References between things of the schema.
    UnknownTable = "E0401", "an unknown table",
        "No file of the schema has a table of that name.";
    UnknownColumn = "E0402", "an unknown column",
        "The table has no column of that name, neither itself nor by the mixins that it uses.";
    UnknownMixin = "E0403", "an unknown mixin",
        "`use` lists names that stand under `mixins` in any file of the schema.";
    NeedsColumns = "E0404", "a reference that does not say which column",
        "`references: table` means that table's primary key, which must be one column. To refer to a key of several columns use the table's `foreign_keys`.";
    NotAKey = "E0405", "a reference to columns that are not a key",
        "A foreign key refers to a primary key or a unique constraint, with the columns in the same order, so that at most one row is meant.";
    TypeMismatch = "E0406", "a foreign key of another type",
        "A referencing column has the type of the column that it refers to; leave `type` out and it takes it. Another type that it states must be one whose values compare with those there: whole numbers of any width (of one size and sign where mysql is among the backends), texts of any kind and length, bytes, decimals of the same scale.";
    ColumnCount = "E0407", "a foreign key with too few or too many columns",
        "A foreign key lists as many columns as it refers to, each beside its own.";
    TypeCycle = "E0408", "columns that take their types from each other",
        "A column with `references` and no `type` takes the type of the other column; in a circle of those, at least one must state its type.";
    ActionImpossible = "E0409", "an action that the columns cannot take",
        "`set null` needs columns that allow NULL, `set default` needs columns with a default.";
    NoForeignKey = "E0410", "a relation without a foreign key",
        "A relation follows a foreign key: `belongs_to` one of its own table, `has_one` and `has_many` one of the other table, `many_to_many` two of the join table.";
    AmbiguousRelation = "E0411", "a relation with several foreign keys to choose from",
        "Where several foreign keys lead to the same table, `foreign_key` names the one that is meant, by its column or its name.";
    RelationKind = "E0412", "a relation of the wrong number",
        "`has_one` is for a foreign key whose columns are unique, `has_many` for one whose columns are not.";
    RelationTwice = "E0413", "a foreign key's relation is named twice",
        "A foreign key gives one relation in each direction, and each has one name: the way there by `belongs_to`, the way back by its `inverse` or by `has_one` or `has_many` in the other table.";

    MixinCircle = "E0414", "a mixin that takes in itself",
        "`use` in a mixin takes in other mixins, whose own `use` may not lead back to it.";

    UnknownObject = "E0415", "an unknown table, view or raw object",
        "`after` and `before` name tables, views and raw objects of the schema; `before` also domains.";
    ObjectCircle = "E0416", "objects that need each other",
        "A view or raw object is made after those that it names under `after`, and before those that it names under `before`. A raw object that tables need is made before all tables, an extension or one that domains need before all types. In a circle there is no first one.";

    UnknownNamespace = "E0417", "an unknown namespace",
        "With postgres among the backends, what stands before a dot in the name of a table, view, enum or domain is a namespace, one of those that the schema lists under `namespaces`. What stands in the default one, `public`, has no dot in its name.";

    // Tables.
    NoColumns = "E0501", "a table without columns",
        "A table has at least one column of its own or of a mixin.";
    NoPrimaryKey = "E0502", "a table without a primary key",
        "A table has a primary key: `primary_key: true` on a column, or `primary_key: [a, b]` on the table. Diesel and the API find rows by it. A table whose database has none says so: `logical_key: [a, b]` names columns that tell rows apart all the same, and with `logical_key: []` its rows can be listed and created only.";
    PrimaryKeyTwice = "E0503", "a primary key is stated twice",
        "The primary key is stated once: on one column, or on the table for several columns, where their order is told.";
    NullableKey = "E0504", "a primary key that may be NULL",
        "Columns of a primary key are NOT NULL. SQLite alone takes NULL in a key; a schema that is for sqlite only may say so.";
    SoftDelete = "E0505", "soft deletion without a column for it",
        "`soft_delete: true` means a column `deleted_at`, and a name means that column; it is declared under `columns` as `timestamptz?` or `timestamp?`, holds NULL for a row that is there and the time of deletion for one that is not.";
    SameConstraint = "E0506", "a constraint that is stated twice",
        "Two constraints of a table say the same.";
    NoTables = "E0507", "a schema without tables",
        "A schema has at least one table.";

    ViewColumn = "E0508", "a view's column that says what only a table's can",
        "The columns of a view say what its query gives: a type, whether it allows NULL, what it refers to, its `rust_name` and `api`. Keys, defaults and constraints are for tables; a view's key is its `key`.";

    // Backends.
    MysqlKeyLength = "E0601", "MySQL cannot index the column",
        "MySQL and MariaDB index text, bytes and JSON only by a prefix, which portable schemas cannot state, and at most 3,072 bytes in one index; a character takes 4. Use varchar(n) with a small enough n.";
    SqliteDecimal = "E0602", "more digits than SQLite keeps",
        "SQLite keeps decimals as 64-bit integers or IEEE doubles: 15 digits come back exactly. Use a smaller precision, or leave sqlite out of `backends`.";
    SqliteIdentity = "E0603", "identity keys that SQLite cannot tell apart",
        "SQLite counts only `INTEGER PRIMARY KEY` by itself, and Diesel reads all of those either as 32 or as 64 bits. With sqlite among the backends, the identity keys of a schema are all integer or all bigint.";
    PartialUnique = "E0604", "a partial unique index on MySQL",
        "MySQL and MariaDB have no partial indexes. A partial index that is not unique becomes a full one there, which finds the same rows; a unique one would refuse other rows than it should.";
    SetDefault = "E0605", "`set default` on MySQL",
        "InnoDB refuses foreign keys with ON DELETE SET DEFAULT or ON UPDATE SET DEFAULT.";
    CatalogTypeName = "E0606", "an enum or domain named like a type of PostgreSQL or Diesel",
        "On PostgreSQL an enum is a type, and so is a domain. A column of a type `interval` or `point` has PostgreSQL's own, whatever the schema creates; and `diesel print-schema` takes an enum whose name in upper camel case is one of Diesel's SQL types (`Range`, `Record`, `Bit`) for that type.";
    MysqlUnsigned = "E0607", "an enum that Diesel takes for an unsigned number on MySQL",
        "MySQL keeps an enum's labels in the column's type, and `diesel print-schema` takes each type with `unsigned` in it for an unsigned number.";
    MysqlCheck = "E0608", "a check that MySQL refuses",
        "MySQL and MariaDB check neither an AUTO_INCREMENT column nor the columns of a foreign key whose action is other than `no action` and `restrict` (MySQL's errors 3818 and 3823; MariaDB allows `on_delete: cascade`). A check is searched for the column's name as a word.";
    MysqlRowLength = "E0609", "rows that are too long for MySQL",
        "The columns of a MySQL or MariaDB table have 65,535 bytes in all. A character of a varchar takes 4 of them, a text, bytes or json column a dozen.";
    SqliteReference = "E0610", "an integer reference that Diesel takes for a bigint on SQLite",
        "With bigint identity keys, `diesel print-schema` on SQLite takes each integer column that refers to a table with a key of one column for a bigint, also when it refers to another column of that table. (A table whose key is an integer that does not count by itself is none of those.)";

    MissingSql = "E0611", "SQL that a backend lacks",
        "A default or a computed column exists on each backend of the schema, so that SQL given for single backends (`{ postgres: ..., sqlite: ... }`) is given for all of them, or `sql` for those without one of their own.";
    NotOnBackend = "E0612", "something that a backend does not have",
        "What only some backends have stands under the name of the backend, or makes the schema one for those backends. What another backend can do as well, in other words, codegen says in those words.";
    OptionValue = "E0613", "an option that cannot be",
        "An option of a table, key or index has a value that is no such thing, or stands where it says nothing.";

    // Changes that no migration is made of.
    TableRemoved = "M001", "a table or a partition is gone",
        "Dropping a table loses its rows. If it has another name now, say so with `renamed_from`; if it may go, name it under `allow_loss` or pass `--allow-destructive`.";
    ColumnRemoved = "M002", "a column is gone, or is computed from now on",
        "Dropping a column loses its values. If it has another name now, say so with `renamed_from`; if it may go, name it as `table.column` under `allow_loss` or pass `--allow-destructive`.";
    TypeChanged = "M003", "a column has a type that its values do not become, or a table an option that nothing changes",
        "Values of the old type have to become values of the new one, and for these two types there is no way that means the same on every value and back. Add a column of the new type beside the old one with `backfill: { sql: … }`, and drop the old one later. Nor can a table that exists come to be partitioned, or inherit from another one: make a new table, and copy the rows by hand.";
    ColumnNeedsValue = "M007", "a new column needs a value in rows that exist",
        "The new column is NOT NULL and has no default, so there is nothing that the existing rows could hold. Say what they get with `backfill`, give the column a default, or let it be NULL (`?` behind the type).";

    // Warnings.
    ForeignKeyIndex = "W0001", "a foreign key without an index",
        "Each delete or key change in the table referred to looks for referencing rows, and so does the way back of the relation; without an index that reads the whole table. Add `index: true`, or an index or key that starts with the columns. (MySQL makes the index by itself.)";
    NullableUnique = "W0002", "a unique constraint over nullable columns",
        "NULLs are never equal, so rows that agree on all other columns are not duplicates while one of them is NULL. Make the columns NOT NULL, or state what is meant by a partial unique index. A unique constraint over one nullable column (no two of those that have it agree) gives no warning.";
    FloatMoney = "W0003", "a float for money",
        "Binary floating point does not hold most decimal fractions, and sums drift. Use decimal(p,s).";
    SmallIdentity = "W0004", "an identity key of 32 bits or fewer",
        "An integer key ends at 2,147,483,647, deleted and rolled back rows included; changing it later rewrites the table and all that refer to it. Use bigint.";
    CreateImpossible = "W0005", "a create that can never succeed",
        "The API creates rows of the table, but a column that is required and has no default is not taken from clients. Give the column a default, allow NULL, or leave `create` out of the table's `api: operations`.";
    OtherBackend = "W0006", "something for a backend that the schema is not for",
        "What stands under the name of a backend is for that backend, and the schema's `backends` do not list it. It changes nothing.";
    DieselName = "W0007", "a namespace that Diesel's own queries get wrong",
        "Where the name of a namespace is no name in Rust (`user-data.items`), `table!` of Diesel 2.3 has no place for it, and its queries name another one: `\"user_data\".\"items\"`. The generated queries and the API name the table rightly; queries written by hand with `schema` do not. Another name helps.";
    NarrowForeignKey = "W0008", "a foreign key that cannot hold every key",
        "The referencing column states a type that holds less than that of the column referred to, an integer for a bigint or a shorter varchar, so that one day there are rows that no row can refer to. Databases that exist often have such keys; in a new one leave `type` out.";
    ConditionColumn = "W0009", "a condition in which no column stands",
        "A check, or the `where` of an index, in which no column of the table stands holds for every row or for none, or the database refuses it when the migration runs: most often a name is misspelt. Other SQL is copied as it is, since which of its words are columns only the database knows.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_in_order() {
        let ids: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
    }

    #[test]
    fn a_code_is_found_in_either_case() {
        assert_eq!(Code::from_id("w0001"), Some(Code::ForeignKeyIndex));
        assert_eq!(Code::from_id("E9999"), None);
    }
}
