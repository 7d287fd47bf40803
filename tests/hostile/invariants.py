"""What must hold whatever was sent."""

import email
import email.policy
import json
import re

import targets

AGENCY_HEADERS = [
    "From", "To", "Reply-To", "Message-ID", "Date", "Subject", "X-Loket-Form", "List-Id", "X-Loket-Mail",
    "X-Loket-Reference", "Content-Language", "MIME-Version", "Content-Type",
]
APPLICANT_HEADERS = [
    "From", "To", "Reply-To", "Message-ID", "Date", "Subject", "Auto-Submitted", "References",
    "X-Loket-Form", "X-Loket-Mail", "X-Loket-Reference", "Content-Language", "MIME-Version", "Content-Type",
    "Content-Transfer-Encoding",
]
SECURITY = {
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
OF_HANDLER = {
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
}
LINK = re.compile(
    r"/api/forms/[a-z0-9/-]+/tanda-terima\?ref=[A-Z0-9]+-[A-Z0-9-]+&t=\d+&a=[0-3]&s=[\w-]{43}"
)


class Broken(AssertionError):
    """An invariant does not hold."""


def check(condition, *words):
    if not condition:
        raise Broken(" ".join(str(word) for word in words))


def of_answer(answer, allowed, is_http=True, is_page=False):
    """Checks an answer; returns the reference, if the request was accepted."""
    check(answer.status in allowed, "status", answer.status, "not in", sorted(allowed), answer.text()[:200])
    if answer.status == 0:
        check(not is_http, "closed without a word")
        return None
    headers = answer.headers
    for name, value in (SECURITY if is_page else SECURITY | OF_HANDLER).items():
        check(headers.get(name) == [value], name, headers.get(name), "at", answer.status)
    policy = headers.get("content-security-policy", [""])[0]
    check(policy.startswith("default-src 'none'") and "unsafe" not in policy, "policy", policy)
    for name in ("set-cookie", "server", "x-powered-by"):
        check(name not in headers, name)
    check(not any(name.startswith("access-control-") for name in headers), "opened to other origins")
    text = answer.text()
    check("<kanari" not in text.lower(), "markup of a visitor", around(text, "<kanari"))
    check("panicked" not in text and "src/" not in text, "the inside is shown")
    if answer.status not in (201, 303):
        return None
    location = headers.get("location", [""])[0]
    check(LINK.fullmatch(location), "location", location)
    return re.search(r"ref=([A-Z0-9-]+)", location)[1]


def around(text, word):
    place = text.lower().find(word)
    return text[max(0, place - 40) : place + 60]


def of_mails(target, references, recipients):
    """Checks that there are the mails of these requests, and no others."""
    expected = {f"{reference}-{word}.eml" for reference in references for word in ("instansi", "pemohon")}
    found = set(target.mails())
    check(found == expected, "mails:", sorted(found ^ expected)[:4])
    stray = [name for name in targets.files(target.outbox) if not name.endswith(".eml")]
    check(not stray, "left behind:", stray)


def of_mail(path, reference, recipients):
    """Checks one pair of mails; returns the record and the files of the request."""
    agency = read(path.read_bytes())
    check(list(agency.keys()) == AGENCY_HEADERS, "headers", list(agency.keys()))
    check([a.addr_spec for a in agency["To"].addresses] == recipients, "to", agency["To"])
    check(len(agency["Reply-To"].addresses) == 1, "reply-to", agency["Reply-To"])
    check(agency["Subject"].startswith(f"{reference} "), "subject")
    check("kanari" not in str(agency.items()).lower().replace("kanari@", ""), "headers hold typed text")
    text, *files = list(agency.iter_parts())
    check(text.get_content_type() == "text/plain" and not text.is_multipart(), "first part")
    contents = {}
    for file in files:
        name = file.get_filename()
        check(re.fullmatch(re.escape(reference) + r"(-[a-z_]+)?(\.csr)?\.(pdf|jpg|jpeg|png|pem|der|json)", name), "name", name)
        check(not file.is_multipart() and not file.defects, "part", name)
        contents[name] = file.get_content() if file.get_content_maintype() != "text" else file.get_payload(decode=True)
    record = json.loads(contents[f"{reference}.json"])
    receipt = read(path.with_name(path.name.replace("instansi", "pemohon")).read_bytes())
    check(list(receipt.keys()) == APPLICANT_HEADERS, "headers", list(receipt.keys()))
    check(len(receipt["To"].addresses) == 1 and not receipt.is_multipart(), "acknowledgement")
    check("kanari" not in receipt.as_string().lower().replace("kanari@", ""), "typed text sent to a stranger")
    return record, contents


def read(raw):
    check(raw.replace(b"\r\n", b"").count(b"\n") == 0 and b"\r" not in raw.replace(b"\r\n", b""), "bare line end")
    check(raw.isascii() and b"\0" not in raw, "bytes outside ASCII")
    message = email.message_from_bytes(raw, policy=email.policy.SMTP)
    for part in message.walk():
        check(not part.defects, "defects", part.defects)
    return message


def of_log(log, typed):
    """Checks that nothing typed stands in the log, and that every line is one."""
    check("panicked" not in log, "panic")
    for value in typed:
        check(value not in log, "in the log:", value[:40])
    for line in log.splitlines():
        if line.startswith("{"):
            json.loads(line)
