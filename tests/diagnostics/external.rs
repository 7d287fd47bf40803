//! Links to other sites: asked only on request, politely, and never inside of a network.

mod kept;
mod limits;
mod tls;

use std::io::{BufReader, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Mutex};

use crate::site::{Site, places};
use crate::support::http::{ClosedPort, Message, Reply, Stub};

/// Where good answers are kept.
const ANSWERS: &str = "cache/loket/links.json";
const AGENCY: &str = "content/dinas/agency.yaml";

/// What a server was asked, as `METHOD /path`.
type Asked = Arc<Mutex<Vec<String>>>;

/// Starts a server; each has a port of its own, so that none has to rest.
fn server(answer: impl Fn(&str) -> (u16, String) + Send + Sync + 'static) -> (Stub, Asked) {
    let asked = Asked::default();
    let noted = Arc::clone(&asked);
    let stub = Stub::start(move |message| {
        let request = message.start.rsplit_once(' ').map_or("", |(request, _)| request);
        let is_known = message.header("user-agent").starts_with("loket/");
        if !is_known || !message.header("authorization").is_empty() {
            return Reply::Drop;
        }
        noted.lock().expect("whole").push(request.to_owned());
        let (status, location) = answer(request);
        let headers = if location.is_empty() { vec![] } else { vec![("Location", location)] };
        Reply::Answer(status, headers, Vec::new())
    });
    (stub, asked)
}

fn status(status: u16) -> (Stub, Asked) {
    server(move |_| (status, String::new()))
}

fn asked(asked: &Asked) -> Vec<String> {
    asked.lock().expect("whole").clone()
}

/// The small site without its own links to other sites, and with a page that has these.
fn site(links: &[&str]) -> Site {
    let site = Site::valid();
    for file in ["content/site.yaml", "content/dinas/agency.yaml"] {
        let text = site.read(file);
        let is_wanted = |line: &&str| !line.starts_with("website:");
        let rows: Vec<&str> = text.lines().filter(is_wanted).collect();
        let kept = rows.join("\n");
        let kept = kept.split("\nnational_channels:").next().unwrap_or_default();
        site.write(file, format!("{kept}\n"));
    }
    let items: Vec<String> = links.iter().map(|link| format!("[sini]({link})\n")).collect();
    site.write("content/tautan.md", format!("---\ntitle: Tautan\n---\n\n{}", items.concat()));
    site
}

/// What is told about links, and nothing else.
fn told(site: &Site, option: &str) -> Vec<String> {
    told_with(site, &[], option)
}

/// The same, with variables in the environment.
fn told_with(site: &Site, environment: &[(&str, &Path)], option: &str) -> Vec<String> {
    let ran = site.check_with(environment, &["--format", "json", option]);
    assert_eq!(ran.code, 0, "a link that is dead stops nothing: {}", ran.stdout);
    let found = serde_json::from_str(&ran.stdout).expect("JSON");
    places(&found).into_iter().filter(|place| place.contains("link")).collect()
}

#[test]
fn each_link_is_told_at_its_place_by_what_its_server_answers() {
    let servers = [status(200), status(404), status(410), status(500), status(204)];
    let (moved, _) = {
        let to = servers[4].0.url();
        server(move |_| (301, to.clone()))
    };
    let urls: Vec<String> = servers.iter().map(|(stub, _)| stub.url()).collect();
    let closed = ClosedPort::new();
    let refused = format!("http://{}", closed.address());
    let site = site(&[&urls[0], &urls[1], &urls[2], &urls[3], &moved.url(), &refused]);
    let expected = [
        "warning dead-link content/tautan.md:6:1",
        "warning dead-link content/tautan.md:7:1",
        "warning silent-link content/tautan.md:8:1",
        "note moved-link content/tautan.md:9:1",
        "warning silent-link content/tautan.md:10:1",
    ];
    assert_eq!(told(&site, "--external=any"), expected);
    let text = site.check(&["--external=any", "--advice"]).stdout;
    assert!(text.contains("ganti alamat itu atau hapus tautannya"), "{text}");
    assert!(text.contains(&format!("ke `{}`", urls[4])), "the new address: {text}");
    let text = site.check(&["--external=any", "--lang", "en"]).stdout;
    assert!(text.contains("write another address, or remove the link"), "{text}");
    assert_eq!(asked(&servers[0].1), ["HEAD /"], "a good answer is asked for once");
    assert_eq!(asked(&servers[1].1).len(), 3, "a bad one at every run");
}

