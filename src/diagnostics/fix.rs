//! What usually mends a mistake of a kind, for where the place of one tells no better.

use super::Code;

impl Code {
    /// Returns the fix that mistakes of this kind have in common, if there is one.
    pub(super) fn usual_fix(self) -> Option<&'static str> {
        Some(match self {
            Self::Unreadable => "correct the path, which is relative to the file that includes",
            Self::TooLarge => "take out what is no schema, or what is there many times over",
            Self::NotUtf8 => "save the file as UTF-8",
            Self::SeveralDocuments => "move what follows into a file of its own, under `include`",
            Self::DuplicateKey => "remove one of the two, or rename it",
            Self::TooDeep => "look for a bracket that is not closed: the language nests a dozen levels deep",
            Self::AliasBudget => "use fewer aliases in what other anchors name",
            Self::BadAlias => "write out what it stands for, or put its anchor (`&name`) before it",
            Self::Tag => "remove the tag; a type is written like `type: integer`",
            Self::BadKey => "write a name before the `:`",
            Self::IncludeNothing => "correct the path: `*` matches within one folder, `**` any number of folders",
            Self::Empty => "fill it (`codegen init` writes a schema to start from), or take it out of `include`",
            Self::MainFileOnly => "move it to the file that includes this one",
            Self::ListedTwice => "remove one of the two",
            Self::SqlFragment => "write one expression, with quotes and parentheses closed, without `;` and comments",
            Self::BadName => "choose another name",
            Self::LongName => "choose a shorter name",
            Self::DuplicateName => "rename one of the two",
            Self::PageSize => "raise `max_page_size`, or lower `page_size`",
            Self::UnknownType => {
                "write a type of the language, an enum or a domain; or `native: ...` for any other type"
            }
            Self::TypeArguments => {
                "correct the numbers: `decimal(12,2)` has 12 digits, of which 2 stand after the point"
            }
            Self::DefaultMismatch => "write a value that the type holds, or choose a type that holds it",
            Self::Identity => "leave out one of the two",
            Self::NoValues => "list its values, like `[draft, published]`",
            Self::Computed => "leave out one of the two",
            Self::UnknownColumn => "correct the name, or add the column",
            Self::UnknownTable => "correct the name, or add the table",
            Self::Rule => "correct the rule, or leave it out",
            Self::MixinCircle => "take it out of the `use` of one of them",
            Self::ObjectCircle => "take one of them out of `after` or `before`",
            Self::NoColumns => "add one, like `id: { type: bigint, primary_key: true, generated: identity }`",
            Self::PrimaryKeyTwice => "keep one of the two",
            Self::NullableKey => "make the column NOT NULL: take away `?` or `nullable`",
            Self::NoTables => "add a table under `tables`",
            _ => return None,
        })
    }
}
