"""deploy/aws: from a build to a live site on AWS, and back, by the AWS CLI against moto's server.

moto knows no CloudFront functions, stores of keys and mail of SES in templates, and runs no SAM:
the stack is made of those resources of the template that `publish` asks for. What the others say is
read by cfn-lint and by tests/site/deployment.rs. A stack that a change set has made has no outputs in
moto, so it is there before the first publication.
"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import boto3

from world import BIN, DEPLOY, Site, free_port, listens, wait_for

STACK = """
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  PagePolicy: { Type: String }
  Releases: { Type: String }
  CodeKey: { Type: String }
  DomainName: { Type: String }
Resources:
  Pages: { Type: AWS::S3::Bucket }
Outputs:
  PagesBucket: { Value: !Ref Pages }
  DistributionId: { Value: DISTRIBUTION }
"""


class OnAws(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="loket-publish-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        port = free_port()
        log = self.enterContext((self.folder / "moto.log").open("wb"))
        moto = subprocess.Popen([os.environ["LOKET_MOTO_SERVER"], "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log)
        self.addCleanup(moto.wait)
        self.addCleanup(moto.terminate)
        wait_for(lambda: listens(port), "moto does not listen")
        self.environment = os.environ | {
            "PATH": f"{self.folder}/tools:{BIN}:{os.environ['PATH']}",
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "AWS_DEFAULT_REGION": "ap-southeast-3",
            "AWS_ACCESS_KEY_ID": "contoh", "AWS_SECRET_ACCESS_KEY": "contoh",
            "LOKET_RELEASES": "rilis", "LOKET_BOOTSTRAP": str(self.folder / "bootstrap"),
            "LOKET_TEMPLATE": str(self.folder / "stack.yaml"), "LOKET_PARAMETERS": "DomainName=layanan.contoh.go.id",
        }
        # moto says in capitals that an invalidation is done, and the CLI would wait on; that nothing is to
        # be updated it says earlier than AWS does, where the CLI takes it for an error.
        aws = shutil.which("aws")
        self.program("aws", f'''
case "$*" in
  "cloudfront wait "*) exit ;;
  "cloudformation deploy "*)
    said=$({aws} "$@" 2>&1) && exit 0
    case $said in *"No updates are to be performed"*) exit 0 ;; esac
    echo "$said" >&2
    exit 1 ;;
esac
exec {aws} "$@"''')
        (self.folder / "bootstrap").write_text("#!/bin/sh\n")
        (self.folder / "bootstrap").chmod(0o755)
        self.objects, self.edges, self.stacks = map(self.aws, ("s3", "cloudfront", "cloudformation"))
        self.site = Site(self.folder, "https://layanan.contoh.go.id")

    def program(self, name, text):
        file = self.folder / "tools" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(0o755)

    def aws(self, service):
        given = {key.lower(): self.environment[key] for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")}
        address, region = self.environment["AWS_ENDPOINT_URL"], self.environment["AWS_DEFAULT_REGION"]
        return boto3.client(service, endpoint_url=address, region_name=region, **given)

    def prepare(self):
        self.objects.create_bucket(Bucket="rilis", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-3"})
        origin = {"Id": "pages", "DomainName": "contoh.s3.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}
        edge = {
            "CallerReference": "1", "Comment": "", "Enabled": True,
            "Origins": {"Quantity": 1, "Items": [origin]},
            "DefaultCacheBehavior": {"TargetOriginId": "pages", "ViewerProtocolPolicy": "https-only"},
        }
        self.edge = self.edges.create_distribution(DistributionConfig=edge)["Distribution"]["Id"]
        stack = STACK.replace("DISTRIBUTION", self.edge)
        (self.folder / "stack.yaml").write_text(stack)
        given = {"PagePolicy": "none", "Releases": "rilis", "CodeKey": "none", "DomainName": "contoh.go.id"}
        parameters = [{"ParameterKey": name, "ParameterValue": value} for name, value in given.items()]
        self.stacks.create_stack(StackName="situs", TemplateBody=stack, Parameters=parameters)

    def run_publish(self, *arguments, **environment):
        options = [] if "--back" in arguments else ["--today", "2026-11-24"]
        return subprocess.run(
            [DEPLOY / "aws/publish", *arguments, "situs", *options], cwd=self.folder,
            env=self.environment | environment, capture_output=True, text=True,
        )

    def publish(self, *arguments, **environment):
        ran = self.run_publish(*arguments, **environment)
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        return ran.stdout

    def of_stack(self, kind, name):
        """What an output or a parameter of the stack is."""
        stack, = self.stacks.describe_stacks(StackName="situs")["Stacks"]
        return next(it[f"{kind}Value"] for it in stack[f"{kind}s"] if it[f"{kind}Key"] == name)

    def object(self, key):
        """What lies in the bucket of the pages under a name: its bytes, its type, how long it is kept."""
        told = self.objects.get_object(Bucket=self.pages, Key=key)
        return told["Body"].read(), told["ContentType"], told["CacheControl"]

    def keys(self, bucket):
        return {it["Key"] for it in self.objects.list_objects_v2(Bucket=bucket).get("Contents", [])}

    def hashes(self):
        headers = (self.folder / "dist/public/_headers").read_text()
        return set(re.findall("'sha256-[^']+'", headers))

    def test_a_site_goes_live_changes_breaks_off_and_goes_back(self):
        """One test, for a call of the AWS CLI takes a second and each publication some twenty."""
        self.assertIn("the bucket rilis is not there", self.run_publish().stderr)
        self.prepare()
        said = self.publish("--rehearse")
        self.assertIn("→ deploy situs", said)
        self.assertEqual(self.keys("rilis"), set())

        self.publish()
        self.pages = self.of_stack("Output", "PagesBucket")
        first = self.site.manifest()
        served = {path.removeprefix("public/") for step, _, path, *_ in first if step in ("asset", "page")}
        self.assertEqual(self.keys(self.pages), served)
        by_kind = {(media_type, caching): path for step, _, path, media_type, caching in first if step in ("asset", "page")}
        for (media_type, caching), path in by_kind.items():
            content = (self.folder / "dist" / path).read_bytes()
            self.assertEqual(self.object(path.removeprefix("public/")), (content, media_type, caching), path)
        before = self.hashes()

        self.site.change_page_style_and_form()
        (self.folder / "content/baru.md").write_text("---\ntitle: Baru\n---\n\nHalaman baru.\n")
        # It ends after the stack and before the pages.
        whole = (self.folder / "tools/aws").read_text()
        self.program("aws", f'case "$*" in *--content-type\\ text/html*) exit 9 ;; esac\n{whole}')
        self.assertNotEqual(self.run_publish().returncode, 0)
        (self.folder / "tools/aws").write_text(whole)
        self.assertIn("Untuk warga", self.object("dinas/surat/index.html")[0].decode())
        said = self.publish()
        self.assertIn("Bagi warga", self.object("dinas/surat/index.html")[0].decode())
        self.assertLess(said.index("→ deploy"), said.index("→ put changed pages"))
        self.assertTrue(self.of_stack("Parameter", "CodeKey").startswith("code/"))
        allowed = {word.rstrip(";") for word in self.of_stack("Parameter", "PagePolicy").split()}
        self.assertTrue(before | self.hashes() <= allowed, "those before and those after")
        old = {path.removeprefix("public/") for step, _, path, *_ in first if step == "asset"}
        self.assertTrue(old <= self.keys(self.pages), "pages that are open still find their assets")

        self.publish("--back")
        self.assertIn("Untuk warga", self.object("dinas/surat/index.html")[0].decode())
        self.assertNotIn("baru/index.html", self.keys(self.pages))
        self.assertIn("there is no release before", self.run_publish("--back").stderr)
        told = self.edges.list_invalidations(DistributionId=self.edge)
        self.assertEqual(len(told["InvalidationList"]["Items"]), 3)


if __name__ == "__main__":
    unittest.main()
