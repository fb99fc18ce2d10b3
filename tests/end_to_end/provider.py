"""A real OpenID provider, started for a test and ended with it."""

from __future__ import annotations

import base64
import json
import subprocess
import urllib.parse
import urllib.request
from pathlib import Path

from tools import setup

_CLIENT = b"inspector:only-for-this-test"


def what_is_missing() -> str:
    """Why there can be no provider here; empty if there can."""
    if not setup.PROVIDER_MODULE.is_file():
        return "The OpenID provider of the tests is not installed; `make test` brings it where there is npm."
    if setup.node_version(setup.node()) < setup.OLDEST_NODE:
        return f"The OpenID provider of the tests needs Node {setup.OLDEST_NODE} or newer."
    return ""


class OpenIdProvider:
    """Answers at ``issuer``."""

    def __init__(self) -> None:
        script = Path(__file__).with_name("oidc_provider.mjs")
        node = setup.node()
        assert node is not None
        self._process = subprocess.Popen(
            [node, str(script), str(setup.PROVIDER_MODULE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.issuer = self._hear("ready").split()[1]

    def rotate(self) -> None:
        """Let it have new keys, and the old ones no longer."""
        self._order("rotate", "rotated")

    def refresh_token(self, client: str) -> str:
        """A refresh token of a client, as a login would have given it."""
        return self._order(f"mint {client}", "minted").split()[1]

    def expire(self, token: str) -> None:
        """Let the time of a refresh token be over."""
        self._order(f"expire {token}", "expired")

    def response(self, client: str) -> str:
        """What the token endpoint sends a public client: access token, ID token and refresh token."""
        return self._post(
            "token", grant_type="refresh_token", client_id=client, refresh_token=self.refresh_token(client)
        )

    def revoke(self, client: str, token: str) -> None:
        """Take back a refresh token of a public client (RFC 7009)."""
        self._post("token/revocation", client_id=client, token=token)

    def token(self) -> str:
        """An access token by client credentials (RFC 6749, 4.4), as a JWT (RFC 9068)."""
        form = urllib.parse.urlencode({"grant_type": "client_credentials", "scope": "read"}).encode()
        login = base64.b64encode(_CLIENT).decode()
        request = urllib.request.Request(f"{self.issuer}/token", form, {"Authorization": f"Basic {login}"})
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20) as answer:
            token = json.load(answer)["access_token"]
        assert isinstance(token, str)
        return token

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def _post(self, path: str, **fields: str) -> str:
        request = urllib.request.Request(f"{self.issuer}/{path}", urllib.parse.urlencode(fields).encode())
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20) as answer:
            text: str = answer.read().decode()
        return text

    def _order(self, order: str, answer: str) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()
        return self._hear(answer)

    def _hear(self, word: str) -> str:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(word):
                return line
        raise AssertionError(f"the provider ended before it was {word}")
