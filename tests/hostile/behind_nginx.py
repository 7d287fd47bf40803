"""The handler behind a real nginx, with the configuration of deploy/nginx."""

import concurrent.futures
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

import applicant
import invariants
import targets
import wire
from applicant import form
from invariants import check

DEPLOY = targets.ROOT / "deploy" / "nginx"


class Behind:
    """nginx in front of a handler that admits few from one address."""

    def __init__(self, site, handler):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        # The configuration as it is deployed, but for its paths and listeners.
        own = (DEPLOY / "loket-site.conf").read_text()
        own = own.replace("/srv/loket", str(self.folder))
        own = own.replace("/var/log/nginx/loket.log", str(self.folder / "access.log"))
        own = own.replace("/var/log/nginx/loket-error.log", str(self.folder / "own-error.log"))
        shutil.copy(DEPLOY / "loket-unsent.html", self.folder)
        own = own.replace("/etc/nginx/loket-unsent.html", str(self.folder / "loket-unsent.html"))
        policy = re.search(r"Content-Security-Policy: (.+)", (site / "public/_headers").read_text())
        live = self.folder / "live/nginx"
        live.mkdir(parents=True)
        (live / "root.conf").write_text(f"root {site / 'public'};\n")
        (live / "policy.conf").write_text(f'add_header Content-Security-Policy "{policy[1]}" always;\n')
        (live / "moved.map").write_text("/dulu/surat/ /dinas/surat/;\n")
        (self.folder / "shared").symlink_to(site / "public")
        around = (DEPLOY / "loket.conf").read_text().split("server {\n    listen 80;")[0]
        around = around.replace("/srv/loket", str(self.folder))
        around = around.replace("127.0.0.1:8081", "%s:%d" % handler.address)
        with wire.socket.create_server(("127.0.0.1", 0)) as free:
            self.address = free.getsockname()
        (self.folder / "nginx.conf").write_text(
            f"daemon off; pid {self.folder}/pid; error_log {self.folder}/error.log; worker_processes 1;\n"
            f"events {{}}\nhttp {{ include /etc/nginx/mime.types;\n"
            + "".join(f"{kind}_temp_path {self.folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
            + around
            + f"server {{ listen 127.0.0.1:{self.address[1]};\n{own}}} }}\n"
        )
        # nginx may run its workers as somebody else, who reads the site, too.
        for folder in (self.folder, site, site / "public"):
            folder.chmod(0o755)
        program = shutil.which("nginx", path="/usr/sbin:/usr/bin") or "nginx"
        self.child = subprocess.Popen([program, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")], stderr=subprocess.PIPE)
        start = time.monotonic()
        while time.monotonic() - start < wire.PATIENCE:
            try:
                wire.socket.create_connection(self.address, timeout=1).close()
                return
            except OSError:
                check(self.child.poll() is None, "nginx:", self.child.stderr.read().decode() if self.child.poll() else "")
                time.sleep(0.02)

    def send(self, request):
        return wire.send(self.address, request)

    def stop(self):
        self.child.terminate()
        self.child.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def run(site, bundle, folder, csr):
    start = time.monotonic()
    handler = targets.HttpServer(bundle, folder / "mails-nginx", LOKET_RATE="8/1h")
    nginx = Behind(site, handler)
    try:
        count = pages(nginx) + forms(nginx, handler, csr) + smuggled(nginx, handler, csr)
        count += unsent(nginx, handler, csr)
        logs = "".join((nginx.folder / name).read_text() for name in ("access.log", "own-error.log"))
        invariants.of_log(logs + handler.log(), ["kanari", "ref=", "tanda-terima", *applicant.SARI.values()])
    finally:
        nginx.stop()
        handler.stop()
    print(f"  nginx   in front           {count:5} requests {time.monotonic() - start:23.1f} s", flush=True)
    return count


def pages(nginx):
    for path, status in [("/", 200), ("/kominfo/lock/", 200), ("/tidak-ada/", 404), ("/_headers", 404), ("/_redirects", 404), ("/api/health", 200), ("/../etc/passwd", 400), ("/%2e%2e/%2e%2e/etc/passwd", 400)]:
        answer = nginx.send(wire.Request("GET", path))
        check(answer.status == status, path, answer.status)
        if status != 400 and path != "/api/health":
            for name, value in invariants.SECURITY.items():
                check(answer.headers.get(name) == [value], name, "of", path, answer.headers.get(name))
            check("default-src 'none'" in answer.headers["content-security-policy"][0], "policy of", path)
        if status != 400:
            check(answer.headers["strict-transport-security"][0].startswith("max-age=63072000"), "HSTS of", path)
            check(not re.search(r"\d", answer.headers.get("server", [""])[0]), "version in", answer.headers.get("server"))
    check(nginx.send(wire.Request("DELETE", "/")).status in (403, 405), "a page is read")
    moved = nginx.send(wire.Request("GET", "/dulu/surat/?k=7f3a"))
    check(moved.status == 301 and moved.headers["location"][0].endswith("/dinas/surat/?k=7f3a"), "an old address", moved.headers)
    return 10


def forms(nginx, handler, csr):
    """A request goes through, headers stand once, and who sends too much is told kindly."""
    first = nginx.send(form(csr, jabatan="Lewat nginx"))
    references = {invariants.of_answer(without_server(first), {303})}
    receipt = nginx.send(wire.Request("GET", first.headers["location"][0]))
    check(receipt.status == 200 and first.headers["location"][0].split("ref=")[1][:10] in receipt.text(), "receipt")
    for name in ("content-security-policy", "strict-transport-security", "x-content-type-options", "cache-control"):
        check(len(receipt.headers[name]) == 1, name, receipt.headers[name])
    large = nginx.send(form(csr, surat_pernyataan=b"%PDF-1.7\n" + b"x" * 5_000_000 + b"\n%%EOF"))
    check(large.status == 413 and "4 MB" in large.text(), "too large is said in words", large.status)
    for number in range(7):
        # What a client says of itself does not make it another one.
        request = form(csr, jabatan=f"Lewat nginx {number}")
        request.headers.append(("X-Forwarded-For", f"198.51.100.{number}"))
        references.add(invariants.of_answer(without_server(nginx.send(request)), {303}))
    # All come from this machine, which is trusted, so nobody is limited: ask as another.
    invariants.of_mails(handler, references, [])
    statuses = []
    for number in range(10):
        request = form(csr, jabatan=f"Dari luar {number}")
        request.headers.append(("X-Forwarded-For", "203.0.113.9, 192.0.2.7"))
        answer = handler.send(request)
        statuses.append(answer.status)
        if answer.status == 303:
            references.add(invariants.of_answer(answer, {303}))
        else:
            check(answer.headers["retry-after"] and f"Dari luar {number}" in answer.text(), "kept")
    check(statuses == [303] * 8 + [429] * 2, "eight an hour:", statuses)
    invariants.of_mails(handler, references, [])
    return 20


def unsent(nginx, handler, csr):
    """What nginx answers by itself is in words, kept by nobody, and no log repeats the address."""

    def told(answer, status):
        check(answer.status == status, "status", answer.status, "not", status)
        for name, value in (invariants.SECURITY | invariants.OF_HANDLER | {"retry-after": "60"}).items():
            check(answer.headers.get(name) == [value], name, "at", status, answer.headers.get(name))
        for name in ("content-security-policy", "strict-transport-security", "permissions-policy"):
            check(len(answer.headers.get(name, [])) == 1, name, "at", status)
        check("belum terkirim" in answer.text() and "not sent" in answer.text(), "words at", status, answer.text())
        check("nginx/" not in answer.text(), "version at", status)

    large = form(csr, surat_pernyataan=b"%PDF-1.7\n" + b"x" * 9_000_000)
    large.path += "?kanari"
    told(nginx.send(large), 413)
    ask = lambda _: nginx.send(wire.Request("GET", "/api/forms/kominfo/lock/tanda-terima?ref=kanari", [("Referer", "https://kanari.example/")]))
    with concurrent.futures.ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(ask, range(90)))
    flood = [answer for answer in answers if answer.status == 429]
    check(flood, "ninety at once:", {answer.status for answer in answers})
    told(flood[0], 429)
    check(nginx.send(wire.Request("GET", "/loket-unsent.html")).status == 404, "it is nobody's to open")
    handler.stop()
    answer = ask(0)
    while answer.status == 429:  # Until the bucket of the flood has room again.
        answer = ask(0)
    told(answer, 502)
    return 93


def smuggled(nginx, handler, csr):
    """No second request hides in a first one."""
    before = len(handler.mails())
    hidden = form(csr, jabatan="Kanari diselundupkan").to_bytes()
    head = b"POST /api/forms/kominfo/lock HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
    for lengths in [
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n\r\n",
        b"Transfer-Encoding:\tchunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        b"Content-Length: 0\r\nContent-Length: 5\r\n\r\n",
        b"Content-Length:0\r\n X: y\r\n\r\n",
    ]:
        # As one body: what follows belongs to nobody unless a length says so, and
        # `Connection: close` in front makes nginx drop it.
        raw = head + b"Connection: close\r\n" + lengths + hidden
        nginx.send(wire.Request(raw=raw))
    check(len(handler.mails()) == before, "a smuggled request was mailed")
    return 6


def without_server(answer):
    answer.headers.pop("server", None)
    return answer
