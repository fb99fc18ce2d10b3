"""Puts disclosures in where the payload has their digests, as a verifier does (RFC 9901, 7.1, step 3).

Texts are copied and never written anew, so numbers, order and escapes stay as they were signed. Nothing recurses: a hostile
chain of disclosures is as deep as it is long. Each disclosure is put in once at most, so the work is linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from inspector.model.disclosure import Disclosure, Withheld
from inspector.model.document import EMPTY, Document
from inspector.model.finding import Finding
from inspector.service.documents.scanner import scan
from inspector.service.reading.disclosures import RESERVED, SHOWN

_OBJECT, _ARRAY, _STRING = b'{["'
_MOST = 20
"""Findings of one code that are told."""
_LONGEST_PATH = 500
"""Characters of a path after which it is only hinted at: a chain of disclosures would make them without end."""
_WITHHELD, _PASSED_OVER = -1, -2


class _Source(NamedTuple):
    """A document with the objects in it, in order, that hold digests, or names reserved for them."""

    document: Document
    touched: list[int]

    def is_touched(self, node: int) -> bool:
        """Tell whether a value, or anything in it, is to be processed; all else is copied as it is."""
        at = bisect_left(self.touched, node)
        return at < len(self.touched) and self.touched[at] < self.document.after[node]


class _Value(NamedTuple):
    """A value that is to be written next, and where it comes to stand."""

    source: _Source
    node: int
    path: str


_Steps = Iterator["str | _Value"]


class Processing:
    """One processing of one payload: what is put in, what is left over, and what is wrong.

    `disclosures` come with their digests and are the worse or the better for it: their states are settled here.
    """

    def __init__(self, payload: Document, disclosures: list[Disclosure]) -> None:
        self.payload = payload
        self.disclosures = disclosures
        self.withheld: list[Withheld] = []
        self.findings: list[Finding] = []
        self._told: dict[str, int] = {}
        self._seen: set[str] = set()
        self._count = 0
        self._by_digest: dict[str, int] = {}
        for number, disclosure in enumerate(disclosures):
            if disclosure.digest and self._by_digest.setdefault(disclosure.digest, number) != number:
                disclosures[number] = disclosure._replace(state="duplicate")
                self._say("disclosure-twice", f"disclosure {number + 1}", str(number + 1))

    def run(self) -> Document:
        """Give the processed payload; empty where what was signed is no JSON object."""
        processed = EMPTY
        if self.payload.is_object and self.payload.is_json:
            processed = scan("".join(self._written()).encode("utf-8", "surrogateescape"))
        self.withheld.sort()
        for number, disclosure in enumerate(self.disclosures, 1):
            if disclosure.state == "unmatched" and disclosure.digest:
                self._say("disclosure-unmatched", f"disclosure {number}", str(number))
        return processed

    def _written(self) -> Iterator[str]:
        stack = [self._object(_source(self.payload), 0, "$")]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
            elif isinstance(step, str):
                yield step
            else:
                stack.append(self._value(*step))

    def _value(self, source: _Source, node: int, path: str) -> _Steps:
        document = source.document
        if source.is_touched(node):
            return (
                self._object(source, node, path) if document.kinds[node] == _OBJECT else self._array(source, node, path)
            )
        self._count += document.after[node] - node
        return iter((document.literal(node),))

    def _object(self, source: _Source, node: int, path: str) -> _Steps:
        document, here = source.document, self._count
        self._count += 1
        names, digests, missing, separator = set(), [], 0, "{"
        is_top = document is self.payload and node == 0
        for child in document.children(node):
            name = document.name(child)
            if name == "_sd":
                digests += self._digests(document, child)
                continue
            names.add(name)
            if is_top and name == "_sd_alg":
                continue
            if name == "...":
                self._say("sd-name-reserved", "payload", name)
            quoted = document.text[document.key_starts[child] : document.key_ends[child]]
            yield f"{separator}{quoted}: "
            yield _Value(source, child, _longer(path, name, quoted))
            separator = ", "
        for digest in digests:
            number = self._match(digest, "property")
            missing += number == _WITHHELD
            if number < 0:
                continue
            name = str(self.disclosures[number].name)
            if name in names:
                self._refuse(number, "disclosure-name-taken", name[:SHOWN])
                continue
            names.add(name)
            quoted = self.disclosures[number].document.literal(2)
            yield f"{separator}{quoted}: "
            yield self._put(number, _longer(path, name, quoted))
            separator = ", "
        yield "}" if separator == ", " else "{}"
        if missing:
            self.withheld.append(Withheld(here, path, missing))

    def _array(self, source: _Source, node: int, path: str) -> _Steps:
        document, here = source.document, self._count
        self._count += 1
        missing, place = 0, 0
        for child in document.children(node):
            step = f"{path}[{place}]" if len(path) < _LONGEST_PATH else path
            digest = _element_digest(document, child)
            if digest is None:
                value = _Value(source, child, step)
            else:
                number = self._match(digest, "array-element")
                missing += number == _WITHHELD
                if number < 0:
                    continue
                value = self._put(number, step)
            yield ", " if place else "["
            yield value
            place += 1
        yield "]" if place else "[]"
        if missing:
            self.withheld.append(Withheld(here, path, missing))

    def _digests(self, document: Document, node: int) -> list[str]:
        """The digests of ``_sd``, which must be a list of texts (RFC 9901, 4.2.4.1)."""
        nodes = tuple(document.children(node)) if document.kinds[node] == _ARRAY else ()
        texts = [str(document.value(child)) for child in nodes if document.kinds[child] == _STRING]
        if document.kinds[node] != _ARRAY or len(texts) != len(nodes):
            self._say("sd-digests-odd", "payload")
        return texts

    def _match(self, digest: str, kind: str) -> int:
        """Find the disclosure that may be put in for a digest; below zero where there is none."""
        number = self._by_digest.get(digest)
        if digest in self._seen:
            self._say("digest-twice", "payload", digest[:SHOWN])
            if number is not None and self.disclosures[number].state == "disclosed":
                self.disclosures[number] = self.disclosures[number]._replace(state="duplicate")
            return _PASSED_OVER
        self._seen.add(digest)
        if number is None:
            return _WITHHELD
        disclosure = self.disclosures[number]
        if disclosure.state != "unmatched":
            return _PASSED_OVER
        if disclosure.kind != kind:
            self._refuse(number, "disclosure-misplaced")
            return _PASSED_OVER
        return number

    def _put(self, number: int, path: str) -> _Value:
        disclosure = self.disclosures[number]
        self.disclosures[number] = disclosure._replace(state="disclosed", path=path, node=self._count)
        return _Value(_source(disclosure.document), disclosure.value, path)

    def _refuse(self, number: int, code: str, *args: str) -> None:
        self.disclosures[number] = self.disclosures[number]._replace(state="malformed")
        self._say(code, f"disclosure {number + 1}", str(number + 1), *args)

    def _say(self, code: str, where: str, *args: str) -> None:
        self._told[code] = self._told.get(code, 0) + 1
        if self._told[code] <= _MOST:
            self.findings.append(Finding(code, where, args))


def _source(document: Document) -> _Source:
    text = document.text
    if not any(f'"{name}"' in text for name in RESERVED) and "\\" not in text:
        return _Source(document, [])
    touched: set[int] = set()
    around: list[int] = []
    for node, start in enumerate(document.key_starts):
        while around and document.after[around[-1]] <= node:
            around.pop()
        if start >= 0 and document.name(node) in RESERVED:
            touched.add(around[-1])
        if document.kinds[node] in (_OBJECT, _ARRAY):
            around.append(node)
    return _Source(document, sorted(touched))


def _element_digest(document: Document, node: int) -> str | None:
    """The digest that stands for an array's element: an object of one member, ``...``, which is a text (RFC 9901, 4.2.4.2)."""
    if document.kinds[node] != _OBJECT or document.after[node] != node + 2:
        return None
    child = node + 1
    if document.kinds[child] != _STRING or document.name(child) != "...":
        return None
    return str(document.value(child))


def _longer(path: str, name: str, quoted: str) -> str:
    if len(path) >= _LONGEST_PATH:
        return path
    step = f".{name}" if name.isascii() and name.isidentifier() else f"[{quoted}]"
    longer = f"{path}{step}"
    return longer if len(longer) < _LONGEST_PATH else f"{longer[: _LONGEST_PATH - 1]}…"
