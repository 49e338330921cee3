use std::fmt;
use std::marker::PhantomData;

use crate::types::Json;

use super::{Comparison, Condition, Filter, JsonPath, JsonStep, JsonTest, TypedColumn};

/// A place in the documents of a JSON column of the table of `E`: `posts::META.at("tags").at(0)`. What is not there, or not of the
/// type that is asked for, meets no condition but [`is_null`](Self::is_null).
pub struct TypedJson<E> {
    place: usize,
    steps: Vec<JsonStep>,
    entity: PhantomData<fn() -> E>,
}

impl<E, T, N> TypedColumn<E, T, Json, N> {
    /// The member of that name or the element at that position, the first being 0, for conditions on it. A name with `"` or `\`
    /// is an error on SQLite and MySQL, whose paths cannot say it.
    pub fn at(self, step: impl Into<JsonStep>) -> TypedJson<E> {
        TypedJson { place: self.place(), steps: vec![step.into()], entity: PhantomData }
    }
}

impl<E> TypedJson<E> {
    /// The member of that name or the element at that position of what is here.
    pub fn at(mut self, step: impl Into<JsonStep>) -> Self {
        self.steps.push(step.into());
        self
    }

    /// It is missing, or null.
    pub fn is_null(self) -> Condition<E> {
        self.meets(JsonTest::IsNull)
    }

    /// It is true, or false.
    pub fn is(self, boolean: bool) -> Condition<E> {
        self.meets(JsonTest::Boolean(boolean))
    }

    /// It is that text or number.
    pub fn eq(self, value: impl JsonOperand) -> Condition<E> {
        self.meets(value.test(Comparison::Equal))
    }

    /// It is another text or number.
    pub fn ne(self, value: impl JsonOperand) -> Condition<E> {
        self.meets(value.test(Comparison::NotEqual))
    }

    /// It is a greater text or number.
    pub fn gt(self, value: impl JsonOperand) -> Condition<E> {
        self.meets(value.test(Comparison::Greater))
    }

    /// It is that text or number or a greater one.
    pub fn ge(self, value: impl JsonOperand) -> Condition<E> {
        self.meets(value.test(Comparison::GreaterOrEqual))
    }

    /// It is a smaller text or number.
    pub fn lt(self, value: impl JsonOperand) -> Condition<E> {
        self.meets(value.test(Comparison::Less))
    }

    /// It is that text or number or a smaller one.
    pub fn le(self, value: impl JsonOperand) -> Condition<E> {
        self.meets(value.test(Comparison::LessOrEqual))
    }

    /// It is text like the pattern, as [`TypedColumn::like`].
    pub fn like(self, pattern: impl Into<String>) -> Condition<E> {
        self.meets(JsonTest::Like(pattern.into(), false))
    }

    /// It is text like the pattern, as [`TypedColumn::ilike`].
    pub fn ilike(self, pattern: impl Into<String>) -> Condition<E> {
        self.meets(JsonTest::Like(pattern.into(), true))
    }

    fn meets(self, test: JsonTest) -> Condition<E> {
        Filter::Json { place: self.place, path: JsonPath::new(self.steps), test }.into()
    }
}

impl<E> fmt::Debug for TypedJson<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TypedJson").field("place", &self.place).field("steps", &self.steps).finish()
    }
}

impl From<&str> for JsonStep {
    fn from(member: &str) -> Self {
        Self::Member(member.to_owned())
    }
}

impl From<String> for JsonStep {
    fn from(member: String) -> Self {
        Self::Member(member)
    }
}

impl From<i32> for JsonStep {
    fn from(position: i32) -> Self {
        Self::Element(position)
    }
}

/// What a place in a JSON document is compared to: text, or a number.
pub trait JsonOperand {
    /// Returns the question whether the place compares so to it.
    fn test(self, comparison: Comparison) -> JsonTest;
}

impl JsonOperand for &str {
    fn test(self, comparison: Comparison) -> JsonTest {
        JsonTest::Text(comparison, self.to_owned())
    }
}

impl JsonOperand for String {
    fn test(self, comparison: Comparison) -> JsonTest {
        JsonTest::Text(comparison, self)
    }
}

impl JsonOperand for f64 {
    fn test(self, comparison: Comparison) -> JsonTest {
        JsonTest::Number(comparison, self)
    }
}

impl JsonOperand for i32 {
    fn test(self, comparison: Comparison) -> JsonTest {
        JsonTest::Number(comparison, self.into())
    }
}
