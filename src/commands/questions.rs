//! What became of names that are gone: answered on the command line, in a file or at the terminal, never guessed.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};

use serde_json::{Value, json};

use super::Failure;
use crate::Loaded;
use crate::cli::BuildArgs;
use crate::migration::{DROP, Question, answer, questions};
use crate::model::Model;

/// Adds the answers to what the schema says, and asks for the rest where somebody sits at a terminal. Returns the names of
/// the answers on the command line that no question was about.
///
/// # Errors
///
/// When an answer is none, or the file with the answers cannot be read.
pub(super) fn settle(loaded: &mut Loaded, before: &Model, args: &BuildArgs) -> Result<Vec<String>, Failure> {
    let mut answers = from_file(args)?;
    answers.extend(args.answers.iter().cloned());
    let can_ask = !args.json && io::stdin().is_terminal() && io::stderr().is_terminal();
    // An answer may settle another question as well: what is one thing's new name is no longer another's.
    let mut asked = Vec::new();
    while let Some(question) =
        questions(before, &loaded.model, &loaded.intent).into_iter().find(|it| !asked.contains(&it.key))
    {
        asked.push(question.key.clone());
        let given = match answers.get(&question.key) {
            Some(given) => given.clone(),
            None if can_ask => ask(&question).map_err(Failure::io("read", "standard input"))?,
            None => continue,
        };
        answer(&mut loaded.intent, &question, &given, before, &loaded.model).map_err(|problem| Failure::Unknown {
            what: "answer",
            word: given,
            help: problem,
        })?;
    }
    // A file of answers may be kept and read again when all is settled.
    Ok(args.answers.iter().map(|(name, _)| name).filter(|name| !asked.contains(name)).cloned().collect())
}

fn from_file(args: &BuildArgs) -> Result<BTreeMap<String, String>, Failure> {
    let Some(path) = &args.answer_file else { return Ok(BTreeMap::new()) };
    let text = fs::read_to_string(path).map_err(Failure::io("read", path))?;
    serde_json::from_str(&text).map_err(|error| Failure::io("read", path)(error.into()))
}

/// Asks at the terminal until there is an answer.
fn ask(question: &Question) -> io::Result<String> {
    let mut terminal = io::stderr().lock();
    writeln!(terminal, "The {} `{}` is gone. What became of it?", question.kind, question.key)?;
    let renamed = question.candidates.iter().map(|name| format!("it is called `{name}` now"));
    let choices: Vec<_> = renamed.chain(["it is gone, with all that is in it".to_owned()]).collect();
    for (place, choice) in choices.iter().enumerate() {
        writeln!(terminal, "  {}  {choice}", place + 1)?;
    }
    loop {
        write!(terminal, "1-{}: ", choices.len())?;
        terminal.flush()?;
        let mut line = String::new();
        if io::stdin().lock().read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match line.trim().parse::<usize>() {
            Ok(number) if number == choices.len() => return Ok(DROP.to_owned()),
            Ok(number) if (1..choices.len()).contains(&number) => return Ok(question.candidates[number - 1].clone()),
            _ => writeln!(terminal, "Please answer with a number.")?,
        }
    }
}

/// The open questions for programs.
pub(super) fn document(open: &[Question]) -> Value {
    let questions = open.iter().map(|question| {
        let answers: Vec<_> = question.candidates.iter().map(String::as_str).chain([DROP]).collect();
        json!({ "name": question.key, "kind": question.kind, "answers": answers })
    });
    json!({ "status": "asks", "questions": questions.collect::<Vec<_>>() })
}
