//! Parts of a model together with the whole they stand in.

use crate::model::{Column, Domain, Enum, Model, Table, Type};

/// An enum with the model it stands in.
#[derive(Clone, Copy, Debug)]
pub struct EnumAt<'a> {
    /// The model.
    pub model: &'a Model,
    /// The enum, one of the model's.
    pub enumeration: &'a Enum,
}

impl<'a> EnumAt<'a> {
    /// Returns every column of the enum's type, in schema order.
    pub fn columns(self) -> impl Iterator<Item = ColumnAt<'a>> {
        let Self { model, enumeration } = self;
        model.tables.iter().flat_map(move |table| {
            let columns = table.columns.iter();
            let of_enum =
                columns.filter(|column| matches!(column.ty.element(), Type::Enum(name) if *name == enumeration.name));
            of_enum.map(move |column| ColumnAt { model, table, column })
        })
    }
}

/// A domain with the model it stands in.
#[derive(Clone, Copy, Debug)]
pub struct DomainAt<'a> {
    /// The model.
    pub model: &'a Model,
    /// The domain, one of the model's.
    pub domain: &'a Domain,
}

/// A table with the model it stands in.
#[derive(Clone, Copy, Debug)]
pub struct TableAt<'a> {
    /// The model.
    pub model: &'a Model,
    /// The table, one of the model's.
    pub table: &'a Table,
}

impl<'a> TableAt<'a> {
    /// Returns the column of that name, which is one that the table itself mentions.
    pub fn column(self, name: &str) -> ColumnAt<'a> {
        ColumnAt { model: self.model, table: self.table, column: self.table.column(name) }
    }

    /// Returns the columns in order.
    pub fn columns(self) -> impl Iterator<Item = ColumnAt<'a>> {
        self.table.columns.iter().map(move |column| ColumnAt { model: self.model, table: self.table, column })
    }
}

/// A column with the table and the model it stands in.
#[derive(Clone, Copy, Debug)]
pub struct ColumnAt<'a> {
    /// The model.
    pub model: &'a Model,
    /// The table, one of the model's.
    pub table: &'a Table,
    /// The column, one of the table's.
    pub column: &'a Column,
}

impl<'a> ColumnAt<'a> {
    /// Returns the table.
    pub fn table(self) -> TableAt<'a> {
        TableAt { model: self.model, table: self.table }
    }
}
