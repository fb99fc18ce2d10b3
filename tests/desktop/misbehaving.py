"""A server on this machine that answers in every wrong way, and certificates that are wrong in every way."""

from __future__ import annotations

import datetime as dt
import gzip
import ipaddress
import socket
import ssl
import struct
import threading
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEYS = b'{"keys":[{"kty":"oct","kid":"a1","k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMw"}]}'
DATE = "Tue, 14 Nov 2023 22:13:20 GMT"
"""1,700,000,000 seconds after 1970-01-01 UTC."""
FLOOD = 150_000_000


class Server:
    """Answers at 127.0.0.1 by the path that it is asked for; `heads` are the requests as they came, `sent` bytes of a flood."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.heads: list[str] = []
        self.sent = 0
        self.paths: dict[str, bytes] = {}
        self._threads: list[threading.Thread] = []
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http{'s' if self._tls else ''}://{host}:{self.port}{path}"

    def close(self) -> None:
        self._closing.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in (self._accepting, *self._threads):
            thread.join()

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        try:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head:
                part = connection.recv(4096)
                if not part:
                    return
                head += part
                if head[:1] == b"\x16":  # somebody speaks TLS, and is told as web servers tell it
                    connection.sendall(response(b"", status="400 Bad Request"))
                    return
            self.heads.append(head.decode("latin-1"))
            path = head.split()[1].decode()
            special: Callable[[socket.socket], None] | None = getattr(
                self, "_" + path.strip("/").replace("-", "_"), None
            )
            if path in self.paths:
                connection.sendall(self.paths[path])
            elif special is not None:
                special(connection)
            else:
                connection.sendall(ANSWERS.get(path, response(b"", status="404 Not Found")))
        except OSError:
            return  # the client has left, as it should
        finally:
            connection.close()

    def _drip(self, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n")
        while not self._closing.wait(0.02):
            connection.sendall(b" ")

    def _silence(self, connection: socket.socket) -> None:
        del connection  # it stays open
        self._closing.wait(10)

    def _flood(self, connection: socket.socket) -> None:
        self._send_flood(connection, b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")

    def _flood_of_a_lie(self, connection: socket.socket) -> None:
        """Chunks have no length in the header at all."""
        self._send_flood(connection, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunked=True)

    def _said_flood(self, connection: socket.socket) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {FLOOD}\r\n\r\n".encode()
        self._send_flood(connection, head)

    def _send_flood(self, connection: socket.socket, head: bytes, *, chunked: bool = False) -> None:
        connection.sendall(head)
        block = b" " * 65_536
        while self.sent < FLOOD:
            connection.sendall(b"10000\r\n" + block + b"\r\n" if chunked else block)
            self.sent += len(block)

    def _reset(self, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _half(self, connection: socket.socket) -> None:
        connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"keys":')

    def _hang_up(self, connection: socket.socket) -> None:
        """Say nothing at all."""

    def _no_http(self, connection: socket.socket) -> None:
        connection.sendall(b"220 mail.example ESMTP\r\n")


def response(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", f"Date: {DATE}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


JSON = "Content-Type: application/json"
ANSWERS = {
    "/jwks": response(KEYS, JSON, "Set-Cookie: spy=1", "Cache-Control: max-age=60"),
    "/no-store": response(KEYS, JSON, "Cache-Control: no-store"),
    "/packed": response(gzip.compress(KEYS), JSON, "Content-Encoding: gzip"),
    "/html": response(b"<!DOCTYPE html><html><body>Log in</body></html>", "Content-Type: text/html"),
    "/empty": response(b"", JSON),
    "/no-content": b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
    "/gzip-lie": response(KEYS, JSON, "Content-Encoding: gzip"),
    "/gzip-cut": response(gzip.compress(KEYS * 100)[:-20], JSON, "Content-Encoding: gzip"),
    "/gzip-bomb": response(gzip.compress(b" " * 50_000_000), JSON, "Content-Encoding: gzip"),
    "/brotli": response(b"abc", JSON, "Content-Encoding: br"),
    "/bad-utf8": response(b'{"keys":[{"kty":"\xff\xfe"}]}', JSON),
    "/deep": response(b"[" * 100_000 + b"]" * 100_000, JSON),
    "/rather-deep": response(b'{"keys":[' + b"[" * 700 + b"]" * 700 + b"]}", JSON),
    "/not-json": response(b'{"keys": oops}', JSON),
    "/no-keys": response(b'{"hello": "world"}', JSON),
    "/here": response(b"", "Location: /jwks", status="302 Found"),
    "/elsewhere": response(b"", "Location: http://keys.example/jwks", status="302 Found"),
    "/round": response(b"", "Location: /round", status="301 Moved Permanently"),
    "/nowhere": response(b"", "Location: file:///etc/passwd", status="302 Found"),
    "/lost": response(b"", status="302 Found"),
    "/401": response(b"", 'WWW-Authenticate: Basic realm="x"', status="401 Unauthorized"),
    "/403": response(b"", status="403 Forbidden"),
    "/429": response(b"", status="429 Too Many Requests"),
    "/500": response(b"oops", status="500 Internal Server Error"),
    "/418": response(b"", status="418 I'm a teapot"),
}


# --- Certificates -----------------------------------------------------------------------------------------------


class Certificates(NamedTuple):
    """Files: an authority of our own, and for each way of being wrong a certificate with its key."""

    authority: Path
    leaves: dict[str, Path]

    def context(self, name: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.leaves[name])
        return context


def make_certificates(folder: Path) -> Certificates:
    """Make them anew: what was made beforehand would have expired one day."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    now = dt.datetime.now(dt.UTC)
    day = dt.timedelta(days=1)
    home = ipaddress.ip_address("127.0.0.1")

    def name(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    authority_key, own_name = ec.generate_private_key(ec.SECP256R1()), name("Authority of the tests")

    def certificate(
        subject: x509.Name, key: ec.EllipticCurvePrivateKey, days: tuple[int, int], alternative: x509.GeneralName | None,
        issuer: tuple[x509.Name, ec.EllipticCurvePrivateKey],
    ) -> x509.Certificate:  # fmt: skip
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer[0])
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + days[0] * day)
            .not_valid_after(now + days[1] * day)
            .add_extension(x509.BasicConstraints(ca=alternative is None, path_length=None), critical=True)
        )
        if alternative is not None:
            builder = builder.add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        return builder.sign(issuer[1], hashes.SHA256())

    def pem(made: x509.Certificate) -> bytes:
        return made.public_bytes(serialization.Encoding.PEM)

    authority = (own_name, authority_key)
    (folder / "authority.pem").write_bytes(pem(certificate(own_name, authority_key, (-9, 9), None, authority)))
    leaves = {}
    for wrong, days, alternative in (
        ("good", (-1, 1), x509.IPAddress(home)),
        ("expired", (-5, -1), x509.IPAddress(home)),
        ("not-yet-valid", (1, 5), x509.IPAddress(home)),
        ("host", (-1, 1), x509.DNSName("other.example")),
        ("self-signed", (-1, 1), x509.IPAddress(home)),
    ):
        key, subject = ec.generate_private_key(ec.SECP256R1()), name(f"{wrong} of the tests")
        issuer = (subject, key) if wrong == "self-signed" else authority
        made = certificate(subject, key, days, alternative, issuer)
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        leaves[wrong] = folder / f"{wrong}.pem"
        leaves[wrong].write_bytes(private + pem(made))
    return Certificates(folder / "authority.pem", leaves)
