//! The two mails of a request, read back.

use serde_json::Value;

use crate::world::files;
use crate::world::mail::Mail;
use crate::world::posting::{Posting, SARI};
use crate::world::site::World;
use loket_handler::mailer::memory::Sent;

async fn mails(world: &World) -> (String, Mail, Mail) {
    let reference = world.post(&Posting::of_sari()).await.reference();
    let sent = world.outbox.sent();
    let [agency, applicant]: [Sent; 2] = sent.try_into().unwrap_or_else(|_| panic!("two mails"));
    assert_eq!(agency.recipients, ["diskominfo@pekalongankota.go.id"]);
    assert_eq!(applicant.recipients, ["sari.contoh@pekalongankota.go.id"]);
    (reference, Mail::parse(&agency.message), Mail::parse(&applicant.message))
}

#[tokio::test]
async fn the_agency_gets_every_answer_in_the_order_of_the_form() {
    let (_, agency, _) = mails(&World::new()).await;
    let expected = [
        ("Nama lengkap tanpa gelar", "Sari Contoh Ningrum"),
        ("NIK", "3375015501900001"),
        ("NIP / NI PPPK", "199001152015012001"),
        ("Jabatan", "Pranata Komputer Ahli Muda"),
        ("Perangkat daerah / unit kerja", "Kecamatan Contoh Barat"),
        ("Email dinas yang terdaftar di BSrE", "sari.contoh@pekalongankota.go.id"),
        ("No. HP/WhatsApp", "+6281234567890"),
        ("Saya menyatakan data ini benar", "ya"),
    ];
    for (label, answer) in expected {
        assert_eq!(agency.answer(label), answer);
    }
    let order = [
        "Nama lengkap tanpa gelar",
        "NIK",
        "NIP / NI PPPK",
        "Jabatan",
        "Perangkat daerah / unit kerja",
        "Email dinas yang terdaftar di BSrE",
        "No. HP/WhatsApp",
        "Surat pernyataan lupa passphrase",
        "Berkas CSR",
        "Saya menyatakan data ini benar",
    ];
    let places: Vec<_> = order
        .iter()
        .map(|label| agency.text.find(&format!("\n{label}\n")).expect("every label"))
        .collect();
    assert!(places.is_sorted(), "{}", agency.text);
}

#[tokio::test]
async fn the_agency_reads_when_it_came_and_when_it_is_due() {
    let (reference, agency, _) = mails(&World::new()).await;
    assert_eq!(agency.answer("Nomor permohonan"), reference);
    assert_eq!(agency.answer("Diterima"), "Senin, 23 November 2026, 15.20 WIB");
    assert_eq!(agency.answer("Selesai paling lambat"), "Selasa, 24 November 2026 (1 hari kerja)");
    let title = agency.answer("Layanan").replace('\n', " ");
    assert_eq!(title, "Pelayanan Penanggulangan Jika Lupa Passphrase Sertifikat Elektronik (LOCK)");
}

#[tokio::test]
async fn both_files_arrive_byte_for_byte_under_names_of_ours() {
    let (reference, agency, _) = mails(&World::new()).await;
    assert_eq!(
        agency.names(),
        [
            format!("{reference}-surat_pernyataan.pdf"),
            format!("{reference}-csr.csr.pem"),
            format!("{reference}.json"),
        ]
    );
    let statement = agency.file(".pdf");
    assert_eq!(statement.media_type, "application/pdf");
    assert_eq!(statement.content, files::pdf());
    assert_eq!(agency.file(".pem").content, files::csr().pem.as_bytes());
    assert!(!agency.raw.contains("fakepath"), "the name of the client is not kept");
}

#[tokio::test]
async fn the_agency_reads_what_the_files_are() {
    let (reference, agency, _) = mails(&World::new()).await;
    let digest = |bytes: &[u8]| {
        use std::fmt::Write as _;
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes);
        digest.as_ref().iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("a string");
            text
        })
    };
    let statement = agency.answer("Surat pernyataan lupa passphrase");
    assert!(statement.contains(&format!("{reference}-surat_pernyataan.pdf")), "{statement}");
    assert!(statement.contains(&digest(&files::pdf())), "{statement}");
    let csr = agency.answer("Berkas CSR");
    assert!(csr.contains("CN=Sari Contoh Ningrum"), "{csr}");
    assert!(csr.contains("P-256"), "{csr}");
    assert!(csr.contains(&digest(&files::csr().der)), "{csr}");
}

