"""deploy/debian and the workflow of a release: what they pack has a place where it is looked for."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import yaml
from world import BIN, DEPLOY, ROOT


class ThePackage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder, cls.root = pathlib.Path(folder.name), pathlib.Path(folder.name) / "root"
        # Programs of a debug build are large: as they are, it takes a second.
        plain = os.environ | {"DPKG_DEB_COMPRESSOR_TYPE": "none"}
        subprocess.run([DEPLOY / "debian/build", "1.2.3", "amd64", BIN, cls.folder], env=plain, check=True, capture_output=True)
        cls.package = cls.folder / "loket_1.2.3_amd64.deb"
        subprocess.run(["dpkg-deb", "--extract", cls.package, cls.root], check=True)

    def has(self, path):
        self.assertTrue((self.root / path.lstrip("/")).is_file(), path)

    def text(self, path):
        return (self.root / path.lstrip("/")).read_text()

    def test_what_its_files_name_is_in_it(self):
        unit = self.text("/usr/lib/systemd/system/loket-handler.service")
        for service in (self.root / "usr/lib/systemd/system").glob("*.service"):
            self.has(re.search("ExecStart=([^ \n]+)", service.read_text())[1])
        self.has("/usr/lib/systemd/system/" + re.search("Requires=(.+)", unit)[1])
        self.has(re.search("NOPASSWD: (.+)", self.text("/etc/sudoers.d/loket"))[1])
        self.has(re.search("sudo -n ([^}]+)}", self.text("/usr/share/loket/publish/server"))[1])
        self.has("/usr/share/loket/publish/template.yaml")
        for path in re.findall(r"/etc/nginx/[^;\s]+", self.text("/etc/nginx/sites-available/loket.conf") + self.text("/etc/nginx/loket-site.conf")):
            if path != "/etc/nginx/sites-enabled/.":
                self.has(path)

    def test_who_pulls_may_become_root_to_take_a_release(self):
        """systemd of Debian 12 and Ubuntu 22.04 denies sudo to a user with any of these (systemd.exec, NoNewPrivileges)."""
        unit = self.text("/usr/lib/systemd/system/loket-pull.service")
        user = re.search("\nUser=(.+)", unit)[1]
        self.assertIn(f"{user} ALL=(root) NOPASSWD: ", self.text("/etc/sudoers.d/loket"))
        denying = (
            "NoNewPrivileges LockPersonality MemoryDenyWriteExecute PrivateDevices ProtectClock ProtectHostname "
            "ProtectKernelTunables ProtectKernelModules ProtectKernelLogs RestrictAddressFamilies RestrictNamespaces "
            "RestrictRealtime RestrictSUIDSGID SystemCallArchitectures SystemCallFilter SystemCallLog DynamicUser"
        ).split()
        self.assertEqual([name for name in re.findall("^([A-Za-z]+)=", unit, re.M) if name in denying], [])

    def test_its_settings_are_kept_when_another_one_comes(self):
        said = subprocess.run(["dpkg-deb", "--info", self.package, "conffiles"], check=True, capture_output=True, text=True)
        settings = [f"/{path.relative_to(self.root)}" for path in (self.root / "etc").rglob("*") if path.is_file()]
        self.assertEqual(sorted(said.stdout.split()), sorted(settings))
        self.assertFalse((self.root / "etc/loket/handler.env").exists(), "a secret is nobody's to pack")

    def test_nobody_but_root_changes_what_runs_as_root(self):
        listed = subprocess.run(["dpkg-deb", "--contents", self.package], check=True, capture_output=True, text=True).stdout
        for line in listed.splitlines():
            mode, owner = line.split()[:2]
            self.assertEqual(owner, "root/root", line)
            self.assertNotEqual(mode[5], "w", line)
            self.assertNotEqual(mode[8], "w", line)

    def test_its_programs_start(self):
        for program in ("loket", "loket-handler"):
            subprocess.run([self.root / "usr/bin" / program, "--help"], check=True, capture_output=True)


class TheRelease(unittest.TestCase):
    workflow = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text())

    def test_what_others_wrote_is_pinned_and_each_job_may_only_what_it_must(self):
        self.assertEqual(self.workflow["permissions"], {})
        for name, job in self.workflow["jobs"].items():
            writes = {right for right, level in job["permissions"].items() if level == "write"}
            self.assertEqual(writes, {"contents", "id-token", "attestations"} if name == "release" else set())
            for step in job["steps"]:
                if "uses" in step:
                    self.assertRegex(step["uses"], "^actions/[a-z-]+@[0-9a-f]{40}$")

    def test_its_own_commands_pack_what_sites_fetch(self):
        steps = self.workflow["jobs"]["linux"]["steps"]
        commands = [step["run"] for step in steps if step.get("run", "").startswith("deploy/")]
        self.assertEqual(len(commands), 3)
        given = os.environ | {
            "VERSION": "v1.2.3", "MACHINE": "x86_64", "DEBIAN": "amd64", "TARGET": "uji",
            "DPKG_DEB_COMPRESSOR_TYPE": "none", "GZIP": "-1",
        }
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "deploy").symlink_to(DEPLOY)
            programs = folder / "target/uji/release"
            programs.mkdir(parents=True)
            for name in ("loket", "loket-handler"):
                (programs / name).write_text("#!/bin/sh\n")
            for command in commands:
                subprocess.run(["bash", "-e", "-c", command], cwd=folder, env=given, check=True, capture_output=True)
            made = sorted(path.name for path in (folder / "out").iterdir())
            self.assertEqual(made, ["handler-amd64.zip", "loket-1.2.3-x86_64-linux.tar.gz", "loket_1.2.3_amd64.deb"])
            packed = subprocess.run(["tar", "-tzf", folder / "out" / made[1]], check=True, capture_output=True, text=True)
            self.assertEqual(packed.stdout.split(), ["loket", "loket-handler"])


if __name__ == "__main__":
    unittest.main()
