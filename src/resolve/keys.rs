//! Primary keys and unique constraints.

use super::context::{Context, same_columns};
use super::draft::Draft;
use super::foreign_keys::TIMINGS;
use super::names;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::document::{self, Key};
use crate::model::{Backend, PostgresKey, PrimaryKey, Timing, Unique};
use crate::source::Spanned;

impl Context<'_> {
    pub(super) fn keys(&mut self, drafts: &mut [Draft<'_>]) {
        for draft in drafts {
            if let (Some([first, ..]), true) = (draft.def.logical_key.as_deref(), draft.says_primary_key()) {
                let message = format!("`{}` has a primary key and a logical one", draft.name());
                let diagnostic = Diagnostic::new(Code::PrimaryKeyTwice, first.span, message);
                self.report(diagnostic.help("leave `logical_key` out: it is for tables without a primary key"));
            }
            self.primary_key(draft);
            self.uniques(draft);
        }
    }

    fn primary_key(&mut self, draft: &mut Draft<'_>) {
        let def = draft.def;
        let marks: Vec<(&Spanned<bool>, &Spanned<String>)> = draft
            .columns
            .iter()
            .filter_map(|column| Some((column.def.primary_key.as_ref()?, &column.def.name)))
            .filter(|(mark, _)| mark.value)
            .collect();
        let (columns, span, name) = match (&def.primary_key, marks.as_slice()) {
            (Some(key), []) => {
                let Some(columns) = self.column_list(draft, &key.columns) else { return };
                (columns, key.span, key.name.as_ref())
            }
            (Some(key), [(mark, _), ..]) => {
                let message = format!("the primary key of `{}` is stated twice", def.name);
                let diagnostic = Diagnostic::new(Code::PrimaryKeyTwice, key.span, message);
                return self.report(diagnostic.also(mark.span, "already stated here"));
            }
            (None, [(mark, column)]) => (vec![column.value.clone()], mark.span, None),
            (None, [(first, _), (second, _), ..]) => {
                let columns: Vec<&str> = marks.iter().map(|(_, column)| column.as_str()).collect();
                let message = format!("two columns of `{}` claim to be its primary key", def.name);
                let diagnostic =
                    Diagnostic::new(Code::PrimaryKeyTwice, second.span, message).also(first.span, "the first one");
                let help =
                    format!("for a key of several columns write `primary_key: [{}]` on the table", columns.join(", "));
                return self.report(diagnostic.help(help));
            }
            (None, []) => {
                self.without_primary_key(draft);
                return;
            }
        };
        for column in columns.iter().filter_map(|column| draft.column(column)) {
            // SQLite takes NULL in a key that is not the rowid: https://www.sqlite.org/lang_createtable.html section 3.5
            if column.nullable && (self.backends != [Backend::Sqlite] || column.def.generated.is_some()) {
                let message = format!("the primary key column `{}` may not allow NULL", column.def.name);
                let place = column.def.ty.as_ref().filter(|ty| ty.nullable).map(|ty| ty.span);
                let place = place.or(column.def.nullable.as_ref().map(|word| word.span));
                let diagnostic = Diagnostic::new(Code::NullableKey, place.unwrap_or(span), message);
                self.report(diagnostic.label("allows NULL").also(span, "part of the primary key"));
            }
        }
        let own = def.primary_key.as_ref().and_then(|key| key.postgres.as_ref());
        let postgres = own.map(|own| self.postgres_key(draft, own, false)).unwrap_or_default();
        let name =
            name.map_or_else(|| names::constraint(draft.local_name(), &[], "pkey"), |name| self.given_name(name));
        draft.primary_key = Some(Spanned::new(PrimaryKey { name, columns, postgres }, span));
    }

    /// Reads the columns that tell rows apart without the database's knowledge; a table may do without them, too, when it says so.
    fn without_primary_key(&mut self, draft: &mut Draft<'_>) {
        let def = draft.def;
        if let Some(columns) = &def.logical_key {
            draft.logical_key = self.column_list(draft, columns).unwrap_or_default();
            for column in draft.logical_key.iter().filter_map(|name| draft.column(name)) {
                if column.nullable {
                    let message = format!("the logical key column `{}` may not allow NULL", column.def.name);
                    self.report(Diagnostic::new(Code::NullableKey, column.def.name.span, message));
                }
            }
        } else if !draft.is_broken && !def.has_primary_key && draft.has_to_have_key {
            let message = format!("the table `{}` has no primary key", def.name);
            let diagnostic = Diagnostic::new(Code::NoPrimaryKey, def.name.span, message);
            let help = "add `primary_key: true` to a column, or `primary_key: [a, b]` to the table; a table that has none says `logical_key: [...]`";
            self.report(diagnostic.help(help));
        }
    }

    fn postgres_key(&mut self, draft: &Draft<'_>, own: &document::PostgresKey, is_unique: bool) -> PostgresKey {
        self.served(Backend::Postgres, own.span);
        let timing = own.deferrable.as_ref().and_then(|word| self.choice(word, "`deferrable`", TIMINGS));
        if let Some(flag) = own.nulls_not_distinct.as_ref().filter(|flag| flag.value && !is_unique) {
            let message = "`nulls_not_distinct` is about unique constraints; a primary key holds no NULL";
            self.report(Diagnostic::new(Code::OptionValue, flag.span, message).help("leave it out"));
        }
        PostgresKey {
            timing: timing.unwrap_or(Timing::NotDeferrable),
            nulls_not_distinct: is_unique && own.nulls_not_distinct.as_ref().is_some_and(|flag| flag.value),
            include: self.column_list(draft, &own.include).unwrap_or_default(),
        }
    }

    fn uniques(&mut self, draft: &mut Draft<'_>) {
        let def = draft.def;
        let marked: Vec<(Vec<String>, Span)> = draft
            .columns
            .iter()
            .filter_map(|column| Some((column, column.def.unique.as_ref().filter(|mark| mark.value)?)))
            .map(|(column, mark)| (vec![column.def.name.value.clone()], mark.span))
            .collect();
        for (columns, span) in marked {
            self.unique(draft, columns, span, None, PostgresKey::default());
        }
        for Key { span, columns, name, postgres, .. } in &def.uniques {
            if let Some(columns) = self.column_list(draft, columns) {
                let postgres = postgres.as_ref().map(|own| self.postgres_key(draft, own, true)).unwrap_or_default();
                self.unique(draft, columns, *span, name.as_ref(), postgres);
            }
        }
    }

    fn unique(
        &mut self,
        draft: &mut Draft<'_>,
        columns: Vec<String>,
        span: Span,
        name: Option<&Spanned<String>>,
        postgres: PostgresKey,
    ) {
        let primary = draft.primary_key.iter().map(|key| (&key.value.columns, key.span, "the primary key says so"));
        let uniques = draft.uniques.iter().map(|key| (&key.value.columns, key.span, "this constraint says so"));
        let same = primary.chain(uniques).find(|(other, ..)| same_columns(other, &columns));
        if let Some((_, other, what)) = same {
            let message = format!("{} is unique already", names_of(&columns));
            let diagnostic = Diagnostic::new(Code::SameConstraint, span, message).also(other, what);
            return self.report(diagnostic.help("leave this one out"));
        }
        let name =
            name.map_or_else(|| names::constraint(draft.local_name(), &columns, "key"), |name| self.given_name(name));
        draft.uniques.push(Spanned::new(Unique { name, columns, postgres }, span));
    }

    /// Checks and returns a name that the schema gives a constraint.
    pub(super) fn given_name(&mut self, name: &Spanned<String>) -> String {
        self.check_name(name, "a constraint");
        name.value.clone()
    }
}

/// Returns columns for a sentence: `` `a` `` or `` (`a`, `b`) ``.
pub(super) fn names_of(columns: &[String]) -> String {
    match columns {
        [one] => format!("`{one}`"),
        _ => format!("({})", columns.iter().map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", ")),
    }
}
