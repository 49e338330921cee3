//! YAML as people write it: short mappings and lists in one line, texts without quotes where they need none.

/// The longest line, where there is a choice.
const WIDTH: usize = 120;

/// A piece of YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Yaml {
    /// A number, `true` or `false`, or something else that has no quotes by intent.
    Plain(String),
    /// A text.
    Text(String),
    /// A text in quotes.
    Quoted(String),
    /// A list, in one line where it fits.
    List(Vec<Yaml>),
    /// A list in one line.
    Flow(Vec<Yaml>),
    /// A list with a line for each of its items.
    Lines(Vec<Yaml>),
    /// A mapping in one line where it fits.
    Short(Map),
    /// A mapping with a line for each of its keys.
    Block(Map),
}

/// A mapping in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Map(Vec<(String, Yaml)>);

impl Map {
    /// Adds a key, which is not there yet.
    pub(super) fn insert(&mut self, key: impl Into<String>, value: Yaml) {
        self.0.push((key.into(), value));
    }

    /// Adds a key when there is a value for it.
    pub(super) fn maybe(&mut self, key: &str, value: Option<Yaml>) {
        if let Some(value) = value {
            self.insert(key, value);
        }
    }

    /// Adds `key: true` when it holds.
    pub(super) fn flag(&mut self, key: &str, holds: bool) {
        if holds {
            self.insert(key, Yaml::Plain("true".to_owned()));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the value when the mapping is of that key alone.
    pub(super) fn only(&self, key: &str) -> Option<&Yaml> {
        match self.0.as_slice() {
            [(own, value)] if own == key => Some(value),
            _ => None,
        }
    }
}

impl Yaml {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Returns a text for people: one that begins or ends with blanks keeps them between quotes only.
    pub(super) fn doc(text: &String) -> Self {
        if text.trim() == text { Self::Text(text.clone()) } else { Self::Quoted(text.clone()) }
    }

    /// Returns names as a list in one line.
    pub(super) fn names<'a>(names: impl IntoIterator<Item = &'a String>) -> Self {
        Self::List(names.into_iter().map(Self::text).collect())
    }

    /// Returns the piece as it stands in one line; nothing when it cannot.
    fn in_line(&self) -> Option<String> {
        match self {
            Self::Plain(text) => Some(text.clone()),
            Self::Text(text) => Some(scalar(text, true)),
            Self::Quoted(text) => Some(quoted(text)),
            Self::List(items) | Self::Flow(items) => {
                let items: Option<Vec<String>> = items.iter().map(Self::in_line).collect();
                Some(format!("[{}]", items?.join(", ")))
            }
            Self::Short(map) if map.is_empty() => Some("{}".to_owned()),
            Self::Short(map) => {
                let pairs =
                    map.0.iter().map(|(key, value)| Some(format!("{}: {}", scalar(key, true), value.in_line()?)));
                Some(format!("{{ {} }}", pairs.collect::<Option<Vec<_>>>()?.join(", ")))
            }
            Self::Lines(_) | Self::Block(_) => None,
        }
    }
}

/// Prints a file; its top keys stand apart.
pub(super) fn print(file: &Map) -> String {
    let mut text = String::new();
    for (key, value) in &file.0 {
        if matches!(value, Yaml::Block(_) | Yaml::List(_)) && !text.is_empty() {
            text.push('\n');
        }
        // Tables, views and raw objects stand apart as well.
        if let Yaml::Block(map) = value
            && matches!(key.as_str(), "tables" | "views" | "raw")
        {
            text.push_str(&format!("{key}:\n"));
            for (place, (name, value)) in map.0.iter().enumerate() {
                if place > 0 {
                    text.push('\n');
                }
                entry(&mut text, name, value, 2);
            }
        } else {
            entry(&mut text, key, value, 0);
        }
    }
    text
}

fn entry(text: &mut String, key: &str, value: &Yaml, indent: usize) {
    let start = format!("{}{}:", " ".repeat(indent), scalar(key, false));
    text.push_str(&start);
    self::value(text, value, start.len(), indent);
}

/// Prints a value behind its key or dash, and the end of the line.
fn value(text: &mut String, value: &Yaml, used: usize, indent: usize) {
    let fits = |line: &String| used + 1 + line.chars().count() <= WIDTH;
    match value {
        Yaml::Text(lines) if is_literal(lines) => literal(text, lines, indent + 2),
        Yaml::Text(plain) => text.push_str(&format!(" {}\n", scalar(plain, false))),
        Yaml::Quoted(exact) => text.push_str(&format!(" {}\n", quoted(exact))),
        Yaml::Plain(plain) => text.push_str(&format!(" {plain}\n")),
        Yaml::List(_) | Yaml::Flow(_) | Yaml::Short(_) => match (value.in_line(), value) {
            (Some(line), Yaml::Flow(_)) => text.push_str(&format!(" {line}\n")),
            (Some(line), _) if fits(&line) && !has_lines(value) => text.push_str(&format!(" {line}\n")),
            (_, Yaml::List(items)) => lines(text, items, indent),
            (_, Yaml::Short(map)) => block(text, map, indent),
            (line, _) => text.push_str(&format!(" {}\n", line.unwrap_or_default())),
        },
        Yaml::Lines(items) => lines(text, items, indent),
        Yaml::Block(map) => block(text, map, indent),
    }
}

fn block(text: &mut String, map: &Map, indent: usize) {
    if map.is_empty() {
        text.push_str(" {}\n");
        return;
    }
    text.push('\n');
    for (key, value) in &map.0 {
        entry(text, key, value, indent + 2);
    }
}

fn lines(text: &mut String, items: &[Yaml], indent: usize) {
    text.push('\n');
    for item in items {
        let start = format!("{}-", " ".repeat(indent + 2));
        match item {
            // The first key stands behind the dash.
            Yaml::Short(map)
                if item.in_line().is_none_or(|line| start.len() + 1 + line.len() > WIDTH) || has_lines(item) =>
            {
                for (place, (key, value)) in map.0.iter().enumerate() {
                    if place == 0 {
                        let start = format!("{start} {}:", scalar(key, false));
                        text.push_str(&start);
                        self::value(text, value, start.len(), indent + 4);
                    } else {
                        entry(text, key, value, indent + 4);
                    }
                }
            }
            _ => {
                text.push_str(&start);
                value(text, item, start.len(), indent + 2);
            }
        }
    }
}

/// Returns whether something in it is a text of several lines.
fn has_lines(value: &Yaml) -> bool {
    match value {
        Yaml::Plain(_) | Yaml::Quoted(_) => false,
        Yaml::Text(text) => is_literal(text),
        Yaml::List(items) | Yaml::Flow(items) | Yaml::Lines(items) => items.iter().any(has_lines),
        Yaml::Short(map) | Yaml::Block(map) => map.0.iter().any(|(_, value)| has_lines(value)),
    }
}

/// Returns whether a text is written line by line below its key: several lines that such a block gives back as they are.
fn is_literal(text: &str) -> bool {
    let is_plain = |line: &str| !line.contains(|c: char| c.is_control() && c != '\t') && !line.starts_with('\t');
    // A last line break is one that the block has anyway.
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.contains('\n')
        && !text.ends_with('\n')
        && !text.starts_with([' ', '\n'])
        && text.split('\n').all(|line| is_plain(line) && (line.is_empty() || !line.trim().is_empty()))
}

fn literal(text: &mut String, lines: &str, indent: usize) {
    let (header, lines) = lines.strip_suffix('\n').map_or((" |-\n", lines), |lines| (" |\n", lines));
    text.push_str(header);
    for line in lines.split('\n') {
        if !line.is_empty() {
            text.push_str(&" ".repeat(indent));
            text.push_str(line);
        }
        text.push('\n');
    }
}

/// Returns a text as a scalar, in quotes where a reader could take it for something else.
fn scalar(text: &str, in_flow: bool) -> String {
    if is_plain(text, in_flow) { text.to_owned() } else { quoted(text) }
}

fn is_plain(text: &str, in_flow: bool) -> bool {
    const WORDS: [&str; 10] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"];
    let lower = text.to_ascii_lowercase();
    let starts_well = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let is_safe = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(
                c,
                '_' | '.'
                    | '/'
                    | ' '
                    | '-'
                    | '+'
                    | '='
                    | '<'
                    | '>'
                    | '*'
                    | ';'
                    | '\''
                    | '$'
                    | '@'
                    | '%'
                    | '^'
                    | '~'
                    | '&'
                    | '|'
                    | '!'
            )
            || matches!(c, '(' | ')')
            || (!in_flow && matches!(c, ',' | '?' | '"'))
            || (c.is_alphabetic())
    };
    let flow_type = in_flow && is_type(text);
    starts_well
        && !WORDS.contains(&lower.as_str())
        && (flow_type || text.chars().all(is_safe))
        && !text.ends_with(' ')
        && !text.contains(" #")
        && !text.contains(": ")
        && !text.ends_with(':')
        && balanced(text)
        && !(in_flow && text.contains('\''))
}

/// Returns whether it is a type, whose comma stands between parentheses.
fn is_type(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '(' | ')' | ',' | '?' | '.')) && balanced(text)
}

fn balanced(text: &str) -> bool {
    let mut depth = 0_i32;
    text.chars().all(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth >= 0
    }) && depth == 0
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
