//! Rules for the values of columns, once their types are known.

use super::context::Context;
use super::draft::ColumnDraft;
use super::literals;
use super::types::spelling;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::document::{Rule as Written, RuleValue};
use crate::model::{Default, Format, Literal, NativeForm, Rule, Type};
use crate::source::Spanned;

pub(super) const FORMATS: &[(&str, Format)] = &[
    ("email", Format::Email),
    ("url", Format::Url),
    ("uuid", Format::Uuid),
    ("hostname", Format::Hostname),
    ("ipv4", Format::Ipv4),
    ("ipv6", Format::Ipv6),
];

/// The words of `lock`.
pub(super) const LOCKS: &[(&str, ())] = &[("optimistic", ())];

impl Context<'_> {
    /// Reads the rules of a column; those that do not fit its type are reported and left out.
    pub(super) fn rules(&mut self, column: &ColumnDraft<'_>) -> Vec<Rule> {
        // A type that is wrong or missing has been reported.
        let Some(ty) = &column.ty else { return Vec::new() };
        let rules: Vec<Rule> = column.def.rules.iter().filter_map(|rule| self.rule(ty, rule)).collect();
        self.check_lengths(column, &rules);
        rules
    }

    fn rule(&mut self, ty: &Type, written: &Written) -> Option<Rule> {
        let key = &written.key;
        match &written.value {
            RuleValue::Scalar(scalar) if key.as_str().ends_with("_length") => {
                self.for_text(ty, key)?;
                let Ok(Literal::Integer(length)) = literals::literal(&Type::BigInt, &scalar.value) else {
                    self.misfit(scalar.span, format!("`{key}` is a whole number, not `{}`", scalar.value.text));
                    return None;
                };
                let Ok(length) = u32::try_from(length) else {
                    self.misfit(scalar.span, format!("no text has {length} characters"));
                    return None;
                };
                Some(if key.as_str() == "min_length" { Rule::MinLength(length) } else { Rule::MaxLength(length) })
            }
            RuleValue::Scalar(scalar) => {
                let has_order = matches!(
                    ty,
                    Type::SmallInt
                        | Type::Integer
                        | Type::BigInt
                        | Type::Real
                        | Type::Double
                        | Type::Decimal { .. }
                        | Type::Date
                );
                if !has_order {
                    self.misfit(key.span, format!("`{key}` is for numbers and dates, not for {}", spelling(ty)));
                    return None;
                }
                let limit = match literals::literal(ty, &scalar.value) {
                    Ok(Literal::Integer(number)) => number.to_string(),
                    Ok(Literal::Number(text) | Literal::Text(text)) => text,
                    Ok(Literal::Boolean(_)) | Err(_) => {
                        let message = format!("`{}` is no value of type {}", scalar.value.text, spelling(ty));
                        self.misfit(scalar.span, message);
                        return None;
                    }
                };
                Some(match key.as_str() {
                    "min" => Rule::AtLeast(limit),
                    "max" => Rule::AtMost(limit),
                    "more_than" => Rule::MoreThan(limit),
                    _ => Rule::LessThan(limit),
                })
            }
            RuleValue::Text(text) if key.as_str() == "custom" => Some(Rule::Custom(text.value.clone())),
            RuleValue::Text(text) if key.as_str() == "check" => {
                if matches!(ty, Type::Native(native) if matches!(native.form, NativeForm::Custom { .. })) {
                    let message = "a type of a crate by hand checks its values itself, when it is read from text";
                    self.misfit(key.span, message.to_owned());
                    return None;
                }
                self.function(text).map(Rule::Function)
            }
            RuleValue::Text(text) if key.as_str() == "format" => {
                self.for_text(ty, key)?;
                self.choice(text, "`format`", FORMATS).map(Rule::Format)
            }
            RuleValue::Text(text) => {
                self.for_text(ty, key)?;
                if let Err(error) = regex_lite::Regex::new(text.as_str()) {
                    self.misfit(text.span, format!("this is no regular expression: {error}"));
                    return None;
                }
                Some(Rule::Pattern(text.value.clone()))
            }
            RuleValue::Texts(texts) => {
                self.for_text(ty, key)?;
                let mut values: Vec<String> = Vec::with_capacity(texts.len());
                for text in texts {
                    if values.contains(&text.value) {
                        let message = format!("`{text}` is listed twice");
                        self.report(Diagnostic::new(Code::ListedTwice, text.span, message));
                    }
                    values.push(text.value.clone());
                }
                if values.is_empty() {
                    self.misfit(key.span, "no value is one of none".to_owned());
                    return None;
                }
                Some(Rule::OneOf(values))
            }
        }
    }

    /// Reads the path of a function of a crate that the generated one depends on.
    fn function(&mut self, path: &Spanned<String>) -> Option<String> {
        let is_path = syn::parse_str::<syn::Path>(path.as_str()).is_ok_and(|path| path.segments.len() > 1);
        let root = path.as_str().trim_start_matches("::").split("::").next().unwrap_or_default().trim();
        let mut dependencies = self.document.rust.dependencies.iter();
        let message = if !is_path {
            format!("`{path}` is no path of a function")
        } else if !dependencies.any(|dependency| dependency.name.as_str().replace('-', "_") == root) {
            format!("the generated crate does not depend on `{root}`")
        } else {
            return Some(path.value.clone());
        };
        let help = "name a function of a crate that stands under `rust: { dependencies: … }`, like `my_rules::isbn`";
        self.report(Diagnostic::new(Code::Rule, path.span, message).help(help));
        None
    }

    fn for_text(&mut self, ty: &Type, key: &Spanned<String>) -> Option<()> {
        if matches!(ty, Type::Text | Type::Varchar(_) | Type::Char(_)) {
            return Some(());
        }
        self.misfit(key.span, format!("`{key}` is for text, not for {}", spelling(ty)));
        None
    }

    fn check_lengths(&mut self, column: &ColumnDraft<'_>, rules: &[Rule]) {
        let longest = match &column.ty {
            Some(Type::Varchar(length) | Type::Char(length)) => Some(*length),
            _ => None,
        };
        let bound = |found: fn(&Rule) -> Option<u32>| rules.iter().find_map(found);
        let least = bound(|rule| if let Rule::MinLength(length) = rule { Some(*length) } else { None });
        let most = bound(|rule| if let Rule::MaxLength(length) = rule { Some(*length) } else { None });
        let most = [longest, most].into_iter().flatten().min();
        if let (Some(least), Some(most), Some(first)) = (least, most, column.def.rules.first())
            && least > most
        {
            let message = format!("no text has at least {least} and at most {most} characters");
            self.misfit(first.key.span, message);
        }
    }

    fn misfit(&mut self, span: Span, message: String) {
        self.report(Diagnostic::new(Code::Rule, span, message));
    }

    /// Returns whether each update counts the column up.
    pub(super) fn counts_updates(&mut self, column: &ColumnDraft<'_>) -> bool {
        let Some(word) = &column.def.lock else { return false };
        if self.choice(word, "`lock`", LOCKS).is_none() {
            return false;
        }
        let problem = match &column.ty {
            Some(Type::SmallInt | Type::Integer | Type::BigInt) if column.nullable => "may be NULL",
            Some(Type::SmallInt | Type::Integer | Type::BigInt) => match &column.default {
                Some(Default::Literal(_)) => return true,
                _ => "has no number as its default",
            },
            Some(_) => "is no whole number",
            None => return false,
        };
        let message = format!("`{}` counts the updates of a row, but {problem}", column.def.name);
        let diagnostic = Diagnostic::new(Code::Lock, word.span, message);
        self.report(diagnostic.help("write `{ type: integer, default: 0, lock: optimistic }`"));
        false
    }
}
