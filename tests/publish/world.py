"""A server of one's own on loopback: a real sshd, nginx and handler, as `deploy` sets them up."""

import contextlib
import functools
import http.client
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = ROOT / "target" / os.environ.get("LOKET_PROFILE", "debug")
DEPLOY = ROOT / "deploy"
# How long an answer is waited for at most, in seconds, on the busiest machine.
PATIENCE = 180.0
SECRET = "bukan rahasia, hanya untuk pengujian"


def program(name):
    found = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin")
    assert found, f"{name} is missing: tests/tools/install"
    return found


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def wait_for(is_so, missing):
    start = time.monotonic()
    while not is_so():
        assert time.monotonic() - start < PATIENCE, missing
        time.sleep(0.02)


def listens(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


class Site:
    """The small site of the fixtures, with a form that takes two texts."""

    def __init__(self, folder, address):
        self.folder, self.address = folder, address
        shutil.copytree(ROOT / "tests/fixtures/sites/kecil", folder / "content")
        self.edit("site.yaml", "https://layanan.contoh.go.id", address)
        service = self.folder / "content/dinas/surat.md"
        text = service.read_text()
        before, _, after = text.partition("    - name: ktp\n")
        service.write_text(before + after[after.index("---\n"):])

    def edit(self, path, old, new):
        file = self.folder / "content" / path
        text = file.read_text()
        assert text.count(old) == 1, (path, old, text.count(old))
        file.write_text(text.replace(old, new))

    def change_page_style_and_form(self):
        self.edit("dinas/surat.md", "Untuk warga yang memerlukan", "Bagi warga yang memerlukan")
        self.edit("dinas/surat.md", "      label: Surel\n", "      label: Alamat surel\n")
        self.edit("site.yaml", "language: id\n", "language: id\ntheme: { accent: '#065939' }\n")

    def manifest(self):
        lines = (self.folder / "dist/manifest.tsv").read_text().splitlines()
        return [line.split("\t") for line in lines if not line.startswith("#")]


class Server:
    """The other machine, which is this one: its programs under names that lead to the folder."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="loket-publish-"))
        # nginx may run its workers as somebody else, who reads the site, too.
        self.folder.chmod(0o755)
        self.home, self.tools = self.folder / "srv", self.folder / "tools"
        self.home.mkdir()
        self.tools.mkdir()
        self.ports = {name: free_port() for name in ("ssh", "http", "plain", "handler")}
        self.address = f"http://127.0.0.1:{self.ports['http']}"
        self.children = []
        self.write_tools()
        self.release("begin", check=True)
        self.start_nginx()
        self.start_ssh()

    def tool(self, name, text):
        file = self.tools / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def write_tools(self):
        """What is the machine's own there, and here a program that a test may stop."""
        here, handler = self.folder, f"127.0.0.1:{self.ports['handler']}"
        self.tool("nginx", f'exec {program("nginx")} -p {here} -c {here}/nginx.conf "$@"')
        self.tool("systemctl", f"""
case "$*" in
  "reload nginx") exec {here}/tools/nginx -q -s reload ;;
  "reload-or-restart loket-handler")
    if kill -HUP "$(cat {here}/handler.pid 2>/dev/null)" 2>/dev/null; then exit; fi
    export LOKET_BUNDLE={self.home}/bundle LOKET_SECRET='{SECRET}' LOKET_MAIL=file:{here}/mails
    mkdir -p {here}/mails
    setsid {BIN}/loket-handler --listen {handler} </dev/null >{here}/handler.log 2>&1 9>&- &
    echo $! >{here}/handler.pid ;;
  *) echo "systemctl $*: not known here" >&2; exit 1 ;;
esac""")

    def start_nginx(self):
        around, plain, _ = (DEPLOY / "nginx/loket.conf").read_text().split("\nserver {\n")
        site = (DEPLOY / "nginx/loket-site.conf").read_text()
        text = f"""daemon off; pid {self.folder}/nginx.pid; error_log {self.folder}/error.log; worker_processes 1;
events {{}}
http {{
{''.join(f'{kind}_temp_path {self.folder}/{kind};' for kind in ('client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'))}
{around}
server {{ listen 127.0.0.1:{self.ports['http']};
{site}}}
server {{
{plain} }}"""
        for there, here in {
            "/srv/loket": self.home,
            "/var/log/nginx": self.folder,
            "/etc/nginx/loket-unsent.html": DEPLOY / "nginx/loket-unsent.html",
            "/var/www/html": self.folder / "html",
            "listen 80;": f"listen 127.0.0.1:{self.ports['plain']};",
            "listen [::]:80;": "",
            "127.0.0.1:8081": f"127.0.0.1:{self.ports['handler']}",
        }.items():
            text = text.replace(there, str(here))
        (self.folder / "nginx.conf").write_text(text)
        self.start([self.tools / "nginx"], "http")

    def workers(self):
        """The processes in which nginx answers."""
        master = (self.folder / "nginx.pid").read_text().strip()
        found = []
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                # Behind the name, which may hold anything, stand the state and the parent.
                parent = stat.read_text().rpartition(")")[2].split()[1]
            except OSError:  # It has ended since.
                continue
            if parent == master:
                found.append(stat.parent)
        assert found, "nginx has no worker"
        return found

    def is_without(self, workers):
        """Waits until processes of nginx have ended: one that does not know yet that it shall
        can still take a connection, and answers it with the site that it began with."""
        deadline = time.monotonic() + 300
        while any(worker.exists() for worker in workers):
            assert time.monotonic() < deadline, "nginx keeps its workers"
            time.sleep(0.01)

    def start_ssh(self):
        for name in ("host", "key"):
            key = ["-t", "ed25519", "-N", "", "-q", "-f", self.folder / name]
            subprocess.run([program("ssh-keygen"), *key], check=True)
        (self.folder / "sshd_config").write_text(
            f"ListenAddress 127.0.0.1:{self.ports['ssh']}\nHostKey {self.folder}/host\nPidFile none\n"
            f"AuthorizedKeysFile {self.folder}/key.pub\nStrictModes no\nUsePAM no\nPermitRootLogin yes\n"
            "MaxStartups 100\n"
        )
        (self.folder / "ssh_config").write_text(
            f"Host server\n  HostName 127.0.0.1\n  Port {self.ports['ssh']}\n  IdentityFile {self.folder}/key\n"
            "  IdentitiesOnly yes\n  BatchMode yes\n  StrictHostKeyChecking no\n"
            f"  UserKnownHostsFile {self.folder}/known\n  LogLevel ERROR\n"
        )
        if os.getuid() == 0:
            pathlib.Path("/run/sshd").mkdir(exist_ok=True)
        self.start([program("sshd"), "-D", "-e", "-f", self.folder / "sshd_config"], "ssh")

    def start(self, command, name):
        with (self.folder / f"{name}.log").open("wb") as log:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.children.append(child)
        said = (self.folder / f"{name}.log").read_text
        wait_for(lambda: listens(self.ports[name]) or child.poll() is not None, f"{name}: {said()}")
        assert child.poll() is None, said()

    def environment(self):
        """As a technician has it, and on the other side as `release` is run there."""
        there = f"{self.tools}:/usr/local/bin:/usr/bin:/bin"
        return os.environ | {
            "PATH": f"{BIN}:{os.environ['PATH']}",
            "RSYNC_RSH": f"ssh -F {self.folder}/ssh_config",
            "LOKET_RELEASE": f"env PATH={there} LOKET_HOME={self.home} LOKET_PATIENCE={PATIENCE:.0f}"
            f" LOKET_HANDLER=http://127.0.0.1:{self.ports['handler']} {DEPLOY}/server/release",
        }

    def release(self, *arguments, check=False):
        command = f"{self.environment()['LOKET_RELEASE']} {' '.join(arguments)}"
        return subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=check)

    def watch(self, mailbox):
        """Looks once, as the timer does."""
        settings = os.environ | {
            "PATH": f"{self.tools}:{os.environ['PATH']}", "LOKET_HOME": str(self.home),
            "LOKET_HANDLER": f"http://127.0.0.1:{self.ports['handler']}", "STATE_DIRECTORY": str(self.folder),
            "LOKET_WATCH_TO": "teknisi@contoh.go.id", "LOKET_WATCH_FROM": "loket@contoh.go.id", "LOKET_WATCH_MAIL": mailbox,
        }
        subprocess.run([DEPLOY / "server/watch"], env=settings, check=True)

    def pull(self, repository, signers):
        """Pulls once, as the timer does."""
        settings = self.environment() | {
            "STATE_DIRECTORY": str(self.folder), "LOKET_PUBLISH": str(DEPLOY / "server/publish"),
            "LOKET_PULL_FROM": str(repository), "LOKET_PULL_SIGNERS": str(signers),
        }
        return subprocess.run([DEPLOY / "server/pull"], env=settings, capture_output=True, text=True)

    def get(self, path, headers=None, port="http"):
        connection = http.client.HTTPConnection("127.0.0.1", self.ports[port], timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            answer.content = answer.read()
            return answer

    def send_form(self, name, accept="application/json"):
        boundary = "----ContohBatas"
        fields = {"nama": name, "email": "sari@contoh.go.id"}
        part = f'--{boundary}\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
        body = "".join(part % field for field in fields.items()) + f"--{boundary}--\r\n"
        connection = http.client.HTTPConnection("127.0.0.1", self.ports["http"], timeout=PATIENCE)
        with contextlib.closing(connection):
            headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Accept": accept}
            connection.request("POST", "/api/forms/dinas/surat", body.encode(), headers)
            answer = connection.getresponse()
            answer.content = answer.read()
            return answer

    def tree(self):
        """Everything that is on the server."""
        files = (file for file in sorted(self.home.rglob("*")) if file.name != ".lock")
        return {
            str(file): os.readlink(file) if file.is_symlink() else file.is_file() and file.read_bytes()
            for file in files
        }

    def stop(self):
        with contextlib.suppress(OSError, ValueError):
            os.kill(int((self.folder / "handler.pid").read_text()), signal.SIGTERM)
        for child in self.children:
            child.terminate()
            child.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Technician:
    """Who publishes, from a folder of their own."""

    def __init__(self, server, address):
        self.server = server
        self.site = Site(pathlib.Path(tempfile.mkdtemp(dir=server.folder)), address)

    @functools.cached_property
    def _environment(self):
        return self.server.environment()

    def publish(self, *arguments, today="2026-11-24", **environment):
        options = [] if "--back" in arguments else ["--today", today]
        return subprocess.run(
            [DEPLOY / "server/publish", *arguments, "server", *options], cwd=self.site.folder,
            env=self._environment | environment, capture_output=True, text=True,
        )
