//! Files of the site over the local server.

use crate::world::{Content, Server};

fn server() -> (Content, Server) {
    let content = Content::new();
    content.service("akta", "Akta Kelahiran", "time: 1 hari kerja\n");
    let server = Server::of(content.path());
    (content, server)
}

#[test]
fn a_browser_that_has_a_page_is_told_so_without_the_page() {
    let (_content, server) = server();
    let first = server.get("/dinas/akta/");
    let tag = first.header("etag").expect("a tag");
    assert_eq!(first.status, 200);
    let again = server.ask("GET", "/dinas/akta/", &[&format!("If-None-Match: \"x\", W/{tag}")]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.header("etag"), Some(tag));
    assert!(again.header("cache-control").is_some(), "what a 200 says of caching stands in a 304");
    let other = server.ask("GET", "/dinas/akta/", &["If-None-Match: \"x\""]);
    assert_eq!((other.status, other.body), (200, first.body));
}

#[test]
fn a_tag_stands_for_one_content() {
    let (_content, server) = server();
    let tag = |path| server.get(path).header("etag").map(str::to_owned);
    assert_eq!(tag("/dinas/akta/"), tag("/dinas/akta/"));
    assert_ne!(tag("/dinas/akta/"), tag("/dinas/"));
}

#[test]
fn head_says_what_get_says_without_the_content() {
    let (_content, server) = server();
    for path in ["/", "/dinas/akta/", "/_headers", "/tidak-ada/", "/dinas"] {
        let (get, head) = (server.get(path), server.ask("HEAD", path, &[]));
        assert_eq!(head.status, get.status, "{path}");
        assert_eq!(head.body.len(), 0, "{path}");
        for header in ["content-type", "content-length", "etag", "location"] {
            assert_eq!(head.header(header), get.header(header), "{path} {header}");
        }
    }
}

#[test]
fn an_unknown_address_gets_the_page_for_it_and_never_a_304() {
    let (_content, server) = server();
    let missing = server.ask("GET", "/tidak/ada/", &["If-None-Match: *"]);
    assert_eq!(missing.status, 404);
    assert_eq!(missing.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(String::from_utf8_lossy(&missing.body).contains("Halaman tidak ditemukan"));
}

#[test]
fn no_address_leads_out_of_the_site() {
    let (_content, server) = server();
    for path in [
        "/../site.yaml",
        "/dinas/../../site.yaml",
        "/%2e%2e/site.yaml",
        "/dinas/..%2f..%2fsite.yaml",
        "/dinas\\..\\site.yaml",
        "//etc/passwd",
        "/etc/passwd",
        "/dinas/akta.md",
        "/site.yaml",
        "/%00",
    ] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn a_folder_without_its_slash_leads_to_the_folder_on_this_site() {
    let (_content, server) = server();
    for path in ["/dinas", "//dinas"] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("location")), (308, Some("/dinas/")), "{path}");
    }
}

#[test]
fn what_is_no_question_is_not_answered_as_one() {
    let (_content, server) = server();
    for method in ["POST", "PUT", "DELETE"] {
        let answer = server.ask(method, "/dinas/akta/", &["Content-Length: 0"]);
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

#[test]
fn every_file_is_sent_with_the_headers_that_protect_its_reader() {
    let (_content, server) = server();
    for path in ["/", "/dinas/akta/", "/tidak-ada"] {
        let answer = server.get(path);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"), "{path}");
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none';"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
    }
}
