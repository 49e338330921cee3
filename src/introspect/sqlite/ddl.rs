//! CREATE TABLE and CREATE INDEX as SQLite keeps them: the text is all that there is of names, checks and collations.
//!
//! <https://www.sqlite.org/lang_createtable.html>, <https://www.sqlite.org/lang_createindex.html>

use super::super::tokens::{Kind, Token, text, tokens};

/// A table as its statement declares it.
#[derive(Debug, Default)]
pub(super) struct TableText {
    pub(super) columns: Vec<ColumnText>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) strict: bool,
    pub(super) without_rowid: bool,
    /// Whether it says what happens on a conflict, which the schema language does not.
    pub(super) has_conflict_clause: bool,
}

/// A column as its statement declares it.
#[derive(Debug, Default)]
pub(super) struct ColumnText {
    pub(super) name: String,
    /// The declared type, with one blank between its words; empty when there is none.
    pub(super) ty: String,
    pub(super) not_null: bool,
    pub(super) default: Option<String>,
    pub(super) collation: Option<String>,
    pub(super) autoincrement: bool,
    /// The expression it is computed by, and whether it is stored.
    pub(super) generated: Option<(String, bool)>,
}

/// A constraint, of the table or of one of its columns.
#[derive(Debug)]
pub(super) struct Constraint {
    pub(super) name: Option<String>,
    pub(super) kind: ConstraintKind,
    /// Whether it stands at its column.
    pub(super) of_column: bool,
}

#[derive(Debug)]
pub(super) enum ConstraintKind {
    PrimaryKey(Vec<IndexPart>),
    Unique(Vec<IndexPart>),
    Check(String),
    ForeignKey { columns: Vec<String>, table: String, references: Vec<String>, actions: Actions },
}

/// What a foreign key says beside its columns.
#[derive(Debug, Default)]
pub(super) struct Actions {
    pub(super) on_delete: Option<String>,
    pub(super) on_update: Option<String>,
    pub(super) match_name: Option<String>,
    pub(super) deferrable: bool,
    pub(super) deferred: bool,
}

/// A part of an index or key.
#[derive(Clone, Debug)]
pub(super) struct IndexPart {
    /// The column, or else the expression.
    pub(super) column: Option<String>,
    pub(super) expression: String,
    pub(super) collation: Option<String>,
    pub(super) descending: bool,
}

/// An index as its statement declares it.
#[derive(Debug)]
pub(super) struct IndexText {
    pub(super) unique: bool,
    pub(super) parts: Vec<IndexPart>,
    pub(super) predicate: Option<String>,
}

/// Reads CREATE TABLE; `None` for anything else, or a text in no known form.
pub(super) fn table(sql: &str) -> Option<TableText> {
    let tokens = tokens(sql);
    let open = tokens.iter().position(|token| token.is_symbol('('))?;
    let close = closing(&tokens, open)?;
    let mut table = TableText::default();
    for item in split(&tokens[open + 1..close], ',') {
        let mut cursor = Cursor { sql, tokens: item, place: 0 };
        let starts_constraint = ["constraint", "primary", "unique", "check", "foreign"];
        if item.first().is_some_and(|first| starts_constraint.iter().any(|word| first.is(word))) {
            // SQLite does without the commas between them.
            while cursor.place < item.len() {
                cursor.constraint(&mut table, None)?;
            }
        } else {
            cursor.column(&mut table)?;
        }
    }
    let options = &tokens[close + 1..];
    table.strict = options.iter().any(|token| token.is("strict"));
    table.without_rowid = options.iter().any(|token| token.is("without"));
    Some(table)
}

/// Reads CREATE INDEX; `None` for a text in no known form.
pub(super) fn index(sql: &str) -> Option<IndexText> {
    let tokens = tokens(sql);
    let open = tokens.iter().position(|token| token.is_symbol('('))?;
    let close = closing(&tokens, open)?;
    let predicate = tokens.get(close + 1).filter(|token| token.is("where")).map(|_| text(sql, &tokens[close + 2..]));
    Some(IndexText {
        unique: tokens.get(1).is_some_and(|token| token.is("unique")),
        parts: parts(sql, &tokens[open + 1..close]),
        predicate,
    })
}

/// Returns the statement of a view behind its AS.
pub(super) fn view_query(sql: &str) -> Option<String> {
    let tokens = tokens(sql);
    let at = tokens.iter().position(|token| token.is("as"))?;
    let end = tokens.iter().rfind(|token| !token.is_symbol(';'))?.end();
    Some(sql[tokens.get(at + 1)?.start..end].to_owned())
}

