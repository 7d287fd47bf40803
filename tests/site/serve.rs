//! `loket serve`: the site on this machine, always the last good one.

use std::io::{BufReader, Write as _};
use std::net::SocketAddr;
use std::sync::mpsc::channel;

use crate::live::{Live, News};
use crate::site::Site;
use crate::support::headers::assert_protecting;
use crate::support::http::{Message, connect, send, send_last, write_request};
use crate::support::process::Program;

const SERVICE: &str = "content/dinas/surat.md";
const PAGE: &str = "/dinas/surat/";

#[test]
fn it_prints_where_the_site_is_and_where_mails_go() {
    let site = Site::seed();
    let live = Live::start(&site);
    live.program.wait_for("outbox/");
    let printed = live.program.printed();
    let root = format!("http://{}/", live.address);
    assert!(printed.contains(&root), "{printed}");
    assert!(printed.contains(&format!("{root}kominfo/lock/ajukan/")), "{printed}");
    assert!(live.address.ip().is_loopback());
    assert_eq!(live.get("/").status(), 200);
}

#[test]
fn pages_have_the_security_headers_and_their_type() {
    let site = Site::seed();
    let live = Live::start(&site);
    for (path, status) in
        [("/", 200), ("/kominfo/lock/", 200), ("/kominfo/lock/ajukan/", 200), ("/tidak-ada", 404)]
    {
        let page = live.get(path);
        assert_eq!(page.status(), status, "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{path}");
        let policy = assert_protecting(path, |header| page.header(header));
        for part in ["form-action 'self'", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
    }
}

#[test]
fn nothing_is_asked_for_by_tls_even_where_the_site_will_be_published_with_it() {
    let site = Site::seed();
    // The program prints the address of the site, not its own: its port must be known before.
    // Somebody else may take it until then; another one is tried.
    let serve = |_| {
        let free = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = free.local_addr().expect("its address");
        drop(free);
        let port = address.port().to_string();
        let arguments = ["serve", "--port", &port, "--base-url", "https://layanan.contoh.go.id"];
        let mut program = Program::spawn(&mut site.command(&arguments));
        program.prints("https://layanan.contoh.go.id/").then_some((program, address))
    };
    let (_program, address) = (0..10).find_map(serve).expect("a port that is free");
    for (path, status) in [
        ("/kominfo/lock/ajukan/", 200),
        ("/tidak-ada", 404),
        ("/api/forms/kominfo/lock/tanda-terima", 404),
    ] {
        let answer = send(address, "GET", path, &[], b"");
        assert_eq!(answer.status(), status, "{path}");
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("form-action 'self'"), "{path}: {policy}");
        assert!(!policy.contains("upgrade-insecure-requests"), "{path}: {policy}");
    }
    // A proxy in front asks under the name of the site.
    assert_eq!(get_as(address, "/kominfo/lock/", "layanan.contoh.go.id").status(), 200);
}

#[test]
fn an_address_without_its_slash_leads_to_the_page() {
    let site = Site::small();
    let live = Live::start(&site);
    // Never to another host, as `//dinas/` would.
    for (path, page) in [("/dinas/surat", PAGE), ("/dinas", "/dinas/"), ("//dinas", "/dinas/")] {
        let answer = live.get(path);
        assert_eq!((answer.status(), answer.header("location")), (308, page), "{path}");
    }
}

#[test]
fn the_search_of_every_language_finds_its_index() {
    let site = Site::seed_in_two_languages();
    let live = Live::start(&site);
    for page in ["/cari/", "/en/cari/"] {
        let text = live.get(page).text();
        let (_, folder) = text.split_once("/assets/search.").expect("the page names its index");
        let folder = folder.split('/').next().expect("a folder");
        let contents = format!("/assets/search.{folder}/contents.json");
        assert_eq!(live.get(&contents).status(), 200, "{page} {contents}");
    }
    assert_eq!(live.get("/assets/search.0/contents.json").status(), 404);
    assert_eq!(live.get("/assets/lain.svg").status(), 404);
}

