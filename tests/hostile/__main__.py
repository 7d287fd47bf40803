"""Attacks loket from outside with generated requests; see families.py and invariants.py.

Usage: python tests/hostile [--seed N] [--only FAMILY] [--target http|serve|lambda]
It attacks target/debug (or LOKET_PROFILE), which must be built.
"""

import argparse
import concurrent.futures
import json
import pathlib
import random
import sys
import tempfile
import time

import applicant
import behind_nginx
import crash
import events
import families
import invariants
import targets
import together
import wire
from invariants import Broken, check


def recipients_of(bundle):
    manifest = json.loads((bundle / "forms.json").read_text())
    return manifest["forms"]["kominfo/lock"]["recipient"]["addresses"]


def typed(request):
    """Returns what a request must not leave in the log."""
    if request.raw is None and b"kanari" not in request.body.lower():
        return []
    return ["kanari", "KANARI"]


def attack(target, name, requests, recipients, before):
    """Sends a family and checks everything; returns the references that were accepted."""
    accepted = set()

    def one(item):
        request, allowed = item
        answer = target.send(request)
        if answer is None:
            return None, None
        try:
            is_http = request.raw is None and not any(
                len(value) > 2500 or not value.isprintable() or not value.isascii()
                for _, value in request.headers
            ) and request.method.isupper() and request.path.isascii() and len(request.path) < 8000
            if not is_http:
                allowed = allowed | {0, 400, 414, 431}
            if target.name == "serve" and any(name == "Host" for name, _ in request.headers):
                allowed = allowed | {421}
            # `loket serve` answers a damaged path, and what is no HTTP, as it answers for a page.
            is_page = target.name == "serve" and (
                request.raw is not None or not is_http or not request.path.startswith("/api/") or answer.status == 421
            )
            return invariants.of_answer(answer, allowed, is_http, is_page), answer
        except Broken as broken:
            shown = request.raw or request.body
            raise Broken(f"{target.name}/{name}: {broken}\n  {request.method} {request.path[:100]} {request.headers}\n  {shown[:1500]!r}") from None

    count = 0
    with concurrent.futures.ThreadPoolExecutor(1 if target.name == "lambda" else 6) as pool:
        for reference, answer in pool.map(one, requests):
            count += answer is not None
            if reference:
                accepted.add(reference)
    check(target.lives(), target.name, name, "the process has ended", target.log()[-500:])
    invariants.of_mails(target, before | accepted, recipients)
    mails = target.mails()
    for reference in accepted:
        invariants.of_mail(mails[f"{reference}-instansi.eml"], reference, recipients)
    return count, accepted


def run(options, folder):
    csr, certificate, keys = applicant.make_files()
    bundle = targets.build_site(folder)
    recipients = recipients_of(bundle)
    total = 0
    for kind in (targets.HttpServer, targets.Serve, targets.Function):
        if options.target not in (None, kind.name):
            continue
        target = kind(bundle, pathlib.Path(folder) / f"mails-{kind.name}")
        references = set()
        try:
            for name, family in families.FAMILIES.items():
                if options.only not in (None, name):
                    continue
                start = time.monotonic()
                requests = list(family(csr, keys if name in families.OF_KEYS else random.Random(f"{options.seed} {name}")))
                if kind is not targets.HttpServer:
                    # The same code answers; a part shows that it is reached alike.
                    requests = random.Random(options.seed).sample(requests, min(len(requests), 25))
                count, accepted = attack(target, name, requests, recipients, references)
                references |= accepted
                total += count
                print(f"  {kind.name:7} {name:18} {count:5} requests {len(accepted):4} accepted {time.monotonic() - start:5.1f} s", flush=True)
            invariants.of_log(target.log(), ["kanari", "KANARI", *applicant.SARI.values()])
            if kind is targets.Function and options.only in (None, "events"):
                total += events.run(target, csr)
            if kind is not targets.Function and options.only is None:
                total += together.run(target, csr, recipients, references)
            good = target.send(applicant.form(csr, jabatan="Yang Terakhir"))
            check(good.status == 303, "a good request at the end:", good.status)
        finally:
            target.stop()
    if options.only is None and options.target in (None, "http"):
        total += behind_nginx.run(pathlib.Path(folder), bundle, pathlib.Path(folder), csr)
        total += crash.run(bundle, pathlib.Path(folder), csr, options.seed)
    return total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--only")
    parser.add_argument("--target")
    options = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            total = run(options, folder)
        except Broken as broken:
            print(f"broken (seed {options.seed}): {broken}", file=sys.stderr)
            return 1
    print(f"{total} requests, nothing broken, {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
