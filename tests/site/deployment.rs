//! What `deploy` says once more by hand is what the program says.

use std::path::Path;
use std::process::Command;

use loket::headers;

fn deployed(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy").join(path);
    String::from_utf8(std::fs::read(path).expect("a file")).expect("UTF-8")
}

/// The headers of every page but for its policy, which is the site's own.
fn fixed() -> Vec<headers::Header> {
    let all = headers::of_pages("");
    let fixed: Vec<_> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    assert!(fixed.len() >= 5, "{fixed:?}");
    fixed
}

#[test]
fn nginx_sends_the_headers_of_the_pages() {
    let configuration = deployed("nginx/loket-site.conf");
    for (name, value) in fixed() {
        let line = format!("\nadd_header {name} \"{value}\" always;\n");
        assert_eq!(configuration.matches(&line).count(), 1, "{line}");
    }
}

#[test]
fn the_network_of_aws_sends_the_headers_of_the_pages() {
    let template = deployed("aws/template.yaml");
    let (_, pages) = template.split_once("  PageHeaders:\n").expect("the headers of pages");
    let (pages, _) = pages.split_once("\n  HandlerHeaders:\n").expect("their end");
    // The policy is that of the build: hashes of its styles and scripts.
    assert!(pages.contains("            ContentSecurityPolicy: !Ref PagePolicy\n"), "{pages}");
    let text = pages.split_whitespace().collect::<Vec<_>>().join(" ");
    for (name, value) in fixed() {
        let said = match name {
            "X-Content-Type-Options" => "ContentTypeOptions: { Override: true }".to_owned(),
            "Referrer-Policy" => format!("ReferrerPolicy: {value} }}"),
            "Permissions-Policy" => format!("Header: {name} Value: {value} "),
            _ => format!("Header: {name}, Value: {value}, "),
        };
        assert_eq!(text.matches(&said).count(), 1, "{said} in {text}");
    }
}

/// The line of `_headers` for every file of a site behind TLS.
fn written(name: &str) -> String {
    let base_url = loket::model::WebUrl::parse("https://layanan.contoh.go.id").expect("an address");
    let file = headers::file("default-src 'none'; style-src 'sha256-contoh='", &base_url);
    let (_, value) = file.split_once(&format!("\n  {name}: ")).expect("the header");
    value.lines().next().expect("its value").to_owned()
}

#[test]
fn all_say_alike_how_long_a_site_is_asked_for_by_tls_alone() {
    let said = written("Strict-Transport-Security");
    // Two years, with what a list of such sites asks for: reliability before convenience.
    assert_eq!(said, "max-age=63072000; includeSubDomains; preload");
    let nginx = deployed("nginx/loket-site.conf");
    let line = format!("add_header Strict-Transport-Security \"{said}\" always;\n");
    assert_eq!(nginx.matches(&line).count(), 2, "of pages, and of the handler's answers");
    assert_eq!(nginx.matches("add_header Strict-Transport-Security").count(), 2);
    let aws = deployed("aws/template.yaml").split_whitespace().collect::<Vec<_>>().join(" ");
    let same = "StrictTransportSecurity: Override: true AccessControlMaxAgeSec: 63072000 \
                IncludeSubdomains: true Preload: true";
    assert_eq!(aws.matches(same).count(), 2, "of pages, and of the handler's answers");
    assert_eq!(aws.matches("StrictTransportSecurity:").count(), 2);
}

#[test]
fn a_site_without_tls_does_not_ask_for_it() {
    let base_url = loket::model::WebUrl::parse("http://127.0.0.1:8080").expect("an address");
    assert!(!headers::file("default-src 'none'", &base_url).contains("Strict-Transport-Security"));
}

/// Styles stand in the policy by their hashes, so nobody can write it down beforehand.
#[test]
fn the_policy_of_pages_is_taken_from_the_build_and_written_down_nowhere() {
    for file in ["nginx/loket-site.conf", "nginx/loket.conf", "aws/template.yaml"] {
        assert!(!deployed(file).contains("img-src"), "{file}");
    }
    assert!(
        deployed("nginx/loket-site.conf").contains("\ninclude /etc/nginx/loket-policy.conf;\n")
    );
    let aws = deployed("aws/template.yaml");
    assert_eq!(aws.matches("ContentSecurityPolicy: !Ref PagePolicy\n").count(), 1);
}

#[test]
fn the_commands_of_the_guide_take_the_policy_out_of_the_build() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("_headers");
    let base_url = loket::model::WebUrl::parse("https://layanan.contoh.go.id").expect("an address");
    let policy = "default-src 'none'; style-src 'sha256-contoh='";
    #[expect(clippy::disallowed_methods, reason = "a test makes its own file")]
    std::fs::write(&file, headers::file(policy, &base_url)).expect("a file");
    let guide = deployed("README.md");
    let commands: Vec<&str> = guide.split("sed -n ").skip(1).collect();
    let [nginx, aws] = commands.as_slice() else { panic!("two commands: {commands:?}") };
    let run = |command: &str, end: &str, path: &str| {
        let command = command.split(end).next().expect("an end").replace("\\\n", " ");
        let command =
            format!("sed -n {command} | head -n 1").replace(path, file.to_str().expect("UTF-8"));
        let output = Command::new("sh").args(["-c", &command]).output();
        String::from_utf8(output.expect("a shell").stdout).expect("UTF-8")
    };
    assert_eq!(
        run(nginx, " | head", "/srv/loket/public/_headers"),
        format!("add_header Content-Security-Policy \"{policy}\" always;\n")
    );
    assert_eq!(run(aws, " | head", "dist/public/_headers"), format!("{policy}\n"));
}

/// Where the unit expects the program.
const INSTALLED: &str = "/usr/local/bin/loket-handler";

/// What `systemd-analyze` says of the unit for the handler, with one text in it replaced by
/// another; absent where there is no such program.
fn told_of_unit(old: &str, new: &str) -> Option<Vec<String>> {
    let unit = deployed("systemd/loket-handler.service");
    assert_eq!(unit.matches(old).count(), 1, "{old}");
    // It looks for the program, which is this one where the handler is not installed.
    let own = std::env::current_exe().expect("this program");
    let unit = unit.replace(old, new).replace(INSTALLED, own.to_str().expect("UTF-8"));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("loket-handler.service");
    #[expect(clippy::disallowed_methods, reason = "a test makes its own file")]
    std::fs::write(&file, unit).expect("a file");
    // Other units of this machine and its manuals are not ours.
    let verify = ["verify", "--man=no", "--recursive-errors=no"];
    let output = match Command::new("systemd-analyze").args(verify).arg(&file).output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => panic!("systemd-analyze: {error}"),
    };
    // An unknown key is told without a failure.
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let told: Vec<String> =
        told.lines().filter(|line| line.contains("loket-handler")).map(str::to_owned).collect();
    assert!(output.status.success() || !told.is_empty(), "{output:?}");
    Some(told)
}

#[test]
fn systemd_has_nothing_to_say_of_the_unit() {
    let Some(told) = told_of_unit(INSTALLED, INSTALLED) else {
        println!("not looked at: there is no systemd-analyze on this machine");
        return;
    };
    assert_eq!(told, Vec::<String>::new());
    for (old, new) in [
        ("ProtectClock=yes", "ProtectClok=yes"),
        ("MemoryMax=512M", "MemoryMax=512Q"),
        (INSTALLED, "/usr/local/bin/loket-handlr"),
    ] {
        let told = told_of_unit(old, new).expect("the program was there");
        assert_eq!(told.len(), 1, "{new}: {told:?}");
    }
}
