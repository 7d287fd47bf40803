//! What `deploy` says once more by hand is what the program says.

use std::process::Command;

use loket::headers;

use crate::site::Site;
use crate::support::deployed::{resource, rule, template, text as deployed};

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
        let line = format!("add_header {name} \"{value}\" always;\n");
        // Of pages, and of what nginx says of a form by itself; the handler has its own.
        assert_eq!(configuration.matches(&line).count(), 2, "{line}");
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
    let file = headers::file("default-src 'none'; style-src 'sha256-contoh='", &base_url, false);
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
    assert_eq!(nginx.matches(&line).count(), 3, "of pages, of the handler, and of nginx itself");
    assert_eq!(nginx.matches("add_header Strict-Transport-Security").count(), 3);
    let aws = deployed("aws/template.yaml").split_whitespace().collect::<Vec<_>>().join(" ");
    let same = "StrictTransportSecurity: Override: true AccessControlMaxAgeSec: 63072000 \
                IncludeSubdomains: true Preload: true";
    assert_eq!(aws.matches(same).count(), 2, "of pages, and of the handler's answers");
    assert_eq!(aws.matches("StrictTransportSecurity:").count(), 2);
}

#[test]
fn a_site_without_tls_does_not_ask_for_it() {
    let base_url = loket::model::WebUrl::parse("http://127.0.0.1:8080").expect("an address");
    let file = headers::file("default-src 'none'", &base_url, false);
    assert!(!file.contains("Strict-Transport-Security"));
}

/// Styles stand in the policy by their hashes, so nobody can write it down beforehand.
#[test]
fn the_policy_of_pages_is_taken_from_the_build_and_written_down_nowhere() {
    for file in ["nginx/loket-site.conf", "nginx/loket.conf", "aws/template.yaml"] {
        assert!(!deployed(file).contains("img-src"), "{file}");
    }
    let nginx = deployed("nginx/loket-site.conf");
    assert!(nginx.contains("\ninclude /srv/loket/live/nginx/policy.conf;\n"));
    let aws = deployed("aws/template.yaml");
    assert_eq!(aws.matches("ContentSecurityPolicy: !Ref PagePolicy\n").count(), 1);
}

/// Where the unit expects the program.
const INSTALLED: &str = "/usr/bin/loket-handler";

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
        (INSTALLED, "/usr/bin/loket-handlr"),
    ] {
        let told = told_of_unit(old, new).expect("the program was there");
        assert_eq!(told.len(), 1, "{new}: {told:?}");
    }
}

/// Neither service may use the key that AWS manages: alarms would be lost without a word.
#[test]
fn bounces_and_alarms_may_be_published_to_whoever_is_told() {
    let aws = |name| resource("aws/template.yaml", name);
    let publishers = serde_json::json!(["ses.amazonaws.com", "cloudwatch.amazonaws.com"]);
    let is_theirs =
        |statement: &&serde_json::Value| statement["Principal"]["Service"] == publishers;
    let topic = aws("AlarmsPolicy");
    assert_eq!(topic["Topics"][0], "Alarms");
    let statements = topic["PolicyDocument"]["Statement"].as_array().expect("a list").clone();
    let publish = statements.iter().find(is_theirs).expect("a statement");
    assert_eq!(publish["Action"], "sns:Publish");
    assert_eq!(aws("Alarms")["KmsMasterKeyId"], "AlarmsKey", "a key whose policy is ours");
    let statements = aws("AlarmsKey")["KeyPolicy"]["Statement"].as_array().expect("a list").clone();
    let encrypt = statements.iter().find(is_theirs).expect("a statement");
    assert_eq!(encrypt["Action"], serde_json::json!(["kms:Decrypt", "kms:GenerateDataKey*"]));
}

#[test]
fn what_happens_to_a_mail_and_to_the_function_is_told_to_somebody() {
    let path = "aws/template.yaml";
    let events = resource(path, "MailEvents")["EventDestination"].clone();
    assert_eq!(events["SnsDestination"]["TopicARN"], "Alarms");
    for event in ["bounce", "complaint", "reject"] {
        let matching = events["MatchingEventTypes"].as_array().expect("a list");
        assert!(matching.contains(&event.into()), "{event}");
    }
    for alarm in [
        "ApiFails",
        "FunctionFails",
        "FunctionIsFull",
        "MailFails",
        "AcknowledgementsFail",
        "NothingArrives",
        "ManyMails",
        "MailsBounce",
    ] {
        assert_eq!(resource(path, alarm)["AlarmActions"][0], "Alarms", "{alarm}");
    }
    // A day without any mail is a day on which nobody would have noticed a broken way.
    assert_eq!(resource(path, "NothingArrives")["TreatMissingData"], "breaching");
    let trial = resource(path, "Handler")["Events"]["Trial"].clone();
    assert_eq!(trial["Type"], "Schedule");
    let order = trial["Properties"]["Input"].as_str().expect("an event");
    assert!(loket_handler::trial::is_ordered_by(order), "{order}");
}

