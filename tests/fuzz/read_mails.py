"""Reads mails with Python's `email` and says where it reads anything but what was sent.

Standard input: a line of JSON a posting, with `fields`, `files` and `mails`, files
and mails as base64. Ends with the number of mails, or with the first difference.
"""

import base64
import email
import email.policy
import json
import sys

AGENCY = "aduan@contoh.go.id"
SENDER = "layanan@contoh.go.id"
TITLE = "Pengaduan – “Contoh”"


def check(what, read, sent):
    if read != sent:
        sys.exit(f"{what}: read {read!r}, sent {sent!r}")


def addresses(mail, header):
    return [one.addr_spec for one in mail[header].addresses] if mail[header] else []


def to_agency(mail, fields, files):
    attachments = list(mail.iter_attachments())
    check("files", [file.get_content() if isinstance(file.get_content(), bytes) else file.get_content().encode()
                    for file in attachments[:-1]], files)
    record = json.loads(attachments[-1].get_content())
    reference = record["reference"]
    check("subject", mail["Subject"], f"{reference} {TITLE}")
    check("from", addresses(mail, "From"), [SENDER])
    check("to", addresses(mail, "To"), [AGENCY])
    answers = {field["name"]: field["value"] for field in record["fields"]}
    check("reply-to", addresses(mail, "Reply-To"), [answers["email"]] if answers["email"] else [])
    for name, typed in fields.items():
        # What is usual comes as it is; the rest is made plain, by rules that have tests of their own.
        if all(letter.isascii() and (letter.isalnum() or letter in " \n") for letter in typed):
            check(name, answers[name] or "", typed.strip())
    text = mail.get_body().get_content().replace("\r\n", "\n")
    for line in (answers["pesan"] or "").split("\n"):
        if f"    {line}\n" not in text and line.strip():
            sys.exit(f"the line {line!r} is not in {text!r}")
    return answers["email"]


def main():
    count = 0
    for line in sys.stdin:
        posting = json.loads(line)
        mails = [
            email.message_from_bytes(base64.b64decode(mail), policy=email.policy.default)
            for mail in posting["mails"]
        ]
        address = to_agency(mails[0], posting["fields"], [base64.b64decode(file) for file in posting["files"]])
        check("mails", len(mails), 2 if address else 1)
        for mail in mails[1:]:
            check("to", addresses(mail, "To"), [address])
            check("defects", [mail.is_multipart(), mail.defects], [False, []])
        check("defects", mails[0].defects, [])
        count += len(mails)
    print(count)


main()
