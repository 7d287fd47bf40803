//! The second language: an applicant who reads English, and an agency that reads Indonesian.

use crate::form_page::{Filling, FormPage};
use crate::live::Live;
use crate::request::{AGENCY, ANSWERS, APPLICANT, CONSENT};
use crate::site::Site;
use crate::support::files;
use crate::support::http::Message;
use crate::support::mail::Mail;
use crate::support::outbox;
use crate::support::receipt::reference_of;

const FORM: &str = "/en/kominfo/lock/ajukan/";
const COMPLAINT: &str = "/en/kominfo/pengaduan/";

/// The labels of the English form, in the order of [`ANSWERS`].
const LABELS: [&str; 7] = [
    "Full name without titles",
    "NIK",
    "NIP / NI PPPK",
    "Position",
    "Office / work unit",
    "Official e-mail address registered with BSrE",
    "Mobile / WhatsApp number",
];

struct Served {
    site: Site,
    live: Live,
}

impl Served {
    fn new() -> Self {
        let site = Site::seed_in_two_languages();
        let live = Live::start_with(&site, &["--outbox", "kotak"]);
        Self { site, live }
    }

    fn form(&self, path: &str) -> FormPage {
        let page = self.live.get(path);
        assert_eq!(page.status(), 200, "{path}");
        FormPage::parse(&page.text())
    }

    fn post(&self, form: &FormPage, filling: &Filling<'_>) -> Message {
        self.live.post(&form.action, &filling.submit(&self.live.origin()))
    }

    /// Returns the mails in the outbox: to the agency, then to the applicant.
    fn mails(&self) -> Vec<Mail> {
        let paths = outbox::files(&self.site.path("kotak"));
        paths.iter().map(|path| Mail::parse(&std::fs::read(path).expect("a mail"))).collect()
    }
}

fn filled(form: &FormPage) -> Filling<'_> {
    let answers = LABELS.iter().zip(ANSWERS);
    answers
        .fold(Filling::new(form), |filling, (label, (_, typed, _))| filling.write(label, typed))
        .choose("Statement", "Surat Sari.pdf", "application/pdf", &files::pdf())
        .choose("CSR file", "sari.csr", "application/octet-stream", files::csr().pem.as_bytes())
        .tick("I declare")
}

#[test]
fn an_applicant_is_answered_in_english_and_the_agency_reads_its_own_questions() {
    let served = Served::new();
    let form = served.form(FORM);
    let answer = served.post(&form, &filled(&form));
    assert_eq!(answer.status(), 303, "{}", answer.text());
    let location = answer.header("location");
    assert!(location.starts_with("/api/forms/en/kominfo/lock/"), "{location}");
    let reference = reference_of(location);
    let receipt = served.live.get(location).text();
    assert!(receipt.contains("<html lang=\"en\""), "{receipt}");
    assert!(receipt.contains("1 working day"), "{receipt}");
    assert!(!receipt.contains("hari kerja"), "{receipt}");

    let [agency, applicant] = &served.mails()[..] else { panic!("two mails") };
    assert_eq!(applicant.to, [APPLICANT]);
    assert_eq!(applicant.subject, format!("{reference} Receipt of your request"));
    assert!(applicant.text.contains("We have received your request."), "{}", applicant.text);
    assert!(applicant.text.contains("(1 working day)"), "{}", applicant.text);
    assert!(applicant.text.contains("Forgotten Passphrase"), "{}", applicant.text);
    assert!(applicant.text.contains("/en/kominfo/lock/\n"), "{}", applicant.text);

    assert_eq!(agency.to, [AGENCY]);
    assert!(agency.subject.contains("Pelayanan Penanggulangan"), "{}", agency.subject);
    for (label, _, read) in ANSWERS {
        assert_eq!(agency.answer(label), read);
    }
    assert_eq!(agency.answer(CONSENT), "ya");
    assert!(agency.text.contains("1 hari kerja"), "{}", agency.text);
    let hint = "Pengirim memakai formulir dalam bahasa Inggris.";
    assert!(agency.text.contains(hint), "{}", agency.text);
    let record: serde_json::Value =
        serde_json::from_slice(&agency.file(".json").content).expect("JSON");
    assert_eq!(record["form"], "kominfo/lock");
    assert_eq!(record["language"], "en");
    assert_eq!(record["fields"][0]["label"], "Nama lengkap tanpa gelar");
    served.live.program.assert_discreet();
}

#[test]
fn a_refusal_is_said_in_english_and_keeps_what_was_typed() {
    let served = Served::new();
    let form = served.form(FORM);
    let answer = served.post(&form, &filled(&form).write("NIK", "123"));
    assert_eq!(answer.status(), 422);
    assert!(answer.text().contains("<html lang=\"en\""));
    let again = FormPage::parse(&answer.text());
    assert!(again.title().starts_with("Error:"), "{}", again.title());
    let [(target, message)] = &again.error_links()[..] else { panic!("{:?}", again.error_links()) };
    assert_eq!(target, "nik");
    assert!(message.contains("16 digits"), "{message}");
    assert_eq!(again.control("Position").value, ANSWERS[3].1);
    assert_eq!(served.mails().len(), 0);
}

#[test]
fn programs_are_told_in_english_what_is_wrong_with_an_english_form() {
    let served = Served::new();
    let form = served.form(FORM);
    let posting = filled(&form).write("NIK", "123").submit(&served.live.origin()).json();
    let answer = served.live.post(&form.action, &posting);
    assert_eq!(answer.status(), 422);
    assert_eq!(answer.header("content-language"), "en");
    let problem: serde_json::Value = serde_json::from_str(&answer.text()).expect("JSON");
    let text = problem.to_string();
    assert!(text.contains("16 digits"), "{text}");
}

#[test]
fn a_complaint_in_english_tells_the_agency_the_service_in_its_own_words() {
    let served = Served::new();
    let form = served.form(COMPLAINT);
    let filling = Filling::new(&form)
        .pick("Service for a Forgotten Passphrase")
        .write("What happened?", "The counter was closed at ten in the morning.")
        .write("Full name", "Sari Contoh Ningrum")
        .write("E-mail address", APPLICANT);
    let answer = served.post(&form, &filling);
    assert_eq!(answer.status(), 303, "{}", answer.text());
    let [agency, applicant] = &served.mails()[..] else { panic!("two mails") };
    assert!(applicant.text.contains("We have received your complaint."), "{}", applicant.text);
    let service = agency.answer("Layanan yang diadukan");
    assert!(service.starts_with("Pelayanan Penanggulangan"), "{service}");
    let what = "The counter was closed at ten in the morning.";
    assert_eq!(agency.answer("Apa yang terjadi?"), what);
}