#[test]
fn an_address_is_asked_for_as_browsers_write_it() {
    let (stub, requests) = status(200);
    let url = format!("{}/caf\u{e9}/?q=t\u{e9}h", stub.url());
    assert_eq!(told(&site(&[&url]), "--external=any"), Vec::<String>::new());
    assert_eq!(asked(&requests), ["HEAD /caf%C3%A9/?q=t%C3%A9h"]);
}

#[test]
fn a_server_that_refuses_programs_is_not_called_broken() {
    for (code, words) in [(403, "menolak diperiksa program (403)"), (503, "rusak (503)")] {
        let (stub, _requests) = status(code);
        let text = site(&[&stub.url()]).check(&["--external=any"]).stdout;
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn a_server_that_knows_no_head_is_asked_for_the_page_after_a_rest() {
    let times = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&times);
    let (stub, requests) = server(move |request| {
        noted.lock().expect("whole").push(std::time::Instant::now());
        (if request.starts_with("HEAD") { 405 } else { 200 }, String::new())
    });
    assert_eq!(told(&site(&[&stub.url()]), "--external=any"), Vec::<String>::new());
    assert_eq!(asked(&requests), ["HEAD /", "GET /"]);
    let times = times.lock().expect("whole");
    assert!(times[1] - times[0] >= std::time::Duration::from_millis(950), "no rest between");
}

#[test]
fn a_body_without_end_is_not_read() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let thread = std::thread::spawn(move || {
        for head in ["405 X\r\nContent-Length: 0", "200 X\r\nContent-Type: text/html"] {
            let (stream, _) = listener.accept().expect("a connection");
            let mut writer = stream.try_clone().expect("a socket");
            Message::read(&mut BufReader::new(stream)).expect("a request");
            let _ = write!(writer, "HTTP/1.1 {head}\r\n\r\n");
            let is_endless = head.starts_with("200");
            // It ends when the other side has closed, as it must.
            while is_endless && writer.write_all(&[b'x'; 4096]).is_ok() {}
        }
    });
    assert_eq!(told(&site(&[&url]), "--external=any"), Vec::<String>::new());
    thread.join().expect("the connection was closed");
}

#[test]
fn redirects_in_a_circle_end() {
    let (stub, requests) =
        server(|request| (302, if request.ends_with("/a") { "/b" } else { "/a" }.to_owned()));
    let site = site(&[&format!("{}/a", stub.url())]);
    assert_eq!(told(&site, "--external=any"), ["warning silent-link content/tautan.md:5:1"]);
    assert_eq!(asked(&requests), ["HEAD /a", "HEAD /b"]);
}

#[test]
fn without_the_option_nothing_is_asked() {
    let (stub, requests) = status(404);
    assert_eq!(told(&site(&[&stub.url()]), "--lang=en"), Vec::<String>::new());
    assert_eq!(asked(&requests), Vec::<String>::new());
}

#[test]
fn servers_of_this_network_are_asked_only_by_permission() {
    let (stub, requests) = status(200);
    let port = stub.address.port();
    let urls = [
        stub.url(),
        format!("http://localhost:{port}"),
        format!("http://[::ffff:127.0.0.1]:{port}"),
    ];
    let site = site(&[&urls[0], &urls[1], &urls[2]]);
    let text = site.check(&["--external", "--lang", "en"]).stdout;
    assert_eq!(text.matches("leads into this network and was not asked").count(), 3, "{text}");
    assert!(text.contains("`--external=any`"), "{text}");
    assert_eq!(asked(&requests), Vec::<String>::new());
}

#[test]
fn links_in_the_data_of_a_file_are_asked_too_and_the_sites_own_address_is_not() {
    let (stub, requests) = status(404);
    let site = site(&[]);
    let line = site.read(AGENCY).lines().count() + 1;
    site.append(AGENCY, &format!("website: {}\n", stub.url()));
    let expected = [format!("warning dead-link content/dinas/agency.yaml:{line}:10")];
    assert_eq!(told(&site, "--external=any"), expected);
    assert_eq!(asked(&requests), ["HEAD /"]);
}

#[test]
fn a_broken_file_of_answers_is_as_good_as_none() {
    let (stub, requests) = status(200);
    let site = site(&[&stub.url()]);
    site.write(ANSWERS, "{\"http");
    for _ in 0..2 {
        assert_eq!(told(&site, "--external=any"), Vec::<String>::new());
    }
    assert_eq!(asked(&requests), ["HEAD /"], "the second run has the answer of the first");
}
