"""The scenes about what is pasted: where tokens are found, which forms they have, and what stands in them."""

from __future__ import annotations

import json

import jwt
from PySide6.QtWidgets import QMenu

from inspector.model import KeySet
from inspector.service.making.encrypter import encrypt
from inspector.service.making.sd_issuing import issue
from inspector.service.making.shaping import detach, general
from tools.pictures.scene import (
    CLAIMS,
    EC,
    GOOD,
    ID_CLAIMS,
    NOW,
    RSA,
    SECRET,
    Scene,
    compact,
    signed,
    take_alone,
    wait,
    written,
)


def first(scene: Scene) -> None:
    """A token and its key: the whole window."""
    scene.paste(GOOD)
    scene.write("keyEdit", SECRET)
    scene.write("audienceEdit", "api")
    scene.take("first")


def clipboard(scene: Scene) -> None:
    """The offer of what is on the clipboard."""
    scene.window.clipboard_offer.show_offer(GOOD[:40])
    scene.settle()
    scene.take("clipboard", scene.window.clipboard_offer, margin=0)


def shelf(scene: Scene) -> None:
    """Several tokens of one log."""
    claims = {"iss": "https://ci.example.com", "sub": "bot", "iat": NOW - 60, "exp": NOW + 86_400}
    lines = [
        f"access_token={GOOD}",
        f"id_token={jwt.encode(ID_CLAIMS, SECRET)}",
        f"Authorization: Bearer {jwt.encode({**CLAIMS, 'sub': 'user-2', 'exp': NOW - 10_800}, SECRET)}",
        f"again={GOOD}",
        f"bot={jwt.encode(claims, SECRET)}",
    ]
    log = "\n".join(f"2026-11-04 10:59:0{place} {line}" for place, line in enumerate(lines))
    scene.window.resize(1280, 920)
    scene.app.presenter.open(log.encode(), "server.log")
    scene.settle()
    scene.write("keyEdit", SECRET)
    scene.share(scene.window.paste_pane.splitter, 190, 206, 124, 330)
    scene.take("shelf", scene.window.paste_pane, margin=0)


def search(scene: Scene) -> None:
    """A long log while it is read."""
    filler = "2026-11-04T10:59:00Z INFO gateway path=/v1/things/17 status=200 duration_ms=12\n" * 120
    log = "".join(
        f"{filler}2026-11-04 bearer {jwt.encode({**CLAIMS, 'sub': f'user-{n}', 'exp': NOW + n * 97}, SECRET)}\n"
        for n in range(1, 4000)
    )
    scene.app.presenter.open(log.encode(), "gateway.log")
    for _ in range(400):
        wait(10)
        if len(scene.app.desk.entries) > 300:
            break
    scene.share_now(scene.window.paste_pane.splitter, 120, 290, 120, 240)
    scene.take("search", scene.window.paste_pane.shelf, margin=0)
    scene.app.desk.cancel()


def no_token(scene: Scene) -> None:
    """Something that is no token."""
    scene.window.resize(1280, 660)
    scene.paste("-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----")
    scene.take("no-token", scene.window.paste_pane, scene.window.verify_pane, margin=0)


def steps(scene: Scene) -> None:
    """An encrypted token with a signed one inside."""
    inner = signed(EC, "ES256", CLAIMS)
    token, _ = encrypt('{"alg":"RSA-OAEP-256","enc":"A256GCM","cty":"JWT"}', inner.encode(), KeySet((RSA,)))
    scene.paste(token)
    scene.write("keyEdit", written(RSA, "private-pem") + written(EC, "public-pem"))
    scene.app.desk.choose_step(1)
    scene.settle()
    scene.take("steps", scene.window.paste_pane, scene.window.verify_pane, margin=0)


def signatures(scene: Scene) -> None:
    """A JSON serialization with two signatures, and a key that made the first."""
    scene.paste(general([signed(EC, "ES256", CLAIMS), signed(RSA, "RS256", CLAIMS)]))
    scene.write("keyEdit", written(EC, "public-pem"))
    scene.app.desk.choose_step(1)
    scene.settle()
    scene.take("signatures", scene.window.paste_pane, scene.window.verify_pane, margin=0)