pub(super) fn closing(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate().skip(open) {
        if token.is_symbol('(') {
            depth += 1;
        } else if token.is_symbol(')') {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(place);
            }
        }
    }
    None
}

/// Cuts tokens at a character outside of parentheses.
pub(super) fn split<'t, 's>(tokens: &'t [Token<'s>], at: char) -> Vec<&'t [Token<'s>]> {
    let (mut items, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (place, token) in tokens.iter().enumerate() {
        depth += i32::from(token.is_symbol('(')) - i32::from(token.is_symbol(')'));
        if depth == 0 && token.is_symbol(at) {
            items.push(&tokens[start..place]);
            start = place + 1;
        }
    }
    items.push(&tokens[start..]);
    items.retain(|item| !item.is_empty());
    items
}

fn parts(sql: &str, tokens: &[Token<'_>]) -> Vec<IndexPart> {
    split(tokens, ',').into_iter().map(|item| part(sql, item)).collect()
}

fn part(sql: &str, mut item: &[Token<'_>]) -> IndexPart {
    let mut part = IndexPart { column: None, expression: String::new(), collation: None, descending: false };
    if let [rest @ .., last] = item
        && (last.is("asc") || last.is("desc"))
    {
        part.descending = last.is("desc");
        item = rest;
    }
    if let [rest @ .., keyword, name] = item
        && keyword.is("collate")
    {
        part.collation = Some(name.name());
        item = rest;
    }
    // Its place inside of the parentheses is tolerated.
    if let [rest @ .., last] = item
        && last.is("autoincrement")
    {
        item = rest;
    }
    match item {
        [name] => part.column = Some(name.name()),
        // As it stands: parentheses around it are the author's.
        _ => part.expression = text(sql, item).to_owned(),
    }
    part
}

/// Reads the tokens of one declaration.
struct Cursor<'t, 's> {
    sql: &'s str,
    tokens: &'t [Token<'s>],
    place: usize,
}

impl<'t, 's> Cursor<'t, 's> {
    fn peek(&self) -> Option<&'t Token<'s>> {
        self.tokens.get(self.place)
    }

    fn next(&mut self) -> Option<&'t Token<'s>> {
        self.place += 1;
        self.tokens.get(self.place - 1)
    }

    fn takes(&mut self, keyword: &str) -> bool {
        let found = self.peek().is_some_and(|token| token.is(keyword));
        self.place += usize::from(found);
        found
    }

    /// Takes what stands in parentheses.
    fn group(&mut self) -> Option<&'t [Token<'s>]> {
        self.peek().filter(|token| token.is_symbol('('))?;
        let close = closing(self.tokens, self.place)?;
        let inside = &self.tokens[self.place + 1..close];
        self.place = close + 1;
        Some(inside)
    }

    fn group_text(&mut self) -> Option<String> {
        self.group().map(|inside| text(self.sql, inside))
    }

    fn names(&mut self) -> Vec<String> {
        let inside = self.group().unwrap_or_default();
        split(inside, ',').into_iter().filter_map(|item| item.first().map(Token::name)).collect()
    }

    fn column(&mut self, table: &mut TableText) -> Option<()> {
        let mut column = ColumnText { name: self.next()?.name(), ..ColumnText::default() };
        column.ty = self.column_type();
        while self.place < self.tokens.len() {
            self.column_constraint(&mut column, table)?;
        }
        table.columns.push(column);
        Some(())
    }

    fn column_type(&mut self) -> String {
        const ENDS: [&str; 12] = [
            "constraint",
            "primary",
            "not",
            "null",
            "unique",
            "check",
            "default",
            "collate",
            "references",
            "generated",
            "as",
            "on",
        ];
        let mut words: Vec<String> = Vec::new();
        while let Some(token) = self.peek() {
            if token.is_symbol('(') {
                let inside = self.group().unwrap_or_default();
                let arguments: String = inside.iter().map(|token| token.text).collect();
                if let Some(last) = words.last_mut() {
                    last.push_str(&format!("({arguments})"));
                }
            } else if token.kind == Kind::Symbol || ENDS.iter().any(|word| token.is(word)) {
                break;
            } else {
                words.push(token.name());
                self.place += 1;
            }
        }
        words.join(" ")
    }

    fn column_constraint(&mut self, column: &mut ColumnText, table: &mut TableText) -> Option<()> {
        let start = self.place;
        if self.takes("constraint") {
            self.place += 1;
        }
        if self.takes("not") {
            self.takes("null");
            column.not_null = true;
            self.conflict(table);
        } else if self.takes("null") {
            self.conflict(table);
        } else if self.takes("default") {
            column.default = Some(self.default()?);
        } else if self.takes("collate") {
            column.collation = Some(self.next()?.name());
        } else if self.takes("generated") || self.peek().is_some_and(|token| token.is("as")) {
            self.takes("always");
            self.takes("as");
            let expression = self.group_text()?;
            let stored = self.takes("stored");
            self.takes("virtual");
            column.generated = Some((expression, stored));
        } else {
            self.place = start;
            self.constraint(table, Some(column))?;
        }
        Some(())
    }

    fn default(&mut self) -> Option<String> {
        if let Some(inside) = self.group_text() {
            return Some(format!("({inside})"));
        }
        let first = self.next()?;
        if first.is_symbol('-') || first.is_symbol('+') {
            return Some(format!("{}{}", first.text, self.next()?.text));
        }
        // The digits of a BLOB: x'00ff'.
        if first.is("x") && self.peek().is_some_and(|token| token.kind == Kind::String && token.start == first.end()) {
            return Some(format!("{}{}", first.text, self.next()?.text));
        }
        Some(first.text.to_owned())
    }

    fn conflict(&mut self, table: &mut TableText) {
        let clause = &self.tokens[self.place.min(self.tokens.len())..];
        if let [on, conflict, _, ..] = clause
            && on.is("on")
            && conflict.is("conflict")
        {
            self.place += 3;
            table.has_conflict_clause = true;
        }
    }

    /// Reads a constraint of the table, or of the given column.
    fn constraint(&mut self, table: &mut TableText, of: Option<&mut ColumnText>) -> Option<()> {
        let name = if self.takes("constraint") { Some(self.next()?.name()) } else { None };
        let of_column = of.is_some();
        let own = of.as_ref().map(|column| column.name.clone());
        let kind = if self.takes("primary") {
            self.takes("key");
            let mut parts = self.key_parts(own.as_deref());
            if let (Some(column), [part]) = (of, parts.as_mut_slice()) {
                part.descending = self.takes("desc");
                self.takes("asc");
                self.conflict(table);
                column.autoincrement = self.takes("autoincrement");
            }
            // Some dialects' habit, which SQLite takes: PRIMARY KEY ("id" AUTOINCREMENT).
            self.conflict(table);
            ConstraintKind::PrimaryKey(parts)
        } else if self.takes("unique") {
            let parts = self.key_parts(own.as_deref());
            self.conflict(table);
            ConstraintKind::Unique(parts)
        } else if self.takes("check") {
            let condition = self.group_text()?;
            self.conflict(table);
            ConstraintKind::Check(condition)
        } else {
            let mut columns: Vec<String> = own.into_iter().collect();
            if self.takes("foreign") {
                self.takes("key");
                columns = self.names();
            }
            if !self.takes("references") {
                return None;
            }
            let target = self.next()?.name();
            let references = self.names();
            ConstraintKind::ForeignKey { columns, table: target, references, actions: self.actions()? }
        };
        table.constraints.push(Constraint { name, kind, of_column });
        Some(())
    }

    fn key_parts(&mut self, own: Option<&str>) -> Vec<IndexPart> {
        match own {
            Some(column) => {
                let column = Some(column.to_owned());
                vec![IndexPart { column, expression: String::new(), collation: None, descending: false }]
            }
            None => self.group().map(|inside| parts(self.sql, inside)).unwrap_or_default(),
        }
    }

    fn actions(&mut self) -> Option<Actions> {
        let mut actions = Actions::default();
        loop {
            if self.peek().is_some_and(|token| token.is("on")) {
                self.place += 1;
                let event = self.next()?;
                let first = self.next()?.text.to_ascii_lowercase();
                let action = match first.as_str() {
                    "set" | "no" => format!("{first} {}", self.next()?.text.to_ascii_lowercase()),
                    _ => first,
                };
                if event.is("delete") {
                    actions.on_delete = Some(action);
                } else {
                    actions.on_update = Some(action);
                }
            } else if self.takes("match") {
                actions.match_name = Some(self.next()?.name());
            } else if self.peek().is_some_and(|token| token.is("not"))
                && self.tokens.get(self.place + 1).is_some_and(|token| token.is("deferrable"))
            {
                self.place += 2;
                self.timing();
            } else if self.takes("deferrable") {
                actions.deferrable = true;
                actions.deferred = self.timing();
            } else {
                return Some(actions);
            }
        }
    }

    fn timing(&mut self) -> bool {
        self.takes("initially") && self.next().is_some_and(|token| token.is("deferred"))
    }
}