/// Whoever finds the address of the gateway comes past firewall and edge.
#[test]
fn the_handler_is_told_what_the_edge_says() {
    let handler = resource("aws/template.yaml", "Handler");
    let secret = &handler["Environment"]["Variables"]["LOKET_EDGE"];
    let distribution = resource("aws/template.yaml", "Distribution")["DistributionConfig"].clone();
    let header = &distribution["Origins"][1]["OriginCustomHeaders"][0];
    assert_eq!(header["HeaderName"], "X-Loket-Edge");
    assert_eq!(&header["HeaderValue"], secret);
    assert_eq!(*secret, "{{resolve:secretsmanager:${EdgeSecretName}}}");
}

#[test]
fn somebody_is_told_when_the_site_does_not_answer_as_a_visitor_asks() {
    let watch = |name| resource("aws/watch.yaml", name);
    let visit = watch("Visit")["HealthCheckConfig"].clone();
    assert_eq!((&visit["Type"], &visit["Port"]), (&"HTTPS_STR_MATCH".into(), &443.into()));
    for alarm in ["SiteIsAway", "EdgeFails"] {
        assert_eq!(watch(alarm)["AlarmActions"][0], "Alarms", "{alarm}");
    }
    // A visit that is not made is one that fails.
    assert_eq!(watch("SiteIsAway")["TreatMissingData"], "breaching");
}

/// The names in the filters are those of the log.
#[test]
fn filters_of_the_log_count_what_the_log_says() {
    let pattern = |name| {
        let filter = resource("aws/template.yaml", name);
        filter["FilterPattern"].as_str().expect("a pattern").to_owned()
    };
    assert_eq!(pattern("NotReceived"), "{ $.outcome = \"not_received\" }");
    assert_eq!(pattern("NotAcknowledged"), "{ $.acknowledgement.failed = \"*\" }");
}

#[test]
fn a_flood_is_bounded_before_it_costs() {
    // A new account has too little to set some of it aside: its first deployment would fail.
    let concurrency = template("aws/template.yaml")["Parameters"]["Concurrency"].clone();
    assert_eq!(concurrency["Default"], 0);
    let handler = resource("aws/template.yaml", "Handler");
    let reserved = &handler["ReservedConcurrentExecutions"];
    assert_eq!(*reserved, serde_json::json!(["HasConcurrency", "Concurrency", "AWS::NoValue"]));
    let throttle = resource("aws/template.yaml", "Api")["DefaultRouteSettings"].clone();
    assert_eq!(throttle["ThrottlingRateLimit"], 10);
    let rate = rule("forms-by-address")["Statement"]["RateBasedStatement"].clone();
    // Mobile networks put many people behind one address.
    assert_eq!((&rate["Limit"], &rate["EvaluationWindowSec"]), (&20.into(), &300.into()));
    let budget = resource("aws/web-acl.yaml", "Budget");
    let told = budget["NotificationsWithSubscribers"].as_array().expect("a list");
    assert!(told.iter().all(|told| told["Subscribers"][0]["Address"] == "AlarmEmail"));
}

#[test]
fn what_is_too_large_is_refused_at_the_edge_only_where_the_handler_cannot_say_so() {
    let statement = rule("bodies-by-size")["Statement"]["RegexMatchStatement"].clone();
    let pattern = statement["RegexString"].as_str().expect("a pattern");
    let is_refused = |length: u64| {
        let command = format!("echo {length} | grep -qE '{pattern}'");
        std::process::Command::new("sh").args(["-c", &command]).status().expect("grep").success()
    };
    let limit = u64::from(loket_form::form::TOTAL_LIMIT);
    for length in [0, 1, 999_999, limit, limit + 1, 4_599_999] {
        assert!(!is_refused(length), "{length}");
    }
    // An event may have 6,291,556 bytes: the body in base64, and some 100 KB of headers.
    for length in [4_600_000, 4_718_592, 5_000_000, 9_999_999, 10_000_000, 99_999_999_999] {
        assert!(is_refused(length), "{length}");
    }
}