def detached(scene: Scene) -> None:
    """A detached token and the payload that it signs."""
    scene.paste(detach(signed(EC, "ES256", CLAIMS)))
    scene.write("keyEdit", written(EC, "public-pem"))
    scene.write("detachedPayloadEdit", json.dumps(CLAIMS))
    scene.take("detached", scene.window.paste_pane, scene.window.verify_pane, margin=0)


def sd_jwt(scene: Scene) -> None:
    """An SD-JWT with claims disclosed and withheld."""
    claims = {**CLAIMS, "vct": "https://example.com/person", "email": "user@example.com", "nationalities": ["DE", "FR"]}
    del claims["scope"]
    text = issue(
        json.dumps({"alg": "ES256", "typ": "dc+sd-jwt"}),
        json.dumps(claims),
        ["/email", "/nationalities/1", "/sub"],
        KeySet((EC,)),
    )
    token, *disclosures = text.split("~")
    scene.paste("~".join([token, *disclosures[:2], ""]))
    scene.write("keyEdit", written(EC, "public-pem"))
    scene.share(scene.window.paste_pane.splitter, 130, 0, 90, 480)
    scene.take("sd-jwt", scene.window.paste_pane, margin=0)


def hostile(scene: Scene) -> None:
    """A token that somebody made to deceive."""
    role = "r\N{CYRILLIC SMALL LETTER O}le"
    note = r"abc\u202edef\u200b"
    payload = f'{{"sub":"user-1","role":"user","{role}":"admin","role":"admin","note":"{note}","exp":{NOW + 712}000}}'
    scene.window.resize(1280, 940)
    scene.paste(compact('{"alg":"HS256","kid":"../../etc/passwd"}', payload))
    scene.share(scene.window.verify_pane.splitter, 190, 120, 380)
    scene.take("hostile", scene.window.paste_pane, scene.window.verify_pane, margin=0)


def find(scene: Scene) -> None:
    """A text found among the claims."""
    scene.paste(jwt.encode({**CLAIMS, "preferred_username": "user-1", "email": "user@example.com"}, SECRET))
    scene.ask("find")
    scene.write("findEdit", "user")
    scene.share(scene.window.paste_pane.splitter, 110, 0, 130, 460)
    scene.take("find", scene.window.paste_pane, margin=0)


def copy(scene: Scene) -> None:
    """What can be copied of a claim that is a date."""
    scene.paste(GOOD)
    tree = scene.window.paste_pane.payload_view.tree
    scene.choose(tree, "exp")
    menu = tree.copy_menu(tree.currentIndex().row())
    dates = menu.findChild(QMenu, "copyDateMenu")
    assert dates is not None
    menu.ensurePolished()
    take_alone(menu, "copy-claim")
    take_alone(dates, "copy-date")
    menu.close()


def sizes(scene: Scene) -> None:
    """The bytes that each claim costs."""
    groups = [f"team-{n}" for n in range(60)]
    scene.paste(jwt.encode({**CLAIMS, "groups": groups, "picture": "https://example.com/p.png"}, SECRET))
    scene.ask("sizes")
    scene.share(scene.window.paste_pane.splitter, 100, 0, 100, 480)
    scene.take("sizes", scene.window.paste_pane.payload_view)
    scene.ask("sizes")


def details(scene: Scene) -> None:
    """All that is known of a token."""
    scene.window.resize(1280, 1170)
    scene.paste(signed(EC, "ES256", {**CLAIMS, "client_id": "web", "aud": "https://api.example.com"}, typ="at+jwt"))
    scene.write("keyEdit", written(EC, "public-pem"))
    scene.click(scene.window.paste_pane.payload_view, "Details")
    scene.share(scene.window.paste_pane.splitter, 80, 0, 60, 900)
    scene.take("details", scene.window.paste_pane.payload_view)


SCENES = (
    first, clipboard, shelf, search, no_token, steps, signatures, detached, sd_jwt, hostile, find, copy, sizes, details,
)  # fmt: skip
