"""The one way out: a single request that somebody pressed for, within its terms. Loaded when it is first used."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QElapsedTimer, QEventLoop, QObject, QTimer, QUrl
from PySide6.QtNetwork import (
    QNetworkAccessManager,
    QNetworkProxyFactory,
    QNetworkReply,
    QNetworkRequest,
    QSsl,
    QSslCertificate,
    QSslConfiguration,
    QSslError,
)

from inspector.model.request import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.request import Form, Terms

_ACCEPT = b"application/jwk-set+json, application/json;q=0.9, */*;q=0.1"

_Error = QNetworkReply.NetworkError
_FAILURES = {
    _Error.HostNotFoundError: "host-unknown",
    _Error.ConnectionRefusedError: "refused",
    _Error.RemoteHostClosedError: "reset",
    _Error.TimeoutError: "timeout",
    _Error.SslHandshakeFailedError: "tls-failed",
    _Error.TemporaryNetworkFailureError: "network",
    _Error.NetworkSessionFailedError: "network",
    _Error.UnknownNetworkError: "network",
    _Error.ProxyConnectionRefusedError: "proxy",
    _Error.ProxyConnectionClosedError: "proxy",
    _Error.ProxyNotFoundError: "proxy",
    _Error.ProxyTimeoutError: "proxy",
    _Error.ProxyAuthenticationRequiredError: "proxy",
    _Error.UnknownProxyError: "proxy",
    _Error.ProtocolFailure: "protocol",
    _Error.ProtocolInvalidOperationError: "protocol",
}

_GREETING = frozenset(("tls-failed", "reset", "protocol", "network"))
"""Failures that are those of TLS as long as no secure connection stands."""

_Ssl = QSslError.SslError
_TLS = (
    ("tls-self-signed", {_Ssl.SelfSignedCertificate}),
    ("tls-revoked", {_Ssl.CertificateRevoked, _Ssl.CertificateBlacklisted}),
    ("tls-expired", {_Ssl.CertificateExpired}),
    ("tls-not-yet-valid", {_Ssl.CertificateNotYetValid}),
    (
        "tls-untrusted",
        {
            _Ssl.SelfSignedCertificateInChain,
            _Ssl.UnableToGetLocalIssuerCertificate,
            _Ssl.UnableToGetIssuerCertificate,
            _Ssl.UnableToVerifyFirstCertificate,
            _Ssl.CertificateUntrusted,
            _Ssl.CertificateRejected,
        },
    ),
    ("tls-host", {_Ssl.HostNameMismatch}),
)  # what cannot be trusted at all is said before what could be put right

_STATUS = {404: "status-missing", 410: "status-missing", 401: "status-forbidden", 403: "status-forbidden"}
_STATUS |= {407: "proxy", 429: "status-busy", 503: "status-busy"}
_STATUS_OF_POST = dict.fromkeys((400, 401, 403), "status-refused")
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


class WebNetwork(QObject):
    """Gives what `controller.ports.Network` asks for: the system's proxy and certificates, no cookies, no login, no cache."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QNetworkProxyFactory.setUseSystemConfiguration(True)
        self._manager = QNetworkAccessManager(self)
        self._manager.setAutoDeleteReplies(True)

    def get(self, address: str, terms: Terms, done: Callable[[Answer], None]) -> WebGet:
        """Ask for an address; ``done`` hears the answer once, later, unless it is cancelled before."""
        return WebGet(self._manager, address, terms, done)

    def post(self, address: str, form: Form, terms: Terms, done: Callable[[Answer], None]) -> WebGet:
        """Send a form; the body of an error's status comes along, since the reason stands there (RFC 6749, 5.2)."""
        return WebGet(self._manager, address, terms, done, form)


