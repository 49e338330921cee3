use super::yaml::{Map, Yaml};
use crate::model::{JoinedTables, PrintSchema, SchemaDocs, TableFilter};

/// Returns how schema.rs is printed, but for what it is anyway.
pub(super) fn settings(settings: &PrintSchema) -> Map {
    let mut map = Map::default();
    map.maybe(
        "with_docs",
        match settings.docs {
            SchemaDocs::None => None,
            SchemaDocs::Comments => Some(Yaml::text("only-database-comments")),
            SchemaDocs::All => Some(Yaml::Plain("true".to_owned())),
        },
    );
    map.maybe("column_sorting", settings.sorts_columns.then(|| Yaml::text("name")));
    map.maybe(
        "allow_tables_to_appear_in_same_query_config",
        match settings.joined {
            JoinedTables::Related => None,
            JoinedTables::All => Some(Yaml::text("all_tables")),
            JoinedTables::None => Some(Yaml::text("none")),
        },
    );
    let filter = match &settings.filter {
        TableFilter::All => None,
        TableFilter::Only(patterns) => Some(("only_tables", patterns)),
        TableFilter::Except(patterns) => Some(("except_tables", patterns)),
    };
    map.maybe(
        "filter",
        filter.map(|(key, patterns)| {
            let mut filter = Map::default();
            filter.insert(key, Yaml::names(patterns));
            Yaml::Short(filter)
        }),
    );
    let mut list = |key: &str, items: &[String]| map.maybe(key, (!items.is_empty()).then(|| Yaml::names(items)));
    list("import_types", &settings.import_types);
    list("custom_type_derives", &settings.custom_type_derives);
    list("except_custom_type_definitions", &settings.undefined_types);
    let mut boolean = |key: &str, value: Option<bool>| map.maybe(key, value.map(|it| Yaml::Plain(it.to_string())));
    boolean("generate_missing_sql_type_definitions", settings.defines_no_types.then_some(false));
    boolean("sqlite_integer_primary_key_is_bigint", settings.integer_primary_key_is_bigint);
    map.maybe("patch", settings.patch.as_ref().map(Yaml::text));
    map
}
