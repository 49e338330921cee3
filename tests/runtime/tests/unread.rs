//! Bodies that are refused before they are read.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::support::with_client;

/// Reads one answer.
fn answer(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let length = |text: &str| {
        let (head, body) = text.split_once("\r\n\r\n")?;
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
        Some(body.len() == length.parse::<usize>().ok()?)
    };
    let mut part = [0; 4096];
    while length(&text) != Some(true) {
        let read = stream.read(&mut part).expect("the connection is open");
        assert!(read > 0, "the connection was closed: {text}");
        text.push_str(std::str::from_utf8(&part[..read]).expect("text"));
    }
    text
}

#[test]
fn who_is_refused_before_the_body_was_read_is_told_so_and_may_ask_again() {
    const LENGTH: usize = 3_000_000;
    with_client(async |client| {
        let address = client.url("").replace("http://", "");
        let ask = move || {
            let mut stream = TcpStream::connect(address).expect("a connection");
            stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
            for (path, media_type, status) in [
                ("/nothing", "application/json", "404 Not Found"),
                ("/labels", "text/plain", "415 Unsupported Media Type"),
                ("/labels", "application/json", "413 Payload Too Large"),
            ] {
                let head = format!(
                    "POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: {media_type}\r\ncontent-length: {LENGTH}\r\n\r\n"
                );
                stream.write_all(head.as_bytes()).expect("the server reads");
                // The answer is there before the body is.
                let answer = answer(&mut stream);
                assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
                assert!(answer.contains("application/problem+json"), "{answer}");
                stream.write_all(&vec![b'x'; LENGTH]).expect("the server reads on");
            }
            stream.write_all(b"GET /labels HTTP/1.1\r\nhost: x\r\n\r\n").expect("the server reads");
            assert!(answer(&mut stream).starts_with("HTTP/1.1 200 OK"));
        };
        tokio::task::spawn_blocking(ask).await.expect("every request is answered");
    });
}
