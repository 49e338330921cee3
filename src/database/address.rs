use std::fmt;

use crate::model::Backend;

/// Where a database is. It is displayed and debugged without its password.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    backend: Backend,
    place: String,
}

impl Address {
    /// Reads an address: what has no scheme of a server is the path of an SQLite file.
    pub fn parse(url: &str) -> Self {
        let rest_after = |schemes: &[&str]| schemes.iter().find_map(|scheme| url.strip_prefix(scheme));
        if rest_after(&["postgres://", "postgresql://"]).is_some() {
            return Self { backend: Backend::Postgres, place: url.to_owned() };
        }
        if let Some(rest) = rest_after(&["mysql://", "mariadb://"]) {
            return Self { backend: Backend::Mysql, place: format!("mysql://{rest}") };
        }
        let path = rest_after(&["sqlite://", "sqlite:"]).unwrap_or(url);
        Self { backend: Backend::Sqlite, place: path.to_owned() }
    }

    /// Returns which database product is there.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// Returns the address as the driver takes it, with the password.
    pub(super) fn place(&self) -> &str {
        &self.place
    }

    /// Returns what a client of MySQL takes as options: host, port, user and password, as far as they are stated.
    pub fn parts(&self) -> Vec<(&'static str, String)> {
        let Some((_, rest)) = self.place.split_once("://") else { return Vec::new() };
        let authority = rest.split(['/', '?']).next().unwrap_or_default();
        let (account, server) = authority.rsplit_once('@').unwrap_or(("", authority));
        let (user, password) = account.split_once(':').unwrap_or((account, ""));
        let (host, port) = server.rsplit_once(':').unwrap_or((server, ""));
        let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
        let parts = [("host", host), ("port", port), ("user", user), ("password", password)];
        parts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, decoded(value))).collect()
    }

    /// Returns the same server's database of another name, or `None` for SQLite, which is no server.
    pub fn with_database(&self, name: &str) -> Option<Self> {
        let (scheme, rest) = self.place.split_once("://").filter(|_| self.backend != Backend::Sqlite)?;
        let (rest, query) =
            rest.split_once('?').map_or((rest, String::new()), |(rest, query)| (rest, format!("?{query}")));
        let host = rest.split_once('/').map_or(rest, |(host, _)| host);
        Some(Self { backend: self.backend, place: format!("{scheme}://{host}/{name}{query}") })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((scheme, rest)) = self.place.split_once("://").filter(|_| self.backend != Backend::Sqlite) else {
            return f.write_str(&self.place);
        };
        // Parameters may hold a password as well.
        let rest = rest.split_once('?').map_or(rest, |(rest, _)| rest);
        match rest.rsplit_once('@') {
            Some((account, host)) => {
                let user = account.split_once(':').map_or(account, |(user, _)| user);
                write!(f, "{scheme}://{user}@{host}")
            }
            None => write!(f, "{scheme}://{rest}"),
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_tells_the_backend() {
        for (url, backend) in [
            ("postgres://me@host/db", Backend::Postgres),
            ("postgresql://host/db", Backend::Postgres),
            ("mysql://host/db", Backend::Mysql),
            ("mariadb://host/db", Backend::Mysql),
            ("sqlite:shop.db", Backend::Sqlite),
            ("shop.db", Backend::Sqlite),
        ] {
            assert_eq!(Address::parse(url).backend(), backend, "{url}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        for url in [
            "postgres://me:secret@host:5432/db",
            "mysql://me:se@secret@host/db?password=secret",
            "postgres://host/db?user=me&password=secret",
        ] {
            let address = Address::parse(url);
            assert!(!format!("{address} {address:?}").contains("secret"), "{address}");
        }
    }

    #[test]
    fn another_database_of_the_same_server_keeps_account_and_parameters() {
        let other = Address::parse("mysql://me:secret@host:3306/db?prefer_socket=false").with_database("scratch");
        assert_eq!(
            other.map(|it| it.place),
            Some("mysql://me:secret@host:3306/scratch?prefer_socket=false".to_owned())
        );
        assert_eq!(Address::parse("shop.db").with_database("scratch"), None);
    }
}
