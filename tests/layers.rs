//! Who may import whom: the table in ARCHITECTURE.md, held against the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// What a module may import.
#[derive(Debug, PartialEq)]
enum Allowed {
    Everything,
    Only(BTreeSet<String>),
}

impl Allowed {
    fn permits(&self, module: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Only(modules) => modules.contains(module),
        }
    }
}

/// Reads the table whose header is "module | what it does | may import".
fn read_table(architecture: &str) -> BTreeMap<String, Allowed> {
    let rows = architecture
        .lines()
        .skip_while(|line| !line.starts_with("| module |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let mut table = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let [modules, _, imports] = cells[..] else { panic!("a row has three cells: {row}") };
        for module in quoted(modules) {
            let allowed = match imports.trim() {
                "all" => Allowed::Everything,
                "nothing of ours" => Allowed::Only(BTreeSet::new()),
                names => {
                    let names = quoted(names);
                    assert!(!names.is_empty(), "a row names modules, `all` or `nothing of ours`: {row}");
                    Allowed::Only(names)
                }
            };
            table.insert(module, allowed);
        }
    }
    table
}

/// Returns what stands between backticks.
fn quoted(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Collects the top-level names of this crate that a file mentions.
struct Mentions {
    /// The modules that the visited code is inside of, the top-level one first.
    inside: Vec<String>,
    found: BTreeSet<String>,
}

impl Mentions {
    /// Follows `crate::a::…` and `super::…` to the top-level name that is meant.
    fn path(&mut self, segments: &[String]) {
        let mut base: Vec<String> = match segments.first().map(String::as_str) {
            Some("crate" | "codegen") => Vec::new(),
            Some("self" | "super") => self.inside.clone(),
            _ => return,
        };
        for segment in segments {
            match segment.as_str() {
                "crate" | "codegen" | "self" => {}
                "super" => drop(base.pop()),
                name => {
                    base.push(name.to_owned());
                    break;
                }
            }
        }
        self.found.extend(base.into_iter().next());
    }

    fn use_tree(&mut self, tree: &syn::UseTree, mut prefix: Vec<String>) {
        match tree {
            syn::UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                self.use_tree(&path.tree, prefix);
            }
            syn::UseTree::Name(name) => {
                prefix.push(name.ident.to_string());
                self.path(&prefix);
            }
            syn::UseTree::Rename(rename) => {
                prefix.push(rename.ident.to_string());
                self.path(&prefix);
            }
            syn::UseTree::Glob(_) => self.path(&prefix),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.use_tree(tree, prefix.clone())),
        }
    }

    /// Finds `crate::name` among the arguments of a macro, which are not parsed.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (place, token) in tokens.iter().enumerate() {
            match (token, tokens.get(place + 3)) {
                (TokenTree::Group(group), _) => self.tokens(group.stream()),
                (TokenTree::Ident(first), Some(TokenTree::Ident(second))) if first == "crate" => {
                    self.path(&[first.to_string(), second.to_string()]);
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Mentions {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.use_tree(&item.tree, Vec::new());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.path(&segments);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        self.tokens(invocation.tokens.clone());
        visit::visit_macro(self, invocation);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.inside.push(module.ident.to_string());
        visit::visit_item_mod(self, module);
        self.inside.pop();
    }
}

/// Returns the other top-level names of the crate that a file of it mentions.
fn imports(path: &Path, text: &str) -> BTreeSet<String> {
    let inside: Vec<String> = path
        .with_extension("")
        .iter()
        .map(|segment| segment.to_string_lossy().into_owned())
        .filter(|segment| segment != "mod")
        .collect();
    let module = inside[0].clone();
    let mut mentions = Mentions { inside, found: BTreeSet::new() };
    mentions.visit_file(&syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    mentions.found.remove(&module);
    mentions.found
}

/// Returns the sources below a folder, relative to it.
fn sources(root: &Path, folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.expect("the folder can be listed").path()) {
        if path.is_dir() {
            found.extend(sources(root, &path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path.strip_prefix(root).expect("it is below").to_owned());
        }
    }
    found.sort();
    found
}

#[test]
fn modules_import_what_the_architecture_allows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = read_table(&fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap());
    let src = root.join("src");
    let mut wrong = Vec::new();
    let mut modules = BTreeSet::new();
    // The crate's roots put the modules together.
    for path in sources(&src, &src).iter().filter(|path| !["lib.rs", "main.rs"].iter().any(|root| path.ends_with(root)))
    {
        let top = path.iter().next().unwrap().to_string_lossy();
        let module = top.trim_end_matches(".rs").to_owned();
        let Some(allowed) = table.get(&module) else {
            wrong.push(format!("src/{}: ARCHITECTURE.md has no row for `{module}`", path.display()));
            continue;
        };
        for import in imports(path, &fs::read_to_string(src.join(path)).unwrap()) {
            if !allowed.permits(&import) {
                wrong.push(format!("src/{}: `{module}` may not import `{import}`", path.display()));
            }
        }
        modules.insert(module);
    }
    let missing = table.keys().filter(|module| !modules.contains(*module));
    wrong.extend(missing.map(|module| format!("ARCHITECTURE.md has a row for `{module}`, which is no module")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_way_to_name_a_module_is_seen() {
    let seen = |path: &str, text: &str| imports(Path::new(path), text).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(
        seen("emit/rust.rs", "use crate::{model::{Table, Type}, dialect}; use super::schema::x;"),
        "dialect model"
    );
    assert_eq!(seen("emit/rust.rs", "use super::super::migration::Step as S; use crate::emit::y;"), "migration");
    assert_eq!(seen("emit/mod.rs", "use super::output::*; fn f(_: &crate::source::Node) {}"), "output source");
    assert_eq!(seen("emit/mod.rs", "fn f() { println!(\"{}\", g(crate::cli::run())); }"), "cli");
    assert_eq!(seen("emit/mod.rs", "mod inner { use super::super::resolve::r; use super::here; }"), "resolve");
    assert_eq!(seen("fileset.rs", "use std::fmt; use self::here; use serde::Serialize;"), "");
}

#[test]
fn the_table_is_read_as_written() {
    let text = "# Title\n| module | what it does | may import |\n|---|---|---|\n| `a` | x | nothing of ours |\n\
                | `b`, `c` | x | `a`, `b` |\n| `d` | x | all |\n\n| `e` | another table | all |\n";
    let only = |names: &[&str]| Allowed::Only(names.iter().map(|name| (*name).to_owned()).collect());
    let rows = [("a", only(&[])), ("b", only(&["a", "b"])), ("c", only(&["a", "b"])), ("d", Allowed::Everything)];
    let expected: BTreeMap<String, Allowed> = rows.into_iter().map(|(name, row)| (name.to_owned(), row)).collect();
    assert_eq!(read_table(text), expected);
}
