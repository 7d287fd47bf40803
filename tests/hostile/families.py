"""Hostile and odd requests in families. Each yields (request, statuses that are allowed).

`kanari` stands in what is typed, so that it is found wherever it must not be.
"""

import gzip
import random
import string

import applicant
import disguises
from applicant import PDF, SARI, form, parts, post
from wire import BOUNDARY, Request, multipart

TAKEN = {303}
REFUSED = {422}
EITHER = {303, 422}
TEXTS = ["nama", "jabatan", "unit_kerja"]
LINES = list(SARI)
FORM = "/api/forms/kominfo/lock"

INJECTIONS = [
    "kanari\r\nBcc: kanari@contoh.com", "kanari\nBcc: kanari@contoh.com", "kanari\rBcc: x@contoh.com",
    "kanari\r\n\r\nIsi palsu", "kanari\r\n.\r\nMAIL FROM:<x@contoh.com>", "kanari\n.\nQUIT",
    "kanari\u2028Bcc: x", "kanari\u2029Bcc: x", "kanari\u0085Bcc: x", "kanari\vBcc: x", "kanari\fBcc: x",
    "kanari\0Bcc: x", "kanari%0d%0aBcc: x", "kanari\\r\\nBcc: x", "kanari\u560d\u560aBcc: x",
    "=?utf-8?Q?kanari=0D=0ABcc:_x?=", "=?utf-8?B?a2FuYXJpDQpCY2M6IHg=?=", "kanari\r\n\tBcc: x",
    "kanari, x@contoh.com", "kanari>, <x@contoh.com", "kanari;x@contoh.com", '"kanari\r\n"@contoh.com',
    "--=_LOCK-22222-22222-2222", "--=_LOCK-22222-22222-2222--\r\nkanari", "Content-Type: text/html\r\n\r\nkanari",
    ".", "..", ".\r\n", "\r\n.\r\n", "kanari =\r\n soft", "From kanari", ">From kanari",
]
MARKUP = [
    "<kanari>", "<kanari onload=x>", "\"><kanari>", "'><kanari>", "</textarea><kanari>", "</title><kanari>",
    "<!--<kanari>-->", "<![CDATA[<kanari>]]>", "<KANARI/src=x>", "<svg/onload=kanari>", "javascript:kanari",
    "{{ kanari }}", "{% include 'mail/agency.txt' %}<kanari>", "{{ 7*7 }}<kanari>", "${kanari}", "#{kanari}",
    "&lt;kanari&gt;", "\\u003ckanari\\u003e", "\uff1ckanari\uff1e", "%3Ckanari%3E", "<\0kanari>", "<kanari\u200b>",
    "<kanari\u2028>", "]]><kanari>", "=cmd|'/c calc'!A1 kanari", "+kanari", "-kanari", "@SUM(kanari)", "\tkanari",
]
ADDRESSES = [
    "", "a", "@", "kanari@", "@contoh.go.id", "kanari@contoh", "kanari@@pekalongankota.go.id", "kanari@pekalongankota.go.id.",
    "kanari@.pekalongankota.go.id", "kanari.@pekalongankota.go.id", ".kanari@pekalongankota.go.id", "ka..nari@pekalongankota.go.id",
    '"kanari"@pekalongankota.go.id', '"ka nari"@pekalongankota.go.id', "ka nari@pekalongankota.go.id", "kanari(x)@pekalongankota.go.id",
    "<kanari@pekalongankota.go.id>", "Sari <kanari@pekalongankota.go.id>", "kanari@pekalongankota.go.id,x@contoh.com",
    "kanari@pekalongankota.go.id x@contoh.com", "kanari@pekalongankota.go.id;x@contoh.com", "kanari%x@contoh.com",
    "kanari@[127.0.0.1]", "kanari@127.0.0.1", "kanari@[IPv6:::1]", "kanari@localhost", "kanari@pekalongankota.go.id@contoh.com",
    "kanari@pekalongankota.go.id\r\nBcc: x@contoh.com", "kanari@pekalongankota.go.id\n", "kanari\0@pekalongankota.go.id",
    "k\u00e4nari@pekalongankota.go.id", "kanari@pek\u0430longankota.go.id", "kanari@pekalongankota\u3002go.id",
    "kanari@xpekalongankota.go.id", "kanari@pekalongankota.go.id.contoh.com", "kanari@contoh.com#pekalongankota.go.id",
    "kanari@contoh.com?pekalongankota.go.id", "kanari@-a.pekalongankota.go.id", "kanari@a_b.pekalongankota.go.id",
    "mailto:kanari@pekalongankota.go.id", "kanari@pekalongankota.go.id>\r\nRCPT TO:<x@contoh.com", "x" * 65 + "@pekalongankota.go.id",
    "kanari@" + "a" * 64 + ".pekalongankota.go.id", "kanari@" + "a." * 120 + "pekalongankota.go.id", "kanari\\@pekalongankota.go.id",
    "kanari@pekalongankota.go.id/", "kanari@pekalongankota,go,id", "kanari\uff20pekalongankota.go.id",
]
NAMES = [
    "../../etc/kanari", "..\\..\\kanari.exe", "kanari.pdf\0.exe", "kanari\r\nBcc: x", 'kanari".pdf', "kanari%22.pdf", "kanari%0d%0a.pdf",
    "k" * 5000, "kanari.pdf;x=y", "<kanari>.pdf", "CON", ".", "..", "/", "C:\\fakepath\\kanari.pdf", "kanari\u202efdp.exe", "=?utf-8?Q?kanari?=",
    "\u0000", " ", "kanari.pdf ", "kanari.PDF", "kanari.html", "kanari.svg", "\ud83d\ude00.pdf", "utf-8''kanari.pdf",
]
TYPES = ["text/html", "", "application/pdf\r\nBcc: x", "multipart/mixed; boundary=x", "message/rfc822", "image/svg+xml", "a/b; name=kanari", "\0", "x" * 3000, "text/plain; charset=utf-7"]
FILES = [
    b"", b"\0", b"kanari", b"%PDF", b"%PDF-1.7", b"%PDF-1.7\n", b"junk\n" + PDF, b"\xef\xbb\xbf" + PDF, b"%PDF-9.9\n%%EOF", b"%pdf-1.7\n%%EOF",
    b"<html><kanari></html>", b"PK\x03\x04kanari", b"MZkanari", b"GIF89a", b"\x89PNG\r\n", b"\xff\xd8\xff", b"RIFF....WEBP", b"<svg xmlns='x'/>",
    b"%!PS-Adobe", b"\x7fELF", b"#!/bin/sh\n", b"\x1f\x8b\x08", b"\xd0\xcf\x11\xe0", b"kanari" * 1000, b"\xff" * 10000,
]