#[tokio::test]
async fn the_agency_is_warned_of_a_pdf_that_can_act_by_itself() {
    let world = World::new();
    let mut pdf = b"%PDF-1.7\n1 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj\n".to_vec();
    pdf.extend_from_slice(b"trailer << >>\n%%EOF\n");
    assert_eq!(world.post(&Posting::of_sari().set("surat_pernyataan", pdf)).await.status, 303);
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    let statement = mail.answer("Surat pernyataan lupa passphrase");
    assert!(statement.contains("PERHATIAN"), "{statement}");
    assert!(statement.contains("JavaScript"), "{statement}");
    let harmless = Mail::parse(&world_mail().await);
    assert!(!harmless.text.contains("PERHATIAN"));
}

async fn world_mail() -> Vec<u8> {
    let world = World::new();
    world.post(&Posting::of_sari()).await;
    world.outbox.sent()[0].message.clone()
}

#[tokio::test]
async fn the_record_for_programs_says_the_same() {
    let (reference, agency, _) = mails(&World::new()).await;
    let file = agency.file(".json");
    assert_eq!(file.media_type, "application/json");
    let record: Value = serde_json::from_slice(&file.content).expect("JSON");
    assert_eq!(record["reference"], reference.as_str());
    assert_eq!(record["form"], "kominfo/lock");
    assert_eq!(record["received_at"], "2026-11-23T15:20:00+07:00");
    assert_eq!(record["due"]["date"], "2026-11-24");
    assert_eq!(record["due"]["estimate"], false);
    let fields = record["fields"].as_array().expect("a list");
    let names: Vec<_> =
        fields.iter().map(|field| field["name"].as_str().expect("a name")).collect();
    assert_eq!(
        names,
        [
            "nama",
            "nik",
            "nip",
            "jabatan",
            "unit_kerja",
            "email",
            "telepon",
            "surat_pernyataan",
            "csr",
            "persetujuan"
        ]
    );
    for (name, typed) in SARI.iter().filter(|(name, _)| *name != "telepon") {
        let field = fields.iter().find(|field| field["name"] == *name).expect("a field");
        assert_eq!(field["value"], *typed);
    }
    let files = record["files"].as_array().expect("a list");
    assert_eq!(files.len(), 2);
    assert_eq!(files[0]["name"], format!("{reference}-surat_pernyataan.pdf"));
    assert_eq!(files[0]["bytes"], files::pdf().len());
    assert_eq!(files[1]["field"], "csr");
}

#[tokio::test]
async fn answers_to_the_mail_of_the_agency_go_to_the_applicant() {
    let (reference, agency, _) = mails(&World::new()).await;
    assert_eq!(agency.from, ["layanan@contoh.go.id"]);
    assert_eq!(agency.to, ["diskominfo@pekalongankota.go.id"]);
    assert_eq!(agency.reply_to, ["sari.contoh@pekalongankota.go.id"]);
    assert_eq!(
        agency.subject,
        format!(
            "{reference} Pelayanan Penanggulangan Jika Lupa Passphrase Sertifikat Elektronik (LOCK)"
        )
    );
    assert_eq!(
        agency.message_id,
        format!("{}.instansi@contoh.go.id", reference.to_ascii_lowercase())
    );
    assert!(agency.raw.contains(&format!("Subject: {reference} ")), "readable without decoding");
}

#[tokio::test]
async fn the_mails_have_these_headers_and_no_others() {
    let (reference, agency, applicant) = mails(&World::new()).await;
    let common = [
        "Content-Language",
        "Content-Type",
        "Date",
        "From",
        "MIME-Version",
        "Message-ID",
        "Reply-To",
        "Subject",
        "To",
        "X-Loket-Form",
        "X-Loket-Mail",
        "X-Loket-Reference",
    ];
    let mut headers = agency.headers.clone();
    headers.retain(|header| header != "List-Id");
    headers.sort_unstable();
    assert_eq!(headers, common);
    // For filters, and so that each request is a conversation of its own.
    assert!(agency.raw.contains("\r\nList-Id: <lock.kominfo.loket.contoh.go.id>\r\n"));
    assert!(agency.raw.contains("\r\nX-Loket-Form: kominfo/lock\r\n"));
    assert!(agency.raw.contains("\r\nX-Loket-Mail: instansi\r\n"));
    assert!(applicant.raw.contains(&format!("\r\nReferences: <{}>\r\n", agency.message_id)));
    let mut headers = applicant.headers.clone();
    headers.retain(|header| {
        !["Auto-Submitted", "Content-Transfer-Encoding", "References"].contains(&header.as_str())
    });
    headers.sort_unstable();
    assert_eq!(headers, common);
    assert!(applicant.raw.contains("\r\nAuto-Submitted: auto-generated\r\n"));
    for mail in [agency, applicant] {
        assert!(mail.raw.contains(&format!("\r\nX-Loket-Reference: {reference}\r\n")));
        assert!(mail.raw.contains("\r\nDate: Mon, 23 Nov 2026 08:20:00 +0000\r\n"));
    }
}

