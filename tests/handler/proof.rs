//! The proof of work, solved as ALTCHA has it: find the number whose SHA-256 behind
//! the salt is the challenge, and send everything back as JSON in Base64.

use std::process::Command;

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::Request;
use loket_handler::guard::{Guards, Peer, RateLimit};
use serde_json::{Value, json};

use crate::world::answer::Answer;
use crate::world::files;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, NOW, SECRET, World};

const PROOF: &str = "/api/forms/kominfo/lock/proof";

fn asking(now: &str) -> World {
    limited(now, "1000/h")
}

fn limited(now: &str, rate: &str) -> World {
    let rate = Some(RateLimit::new(rate.parse().expect("a rate")));
    let proof = Some("2000".parse().expect("a difficulty"));
    World::guarded(now, Guards { rate, proof, ..Guards::default() })
}

async fn challenge(world: &World, path: &str) -> Value {
    let answer = world.get(path).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

fn sha256(text: &str) -> String {
    let digest = digest::digest(&digest::SHA256, text.as_bytes());
    hex(digest.as_ref())
}

fn solved(challenge: &Value) -> Value {
    let text = |name: &str| challenge[name].as_str().expect("a text").to_owned();
    let most = challenge["maxnumber"].as_u64().expect("a number");
    let is_it = |number: &u64| sha256(&format!("{}{number}", text("salt"))) == text("challenge");
    let number = (0..=most).find(is_it).expect("a solution up to the largest number");
    json!({
        "algorithm": text("algorithm"),
        "challenge": text("challenge"),
        "number": number,
        "salt": text("salt"),
        "signature": text("signature"),
    })
}

fn with(payload: &Value) -> Posting {
    let mut posting = Posting::of_sari();
    posting.push("altcha", None, STANDARD.encode(payload.to_string()).as_bytes());
    posting
}

async fn assert_refused(world: &World, posting: &Posting) {
    let answer = world.post(posting).await;
    assert_eq!((answer.status, answer.event.outcome), (422, "bad_proof"), "{}", answer.body);
    assert!(answer.body.contains("Sari Contoh Ningrum"), "what was typed is kept");
    assert!(answer.body.contains("Kirim lagi"), "{}", answer.body);
    assert!(!answer.body.contains("altcha"), "{}", answer.body);
    assert!(world.outbox.sent().is_empty());
}

#[tokio::test]
async fn where_no_proof_is_asked_for_there_is_nothing_to_solve_and_a_form_goes_as_ever() {
    let world = World::new();
    let answer = world.get(PROOF).await;
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    let plain = world.post(&Posting::of_sari()).await.reference();
    let mut stale = Posting::of_sari();
    stale.push("altcha", None, b"bukan apa-apa");
    assert_eq!(world.post(&stale).await.reference(), plain);
}

#[tokio::test]
async fn a_challenge_is_new_each_time_and_never_kept_by_caches() {
    let world = asking(NOW);
    let answer = world.get(PROOF).await;
    for (name, value) in [
        ("cache-control", "no-store"),
        ("content-type", "application/json"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'; form-action 'self'"),
    ] {
        assert_eq!(answer.header(name), value);
    }
    let first = answer.json();
    assert_eq!((&first["algorithm"], &first["maxnumber"]), (&json!("SHA-256"), &json!(2000)));
    assert_ne!(first["salt"], challenge(&world, PROOF).await["salt"]);
    let posted = Request::post(PROOF).body(Bytes::new()).expect("a request");
    assert_eq!(world.send(posted).await.status, 405);
    assert_eq!(world.get("/api/forms/kominfo/tidak-ada/proof").await.status, 404);
}

#[tokio::test]
async fn a_solved_challenge_is_accepted_and_leaves_no_trace_in_reference_and_mails() {
    let without = World::new();
    let plain = without.post(&Posting::of_sari()).await.reference();
    let world = asking(NOW);
    let payload = solved(&challenge(&world, PROOF).await);
    assert_eq!(world.post(&with(&payload)).await.reference(), plain);
    let mails = |world: &World| -> Vec<_> {
        world.outbox.sent().into_iter().map(|sent| sent.message).collect()
    };
    assert_eq!(mails(&world).len(), 2, "to the agency and to Sari");
    assert_eq!(mails(&world), mails(&without), "byte for byte");
    assert_eq!(world.post(&with(&payload)).await.reference(), plain, "sent twice, one request");
}

#[tokio::test]
async fn a_proof_of_which_anything_is_changed_is_refused_with_everything_kept() {
    let world = asking(NOW);
    let good = solved(&challenge(&world, PROOF).await);
    let number = good["number"].as_u64().expect("a number");
    let salt = good["salt"].as_str().expect("a text");
    let longer = salt.replace("expires=1", "expires=2");
    assert_ne!(longer, salt);
    for (name, value) in [
        ("number", json!(number + 1)),
        ("number", json!(-1)),
        ("number", json!(number.to_string() + "x")),
        ("signature", json!("0".repeat(64))),
        ("signature", json!("")),
        ("algorithm", json!("SHA-1")),
        ("challenge", json!(sha256(""))),
        ("salt", json!(longer)),
        ("salt", Value::Null),
    ] {
        let mut changed = good.clone();
        changed[name] = value;
        assert_refused(&world, &with(&changed)).await;
    }
    // Made by the rule, but signed by nobody who has the secret.
    let mut own = good.clone();
    own["salt"] = json!(longer);
    own["challenge"] = json!(sha256(&format!("{longer}{number}")));
    assert_refused(&world, &with(&own)).await;
    for text in ["x", "e30=", "bnVsbA==", "%%%"] {
        let mut posting = Posting::of_sari();
        posting.push("altcha", None, text.as_bytes());
        assert_refused(&world, &posting).await;
    }
    assert_eq!(world.post(&with(&good)).await.status, 303);
}

#[tokio::test]
async fn a_proof_holds_for_an_hour() {
    let payload = solved(&challenge(&asking("2026-11-23T08:20:00Z"), PROOF).await);
    let last = asking("2026-11-23T09:20:00Z");
    assert_eq!(last.post(&with(&payload)).await.status, 303);
    assert_refused(&asking("2026-11-23T09:20:01Z"), &with(&payload)).await;
}

#[tokio::test]
async fn a_proof_is_for_one_form() {
    let world = asking(NOW);
    let payload = solved(&challenge(&world, "/api/forms/en/kominfo/lock/proof").await);
    assert_refused(&world, &with(&payload)).await;
}

#[tokio::test]
async fn a_form_without_a_proof_is_taken_but_not_as_often() {
    async fn post(world: &World, posting: &Posting) -> Answer {
        let mut request = posting.request(ACTION);
        request.extensions_mut().insert(Peer("192.0.2.7".parse().expect("an address")));
        world.send(request).await
    }
    let world = limited(NOW, "20/24h");
    let mut empty = Posting::of_sari();
    empty.push("altcha", None, b"");
    for posting in [Posting::of_sari(), empty, Posting::of_sari()] {
        assert_eq!(post(&world, &posting).await.status, 303);
    }
    let payload = solved(&challenge(&world, PROOF).await);
    assert_eq!(post(&world, &with(&payload)).await.status, 303);
    let answer = post(&world, &Posting::of_sari()).await;
    assert_eq!((answer.status, answer.event.outcome), (429, "too_often"));
    for _ in 0..4 {
        assert_eq!(post(&world, &with(&payload)).await.status, 303, "each counts for one");
    }
    assert_eq!(post(&world, &with(&payload)).await.status, 429);
}

/// What ALTCHA's own library makes of a challenge: it solves it, and checks the
/// solution with the key.
const ALTCHA: &str = "
import base64, json, sys
from altcha.v1 import solve_challenge, verify_solution
asked, key = json.loads(sys.argv[1]), bytes.fromhex(sys.argv[2])
found = solve_challenge(asked['challenge'], asked['salt'], asked['algorithm'], asked['maxnumber'])
given = {name: asked[name] for name in ('algorithm', 'challenge', 'salt', 'signature')}
payload = base64.b64encode(json.dumps({**given, 'number': found.number}).encode()).decode()
assert verify_solution(payload, key, check_expires=False) == (True, None)
assert not verify_solution(payload, key[1:], check_expires=False)[0]
print(payload, end='')
";

#[tokio::test]
#[ignore = "needs altcha: tests/run"]
async fn the_library_of_altcha_solves_our_challenges_and_agrees_with_our_signatures() {
    let world = asking(NOW);
    let asked = challenge(&world, PROOF).await;
    // The key is derived from the secret by a label with its length in front.
    let secret = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
    let key = hmac::sign(&secret, b"\0\0\0\0\0\0\0\x0dloket proof 1");
    let key = hex(key.as_ref());
    #[expect(clippy::disallowed_methods, reason = "says where Python is")]
    let python = std::env::var("LOKET_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let run = Command::new(python).args(["-c", ALTCHA, &asked.to_string(), &key]).output();
    let run = run.expect("Python");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let mut posting = Posting::of_sari();
    posting.push("altcha", None, &run.stdout);
    assert_eq!(world.post(&posting).await.status, 303);
}

#[tokio::test]
async fn a_private_key_is_not_sent_back_though_nobody_has_judged_the_form() {
    let world = asking(NOW);
    let key = &files::csr().key;
    let pieces: String = key.lines().filter(|line| !line.starts_with('-')).collect();
    let (first, rest) = pieces.split_at(80);
    let unproven = with(&json!({}));
    for posting in [
        unproven.clone().set("jabatan", key),
        unproven.clone().set("jabatan", first).set("unit_kerja", rest),
    ] {
        let answer = world.post(&posting).await;
        assert_eq!(answer.event.outcome, "bad_proof");
        assert!(!answer.body.contains(&first[10..40]), "{}", answer.body);
        assert!(!answer.body.contains(&rest[10..40]), "{}", answer.body);
        assert!(answer.body.contains("Sari Contoh Ningrum"), "the rest is kept");
    }
}
