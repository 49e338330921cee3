//! Model → the files of the crate, in memory. One table: template → path.

mod access;
mod docs;
mod enums;
mod models;
mod openapi;
mod project;
mod runtime;
mod rust;
mod scope;
mod tables;
mod types;

use crate::fileset::FileSet;
use crate::model::Model;

/// Returns every file of the crate but its migrations.
pub fn crate_files(model: &Model) -> FileSet {
    let mut files = FileSet::default();
    project::add(model, &mut files);
    runtime::add(&mut files);
    models::add(model, &mut files);
    enums::add(model, &mut files);
    tables::add(model, &mut files);
    files.add("openapi.json", openapi::document(model));
    files
}
