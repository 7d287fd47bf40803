//! Over a socket: `loket serve`, and the handler as an HTTP server.

use crate::form_page::{Filling, FormPage};
use crate::handler_program;
use crate::live::Live;
use crate::request::{
    ANSWERS, CONSENT, assert_agency_has_all, assert_applicant_has_receipt, filled,
};
use crate::site::Site;
use crate::support::files;
use crate::support::http::Message;
use crate::support::outbox;
use crate::support::posting::Posting;
use crate::support::process::{Program, handler_command};
use crate::support::receipt::reference_of;

const PAGE: &str = "dist/public/kominfo/lock/ajukan/index.html";

/// The form of the seed, with a program that takes it.
struct Served {
    site: Site,
    live: Live,
    form: FormPage,
    /// Where its pages come from.
    origin: String,
}

impl Served {
    /// Starts `loket serve` on the seed and opens its form.
    fn by_loket() -> Self {
        let site = Site::seed();
        let live = Live::start_with(&site, &["--outbox", "kotak"]);
        let page = live.get("/kominfo/lock/ajukan/");
        assert_eq!(page.status(), 200);
        Self { form: FormPage::parse(&page.text()), origin: live.origin(), site, live }
    }

    /// Builds the seed and starts the handler with the bundle of it.
    fn by_the_handler() -> Self {
        let site = Site::seed();
        site.build();
        let bundle = site.path("dist/function");
        let listen = ["--listen", "127.0.0.1:0"];
        let mut command = handler_command(handler_program::path(), &bundle, &listen);
        let mail = format!("file:{}", site.path("kotak").display());
        let live = Live::of(Program::spawn(command.env("LOKET_MAIL", mail)));
        let form = FormPage::parse(&site.read(PAGE));
        // The site of the repository, as its content has it.
        Self { site, live, form, origin: "https://kominfo.pekalongankota.go.id".to_owned() }
    }

    fn post(&self, posting: &Posting) -> Message {
        self.live.post(&self.form.action, posting)
    }

    fn send(&self, filling: &Filling<'_>) -> Message {
        self.post(&filling.submit(&self.origin))
    }

    /// Asserts that a receipt was given and both mails lie in the outbox; returns the reference.
    fn assert_received(&self, answer: &Message) -> String {
        assert_eq!(answer.status(), 303, "{}", answer.text());
        let reference = reference_of(answer.header("location"));
        let receipt = self.live.get(answer.header("location"));
        assert_eq!(receipt.status(), 200);
        assert!(receipt.text().contains(&reference), "{}", receipt.text());

        let mails = outbox::files(&self.site.path("kotak"));
        assert_eq!(mails.len(), 2, "{mails:?}");
        for mail in &mails {
            assert_eq!(mail.extension().and_then(|ending| ending.to_str()), Some("eml"));
        }
        let read = |path| std::fs::read(path).expect("a mail");
        assert_agency_has_all(&read(&mails[0]), &reference, &self.form);
        assert_applicant_has_receipt(&read(&mails[1]), &reference);
        reference
    }

    fn assert_nothing_sent(self) {
        assert!(outbox::files(&self.site.path("kotak")).is_empty());
        self.live.program.assert_discreet();
    }
}

/// Asserts that a refused form is the form again, with everything that was typed.
fn assert_form_again(answer: &Message, wrong: &[&str]) {
    assert_eq!(answer.status(), 422);
    let again = FormPage::parse(&answer.text());
    assert!(again.title().starts_with("Kesalahan:"), "{}", again.title());
    for (label, typed, _) in ANSWERS {
        if !wrong.contains(&label) {
            assert_eq!(again.control(label).value, typed, "what was typed is kept");
        }
    }
    assert_eq!(again.count("ahli"), 0, "what was typed is escaped");
    let links = again.error_links();
    let expected: Vec<_> = wrong.iter().map(|label| again.control(label).id.clone()).collect();
    let targets: Vec<_> = links.iter().map(|(target, _)| target.clone()).collect();
    assert_eq!(targets, expected, "every wrong field is named in the order of the form");
    for ((_, message), label) in links.iter().zip(wrong) {
        let said = again.descriptions(again.control(label));
        assert!(said.iter().any(|text| text.ends_with(message.as_str())), "{label}: {said:?}");
    }
}

