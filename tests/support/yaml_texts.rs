//! YAML texts in all styles, as bytes decide: what people write, and what they could.

/// Writes a text by choices that bytes make. Whatever they are, the text is a mapping in valid YAML without tags.
pub(crate) fn yaml(bytes: &[u8]) -> String {
    let mut writer = Writer { bytes: bytes.iter(), text: String::new(), names: 0, anchors: Vec::new() };
    if writer.one_in(8) {
        writer.text.push_str("---\n");
    }
    let indent = writer.below(3);
    writer.mapping(indent, 0, false);
    writer.between(0);
    writer.text
}

struct Writer<'a> {
    /// Once they are used up, every choice is the first: the text comes to its end.
    bytes: std::slice::Iter<'a, u8>,
    text: String,
    /// How many keys and words there are, so that no two are alike.
    names: usize,
    anchors: Vec<usize>,
}

/// How far blocks nest.
const DEEPEST: usize = 4;

impl Writer<'_> {
    fn below(&mut self, count: u8) -> usize {
        self.bytes.next().map_or(0, |byte| (byte % count).into())
    }

    fn one_in(&mut self, count: u8) -> bool {
        self.below(count) == usize::from(count) - 1
    }

    fn one_of<const N: usize>(&mut self, texts: [&'static str; N]) -> &'static str {
        let choice = self.bytes.next().copied().unwrap_or_default();
        texts[usize::from(choice) % N]
    }

    fn push_one_of<const N: usize>(&mut self, texts: [&'static str; N]) {
        let text = self.one_of(texts);
        self.text.push_str(text);
    }

    fn blanks(&mut self, count: usize) {
        self.text.push_str(&" ".repeat(count));
    }

    fn word(&mut self) -> String {
        self.names += 1;
        let shape = self.one_of(["w", "a b", "x#", "-y", "it's", "?z", ":n", "ö"]);
        format!("{shape}{}", self.names)
    }

    fn comment(&mut self) {
        self.names += 1;
        let shape = self.one_of(["# c", "#c", "#  - [x", "# k: v", "#\" "]);
        let number = self.names;
        self.text.push_str(&format!("{shape}{number}"));
    }

    /// Ends a line, some with blanks and comments.
    fn end(&mut self) {
        let blanks = self.below(3);
        self.blanks(blanks);
        if self.one_in(5) {
            let blanks = 1 + self.below(4);
            self.blanks(blanks);
            self.comment();
        }
        self.text.push('\n');
    }

    /// Writes empty lines and comments before a line.
    fn between(&mut self, indent: usize) {
        for _ in 0..self.below(6) / 3 {
            let blanks = self.below(3);
            self.blanks(blanks);
            self.text.push('\n');
        }
        for _ in 0..self.below(6) / 4 {
            let column = [indent, indent, indent + 1, 0, indent + 4][self.below(5)];
            self.blanks(column);
            self.comment();
            self.text.push('\n');
            if self.one_in(3) {
                self.text.push('\n');
            }
        }
    }

    /// Writes an anchor, which values behind its own may refer to.
    fn anchor(&mut self) -> Option<usize> {
        let number = self.one_in(6).then(|| {
            self.names += 1;
            self.names
        });
        self.text.extend(number.map(|number| format!(" &a{number}")));
        number
    }

    fn mapping(&mut self, indent: usize, depth: usize, mut is_begun: bool) {
        for _ in 0..=self.below(4) {
            if !is_begun {
                self.between(indent);
                self.blanks(indent);
            }
            is_begun = false;
            self.names += 1;
            let key = format!("k{}", self.names);
            match self.below(6) {
                4 => self.text.push_str(&format!("'{key}: '")),
                5 => self.text.push_str(&format!("\"{key} \\t#\"")),
                _ => self.text.push_str(&key),
            }
            let blanks = self.below(5) / 4;
            self.blanks(blanks);
            self.text.push(':');
            self.value(indent, depth, false);
        }
    }

    fn sequence(&mut self, indent: usize, depth: usize, mut is_begun: bool) {
        for _ in 0..=self.below(3) {
            if !is_begun {
                self.between(indent);
                self.blanks(indent);
            }
            is_begun = false;
            self.text.push('-');
            let inner = 1 + self.below(3);
            match self.below(if depth < DEEPEST { 8 } else { 6 }) {
                6 => {
                    self.blanks(inner);
                    self.mapping(indent + 1 + inner, depth + 1, true);
                }
                7 => {
                    self.blanks(inner);
                    self.sequence(indent + 1 + inner, depth + 1, true);
                }
                _ => self.value(indent, depth, true),
            }
        }
    }

    /// Writes what stands behind `key:` or `-`, to the end of its last line.
    fn value(&mut self, indent: usize, depth: usize, is_item: bool) {
        let kind = self.below(if depth < DEEPEST { 13 } else { 10 });
        if kind == 1 && !self.anchors.is_empty() {
            let choice = self.below(4);
            let number = self.anchors[choice % self.anchors.len()];
            self.text.push_str(&format!(" *a{number}"));
            return self.end();
        }
        let anchor = if kind == 0 { None } else { self.anchor() };
        match kind {
            0 => self.end(),
            2 | 3 => self.block_scalar(indent),
            4 | 5 => self.long_scalar(indent),
            6 | 7 => {
                let blanks = 1 + self.below(2);
                self.blanks(blanks);
                self.flow(indent, 0);
                self.end();
            }
            10 | 11 => {
                self.end();
                let inner = indent + 1 + self.below(4);
                self.mapping(inner, depth + 1, false);
            }
            12 => {
                self.end();
                // Below a key, a list may stand as far left as it.
                let inner = indent + usize::from(is_item) + self.below(4);
                self.sequence(inner, depth + 1, false);
            }
            _ => {
                let word = self.word();
                let blanks = 1 + self.below(3);
                self.blanks(blanks);
                match self.below(3) {
                    0 => self.text.push_str(&format!("w{word}")),
                    1 => self.text.push_str(&format!("'{}'", word.replace('\'', "''"))),
                    _ => self.text.push_str(&format!("\"{word} \\\" \"")),
                }
                self.end();
            }
        }
        self.anchors.extend(anchor);
    }

    fn block_scalar(&mut self, indent: usize) {
        let inner = indent + 1 + self.below(4);
        let first_further = self.one_in(4);
        self.text.push(' ');
        self.push_one_of(["|", ">"]);
        let chomping = self.one_of(["", "-", "+"]);
        // The indicator counts from the node around it, and has to be there where the first line stands further right.
        let is_told = first_further || self.one_in(3);
        let number = if is_told { (inner - indent).to_string() } else { String::new() };
        let header = if self.one_in(2) { format!("{chomping}{number}") } else { format!("{number}{chomping}") };
        self.text.push_str(&header);
        self.end();
        for place in 0..1 + self.below(4) {
            if place > 0 || is_told {
                for _ in 0..self.below(6) / 4 {
                    self.text.push('\n');
                }
            }
            let further = if place == 0 { if first_further { 2 } else { 0 } } else { self.below(6) / 4 * 2 };
            self.blanks(inner + further);
            self.names += 1;
            let shape = self.one_of(["t", "# no comment ", "- t", "k: v", "|", "{ a", "a  b "]);
            let number = self.names;
            self.text.push_str(&format!("{shape}{number}\n"));
        }
        for _ in 0..self.below(5) / 3 {
            self.text.push('\n');
        }
    }

    /// Writes a scalar that goes on in further lines.
    fn long_scalar(&mut self, indent: usize) {
        let quote = self.one_of(["", "'", "\""]);
        self.text.push(' ');
        self.text.push_str(quote);
        for place in 0..=self.below(3) {
            if place > 0 {
                self.text.push('\n');
                if self.one_in(4) {
                    self.text.push('\n');
                }
                let blanks = indent + 1 + self.below(4);
                self.blanks(blanks);
            }
            self.names += 1;
            let number = self.names;
            self.text.push_str(&format!("w{number} more"));
        }
        self.text.push_str(quote);
        self.end();
    }

    /// Writes a collection in brackets, which may go on in further lines.
    fn flow(&mut self, indent: usize, depth: usize) {
        let is_mapping = self.one_in(2);
        self.text.push(if is_mapping { '{' } else { '[' });
        for _ in 0..self.below(4) {
            self.flow_break(indent);
            self.names += 1;
            if is_mapping {
                let key = format!("f{}", self.names);
                self.text.push_str(&key);
                self.push_one_of([": ", ": ", ":  ", ":  ", ":\n"]);
                if self.text.ends_with('\n') {
                    self.blanks(indent + 1);
                }
            }
            match self.below(5) {
                0 if depth < 2 => self.flow(indent, depth + 1),
                1 => self.text.push_str(&format!("\"q, {}\"", self.names)),
                2 => self.text.push_str(&format!("'q: {}'", self.names)),
                _ => self.text.push_str(&format!("p {}", self.names)),
            }
            let blanks = self.below(3);
            self.blanks(blanks);
            self.text.push(',');
        }
        self.flow_break(indent);
        self.text.push(if is_mapping { '}' } else { ']' });
    }

    fn flow_break(&mut self, indent: usize) {
        let blanks = self.below(2);
        self.blanks(blanks);
        if self.one_in(4) {
            if self.one_in(3) {
                self.text.push(' ');
                self.comment();
            }
            self.text.push('\n');
            let blanks = indent + 1 + self.below(6);
            self.blanks(blanks);
            if self.one_in(6) {
                self.comment();
                self.text.push('\n');
                self.blanks(indent + 1);
            }
        }
    }
}
