//! Lists as text: items separated by commas, where brackets and quotes keep commas to themselves.

/// Splits at the commas that stand in no brackets and no quotes. A quote opens only where an item or a value starts.
///
/// Returns nothing when a bracket or a quote is not closed.
pub(super) fn split(list: &str) -> Option<Vec<&str>> {
    let (mut items, mut start, mut depth, mut before) = (Vec::new(), 0, 0_usize, ',');
    let mut characters = list.char_indices();
    while let Some((position, character)) = characters.next() {
        match character {
            '"' if matches!(before, ',' | '(' | '.') => skip_quoted(&mut characters)?,
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            ',' if depth == 0 => {
                items.push(&list[start..position]);
                start = position + 1;
            }
            _ => {}
        }
        before = character;
    }
    items.push(&list[start..]);
    (depth == 0).then_some(items)
}

fn skip_quoted(characters: &mut std::str::CharIndices<'_>) -> Option<()> {
    loop {
        match characters.next()?.1 {
            '"' => return Some(()),
            '\\' => {
                characters.next()?;
            }
            _ => {}
        }
    }
}

/// Reads `operator."value"` as `operator.value`: inside of quotes, a backslash takes the meaning from the character
/// after it. What is not so is returned as it stands.
pub(super) fn unquote(condition: &str) -> String {
    let quoted = condition.find(".\"").filter(|_| condition.ends_with('"'));
    match quoted.and_then(|position| Some((position, take_quoted(&condition[position + 2..])?))) {
        Some((position, (value, ""))) => format!("{}{value}", &condition[..=position]),
        _ => condition.to_owned(),
    }
}

/// Reads the items of a list, each as it is or in quotes.
///
/// Returns nothing when a quote is not closed, or something follows it.
pub(super) fn items(list: &str) -> Option<Vec<String>> {
    let mut items = Vec::new();
    let mut rest = list;
    loop {
        let (item, after) = match rest.strip_prefix('"') {
            Some(quoted) => take_quoted(quoted)?,
            None => {
                let end = rest.find(',').unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        items.push(item);
        match after.strip_prefix(',') {
            Some(more) => rest = more,
            None if after.is_empty() => return Some(items),
            None => return None,
        }
    }
}

/// Reads up to the closing quote; returns the item and what follows the quote.
fn take_quoted(quoted: &str) -> Option<(String, &str)> {
    let mut item = String::new();
    let mut characters = quoted.char_indices();
    while let Some((position, character)) = characters.next() {
        match character {
            '"' => return Some((item, &quoted[position + 1..])),
            '\\' => item.push(characters.next()?.1),
            character => item.push(character),
        }
    }
    None
}
