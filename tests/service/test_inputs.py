"""Where tokens stand on the machines of those who look for them: each is found, whole, and nothing else with it."""

from __future__ import annotations

import base64
import html
import io
import json
import quopri
import zipfile
from urllib.parse import quote

import pytest

from inspector.service import find_tokens
from inspector.service.inspector import read

# RFC 7519, 3.1
TOKEN = (
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
    ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
)


def lines(width: int, between: str, text: str = TOKEN) -> str:
    return between.join(text[at : at + width] for at in range(0, len(text), width))


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def printable(text: str) -> str:
    return quopri.encodestring(text.encode()).decode()


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as zipped:
        zipped.writestr("notes.txt", f"token={TOKEN}\n")
    return file.getvalue()


ANSWER = json.dumps({"access_token": TOKEN, "scope": "x"})
INPUTS: dict[str, str | bytes] = {
    "recording": json.dumps({"log": {"entries": [{"request": {"headers": [{"name": "A", "value": f"Bearer {TOKEN}"}]}}]}}),
    "recording, body in base64": json.dumps({"content": {"encoding": "base64", "text": encoded(ANSWER)}}),
    "curl, continued": f"curl -sS \\\n  -H 'Authorization: Bearer {lines(70, chr(92) + chr(10))}' \\\n  https://a.example/",
    "curl, continued on Windows": f'curl -H "Authorization: Bearer {lines(70, "^" + chr(13) + chr(10))}" https://a.example/',
    "Kubernetes secret": f"apiVersion: v1\nkind: Secret\ndata:\n  token: {encoded(TOKEN)}\n",
    "Kubernetes secret, folded": f"data:\n  token: >-\n    {lines(64, chr(10) + '    ', encoded(TOKEN))}\n  x: y\n",
    "environment file": f"A=1\nACCESS_TOKEN=\"{TOKEN}\"\nexport B='x'\n",
    "mail": printable(f"Hello,\nyour link: https://a.example/?token={TOKEN}&x=1\nBye"),
    "mail, quoted": "> " + printable(f"token={TOKEN}").replace("\n", "\n> "),
    "mail, in base64": f"Content-Transfer-Encoding: base64\n\n{lines(76, chr(10), encoded(f'Hello, token={TOKEN} Bye'))}\n",
    "HTML attribute": f'<a data-x="{{&quot;token&quot;:&quot;{TOKEN}&quot;}}">',
    "HTML, escaped": html.escape(TOKEN).replace(".", "&#46;").replace("-", "&#x2d;"),
    "HTML, marked up": f"<w:t>{TOKEN[:50]}</w:t></w:r><w:r><w:t>{TOKEN[50:]}</w:t>",
    "percent-encoded twice": "r=" + quote(quote(f"https://a/cb#id_token={TOKEN.replace('.', '%2E')}&x=1", safe=""), safe=""),
    "UTF-16, high byte first": f"x={TOKEN}\r\n".encode("utf-16-be"),
    "UTF-16, low byte first": f"line\r\ntoken {TOKEN} end\r\n".encode("utf-16-le"),
    "archive": archive(),
    "binary": bytes(range(256)) * 3 + TOKEN.encode() + bytes(range(255, -1, -1)),
    "JSON in JSON in JSON": json.dumps(json.dumps(json.dumps({"t": TOKEN}))),
    "JSON, escaped": json.dumps({"t": TOKEN}).replace(".", "\\u002e").replace("-", "\\u002d"),
    "log, wrapped": f"Jan  1 00:00:00 h app[1]: tok={lines(80, chr(10) + '    ')}\nJan  1 00:00:01 h app[1]: next\n",
    "chat": f"<@U123> token is <https://a.example/?t={TOKEN}|link>",
    "Markdown": f"text\n```\n{TOKEN}\n```\nmore",
    "PowerShell": f'$t = @"\r\n{TOKEN}\r\n"@\r\n',
    "XML": f"<a><![CDATA[{TOKEN}]]></a>",
    "Java properties": f"url=https\\://a.example/?t\\={TOKEN}\n",
    "Java properties, continued": f"jwt={lines(60, chr(92) + chr(10) + '    ')}\n",
    "shell": f"curl -H $'Authorization: Bearer {TOKEN}' $'x\\n'",
    "JavaScript, on several lines": 'const t = "' + lines(60, '" +\n  "') + '";',
    "JavaScript, on one line": "const t = '" + lines(60, "' + '") + "';",
    "Python": "t = (\n    '" + lines(60, "'\n    '") + "'\n)",
    "PHP": "$t = '" + lines(60, "' .\n '") + "';",
    "PDF": b"%PDF-1.4\nBT (token: " + TOKEN.encode() + b") Tj ET\n",
    "YAML, folded": f"token: >\n  {lines(60, chr(10) + '  ')}\nother: 1\n",
    "form": f"grant_type=x&assertion={quote(TOKEN)}&y=",
    "HTTP Basic": f"Authorization: Basic {encoded(f'user:{TOKEN}')}",
    "terminal": f"\x1b[32m{TOKEN}\x1b[0m",
    "address": f"GET /verify/{TOKEN}/x HTTP/1.1",
    "fenced": f"-----BEGIN JWT-----\n{lines(64, chr(10))}\n-----END JWT-----",
    "trace": f'write(1, "{TOKEN}\\n", 10)',
}  # fmt: skip


@pytest.mark.parametrize("name", INPUTS)
def test_the_token_is_found_and_nothing_else(name: str) -> None:
    given = INPUTS[name]
    assert [found.text for found in find_tokens(given)] == [TOKEN]
    (token,) = read(given)
    assert (token.text, token.kind, token.parse) == (TOKEN, "jws-compact", "ok")
    assert token.stripped
