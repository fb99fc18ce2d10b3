"""Issues SD-JWTs: chosen claims become digests in what is signed, and disclosures behind it (RFC 9901, 4)."""

from __future__ import annotations

import json
import re
import secrets
from typing import TYPE_CHECKING

from inspector.service.documents.scanner import scan
from inspector.service.making.signer import encoded, require_json, sign_with
from inspector.service.reading import base64url
from inspector.service.reading.disclosures import STANDARD, digest_of
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspector.model.key import KeySet

_SALT_BYTES = 16
"""128 bits (RFC 9901, 9.3)."""
IN_THE_OPEN = frozenset({"_sd", "_sd_alg", "...", "cnf", "iss", "exp", "nbf", "vct", "status"})
"""Top-level names that must stand in the open: a verifier needs them, or they have a meaning of their own."""
_RESERVED = ("_sd", "...")


def _salt() -> str:
    return base64url.encode(secrets.token_bytes(_SALT_BYTES))


def issue(
    header: str,
    claims: str,
    concealed: Sequence[str],
    keys: KeySet,
    decoys: int = 0,
    salt: Callable[[], str] = _salt,
) -> str:
    """Sign claims so that the holder may disclose some of them one by one: ``<JWT>~<disclosure>~…~``.

    ``header``, ``claims``: JSON text. ``concealed``: JSON Pointers (RFC 6901) of the values to conceal, members of objects and
    elements of arrays, also inside one another. ``decoys``: digests without a disclosure that are added at the top.
    Raises `Refusal`.
    """
    try:
        return _issued(header, claims, concealed, keys, decoys, salt)
    except RecursionError as error:
        raise refusal("sd-too-deep") from error


def _issued(
    header: str, claims: str, concealed: Sequence[str], keys: KeySet, decoys: int, salt: Callable[[], str]
) -> str:
    numbers = _Numbers()
    try:
        values = json.loads(claims, parse_float=numbers.keep, parse_int=numbers.keep)
    except ValueError as error:
        raise refusal("sd-claims") from error
    if not isinstance(values, dict):
        raise refusal("sd-claims")
    _require_plain(claims)
    if not concealed and not decoys:
        return f"{sign_with(header, claims, keys)[0]}~"
    issuing = _Issuing(salt, numbers)
    for pointer in sorted(set(concealed), key=_depth, reverse=True):
        issuing.conceal(values, pointer)
    if decoys:
        values.setdefault("_sd", []).extend(digest_of(salt(), STANDARD) for _ in range(decoys))
    issuing.order(values)
    values["_sd_alg"] = STANDARD
    token, _ = sign_with(header, numbers.written(values), keys)
    return "~".join((token, *issuing.disclosures, ""))


def _require_plain(claims: str) -> None:
    """Refuse what is no JSON, though Python reads it, names that the digests need for themselves (RFC 9901, 4.1), and names that
    stand twice: one would be lost.
    """
    raw = encoded(claims)
    require_json(claims, raw)
    document = scan(raw)
    for node in range(1, len(document.kinds)):
        name = document.name(node)
        if name in _RESERVED or (name == "_sd_alg" and document.depths[node] == 1):
            raise refusal("sd-reserved", name, *map(str, document.line_column(document.key_starts[node])))
    for fault in document.faults:
        if fault.code == "duplicate-key":
            raise refusal("sd-twice", str(fault.args[0]), *map(str, document.line_column(fault.offset)))


class _Numbers:
    """Numbers as they were written: ``1.10``, ``-0`` and ``1e400`` would come out of a reading as something else."""

    def __init__(self) -> None:
        self._mark = secrets.token_hex(_SALT_BYTES)

    def keep(self, literal: str) -> str:
        """Put a text in the place of a number."""
        return f"{self._mark}{literal}"

    def written(self, value: object) -> str:
        """Write JSON with the numbers in their places again."""
        return re.sub(f'"{self._mark}([^"]*)"', r"\1", json.dumps(value, ensure_ascii=False))


class _Issuing:
    """One issuing: the disclosures that it has come to."""

    def __init__(self, salt: Callable[[], str], numbers: _Numbers) -> None:
        self._salt, self._numbers = salt, numbers
        self.disclosures: list[str] = []

    def conceal(self, values: dict[str, object], pointer: str) -> None:
        """Put a digest in the place of a value, and its disclosure behind the token."""
        *path, last = _steps(pointer)
        if not path and last in IN_THE_OPEN:
            raise refusal("sd-never", last)
        holder = _at(values, path, pointer)
        if isinstance(holder, dict) and last in holder:
            digest = self._disclose([self._salt(), last, holder.pop(last)])
            holder.setdefault("_sd", []).append(digest)
        elif isinstance(holder, list) and last.isdigit() and int(last) < len(holder):
            holder[int(last)] = {"...": self._disclose([self._salt(), holder[int(last)]])}
        else:
            raise refusal("sd-nowhere", pointer[:200])

    def order(self, value: object) -> None:
        """Sort the digests: their order must not tell which claim is which (RFC 9901, 4.2.4.1)."""
        if isinstance(value, dict):
            if isinstance(value.get("_sd"), list):
                value["_sd"].sort()
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                self.order(each)

    def _disclose(self, content: list[object]) -> str:
        text = base64url.encode(self._numbers.written(content).encode("utf-8", "surrogatepass"))
        self.disclosures.append(text)
        return digest_of(text, STANDARD)


def _steps(pointer: str) -> list[str]:
    if not pointer.startswith("/"):
        raise refusal("sd-nowhere", pointer[:200])
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer[1:].split("/")]


def _depth(pointer: str) -> int:
    return pointer.count("/")


def _at(values: object, path: list[str], pointer: str) -> object:
    for step in path:
        if isinstance(values, dict) and step in values:
            values = values[step]
        elif isinstance(values, list) and step.isdigit() and int(step) < len(values):
            values = values[int(step)]
        else:
            raise refusal("sd-nowhere", pointer[:200])
    return values
