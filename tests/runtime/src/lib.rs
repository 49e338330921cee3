//! The tests of `runtime-db`, the crate that the tool makes of schema.yaml in this folder, stand in `tests`.