def injections(csr, _):
    for text in INJECTIONS:
        for name in LINES:
            yield form(csr, **{name: text}), EITHER


def markup(csr, _):
    for text in MARKUP:
        for name in LINES:
            yield form(csr, **{name: text}), EITHER
        yield form(csr, **{name: text for name in LINES}), REFUSED


def addresses(csr, _):
    for text in ADDRESSES:
        # A wide sign is the usual one, and is mailed as that.
        plain = text.strip().replace("\uff20", "@")
        yield form(csr, email=text), REFUSED if plain != "kanari@pekalongankota.go.id" else EITHER
    for text in ["kanari@pekalongankota.go.id", "KANARI@PEKALONGANKOTA.GO.ID", "ka'nari+x@kominfo.pekalongankota.go.id", " kanari@pekalongankota.go.id "]:
        yield form(csr, email=text, jabatan=f"Penata {len(text)} {text[:2]}"), TAKEN


def file_names(csr, _):
    for number, name in enumerate(NAMES):
        for kind in ("application/pdf", "text/html"):
            yield form(csr, jabatan=f"Penata {number}", surat_pernyataan=(PDF, name, kind)), {303, 400}
    for kind in TYPES:
        yield form(csr, surat_pernyataan=(PDF, "a.pdf", kind)), {303, 400}
    # The file name stands in front: a name in it is not that of the part.
    sent, swapped = b'name="surat_pernyataan"; filename="a.pdf"', b'filename="%s"; name="surat_pernyataan"'
    whole = multipart([(n, PDF, "a.pdf", "application/pdf") if n == "surat_pernyataan" else (n, *rest) for n, *rest in parts(csr)])
    for name in (b"a name=csr", b"a; name=csr", b"a;name='csr'", b"name=csr", b"a name=\\", b"\xe9", b"\x1b[0m"):
        yield post(whole.replace(sent, swapped % name)), TAKEN
    for name in (b'a"; name="csr', b'a\\"; name="csr', b"a\r\n name=csr", b"a\0"):
        yield post(whole.replace(sent, swapped % name)), {400}


def file_contents(csr, _):
    for content in FILES:
        yield form(csr, surat_pernyataan=content), TAKEN if content == b"\xef\xbb\xbf" + PDF else REFUSED
        yield form(csr, csr=content), REFUSED
        yield form(csr, surat_pernyataan=content, csr=content), REFUSED
    # As a browser sends it where none was chosen.
    yield form(csr, csr=(b"", "", "application/octet-stream")), TAKEN
    active = b"/JavaScript /JS /Launch /EmbeddedFile /Encrypt /OpenAction (kanari)"
    yield form(csr, surat_pernyataan=PDF.replace(b"<< >>", b"<< " + active + b" >>")), TAKEN


def csr_damage(csr, _):
    der = applicant.openssl("req", "-outform", "DER", data=csr)
    for place in range(0, len(der), 3):
        yield form(csr, csr=der[:place] + bytes([der[place] ^ 0x41]) + der[place + 1 :]), EITHER
    for length in range(1, len(der), 9):
        yield form(csr, csr=der[:length]), REFUSED
    for text in [csr + csr, csr[:-20], csr.replace(b"\n", b"\r\n"), b"\n\n" + csr, b"kanari\n" + csr, csr + b"kanari", csr.replace(b"REQUEST", b"KANARI"), der + b"\0", der + der, csr.lower(), csr.replace(b"\n", b"")]:
        yield form(csr, csr=text), EITHER


