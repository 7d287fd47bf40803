//! What cannot be seen stops nobody: signs that come along when people paste.

use crate::world::mail::Mail;
use crate::world::permit;
use crate::world::posting::Posting;
use crate::world::site::World;
use serde_json::json;

/// The site of LOCK with questions for free text, of one line and of several.
fn world() -> World {
    World::with(|manifest| {
        let fields = &mut manifest["forms"]["kominfo/lock"]["form"]["groups"][0]["fields"];
        fields[3]["kind"] = json!({ "textarea": { "min": 1, "max": 100 } });
        fields[4]["kind"] = json!({ "text": { "min": 1, "max": 100, "characters": "any" } });
    })
}

/// Sends the form of LOCK and returns how the agency reads one answer of it.
async fn read(question: &str, name: &str, typed: &str) -> String {
    let world = world();
    let answer = world.post(&Posting::of_sari().set(name, typed)).await;
    assert_eq!(answer.status, 303, "{name} {typed:?}: {:?}", answer.event.errors);
    Mail::parse(&world.outbox.sent()[0].message).answer(question)
}

#[tokio::test]
async fn every_dash_space_and_invisible_sign_is_forgiven_in_a_number() {
    for typed in [
        "0812\u{2011}3456\u{2011}7890",
        "0812\u{2012}3456\u{2013}7890",
        "0812\u{2014}3456\u{2212}7890",
        "0812\u{fe63}3456\u{ff0d}7890",
        "0812\u{a0}3456\u{202f}7890",
        "0812\u{2009}3456\u{3000}7890",
        "\u{202a}0812 3456 7890\u{202c}",
        "0812\u{200d}3456\u{2060}7890\u{fe0f}",
        "0812\t3456\u{85}7890",
        "\u{ff10}\u{ff18}\u{ff11}\u{ff12} 3456 7890",
        "\u{ff0b}62 812 3456 7890",
        "\u{ff08}0812\u{ff09} 3456 7890",
    ] {
        assert_eq!(read("No. HP/WhatsApp", "telepon", typed).await, "+6281234567890", "{typed:?}");
    }
    for typed in [
        "3375015501900001\u{fe0f}",
        "337501\u{2010}550190\u{2010}0001",
        "３３７５０１５５０１９００００１",
    ] {
        assert_eq!(read("NIK", "nik", typed).await, "3375015501900001", "{typed:?}");
    }
    let nip = read("NIP / NI PPPK", "nip", "19900115\u{2007}201501\u{2011}2\u{ad}001").await;
    assert_eq!(nip, "199001152015012001");
}

#[tokio::test]
async fn amounts_days_and_addresses_are_read_as_they_look() {
    for (name, typed) in [
        ("luas", "１.２５０,５"),
        ("luas", "1\u{202f}250,5\u{200b}"),
        ("luas", "1’250,5"),
        ("lahir-hari", "\u{200e}１５"),
        ("lahir-bulan", "Januari\u{fe0f}"),
        ("lahir-tahun", "19\u{2060}90"),
    ] {
        let world = permit::world();
        let answer = world.send(permit::posting().set(name, typed).request(permit::ACTION)).await;
        assert_eq!(answer.status, 303, "{typed:?}: {:?}", answer.event.errors);
        let mail = Mail::parse(&world.outbox.sent()[0].message);
        assert_eq!(mail.answer("Luas tanah"), "1.250,5");
        assert_eq!(mail.answer("Tanggal lahir"), "15 Januari 1990");
    }
    let question = "Email dinas yang terdaftar di BSrE";
    let read = read(question, "email", "sari.contoh＠pekalongan\u{ad}kota.go.id\u{200b}").await;
    assert_eq!(read, "sari.contoh@pekalongankota.go.id");
}

#[tokio::test]
async fn a_control_character_is_a_space_or_the_end_of_a_line() {
    let unit = "Perangkat daerah / unit kerja";
    for control in ["\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\t", "\0", "\u{1b}", "\u{7f}"] {
        let typed = format!("satu{control}dua");
        assert_eq!(read(unit, "unit_kerja", &typed).await, "satu dua", "{control:?}");
    }
    for end in ["\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "\r", "\r\n", "\n"] {
        let typed = format!("satu{end}dua");
        assert_eq!(read("Jabatan", "jabatan", &typed).await, "satu\ndua", "{end:?}");
    }
    assert_eq!(read("Jabatan", "jabatan", "satu\u{1}\u{9f}dua").await, "satu  dua");
}

