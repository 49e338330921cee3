//! Values of every type at their extremes, through the typed models and through HTTP, on the database that the crate is
//! compiled for.

mod aggregates;
mod defaults;
mod json;
mod keywords;
mod objects;
mod pages;
mod query;
mod support;
mod values;
