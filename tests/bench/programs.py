"""What the measurements share: the programs, a site, a server, what it uses."""

import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
SECRET = "hanya-untuk-pengukuran-" + "0" * 32
BOUNDARY = "PermohonanContoh0000000000000000"


def build(*packages):
    """Builds release programs; returns the folder that they are in."""
    for package in packages:
        subprocess.run(["cargo", "build", "--release", "--locked", "-p", package], cwd=ROOT, check=True)
    return pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve() / "release"


def site(loket, folder, largest="2 MB"):
    """Builds the content of this repository in another folder; returns pages and bundle.

    `largest` is the size that the file of LOCK may have; its standard says 2 MB.
    """
    content, out = pathlib.Path(folder) / "content", pathlib.Path(folder) / "dist"
    shutil.copytree(ROOT / "content", content)
    lock = content / "kominfo" / "lock.md"
    before = "max_size: 2 MB"
    text = lock.read_text()
    if before not in text:
        sys.exit(f"{lock} has no `{before}` any more")
    lock.write_text(text.replace(before, f"max_size: {largest}"))
    arguments = ["--content", content, "--out", out]
    built = subprocess.run([loket, "build", *arguments], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=folder, text=True)
    if built.returncode != 0:
        sys.exit(built.stderr)
    return out / "public", out / "function"


def start(arguments, environment, folder):
    """Starts a server in a folder; returns it and the address that it prints."""
    process = subprocess.Popen(
        list(map(str, arguments)), env={**os.environ, **environment}, cwd=folder,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    said = ""
    for line in process.stdout:
        said += line
        found = re.search(r"http://([0-9.:]+)", line)
        if found:
            # A server whose log nobody reads stops when the pipe is full.
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return process, found[1]
    sys.exit(f"the server has ended: {said}")


def memory(process, what):
    """VmRSS is what it holds now, VmHWM the most it has held, in MB."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(rf"{what}:\s+(\d+)", status)[1]) / 1024


def client(program, address, request, status, connections, seconds, rate):
    arguments = [program, address, request, status, connections, seconds, rate]
    output = subprocess.run(list(map(str, arguments)), check=True, stdout=subprocess.PIPE)
    return json.loads(output.stdout)


def pdf(size):
    """A PDF of so many bytes which compress badly, as scans do."""
    noise = base64.b64encode(os.urandom(size))[: size - 100]
    return b"%PDF-1.7\n1 0 obj\n<<>>\nstream\n" + noise + b"\nendstream\nendobj\ntrailer\n<<>>\n%%EOF\n"


def multipart(fields):
    body = b""
    for name, content, file in fields:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
        head += f'; filename="{file}"\r\nContent-Type: application/pdf' if file else ""
        body += head.encode() + b"\r\n\r\n" + content + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode()


def lock(document):
    """The form of LOCK as an invented applicant fills it in."""
    return multipart([
        ("nama", b"Sari Contoh Ningrum", None),
        ("nik", b"3375015501900001", None),
        ("nip", b"199001152015012001", None),
        ("jabatan", b"Pranata Komputer @@@@@@@@@@@@", None),
        ("unit_kerja", b"Kecamatan Contoh Barat", None),
        ("email", b"sari.contoh@pekalongankota.go.id", None),
        ("telepon", b"081234567890", None),
        ("surat_pernyataan", document, "surat.pdf"),
        ("persetujuan", b"ya", None),
    ])
