"""JSON is read here without loss and without trust: the standard reader drops places, order and duplicates.

The grammar is RFC 8259, to the letter.  Nothing here recurses, nothing raises, and the work grows with the
length of the text, whatever stands in it.
"""

from __future__ import annotations

import re
from array import array
from functools import cache

from inspector.model.document import DEEPEST, MOST_DIGITS, MOST_FAULTS, Document, Fault, unquote
from inspector.model.record import NamedTuple
from inspector.service.documents.bulk_scanner import scan_sound
from inspector.service.documents.deferred import SHORTEST, defer

_KIND_OF_WORD = {"true": "t", "false": "f", "null": "n", "none": "n"}
_RESERVED = 10
"""Places kept free in the list of faults, so that the first fault of each code is never crowded out."""


def scan(raw: bytes) -> Document:
    """Read a JSON text; what is wrong with it stands in the document's faults, ordered by place."""
    faults = []
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        text = raw.decode("utf-8", "surrogateescape")
        faults.append(Fault("not-utf8", len(raw[: error.start].decode("utf-8"))))
    else:
        deferred = defer(raw, text, _scan_carefully) if len(raw) >= SHORTEST else None
        document = scan_sound(raw, text) if deferred is None else deferred
        if document is not None:
            return document
    return _Reading(raw, text, not faults, faults).document()


def _scan_carefully(raw: bytes, text: str) -> Document:
    return _Reading(raw, text, True, []).document()


class _Patterns(NamedTuple):
    space: re.Pattern[str]
    number: re.Pattern[str]
    loose_number: re.Pattern[str]
    constant: re.Pattern[str]
    word: re.Pattern[str]
    quote_or_escape: re.Pattern[str]
    escape: re.Pattern[str]
    control: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compile on first use: the window's start does not wait for it."""
    return _Patterns(
        space=re.compile(r"[ \t\n\r]*"),
        number=re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"),
        loose_number=re.compile(r"[+-]?\.?[0-9][0-9A-Za-z.+-]*|-"),
        constant=re.compile(r"(?:NaN|-?Infinity)(?![0-9A-Za-z_$])"),
        word=re.compile(r"[A-Za-z_$][0-9A-Za-z_$]*"),
        quote_or_escape=re.compile(r'["\\]'),
        escape=re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})'),
        control=re.compile(r"[\x00-\x1f]"),
    )


