"""Sound JSON is read here in bulk: a careful reader in Python takes twenty times as long as the standard one.

The text is split into names, values and what stands between them in one go, places are summed up, and Python
itself looks only at the brackets.  Whatever is not plainly sound is left to the careful reader, whose
judgement this module never replaces: it answers with a complete document without faults, or not at all.
"""

from __future__ import annotations

import re
from array import array
from functools import cache
from itertools import accumulate

from inspector.model.document import DEEPEST, MOST_DIGITS, Document, unquote
from inspector.model.record import NamedTuple

_CHUNK = 1 << 17
"""Characters split at a time: small enough for the cache, and a hostile text costs little memory."""
_MASK = "\x7f"
_SPACE = " \t\n\r"
_CONTROLS = bytes(sorted(set(range(32)) - set(_SPACE.encode())))
_KINDS = str.maketrans("-123456789", "0" * 10)


_Container = tuple[int, bool, set[str], int]


class _Tail(NamedTuple):
    """What stands behind a value: how many containers it closes, and whether more is announced."""

    closers: tuple[tuple[bool, int], ...]  # of each: whether it closes an object, and where it ends
    has_comma: bool


def scan_sound(raw: bytes, text: str) -> Document | None:
    """Read a text that is sound JSON without duplicates or other oddities; None if it may have any."""
    reading = begin(raw, text)
    if reading is None:
        return None
    while reading.at < len(text):
        if not reading.take_next():
            return None
    return reading.document()


def begin(raw: bytes, text: str) -> BulkReading | None:
    """Begin to read a text that may be sound JSON; None where it is not, or is too odd to be read in bulk."""
    masked = _masked(text) if "\\" in text else text
    if masked is None or text.startswith("\ufeff") or len(raw.translate(None, _CONTROLS)) != len(raw):
        return None
    return BulkReading(raw, text, masked, _separator(masked))


def _separator(masked: str) -> str:
    """What stands behind the first name, the space included; a text that only begins with a colon is no name."""
    for string in _string_form().finditer(masked):
        if string[1]:
            return string[1]
    return ":"


@cache
def _string_form() -> re.Pattern[str]:
    return re.compile(r'"[^"]*+"(: ?)?')


@cache
def _splitter(separator: str) -> re.Pattern[str]:
    string = '"[^"]*+"'
    number = rf"-?(?:0|[1-9][0-9]{{0,{MOST_DIGITS - 1}}})(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
    return re.compile(rf"((?:{string}{separator})?)({string}|{number}|[{{\[]|true|false|null)")


@cache
def _doubtful_escape() -> re.Pattern[str]:
    """Match a backslash that begins neither an escape of RFC 8259 nor a half of a surrogate pair."""
    x = "[0-9a-fA-F]"
    high, low = rf"\\u[dD][89abAB]{x}{x}", rf"\\u[dD][c-fC-F]{x}{x}"
    sound = rf"[/bfnrt]|u(?:[0-9abcefABCEF]{x}{x}{x}|[dD][0-7]{x}{x})"
    return re.compile(rf"\\(?!{sound})(?!(?<=\\){high[2:]}{low})(?!(?<={high}\\){low[2:]})")


@cache
def _tail_form() -> re.Pattern[str]:
    return re.compile(r"([ \t\n\r]*(?:[}\]][ \t\n\r]*)*)(,?)[ \t\n\r]*")


def _masked(text: str) -> str | None:
    """Blot out escapes without moving anything, so that every quote left begins or ends a string."""
    text = text.replace("\\\\", _MASK * 2).replace('\\"', _MASK * 2)
    if _doubtful_escape().search(text):
        return None
    return text.replace("\\", _MASK)


def _chunk_end(masked: str, start: int, size: int) -> int:
    """Find an end behind a comma that stands outside of strings; the text's end if there is none."""
    end = start + size
    if end >= len(masked):
        return len(masked)
    if masked.count('"', start, end) % 2:
        end = masked.find('"', end) + 1
    comma = masked.find(",", end)
    while end > 0 and comma >= 0:
        quote = masked.find('"', end)
        if quote < 0 or comma < quote:
            return comma + 1
        end = masked.find('"', quote + 1) + 1
        if comma < end:
            comma = masked.find(",", end)
    return len(masked)


