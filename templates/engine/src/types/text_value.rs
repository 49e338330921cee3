/// Makes the text of a type the engine's value, both ways; `of` says what its parameter is.
macro_rules! text_value {
    ($rust:ident) => {
        text_value!([] $rust);
    };
    ($rust:ident of $element:ident) => {
        text_value!([T: $element] $rust<T>);
    };
    ([$($parameter:tt)*] $rust:ty) => {
        impl<$($parameter)*> From<$rust> for $crate::engine::Value {
            fn from(value: $rust) -> Self {
                Self::Text(value.to_string())
            }
        }

        impl<$($parameter)*> $crate::engine::FromValue for $rust {
            fn from_value(value: $crate::engine::Value) -> Option<Self> {
                match value {
                    $crate::engine::Value::Text(text) => text.parse().ok(),
                    _ => None,
                }
            }
        }
    };
}

pub(super) use text_value;