class _Reading:
    """One careful reading: a state machine over the tokens of a text."""

    def __init__(self, raw: bytes, text: str, is_text: bool, faults: list[Fault]) -> None:
        self.raw, self.text, self.is_text, self.faults = raw, text, is_text, faults
        self.codes = {fault.code for fault in faults}
        self.patterns = _patterns()
        unsigned, signed = ("I", "i") if len(text) < 2**31 else ("Q", "q")
        self.kinds = bytearray()
        self.starts, self.ends = array(unsigned), array(unsigned)
        self.after, self.depths = array(unsigned), array(unsigned)
        self.key_starts, self.key_ends = array(signed), array(signed)
        self.open: list[int] = []
        self.names: list[set[str]] = []
        self.deepest = 0
        self.too_deep_at = -1

    def document(self) -> Document:
        self._read()
        if self.too_deep_at >= 0:
            self._fault("deep-nesting", self.too_deep_at, str(self.deepest))
        return Document(
            self.raw, self.text, self.is_text, bytes(self.kinds), self.starts, self.ends,
            self.key_starts, self.key_ends, self.after, self.depths,
            tuple(sorted(self.faults, key=_offset)),
        )  # fmt: skip

    def _fault(self, code: str, offset: int, *args: str) -> None:
        if len(self.faults) < MOST_FAULTS - _RESERVED or code not in self.codes:
            self.codes.add(code)
            self.faults.append(Fault(code, offset, args))

    def _syntax(self, offset: int, *args: str) -> None:
        self._fault("json-syntax", offset, *args)

    def _read(self) -> None:
        at = 0
        if self.text.startswith("\ufeff"):
            self._fault("byte-order-mark", 0)
            at = 1
        at = self._skip_space(at)
        if at == len(self.text):
            self._syntax(at, "empty")
            return
        stopped = self._read_value(at, -1, -1)
        if stopped is None:
            stopped = self._read_containers()
        if stopped is None:
            at = self._skip_space(self.ends[0])
            if at < len(self.text):
                comment = self.text.startswith(("//", "/*"), at)
                self._syntax(at, "comment" if comment else "trailing-text")
            return
        for i in self.open:
            self.ends[i], self.after[i] = stopped, len(self.kinds)

    def _skip_space(self, at: int) -> int:
        match = self.patterns.space.match(self.text, at)
        return match.end() if match else at

    def _read_containers(self) -> int | None:
        """Read on until every container is closed; give the offset where reading had to stop, if so."""
        text, stack = self.text, self.open
        if not stack:
            return None
        at, fresh = self.starts[0] + 1, True  # fresh: nothing has been read in the innermost container
        comma_at = -1  # where a comma waits for what comes behind it
        while stack:
            at = self._skip_space(at)
            found = text[at : at + 1]
            is_object = self.kinds[stack[-1]] == 0x7B
            if not found:
                self._syntax(at, "unclosed", "{" if is_object else "[")
                return at
            if found == ("}" if is_object else "]"):
                if comma_at >= 0:
                    self._syntax(comma_at, "trailing-comma")
                self._close(at + 1)
                at, fresh, comma_at = at + 1, False, -1
                continue
            if not fresh and comma_at < 0:
                if found != ",":
                    return self._stop_at_separator(at, is_object, found)
                comma_at, at = at, at + 1
                continue
            comma_at = -1
            key_start = key_end = -1
            if is_object:
                key_start, key_end, value_at = self._read_name(at)
                if value_at < 0:
                    return at if key_end < 0 else key_end
                at = value_at
            stopped = self._read_value(at, key_start, key_end)
            if stopped is not None:
                return stopped
            last = len(self.kinds) - 1
            fresh = bool(stack) and stack[-1] == last
            at = self.starts[last] + 1 if fresh else self.ends[last]
        return None

    def _close(self, end: int) -> None:
        i = self.open.pop()
        if self.kinds[i] == 0x7B:
            self.names.pop()
        self.ends[i], self.after[i] = end, len(self.kinds)

    def _stop_at_separator(self, at: int, is_object: bool, found: str) -> int:
        if found in "}]":
            self._syntax(at, "unclosed", "{" if is_object else "[")
        elif self.text.startswith(("//", "/*"), at):
            self._syntax(at, "comment")
        else:
            self._syntax(at, "expected-comma")
        return at

    def _read_name(self, at: int) -> tuple[int, int, int]:
        """Read `"name" :` and give the name's span and where the value begins, which is -1 after a fault."""
        text = self.text
        if text[at] != '"':
            self._syntax(at, self._strange(at) or "expected-name")
            return at, -1, -1
        end = self._read_string(at)
        if end < 0:
            return at, -1, -1
        name = unquote(text[at:end])
        names = self.names[-1]
        if name in names:
            self._fault("duplicate-key", at, name)
        names.add(name)
        colon = self._skip_space(end)
        if text[colon : colon + 1] != ":":
            self._syntax(colon, "expected-colon")
            return at, colon, -1
        return at, end, self._skip_space(colon + 1)

    def _strange(self, at: int) -> str:
        """Name what people write where JSON wants a value or a name."""
        if self.text[at] == "'":
            return "single-quote"
        return "comment" if self.text.startswith(("//", "/*"), at) else ""

    def _read_value(self, at: int, key_start: int, key_end: int) -> int | None:
        """Read a scalar or open a container; give the offset where reading had to stop, if it had to."""
        found = self.text[at : at + 1]
        if found == '"':
            end = self._read_string(at)
            if end < 0:
                return at
            self._add('"', at, end, key_start, key_end)
        elif found and found in "{[":
            self._open(found, at, key_start, key_end)
        elif match := self.patterns.constant.match(self.text, at):
            self._fault("non-json-number", at, match[0])
            self._add("N", at, match.end(), key_start, key_end)
        elif match := self.patterns.loose_number.match(self.text, at):
            return self._read_number(match, key_start, key_end)
        elif match := self.patterns.word.match(self.text, at):
            return self._read_word(match, key_start, key_end)
        else:
            self._syntax(at, (self._strange(at) if found else "") or "expected-value")
            return at
        return None

    def _add(self, kind: str, start: int, end: int, key_start: int, key_end: int) -> None:
        self.kinds.append(ord(kind))
        self.starts.append(start)
        self.ends.append(end)
        self.key_starts.append(key_start)
        self.key_ends.append(key_end)
        self.after.append(len(self.kinds))
        self.depths.append(len(self.open))

    def _open(self, kind: str, at: int, key_start: int, key_end: int) -> None:
        self._add(kind, at, at + 1, key_start, key_end)
        self.open.append(len(self.kinds) - 1)
        if kind == "{":
            self.names.append(set())
        depth = len(self.open)
        self.deepest = max(self.deepest, depth)
        if depth > DEEPEST and self.too_deep_at < 0:
            self.too_deep_at = at

    def _read_number(self, match: re.Match[str], key_start: int, key_end: int) -> int | None:
        start, end = match.span()
        sound = self.patterns.number.match(self.text, start)
        if sound is None or sound.end() != end:
            self._syntax(start, "bad-number")
            if not self.open:
                return start  # a text that only begins like a number is plain text
        elif end - start > MOST_DIGITS and (digits := match[0].lstrip("-")).isdigit() and len(digits) > MOST_DIGITS:
            self._fault("huge-number", start)
        self._add("0", start, end, key_start, key_end)
        return None

    def _read_word(self, match: re.Match[str], key_start: int, key_end: int) -> int | None:
        start, word = match.start(), match[0]
        kind = _KIND_OF_WORD.get(word.lower(), "")
        if word not in ("true", "false", "null"):
            self._syntax(start, "bad-word", word[:40])
            if not kind or not self.open:
                return start
        self._add(kind, start, match.end(), key_start, key_end)
        return None

    def _read_string(self, start: int) -> int:
        """Find the end of the string that begins at `start`, and what is wrong in it; -1 if it never ends."""
        text, search = self.text, self.patterns.quote_or_escape.search
        at, escapes = start + 1, []
        while True:
            match = search(text, at)
            if match is None:
                self._syntax(start, "unterminated-string")
                return -1
            at = match.start()
            if match[0] == '"':
                break
            escapes.append(at)
            at += 2
        end = at + 1
        for control in self.patterns.control.finditer(text, start, end):
            self._syntax(control.start(), "control-character", f"U+{ord(control[0]):04X}")
        if escapes:
            self._check_escapes(escapes)
        return end

    def _check_escapes(self, escapes: list[int]) -> None:
        text, match = self.text, self.patterns.escape.match
        high_at = -1  # where a first half of a surrogate pair waits for its second half
        for at in escapes:
            found = match(text, at)
            unit = 0
            if found is None:
                self._syntax(at, "bad-escape")
            elif found.end() == at + 6:
                unit = int(text[at + 2 : at + 6], 16)
            if 0xDC00 <= unit <= 0xDFFF and high_at >= 0 and high_at + 6 == at:
                high_at = -1
                continue
            if high_at >= 0:
                self._fault("lone-surrogate", high_at)
                high_at = -1
            if 0xD800 <= unit <= 0xDBFF:
                high_at = at
            elif 0xDC00 <= unit <= 0xDFFF:
                self._fault("lone-surrogate", at)
        if high_at >= 0:
            self._fault("lone-surrogate", high_at)


def _offset(fault: Fault) -> int:
    return fault.offset