#[tokio::test]
async fn the_acknowledgement_says_what_happens_next() {
    let (reference, _, applicant) = mails(&World::new()).await;
    assert!(applicant.subject.contains(&reference));
    assert_eq!(applicant.to, ["sari.contoh@pekalongankota.go.id"]);
    assert_eq!(applicant.reply_to, ["diskominfo@pekalongankota.go.id"]);
    assert_eq!(applicant.answer("Nomor permohonan"), reference);
    assert_eq!(applicant.answer("Diterima"), "Senin, 23 November 2026, 15.20 WIB");
    assert_eq!(
        applicant.answer("Selesai paling lambat"),
        "Selasa, 24 November 2026 (1 hari kerja)"
    );
    for needed in ["Langkah berikutnya", "Telepon: (0285) 421243", "passphrase"] {
        assert!(applicant.text.contains(needed), "{needed} in:\n{}", applicant.text);
    }
}

#[tokio::test]
async fn the_acknowledgement_repeats_nothing_that_was_typed() {
    let (_, _, applicant) = mails(&World::new()).await;
    assert!(applicant.attachments.is_empty());
    for (name, typed) in SARI.iter().filter(|(name, _)| *name != "email") {
        assert!(!applicant.raw.contains(typed), "{name}");
        assert!(!applicant.text.contains(typed), "{name}");
    }
    assert_eq!(applicant.raw.matches("sari.contoh@").count(), 1, "in To, and nowhere else");
}

/// What goes to an address that nobody has verified is the same whatever was typed or chosen.
#[tokio::test]
async fn two_acknowledgements_differ_in_reference_and_address_alone() {
    let other = Posting::of_sari()
        .set("nama", "Budi Lain Sekali")
        .set("nik", "3375015501900002")
        .set("nip", "199001152015011002")
        .set("jabatan", "Menangkan hadiah di http://hadiah.contoh.com")
        .set("unit_kerja", "Dinas Lain")
        .set("email", "budi.lain@dinas.pekalongankota.go.id")
        .set("telepon", "0813-0000-1111")
        .without("csr");
    let world = World::new();
    let mut found = Vec::new();
    for (posting, address) in [
        (Posting::of_sari(), "sari.contoh@pekalongankota.go.id"),
        (other, "budi.lain@dinas.pekalongankota.go.id"),
    ] {
        let reference = world.post(&posting).await.reference();
        let sent = world.outbox.sent();
        let mail = String::from_utf8(sent.last().expect("a mail").message.clone()).expect("ASCII");
        // No name stands beside the address, and the subject has none.
        assert!(mail.contains(&format!("\r\nTo: <{address}>\r\n")), "{mail}");
        let subject = format!("\r\nSubject: {reference} Tanda terima permohonan Anda\r\n");
        assert!(mail.contains(&subject), "{mail}");
        let mail = mail.replace(address, "ADDRESS").replace(&reference, "REFERENCE");
        found.push(mail.replace(&reference.to_ascii_lowercase(), "REFERENCE"));
    }
    assert_eq!(found[0], found[1]);
}

#[tokio::test]
async fn a_request_after_the_cut_off_hour_is_due_a_day_later() {
    let world = World::with(|manifest| manifest["calendar"]["cut_off"] = "15:00:00".into());
    let (_, agency, applicant) = mails(&world).await;
    for mail in [agency, applicant] {
        assert!(mail.answer("Selesai paling lambat").starts_with("Rabu, 25 November 2026"));
    }
}

#[tokio::test]
async fn without_the_holidays_of_the_year_the_day_is_called_an_estimate() {
    let world = World::with(|manifest| manifest["calendar"]["years"] = serde_json::json!([]));
    let (_, agency, applicant) = mails(&world).await;
    for mail in [agency, applicant] {
        assert!(mail.answer("Perkiraan selesai").starts_with("Selasa, 24 November 2026"));
    }
    let page = world.get(&world.post(&Posting::of_sari()).await.receipt()).await;
    assert!(page.body.to_lowercase().contains("perkiraan"), "{}", page.body);
}

