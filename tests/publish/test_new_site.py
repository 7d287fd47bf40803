"""What `loket new site` writes: its workflows, run as they stand there, take a site live."""

import hashlib
import os
import pathlib
import subprocess
import tarfile
import tempfile
import unittest

import yaml
from world import BIN, ROOT, Server


class ANewSite(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """Makes an archive as a release has it, of which `loket` alone is needed."""
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.archive = pathlib.Path(folder.name) / "loket.tar.gz"
        with tarfile.open(cls.archive, "w:gz", compresslevel=1) as archive:
            archive.add(BIN / "loket", "loket")
        cls.digest = hashlib.sha256(cls.archive.read_bytes()).hexdigest()

    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=self.server.folder))
        subprocess.run([BIN / "loket", "new", "site", self.folder], check=True, capture_output=True)
        self.edit("publish/loket.env", "LOKET_URL=", f"LOKET_URL=file://{self.archive}")
        self.edit("publish/loket.env", "LOKET_SHA256=", f"LOKET_SHA256={self.digest}")

    def edit(self, path, old, new):
        file = self.folder / path
        file.write_text(file.read_text().replace(old, new))

    def fill_in(self):
        """Takes away the marks, as whoever has filled in the lines does."""
        self.edit("content/site.yaml", "https://layanan.contoh.go.id", self.server.address)
        for file in (self.folder / "content").rglob("*"):
            if file.suffix in (".md", ".yaml"):
                lines = file.read_text().splitlines()
                lines = [line.split("# ISI: ")[0].rstrip() for line in lines if not line.startswith(("# ISI: ", "status: draft"))]
                file.write_text("\n".join(lines) + "\n")

    def run_script(self, script, **environment):
        """As the shell of a workflow runs it; ssh has no way but its settings to another home."""
        home = self.server.folder / "home"
        settings = self.server.folder / "ssh_config"
        text = settings.read_text().replace(f"{self.server.folder}/key\n", f"{home}/.ssh/id_ed25519\n")
        text = text.replace(f"{self.server.folder}/known\n", f"{home}/.ssh/known_hosts\n")
        settings.write_text(text.replace("StrictHostKeyChecking no", "StrictHostKeyChecking yes"))
        plain = self.server.environment() | {"PATH": os.environ["PATH"], "HOME": str(home)}
        home.mkdir(exist_ok=True)
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script], cwd=self.folder, env=plain | environment,
            capture_output=True, text=True,
        )

    def secrets(self):
        known = (self.server.folder / "host.pub").read_text()
        return {
            "LOKET_HOST": "server",
            "LOKET_SSH_KEY": (self.server.folder / "key").read_text(),
            "LOKET_KNOWN_HOSTS": f"[127.0.0.1]:{self.server.ports['ssh']} {known}",
        }

    def succeeds(self, script, **environment):
        ran = self.run_script(script, **environment)
        self.assertEqual(ran.returncode, 0, script + ran.stdout + ran.stderr)

    def is_live(self):
        answer = self.server.get("/instansi/layanan/")
        self.assertEqual(answer.status, 200)
        self.assertIn("Nama Layanan", answer.content.decode())

    def test_the_workflow_of_github_takes_it_live(self):
        self.fill_in()
        jobs = yaml.safe_load((self.folder / ".github/workflows/situs.yml").read_text())["jobs"]
        for job in jobs.values():
            for step in job["steps"]:
                if "run" in step:
                    named = {name: self.secrets()[name] for name in step.get("env", {})}
                    self.succeeds(step["run"], **named)
                else:
                    self.assertRegex(step["uses"], "@[0-9a-f]{40}$")
        self.is_live()

    def test_the_pipeline_of_gitlab_takes_it_live(self):
        self.fill_in()
        pipeline = yaml.safe_load((self.folder / ".gitlab-ci.yml").read_text())
        files = self.secrets()
        for name in ("LOKET_SSH_KEY", "LOKET_KNOWN_HOSTS"):
            file = self.server.folder / name
            file.write_text(files[name])
            files[name] = str(file)
        # What a fresh image lacks is on this machine.
        fetch = [line for line in pipeline["default"]["before_script"] if not line.startswith("apt-get")]
        for job in pipeline["stages"]:
            job = "terbitkan" if job == "terbit" else job
            self.succeeds("\n".join(fetch + pipeline[job]["script"]), **files)
        self.is_live()

    def test_what_is_not_filled_in_is_not_published(self):
        jobs = yaml.safe_load((self.folder / ".github/workflows/situs.yml").read_text())["jobs"]
        self.succeeds("bash publish/fetch-loket")
        check = next(step["run"] for step in jobs["periksa"]["steps"] if "check" in step.get("run", ""))
        ran = self.run_script(check)
        self.assertEqual(ran.returncode, 1)
        self.assertIn("::error file=content/site.yaml,line=4,", ran.stdout)
        self.assertEqual(jobs["terbitkan"]["needs"], "periksa")

    def test_another_loket_than_the_pinned_one_is_refused(self):
        self.edit("publish/loket.env", self.digest, "0" * 64)
        ran = self.run_script("bash publish/fetch-loket")
        self.assertEqual(ran.returncode, 2)
        self.assertFalse((self.folder / ".loket/loket").exists())
        self.edit("publish/loket.env", f"LOKET_URL=file://{self.archive}", "LOKET_URL=")
        self.assertIn("isi LOKET_URL", self.run_script("bash publish/fetch-loket").stderr)

    def test_what_is_published_is_what_this_repository_publishes_with(self):
        own = (ROOT / "deploy/server/publish").read_bytes()
        self.assertEqual((self.folder / "publish/server").read_bytes(), own)


if __name__ == "__main__":
    unittest.main()
