"""What may be wrong with a public or private key's text, and which other key fits."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from inspector.model.finding import Apply, Remedy
from inspector.service.algorithms.signing import COORDINATE_BYTES
from inspector.service.doctor.trial import key_as_text
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model import Key
    from inspector.service.doctor.trial import Trial

    _Repair = tuple[str, tuple[str, ...], str]

_LABELS = (
    "PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE", "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
)  # fmt: skip
_ANY_LABEL = "|".join(sorted(_LABELS, key=len, reverse=True))
_ARMOUR = rf"[-–—=\s]{{0,40}}+\b(?:BEGIN|END)\b\s{{0,9}}({_ANY_LABEL})[-–—=\s]{{0,40}}+"
_LONGEST = 100_000
_BARE_EC = {64: ("P-256", "secp256k1"), 96: ("P-384",), 132: ("P-521",)}
_SHOWN = 80
_NUMBERS = ("n", "e", "x", "y", "pub", "d", "p", "q", "dp", "dq", "qi", "priv")


def about_key_text(trial: Trial) -> Iterator[Remedy]:
    """Repair the text of a key until it can be read and the signature verifies with it."""
    if trial.row.kind == "oct" or trial.fitting:
        return
    text = _as_text(trial.given.text)
    if not 0 < len(text) < _LONGEST:
        return
    from inspector.service.keys.key_reader import load_keys

    for code, args, repaired in _repairs(trial, text):
        if repaired == text:
            continue
        trial.budget.read += 1
        loaded = load_keys(repaired, trial.given.encoding).keys
        if any(trial.holds(key) for key in loaded if key.kind == trial.row.kind):
            yield Remedy(code, args, apply=Apply("key", repaired))
            return


def _as_text(text: str | bytes) -> str:
    if isinstance(text, str):
        return text
    if text[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return text.decode("utf-16", "replace")
    return text.decode("utf-8", "replace")


def _repairs(trial: Trial, text: str) -> Iterator[_Repair]:
    from inspector.service.keys.pem import looks_like_pem

    cleaned = _cleaned(text)
    if cleaned.lstrip()[:1] in {"{", "["} or text.strip()[:1] in {"{", "["}:
        yield from _json_repairs(text)
    if looks_like_pem(cleaned):
        yield "pem-text", (), cleaned
    for name, decoded in _decoded_whole(cleaned):
        if looks_like_pem(decoded):
            yield "pem-encoded", (name,), decoded
    label, der = armoured_content(cleaned)
    if der:
        yield from _relabelled(label, der)
    yield from _bare(trial, "".join(cleaned.split()))


def _cleaned(text: str) -> str:
    """Take off what source code, JSON, mails and addresses put around and into a key."""
    from urllib.parse import unquote

    text = "\n".join(re.sub(r"^[\s+]*[\"'`]|[\"'`][\s+,;\\.]{0,20}$", "", line) for line in text.splitlines())
    text = text.replace("\\r", "").replace("\\n", "\n").replace("\\/", "/").replace("\ufeff", "").replace("\x00", "")
    if "%2B" in text or "%2F" in text or "%0A" in text or "%3D" in text:
        text = unquote(text)
    text = re.sub(r"<br\s*/?>", "\n", text)
    lines = (re.sub(r"^\s*(?:[>|#*]+|//\s)\s?", "", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _decoded_whole(text: str) -> Iterator[tuple[str, str]]:
    compact = "".join(text.split())
    raw = _base64(compact)
    if raw:
        yield "base64", raw.decode("utf-8", "replace")
    if re.fullmatch(r"(?:[0-9A-Fa-f]{2})+", compact):
        yield "hex", bytes.fromhex(compact).decode("utf-8", "replace")


def _base64(compact: str) -> bytes:
    bare = compact.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (ValueError, binascii.Error):
        return b""


def armoured_content(text: str) -> tuple[str, bytes]:
    """The label that stands at a key, empty for none, and the bytes of its content, empty where it is not sound base64."""
    label = re.search(_ARMOUR, text)
    body = re.sub(_ARMOUR, " ", text)
    compact = "".join(body.split()).strip("-–—")
    if re.fullmatch(r"(?:0x)?(?:[0-9A-Fa-f]{2}:?)+", compact):
        return label[1] if label else "", bytes.fromhex(compact.removeprefix("0x").replace(":", ""))
    return label[1] if label else "", _base64(compact)


def _relabelled(label: str, der: bytes) -> Iterator[_Repair]:
    """Write the content as PEM under each label; only the right one can be read."""
    body = base64.b64encode(der).decode("ascii")
    lines = [body[at : at + 64] for at in range(0, len(body), 64)]
    for name in dict.fromkeys((label, *_LABELS) if label else _LABELS):
        code, args = ("pem-armour", (name,)) if name == label or not label else ("pem-label", (label, name))
        yield code, args, "\n".join((f"-----BEGIN {name}-----", *lines, f"-----END {name}-----", ""))


def _json_repairs(text: str) -> Iterator[_Repair]:
    """Read a JWK as source code writes it: in a string, with single quotes, with a comma too many."""
    import ast
    import json

    bare = text.strip().removesuffix(";").removesuffix(",")
    without_commas = re.sub(r",(\s*[}\]])", r"\1", bare)
    quoted = re.sub(r"([{,]\s*)([A-Za-z_][A-Za-z0-9_]*)\s*:", r'\1"\2":', without_commas).replace("'", '"')
    yield from _rewritten(bare)
    yield "key-json", (), without_commas
    yield "key-json", (), quoted
    yield "key-json", (), bare.replace('\\"', '"')
    try:
        value = ast.literal_eval(bare)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return
    if isinstance(value, (dict, list)):
        try:
            yield "key-json", (), json.dumps(value)
        except (TypeError, ValueError):
            return


def _rewritten(text: str) -> Iterator[_Repair]:
    """Write the numbers of a JWK as they should be: base64url without padding, coordinates with all their zeros."""
    import json

    from inspector.service.doctor.secret_in_json import jwks_of
    from inspector.service.keys.misplaced import as_object

    value = as_object(text)
    changed: dict[str, None] = {}
    for jwk in jwks_of(value):
        width = COORDINATE_BYTES.get(str(jwk.get("crv")), 0) if jwk.get("kty") == "EC" else 0
        for name in _NUMBERS:
            written = jwk.get(name)
            if isinstance(written, str) and written:
                octets = base64url.decode(written).data
                jwk[name] = base64url.encode(octets.lstrip(b"\0").rjust(width, b"\0") if width else octets)
                changed |= {} if jwk[name] == written else {name: None}
    if changed:
        yield "jwk-lenient", (", ".join(changed),), json.dumps(value)


def _bare(trial: Trial, compact: str) -> Iterator[_Repair]:
    """Take a short text for the bare point of a curve, in hex or base64."""
    import json

    candidates = [_base64(compact)]
    if re.fullmatch(r"(?:0x)?(?:[0-9A-Fa-f]{2})+", compact):
        candidates.insert(0, bytes.fromhex(compact.removeprefix("0x")))
    for raw in candidates:
        point = raw[1:] if raw[:1] == b"\x04" and len(raw) % 2 else raw
        for curve in _BARE_EC.get(len(point), ()):
            x, y = (base64url.encode(part) for part in (point[: len(point) // 2], point[len(point) // 2 :]))
            yield "key-raw", (curve,), json.dumps({"kty": "EC", "crv": curve, "x": x, "y": y})
        for curve, size in (("Ed25519", 32), ("Ed448", 57)):
            if len(raw) == size and trial.row.kind == "OKP":
                yield "key-raw", (curve,), json.dumps({"kty": "OKP", "crv": curve, "x": base64url.encode(raw)})


def about_damage(trial: Trial) -> Iterator[Remedy]:
    """Say of a key that cannot be read whether it is cut off, by how much, or where it is damaged."""
    if trial.row.kind == "oct" or trial.fitting:
        return
    text = _as_text(trial.given.text)
    if not 0 < len(text) < _LONGEST:
        return
    cleaned = _cleaned(text)
    body = re.sub(r"-{2,9}+\s{0,9}+(?:BEGIN|END)[A-Z0-9 ]{0,40}+-{0,9}+", " ", cleaned)
    compact = "".join(body.split())
    if not compact.startswith(("MI", "MC", "MD", "ME", "MF", "MG", "MH")):
        return
    strange = re.search(r"[^A-Za-z0-9+/_=-]", compact)
    if strange is not None:
        yield Remedy("pem-damaged", (str(strange.start() + 1),))
        return
    bare = compact.rstrip("=")
    der = _base64(bare[: len(bare) - 1] if len(bare) % 4 == 1 else bare)
    whole = _der_length(der)
    if whole > len(der) > 0:
        yield Remedy("pem-truncated", (str(whole), str(len(der))))


def _der_length(der: bytes) -> int:
    """How many bytes a DER value says that it has, with its tag and length; 0 where it does not say."""
    if len(der) < 2 or der[0] != 0x30:
        return 0
    if der[1] < 0x80:
        return 2 + der[1]
    count = der[1] & 0x7F
    return 2 + count + int.from_bytes(der[2 : 2 + count], "big") if 1 <= count <= 4 and len(der) > 2 + count else 0


def about_other_keys(trial: Trial) -> Iterator[Remedy]:
    """Find the key that fits among those that may not be used, those held elsewhere, and those in the header."""
    from inspector.service.keys.choice import objection
    from inspector.service.keys.embedded import header_keys

    for key in trial.given.keys.keys:
        against = objection(key, trial.algorithm)
        if against is not None and not against.about_kind and trial.holds(key):
            yield Remedy("key-purpose", against.finding.args, apply=key_as_text(key))
            return
    for key in trial.given.others.keys:
        if trial.holds(key):
            named = any(other.kid == trial.kid for other in (*trial.given.keys.keys, *trial.given.others.keys))
            if trial.kid and named and key.kid != trial.kid:
                yield Remedy("kid-elsewhere", (trial.kid[:_SHOWN], name_of(key)), apply=key_as_text(key))
            else:
                yield Remedy("other-key", (name_of(key),), apply=key_as_text(key))
            return
    for key in header_keys(trial.signature.header):
        if trial.holds(key):
            yield Remedy("key-in-header")
            return


def name_of(key: Key) -> str:
    """Name a key without showing it; a secret has no thumbprint that may be shown, for it could be searched."""
    kind = "" if key.kind == "oct" else key.curve or f"{key.kind} {key.size}"
    kept = f"“{key.ring}”" if key.ring else ""
    label = f"kid “{key.kid[:_SHOWN]}”" if key.kid else "" if key.kind == "oct" else key.thumbprint
    return ", ".join(filter(None, (kept, label, kind, key.source[:_SHOWN])))
