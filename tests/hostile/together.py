"""Many at once: the same request, different ones, and some who never finish."""

import concurrent.futures
import select
import socket

import invariants
from applicant import form
from invariants import check
from wire import PATIENCE, Request


def run(target, csr, recipients, references):
    count = 0
    with concurrent.futures.ThreadPoolExecutor(24) as pool:
        same = list(pool.map(lambda _: target.send(form(csr, jabatan="Yang Sama")), range(24)))
        found = {invariants.of_answer(answer, {303}) for answer in same}
        check(len(found) == 1, "one request, references:", found)
        references |= found
        many = list(pool.map(lambda n: target.send(form(csr, jabatan=f"Nomor {n}")), range(60)))
        found = {invariants.of_answer(answer, {303}) for answer in many}
        check(len(found) == 60, "sixty requests, references:", len(found))
        references |= found
        count += len(same) + len(many)
    invariants.of_mails(target, references, recipients)
    count += slow(target, csr, references)
    invariants.of_mails(target, references, recipients)
    return count


def is_open(connection):
    """Whether nothing has come yet, not even the end."""
    return not select.select([connection], [], [], 0)[0]


def slow(target, csr, references):
    """Three hundred clients who never finish delay nobody, and what they began is not mailed."""
    whole = form(csr, jabatan="Yang Lambat").to_bytes()
    waiting = []
    for number in range(300):
        connection = socket.create_connection(target.address, timeout=PATIENCE)
        connection.sendall(whole[: (number * 7) % (len(whole) - 1)])
        waiting.append(connection)
    for number in range(20):
        # The last one has begun its body just now, and half a minute to finish it.
        waiting.append(socket.create_connection(target.address, timeout=PATIENCE))
        waiting[-1].sendall(whole[:-1])
        answer = target.send(form(csr, jabatan=f"Yang Cepat {number}"))
        references.add(invariants.of_answer(answer, {303}))
        check(is_open(waiting[-1]), "others waited until it was cut")
    for connection in waiting:
        connection.close()
    check(target.send(Request("GET", "/api/forms/kominfo/lock")).status == 405, "it answers on")
    return len(waiting) + 21
