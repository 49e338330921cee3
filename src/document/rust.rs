//! How the generated Rust looks, as the YAML has it.

use super::places::{self, Place};
use super::reader::Reader;
use crate::source::{Entry, Node, Spanned, Value};

/// `rust`
#[derive(Clone, Debug, Default)]
pub struct Rust {
    /// `read`
    pub read: Option<Spanned<String>>,
    /// `new`
    pub new: Option<Spanned<String>>,
    /// `update`
    pub update: Option<Spanned<String>>,
    /// `nullable_change`
    pub nullable_change: Option<Spanned<String>>,
    /// `time`
    pub time: Option<Spanned<String>>,
    /// `typed_ids`
    pub typed_ids: Option<Spanned<bool>>,
    /// `derives`
    pub derives: Derives,
    /// `dependencies`
    pub dependencies: Vec<Dependency>,
}

/// A crate that the generated one depends on.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// The name.
    pub name: Spanned<String>,
    /// `version`, or the text instead of a mapping
    pub version: Option<Spanned<String>>,
    /// `path`
    pub path: Option<Spanned<String>>,
    /// `features`
    pub features: Vec<Spanned<String>>,
}

/// Further derives.
#[derive(Clone, Debug, Default)]
pub struct Derives {
    /// `read`
    pub read: Vec<Spanned<String>>,
    /// `new`
    pub new: Vec<Spanned<String>>,
    /// `update`
    pub update: Vec<Spanned<String>>,
    /// `enums`
    pub enums: Vec<Spanned<String>>,
}

impl Reader<'_> {
    pub(super) fn rust(&mut self, node: &Node) -> Rust {
        let Some(fields) = self.fields(node, &places::RUST) else { return Rust::default() };
        Rust {
            read: self.text_of(fields, "read"),
            new: self.text_of(fields, "new"),
            update: self.text_of(fields, "update"),
            nullable_change: self.text_of(fields, "nullable_change"),
            time: self.text_of(fields, "time"),
            typed_ids: self.boolean_of(fields, "typed_ids"),
            derives: fields.get("derives").map(|node| self.derives(node, &places::DERIVES)).unwrap_or_default(),
            dependencies: self.dependencies(fields.get("dependencies")),
        }
    }

    fn dependencies(&mut self, node: Option<&Node>) -> Vec<Dependency> {
        let entries = node.map(|node| self.named(node, "crates to versions")).unwrap_or_default();
        entries.iter().filter_map(|entry| self.dependency(entry)).collect()
    }

    fn dependency(&mut self, Entry { key, value }: &Entry) -> Option<Dependency> {
        let name = key.clone();
        if let Value::Scalar(_) = &value.value {
            return Some(Dependency { name, version: Some(self.text(value)?), path: None, features: Vec::new() });
        }
        let fields = self.fields(value, &places::DEPENDENCY)?;
        Some(Dependency {
            name,
            version: self.text_of(fields, "version"),
            path: self.text_of(fields, "path"),
            features: fields.get("features").map(|node| self.texts(node, "features")).unwrap_or_default(),
        })
    }

    pub(super) fn derives(&mut self, node: &Node, place: &Place) -> Derives {
        let Some(fields) = self.fields(node, place) else { return Derives::default() };
        let mut of = |key: &str| fields.get(key).map(|node| self.texts(node, "derives")).unwrap_or_default();
        Derives { read: of("read"), new: of("new"), update: of("update"), enums: of("enums") }
    }
}
