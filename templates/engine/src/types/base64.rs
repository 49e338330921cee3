//! Bytes in JSON: as base64 (RFC 4648, section 4), as they are over HTTP. For `#[serde(with = "…")]`.

use base64::prelude::{BASE64_STANDARD, Engine};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserializer, Serialize, Serializer};

/// Bytes, or what holds them.
pub trait Base64: Sized {
    /// The same with texts for the bytes.
    type Text: Serialize + DeserializeOwned;

    /// Writes the bytes as text.
    fn encode(&self) -> Self::Text;

    /// Reads the bytes from text.
    ///
    /// # Errors
    ///
    /// When the text is not base64.
    fn decode(text: Self::Text) -> Result<Self, base64::DecodeError>;
}

impl Base64 for Vec<u8> {
    type Text = String;

    fn encode(&self) -> String {
        BASE64_STANDARD.encode(self)
    }

    fn decode(text: String) -> Result<Self, base64::DecodeError> {
        BASE64_STANDARD.decode(text)
    }
}

impl<T: Base64> Base64 for Option<T> {
    type Text = Option<T::Text>;

    fn encode(&self) -> Self::Text {
        self.as_ref().map(T::encode)
    }

    fn decode(text: Self::Text) -> Result<Self, base64::DecodeError> {
        text.map(T::decode).transpose()
    }
}

impl<T: Base64> Base64 for Vec<Option<T>> {
    type Text = Vec<Option<T::Text>>;

    fn encode(&self) -> Self::Text {
        self.iter().map(Base64::encode).collect()
    }

    fn decode(text: Self::Text) -> Result<Self, base64::DecodeError> {
        text.into_iter().map(Base64::decode).collect()
    }
}

/// Writes bytes as text.
///
/// # Errors
///
/// What the serializer reports.
pub fn serialize<T: Base64, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.encode().serialize(serializer)
}

/// Reads bytes from text.
///
/// # Errors
///
/// When there is no text, or it is not base64.
pub fn deserialize<'de, T: Base64, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::decode(serde::Deserialize::deserialize(deserializer)?).map_err(D::Error::custom)
}
