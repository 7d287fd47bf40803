//! Forms that go to one mailbox alone, and mails that come from where they go.

use crate::site::Site;

const AGENCY: &str = "content/dinas/agency.yaml";
const TWO: &str = "forms_to: [dinas@contoh.go.id, arsip@contoh.go.id]\n";

#[test]
fn a_form_with_a_single_recipient_is_told_where_that_stands() {
    let first = Site::valid();
    first.finds(&[]).edit(AGENCY, TWO, "");
    first.finds(&["warning single-recipient content/dinas/agency.yaml:5:8"]);
    let named = Site::valid();
    named.edit(AGENCY, TWO, "forms_to: arsip@contoh.go.id\n");
    named.finds(&["warning single-recipient content/dinas/agency.yaml:24:11"]);
}

#[test]
fn complaints_have_recipients_of_their_own() {
    let site = Site::valid();
    let form =
        "title: Pengaduan\nfields: [{ name: isi, label: Apa yang terjadi?, kind: textarea }]\n";
    site.write("content/dinas/pengaduan.yaml", form);
    site.finds(&["warning single-recipient content/dinas/agency.yaml:9:10"]);
    let (one, two) =
        ("  email: dinas@contoh.go.id", "  email: [dinas@contoh.go.id, arsip@contoh.go.id]");
    site.edit(AGENCY, one, two).finds(&[]);
}

#[test]
fn a_sender_that_is_a_recipient_is_told() {
    let site = Site::valid();
    site.edit("content/site.yaml", "sender: layanan@", "sender: arsip@");
    site.finds(&["warning sender-is-recipient content/site.yaml:6:11"]);
}
