//! What the recipients of forms are told on the morning of a working day.

use std::path::Path;
use std::sync::Arc;

use loket_handler::Handler;
use loket_handler::guard::Guards;
use loket_handler::morning::Morning;
use loket_handler::spool::{Spool, SpoolTransport};

use crate::world::answer::Answer;
use crate::world::mail::Mail;
use crate::world::posting::Posting;
use crate::world::site::{ACTION, NOW, bundle, manifest, parts};

const AGENCY: &str = "diskominfo@pekalongankota.go.id";
/// Tuesday, 24 November 2026, 7.30 WIB.
const TUESDAY: &str = "2026-11-24T00:30:00Z";

/// The handler of a site whose mails wait in a folder, at a moment.
fn handler(folder: &Path, now: &str) -> Handler {
    let spool = Arc::new(Spool::open(folder).expect("a folder"));
    let transport = Arc::new(SpoolTransport::new(Arc::clone(&spool)));
    let mut parts = parts(transport, now, Guards::default());
    parts.spool = Some(spool);
    Handler::try_new(bundle(&manifest()), parts).expect("a usable site")
}

/// Tells what is to be told from 7.30 on, at a moment; returns whether anything was.
fn tell(folder: &Path, now: &str) -> bool {
    let morning: Morning = "07:30".parse().expect("a time of day");
    handler(folder, now).tell_morning(morning).expect("a spool")
}

/// Returns the mails of mornings in a folder, in the order of their names.
fn told(folder: &Path) -> Vec<Mail> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with("-rekap.eml"));
    paths.sort();
    paths.iter().map(|path| Mail::parse(&std::fs::read(path).expect("a mail"))).collect()
}

async fn receive(folder: &Path, now: &str, posting: &Posting) -> String {
    let handler = handler(folder, now);
    let answer = Answer::new(handler.handle(posting.request(ACTION)).await);
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.event.reference.expect("a reference").as_str().to_owned()
}

#[tokio::test]
async fn recipients_are_told_once_on_a_working_morning_what_came_and_what_waits() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let first = receive(folder, NOW, &Posting::of_sari()).await;
    let second = receive(folder, NOW, &Posting::of_sari().set("jabatan", "Arsiparis")).await;
    std::fs::remove_file(folder.join(format!("{first}-instansi.eml"))).expect("it has left");

    assert!(!tell(folder, "2026-11-24T00:29:00Z"), "a minute before");
    assert!(tell(folder, TUESDAY));
    assert!(!tell(folder, "2026-11-24T09:00:00Z"), "it was told");
    let [mail] = &told(folder)[..] else { panic!("one mail") };
    assert_eq!(mail.to, [AGENCY]);
    assert!(mail.subject.contains("Selasa, 24 November 2026"), "{}", mail.subject);
    let text = &mail.text;
    assert!(text.contains("Senin, 23 November 2026, "), "{text}");
    assert!(text.contains(&format!("    1. {first}")), "{text}");
    assert!(text.contains(&format!("    2. {second}")), "{text}");
    let (_, waits) = text.split_once("masih menunggu").expect("what waits");
    assert!(waits.contains(&second) && !waits.contains(&first), "{text}");
    assert!(text.contains("sesuai dengan kotak surat Anda?"), "{text}");
    // RFC 3834: no out-of-office answers it; and it belongs to no request.
    assert!(mail.headers.iter().any(|name| name == "Auto-Submitted"), "{:?}", mail.headers);
    assert!(!mail.headers.iter().any(|name| name == "References"), "{:?}", mail.headers);
    assert!(!text.contains("Sari"), "{text}");
}

#[tokio::test]
async fn what_came_on_days_off_is_told_on_the_next_working_morning() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    // Friday, and Saturday.
    let friday = receive(folder, "2026-11-27T03:00:00Z", &Posting::of_sari()).await;
    let saturday = receive(folder, "2026-11-28T03:00:00Z", &Posting::of_sari()).await;
    assert!(!tell(folder, "2026-11-28T02:00:00Z") && !tell(folder, "2026-11-29T02:00:00Z"));
    assert!(tell(folder, "2026-11-30T02:00:00Z"));
    let text = &told(folder)[0].text;
    let places = [&friday, &saturday].map(|reference| text.find(reference.as_str()));
    assert!(places[0].is_some() && places[0] < places[1], "{text}");
    // A morning after nothing tells that, for silence could be a loss as well.
    assert!(tell(folder, "2026-12-01T02:00:00Z"));
    assert!(told(folder).iter().any(|mail| mail.text.contains("Tidak ada kiriman.")));
}