class BulkReading:
    """One reading in bulk: what of it has to live from one chunk to the next."""

    def __init__(self, raw: bytes, text: str, masked: str, separator: str) -> None:
        self.raw, self.text, self.masked = raw, text, masked
        self.is_masked = masked is not text
        self.colon_width = len(separator)
        self.split = _splitter(separator).split
        self.unsigned, self.signed = ("I", "i") if len(text) < 2**31 else ("Q", "q")
        self.kinds: list[str] = []
        self.starts, self.ends = array(self.unsigned), array(self.unsigned)
        self.after, self.depths = array(self.unsigned), array(self.unsigned)
        self.key_starts, self.key_ends = array(self.signed), array(self.signed)
        # Of a container: its number, whether it is an object, the names in it and how many values they name.
        self.innermost: _Container = (-1, False, set(), 0)
        self.open: list[_Container] = []
        self.tails: dict[str, _Tail | None] = {}
        self.plain: set[str] = set()  # the tails that are a comma and space
        self.is_finished = False
        self.at = 0

    def take_next(self, size: int = 0) -> bool:
        """Read the next chunk, of about so many characters; False if it is not plainly sound."""
        begin, self.at = self.at, _chunk_end(self.masked, self.at, size or _CHUNK)
        return self.take(begin, self.at)

    def unfinished(self) -> list[int]:
        """The numbers of the containers that are open, from the root on."""
        numbers = [container[0] for container in self.open] + [self.innermost[0]]
        return [number for number in numbers if number >= 0]

    def document(self) -> Document | None:
        if not self.is_finished:
            return None
        kinds = "".join(self.kinds).encode("ascii")
        return Document(
            self.raw, self.text, True, kinds, self.starts, self.ends,
            self.key_starts, self.key_ends, self.after, self.depths, (),
        )  # fmt: skip

    def take(self, start: int, end: int) -> bool:
        """Read the chunk from `start` to `end`; False if it is not plainly sound."""
        chunk = self.masked[start:end]
        pieces = self.split(chunk)
        bounds = array(self.unsigned, accumulate(map(len, pieces), initial=start))
        names, values, tails = pieces[1::3], pieces[2::3], pieces[3::3]
        if pieces[0].strip(_SPACE) or (self.is_finished and values):
            return False
        between = pieces[0] + "".join(tails)
        if any(chunk.count(c) != between.count(c) for c in "\t\n\r"):
            return False  # a line break or a tab within a string
        kinds = "".join([value[0] for value in values]).translate(_KINDS)
        value_starts = bounds[2::3]
        base, width = len(self.starts), self.colon_width
        self.kinds.append(kinds)
        self.starts.extend(value_starts)
        self.ends.extend(bounds[3::3])
        self.after.extend(array(self.unsigned, range(base + 1, base + 1 + len(values))))
        key_starts, key_ends = bounds[1:-1:3].tolist(), [at - width for at in value_starts]
        if self.is_masked and _MASK in "".join(names):
            names = self._decoded(names, key_starts, key_ends)
        unnamed = self._nest(base, kinds, names, tails)
        if unnamed is None:
            return False
        for begin, end in unnamed:
            key_starts[begin:end] = key_ends[begin:end] = [-1] * (end - begin)
        self.key_starts.extend(array(self.signed, key_starts))
        self.key_ends.extend(array(self.signed, key_ends))
        return True

    def _decoded(self, names: list[str], starts: list[int], ends: list[int]) -> list[str]:
        """Decode names with escapes: names that are written in different ways may be the same."""
        return [
            name if _MASK not in name else f'"{unquote(self.text[start:end])}"{name[-self.colon_width :]}'
            for name, start, end in zip(names, starts, ends, strict=True)
        ]

    def _nest(self, base: int, kinds: str, names: list[str], tails: list[str]) -> list[tuple[int, int]] | None:
        """Find who stands in whom; give the runs that are no members, None where the text is not sound."""
        known = self.tails
        stack, ends, after, is_finished = self.open, self.ends, self.after, self.is_finished
        number, is_object, seen, count = self.innermost
        depths: list[int] = []
        unnamed: list[tuple[int, int]] = []
        openers = begin = 0
        depth = len(stack)
        for i in self._events(tails):
            read = known[tails[i]]
            end = i + 1
            if read is None or is_finished:
                return None
            # These values stand in the innermost container: in an object all have names, elsewhere none.
            if is_object:
                count += end - begin
                seen.update(names[begin:end])
            elif any(names[begin:end]) or (number < 0 and end - begin > 1):
                return None
            else:
                unnamed.append((begin, end))
            depths += [depth] * (end - begin)
            begin = end
            closers, has_comma = read
            kind = kinds[i]
            if kind == "{" or kind == "[":
                # A comma right behind an opening bracket, also one that was passed over, spoils the count.
                openers += bool(closers) or not has_comma
                stack.append((number, is_object, seen, count))
                depth += 1
                number, is_object, seen, count = base + i, kind == "{", set(), 0
            elif not closers and not has_comma and depth:
                return None
            if closers:
                at = ends[base + i]
                for wanted, offset in closers:
                    if number < 0 or is_object != wanted or len(seen) != count or (is_object and "" in seen):
                        return None
                    ends[number] = at + offset
                    after[number] = base + end
                    number, is_object, seen, count = stack.pop()
                depth = len(stack)
                if not has_comma and number >= 0:
                    return None
            if number < 0:
                if has_comma:
                    return None
                is_finished = True
        self.innermost, self.is_finished = (number, is_object, seen, count), is_finished
        self.depths.extend(array(self.unsigned, depths))
        if max(depths, default=0) >= DEEPEST or openers != kinds.count("{") + kinds.count("["):
            return None
        return unnamed

    def _events(self, tails: list[str]) -> list[int]:
        """Pick the values with more than a comma behind them, and the chunk's last."""
        for tail in set(tails).difference(self.tails):
            read = self.tails[tail] = _read_tail(tail)
            if read is not None and read.has_comma and not read.closers:
                self.plain.add(tail)
        plain, last = self.plain, len(tails) - 1
        return [i for i, tail in enumerate(tails) if tail not in plain or i == last]


def _read_tail(tail: str) -> _Tail | None:
    match = _tail_form().fullmatch(tail)
    if match is None:
        return None
    closers = tuple((c == "}", at) for at, c in enumerate(match[1], 1) if c in "}]")
    return _Tail(closers, bool(match[2]))
