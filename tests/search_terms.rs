//! What the generated crates make of texts to search for on MySQL: the file has its tests with it.

#[path = "../templates/engine/src/engine/backend/mysql_text.rs"]
mod mysql_text;

mod engine {
    #[expect(dead_code, reason = "a query is passed on as it is, which no test asks for")]
    #[derive(Clone, Copy)]
    pub(crate) enum TermsForm {
        Query,
        Words,
        Phrase,
        Web,
    }
}
