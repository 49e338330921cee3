use serde::{Deserialize, Serialize};

use super::{Backend, is_default};

/// Something that each backend may have its own of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerBackend<T> {
    /// What SQLite has.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub sqlite: Option<T>,
    /// What PostgreSQL has.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub postgres: Option<T>,
    /// What MySQL and MariaDB have.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub mysql: Option<T>,
}

// The derive would ask for `T: Default`.
impl<T> Default for PerBackend<T> {
    fn default() -> Self {
        Self { sqlite: None, postgres: None, mysql: None }
    }
}

fn none<T>() -> Option<T> {
    None
}

impl<T> PerBackend<T> {
    /// Returns what a backend has of its own.
    pub fn on(&self, backend: Backend) -> Option<&T> {
        match backend {
            Backend::Sqlite => self.sqlite.as_ref(),
            Backend::Postgres => self.postgres.as_ref(),
            Backend::Mysql => self.mysql.as_ref(),
        }
    }

    /// Sets what a backend has of its own.
    pub fn set(&mut self, backend: Backend, value: T) {
        *match backend {
            Backend::Sqlite => &mut self.sqlite,
            Backend::Postgres => &mut self.postgres,
            Backend::Mysql => &mut self.mysql,
        } = Some(value);
    }

    /// Returns whether no backend has one.
    pub fn is_empty(&self) -> bool {
        Backend::ALL.iter().all(|&backend| self.on(backend).is_none())
    }
}

/// A piece of SQL: one text for every backend, or for some a text of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Form", into = "Form")]
pub struct Sql {
    /// The text on the backends that have none of their own; without it, they have none at all.
    pub text: Option<String>,
    /// The texts of single backends.
    pub own: PerBackend<String>,
}

impl Sql {
    /// Returns the text for a backend; `None` where the thing does not exist.
    pub fn on(&self, backend: Backend) -> Option<&str> {
        self.own.on(backend).or(self.text.as_ref()).map(String::as_str)
    }
}

impl From<String> for Sql {
    fn from(text: String) -> Self {
        Self { text: Some(text), own: PerBackend::default() }
    }
}

impl From<&str> for Sql {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// How a snapshot has it: a text alone where every backend has the same.
#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum Form {
    Same(String),
    PerBackend(Texts),
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    #[serde(default, skip_serializing_if = "is_default")]
    sql: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    sqlite: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    postgres: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    mysql: Option<String>,
}

impl From<Form> for Sql {
    fn from(form: Form) -> Self {
        match form {
            Form::Same(text) => text.into(),
            Form::PerBackend(Texts { sql, sqlite, postgres, mysql }) => {
                Self { text: sql, own: PerBackend { sqlite, postgres, mysql } }
            }
        }
    }
}

impl From<Sql> for Form {
    fn from(sql: Sql) -> Self {
        match sql {
            Sql { text: Some(text), own } if own.is_empty() => Self::Same(text),
            Sql { text: sql, own: PerBackend { sqlite, postgres, mysql } } => {
                Self::PerBackend(Texts { sql, sqlite, postgres, mysql })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_for_all_is_written_as_a_text() {
        let own = PerBackend { postgres: Some("b".to_owned()), ..PerBackend::default() };
        for (sql, yaml) in [
            (Sql::from("a"), "a\n"),
            (Sql { text: None, own: own.clone() }, "postgres: b\n"),
            (Sql { text: Some("a".to_owned()), own }, "sql: a\npostgres: b\n"),
        ] {
            assert_eq!(serde_yaml::to_string(&sql).expect("it is a text or a map"), yaml);
            assert_eq!(serde_yaml::from_str::<Sql>(yaml).expect("it was written so"), sql);
        }
    }

    #[test]
    fn a_backend_s_own_text_goes_before_that_for_all() {
        let mut own = PerBackend::default();
        own.set(Backend::Mysql, "c".to_owned());
        let some = Sql { text: None, own: own.clone() };
        assert_eq!((some.on(Backend::Mysql), some.on(Backend::Sqlite)), (Some("c"), None));
        let all = Sql { text: Some("a".to_owned()), own };
        assert_eq!((all.on(Backend::Mysql), all.on(Backend::Sqlite)), (Some("c"), Some("a")));
    }
}