#[test]
fn only_reading_is_allowed() {
    let site = Site::small();
    let live = Live::start(&site);
    for method in ["POST", "PUT", "DELETE"] {
        let answer = send(live.address, method, PAGE, &[], b"");
        assert_eq!((answer.status(), answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn nothing_but_the_site_is_served() {
    let site = Site::small();
    site.write("rahasia.txt", "rahasia");
    let live = Live::start(&site);
    for path in [
        "/../rahasia.txt",
        "/../content/site.yaml",
        "/dinas/../../rahasia.txt",
        "/%2e%2e/rahasia.txt",
        "/dinas/..%2f..%2frahasia.txt",
        "/dinas\\..\\rahasia.txt",
        "//etc/hostname",
        "//etc/passwd",
        "/etc/passwd",
        "/content/site.yaml",
        "/site.yaml",
        "/dinas/surat.md",
        "/%00",
    ] {
        let answer = live.get(path);
        assert_eq!(answer.status(), 404, "{path}");
        assert!(!answer.text().contains("rahasia"), "{path}");
    }
}

#[test]
fn a_browser_that_has_a_page_is_told_so_without_the_page() {
    let site = Site::small();
    let live = Live::start(&site);
    let first = live.get(PAGE);
    let tag = first.header("etag").to_owned();
    assert_eq!(first.status(), 200);
    let ask = |tags: String| send_last(live.address, "GET", PAGE, &[("If-None-Match", tags)]);
    let again = ask(format!("\"x\", W/{tag}"));
    assert_eq!((again.status(), again.body.len()), (304, 0));
    assert_eq!(again.header("etag"), tag);
    assert_ne!(again.header("cache-control"), "", "what a 200 says of caching stands in a 304");
    let other = ask("\"x\"".to_owned());
    assert_eq!((other.status(), other.body), (200, first.body));
}

#[test]
fn a_tag_stands_for_one_content() {
    let site = Site::small();
    let live = Live::start(&site);
    let tag = |path| live.get(path).header("etag").to_owned();
    assert_ne!(tag(PAGE), "");
    assert_eq!(tag(PAGE), tag(PAGE));
    assert_ne!(tag(PAGE), tag("/dinas/"));
}

#[test]
fn head_says_what_get_says_without_the_content() {
    let site = Site::small();
    let live = Live::start(&site);
    for path in ["/", PAGE, "/_headers", "/tidak-ada/", "/dinas"] {
        let (get, head) = (live.get(path), send_last(live.address, "HEAD", path, &[]));
        assert_eq!(head.status(), get.status(), "{path}");
        assert_eq!(head.body.len(), 0, "{path}");
        for header in ["content-type", "content-length", "etag", "location"] {
            assert_eq!(head.header(header), get.header(header), "{path} {header}");
        }
    }
}

#[test]
fn an_unknown_address_gets_the_page_for_it_and_never_a_304() {
    let site = Site::small();
    let live = Live::start(&site);
    let any = [("If-None-Match", "*".to_owned())];
    let missing = send(live.address, "GET", "/tidak/ada/", &any, b"");
    assert_eq!(missing.status(), 404);
    assert_eq!(missing.header("content-type"), "text/html; charset=utf-8");
    assert!(missing.text().contains("Halaman tidak ditemukan"));
}

#[test]
fn a_change_is_shown_and_the_browser_is_told() {
    let site = Site::small();
    let live = Live::start(&site);
    let version = Live::version_of(&live.get(PAGE));
    site.edit(SERVICE, "2 hari kerja", "7 hari kerja");
    let news = live.wait_for(version, |news| news.problems.is_none());
    assert!(news.version > version);
    assert!(live.get(PAGE).text().contains("7 hari kerja"));
}

#[test]
fn a_page_that_is_still_open_notices_a_restart() {
    let site = Site::small();
    let version = Live::version_of(&Live::start(&site).get(PAGE));
    let restarted = Live::start(&site);
    assert_ne!(restarted.news_after(version).version, version);
}

#[test]
fn a_template_that_changes_is_shown_too() {
    let site = Site::small();
    site.write("templates/404.html", "kosong</body>");
    let live = Live::start(&site);
    let version = Live::version_of(&live.get("/tidak-ada"));
    site.write("templates/404.html", "hampa</body>");
    live.wait_for(version, |news| news.problems.is_none());
    assert!(live.get("/tidak-ada").text().contains("hampa"));
}

#[test]
fn templates_that_are_made_later_are_shown() {
    let site = Site::small();
    let live = Live::start(&site);
    let version = Live::version_of(&live.get("/tidak-ada"));
    site.write("templates/404.html", "hampa</body>");
    live.wait_for(version, |_| live.get("/tidak-ada").text().contains("hampa"));
    site.write("templates/404.html", "kosong</body>");
    live.wait_for(version, |_| live.get("/tidak-ada").text().contains("kosong"));
}

#[test]
fn a_folder_in_the_place_of_the_content_is_followed_and_the_old_one_no_more() {
    let site = Site::small();
    let live = Live::start(&site);
    let version = Live::version_of(&live.get(PAGE));
    site.rename("content", "lama");
    for path in ["site.yaml", "dinas/agency.yaml", "dinas/surat.md"] {
        site.write(&format!("baru/{path}"), site.read(&format!("lama/{path}")));
    }
    site.edit("baru/dinas/surat.md", "2 hari kerja", "3 hari kerja");
    site.rename("baru", "content");
    live.wait_for(version, |_| live.get(PAGE).text().contains("3 hari kerja"));
    site.edit(SERVICE, "3 hari kerja", "4 hari kerja");
    live.wait_for(version, |_| live.get(PAGE).text().contains("4 hari kerja"));
}

#[cfg(unix)]
#[test]
fn a_link_that_is_moved_to_another_folder_is_followed() {
    let site = Site::small();
    site.rename("content", "satu");
    site.write("dua/site.yaml", site.read("satu/site.yaml"));
    site.write("dua/dinas/agency.yaml", site.read("satu/dinas/agency.yaml"));
    let text = site.read("satu/dinas/surat.md").replace("2 hari kerja", "3 hari kerja");
    site.write("dua/dinas/surat.md", text);
    let link = |to: &str| {
        std::os::unix::fs::symlink(to, site.path("tautan")).expect("a link");
        site.rename("tautan", "content");
    };
    link("satu");
    let live = Live::start(&site);
    let version = Live::version_of(&live.get(PAGE));
    link("dua");
    live.wait_for(version, |_| live.get(PAGE).text().contains("3 hari kerja"));
    site.edit("dua/dinas/surat.md", "3 hari kerja", "4 hari kerja");
    live.wait_for(version, |_| live.get(PAGE).text().contains("4 hari kerja"));
}

#[test]
fn an_edit_that_breaks_the_site_keeps_the_last_good_one_and_is_told_until_it_is_mended() {
    let site = Site::small();
    let live = Live::start(&site);
    let good = live.get(PAGE);
    let version = Live::version_of(&good);
    site.edit(SERVICE, "title:", "judul:");
    let broken = live.wait_for(version, |news| news.problems.is_some());
    let told = broken.problems.expect("waited for");
    assert!(told.contains("content/dinas/surat.md:2:1"), "{told}");
    live.program.wait_for("content/dinas/surat.md:2:1");

    let page = live.get(PAGE);
    assert_eq!(page.status(), 200);
    assert_eq!(page.text(), good.text(), "the last good site stays");
    let again = live.news_after(Live::version_of(&page));
    assert_eq!(again.problems.as_deref(), Some(told.as_str()), "a page opened now is told too");

    site.edit(SERVICE, "judul:", "title:");
    let mended = live.wait_for(broken.version, |news| news.problems.is_none());
    assert!(mended.version > broken.version);
    assert_eq!(live.get(PAGE).status(), 200);
}

#[test]
fn a_site_that_is_broken_from_the_start_says_so_and_is_served_once_it_is_mended() {
    let site = Site::small();
    site.edit(SERVICE, "title: Surat Keterangan Contoh", "judul: <b>Surat</b>");
    let live = Live::start(&site);
    live.program.wait_for("content/dinas/surat.md:2:1");
    let page = live.get("/");
    assert_eq!(page.status(), 500);
    assert!(page.text().contains("content/dinas/surat.md:2:1"), "{}", page.text());
    assert!(page.text().contains("&lt;b&gt;Surat"), "the excerpt is escaped: {}", page.text());
    let version = Live::version_of(&page);
    site.edit(SERVICE, "judul: <b>Surat</b>", "title: Surat Keterangan");
    live.wait_for(version, |news| news.problems.is_none());
    assert_eq!(live.get(PAGE).status(), 200);
}

#[test]
fn the_reload_script_is_in_answers_and_never_in_files() {
    let site = Site::small();
    let live = Live::start(&site);
    assert!(live.get(PAGE).text().contains("/__loket/reload.js"));
    assert_eq!(
        live.get("/__loket/reload.js").header("content-type"),
        "text/javascript; charset=utf-8"
    );
    site.build();
    for (path, bytes) in site.files("dist") {
        assert!(!String::from_utf8_lossy(&bytes).contains("__loket"), "{path}");
    }
}

#[test]
fn it_stops_gracefully_even_while_a_page_waits_for_news() {
    let site = Site::small();
    let mut live = Live::start(&site);
    let version = Live::version_of(&live.get(PAGE));
    let mut waiting = connect(live.address);
    let path = format!("/__loket/changes?after={version}");
    write_request(&mut waiting, "GET", &path, &[], b"");
    live.program.terminate();
    assert!(live.program.wait().success(), "{}", live.program.printed());
}

#[test]
fn a_port_that_is_taken_is_told_with_what_to_do() {
    let site = Site::small();
    let live = Live::start(&site);
    let ran = site.loket(&["serve", "--port", &live.address.port().to_string()]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("--port"), "{}", ran.stderr);
}

#[test]
fn what_serves_an_editor_has_the_security_headers_too() {
    let site = Site::small();
    let live = Live::start(&site);
    for (path, status) in [
        ("/__loket/reload.js", 200),
        ("/__loket/changes?after=0", 200),
        ("/__loket/changes", 400),
        ("/__loket/changes?after=x", 400),
        ("/dinas/surat", 308),
    ] {
        let answer = live.get(path);
        assert_eq!(answer.status(), status, "{path}");
        assert_protecting(path, |header| answer.header(header));
    }
    let refused = send(live.address, "POST", "/__loket/reload.js", &[], b"");
    assert_protecting("a wrong method", |header| refused.header(header));
}

#[test]
fn a_site_that_cannot_be_built_yet_is_told_with_the_security_headers() {
    let site = Site::small();
    site.write("content/site.yaml", "nama: salah\n");
    let live = Live::start(&site);
    for path in ["/", "/__loket/reload.js", "/__loket/changes?after=0", "/api/forms/dinas/surat"] {
        let answer = live.get(path);
        let policy = assert_protecting(path, |header| answer.header(header));
        assert!(policy.contains("script-src 'self'"), "{path}: the page waits for its content");
    }
    assert_eq!(live.get("/").status(), 500);
}

#[test]
fn a_proof_of_work_is_asked_for_as_the_environment_says() {
    let site = Site::seed();
    let mut command = site.command(&["serve", "--port", "0"]);
    let program = Program::spawn(command.env("LOKET_PROOF", "5000"));
    let asked = send(program.address(), "GET", "/api/forms/kominfo/lock/proof", &[], b"");
    assert_eq!(asked.status(), 200, "{}", asked.text());
    assert!(asked.text().contains("\"maxnumber\":5000"), "{}", asked.text());
}

#[test]
fn a_proof_that_is_misspelt_is_told_at_the_start() {
    let site = Site::small();
    let mut command = site.command(&["serve", "--port", "0"]);
    let output = command.env("LOKET_PROOF", "banyak").output().expect("the program");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("LOKET_PROOF"), "{told}");
}

/// Opens a path of a server under a name.
fn get_as(address: SocketAddr, path: &str, host: &str) -> Message {
    let mut stream = connect(address);
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    Message::read(&mut BufReader::new(stream)).expect("an answer")
}

#[test]
fn it_answers_under_its_own_names_alone() {
    let site = Site::small();
    let live = Live::start(&site);
    let port = live.address.port();
    let get = |path: &str, host: &str| get_as(live.address, path, host);
    for own in ["127.0.0.1", "localhost", "LOCALHOST.", "situs.localhost", "[::1]", "192.0.2.7"] {
        for host in [own.to_owned(), format!("{own}:{port}")] {
            assert_eq!(get(PAGE, &host).status(), 200, "{host}");
        }
    }
    for path in [PAGE, "/", "/__loket/changes?after=0", "/__loket/reload.js", "/api/health"] {
        for other in ["jahat.contoh.com", "localhost.jahat.com", "127.0.0.1.jahat.com", ""] {
            let answer = get(path, &format!("{other}:{port}"));
            assert_eq!(answer.status(), 421, "{path} of {other:?}");
            assert!(answer.text().contains("alamatnya sendiri"), "{}", answer.text());
            assert_protecting(path, |header| answer.header(header));
        }
    }
}

/// A browser opens six connections; what waits for changes must leave some of them free.
#[test]
fn however_many_pages_wait_for_a_change_few_of_them_hold_a_connection() {
    let site = Site::small();
    let live = Live::start(&site);
    let version = Live::version_of(&live.get(PAGE));
    let ask = || {
        let mut stream = connect(live.address);
        let path = format!("/__loket/changes?after={version}");
        write_request(&mut stream, "GET", &path, &[], b"");
        BufReader::new(stream)
    };
    let (sender, answers) = channel();
    for mut waiting in (0..7).map(|_| ask()).collect::<Vec<_>>() {
        let sender = sender.clone();
        std::thread::spawn(move || {
            // Where no answer comes in time, none is waited for any more.
            let answer = Message::read(&mut waiting);
            sender.send(answer.map(|answer| News::of(&answer).version))
        });
    }
    let next = || answers.recv().expect("a thread for each").expect("an answer");
    // Those that came first give their places away, whichever were taken first.
    for _ in 0..4 {
        assert_eq!(next(), version, "nothing has changed");
    }
    site.edit(SERVICE, "2 hari kerja", "7 hari kerja");
    for _ in 0..3 {
        assert!(next() > version, "the others wait for a change");
    }
}

#[test]
fn why_a_form_cannot_be_taken_is_told_to_who_sends_it() {
    let site = Site::seed();
    site.write("templates/receipt.html", "{{ tidak_ada }}");
    let live = Live::start(&site);
    let answer = send(live.address, "POST", "/api/kominfo/lock", &[], b"");
    assert_eq!(answer.status(), 500);
    assert!(answer.text().contains("receipt.html"), "{}", answer.text());
}
