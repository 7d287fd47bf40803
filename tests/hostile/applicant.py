"""Sari, who cannot exist, her files, and everything that is wrong with other people's."""

import pathlib
import subprocess
import tempfile

from wire import BOUNDARY, Request, multipart

PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
SARI = {
    "nama": "Sari Contoh Ningrum",
    "nik": "3375015501900001",
    "nip": "199001152015012001",
    "jabatan": "Pranata Komputer Ahli Muda",
    "unit_kerja": "Kecamatan Contoh Barat",
    "email": "sari.contoh@pekalongankota.go.id",
    "telepon": "0812-3456-7890",
}


def openssl(*arguments, data=None):
    done = subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True)
    return done.stdout


def make_files():
    """Returns a request, a certificate, and private keys in every disguise."""
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: str(pathlib.Path(folder) / name)
        kinds = {
            "rsa": ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
            "ec": ["EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
            "ed": ["ED25519"],
        }
        keys = {}
        for name, how in kinds.items():
            openssl("genpkey", "-algorithm", *how, "-out", at(name))
            pem = pathlib.Path(at(name)).read_bytes()
            keys[f"{name} pkcs8"] = pem
            keys[f"{name} der"] = openssl("pkey", "-in", at(name), "-outform", "DER")
            keys[f"{name} locked"] = openssl(
                "pkcs8", "-topk8", "-in", at(name), "-passout", "pass:rahasia"
            )
            keys[f"{name} locked der"] = openssl(
                "pkcs8", "-topk8", "-in", at(name), "-passout", "pass:rahasia", "-outform", "DER"
            )
        keys["rsa pkcs1"] = openssl("rsa", "-in", at("rsa"), "-traditional")
        keys["ec sec1"] = openssl("ec", "-in", at("ec"))
        keys["ec sec1 der"] = openssl("ec", "-in", at("ec"), "-outform", "DER")
        subject = "/C=ID/CN=Sari Contoh Ningrum"
        csr = openssl("req", "-new", "-key", at("ec"), "-subj", subject)
        certificate = openssl("req", "-x509", "-key", at("ec"), "-subj", subject, "-days", "1")
        openssl(
            "pkcs12", "-export", "-inkey", at("ec"), "-in", "/dev/stdin", "-passout", "pass:x",
            "-out", at("p12"), data=certificate,
        )
        keys["pkcs12"] = pathlib.Path(at("p12")).read_bytes()
        return csr, certificate, keys


def parts(csr, /, **changes):
    """Returns the parts of the form, some of them changed, added, or (None) left out."""
    answers = {**SARI, "surat_pernyataan": PDF, "csr": csr, "persetujuan": "ya", "situs_web": ""}
    answers.update(changes)
    made = []
    for name, content in answers.items():
        if content is None:
            continue
        if name in ("surat_pernyataan", "csr") and not isinstance(content, tuple):
            made.append((name, content, f"{name}.bin", "application/octet-stream"))
        elif isinstance(content, tuple):
            made.append((name, *content))
        else:
            made.append((name, content))
    return made


def post(body, boundary=BOUNDARY, **headers):
    """Makes the request of a program that posts a body."""
    sent = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    sent.update((name.replace("_", "-"), value) for name, value in headers.items())
    return Request(headers=[pair for pair in sent.items() if pair[1] is not None], body=body)


def form(csr, /, **changes):
    return post(multipart(parts(csr, **changes)))