#[tokio::test]
async fn a_refused_form_gives_back_nothing_that_cannot_be_seen() {
    let posting = Posting::of_sari().set("nik", "1\u{b}2\u{1}3").set("jabatan", "a\u{c}b\u{1b}");
    let answer = world().post(&posting).await;
    assert_eq!(answer.refused(), [("nik".to_owned(), "nik".to_owned())]);
    let strange = |character: &char| character.is_control() && *character != '\n';
    assert_eq!(answer.body.chars().find(strange), None);
}

#[tokio::test]
async fn letters_are_composed_and_counted_as_people_count_them() {
    let name = "Nama lengkap tanpa gelar";
    let composed = read(name, "nama", "Jose\u{301} Nu\u{303}ez").await;
    assert_eq!(composed, "Jos\u{e9} N\u{169}ez");
    // No letter of Unicode has these marks: they stay two characters.
    assert_eq!(read(name, "nama", "A\u{331}x\u{331}").await, "A\u{331}x\u{331}");
    for name in ["Ibu\u{2011}Sari", "D’Contoh", "D`Contoh", "Sari\u{a0}Contoh"] {
        let answer = world().post(&Posting::of_sari().set("nama", name)).await;
        assert_eq!(answer.status, 303, "{name:?}: {:?}", answer.event.errors);
    }
    for letter in
        ["e\u{301}", "\u{1f469}\u{200d}\u{1f4bb}", "\u{1f1ee}\u{1f1e9}", "\u{a99f}\u{a9bf}"]
    {
        let hundred = letter.repeat(100);
        let answer = world().post(&Posting::of_sari().set("unit_kerja", &hundred)).await;
        assert_eq!(answer.status, 303, "{letter:?}: {:?}", answer.event.errors);
        let more = Posting::of_sari().set("unit_kerja", hundred + letter);
        let answer = world().post(&more.json()).await;
        assert!(answer.body.contains("Yang Anda tulis 101 huruf"), "{}", answer.body);
    }
    let heap = format!("a{}", "\u{300}".repeat(10_000));
    let answer = world().post(&Posting::of_sari().set("unit_kerja", heap)).await;
    assert_eq!(answer.refused(), [("unit_kerja".to_owned(), "too_long".to_owned())]);
}

#[tokio::test]
async fn the_same_letters_in_two_writings_are_the_same_request() {
    let world = world();
    let first = world.post(&Posting::of_sari().set("nama", "Jos\u{e9} Contoh")).await.reference();
    let other = world.post(&Posting::of_sari().set("nama", "Jose\u{301} Contoh")).await;
    assert_eq!(other.reference(), first);
}

#[tokio::test]
async fn joiners_stay_where_words_need_them_and_nowhere_else() {
    // Javanese: the sign that ends a syllable stays visible before the next letter.
    let javanese = "\u{a992}\u{a9c0}\u{200c}\u{a98f}\u{a9c0}\u{200d}\u{a9b1}";
    assert_eq!(read("Jabatan", "jabatan", javanese).await, javanese);
    let family = "\u{1f469}\u{200d}\u{2764}\u{fe0f}\u{200d}\u{1f468}";
    assert_eq!(read("Jabatan", "jabatan", family).await, family);
    for typed in ["Sa\u{200d}ri", "\u{200c}Sari\u{200d}", "Sa\u{200d}\u{200d}\u{200c}ri\u{fe0f}"] {
        assert_eq!(read("Jabatan", "jabatan", typed).await, "Sari", "{typed:?}");
    }
}

#[tokio::test]
async fn an_answer_that_shows_nothing_is_none() {
    for nothing in ["\u{200b}", "\u{3164}", " \u{2060}\u{a0}", "\u{ad}\u{fe0f}", "\u{1}"] {
        let answer = world().post(&Posting::of_sari().set("unit_kerja", nothing)).await;
        let missing = [("unit_kerja".to_owned(), "missing".to_owned())];
        assert_eq!(answer.refused(), missing, "{nothing:?}");
    }
}
