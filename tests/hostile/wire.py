"""HTTP and multipart by hand: what is attacked must not be helped by a library."""

import dataclasses
import errno
import socket

BOUNDARY = "----SerangContoh5QmX2vKpLwZ"
# How long an answer is waited for at most, in seconds: what takes longer hangs, on the busiest machine.
PATIENCE = 180.0


@dataclasses.dataclass
class Request:
    """A request; `raw`, if given, goes out as it is."""

    method: str = "POST"
    path: str = "/api/forms/kominfo/lock"
    headers: list = dataclasses.field(default_factory=list)
    body: bytes = b""
    raw: bytes | None = None

    def to_bytes(self):
        if self.raw is not None:
            return self.raw
        head = f"{self.method} {self.path} HTTP/1.1\r\n".encode("utf-8", "surrogateescape")
        names = {name.lower() for name, _ in self.headers}
        if "host" not in names:
            head += b"Host: localhost\r\n"
        for name, value in self.headers:
            head += f"{name}: {value}\r\n".encode("utf-8", "surrogateescape")
        if "content-length" not in names and "transfer-encoding" not in names:
            head += f"Content-Length: {len(self.body)}\r\n".encode()
        return head + b"Connection: close\r\n\r\n" + self.body


@dataclasses.dataclass
class Answer:
    """An answer; status 0 is a connection closed without a word."""

    status: int
    headers: dict
    body: bytes

    def text(self):
        return self.body.decode("utf-8", "replace")


def send(address, request):
    """Sends a request and reads until the other side closes."""
    data = b""
    with socket.create_connection(address, timeout=PATIENCE) as connection:
        try:
            connection.sendall(request.to_bytes())
            if request.raw is not None:
                connection.shutdown(socket.SHUT_WR)
        except (BrokenPipeError, ConnectionResetError):
            pass  # It may have answered before it read everything.
        except OSError as error:
            # The same, told by `shutdown`: the other side has reset the connection.
            if error.errno != errno.ENOTCONN:
                raise
        try:
            while chunk := connection.recv(65536):
                data += chunk
        except ConnectionResetError:
            pass
    return parse(data)


def parse(data):
    head, _, body = data.partition(b"\r\n\r\n")
    while head.startswith(b"HTTP/1.1 100"):
        head, _, body = body.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    words = lines[0].split(" ")
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
    headers = {}
    for line in lines[1:]:
        name, _, value = line.partition(":")
        headers.setdefault(name.lower(), []).append(value.strip())
    return Answer(status, headers, body)


def multipart(parts, boundary=BOUNDARY, end="\r\n"):
    """Makes a body of (name, content) or (name, content, file name, type)."""
    out = bytearray()
    for name, content, *file in parts:
        out += f"--{boundary}{end}Content-Disposition: form-data; ".encode()
        out += b'name="' + as_bytes(name) + b'"'
        if file:
            out += b'; filename="' + as_bytes(file[0]) + b'"' + end.encode()
            out += b"Content-Type: " + as_bytes(file[1])
        out += (end * 2).encode() + as_bytes(content) + end.encode()
    return bytes(out + f"--{boundary}--{end}".encode())


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