def private_keys(csr, keys):
    """Nothing that holds a key is ever taken, wherever it stands."""
    for name, key in keys.items():
        armoured = key.startswith(b"-----")
        for place in ("csr", "surat_pernyataan"):
            yield form(csr, **{place: key}), REFUSED
        yield form(csr, csr=csr + key), REFUSED
        yield form(csr, csr=key + csr), REFUSED
        yield form(csr, surat_pernyataan=PDF.replace(b"%%EOF", key + b"\n%%EOF")), REFUSED if armoured else EITHER
        if armoured:
            text = key.decode()
            body = "".join(line for line in text.splitlines() if not line.startswith("-"))
            for disguise in [
                text, text.replace("\n", "\r\n"), text.replace("\n", ""), text.replace("\n", " "), text.replace("\n", "\\n"), "\ufeff" + text,
                text.replace("\n", "\n\n"), "> " + text.replace("\n", "\n> "), text.lower(), text.replace("-----", "- - -"),
            ]:
                for field in ("jabatan", "nama"):
                    yield form(csr, **{field: disguise}), REFUSED
            for encoded in [text.encode("utf-16"), text.encode("utf-16-le"), text.encode("utf-16-be"), b"\xef\xbb\xbf" + key, b" \n" * 100 + key, key.replace(b"\n", b"\r"), body.encode()]:
                yield form(csr, csr=encoded), REFUSED
            yield form(csr, kunci=text), {303, 422}  # A field that the form does not have is not read.


def numbers(csr, random_):
    for name in ("nik", "nip", "telepon"):
        for text in ["", "0", "kanari", "-1", "1e16", "0x10", "3375015501900001x", "3375 0155 0190 0001", "\u0663\u0663\u0667\u0665", "9" * 16, "9" * 18, "9" * 40, "0" * 16, "3375013201900001", "+62", "08", "0812-3456-7890\r\nx", "\uff13\uff13\uff17\uff15"]:
            yield form(csr, **{name: text}), EITHER
        for _ in range(40):
            text = "".join(random_.choice("0123456789 -.+()x") for _ in range(random_.randrange(1, 24)))
            yield form(csr, **{name: text}), EITHER