#[tokio::test]
async fn a_standard_without_a_time_promises_none() {
    let world = World::with(|manifest| {
        manifest["forms"]["kominfo/lock"]["due"] = Value::Null;
        manifest["forms"]["kominfo/lock"]["time"] = Value::Null;
    });
    let (_, agency, applicant) = mails(&world).await;
    for mail in [agency, applicant] {
        assert!(!mail.text.contains("Selesai"), "{}", mail.text);
    }
}

#[tokio::test]
async fn an_agency_may_have_several_addresses() {
    let addresses = ["satu@contoh.go.id", "dua@contoh.go.id", "tiga@contoh.go.id"];
    let world = World::with(|manifest| {
        manifest["forms"]["kominfo/lock"]["recipient"]["addresses"] = serde_json::json!(addresses);
    });
    world.post(&Posting::of_sari()).await;
    let sent = world.outbox.sent();
    assert_eq!(sent[0].recipients, addresses);
    assert_eq!(Mail::parse(&sent[0].message).to, addresses);
}

#[tokio::test]
async fn the_mails_of_an_english_form_are_english() {
    let world = World::new();
    world.send(Posting::of_sari().request("/api/forms/en/kominfo/lock")).await;
    let sent = world.outbox.sent();
    let agency = Mail::parse(&sent[0].message);
    assert_eq!(agency.answer("Received"), "Monday, 23 November 2026, 15:20 WIB");
    let applicant = Mail::parse(&sent[1].message);
    assert_eq!(applicant.answer("Answered by"), "Tuesday, 24 November 2026 (1 working day)");
}

#[tokio::test]
async fn the_mails_are_comfortable_to_read() {
    let (_, agency, applicant) = mails(&World::new()).await;
    for mail in [&agency, &applicant] {
        for line in mail.text.lines() {
            let is_link = line.trim_start().starts_with("mailto:");
            assert!(is_link || line.chars().count() <= 72, "{line:?}");
            assert_eq!(line, line.trim_end(), "{line:?}");
        }
        assert!(!mail.text.contains("\n\n\n"), "{}", mail.text);
        assert!(!mail.text.starts_with('\n') && !mail.text.ends_with("\n\n"));
    }
}

#[tokio::test]
async fn the_wire_has_whole_lines_of_ascii() {
    let world = World::new();
    world.post(&Posting::of_sari().set("jabatan", "Pranata – “Komputer” 🙂".repeat(4))).await;
    for sent in world.outbox.sent() {
        assert!(sent.message.is_ascii());
        let text = String::from_utf8(sent.message).expect("ASCII");
        for line in text.split("\r\n") {
            assert!(!line.contains(['\r', '\n']) && line.len() <= 998, "{line:?}");
        }
    }
}

#[tokio::test]
async fn letters_of_every_script_arrive_as_they_were_typed() {
    let world = World::new();
    let typed = "Pranata – “Komputer” 🙂 ꦗꦮ é";
    world.post(&Posting::of_sari().set("jabatan", typed).set("nama", "Nùr Ḥalîmah")).await;
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    assert_eq!(mail.answer("Jabatan"), typed);
    assert_eq!(mail.answer("Nama lengkap tanpa gelar"), "Nùr Ḥalîmah");
}

#[tokio::test]
async fn replies_to_the_applicant_are_prepared_with_reference_and_due_day() {
    let (reference, agency, _) = mails(&World::new()).await;
    let links: Vec<&str> =
        agency.text.lines().filter_map(|line| line.trim().strip_prefix("mailto:")).collect();
    assert_eq!(links.len(), 4, "{}", agency.text);
    for link in &links {
        let (address, query) = link.split_once("?subject=").expect("a subject");
        assert_eq!(address, "sari%2Econtoh%40pekalongankota%2Ego%2Eid");
        let (subject, body) = query.split_once("&body=").expect("a text");
        let encoded = reference.replace('-', "%2D");
        assert!(subject.ends_with(&encoded) && body.contains(&encoded), "{link}");
        assert!(
            link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"%?&=".contains(&byte)),
            "{link}"
        );
    }
    assert!(links[0].contains("24%20November%202026"), "until when: {}", links[0]);
}
