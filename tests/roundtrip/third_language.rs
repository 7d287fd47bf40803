//! A form in a language that only the site has words for.

use crate::form_page::{Filling, FormPage};
use crate::live::Live;
use crate::support::mail::Mail;
use crate::support::outbox;
use crate::three;

const FORM: &str = "/ms/dinas/surat/ajukan/";
const APPLICANT: &str = "sari.contoh@contoh.go.id";

/// What begins and ends as a JPEG does.
fn picture() -> Vec<u8> {
    [&b"\xff\xd8\xff\xe0"[..], &[b'.'; 100], b"\xff\xda", b"\xff\xd9"].concat()
}

#[test]
fn an_applicant_is_answered_in_malay_and_the_agency_reads_indonesian() {
    let site = three::site();
    let live = Live::start_with(&site, &["--outbox", "kotak"]);
    let form = FormPage::parse(&live.get(FORM).text());
    let filled = || {
        Filling::new(&form).write("Alamat e-mel", APPLICANT).choose(
            "Gambar kad pengenalan",
            "kad.jpg",
            "image/jpeg",
            &picture(),
        )
    };

    let refused = live.post(&form.action, &filled().submit(&live.origin()));
    assert_eq!(refused.status(), 422);
    assert_eq!(refused.header("content-language"), "ms");
    let again = FormPage::parse(&refused.text());
    let [(target, message)] = &again.error_links()[..] else { panic!("{:?}", again.error_links()) };
    assert_eq!((target.as_str(), message.as_str()), ("nama", "Sila isi Nama penuh."));

    let filling = filled().write("Nama penuh", "Sari Contoh");
    let answer = live.post(&form.action, &filling.submit(&live.origin()));
    assert_eq!(answer.status(), 303, "{}", answer.text());
    let receipt = live.get(answer.header("location")).text();
    assert!(
        receipt.contains("<html lang=\"ms\"") && receipt.contains("2 hari bekerja"),
        "{receipt}"
    );

    let paths = outbox::files(&site.path("kotak"));
    let mails: Vec<Mail> =
        paths.iter().map(|path| Mail::parse(&std::fs::read(path).expect("a mail"))).collect();
    let [agency, applicant] = &mails[..] else { panic!("two mails") };
    assert_eq!(applicant.to, [APPLICANT]);
    assert!(applicant.subject.ends_with(" Resit permohonan anda"), "{}", applicant.subject);
    assert!(
        applicant.text.starts_with("Kami telah menerima permohonan anda."),
        "{}",
        applicant.text
    );
    assert_eq!(agency.answer("Nama lengkap"), "Sari Contoh");
    assert!(agency.text.contains("dalam Bahasa Melayu."), "{}", agency.text);
}
