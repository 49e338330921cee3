//! Models written down in few words.

use codegen::dialect::fit_identifier;
use codegen::model::*;

/// Returns a model of all backends.
pub(crate) fn model(enums: Vec<Enum>, tables: Vec<Table>) -> Model {
    Model {
        package: "test-db".to_owned(),
        doc: None,
        backends: Backend::ALL.to_vec(),
        namespaces: Vec::new(),
        enums: enums.into(),
        domains: NamedList::default(),
        tables: tables.into(),
        views: NamedList::default(),
        raw: NamedList::default(),
        rust: RustSettings::default(),
        print_schema: PrintSchema::default(),
    }
}

/// Returns an enum with these labels.
pub(crate) fn enumeration(name: &str, labels: &[&str]) -> Enum {
    let value = |label: &&str| EnumValue { label: (*label).to_owned(), rust_name: upper_camel(label), doc: None };
    Enum {
        name: name.to_owned(),
        namespace: None,
        rust_name: upper_camel(name),
        doc: None,
        values: labels.iter().map(value).collect(),
        derives: Vec::new(),
        as_text: Vec::new(),
        unchecked: false,
    }
}

/// Returns a table with these columns, the first of which is its key.
pub(crate) fn table(name: &str, columns: Vec<Column>) -> Table {
    let rust_name = rust_name(name, None);
    let key = columns.first().expect("a table has columns").name.clone();
    let columns = columns
        .into_iter()
        .map(|column| Column { rust_name: self::rust_name(&column.name, Some(&rust_name)), ..column });
    Table {
        rust: TableNames {
            model: upper_camel(&rust_name),
            new: format!("New{}", upper_camel(&rust_name)),
            update: format!("Update{}", upper_camel(&rust_name)),
            module: rust_name.clone(),
            ..TableNames::default()
        },
        columns: columns.collect(),
        primary_key: Some(PrimaryKey {
            name: fit_identifier(&format!("{name}_pkey")),
            columns: vec![key],
            ..PrimaryKey::default()
        }),
        api: TableApi { path: name.to_owned(), operations: Operation::ALL.to_vec(), ..TableApi::default() },
        ..Table::new(name)
    }
}

/// Returns a column that is NOT NULL.
pub(crate) fn column(name: &str, ty: Type) -> Column {
    Column { rust_name: String::new(), ..Column::new(name, ty) }
}

/// Returns a 64-bit column that counts up by itself.
pub(crate) fn id() -> Column {
    Column { identity: true, ..column("id", Type::BigInt) }
}

/// What a column is beyond its type.
pub(crate) trait ColumnExt {
    fn nullable(self) -> Self;
    fn default(self, default: Default) -> Self;
    fn text_default(self, text: &str) -> Self;
    fn doc(self, doc: &str) -> Self;
}

impl ColumnExt for Column {
    fn nullable(self) -> Self {
        Self { nullable: true, ..self }
    }

    fn default(self, default: Default) -> Self {
        Self { default: Some(default), ..self }
    }

    fn text_default(self, text: &str) -> Self {
        self.default(Default::Literal(Literal::Text(text.to_owned())))
    }

    fn doc(self, doc: &str) -> Self {
        Self { doc: Some(doc.to_owned()), ..self }
    }
}

/// What a table has beyond its columns.
pub(crate) trait TableExt {
    fn key(self, columns: &[&str]) -> Self;
    fn unique(self, columns: &[&str]) -> Self;
    fn check(self, name: &str, expression: &str) -> Self;
    fn refers(self, columns: &[&str], table: &str, references: &[&str]) -> Self;
    fn refers_with(self, columns: &[&str], table: &str, references: &[&str], on_delete: ReferentialAction) -> Self;
    fn index(self, index: Index) -> Self;
    fn document(self, doc: &str) -> Self;
    fn with(self, column: Column) -> Self;
}

impl TableExt for Table {
    fn key(self, columns: &[&str]) -> Self {
        Self { primary_key: self.primary_key.map(|key| PrimaryKey { columns: owned(columns), ..key }), ..self }
    }

    fn unique(self, columns: &[&str]) -> Self {
        let name = format!("{}_{}_key", self.name, columns.join("_"));
        Self { uniques: and(&self.uniques, Unique { name, columns: owned(columns), ..Unique::default() }), ..self }
    }

    fn check(self, name: &str, expression: &str) -> Self {
        let check = Check { name: name.to_owned(), expression: expression.into(), ..Check::default() };
        Self { checks: and(&self.checks, check), ..self }
    }

    fn refers(self, columns: &[&str], table: &str, references: &[&str]) -> Self {
        self.refers_with(columns, table, references, ReferentialAction::NoAction)
    }

    fn refers_with(self, columns: &[&str], table: &str, references: &[&str], on_delete: ReferentialAction) -> Self {
        let key = ForeignKey {
            name: fit_identifier(&format!("{}_{}_fkey", self.name, columns.join("_"))),
            columns: owned(columns),
            table: table.to_owned(),
            references: owned(references),
            on_delete,
            ..ForeignKey::default()
        };
        Self { foreign_keys: and(&self.foreign_keys, key), ..self }
    }

    fn index(self, index: Index) -> Self {
        Self { indexes: and(&self.indexes, index), ..self }
    }

    fn document(self, doc: &str) -> Self {
        Self { doc: Some(doc.to_owned()), ..self }
    }

    fn with(self, column: Column) -> Self {
        let column = Column { rust_name: rust_name(&column.name, Some(&self.rust.module)), ..column };
        Self { columns: and(&self.columns, column), ..self }
    }
}

/// Returns an index over these columns; one that ends in ` desc` is sorted downwards.
pub(crate) fn index(name: &str, columns: &[&str]) -> Index {
    let column = |text: &&str| match text.strip_suffix(" desc") {
        Some(name) => IndexColumn { descending: true, ..IndexColumn::of(name) },
        None => IndexColumn::of(*text),
    };
    Index { name: name.to_owned(), columns: columns.iter().map(column).collect(), ..Index::default() }
}

fn and<T: Named + Clone>(list: &NamedList<T>, item: T) -> NamedList<T> {
    list.iter().cloned().chain([item]).collect()
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Returns the identifier that diesel_cli makes of a name.
fn rust_name(name: &str, table: Option<&str>) -> String {
    let mut identifier = String::new();
    for c in name.chars() {
        match c {
            c if c.is_ascii_alphanumeric() || c == '_' => identifier.push(c),
            _ if identifier.ends_with('_') => (),
            _ => identifier.push('_'),
        }
    }
    if identifier.starts_with(|c: char| c.is_ascii_digit()) {
        identifier.insert(0, '_');
    }
    let reserved = ["table", "columns", "is_nullable"].contains(&identifier.as_str());
    if reserved || syn::parse_str::<syn::Ident>(&identifier).is_err() || table == Some(&identifier) {
        identifier.push('_');
    }
    identifier
}

fn upper_camel(name: &str) -> String {
    let name = heck::ToUpperCamelCase::to_upper_camel_case(name);
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("T{name}") } else { name }
}