class WebGet(QObject):
    """One request under way."""

    def __init__(
        self,
        manager: QNetworkAccessManager,
        address: str,
        terms: Terms,
        done: Callable[[Answer], None],
        form: Form | None = None,
    ) -> None:
        super().__init__(manager)
        self._is_post = form is not None
        self._manager, self._terms = manager, terms
        self._done: Callable[[Answer], None] | None = done
        self._parts: list[bytes] = []
        self._size = 0
        self._sent = 0
        self._tls = "tls-failed" if address.startswith("https:") else ""
        self._reply: QNetworkReply | None = None
        self._time = QElapsedTimer()
        self._time.start()
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._on_timeout)
        request = _request(address)
        trusted = _trusted(terms.authorities)
        if request is None or trusted is None:
            self._unsent = "address-invalid" if request is None else "authorities-unreadable"
            QTimer.singleShot(0, self, self._on_unsent)
            return
        request.setSslConfiguration(trusted)
        self._limit.start(max(1, round(terms.seconds * 1000)))
        if form is None:
            self._reply = reply = manager.get(request)
        else:
            for name, value in (("Accept", "application/json"), *form.headers):
                request.setRawHeader(name.encode("latin-1"), value.encode("latin-1"))
            self._reply = reply = manager.post(request, QByteArray(form.body))
        # What is not read yet stays in the socket: a flood fills no memory.
        reply.setReadBufferSize(terms.size + 1)
        reply.metaDataChanged.connect(self._on_headers)
        reply.readyRead.connect(self._on_bytes)
        reply.sslErrors.connect(self._on_tls_errors)
        reply.encrypted.connect(self._on_encrypted)
        reply.requestSent.connect(self._on_sent)
        reply.finished.connect(self._on_finished)

    def cancel(self) -> None:
        """Leave it; nobody hears of it any more."""
        self._done = None
        self._leave()

    def _on_unsent(self) -> None:
        self._tell(self._unsent, self._terms.authorities if self._unsent == "authorities-unreadable" else "")

    def _on_timeout(self) -> None:
        self._tell("timeout", f"{self._terms.seconds:g}")

    def _on_sent(self) -> None:
        """Leave off when Qt sends it anew, which it does up to three times, unasked, when a server hangs up on a GET."""
        self._sent += 1
        if self._sent > 1:
            self._tell("reset")

    def _on_headers(self) -> None:
        status = self._status()
        length = self._headers().get("content-length", "")
        if status in _REDIRECTS or (status >= 400 and not self._is_post):
            self._tell_status(status)
        elif length.isascii() and length.isdigit() and (len(length) > 15 or int(length) > self._terms.size):
            self._tell_too_large()

    def _on_bytes(self) -> None:
        if self._reply is None:
            return
        part = bytes(self._reply.read(self._terms.size + 1 - self._size).data())
        self._size += len(part)
        self._parts.append(part)
        if self._size > self._terms.size:
            self._tell_too_large()

    def _on_tls_errors(self, errors: list[QSslError]) -> None:
        found = {error.error() for error in errors}
        self._tls = next((code for code, kinds in _TLS if found & kinds), "tls-unusable")

    def _on_encrypted(self) -> None:
        self._tls = ""

    def _on_finished(self) -> None:
        if self._reply is None:
            return
        self._on_bytes()
        if self._reply is None:
            return
        status, error = self._status(), self._reply.error()
        if status >= 400 and self._is_post:
            self._tell_body(b"".join(self._parts), _STATUS_OF_POST.get(status) or _status_code(status), str(status))
        elif status in _REDIRECTS or status >= 400:
            self._tell_status(status)
        elif error != _Error.NoError:
            code = _FAILURES.get(error, "protocol" if status else "network")
            # A server that hangs up on the greeting of TLS has not closed anything that was open.
            self._tell(self._tls if self._tls and code in _GREETING else code, f"{self._terms.seconds:g}")
        else:
            self._tell_body(b"".join(self._parts))

    def _tell_status(self, status: int) -> None:
        headers = self._headers()
        if status in _REDIRECTS and headers.get("location"):
            self._tell("redirected", headers["location"][:4000], target=headers["location"])
        else:
            self._tell(_status_code(status), str(status))

    def _tell_too_large(self) -> None:
        self._tell("too-large", _amount(self._terms.size))

    def _tell_body(self, body: bytes, code: str = "", *args: str) -> None:
        packing = self._headers().get("content-encoding", "identity").strip().lower()
        unpacked = _unpacked(body, packing, self._terms.size) if body else b""
        if unpacked is None:
            self._tell("packing", packing[:40])
        elif len(unpacked) > self._terms.size:
            self._tell_too_large()
        else:
            self._tell(code, *args, body=unpacked)

    def _tell(self, code: str, *args: str, body: bytes = b"", target: str = "") -> None:
        done, self._done = self._done, None
        if done is None:
            return
        answer = Answer(
            code=code,
            args=args,
            status=self._status(),
            headers=tuple(self._headers().items()),
            body=body,
            size=self._size,
            duration=self._time.elapsed() / 1000,
            target=target,
        )
        self._leave()
        done(answer)

    def _leave(self) -> None:
        self._limit.stop()
        reply, self._reply = self._reply, None
        if reply is not None and reply.isRunning():
            reply.abort()
        # A connection that stays open would serve a later request with the trust of this one.
        self._manager.clearConnectionCache()
        self._parts.clear()
        self.deleteLater()

    def _status(self) -> int:
        status = self._reply and self._reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        return status if isinstance(status, int) else 0

    def _headers(self) -> dict[str, str]:
        if self._reply is None:
            return {}
        pairs = self._reply.rawHeaderPairs()
        return {
            bytes(name.data()).decode("latin-1").lower(): bytes(value.data()).decode("utf-8", "replace")
            for name, value in pairs
        }


