//! yaml-language-server (npm), which is behind the YAML support of most editors, completes and checks a schema by what `codegen init`
//! writes.

mod support {
    pub(crate) mod program;
}

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};
use support::program::succeed;
use tempfile::tempdir;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A running server: <https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/>.
struct Server {
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    uri: String,
}

impl Server {
    fn start(file: &Path) -> Outcome<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let judges = std::env::var_os("JUDGES").map_or_else(|| root.join("target/judges"), PathBuf::from);
        let program = judges.join("node_modules/.bin/yaml-language-server");
        assert!(program.exists(), "{} is missing; tests/run installs it, or set JUDGES", program.display());
        let mut process = Command::new(program).arg("--stdio").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let to = process.stdin.take().ok_or("it has an input")?;
        let from = BufReader::new(process.stdout.take().ok_or("it has an output")?);
        let mut server = Self { process, to, from, uri: format!("file://{}", file.display()) };
        let capabilities = json!({ "textDocument": { "completion": {} } });
        server.send(json!({ "id": 1, "method": "initialize", "params": { "capabilities": capabilities } }))?;
        server.wait(|message| message["id"] == 1 && message.get("result").is_some())?;
        server.send(json!({ "method": "initialized", "params": {} }))?;
        Ok(server)
    }

    fn send(&mut self, mut message: Value) -> Outcome<()> {
        message["jsonrpc"] = json!("2.0");
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len())?;
        Ok(self.to.flush()?)
    }

    /// Returns the next message that is wanted; what the server asks itself is answered with nothing.
    fn wait(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Outcome<Value> {
        loop {
            let mut length = 0;
            loop {
                let mut line = String::new();
                assert!(self.from.read_line(&mut line)? > 0, "the server went away");
                match line.trim().split_once(": ") {
                    Some(("Content-Length", number)) => length = number.parse()?,
                    Some(_) => {}
                    None => break,
                }
            }
            let mut text = vec![0; length];
            self.from.read_exact(&mut text)?;
            let message: Value = serde_json::from_slice(&text)?;
            if is_wanted(&message) {
                return Ok(message);
            }
            if let (Some(id), true) = (message.get("id"), message.get("method").is_some()) {
                self.send(json!({ "id": id, "result": null }))?;
            }
        }
    }

    /// Shows the server a text and returns what it has to say of it, each with its line.
    fn problems(&mut self, version: u64, text: &str) -> Outcome<Vec<(u64, String)>> {
        let document = json!({ "uri": self.uri, "languageId": "yaml", "version": version, "text": text });
        self.send(json!({ "method": "textDocument/didOpen", "params": { "textDocument": document } }))?;
        let told = self.wait(|message| message["method"] == "textDocument/publishDiagnostics")?;
        let problems = told["params"]["diagnostics"].as_array().ok_or("a list of problems")?;
        let problem = |it: &Value| {
            let (line, message) = (it["range"]["start"]["line"].as_u64()?, it["message"].as_str()?);
            Some((line, message.to_owned()))
        };
        Ok(problems.iter().filter_map(problem).collect())
    }

    fn completions(&mut self, line: usize, character: usize) -> Outcome<Vec<String>> {
        let params =
            json!({ "textDocument": { "uri": self.uri }, "position": { "line": line, "character": character } });
        self.send(json!({ "id": 2, "method": "textDocument/completion", "params": params }))?;
        let found = self.wait(|message| message["id"] == 2 && message.get("method").is_none())?;
        let items = found["result"]["items"].as_array().ok_or("a list of completions")?;
        Ok(items.iter().filter_map(|item| item["label"].as_str()).map(str::to_owned).collect())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has no state to save.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn an_editor_completes_and_checks_the_starter() -> Outcome<()> {
    let dir = tempdir()?;
    succeed(dir.path(), &["init"]);
    let path = dir.path().join("schema.yaml");
    let starter = fs::read_to_string(&path)?;
    let mut server = Server::start(&path)?;
    assert_eq!(server.problems(1, &starter)?, []);

    let wrong = format!("{starter}    colour: red\n    api: {{ page_size: many }}\n");
    let line = starter.lines().count() as u64;
    let problems = server.problems(2, &wrong)?;
    let is_told = |line, words: &str| problems.iter().any(|(place, message)| *place == line && message.contains(words));
    assert!(is_told(line, "colour is not allowed"), "{problems:?}");
    assert!(is_told(line + 1, "Expected \"integer\""), "{problems:?}");

    let unfinished = format!("{starter}  notes:\n    columns:\n      id:\n        \n");
    server.problems(3, &unfinished)?;
    let completions = server.completions(unfinished.lines().count() - 1, 8)?;
    for key in ["type", "primary_key", "references", "validate"] {
        assert!(completions.iter().any(|other| other == key), "{key}: {completions:?}");
    }
    Ok(())
}
