"""deploy/server: from a build to a live site on a server of one's own, and back."""

import base64
import hashlib
import http.server
import itertools
import json
import os
import re
import signal
import subprocess
import threading
import time
import unittest

import aiosmtpd.controller
from world import Server, Technician, free_port


class OnAServer(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        self.technician = Technician(self.server, self.server.address)
        self.site = self.technician.site

    def publish(self, *arguments, **environment):
        ran = self.technician.publish(*arguments, **environment)
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        return ran.stdout

    def refuses(self, words, *arguments, **environment):
        """One line says why, and nothing has changed on the server."""
        before = self.server.tree()
        ran = self.technician.publish(*arguments, **environment)
        self.assertEqual(ran.returncode, 2, ran.stdout + ran.stderr)
        self.assertIn(words, ran.stderr)
        self.assertEqual(self.server.tree(), before)

    def shows(self, words):
        return words in self.server.get("/dinas/surat/").content.decode()

    def handler_shows(self, words):
        return words in self.server.send_form("", accept="text/html").content.decode()

    def test_every_file_is_sent_as_the_manifest_says(self):
        self.publish()
        files = {path: rest for _, _, path, *rest in self.site.manifest()}
        headers = (self.site.folder / "dist/public/_headers").read_text()
        policy = re.search("Content-Security-Policy: (.*)", headers)[1]
        self.assertGreater(len(files), 20)
        for file, (media_type, caching) in files.items():
            folder, _, path = file.partition("/")
            if folder == "function" or path in ("_headers", "_redirects"):
                self.assertEqual(self.server.get(f"/{path}").status, 404, path)
                continue
            answer = self.server.get("/" + re.sub(r"(^|/)index\.html$", r"\1", path))
            self.assertEqual(answer.status, 200, path)
            self.assertEqual(answer.content, (self.site.folder / "dist" / file).read_bytes(), path)
            self.assertEqual(answer.getheader("Content-Type"), media_type, path)
            self.assertEqual(answer.headers.get_all("Cache-Control"), [caching], path)
            self.assertEqual(answer.headers.get_all("Content-Security-Policy"), [policy], path)
            is_open = path.startswith("data/") or bool(re.fullmatch(r"[^/]+/[^/]+/index\.json", path))
            self.assertEqual(answer.getheader("Access-Control-Allow-Origin"), "*" if is_open or path == "perubahan.atom" else None, path)
        packed = self.server.get("/data/services.csv", {"Accept-Encoding": "gzip"})
        self.assertEqual(packed.getheader("Content-Type"), files["public/data/services.csv"][0])
        self.assertEqual(self.server.send_form("Sari Contoh Ningrum").status, 201)

    def test_who_asks_for_an_old_address_is_led_to_the_new_one(self):
        self.site.edit("dinas/surat.md", "title: Surat", "moved_from: dinas/lama\ntitle: Surat")
        self.publish()
        answer = self.server.get("/dinas/lama/?k=7f3a")
        self.assertEqual(answer.status, 301)
        self.assertTrue(answer.getheader("Location").endswith("/dinas/surat/?k=7f3a"))

    def test_whoever_gives_certificates_finds_the_proof_and_anybody_else_goes_on_to_tls(self):
        proof = "/.well-known/acme-challenge/contoh"
        file = self.server.folder / f"html{proof}"
        file.parent.mkdir(parents=True)
        file.write_text("bukti")
        self.assertEqual(self.server.get(proof, port="plain").content, b"bukti")
        answer = self.server.get("/dinas/surat/?k=7f3a", port="plain")
        self.assertEqual(answer.status, 301)
        self.assertEqual(answer.getheader("Location"), "https://layanan.contoh.go.id/dinas/surat/?k=7f3a")

    def test_a_site_whose_last_form_is_gone_goes_live(self):
        self.publish()
        self.assertEqual(self.server.get("/dinas/surat/ajukan/").status, 200)
        service = self.site.folder / "content/dinas/surat.md"
        before, _, after = service.read_text().partition("form:\n")
        service.write_text(before + after[after.index("---\n"):])
        self.publish()
        self.assertEqual(self.server.get("/dinas/surat/ajukan/").status, 404)

    def test_nobody_meets_what_does_not_fit_while_the_site_changes_and_goes_back(self):
        before_the_site = self.server.workers()
        self.publish()
        self.server.is_without(before_the_site)
        load = Load(self.server)
        load.start()
        self.site.change_page_style_and_form()
        self.publish()
        self.assertTrue(self.shows("Bagi warga") and self.handler_shows("Alamat surel"))
        load.sees_more()
        self.publish("--back")
        self.assertTrue(self.shows("Untuk warga") and not self.handler_shows("Alamat surel"))
        load.sees_more()
        self.assertEqual(load.stop(), [])
        mails = list((self.server.folder / "mails").glob("*-instansi.eml"))
        self.assertEqual(len(mails), load.sent)

    def test_a_person_is_told_what_is_wrong_and_that_all_is_well_again_once_each(self):
        self.publish()
        told, mailbox = self.mailbox()
        self.server.tool("systemctl", "echo loket-trial.service loaded failed failed")
        for wrong in ("loket-trial.service", None):
            for _ in range(2):
                self.server.watch(mailbox)
            self.assertIn(wrong or "all is well again", told.mails.pop())
            self.assertEqual(told.mails, [], "once")
            self.server.tool("systemctl", "")
        self.server.tool("systemctl", "")
        os.kill(int((self.server.folder / "handler.pid").read_text()), signal.SIGTERM)
        self.server.watch(mailbox)
        self.assertIn("forms: ", told.mails.pop())

    def mailbox(self):
        told = Mailbox()
        mailbox = aiosmtpd.controller.Controller(told, hostname="127.0.0.1", port=free_port())
        mailbox.start()
        self.addCleanup(mailbox.stop)
        return told, f"smtp://127.0.0.1:{mailbox.port}"

    def test_that_mails_wait_ever_longer_is_told_once(self):
        self.publish()
        self.server.tool("systemctl", "")
        told, mailbox = self.mailbox()
        waits = itertools.count(31)

        class Late(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                minutes = next(waits)
                spool = {"waiting": minutes, "oldest_seconds": minutes * 60, "refused": 0}
                self.send_response(503)
                self.end_headers()
                answer = {"mail": "late", "message": f"sejak {minutes} menit", "spool": spool}
                self.wfile.write(json.dumps(answer, separators=(",", ":")).encode())

            def log_message(self, *_):
                pass

        handler = http.server.HTTPServer(("127.0.0.1", 0), Late)
        self.addCleanup(handler.server_close)
        self.addCleanup(handler.shutdown)
        threading.Thread(target=handler.serve_forever).start()
        self.server.ports["handler"] = handler.server_port
        for _ in range(3):
            self.server.watch(mailbox)
        self.assertEqual(next(waits), 34, "it looked each time")
        self.assertEqual(len(told.mails), 1)
        self.assertIn("mail: late", told.mails[0])

    def test_the_server_pulls_what_a_known_key_has_signed(self):
        folder, key = self.site.folder, self.server.folder / "key"
        run = lambda *command: subprocess.run(command, cwd=folder, check=True, capture_output=True)
        git = ["git", "-c", "user.name=Sari", "-c", "user.email=sari@contoh.go.id", "-c", "gpg.format=ssh", "-c", f"user.signingKey={key}"]
        signers = self.server.folder / "signers"
        signers.write_text(f"sari@contoh.go.id {key.with_suffix('.pub').read_text()}")
        pull = lambda: self.server.pull(folder, signers)
        run("git", "init", "--quiet", "--initial-branch", "main")
        run(*git, "add", "content")
        run(*git, "commit", "--quiet", "--message", "Isi pertama", "-S")
        self.assertEqual(pull().returncode, 0, pull().stderr)
        self.assertTrue(self.shows("Untuk warga"))
        self.site.edit("dinas/surat.md", "Untuk warga", "Bagi warga")
        run(*git, "commit", "--quiet", "--all", "--message", "Tanpa tanda tangan")
        self.assertIn("is not signed", pull().stderr)
        self.assertTrue(self.shows("Untuk warga"))
        run(*git, "commit", "--quiet", "--amend", "--no-edit", "-S")
        self.assertEqual(pull().returncode, 0)
        self.assertTrue(self.shows("Bagi warga"))

    def test_assets_of_the_release_before_stay_for_pages_that_are_open(self):
        self.publish()
        old = next(path for step, _, path, *_ in self.site.manifest() if step == "asset")
        self.site.edit("dinas/surat.md", "title: Surat Keterangan Contoh", "title: Surat Keterangan Baru")
        self.publish()
        self.assertNotIn(old, [path for _, _, path, *_ in self.site.manifest()])
        self.assertEqual(self.server.get(old.removeprefix("public")).status, 200, old)

    def test_a_page_that_is_as_before_is_not_loaded_anew(self):
        self.publish()
        mark = self.server.get("/tentang/").getheader("ETag")
        self.site.edit("dinas/surat.md", "Untuk warga", "Bagi warga")
        (self.site.folder / "dist/public/tentang/index.html").touch()
        self.publish()
        self.assertEqual(self.server.get("/tentang/", {"If-None-Match": mark}).status, 304)

    def test_a_rehearsal_says_what_changes_and_changes_nothing(self):
        self.publish()
        self.site.edit("dinas/surat.md", "Untuk warga", "Bagi warga")
        (self.site.folder / "content/baru.md").write_text("---\ntitle: Baru\n---\n\nHalaman baru.\n")
        before = self.server.tree()
        said = self.publish("--rehearse")
        self.assertEqual(self.server.tree(), before)
        self.assertIn("  + public/baru/index.html\n", said)
        self.assertIn("  ~ public/dinas/surat/index.html\n", said)
        self.assertNotIn("public/robots.txt", said)
        (self.site.folder / "content/baru.md").unlink()
        self.site.edit("dinas/surat.md", "Bagi warga", "Untuk warga")
        self.assertNotRegex(self.publish("--rehearse"), r"\n  [-+~] ")

    def test_what_broke_off_goes_on_or_goes_back(self):
        self.publish()
        self.site.change_page_style_and_form()
        # The machine stops between handler and pages.
        reload = (self.server.tools / "nginx").read_text()
        self.server.tool("nginx", f'case "$*" in "-q -s reload") kill -9 "$(ps -o ppid= -p $$)"; exit 1 ;; esac\n{reload}')
        self.assertNotEqual(self.technician.publish().returncode, 0)
        (self.server.tools / "nginx").write_text(reload)
        self.assertTrue(self.shows("Untuk warga") and self.handler_shows("Alamat surel"), "half-way")
        self.publish("--back")
        self.assertTrue(self.shows("Untuk warga") and not self.handler_shows("Alamat surel"))
        self.publish()
        self.assertTrue(self.shows("Bagi warga") and self.handler_shows("Alamat surel"))

    def test_forms_that_the_handler_does_not_take_change_nothing_that_visitors_see(self):
        self.publish()
        self.site.change_page_style_and_form()
        self.server.tool("systemctl", "exit 0")
        ran = self.technician.publish(LOKET_RELEASE=self.impatient())
        self.assertEqual(ran.returncode, 2, ran.stdout + ran.stderr)
        self.assertIn("the handler does not take the forms", ran.stderr)
        self.assertIn("is live as before", ran.stderr)
        self.assertTrue(self.shows("Untuk warga") and not self.handler_shows("Alamat surel"))

    def impatient(self):
        patient = self.server.environment()["LOKET_RELEASE"]
        return re.sub("LOKET_PATIENCE=[0-9]+", "LOKET_PATIENCE=1", patient)

    def test_what_is_missing_is_one_line_before_anything_changes(self):
        self.refuses("there is no release before this one", "--back")
        self.refuses("server is not ready", RSYNC_RSH="ssh -F /dev/null -o BatchMode=yes -p 1")
        self.refuses("has no `ssh-of-nobody`", RSYNC_RSH="ssh-of-nobody")
        self.refuses("is not prepared", LOKET_RELEASE=self.server.environment()["LOKET_RELEASE"].replace("/srv ", "/ "))
        configuration = self.server.folder / "nginx.conf"
        text = configuration.read_text()
        configuration.write_text(f"{text}\nno_such_directive;\n")
        self.refuses("nginx has another problem already")
        configuration.write_text(text)

    def test_a_build_cannot_tell_nginx_more_than_it_may(self):
        self.publish()
        incoming, before = self.server.home / "incoming", (self.server.home / "live").resolve()
        headers = incoming / "public/_headers"
        for text, words in [
            ("  Content-Security-Policy: default-src 'none'\"; alias /etc; #\n", "no policy that nginx could be given"),
            ("  X: y\n", "no policy that nginx could be given"),
        ]:
            old = hashlib.sha256(headers.read_bytes()).hexdigest()
            headers.write_text(text)
            manifest = incoming / "manifest.tsv"
            manifest.write_text(manifest.read_text().replace(old, hashlib.sha256(headers.read_bytes()).hexdigest()))
            ran = self.server.release("switch", hashlib.sha256(manifest.read_bytes()).hexdigest()[:16])
            self.assertEqual(ran.returncode, 2, ran.stderr)
            self.assertIn(words, ran.stderr)
        for change, words in [
            (lambda: (incoming / "public/tamu.html").write_text("bukan milik situs"), "other files than its manifest"),
            (lambda: (incoming / "public/robots.txt").write_text("berubah"), "not whole"),
        ]:
            change()
            ran = self.server.release("switch", hashlib.sha256((incoming / "manifest.tsv").read_bytes()).hexdigest()[:16])
            self.assertIn(words, ran.stderr)
        self.assertIn("names no build", self.server.release("switch", "../../etc").stderr)
        self.assertEqual((self.server.home / "live").resolve(), before)


class Mailbox:
    """Keeps what it is sent."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(envelope.content.decode())
        return "250 OK"


class Load:
    """Visitors who look whether page, policy, assets and forms fit, all the time."""

    def __init__(self, server):
        self.server, self.faults, self.seen, self.sent = server, [], 0, 0
        self.ends = threading.Event()
        self.threads = [threading.Thread(target=self.run, args=(work,)) for work in (self.look, self.look, self.send)]

    def start(self):
        for thread in self.threads:
            thread.start()
        self.sees_more()

    def stop(self):
        self.ends.set()
        for thread in self.threads:
            thread.join()
        return self.faults

    def sees_more(self):
        """Waits until pages and forms have come through since."""
        seen, sent = self.seen + 40, self.sent + 2
        while (self.seen < seen or self.sent < sent) and not self.faults:
            time.sleep(0.01)

    def run(self, work):
        while not self.ends.is_set():
            try:
                work()
            except Exception as fault:  # Whatever it is, it is told.
                self.faults.append(repr(fault))
                return

    def look(self):
        for path in ("/", "/dinas/surat/", "/dinas/surat/ajukan/"):
            answer = self.server.get(path)
            assert answer.status == 200, (path, answer.status)
            text, policy = answer.content.decode(), answer.getheader("Content-Security-Policy")
            for inline in re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", text, re.S):
                digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in policy, (path, "unstyled")
            for asset in re.findall(r'"(/assets/[^"]+)"', text):
                if not asset.endswith("/") and "." in asset.split("/")[-1]:
                    answer = self.server.get(asset)
                    assert answer.status == 200, (asset, answer.status)
            self.seen += 1

    def send(self):
        answer = self.server.send_form(f"Sari Contoh {'ABCDEFGHIJ'[self.sent % 10] * (self.sent // 10 + 1)}")
        assert answer.status == 201, (answer.status, answer.content)
        self.sent += 1
        # nginx takes five a second from one address.
        self.ends.wait(0.25)


if __name__ == "__main__":
    unittest.main()