#[test]
fn whoever_is_refused_at_the_edge_reads_that_nothing_was_sent() {
    let bodies = resource("aws/web-acl.yaml", "WebAcl")["CustomResponseBodies"].clone();
    for (name, status) in [("bodies-by-size", 413), ("forms-by-address", 429)] {
        let response = rule(name)["Action"]["Block"]["CustomResponse"].clone();
        assert_eq!(response["ResponseCode"], status);
        let no_store = serde_json::json!({ "Name": "Cache-Control", "Value": "no-store" });
        assert!(response["ResponseHeaders"].as_array().expect("a list").contains(&no_store));
        let page = bodies[response["CustomResponseBodyKey"].as_str().expect("a key")].clone();
        assert_eq!(page["ContentType"], "TEXT_HTML");
        let page = page["Content"].as_str().expect("a page");
        // The script of the form shows the heading and what follows it.
        assert!(page.contains("<main><h1>") && page.contains("</h1> <p>Formulir Anda"), "{page}");
        assert!(page.contains("<p lang=\"en\">Your form was not sent"), "{page}");
        assert!(page.len() <= 4096, "as much as AWS takes");
    }
}

/// Each one waits longer than the one behind it, so that the handler has the last word.
#[test]
fn nobody_in_front_of_the_handler_gives_up_before_it_does() {
    let handler = 5; // Seconds in which it answers whatever the mail back end does.
    let timeout = resource("aws/template.yaml", "Handler")["Timeout"].as_u64().expect("seconds");
    assert_eq!(timeout, 15);
    let distribution = resource("aws/template.yaml", "Distribution");
    let origin = distribution["DistributionConfig"]["Origins"][1]["CustomOriginConfig"].clone();
    let edge = origin["OriginReadTimeout"].as_u64().expect("seconds");
    assert!(handler < timeout && timeout < edge, "{timeout} {edge}");
    let nginx = deployed("nginx/loket-site.conf");
    let after = |name: &str| {
        let (_, rest) = nginx.split_once(&format!(" {name} ")).expect("a time");
        rest.split('s').next().expect("a number").parse::<u64>().expect("seconds")
    };
    assert!(after("proxy_read_timeout") > handler);
}

/// What the function at the edge answers, with what has moved.
fn at_the_edge(uri: &str) -> String {
    let function = resource("aws/template.yaml", "FolderIndex");
    let code = function.get("FunctionCode").and_then(serde_json::Value::as_str);
    let code = code.expect("a function").replace(
        "import cf from 'cloudfront';",
        "const known = { '/dinas/surat/': '/dinas/keterangan/' };\n\
         const get = async (key) => known[key] ?? Promise.reject(new Error('KeyNotFound'));\n\
         const cf = { kvs: () => ({ get }) };",
    );
    let event = serde_json::json!({ "request": { "uri": uri, "querystring": { "k": { "value": "7f3a" } } } });
    let show = "(answer) => console.log(answer.headers?.location.value ?? answer.uri)";
    let program = format!("{code}\nhandler({event}).then({show});");
    let output = Command::new("node").args(["--input-type=module", "--eval", &program]).output();
    String::from_utf8(output.expect("Node").stdout).expect("UTF-8").trim_end().to_owned()
}

#[test]
#[ignore = "needs Node: tests/run"]
fn the_edge_leads_from_old_addresses_to_new_ones_and_to_no_other_host() {
    for (asked, answered) in [
        ("/", "/index.html"),
        ("/dinas/keterangan/", "/dinas/keterangan/index.html"),
        ("/dinas/surat/", "/dinas/keterangan/?k=7f3a"),
        ("/dinas/surat", "/dinas/surat/?k=7f3a"),
        ("/data/services.json", "/data/services.json"),
        ("//contoh%E3%80%82com", "/contoh%E3%80%82com/?k=7f3a"),
        ("/\\contoh.com/a", "/contoh.com/a/?k=7f3a"),
    ] {
        assert_eq!(at_the_edge(asked), answered, "{asked}");
    }
}

/// Netlify, Cloudflare Pages and GitLab Pages read no more of `_headers` and `_redirects` than this.
#[test]
fn static_hosts_read_all_that_they_are_told() {
    let site = Site::small();
    site.service("izin", "Izin Usaha", "moved_from: [dinas/usaha, lama/izin-usaha]\n").build();
    let headers = site.read("dist/public/_headers");
    let rules = headers.lines().filter(|line| line.starts_with('/')).count();
    assert!((1..=100).contains(&rules), "{headers}");
    assert!(headers.lines().all(|line| line.len() <= 2_000), "{headers}");
    let redirects = site.read("dist/public/_redirects");
    assert!((1..=1_000).contains(&redirects.lines().count()), "{redirects}");
    for line in redirects.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let [old, new, "301"] = words[..] else { panic!("{line}") };
        assert!(old.starts_with('/') && new.starts_with('/') && line.len() <= 1_000, "{line}");
    }
}
