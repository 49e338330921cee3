//! The files under `migrations`.

use askama::Template;

use crate::dialect::dialect;
use crate::fileset::FileSet;
use crate::migration::{Migration, Plan, Refusal, Stage, Step, plan};
use crate::migrator::version;
use crate::model::{Backend, Intent, Model};
use crate::snapshot::Snapshot;

/// Adds the migrations that lead from the previous build's model to this one, for every backend, and returns the names of all
/// migrations up to now, oldest first, for the next snapshot.
///
/// The versions are counted, since the same input has to give the same bytes. A migration has the same version and name on every
/// backend. A backend that is new gets all of its tables with the first migration that is added now.
///
/// # Errors
///
/// All changes that cannot be migrated, each once; then nothing is added.
pub fn add_migrations(
    files: &mut FileSet,
    previous: Option<&Snapshot>,
    model: &Model,
    intent: &Intent,
) -> Result<Vec<String>, Vec<Refusal>> {
    let mut plans = Vec::new();
    let mut refusals: Vec<Refusal> = Vec::new();
    for &backend in &model.backends {
        let before = previous.map(|snapshot| &snapshot.model).filter(|before| before.backends.contains(&backend));
        match plan(before, model, intent, dialect(backend)) {
            Ok(plan) => plans.push((backend, plan)),
            Err(refused) => {
                for refusal in refused.into_iter().filter(|refusal| !refusals.contains(refusal)).collect::<Vec<_>>() {
                    refusals.push(refusal);
                }
            }
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut names = previous.map(|snapshot| snapshot.migrations.clone()).unwrap_or_default();
    for migrations in side_by_side(&plans) {
        // In the words of the first backend that has something to do.
        let slug = migrations.iter().find_map(|(_, migration)| migration.as_ref()?.slug());
        let name = next_name(&names, &slug.unwrap_or_else(|| "change".to_owned()));
        for (backend, migration) in migrations {
            let folder = format!("migrations/{backend}/{name}");
            let (up, down) = migration.map(|it| (it.up.as_slice(), it.down.as_slice())).unwrap_or_default();
            files.append(format!("{folder}/up.sql"), script(backend, up));
            files.append(format!("{folder}/down.sql"), script(backend, down));
            if migration.is_some_and(|it| !it.run_in_transaction) {
                files.append(format!("{folder}/metadata.toml"), "run_in_transaction = false\n".to_owned());
            }
        }
        names.push(name);
    }
    Ok(names)
}

/// Returns the migrations that share a version, in the order in which they run.
///
/// The backend that needs most of them gives the order. What others do at once stands beside its migration of the same stage, or
/// beside its first one.
fn side_by_side(plans: &[(Backend, Plan)]) -> Vec<Vec<(Backend, Option<&Migration>)>> {
    let Some((_, longest)) = plans.iter().rev().max_by_key(|(_, plan)| plan.migrations.len()) else {
        return Vec::new();
    };
    let stages: Vec<Stage> = longest.migrations.iter().map(|migration| migration.stage).collect();
    let place = |migration: &Migration| stages.iter().position(|stage| *stage == migration.stage).unwrap_or_default();
    let mut rows = Vec::with_capacity(stages.len());
    for (number, own) in longest.migrations.iter().enumerate() {
        let beside = |plan: &'_ Plan| plan.migrations.iter().position(|migration| place(migration) == number);
        let row = plans.iter().map(|(backend, plan)| match std::ptr::eq(plan, longest) {
            true => (*backend, Some(own)),
            false => (*backend, beside(plan).map(|place| &plan.migrations[place])),
        });
        rows.push(row.collect());
    }
    rows
}

/// Returns a version that sorts after those there are, followed by what the migration does.
///
/// The first is 1: on PostgreSQL, `diesel setup` and `diesel database reset` write a migration of version 0 of their own.
pub fn next_name(names: &[String], slug: &str) -> String {
    // Versions sort as texts, however many digits they have.
    let padded = |name: &String| format!("{:0<14}", version(name));
    let numbers = names.iter().map(padded).filter_map(|text| text.parse::<u64>().ok().map(|number| (text, number)));
    match numbers.max() {
        None => format!("{:014}_initial", 1),
        Some((text, last)) => format!("{:0digits$}_{slug}", last + 1, digits = text.len()),
    }
}

#[derive(Template)]
#[template(path = "migrations/script.sql.askama", escape = "none")]
struct Script<'a> {
    product: &'static str,
    steps: &'a [Step],
}

fn script(backend: Backend, steps: &[Step]) -> String {
    let script = Script { product: dialect(backend).product(), steps };
    script.render().expect("the template only prints strings into a string")
}

#[cfg(test)]
mod tests {
    use super::next_name;

    #[test]
    fn the_next_version_sorts_after_all_others() {
        for (names, next) in [
            (&[][..], "00000000000001_initial"),
            (&["00000000000001_initial"], "00000000000002_x"),
            (&["2023-02-01-090000_a", "20230201100000_b"], "20230201100001_x"),
            (&["20230201090000_a", "2023-03-13_b"], "20230313000001_x"),
            (&["2026-06-02-122008-0000_a", "2026-07-01-000000_b"], "20260701000001_x"),
        ] {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(next_name(&names, "x"), next);
        }
    }
}
