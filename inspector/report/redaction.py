"""What a report leaves out, because it travels: signatures unless they are asked for, and whatever is a secret always."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

SIGNATURE_REMOVED = "…signature removed"
SECRET_REMOVED = "…secret removed"
UNREAD_REMOVED = "…text removed: it is no whole token, and may be anything"
_PRIVATE = frozenset(("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"))
"""Members of a JWK that are secret (RFC 7518, 6.2.2, 6.3.2, 6.4; AKP)."""
_PROOFS = frozenset(("signature", "tag"))
"""Members of a JSON serialization without which it is worth nothing (RFC 7515, 7.2; RFC 7516, 7.2)."""
_TEXTS = ("header", "payload")


def redacted(report: dict[str, Any], *, signature: bool = False) -> dict[str, Any]:
    """Give the values of `as_dict` in a form that can be handed on; ``signature``: with the signatures.

    Secret members of keys that stand in a token, the thumbprints of shared secrets, which could be searched for, and texts that
    are no token are left out always.
    """
    told: dict[str, Any] = {**_walk(report, signature=signature)}
    told["keys"] = [_key(key) for key in told["keys"]]
    pairs = zip(report["tokens"], told["tokens"], strict=True)
    told["tokens"] = [_token(token, walked, signature=signature) for token, walked in pairs]
    return told


def without_signatures(text: str) -> str:
    """Cut the signature off every token in a text, and the rest off every encrypted one, which is worth nothing then."""
    return _token_pattern().sub(rf"\1{SIGNATURE_REMOVED}", text)


@cache
def _token_pattern() -> re.Pattern[str]:
    # A header is a JSON object, so its base64url begins with "e" and w, x, y or z.
    return re.compile(r"(\be[w-z][A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]*\.)[A-Za-z0-9_=-]+(?:\.[A-Za-z0-9_=-]*)*")


def _walk(value: Any, *, signature: bool) -> Any:
    """Go through all values. They are no deeper than JSON may be nested here, which `as_dict` sees to."""
    if isinstance(value, str):
        return value if signature else without_signatures(value)
    if isinstance(value, list):
        return [_walk(each, signature=signature) for each in value]
    if isinstance(value, dict):
        is_key = isinstance(value.get("kty"), str)
        return {
            (name if signature else without_signatures(name)): SECRET_REMOVED
            if is_key and name in _PRIVATE
            else _walk(each, signature=signature)
            for name, each in value.items()
        }
    return value


def _token(token: dict[str, Any], walked: dict[str, Any], *, signature: bool) -> dict[str, Any]:
    """``walked``: the same after `_walk`."""
    told = {**walked}
    if token["key"] is not None:
        told["key"] = _key(token["key"])
    told["signatures"] = [
        _proof({**each, "key": _key(each["key"]) if each["key"] is not None else None}, signature=signature)
        for each in walked["signatures"]
    ]
    inner = zip(token["inner"], walked["inner"], strict=True)
    told["inner"] = [_token(each, other, signature=signature) for each, other in inner]
    told["keys_named"] = [{**each, "thumbprint": None} for each in token["keys_named"]]
    told["text"] = _text(token, walked, signature=signature)
    for name in _TEXTS:
        if _holds_secret(walked[name]):
            told[f"{name}_text"] = _written(walked[name])
    if told["text"] in (SECRET_REMOVED, UNREAD_REMOVED):
        told["payload_base64"] = None
    return _proof(told, signature=signature)


def _text(token: dict[str, Any], walked: dict[str, Any], *, signature: bool) -> str:
    """Write the token itself. Its parts are encoded, so that what had to be cut in them is cut with all of it."""
    text = str(token["text"])
    if token["kind"] == "malformed":
        return UNREAD_REMOVED
    if any(_holds_secret(walked[name]) or token[f"{name}_text"] != walked[f"{name}_text"] for name in _TEXTS):
        return SECRET_REMOVED
    if signature:
        return text
    if text.startswith("{"):
        return _without_proofs(text)
    cut = without_signatures(text)
    if cut == text and token["signature_size"]:  # a payload that stands as it is (RFC 7797), or a header written oddly
        return f"{text.rpartition('.')[0]}.{SIGNATURE_REMOVED}"
    return cut


def _written(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _proof(told: dict[str, Any], *, signature: bool) -> dict[str, Any]:
    return told if signature else {**told, "signature_hex": None, "signature_halves": None}


def _key(key: dict[str, Any]) -> dict[str, Any]:
    return {**key, "thumbprint": None} if key["kind"] == "oct" else key


def _holds_secret(value: object) -> bool:
    if isinstance(value, list):
        return any(map(_holds_secret, value))
    if not isinstance(value, dict):
        return False
    return SECRET_REMOVED in value.values() or any(map(_holds_secret, value.values()))


def _without_proofs(text: str) -> str:
    """Write a JSON serialization without its signatures."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):  # what Python's reader cannot take is not told
        return UNREAD_REMOVED
    for holder in (whole, *_several(whole)):
        for name in _PROOFS & set(holder):
            holder[name] = SIGNATURE_REMOVED
    return json.dumps(whole, ensure_ascii=False)


def _several(whole: dict[str, Any]) -> list[dict[str, Any]]:
    found = whole.get("signatures")
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