#[test]
fn the_form_has_one_trap_that_no_person_falls_into() {
    let site = Site::seed();
    site.build();
    let form = FormPage::parse(&site.read(PAGE));
    let [trap] = form.traps()[..] else { panic!("one trap: {:?}", form.labels()) };
    assert_eq!(trap.value, "");
    assert_eq!(form.controls.len(), 11, "ten fields and the trap");
}

#[test]
fn a_form_sent_to_loket_serve_is_read_in_the_outbox() {
    let served = Served::by_loket();
    let reference = served.assert_received(&served.send(&filled(&served.form)));
    served.live.program.wait_for(&reference);
    served.live.program.wait_for(".eml");
    served.live.program.assert_discreet();
}

#[test]
fn a_form_sent_to_the_handler_is_read_in_the_outbox() {
    let served = Served::by_the_handler();
    served.assert_received(&served.send(&filled(&served.form)));
    served.live.program.assert_discreet();
}

#[test]
fn a_refused_form_comes_back_as_it_was_filled_in() {
    for served in [Served::by_loket(), Served::by_the_handler()] {
        let form = &served.form;
        let wrong =
            filled(form).write("NIK", "1234").write("No. HP/WhatsApp", "\"><script>1</script>");
        let answer = served.send(&wrong);
        assert_form_again(&answer, &["NIK", "No. HP/WhatsApp"]);
        let again = FormPage::parse(&answer.text());
        assert_eq!(again.control("NIK").value, "1234");
        assert_eq!(again.control("No. HP").value, "\"><script>1</script>");
        assert_eq!(again.action, form.action);
        assert_eq!(again.labels(), form.labels());
        assert!(outbox::files(&served.site.path("kotak")).is_empty());

        // Mended and sent from the page that came back, it is received.
        let served = Served { form: again, ..served };
        served.assert_received(&served.send(&filled(&served.form)));
        served.live.program.assert_discreet();
    }
}

#[test]
fn an_empty_form_names_every_field_that_is_required() {
    let served = Served::by_loket();
    let answer = served.send(&Filling::new(&served.form));
    assert_eq!(answer.status(), 422);
    let again = FormPage::parse(&answer.text());
    let controls = served.form.controls.iter();
    let required: Vec<_> = controls
        .filter(|control| control.reachable && !control.label.contains("(boleh dikosongkan)"))
        .map(|control| control.id.clone())
        .collect();
    let named: Vec<_> = again.error_links().into_iter().map(|(target, _)| target).collect();
    assert_eq!(named, required);
    assert_eq!(named.len(), 9, "all but the CSR");
    served.assert_nothing_sent();
}

#[test]
fn a_private_key_sends_nothing_and_is_not_shown_again() {
    let served = Served::by_loket();
    let key = files::csr().key.as_bytes();
    let with_key = filled(&served.form).choose("Berkas CSR", "kunci.pem", "text/plain", key);
    let answer = served.send(&with_key);
    assert_eq!(answer.status(), 422);
    assert!(!answer.text().contains("PRIVATE KEY"));
    served.assert_nothing_sent();
}

#[test]
fn a_filled_trap_sends_nothing() {
    let served = Served::by_loket();
    let trap = &served.form.traps()[0].name;
    let posting = filled(&served.form).submit(&served.origin).set(trap, "http://x.contoh");
    let answer = served.post(&posting);
    assert!((400..500).contains(&answer.status()), "{}", answer.status());
    served.assert_nothing_sent();
}

#[test]
fn a_page_of_another_site_sends_nothing() {
    let served = Served::by_loket();
    let foreign = filled(&served.form).submit("https://lain.contoh");
    assert_eq!(served.post(&foreign).status(), 403);
    served.assert_nothing_sent();
}

#[test]
fn the_box_must_be_ticked() {
    let served = Served::by_loket();
    let name = &served.form.control(CONSENT).name;
    let posting = filled(&served.form).submit(&served.origin).without(name);
    assert_form_again(&served.post(&posting), &[CONSENT]);
    served.assert_nothing_sent();
}
