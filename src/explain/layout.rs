//! Text for a terminal: wrapped paragraphs and aligned columns.

/// The width that paragraphs are wrapped to, which reads well and fits every terminal.
const WIDTH: usize = 80;

/// Breaks a paragraph into lines.
pub(super) fn wrap(paragraph: &str) -> String {
    let mut text = String::new();
    let mut width = 0;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            text.push('\n');
            width = 0;
        } else if width > 0 {
            text.push(' ');
            width += 1;
        }
        text.push_str(word);
        width += length;
    }
    text
}

/// Prints a section: its title, and its rows with their cells aligned. Without rows there is nothing to print.
pub(super) fn section(title: &str, rows: &[Vec<String>]) -> String {
    if rows.is_empty() { String::new() } else { format!("\n{title}\n{}", align(rows, 2)) }
}

/// Prints rows of cells, each column as wide as its widest cell.
pub(super) fn align(rows: &[Vec<String>], indent: usize) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |cell: &String| cell.chars().count();
    let widths: Vec<usize> =
        (0..columns).map(|at| rows.iter().filter_map(|row| row.get(at)).map(width).max().unwrap_or_default()).collect();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        format!("{:indent$}{}", "", cells.join("  ")).trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_broken_between_words() {
        let text = wrap(&"word ".repeat(20));
        assert_eq!(text.lines().map(str::len).collect::<Vec<_>>(), [79, 19]);
    }

    #[test]
    fn cells_stand_below_each_other() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        assert_eq!(align(&[row(["a", "b"]), row(["ccc", ""])], 1), " a    b\n ccc\n");
    }
}
