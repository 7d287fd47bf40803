"""A mail server (aiosmtpd) that keeps what it takes, and fails as a plan says.

Usage: mail_server.py FOLDER plain|tls|starttls [CERTIFICATE KEY]

It prints its port. Each mail becomes FOLDER/N.json (envelope) and FOLDER/N.eml.
FOLDER/plan.json is read anew for each command:
  {"mail": REPLY | "hang", "rcpt": {ADDRESS: REPLY | "hang"}, "data": REPLY | "hang" | "drop" | "lose"}
"""

import asyncio
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

FOLDER = pathlib.Path(sys.argv[1])
MODE = sys.argv[2]
# In seconds: longer than any test waits.
HANG = 3600


def plan():
    try:
        return json.loads((FOLDER / "plan.json").read_text())
    except FileNotFoundError:
        return {}


class Keeper:
    count = 0

    async def handle_MAIL(self, server, session, envelope, address, options):
        reply = plan().get("mail")
        if reply == "hang":
            await asyncio.sleep(HANG)
        if reply:
            return reply
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        reply = plan().get("rcpt", {}).get(address)
        if reply == "hang":
            await asyncio.sleep(HANG)
        if reply:
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        reply = plan().get("data")
        if reply in (None, "lose"):
            self.keep(session, envelope)
        if reply == "hang":
            await asyncio.sleep(HANG)
        if reply in ("drop", "lose"):
            server.transport.abort()
            return "250 never arrives"
        return reply or "250 2.0.0 Ok: queued"

    def keep(self, session, envelope):
        name = f"{Keeper.count:04}"
        Keeper.count += 1
        (FOLDER / f"{name}.eml").write_bytes(envelope.original_content)
        facts = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "tls": session.ssl is not None,
            "user": session.auth_data,
            "name": session.host_name,
        }
        # Renamed, so that it is never read half.
        (FOLDER / f"{name}.new").write_text(json.dumps(facts))
        (FOLDER / f"{name}.new").rename(FOLDER / f"{name}.json")


def login(server, session, envelope, mechanism, data):
    ok = data.login == b"loket" and data.password == b"kata sandi uji"
    return AuthResult(success=ok, handled=False, auth_data=data.login.decode() if ok else None)


async def main():
    context = None
    if MODE != "plain":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(sys.argv[3], sys.argv[4])
    options = {"decode_data": False, "data_size_limit": 40_000_000}
    if MODE != "plain":
        options |= {"authenticator": login, "auth_required": True}
    if MODE == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    if MODE == "tls":
        # The connection is secret already.
        options |= {"auth_require_tls": False}
    keeper = Keeper()
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(keeper, **options),
        "127.0.0.1",
        0,
        ssl=context if MODE == "tls" else None,
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
