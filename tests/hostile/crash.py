"""Faults of the machine: kill -9, a disk that is full or read-only, no file left, and fsync seen."""

import os
import pathlib
import random
import re
import resource
import subprocess
import threading
import time

import invariants
import targets
import wire
from applicant import form
from invariants import check

KILLS = int(os.environ.get("LOKET_KILLS", "200"))


def run(bundle, folder, csr, seed):
    count = kills(bundle, folder, csr, random.Random(seed))
    count += fsync(bundle, folder, csr)
    for fault in (small_disk, read_only, no_files):
        start = time.monotonic()
        done = fault(bundle, folder, csr)
        count += done
        print(f"  fault   {fault.__name__:18} {done:5} requests {time.monotonic() - start:23.1f} s", flush=True)
    return count


def kills(bundle, folder, csr, random_):
    """At random instants the process is killed: whoever has a receipt has a mail, whole."""
    outbox = folder / "mails-kill"
    start, sent, receipts, cut = time.monotonic(), 0, set(), 0
    for number in range(KILLS):
        server = targets.HttpServer(bundle, outbox)
        stop = threading.Event()
        found = []

        def client(first):
            for step in range(1000):
                if stop.is_set():
                    return
                try:
                    request = form(csr, jabatan=f"Korban {number} {first} {step}", surat_pernyataan=b"%PDF-1.7\n" + b"x" * 200_000 + b"\n%%EOF")
                    answer = wire.send(server.address, request)
                except OSError:
                    found.append(None)
                    return
                found.append(re.search(r"ref=([A-Z0-9-]+)", answer.headers.get("location", [""])[0]) if answer.status == 303 else None)

        clients = [threading.Thread(target=client, args=(first,)) for first in range(3)]
        for each in clients:
            each.start()
        time.sleep(random_.uniform(0.005, 0.12))
        server.stop()
        stop.set()
        for each in clients:
            each.join()
        sent += len(found)
        cut += found.count(None)
        receipts |= {match[1] for match in found if match}
    for reference in receipts:
        path = outbox / f"{reference}-instansi.eml"
        check(path.exists(), "a receipt without its mail:", reference)
        message = invariants.read(path.read_bytes())
        check(message["X-Loket-Reference"] == reference, "another mail")
        check(len(list(message.iter_parts())) == 4, "a mail that is not whole")
    check(cut > KILLS / 4, "the kills came when nothing happened:", cut)
    # The next start cleans up what was left unfinished.
    server = targets.HttpServer(bundle, outbox)
    server.stop()
    check(not [name for name in targets.files(outbox) if name.startswith(".")], "unfinished files stay")
    print(f"  kill -9 {KILLS} times, {sent} requests, {len(receipts)} receipts, {cut} cut off {time.monotonic() - start:14.1f} s", flush=True)
    return sent


def fsync(bundle, folder, csr):
    """kill -9 keeps what the kernel has; that the disk has it shows in the calls alone."""
    outbox, trace = folder / "mails-fsync", folder / "trace"
    calls = "openat,write,writev,sendto,fsync,fdatasync,rename,renameat,renameat2,close"
    prefix = ["strace", "-f", "-qq", "-y", "-s", "24", "-e", f"trace={calls}", "-o", str(trace)]
    server = targets.HttpServer(bundle, outbox, prefix=prefix)
    answer = server.send(form(csr))
    subprocess.run(["pkill", "-TERM", "-P", str(server.child.pid)], check=False)
    server.child.wait(timeout=wire.PATIENCE)
    reference = invariants.of_answer(answer, {303})
    lines = trace.read_text("utf-8", "replace").splitlines()
    for word in ("instansi", "pemohon"):
        name = f"{reference}-{word}.eml"
        place = lambda pattern, after=0: next(
            (n for n, line in enumerate(lines) if n >= after and re.search(pattern, line)), None
        )
        renamed = place(rf"rename.*{re.escape(name)}")
        check(renamed is not None, "no rename to", name)
        unfinished = re.search(r"\.loket-[\da-f]+-\d+", lines[renamed])[0]
        synced = place(rf"fsync\(.*{re.escape(unfinished)}>")
        folder_synced = place(rf"fsync\(.*{re.escape(outbox.name)}>", renamed)
        answered = place(r"(sendto|write|writev)\(.*HTTP/1\.1 303")
        check(None not in (synced, folder_synced, answered), word, synced, folder_synced, answered)
        check(synced < renamed < folder_synced < answered, word, "in this order:", synced, renamed, folder_synced, answered)
    print("  fsync   file, rename, folder, then the answer: both mails", flush=True)
    return 1


def faulty(server, csr, mend):
    """While it is broken: 503, nothing left behind. Mended: received, without a restart."""
    try:
        for number in range(10):
            large = b"%PDF-1.7\n" + b"x" * 1_900_000 + b"\n%%EOF"
            answer = server.send(form(csr, jabatan=f"Gangguan {number}", surat_pernyataan=large))
            check(answer.status == 503, "status", answer.status)
            check("retry-after" in answer.headers, "when to try again")
            check(f"Gangguan {number}" in answer.text(), "what was typed is kept")
            left = targets.files(server.outbox) if server.outbox.exists() else []
            check(not left, "left behind", left)
        mend()
        answer = server.send(form(csr, jabatan="Sesudah gangguan"))
        reference = invariants.of_answer(answer, {303})
        invariants.of_mails(server, {reference}, [])
        check("panicked" not in server.log(), "panic")
    finally:
        server.stop()
    return 11


def small_disk(bundle, folder, csr):
    outbox = folder / "mails-full"
    outbox.mkdir()
    if os.geteuid() == 0 and mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", outbox):
        try:
            server = targets.HttpServer(bundle, outbox)
            return faulty(server, csr, lambda: mount("-o", "remount,size=64m", outbox))
        finally:
            subprocess.run(["umount", "-l", outbox], check=False)
    # Without the right to mount: a limit for the size of a file says the same.
    server = targets.HttpServer(bundle, outbox)
    limit = lambda most: resource.prlimit(server.child.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    limit(1_000_000)
    return faulty(server, csr, lambda: limit(resource.RLIM_INFINITY))


def mount(*arguments):
    return subprocess.run(["mount", *arguments], capture_output=True).returncode == 0


def read_only(bundle, folder, csr):
    """Not even root writes into a folder that is not there."""
    outbox, away = folder / "mails-gone", folder / "mails-away"
    server = targets.HttpServer(bundle, outbox)
    outbox.rename(away)
    outbox.write_text("")
    server.outbox = away

    def mend():
        outbox.unlink()
        away.rename(outbox)
        server.outbox = outbox

    return faulty(server, csr, mend)


def no_files(bundle, folder, csr):
    """With no file descriptor left for a mail nothing is received."""
    server = targets.HttpServer(bundle, folder / "mails-files")
    pid = server.child.pid
    used = max(int(name) for name in os.listdir(f"/proc/{pid}/fd")) + 1
    before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    # One for the connection, none for the file.
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (used + 1, before[1]))
    return faulty(server, csr, lambda: resource.prlimit(pid, resource.RLIMIT_NOFILE, before))