def _status_code(status: int) -> str:
    return _STATUS.get(status, "status-broken" if status >= 500 else "status-other")


def _request(address: str) -> QNetworkRequest | None:
    """A request that says nothing of the person; None where Qt would call another address than the one that was shown."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.toEncoded().data() != address.encode() or url.scheme() not in {"http", "https"}:
        return None
    request = QNetworkRequest(url)
    attribute, load = QNetworkRequest.Attribute, QNetworkRequest.LoadControl
    for name, value in (
        (attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy),
        (attribute.CookieLoadControlAttribute, load.Manual),
        (attribute.CookieSaveControlAttribute, load.Manual),
        (attribute.AuthenticationReuseAttribute, load.Manual),
        (attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork),
        (attribute.CacheSaveControlAttribute, False),
        (attribute.Http2AllowedAttribute, False),
    ):
        request.setAttribute(name, value)
    request.setRawHeader(b"Accept", _ACCEPT)
    # Named by us, so that Qt leaves the answer packed and we can count what comes out.
    request.setRawHeader(b"Accept-Encoding", b"gzip, identity;q=0.5")
    request.setRawHeader(b"Accept-Language", b"*")
    request.setRawHeader(b"User-Agent", b"token-inspector")
    return request


def _trusted(authorities: str) -> QSslConfiguration | None:
    """The system's certificates and those of a file; None where it has none."""
    configuration = QSslConfiguration.defaultConfiguration()
    if not authorities:
        return configuration
    named = QSslCertificate.fromPath(authorities, QSsl.EncodingFormat.Pem, QSslCertificate.PatternSyntax.FixedString)
    if not named:
        return None
    configuration.setCaCertificates([*QSslConfiguration.systemCaCertificates(), *named])
    return configuration


def _unpacked(body: bytes, packing: str, most: int) -> bytes | None:
    """Unpack an answer as its header says, to one byte more than ``most`` at the most; None where it is packed otherwise."""
    if packing in {"", "identity"}:
        return body
    windows = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}.get(packing, ())
    for window in windows:
        unpacker = zlib.decompressobj(window)
        try:
            unpacked = unpacker.decompress(body, most + 1)
        except zlib.error:
            continue
        return unpacked if unpacker.eof or len(unpacked) > most else None
    return None


def _amount(size: int) -> str:
    return f"{size / 1_000_000:g} MB" if size >= 1_000_000 else f"{size / 1000:g} kB"


def wait_for(start: Callable[[Callable[[], None]], None]) -> None:
    """Let the network work without a window: run until what ``start`` began calls what it was given."""
    application = QCoreApplication.instance() or QCoreApplication([])
    loop = QEventLoop(application)
    finished: list[bool] = []

    def finish() -> None:
        finished.append(True)
        loop.quit()

    start(finish)
    if not finished:
        loop.exec()