def unicode(csr, random_):
    odd = ["\u202ekanari", "\u2066kanari\u2069", "k\u200banari", "\u0301kanari", "kanari" + "\u0301" * 200, "\ufffekanari", "\U0010ffffkanari", "\U0001f600 kanari", "\u0130stanbul kanari", "\ufb01kanari", "\u00a0kanari\u00a0", "\u3000kanari", "kan\u00adari", "\u1160kanari", "\ufeffkanari", "\u2800", "\u200d", "a\u0600", "\ue000kanari", "K\u0332a\u0332", "\u05d0\u05d1kanari", "\u0623\u0628", "\u0e01\u0e33", "Ny. Kanari S.Kom., M.Kom.", "D'Kanari", "Kanari-Ningrum", "\ua9b2\ua9a4\ua982"]
    for text in odd:
        for name in TEXTS:
            yield form(csr, **{name: text}), EITHER
    for raw in [b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80", b"kanari\xc3", b"\xe2\x28\xa1", b"\xf0\x28\x8c\xbc"]:
        for name in LINES:
            yield form(csr, **{name: raw}), {400, 422}
    for _ in range(120):
        text = "".join(chr(random_.choice([random_.randrange(0x20, 0x7f), random_.randrange(0xa0, 0x3000), random_.randrange(0x3000, 0xd800), random_.randrange(0xe000, 0x110000)])) for _ in range(random_.randrange(2, 60)))
        yield form(csr, **{random_.choice(TEXTS): text}), EITHER


def lengths(csr, _):
    for name, least, most in (("nama", 2, 100), ("jabatan", 2, 120), ("unit_kerja", 2, 160)):
        for length in (0, 1, least, least + 1, most - 1, most, most + 1, most * 10, 20_000):
            fits = least <= length <= most
            yield form(csr, **{name: ("Aa" * length)[:length]}), TAKEN if fits else REFUSED
        yield form(csr, **{name: "\u00e9" * most}), TAKEN
        yield form(csr, **{name: "\u00e9" * (most + 1)}), REFUSED
    largest = 2 * 1024 * 1024
    for size, allowed in ((largest - 1, TAKEN), (largest, TAKEN), (largest + 1, REFUSED)):
        yield form(csr, surat_pernyataan=PDF[:-6].ljust(size - 6, b"x") + b"%%EOF\n"), allowed
    yield form(csr, csr=csr + b"\n" * 20_000), REFUSED
    whole = 4 * 1024 * 1024
    bare = len(multipart(parts(csr) + [("isi", b"")]))
    for size, allowed in ((whole, {303, 422}), (whole + 1, {413}), (whole * 2, {413})):
        yield post(multipart(parts(csr) + [("isi", b"x" * (size - bare))])), allowed


def part_counts(csr, _):
    own = len(parts(csr))
    for count, allowed in ((200 - own, EITHER), (201 - own, {400}), (5000, {400})):
        yield post(multipart(parts(csr) + [(f"a{n}", "kanari") for n in range(count)])), allowed
    for name in LINES + ["surat_pernyataan", "csr", "persetujuan"]:
        yield post(multipart(parts(csr) + [(name, "kanari dua kali")])), {303, 400, 422}
    for name in ["", "k" * 100, "k" * 101, "kanari\r\nx", 'ka"nari', "\u00e9", "__proto__", "constructor", "nama[]", "nama.x", "nama\0"]:
        yield post(multipart(parts(csr) + [(name, "kanari")])), {303, 400, 422}
    for name in LINES + ["surat_pernyataan", "persetujuan"]:
        yield form(csr, **{name: None}), REFUSED
    yield form(csr, persetujuan="tidak"), REFUSED
    for text in ("x", " ", "kanari", "http://kanari"):
        yield form(csr, situs_web=text), REFUSED if text.strip() else EITHER
    # A file field sent as text, and a line sent as a file.
    yield post(multipart([p[:2] for p in parts(csr)])), EITHER
    yield post(multipart([(n, c, "a.txt", "text/plain") for n, c, *_ in parts(csr)])), EITHER


def multipart_damage(csr, random_):
    whole = multipart(parts(csr))
    for place in range(0, len(whole) - 6, max(1, len(whole) // 70)):
        yield post(whole[:place]), {400, 422}
    for old, new in [(b"\r\n", b"\n"), (b"--" + BOUNDARY.encode(), b"--x"), (b"form-data", b"kanari"), (b"name=", b"kanari="), (b"\r\n\r\n", b"\r\n"), (b'"', b"'"), (b"Content-Disposition", b"content-disposition"), (b"Content-Disposition", b"Kanari"), (b"; ", b";"), (b": ", b":")]:
        yield post(whole.replace(old, new)), {303, 400, 422}
    for boundary in ["", "x", "x" * 70, "x" * 71, "x" * 5000, '"x y"', '"', "\u00e9", "a;b", "--", "kanari/x=?", "'()+_,-./:=?"]:
        sent = boundary.strip('"')
        yield post(multipart(parts(csr), boundary=sent), boundary=boundary), {303, 400, 415, 422}
    for prefix in (b"kanari\r\n", b"\r\n" * 50, b"--" + BOUNDARY.encode() + b"\r\n"):
        yield post(prefix + whole), {303, 400, 422}
    yield post(whole + b"kanari" * 100), {303, 400, 422}
    yield post(whole + whole), {400}
    yield post(b""), {400}
    yield post(b"--" + BOUNDARY.encode() + b"--\r\n"), {400, 422}
    yield post((b"--" + BOUNDARY.encode() + b"\r\n") * 20_000), {400}
    yield post(b"\r\n--" + BOUNDARY.encode()[:-1] * 30_000), {400}
    yield post(multipart([("nama", b"\r\n--" + BOUNDARY.encode()[:-1] + b"x") for _ in range(150)])), {422, 400}
    for _ in range(250):
        body = bytearray(whole)
        for _ in range(random_.randrange(1, 8)):
            place = random_.randrange(len(body))
            how = random_.randrange(4)
            if how == 0:
                body[place] = random_.randrange(256)
            elif how == 1:
                del body[place : place + random_.randrange(1, 40)]
            elif how == 2:
                body[place:place] = random_.randbytes(random_.randrange(1, 12))
            else:
                body[place:place] = body[place : place + 60]
        yield post(bytes(body)), {303, 400, 422}


def content_types(csr, _):
    body = multipart(parts(csr))
    for kind in [None, "", "multipart/form-data", "multipart/mixed; boundary=" + BOUNDARY, "application/x-www-form-urlencoded", "application/json", "text/plain", "multipart/form-data; boundary", "multipart/form-data; boundary=", f"multipart/form-data, x; boundary={BOUNDARY}", f"application/multipart/form-data; boundary={BOUNDARY}", "x" * 3000, "multipart/form-data; charset=utf-7"]:
        yield post(body, Content_Type=kind), {400, 415}
    for kind in [f"MULTIPART/FORM-DATA; BOUNDARY={BOUNDARY}", f'multipart/form-data; boundary="{BOUNDARY}"', f"multipart/form-data;boundary={BOUNDARY}", f"multipart/form-data; charset=utf-8; boundary={BOUNDARY}", f"multipart/form-data; boundary={BOUNDARY}; boundary=x"]:
        yield post(body, Content_Type=kind), {303, 400, 415}
    twice = post(body)
    twice.headers.append(("Content-Type", "text/plain"))
    yield twice, {400, 415}
    for encoding in ("gzip", "br", "deflate", "identity, gzip", "kanari"):
        yield post(gzip.compress(body), Content_Encoding=encoding), {400, 415}
    yield post(body, Content_Encoding="identity"), TAKEN


def methods_and_paths(csr, _):
    paths = ["/", "//", "/api", "/api/", "/api/forms", "/api/forms/", "/api/forms/kominfo", "/api/forms/kominfo/lock/", "/api/forms//kominfo/lock", "/api/forms/kominfo/lock/tanda-terima", "/api/forms/kominfo/lock/tanda-terima/", "/api/forms/kominfo/lock/periksa", "/api/forms/kominfo/lock/periksa/", "/api/forms/KOMINFO/LOCK", "/api/forms/kominfo%2Flock", "/api/forms/kominfo/l%6fck", "/api/forms/../forms/kominfo/lock", "/api/forms/./kominfo/lock", "/api/forms/kominfo/lock;x", "/api/forms/kominfo/lock%00", "/api/forms/kominfo/lock%0d%0aX:%20y", "/api/forms/" + "a" * 3000, "/api/forms/" + "a/" * 500, "/api/forms/tidak-ada", "/api/forms/en/kominfo/lock/x", "/api/forms/__proto__", "/api/health/", "/api/health?x=1"]
    for path in paths:
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "KANARI"):
            if path.startswith("/api/") and len(path) > 5:
                yield Request(method, path, [], b""), {200, 404, 405, 414, 415, 431}
    for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "post", "KANARI"):
        yield Request(method, FORM, post(b"").headers, multipart(parts(csr))), {405}
    for query in ("nik=3375015501900001", "kanari=%00", "%3Ckanari%3E", "ref=x&t=1", "?" * 100, "a=" + "b" * 4000):
        changed = form(csr, jabatan=f"Penata {len(query)}")
        changed.path = f"{FORM}?{query}"
        yield changed, TAKEN


def origins(csr, _):
    own = "https://kominfo.pekalongankota.go.id"
    foreign = ["null", "https://kanari.example", "http://kanari.example:8080", own + ".kanari.example", own.replace("https", "ftp"), "", "kanari", own + "/x", "https://" + "a" * 500, own + "@kanari.example", own + " https://kanari.example", own + "\t"]
    for origin in foreign:
        yield post(multipart(parts(csr)), Origin=origin), {303, 403} if origin.strip() == own else {403}
    for site in ("cross-site", "same-site", "kanari", "Same-Origin", "", "same-origin, cross-site"):
        yield post(multipart(parts(csr)), Sec_Fetch_Site=site), {403}
    for site in ("same-origin", "none"):
        yield post(multipart(parts(csr)), Sec_Fetch_Site=site), TAKEN
    for host in ("kanari.example", "127.0.0.1", "[::1]", "a" * 300, "kanari.example:99999", "evil\u00e9"):
        for extra in ("X-Forwarded-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "Referer", "X-Forwarded-Proto"):
            yield post(multipart(parts(csr)), Host=host, **{extra.replace("-", "_"): f"kanari.example/{host}"}), {303, 400}


def negotiation(csr, random_):
    ranges = ["text/html", "application/json", "*/*", "application/*", "text/*", "application/problem+json", "application/xml", "kanari/x", "*", "", "text", "a/b/c"]
    weights = ["", ";q=0", ";q=1", ";q=0.5", ";q=0.001", ";q=2", ";q=-1", ";q=kanari", "; q = 0.3", ";q=1.0000", ";level=1;q=0.2", ";q="]
    for _ in range(160):
        accept = ",".join(random_.choice(ranges) + random_.choice(weights) for _ in range(random_.randrange(1, 7)))
        yield post(multipart(parts(csr, nik="1")), Accept=accept), REFUSED
    for accept in ("x" * 5000, "," * 3000, "text/html," * 800, "application/json;q=0.1, " * 300, "\u00e9", ";;;"):
        yield post(multipart(parts(csr, nik="1")), Accept=accept, Accept_Language="kanari" * 50), REFUSED
    yield post(multipart(parts(csr)), Accept="application/json"), {201}


def looks(csr, random_):
    """Before it is sent: what would be taken is shown, and nothing of it is mailed."""
    for family in (injections, markup, addresses, file_names, file_contents, csr_damage, lengths, multipart_damage, origins):
        for request, allowed in family(csr, random_):
            request.path = f"{FORM}/periksa"
            yield request, {200 if status == 303 else status for status in allowed}


def forged_receipts(csr, random_):
    good = "ref=LOCK-22222-22222-2222&t=1795422000&a=1&s=" + "A" * 43
    path = FORM + "/tanda-terima?"
    for query in ["", good, good.upper(), good + "&x=1", "ref=&t=&a=&s=", "ref=%3Ckanari%3E&t=1&a=1&s=x", "ref=LOCK&t=kanari&a=9&s=%00", good.replace("&", ";"), good * 50, "s=" + "A" * 5000, good.replace("A", "\u00e9"), good.replace("t=1795422000", "t=-9223372036854775809"), good.replace("t=1795422000", "t=99999999999999999999")]:
        for method in ("GET", "HEAD"):
            yield Request(method, path + query), {404}
    for _ in range(100):
        text = bytearray(good, "ascii")
        for _ in range(random_.randrange(1, 5)):
            text[random_.randrange(len(text))] = ord(random_.choice(string.ascii_letters + string.digits + "&=%-_"))
        yield Request("GET", path + text.decode()), {404}


def transport(csr, random_):
    """What only exists on a wire; whatever is no HTTP may be refused in a word."""
    body = multipart(parts(csr))
    kind = f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n".encode()
    line = f"POST {FORM} HTTP/1.1\r\nHost: localhost\r\n".encode()
    length = f"Content-Length: {len(body)}\r\n".encode()
    end = b"Connection: close\r\n\r\n"
    chunk = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    te = b"Transfer-Encoding: chunked\r\n"
    some = {0, 303, 400, 405, 408, 413, 415, 421, 422, 501, 505}
    for raw in [
        f"POST {FORM} HTTP/1.0\r\n".encode() + kind + length + b"\r\n" + body,
        f"POST http://kanari.example{FORM} HTTP/1.1\r\nHost: localhost\r\n".encode() + kind + length + end + body,
        f"POST {FORM} HTTP/1.1\r\n".encode() + kind + length + end + body,
        line + b"Host: kanari\r\n" + kind + length + end + body,
        line + kind + te + end + chunk,
        line + kind + b"Expect: 100-continue\r\n" + length + end + body,
        line + kind + b"Expect: kanari\r\n" + length + end + body,
    ]:
        yield Request(raw=raw), some
    for raw in [
        line + kind + te + length + end + chunk, line + kind + te + b"Content-Length: 4\r\n" + end + chunk,
        line + kind + length + b"Content-Length: 4\r\n" + end + body, line + kind + b"Content-Length: -1\r\n" + end + body,
        line + kind + b"Content-Length: 99999999999999999999\r\n" + end + body, line + kind + b"Content-Length: 0x10\r\n" + end + body,
        line + kind + b"Content-Length: +5\r\n" + end + body, line + kind + b"Content-Length: 5, 5\r\n" + end + body,
        line + kind + b"Transfer-Encoding: kanari\r\n" + end + chunk, line + kind + b"Transfer-Encoding: chunked, chunked\r\n" + end + chunk,
        line + kind + b"Transfer-Encoding : chunked\r\n" + end + chunk, line + kind + b"Transfer-Encoding:\x0bchunked\r\n" + end + chunk,
        line + kind + te + end + b"kanari\r\n", line + kind + te + end + b"ffffffffffffffff\r\n" + body, line + kind + te + end + b"-5\r\n" + body,
        line + kind + te + end + b"5;kanari=" + b"x" * 20000 + b"\r\n", line + kind + te + end + b"5\n" + body,
        b"\r\n" * 200 + line + end, b"\0" * 100, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET  / HTTP/1.1\r\n\r\n", b"GET / \r\n\r\n", b"kanari", b"\xff\xfe\r\n\r\n",
        f"GET {FORM} HTTP/1.1\nHost: localhost\n\n".encode(), line + b" folded: kanari\r\n" + end, line + b"X: a\r\n b\r\n" + end, line + b"X\0: kanari\r\n" + end,
        line + b"X: ka\0nari\r\n" + end, line + b": kanari\r\n" + end, line + b"no colon\r\n" + end, line + b"X: " + b"k" * 100_000 + b"\r\n" + end,
        line + b"".join(b"X%d: kanari\r\n" % n for n in range(500)) + end, b"GET /" + b"k" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"CONNECT kanari:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /api/health HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    ]:
        yield Request(raw=raw), some | {200, 404, 414, 431}
    whole = line + kind + length + end + body
    for place in range(0, len(whole) - 1, len(whole) // 40):
        yield Request(raw=whole[:place]), some
    for _ in range(150):
        raw = bytearray(whole)
        for _ in range(random_.randrange(1, 6)):
            raw[random_.randrange(min(len(raw), 400))] = random_.randrange(256)
        yield Request(raw=bytes(raw)), some | {200, 403, 404, 414, 431}


def more_addresses(csr, _):
    """Addresses that one reader takes for another one; what is taken is mailed as it stands."""
    own = "pekalongankota.go.id"
    for text in [
        f"kanari@xn--pekalongankota-x9a.go.id", f"xn--kanari@{own}x", f"kanari@{own}:25", f"kanari@{own}%00", f"kanari@{own}\u0000", f"@a.{own},@b.{own}:kanari@contoh.com",
        f"contoh.com!kanari@{own}!x", f'"kanari@contoh.com"@{own}', f'"kanari\\"@contoh.com"@{own}', f"kanari@contoh.com(@{own})", f"kanari@contoh.com (@{own}", f"kanari@(x){own}",
        f"kanari:x@contoh.com;@{own}", f"Sari:kanari@{own};", f"kanari@{own}\t", f"kanari@{own}\u00a0x", f"kanari\u00ad@{own}.x", f"kanari@\u043fekalongankota.go.id", f"kanari@{own.upper()}.COM",
        f"kanari@2130706433", f"kanari@0x7f.1", f"kanari@127.1", f"kanari@[IPv6:::ffff:192.0.2.1]", f"kanari@{own}..", f"kanari@..{own}", f"kanari@{own},", f"kanari@{own};", f"kanari@{own} AUTH=<>",
        f"kanari@{own}> SIZE=1", f"kanari@{own}\\", f"=?utf-8?q?kanari=40contoh.com=3e?=@{own}", f"kanari@{own}\u2028", f"kanari@{own}\u0085", f"\u202ekanari@{own}x", f"kanari@\uff0e{own}",
        f"kanari\u2024x@{own}", f"kan ari@{own}", f"kanari@ {own}", f"kanari @{own}", f"<>@{own}", f"kanari@{own}@", f"@@{own}", f"kanari@{own.replace('.', '%2e')}", f"kanari%40contoh.com%2c@{own}%20",
    ]:
        yield form(csr, email=text), REFUSED if text.strip("\0").strip() != f"kanari@{own}" else EITHER
    for text in [f"sari%contoh.com@{own}", f"contoh.com!sari@{own}", f"{{sari}}@{own}", f"sari=contoh.com@{own}", f"#sari@{own}", f"'sari'@{own}", f"+ADw-sari@{own}", "k" * 64 + f"@{own}"]:
        yield form(csr, email=text, jabatan=f"Penata {len(text)} {text[:3].strip(chr(123))}"), EITHER


def charsets(csr, _):
    """A charset that a client declares changes nothing: it is UTF-8, or it is refused."""
    whole = multipart(parts(csr))
    for charset, encoding in [("utf-16", "utf-16"), ("utf-16le", "utf-16-le"), ("iso-8859-1", "latin-1"), ("utf-7", "utf-7"), ("ebcdic", "cp500"), ("gb18030", "gb18030"), ("kanari", "utf-8")]:
        typed = "S\u00e4ri Kanari".encode(encoding)
        part = b'Content-Disposition: form-data; name="nama"\r\nContent-Type: text/plain; charset=' + charset.encode() + b"\r\n\r\n" + typed
        changed = whole.replace(b'Content-Disposition: form-data; name="nama"\r\n\r\nSari Contoh Ningrum', part)
        yield post(changed), EITHER | {400}
        yield post(changed, Content_Type=f"multipart/form-data; charset={charset}; boundary={BOUNDARY}"), EITHER | {400}
        yield post(multipart(parts(csr) + [("_charset_", charset)])), EITHER | {400}
        yield post(whole.decode().encode(encoding)), EITHER | {400}
    for kind, body in [
        ("application/x-www-form-urlencoded", b"nama=kanari&nik=1"), ("application/json", b'{"nama":"kanari"}'), ("text/plain", b"nama=kanari\r\n"), ("application/xml", b"<nama>kanari</nama>"),
        ("multipart/mixed; boundary=" + BOUNDARY, whole), ("multipart/related; boundary=" + BOUNDARY, whole), ("message/rfc822", whole), ("application/octet-stream", whole),
    ]:
        yield post(body, Content_Type=kind), {415}
        yield post(body), {303, 400, 422}
        twice = post(body, Content_Type=kind)
        twice.headers.append(("Content-Type", "multipart/form-data; boundary=" + BOUNDARY))
        yield twice, {400, 415}


def nested(csr, random_):
    """Parts in parts, parts of their own making, and heads that are no heads."""
    inner = multipart([("nik", "3375015501900009")], boundary="dalam")
    line = b'--' + BOUNDARY.encode() + b'\r\nContent-Disposition: form-data; name="nama"'
    whole = multipart(parts(csr))
    for text in [inner.decode(), f"--{BOUNDARY}x", f"\r\n--{BOUNDARY[:-1]}", f"--{BOUNDARY}--x", f"\r\n--{BOUNDARY.lower()}\r\n", "\r\n--\r\n", f"\n--{BOUNDARY}\n"]:
        for name in ("jabatan", "nama"):
            yield form(csr, **{name: "kanari" + text}), EITHER | {400}
    for head in [
        b"\r\nContent-Type: multipart/mixed; boundary=dalam", b"\r\nContent-Transfer-Encoding: base64", b"\r\nContent-Transfer-Encoding: quoted-printable", b"\r\nContent-Transfer-Encoding: kanari",
        b"\r\nContent-Transfer-Encoding: binary", b"\r\nContent-Encoding: gzip", b"\r\nContent-Length: 3", b"\r\nX: " + b"k" * 9000, b"\r\nX: y" * 2000, b"\r\n X: kanari", b"\r\n\tX: kanari", b"\r\nX : kanari",
        b"\r\n: kanari", b"\r\nX", b"\r\nX: \0", b"\nX: kanari", b"\rX: kanari", b"\r\nX: \xff", b"\r\nContent-Disposition: form-data; name=nik", b"; name=nik", b'; filename="a"; filename="b"',
        b"; filename*=UTF-8''nik; filename*0=a; filename*1=b", b"; x=" + b"y" * 7000, b";;;", b"; ", b" ", b"; name*0=n; name*1=ik", b"; NAME=nik", b"\r\ncontent-disposition: attachment",
    ]:
        yield post(whole.replace(line, line + head)), EITHER | {400}
    for count in (201, 10_000):
        yield post(multipart(parts(csr) + [(f"k{n}", "") for n in range(count)])), {400}
        yield post(multipart([("nama", "kanari")] * count)), {400}
    for preamble in (b"kanari\r\n", b"This is a message in MIME format.\r\n", b"\r\n\r\n", b"\xef\xbb\xbf", b" ", b"\n"):
        yield post(preamble + whole), {400}
        yield post(whole + preamble), {303, 400}


def more_origins(csr, _):
    """The same site, differently written, and sites that look like it."""
    host = "kominfo.pekalongankota.go.id"
    for origin in [f"HTTPS://{host}", f"https://{host.upper()}", f"https://{host}:443"]:
        yield post(multipart(parts(csr, jabatan=f"Penata {len(origin)}")), Origin=origin), {303, 403}
    for origin in [
        f"http://{host}", f"https://{host}:8443", f"https://{host}.", f"https://{host}:0443x", f"https://{host}:80", f"https://x{host}", f"https://{host}@contoh.com", f"https://contoh.com#{host}", f"https://{host}\\.contoh.com",
        f"https://{host}%00.contoh.com", f"https://{host},https://contoh.com", f"//{host}", host, f"file://{host}", f"https:///{host}", f"https:{host}", "https://xn--kominfo.pekalongankota.go.id", "moz-extension://kanari", "about:blank", "data:", "NULL",
        f"https://{host}?", f"https://{host}/..", f"https://[{host}]", "https://localhost", "http://127.0.0.1", f"https://{host}\u3002x",
    ]:
        yield post(multipart(parts(csr)), Origin=origin), {403}
    for first, second in [(f"https://{host}", "https://contoh.com"), ("https://contoh.com", f"https://{host}")]:
        twice = post(multipart(parts(csr)), Origin=first)
        twice.headers.append(("Origin", second))
        yield twice, {403}
    for mode in [{"Sec_Fetch_Site": "same-origin", "Origin": "https://contoh.com"}, {"Sec_Fetch_Site": "cross-site", "Origin": f"https://{host}"}]:
        yield post(multipart(parts(csr)), **mode), {403}


def bystanders(csr, random_):
    """Headers that say something about the client, the way, or the future; none is believed."""
    for number, (name, value) in enumerate([
        ("X-Forwarded-For", "kanari"), ("X-Forwarded-For", "1.2.3.4, " * 500), ("X-Forwarded-For", "::1"), ("X-Real-IP", "127.0.0.1"), ("Forwarded", 'for="[::1]:80";host=kanari;proto=https'), ("X-Forwarded-Proto", "kanari"),
        ("X-HTTP-Method-Override", "DELETE"), ("X-Method-Override", "GET"), ("Cookie", "kanari=" + "x" * 4000), ("Authorization", "Basic a2FuYXJp"), ("Range", "bytes=0-0"), ("If-None-Match", "*"), ("If-Match", '"kanari"'),
        ("If-Modified-Since", "Kanari, 99 Xxx 9999"), ("Accept-Encoding", "kanari;q=x, *;q=0"), ("Accept-Language", "x" * 3000), ("Accept-Charset", "utf-16"), ("TE", "trailers, kanari"), ("Trailer", "Content-Length"),
        ("Upgrade", "h2c"), ("Connection", "Upgrade, HTTP2-Settings"), ("Via", "1.1 kanari"), ("Max-Forwards", "0"), ("Content-Language", "kanari"), ("Content-Location", "/kanari"), ("Content-MD5", "kanari"), ("Digest", "kanari"),
        ("Referer", "https://kanari.example/?nik=3375015501900001"), ("User-Agent", "() { :; }; kanari"), ("From", "kanari@contoh.com"), ("Sec-Fetch-Mode", "kanari"), ("Sec-Fetch-Dest", "iframe"), ("Prefer", "respond-async"), ("Traceparent", "kanari"),
    ]):
        request = form(csr, jabatan=f"Penata {number}")
        request.headers.append((name, value))
        yield request, {303, 400, 431}


def pages(csr, random_):
    """What is only read: ranges, conditions and paths that mean something else elsewhere."""
    read = {200, 206, 304, 308, 404, 405, 412, 416}
    paths = ["/", "/kominfo/lock/", "/kominfo/lock", "/sitemap.xml", "/robots.txt", "/404.html"]
    odd = ["/../Cargo.toml", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%252e%252e/etc/passwd", "/.%00./etc/passwd", "//etc/passwd", "/\\..\\etc", "/kominfo//lock/", "/kominfo/./lock/", "/kominfo/../kominfo/lock/", "/KOMINFO/LOCK/",
           "/kominfo/lock/index.html", "/kominfo/lock/index.html/", "/kominfo/lock;x/", "/kominfo/lock%2f", "/.git/config", "/.env", "/_headers", "/forms.json", "/function/forms.json", "/outbox/", "/__loket/", "/__loket/changes", "/__loket/changes?after=kanari", "/__loket/reload.js", "/%ff", "/%", "/%zz", "/" + "a/" * 1000, "/?" + "k" * 4000, "/con", "/~root/", "/@kanari"]
    conditions = [("Range", "bytes=0-0"), ("Range", "bytes=-1"), ("Range", "bytes=99999999-"), ("Range", "bytes=5-1"), ("Range", "bytes=" + "0-1," * 500), ("Range", "kanari=1"), ("If-Modified-Since", "kanari"), ("If-Modified-Since", "Thu, 01 Jan 2999 00:00:00 GMT"),
                  ("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"), ("If-None-Match", '"' + "k" * 3000 + '"'), ("If-None-Match", "W/"), ("If-Range", "kanari"), ("Accept", "kanari/*;q=9"), ("Host", "kanari.example"), ("Accept-Encoding", "br;q=0, gzip;q=0, identity;q=0")]
    for path in paths:
        for name, value in conditions:
            yield Request("GET", path, [(name, value)]), read
    for path in odd:
        for method in ("GET", "HEAD"):
            yield Request(method, path), read | {400, 414}
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND"):
        yield Request(method, "/kominfo/lock/", [], b"kanari"), {404, 405}


FAMILIES = {
    family.__name__: family
    for family in [
        injections, markup, addresses, file_names, file_contents, csr_damage, private_keys, numbers, unicode, lengths, part_counts,
        multipart_damage, content_types, methods_and_paths, origins, looks, negotiation, forged_receipts, transport, more_addresses, charsets,
        nested, more_origins, bystanders, pages,
    ]
} | disguises.FAMILIES
# What these take is what is hidden.
OF_KEYS = {"private_keys", *disguises.FAMILIES}
