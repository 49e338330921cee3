//! Values of every type at their extremes, through the typed models and through HTTP, on the database that the crate is
//! compiled for.

mod access;
mod aggregates;
mod composite;
mod contention;
mod defaults;
mod differential;
mod examples;
mod given_up;
mod groups;
mod idempotency;
mod ids;
mod json;
mod keywords;
mod leaks;
mod measures;
mod objects;
mod pages;
mod query;
mod rules;
mod search;
mod support;
mod typed;
mod typed_pages;
mod unread;
mod upserts;
mod values;
mod versions;
mod widths;
