"""What is attacked: `loket serve`, the HTTP server, the Lambda function."""

import base64
import http.server
import json
import os
import pathlib
import queue
import re
import subprocess
import threading
import time

import wire

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = ROOT / "target" / os.environ.get("LOKET_PROFILE", "debug")
SECRET = "bukan rahasia, hanya untuk pengujian"


def build_site(folder):
    """Builds the repository's own site; returns the folder of the bundle."""
    subprocess.run(
        [BIN / "loket", "build", "--content", ROOT / "content", "--out", folder],
        cwd=folder, check=True, capture_output=True,
    )
    return pathlib.Path(folder) / "function"


def files(outbox):
    """Everything that lies in an outbox, also what is hidden or unfinished."""
    return [path.name for path in outbox.iterdir()]


class Process:
    """A program, everything that it prints, and the folder of its mails."""

    name = "?"

    def __init__(self, command, environment, outbox):
        self.outbox = pathlib.Path(outbox)
        self.printed = []
        self.child = subprocess.Popen(
            command, env=environment, cwd=self.outbox.parent,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        )
        threading.Thread(target=self._collect, daemon=True).start()

    def _collect(self):
        for line in self.child.stdout:
            self.printed.append(line.decode("utf-8", "replace"))

    def log(self):
        return "".join(self.printed)

    def listens_at(self):
        start = time.monotonic()
        while time.monotonic() - start < wire.PATIENCE:
            found = re.search(r"http://(127\.0\.0\.1|localhost):(\d+)", self.log())
            if found:
                return ("127.0.0.1", int(found[2]))
            assert self.child.poll() is None, self.log()
            time.sleep(0.02)
        raise AssertionError(f"it does not listen: {self.log()}")

    def lives(self):
        return self.child.poll() is None

    def stop(self):
        self.child.kill()
        self.child.wait()

    def mails(self):
        return {path.name: path for path in self.outbox.glob("*.eml")}


class HttpServer(Process):
    name = "http"

    def __init__(self, bundle, outbox, prefix=(), **more):
        environment = {
            "LOKET_BUNDLE": str(bundle), "LOKET_SECRET": SECRET,
            "LOKET_MAIL": f"file:{outbox}", **more,
        }
        command = [*prefix, str(BIN / "loket-handler"), "--listen", "127.0.0.1:0"]
        super().__init__(command, environment, outbox)
        self.address = self.listens_at()

    def send(self, request):
        return wire.send(self.address, request)


class Serve(HttpServer):
    name = "serve"

    def __init__(self, bundle, outbox):
        command = [
            str(BIN / "loket"), "serve", "--content", str(ROOT / "content"), "--port", "0",
            "--outbox", str(outbox),
        ]
        Process.__init__(self, command, {}, outbox)
        self.address = self.listens_at()


class Function(Process):
    """The Lambda function between a Runtime API and an SES of ours."""

    name = "lambda"

    def __init__(self, bundle, outbox):
        self.outbox = pathlib.Path(outbox)
        self.outbox.mkdir(exist_ok=True)
        self.events, self.answers, self.lock = queue.Queue(), queue.Queue(), threading.Lock()
        self.count = 0
        target = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def reply(self, status, body, **headers):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                event = target.events.get()
                self.reply(
                    200, event,
                    Lambda_Runtime_Aws_Request_Id="8476a536-e9f4-11e8-9739-2dfe598c3fcd",
                    Lambda_Runtime_Deadline_Ms="4102444800000",
                    Lambda_Runtime_Invoked_Function_Arn="arn:aws:lambda:x:123456789012:function:l",
                    Content_Type="application/json",
                )

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"] or 0))
                if self.path.startswith("/v2/email/outbound-emails"):
                    target.keep(json.loads(body))
                    answer = json.dumps({"MessageId": f"0100-{target.count}"}).encode()
                    return self.reply(200, answer, Content_Type="application/json")
                target.answers.put((self.path, body))
                self.reply(202, b"")

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = f"127.0.0.1:{server.server_address[1]}"
        environment = {
            "LOKET_BUNDLE": str(bundle), "LOKET_SECRET": SECRET, "LOKET_MAIL": "ses",
            "AWS_LAMBDA_RUNTIME_API": place, "AWS_LAMBDA_FUNCTION_NAME": "loket",
            "AWS_LAMBDA_FUNCTION_VERSION": "1", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
            "AWS_LAMBDA_LOG_GROUP_NAME": "l", "AWS_LAMBDA_LOG_STREAM_NAME": "l",
            "AWS_REGION": "ap-southeast-3", "AWS_ACCESS_KEY_ID": "contoh",
            "AWS_SECRET_ACCESS_KEY": "contoh", "AWS_ENDPOINT_URL_SESV2": f"http://{place}",
        }
        super().__init__([str(BIN / "loket-handler")], environment, outbox)

    def keep(self, sent):
        """Keeps a mail under the name that the file back end would give it."""
        message = base64.b64decode(sent["Content"]["Raw"]["Data"])
        id_ = re.search(rb"Message-ID: <(.+?)\.(instansi|pemohon)@", message)
        name = f"{id_[1].decode().upper()}-{id_[2].decode()}.eml"
        (self.outbox / name).write_bytes(message)
        self.count += 1

    def send(self, request):
        """Hands an event over; what only exists on a wire has no event."""
        if request.raw is not None:
            return None
        data = self.event(request)
        # What is larger the service refuses before the function runs.
        return None if len(data) > 6_291_556 else self.hand_over(data)

    def event(self, request):
        """Makes the event of a request, as a Function URL does."""
        path, _, query = request.path.partition("?")
        headers = {}
        for name, value in request.headers:
            key = name.lower()
            headers[key] = f"{headers[key]},{value}" if key in headers else value
        event = {
            "version": "2.0", "routeKey": "$default", "rawPath": path, "rawQueryString": query,
            "headers": {"host": "x.lambda-url.ap-southeast-3.on.aws", **headers},
            "requestContext": {
                "accountId": "anonymous", "apiId": "x", "domainName": "x", "domainPrefix": "x",
                "http": {
                    "method": request.method, "path": path, "protocol": "HTTP/1.1",
                    "sourceIp": "192.0.2.7", "userAgent": "uji",
                },
                "requestId": "1", "routeKey": "$default", "stage": "$default",
                "time": "23/Nov/2026:08:20:00 +0000", "timeEpoch": 1795422000000,
            },
            "isBase64Encoded": True,
            "body": base64.b64encode(request.body).decode(),
        }
        return json.dumps(event, ensure_ascii=True).encode()

    def hand_over(self, data):
        """Hands an event over and waits for what comes back."""
        with self.lock:
            self.events.put(data)
            to, body = self.answers.get(timeout=wire.PATIENCE)
        if not to.endswith("/response"):
            return wire.Answer(599, {}, body)
        answer = json.loads(body)
        headers = {name.lower(): [value] for name, value in answer.get("headers", {}).items()}
        for name, values in answer.get("multiValueHeaders", {}).items():
            headers[name.lower()] = values
        return wire.Answer(answer["statusCode"], headers, (answer.get("body") or "").encode())
