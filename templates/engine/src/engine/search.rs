//! Full text: rows are found by the words in their columns, where the database has an index of them.

use std::fmt;
use std::marker::PhantomData;

use super::backend::this as backend;
use super::{Condition, Filter, Order, Ordering, Table};

/// What the words of a table's rows are looked up in.
#[derive(Debug)]
pub struct Search {
    /// What a condition over HTTP calls it.
    pub name: &'static str,
    /// The places of the columns that have the words.
    pub columns: &'static [usize],
    /// PostgreSQL's `tsvector`: a column, or the expression of an index.
    pub vector: Option<&'static str>,
    /// The text search configuration that the vector is made by, where the schema tells.
    pub language: Option<&'static str>,
    /// Whether the vector is a column: the words in it may be of several languages.
    pub takes_languages: bool,
    /// Whether MySQL has a FULLTEXT index on the columns.
    pub is_indexed: bool,
}

impl Search {
    /// Looks up words of those columns.
    pub const fn new(name: &'static str, columns: &'static [usize]) -> Self {
        Self { name, columns, vector: None, language: None, takes_languages: false, is_indexed: false }
    }

    /// PostgreSQL has an index over the vector.
    pub const fn vector(mut self, vector: &'static str) -> Self {
        self.vector = Some(vector);
        self
    }

    /// The vector is made by that text search configuration.
    pub const fn language(mut self, language: &'static str) -> Self {
        self.language = Some(language);
        self
    }

    /// The vector is a column.
    pub const fn takes_languages(mut self) -> Self {
        self.takes_languages = true;
        self
    }

    /// MySQL has a FULLTEXT index on the columns.
    pub const fn indexed(mut self) -> Self {
        self.is_indexed = true;
        self
    }
}

/// Returns whether the database has something to look words up in for the search at that place.
pub fn can_search(table: &Table, search: usize) -> bool {
    table.searches.get(search).is_some_and(backend::can_search)
}

/// A text to search for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// How it is read.
    pub form: TermsForm,
    /// The text search configuration to read it by on PostgreSQL, unless it is the one of the [`Search`].
    pub language: Option<String>,
    /// The text.
    pub text: String,
}

/// How a text to search for is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsForm {
    /// As the database's own language has it: `to_tsquery` of PostgreSQL, the boolean mode of MySQL.
    Query,
    /// All of its words.
    Words,
    /// Its words one behind the other.
    Phrase,
    /// As people write it in search engines: all of the words, `"phrases"`, `or`, and `-` before what is not meant.
    Web,
}

/// A [`Search`] of the table of `E`.
pub struct TypedSearch<E> {
    place: usize,
    language: Option<&'static str>,
    entity: PhantomData<fn() -> E>,
}

impl<E> TypedSearch<E> {
    /// Names the search by its place in the table's searches.
    pub const fn new(place: usize) -> Self {
        Self { place, language: None, entity: PhantomData }
    }

    /// Reads texts by that text search configuration, which only PostgreSQL has.
    pub const fn in_language(mut self, language: &'static str) -> Self {
        self.language = Some(language);
        self
    }

    /// All of the words are there.
    pub fn words(self, text: impl Into<String>) -> Condition<E> {
        self.matches(TermsForm::Words, text.into())
    }

    /// The words are there, one behind the other.
    pub fn phrase(self, text: impl Into<String>) -> Condition<E> {
        self.matches(TermsForm::Phrase, text.into())
    }

    /// What people write in search engines is there: all of the words, `"phrases"`, `or`, and `-` before what is not meant.
    pub fn web(self, text: impl Into<String>) -> Condition<E> {
        self.matches(TermsForm::Web, text.into())
    }

    /// What the database's own language asks for is there: `to_tsquery` of PostgreSQL, the boolean mode of MySQL.
    /// A text that is none is [`Error::Unreadable`](super::Error::Unreadable).
    pub fn query(self, text: impl Into<String>) -> Condition<E> {
        self.matches(TermsForm::Query, text.into())
    }

    /// Sorts by how well the words match the text, the best first.
    pub fn relevance(self, form: TermsForm, text: impl Into<String>) -> Ordering<E> {
        Ordering::new(Order::relevance(self.place, vec![self.terms(form, text.into())]))
    }

    fn matches(self, form: TermsForm, text: String) -> Condition<E> {
        Filter::Matches { search: self.place, terms: self.terms(form, text) }.into()
    }

    fn terms(self, form: TermsForm, text: String) -> Terms {
        Terms { form, language: self.language.map(str::to_owned), text }
    }
}

impl<E> Clone for TypedSearch<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for TypedSearch<E> {}

impl<E> fmt::Debug for TypedSearch<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TypedSearch").field(&self.place).finish()
    }
}
