//! Over a socket: `loket serve`, and the handler as an HTTP server.

use std::net::SocketAddr;
use std::path::Path;

use crate::form_page::FormPage;
use crate::handler_program;
use crate::request::{
    ANSWERS, CONSENT, assert_agency_has_all, assert_applicant_has_receipt, filled,
};
use crate::site::Site;
use crate::support::files;
use crate::support::http::{Message, send};
use crate::support::outbox;
use crate::support::posting::Posting;
use crate::support::process::{Program, handler_command};
use crate::support::receipt::reference_of;

const FORM: &str = "/kominfo/lock/ajukan/";
/// The site of the repository, as its content has it.
const SITE: &str = "https://kominfo.pekalongankota.go.id";

fn get(address: SocketAddr, path: &str) -> Message {
    send(address, "GET", path, &[], b"")
}

fn post(address: SocketAddr, form: &FormPage, posting: &Posting) -> Message {
    send(address, "POST", &form.action, &posting.headers(), &posting.body())
}

/// Asserts that a receipt was given and both mails lie in the outbox; returns the reference.
fn assert_received(
    address: SocketAddr,
    answer: &Message,
    folder: &Path,
    form: &FormPage,
) -> String {
    assert_eq!(answer.status(), 303, "{}", answer.text());
    let reference = reference_of(answer.header("location"));
    let receipt = get(address, answer.header("location"));
    assert_eq!(receipt.status(), 200);
    assert!(receipt.text().contains(&reference), "{}", receipt.text());

    let mails = outbox::files(folder);
    assert_eq!(mails.len(), 2, "{mails:?}");
    for mail in &mails {
        assert_eq!(mail.extension().and_then(|ending| ending.to_str()), Some("eml"));
    }
    let read = |path| std::fs::read(path).expect("a mail");
    assert_agency_has_all(&read(&mails[0]), &reference, form);
    assert_applicant_has_receipt(&read(&mails[1]), &reference);
    reference
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

fn assert_nothing_sent(folder: &Path) {
    assert!(outbox::files(folder).is_empty());
}

/// Starts `loket serve` on the seed and opens its form.
fn serve() -> (Site, Program, SocketAddr, FormPage) {
    let site = Site::seed();
    let mut command = site.command(&["serve", "--port", "0", "--outbox", "kotak"]);
    let program = Program::spawn(&mut command);
    let address = program.address();
    let page = get(address, FORM);
    assert_eq!(page.status(), 200);
    let form = FormPage::parse(&page.text());
    (site, program, address, form)
}

/// Builds the seed and starts the handler with the bundle of it.
fn listen() -> (Site, Program, SocketAddr, FormPage) {
    let site = Site::seed();
    site.build();
    let mut command = handler_command(
        handler_program::path(),
        &site.path("dist/function"),
        &["--listen", "127.0.0.1:0"],
    );
    let mail = format!("file:{}", site.path("kotak").display());
    let program = Program::spawn(command.env("LOKET_MAIL", mail));
    let address = program.address();
    let form = FormPage::parse(&site.read(&format!("dist/public{FORM}index.html")));
    (site, program, address, form)
}

#[test]
fn the_form_has_one_trap_that_no_person_falls_into() {
    let site = Site::seed();
    site.build();
    let form = FormPage::parse(&site.read(&format!("dist/public{FORM}index.html")));
    let [trap] = form.traps()[..] else { panic!("one trap: {:?}", form.labels()) };
    assert_eq!(trap.value, "");
    assert_eq!(form.controls.len(), 11, "ten fields and the trap");
}

#[test]
fn a_form_sent_to_loket_serve_is_read_in_the_outbox() {
    let (site, program, address, form) = serve();
    let posting = filled(&form).submit(&format!("http://{address}"));
    let answer = post(address, &form, &posting);
    let reference = assert_received(address, &answer, &site.path("kotak"), &form);
    program.wait_for(&reference);
    program.wait_for(".eml");
    program.assert_discreet();
}

#[test]
fn a_form_sent_to_the_handler_is_read_in_the_outbox() {
    let (site, program, address, form) = listen();
    let answer = post(address, &form, &filled(&form).submit(SITE));
    assert_received(address, &answer, &site.path("kotak"), &form);
    program.assert_discreet();
}

#[test]
fn a_refused_form_comes_back_as_it_was_filled_in() {
    for (site, program, address, form, origin) in [
        {
            let (site, program, address, form) = serve();
            (site, program, address, form, format!("http://{address}"))
        },
        {
            let (site, program, address, form) = listen();
            (site, program, address, form, SITE.to_owned())
        },
    ] {
        let wrong =
            filled(&form).write("NIK", "1234").write("No. HP/WhatsApp", "\"><script>1</script>");
        let answer = post(address, &form, &wrong.submit(&origin));
        assert_form_again(&answer, &["NIK", "No. HP/WhatsApp"]);
        let again = FormPage::parse(&answer.text());
        assert_eq!(again.control("NIK").value, "1234");
        assert_eq!(again.control("No. HP").value, "\"><script>1</script>");
        assert_eq!(again.action, form.action);
        assert_eq!(again.labels(), form.labels());
        assert_nothing_sent(&site.path("kotak"));

        // Mended and sent from the page that came back, it is received.
        let mended = filled(&again).submit(&origin);
        let answer = post(address, &again, &mended);
        assert_received(address, &answer, &site.path("kotak"), &again);
        program.assert_discreet();
    }
}

#[test]
fn an_empty_form_names_every_field_that_is_required() {
    let (site, _program, address, form) = serve();
    let empty = crate::form_page::Filling::new(&form).submit(&format!("http://{address}"));
    let answer = post(address, &form, &empty);
    assert_eq!(answer.status(), 422);
    let again = FormPage::parse(&answer.text());
    let required: Vec<_> = form
        .controls
        .iter()
        .filter(|control| control.reachable && !control.label.contains("(boleh dikosongkan)"))
        .map(|control| control.id.clone())
        .collect();
    let named: Vec<_> = again.error_links().into_iter().map(|(target, _)| target).collect();
    assert_eq!(named, required);
    assert_eq!(named.len(), 9, "all but the CSR");
    assert_nothing_sent(&site.path("kotak"));
}

#[test]
fn a_private_key_and_a_filled_trap_send_nothing() {
    let (site, program, address, form) = serve();
    let origin = format!("http://{address}");
    let key = files::csr().key.as_bytes();
    let answer = post(
        address,
        &form,
        &filled(&form).choose("Berkas CSR", "kunci.pem", "text/plain", key).submit(&origin),
    );
    assert_eq!(answer.status(), 422);
    assert!(!answer.text().contains("PRIVATE KEY"));
    let trap = form.traps()[0].name.clone();
    let answer = post(address, &form, &filled(&form).submit(&origin).set(&trap, "http://x.contoh"));
    assert!((400..500).contains(&answer.status()), "{}", answer.status());
    let foreign = filled(&form).submit("https://lain.contoh");
    assert_eq!(post(address, &form, &foreign).status(), 403);
    assert_nothing_sent(&site.path("kotak"));
    program.assert_discreet();
}

#[test]
fn the_box_must_be_ticked() {
    let (site, _program, address, form) = serve();
    let name = form.control(CONSENT).name.clone();
    let posting = filled(&form).submit(&format!("http://{address}")).without(&name);
    assert_form_again(&post(address, &form, &posting), &[CONSENT]);
    assert_nothing_sent(&site.path("kotak"));
}
