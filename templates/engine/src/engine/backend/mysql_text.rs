//! Texts to search for, in the boolean mode of MySQL
//! (<https://dev.mysql.com/doc/refman/8.4/en/fulltext-boolean.html>).

use crate::engine::TermsForm;

/// Returns the text as the boolean mode reads it.
pub(super) fn boolean_mode(form: TermsForm, text: &str) -> String {
    match form {
        TermsForm::Query => text.to_owned(),
        TermsForm::Words => words(text).map(required).collect::<Vec<_>>().join(" "),
        TermsForm::Phrase => phrase(text).unwrap_or_default(),
        TermsForm::Web => web(text),
    }
}

/// Returns the words, without the characters that have a meaning.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

fn required(word: &str) -> String {
    if is_indexed(word) { format!("+{word}") } else { word.to_owned() }
}

/// Whether an index of InnoDB has the word: none has been found by requiring one that it leaves out. The lengths and the words
/// are those of a server that is not told otherwise.
fn is_indexed(word: &str) -> bool {
    /// `information_schema.innodb_ft_default_stopword`, without the words that are too short.
    const STOPWORDS: [&str; 18] = [
        "about", "are", "com", "for", "from", "how", "that", "the", "this", "und", "was", "what", "when", "where",
        "who", "will", "with", "www",
    ];
    (3..=84).contains(&word.chars().count()) && !STOPWORDS.contains(&word.to_lowercase().as_str())
}

fn phrase(text: &str) -> Option<String> {
    let words: Vec<&str> = words(text).collect();
    (!words.is_empty()).then(|| format!("\"{}\"", words.join(" ")))
}

/// Reads what `websearch_to_tsquery` of PostgreSQL reads: `or` binds what stands on its sides, all others are required.
fn web(text: &str) -> String {
    let mut groups: Vec<Vec<String>> = Vec::new();
    let mut excluded = Vec::new();
    let mut joins = false;
    for (is_quoted, is_excluded, piece) in pieces(text) {
        if !is_quoted && !is_excluded && piece.eq_ignore_ascii_case("or") && !groups.is_empty() {
            joins = true;
            continue;
        }
        let terms: Vec<String> = match is_quoted || words(piece).count() > 1 {
            true => phrase(piece).into_iter().collect(),
            false => words(piece).map(str::to_owned).collect(),
        };
        if is_excluded {
            excluded.extend(terms);
        } else if let (true, Some(group)) = (joins, groups.last_mut()) {
            group.extend(terms);
        } else if !terms.is_empty() {
            groups.push(terms);
        }
        joins = false;
    }
    let group = |group: Vec<String>| match group.as_slice() {
        [word] if word.starts_with('"') => format!("+{word}"),
        [word] => required(word),
        several => format!("+({})", several.join(" ")),
    };
    let excluded = excluded.into_iter().map(|term| format!("-{term}"));
    groups.into_iter().map(group).chain(excluded).collect::<Vec<_>>().join(" ")
}

/// Cuts the text at blanks and quotes: whether a piece stood in quotes, whether there was a minus before it, and its text.
fn pieces(text: &str) -> Vec<(bool, bool, &str)> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (is_excluded, from) = rest.strip_prefix('-').map_or((false, rest), |from| (true, from));
        let (is_quoted, piece, after) = match from.strip_prefix('"') {
            Some(quoted) => {
                let (piece, after) = quoted.split_once('"').unwrap_or((quoted, ""));
                (true, piece, after)
            }
            None => {
                let end = from.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(from.len());
                (false, &from[..end], &from[end..])
            }
        };
        pieces.push((is_quoted, is_excluded, piece));
        rest = after.trim_start();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_required_but_for_those_that_no_index_has() {
        assert_eq!(boolean_mode(TermsForm::Words, "rust in the web"), "+rust in the +web");
        assert_eq!(boolean_mode(TermsForm::Words, "+(\"a@b\")*~ rust-lang"), "a b +rust +lang");
        assert_eq!(boolean_mode(TermsForm::Words, "@(*"), "");
    }

    #[test]
    fn a_phrase_has_no_quotes_inside() {
        assert_eq!(boolean_mode(TermsForm::Phrase, "rust \"web\" @3"), "\"rust web 3\"");
        assert_eq!(boolean_mode(TermsForm::Phrase, "\"\""), "");
    }

    #[test]
    fn what_people_write_is_understood() {
        for (text, mode) in [
            ("rust web", "+rust +web"),
            ("\"rust web\" -slow", "+\"rust web\" -slow"),
            ("rust or web server", "+(rust web) +server"),
            ("rust OR \"web server\"", "+(rust \"web server\")"),
            ("-\"rust web\" go-lang", "+\"go lang\" -\"rust web\""),
            ("or rust or", "or +rust"),
            ("\"unclosed phrase", "+\"unclosed phrase\""),
            ("-", ""),
            ("- +( rust", "+rust"),
        ] {
            assert_eq!(boolean_mode(TermsForm::Web, text), mode, "{text}");
        }
    }
}
