/// An enum of the schema: each value has a label, which is what the database and JSON hold.
pub trait Label: Copy + Sized + 'static {
    /// The labels in declared order, which is their sort order.
    const LABELS: &'static [&'static str];

    /// Returns the value's label.
    fn label(self) -> &'static str;

    /// Returns the value with that label.
    fn from_label(label: &str) -> Option<Self>;
}

/// The text is none of an enum's labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLabel {
    /// The text.
    pub label: String,
    /// The labels there are.
    pub known: &'static [&'static str],
}

impl std::fmt::Display for UnknownLabel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "expected one of {}, got {:?}", self.known.join(", "), self.label)
    }
}

impl std::error::Error for UnknownLabel {}

/// Returns the value with that label.
///
/// # Errors
///
/// When no value has it.
pub fn parse<T: Label>(label: &str) -> Result<T, UnknownLabel> {
    T::from_label(label).ok_or_else(|| UnknownLabel { label: label.to_owned(), known: T::LABELS })
}

/// Gives an enum its labels, and with them its text and JSON forms.
#[doc(hidden)]
#[macro_export]
macro_rules! label_enum {
    ($name:ident { $($variant:ident => $label:literal),+ $(,)? }) => {
        impl $crate::types::Label for $name {
            const LABELS: &'static [&'static str] = &[$($label),+];

            fn label(self) -> &'static str {
                match self {
                    $(Self::$variant => $label,)+
                }
            }

            fn from_label(label: &str) -> Option<Self> {
                match label {
                    $($label => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::types::Label::label(*self))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::types::UnknownLabel;

            fn from_str(label: &str) -> Result<Self, $crate::types::UnknownLabel> {
                $crate::types::parse_label(label)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::types::Label::label(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let label = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                $crate::types::parse_label(&label).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// Gives an enum with labels its form in SQL, for each SQL type it is kept as: MySQL has one for each column.
#[doc(hidden)]
#[macro_export]
macro_rules! sql_enum {
    ($name:ident as $($sql_type:ty),+ $(,)?) => {
        $(
            impl diesel::deserialize::FromSql<$sql_type, $crate::types::Db> for $name {
                fn from_sql(
                    value: <$crate::types::Db as diesel::backend::Backend>::RawValue<'_>,
                ) -> diesel::deserialize::Result<Self> {
                    $crate::types::read_text(value, |label| Ok($crate::types::parse_label(label)?))
                }
            }

            impl diesel::serialize::ToSql<$sql_type, $crate::types::Db> for $name {
                fn to_sql<'b>(
                    &'b self,
                    out: &mut diesel::serialize::Output<'b, '_, $crate::types::Db>,
                ) -> diesel::serialize::Result {
                    $crate::types::write_label($crate::types::Label::label(*self), out)
                }
            }
        )+
    };
}

/// Lets an enum become another one with the same variants, and back.
#[doc(hidden)]
#[macro_export]
macro_rules! same_enum {
    ($name:ident as $other:ty { $($variant:ident),+ $(,)? }) => {
        impl From<$name> for $other {
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant => Self::$variant,)+
                }
            }
        }

        impl From<$other> for $name {
            fn from(value: $other) -> Self {
                match value {
                    $(<$other>::$variant => Self::$variant,)+
                }
            }
        }
    };
}
