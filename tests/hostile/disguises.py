"""Private keys, each in disguises that people, programs and browsers give them.

Each yields (request, statuses that are allowed); nothing that holds a key is taken.
"""

import base64
import binascii
import gzip
import html
import io
import json
import quopri
import urllib.parse
import zipfile
import zlib

from applicant import PDF, form
from wire import multipart

REFUSED = {422}


def dump(key, offset, group):
    """A dump as xxd, hexdump and od print it."""
    lines = []
    for place in range(0, len(key), 16):
        line = key[place : place + 16]
        digits = " ".join(line[n : n + group].hex() for n in range(0, len(line), group))
        lines.append(offset % place + digits + "  " + "".join(chr(b) if 32 < b < 127 else "." for b in line))
    return "\n".join(lines)


def texts(key):
    """Ways to write a key as text."""
    code = base64.b64encode(key).decode()
    lines = [code[place : place + 64] for place in range(0, len(code), 64)]
    octets = list(key)
    yield from [
        code, base64.urlsafe_b64encode(key).decode().rstrip("="), "\n".join(lines), "\r\n\r\n".join(lines),
        base64.b64encode(code.encode()).decode(), base64.b64encode("\n".join(lines).encode()).decode(),
        "> " + "\n> ".join(lines), "\n".join(f"{n}: {line}" for n, line in enumerate(lines)), json.dumps(lines),
        "<br>\n".join(lines), "=\r\n".join(lines), '"' + '" +\n  "'.join(lines) + '"', "| " + " |\n| ".join(lines) + " |",
        key.hex(), key.hex(":"), key.hex(" ").upper(), "0x" + key.hex(), "\\x" + "\\x".join(f"{b:02x}" for b in key),
        "{0x" + ", 0x".join(f"{b:02x}" for b in key) + "}", f"kunci={key.hex()};", binascii.b2a_hex(code.encode()).decode(),
        dump(key, "%08x: ", 2), dump(key, "%08x  ", 1), dump(key, "%07o ", 1), str(octets), str(octets).replace(",", ""),
        str([b - 256 if b > 127 else b for b in octets]), repr(key), json.dumps(key.decode("latin-1")),
        "".join(f"\\{b:03o}" for b in key), "".join(f"%{b:02x}" for b in key), urllib.parse.quote_from_bytes(key),
        base64.b64encode(gzip.compress(key)).decode(), base64.b64encode(zlib.compress(key)).decode(),
        json.dumps({"kind": "Secret", "data": {"tls.key": code}}), f"kunci saya: {code}, terima kasih",
    ]


def of_pem(pem):
    """Ways to write the text of a PEM file."""
    text = pem.decode()
    yield from [
        "".join(f"&#{ord(letter)};" for letter in text), "".join(f"&#x{ord(letter):X};" for letter in text),
        html.escape(text).replace("\n", "&#10;"), quopri.encodestring(pem).decode(), "=".join([""] + [f"{b:02X}" for b in pem]),
        text.replace("\n", "\u2028"), text.replace("\n", "\v"), text.replace("\n", "\t\t"), text.replace("-", "\u2014"), text.replace("-", "_"),
        text.replace("-----", "--"), text.replace("-----", ""), "\u200b".join(text), "\u00a0".join(text), " ".join(text), "\u0301".join(text),
        "".join(chr(ord(letter) + 0xFEE0) if 0x20 < ord(letter) < 0x7F else letter for letter in text),
        text.title(), text.swapcase(), text.replace("BEGIN", "BEGIN ").replace(" ", "   "), text.replace("\n", "\r"), "\ufeff" + text,
        json.dumps({"private_key": text}), json.dumps(json.dumps({"private_key": text})), f"<key><![CDATA[{text}]]></key>",
        "kunci: |\n  " + text.replace("\n", "\n  "), text.replace("\n", "\\\n"), "\n".join(f"// {line}" for line in text.splitlines()),
    ]


