//! Follows `include` from file to file.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::files::Files;
use super::node::{Node, Reading, Value};
use super::yaml::{self, Budget};
use super::{Tree, Trees};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Sources, Span};

/// The greatest size of one file, and of all files of a schema.
const LARGEST_FILE: u64 = 16 << 20;
const LARGEST_SCHEMA: u64 = 64 << 20;
/// How long a chain of files that include each other may be; recursion follows it.
const LONGEST_CHAIN: usize = 32;

pub(super) fn read(files: &dyn Files, main: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Trees {
    let mut reader = Reader {
        files,
        sources,
        diagnostics,
        budget: Budget::default(),
        bytes_left: LARGEST_SCHEMA,
        chain: Vec::new(),
        seen: HashSet::new(),
        found: Trees { trees: Vec::new(), input_files: Vec::new(), is_complete: true },
    };
    reader.file(main, None);
    reader.found
}

struct Reader<'a> {
    files: &'a dyn Files,
    sources: &'a mut Sources,
    diagnostics: &'a mut Diagnostics,
    budget: Budget,
    bytes_left: u64,
    /// The identities of the files that are being read, each included by the one before.
    chain: Vec<PathBuf>,
    seen: HashSet<PathBuf>,
    found: Trees,
}

impl Reader<'_> {
    /// Reads a file and then those it includes; `from` is the place of its name in the file that includes it.
    fn file(&mut self, path: &Path, from: Option<Span>) {
        let limit = LARGEST_FILE.min(self.bytes_left);
        let bytes = match self.files.read(path, limit + 1) {
            Ok(bytes) => bytes,
            Err(error) => {
                return self.report(from, Code::Unreadable, format!("cannot read {}: {error}", path.display()));
            }
        };
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > limit {
            let whose =
                if limit < LARGEST_FILE { "the schema's files together have" } else { "a schema file may have" };
            let most = if limit < LARGEST_FILE { LARGEST_SCHEMA } else { LARGEST_FILE } >> 20;
            let message = format!("{} is too large: {whose} at most {most} MiB", path.display());
            return self.report(from, Code::TooLarge, message);
        }
        self.bytes_left -= size;
        self.found.input_files.push((path.to_owned(), blake3::hash(&bytes).to_hex().to_string()));
        let Some(root) = self.parse(path, bytes, from) else {
            self.found.is_complete = false;
            return;
        };
        let is_main = from.is_none();
        let includes = includes(&root);
        self.found.trees.push(Tree { root, is_main });

        let identity = self.files.identity(path);
        self.seen.insert(identity.clone());
        self.chain.push(identity);
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        for (name, span) in includes {
            self.include(&folder, &name, span);
        }
        self.chain.pop();
    }

    fn parse(&mut self, path: &Path, bytes: Vec<u8>, from: Option<Span>) -> Option<Node> {
        let name = path.display().to_string();
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let byte = error.as_bytes()[at];
                // Up to the bad byte the lossy text is the text; there it holds one U+FFFD.
                let file = self.sources.add(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
                let span = whole(file).part(at, char::REPLACEMENT_CHARACTER.len_utf8());
                let message = format!("the byte 0x{byte:02X} is not UTF-8");
                let diagnostic = Diagnostic::new(Code::NotUtf8, span, message);
                self.diagnostics.push(diagnostic.help("save the file as UTF-8"));
                return None;
            }
        };
        let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
        let file = self.sources.add(name, text);
        let before = self.diagnostics.errors();
        let root = yaml::parse(file, self.sources.text(file), &mut self.budget, self.diagnostics);
        let root = root.filter(|root| !root.is_null());
        if root.is_none() && self.diagnostics.errors() == before {
            self.report(from, Code::Empty, format!("{} holds no schema", path.display()));
        }
        root
    }

    fn include(&mut self, folder: &Path, name: &str, span: Span) {
        if self.chain.len() >= LONGEST_CHAIN {
            let message = format!("more than {LONGEST_CHAIN} files include each other in a row");
            return self.report(Some(span), Code::TooDeep, message);
        }
        if !name.contains(['*', '?', '[']) {
            let path = folder.join(name);
            let identity = self.files.identity(&path);
            if self.chain.contains(&identity) {
                let message = format!("{} includes itself", path.display());
                let help = "tables see each other across files; drop this line";
                let diagnostic = Diagnostic::new(Code::IncludeCycle, span, message);
                self.diagnostics.push(diagnostic.help(help));
            } else if !self.seen.contains(&identity) {
                self.file(&path, Some(span));
            }
            return;
        }
        let folder = glob::Pattern::escape(&folder.display().to_string());
        let pattern = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        match self.files.find(&pattern) {
            Ok(paths) if paths.is_empty() => {
                self.report(Some(span), Code::IncludeNothing, format!("no file matches `{name}`"));
            }
            Ok(paths) => {
                for path in paths {
                    if !self.seen.contains(&self.files.identity(&path)) {
                        self.file(&path, Some(span));
                    }
                }
            }
            Err(error) => self.report(Some(span), Code::IncludeNothing, format!("a malformed pattern: {error}")),
        }
    }

    /// Reports a file that is missing from the schema.
    fn report(&mut self, place: Option<Span>, code: Code, message: String) {
        self.found.is_complete = false;
        self.diagnostics.push(match place {
            Some(span) => Diagnostic::new(code, span, message),
            None => Diagnostic::without_place(code, message),
        });
    }
}

fn whole(file: crate::diagnostics::FileId) -> Span {
    Span { file, start: 0, end: u32::MAX }
}

/// Returns the names under `include` that are text; `document` reports what else stands there.
fn includes(root: &Node) -> Vec<(String, Span)> {
    let Value::Mapping(entries) = &root.value else { return Vec::new() };
    let Some(entry) = entries.iter().find(|entry| entry.key.value == "include") else { return Vec::new() };
    let nodes = match &entry.value.value {
        Value::Sequence(items) => items.as_slice(),
        _ => return Vec::new(),
    };
    let name = |node: &Node| match &node.value {
        Value::Scalar(scalar) if scalar.reading() == Reading::Text => Some((scalar.text.to_string(), node.span)),
        _ => None,
    };
    nodes.iter().filter_map(name).collect()
}
