//! Holds the tests of the types that only one database has; see `tests/`.