def documents(key):
    """Files that hold a key."""
    packed = zlib.compress(key)
    chunk = lambda kind, content: len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0")
    end = chunk(b"IEND", b"")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("word/document.xml", b"<w:t>" + key + b"</w:t>")
    stream = b"4 0 obj<</Type/EmbeddedFile/Filter/%s/Length %d>>stream\r\n%s\r\nendstream endobj\n%%%%EOF"
    yield from [
        key, b"\xef\xbb\xbf" + key, PDF + key, PDF.replace(b"%%EOF", key + b"\n%%EOF"),
        PDF.replace(b"%%EOF", stream % (b"FlateDecode", len(packed), packed)),
        PDF.replace(b"%%EOF", stream % (b"ASCII85Decode", len(key), base64.a85encode(key) + b"~>")),
        PDF.replace(b"%%EOF", stream % (b"[/ASCII85Decode/FlateDecode]", len(key), base64.a85encode(packed) + b"~>")),
        PDF.replace(b"%%EOF", stream % (b"ASCIIHexDecode", len(key) * 2, key.hex().encode() + b">")),
        PDF.replace(b"%%EOF", b"5 0 obj<FEFF" + key.decode("latin-1").encode("utf-16-be").hex().encode() + b">endobj\n%%EOF"),
        png + chunk(b"tEXt", b"Comment\0" + key) + end, png + chunk(b"zTXt", b"Comment\0\0" + packed) + end,
        b"\xff\xd8\xff\xfe" + (len(key) + 2).to_bytes(2, "big") + key + b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + b"x" * 100 + b"\xff\xd9",
        gzip.compress(key), packed, archive.getvalue(), base64.b64encode(key), base64.b64encode(archive.getvalue()),
        key[: len(key) * 3 // 4] if len(key) > 150 else key,
    ]
    if key.startswith(b"-----"):
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
            yield key.decode().encode(encoding)
            yield PDF.replace(b"%%EOF", key.decode().encode(encoding) + b"\n%%EOF")


OF_PROGRAMS = [
    "PuTTY-User-Key-File-2: ssh-rsa\r\nEncryption: aes256-cbc\r\n", "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nP2/56wAAA\n",
    "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW",
    "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQHYBF\n", "AGE-SECRET-KEY-1QQPQYZ4TLQ5Z2JNRGX3FDC6ZS2VJ3X4QH3QSF0A2K9QJ5Z8C7L6SQ0Z3Y7",
    '{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF4","y":"x_FEzRu9m36HLN","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}',
    "{'kty':'OKP','d':'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A','crv':'Ed25519'}", '{"keys":[{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMko"}]}',
    "<RSAKeyValue><Modulus>x</Modulus><D>y</D></RSAKeyValue>", "Private-Key: (2048 bit, 2 primes)\nmodulus:\n 00:b1\n", "Private-key-format: v1.2\n",
]


def disguises(csr, keys):
    for name, key in keys.items():
        ways = list(texts(key)) + (list(of_pem(key)) if key.startswith(b"-----") else [])
        for number, text in enumerate(ways):
            place = ("jabatan", "csr", "surat_pernyataan", "kunci")[number % 4]
            answer = text.encode() if place in ("csr", "surat_pernyataan") else text
            yield form(csr, **{place: answer}), REFUSED
        for number, file in enumerate(documents(key)):
            # As a CSR it is none, whatever it holds; as a document it would be taken.
            yield form(csr, **{("surat_pernyataan", "csr")[number % 7 == 6]: file}), REFUSED
    for text in OF_PROGRAMS:
        for place in ("jabatan", "surat_pernyataan", "csr"):
            yield form(csr, **{place: text if place == "jabatan" else PDF.replace(b"%%EOF", text.encode() + b"\n%%EOF")}), REFUSED
        if len(text) >= 45:  # A label alone, without a key, may be anything in base64.
            yield form(csr, jabatan=base64.b64encode(text.encode()).decode()), REFUSED


def pieces(csr, keys):
    """A key that was cut to fit into several fields, in the order of the form."""
    for name, key in keys.items():
        if not name.startswith(("ec", "ed")):
            continue
        body = "".join(line for line in key.decode().splitlines() if not line.startswith("-")) if key.startswith(b"-----") else base64.b64encode(key).decode()
        for first in (30, len(body) // 3, len(body) // 2):
            yield form(csr, jabatan=body[:first], unit_kerja=body[first:]), REFUSED
            yield form(csr, nama=body[: first // 2], jabatan=body[first // 2 : first], unit_kerja=body[first:]), REFUSED


FAMILIES = {family.__name__: family for family in (disguises, pieces)}
