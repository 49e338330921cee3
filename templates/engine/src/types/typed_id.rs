/// Lets the type of a key be made of its value and give it back, as text, and in SQL.
#[doc(hidden)]
#[macro_export]
macro_rules! typed_id {
    ($name:ident, $base:ty, $sql:ty) => {
        impl From<$base> for $name {
            fn from(value: $base) -> Self {
                Self(value)
            }
        }

        impl From<$name> for $base {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = <$base as std::str::FromStr>::Err;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl diesel::deserialize::FromSql<$sql, $crate::types::Db> for $name {
            fn from_sql(
                value: <$crate::types::Db as diesel::backend::Backend>::RawValue<'_>,
            ) -> diesel::deserialize::Result<Self> {
                <$base as diesel::deserialize::FromSql<$sql, $crate::types::Db>>::from_sql(value).map(Self)
            }
        }

        impl diesel::serialize::ToSql<$sql, $crate::types::Db> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, $crate::types::Db>,
            ) -> diesel::serialize::Result {
                <$base as diesel::serialize::ToSql<$sql, $crate::types::Db>>::to_sql(&self.0, out)
            }
        }
    };
}
