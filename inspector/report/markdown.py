"""An inspection as Markdown, to be put into a ticket or a chat: without the signature, and with nothing that acts there.

Whoever made the token wrote its claims, so they may try to be headings, links, pictures, mentions or the end of a fence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from inspector.model.calendar import utc_text
from inspector.model.escaping import escaped, shown
from inspector.model.sentences import CHECKS, OUTCOMES, STATES, VERDICTS
from inspector.report.english import relative
from inspector.report.plain import as_dict
from inspector.report.redaction import redacted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspector.model.inspection import Inspection

_LONGEST_TEXT = 20_000
"""Characters of a header or a payload that are told."""
_LONGEST = 300
_MOST_PLACES = 20
_LONGEST_SENTENCE = 600
_SIGNS = {"passed": "✓", "failed": "✗", "warning": "!", "not-checked": "–"}
_LEVELS = {"info": "Note", "warning": "Warning", "danger": "Danger"}


def as_markdown(inspection: Inspection, *, signature: bool = False, lay_out: Callable[[str], str] | None = None) -> str:
    """Tell an inspection in Markdown (CommonMark with GitHub's tables), ending in a line break.

    ``signature``: tell the token with its signature. ``lay_out``: indents a JSON text without changing its values.
    """
    report = redacted(as_dict(inspection), signature=signature)
    lines: list[str] = []
    alike: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for token in report["tokens"]:
        alike.setdefault((token["text"], token["verdict"]), []).append(token)
    for number, (token, *repeats) in enumerate(alike.values(), 1):
        title = f"Token {number}" if len(alike) > 1 else "Token"
        places = [each["place"] for each in (token, *repeats)[:_MOST_PLACES] if each["place"]]
        told = {**token, "place": "; ".join(places)}
        lines += _token(told, f"{title} (×{len(repeats) + 1})" if repeats else title, 1, report["now"], lay_out)
    findings = [_finding(finding) for finding in report["findings"]]
    if findings:
        lines += ["## About the keys", "", *findings, ""]
    return "\n".join(lines).rstrip() + "\n"


def _token(
    token: dict[str, Any], title: str, level: int, now: float, lay_out: Callable[[str], str] | None
) -> Iterator[str]:
    head = "#" * min(level, 5)
    kind = f": {token['type']['name']}" if token["type"] else ""
    yield f"{head} {_sentence(title + kind)}"
    yield ""
    why = next((check["reason"] for check in token["checks"] if check["name"] == "signature"), "")
    yield f"- **Signature: {_sentence(VERDICTS.get(token['verdict'], token['verdict']))}**{f': {_sentence(why)}' if why else ''}"
    yield f"- {_sentence(_time(token['lifetime'], now))}"
    if token["key"] is not None:
        yield f"- Key: {code(_key(token['key']))}"
    if token["place"]:
        yield f"- Place: {code(token['place'])}"
    if token["stripped"]:
        yield f"- Cleaned off: {_sentence('; '.join(token['stripped']))}"
    yield from (
        "",
        f"{head}# Checks",
        "",
        "| | Check | Outcome | Expected | Actual | Reason |",
        "|---|---|---|---|---|---|",
    )
    for check in token["checks"]:
        cells = (
            _SIGNS[check["outcome"]],
            _sentence(CHECKS[check["name"]]),
            _sentence(OUTCOMES[check["outcome"]]),
            code(check["expected"]),
            code(check["actual"]),
            _sentence(check["reason"]),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""
    if token["remedies"]:
        yield from (f"{head}# Why it fails", "")
        yield from (
            f"- {_numbered(each)}{_sentence(each['message'])}{' (A guess.)' if each['guess'] else ''}"
            for each in token["remedies"]
        )
        yield ""
    if token["findings"]:
        yield from (f"{head}# Findings", "", *map(_finding, token["findings"]), "")
    for name, title_of in (("header", "Header"), ("payload", "Payload")):
        text = token[f"{name}_text"]
        if text:
            yield from (f"{head}# {title_of}", "", *_fence(lay_out(text) if lay_out is not None else text, "json"), "")
    yield from (f"{head}# Text", "", *_fence(token["text"], "text"), "")
    for inner in token["inner"]:
        yield from _token(inner, "Token inside", level + 1, now, lay_out)


def _time(lifetime: dict[str, Any], now: float) -> str:
    """Say how long a token has left, and when that was so: a report is read later than it is written."""
    left = lifetime["remaining"]
    state = STATES[lifetime["state"]]
    if left is not None:
        state += f", expires {relative(left)}" if left > 0 else f" {relative(left)}"
    return f"{state}, as of {utc_text(int(now))}"


def _key(key: dict[str, Any]) -> str:
    measure = key["curve"] or f"{key['size']} bits"
    name = f"{key['kind']} {measure}"
    parts = (
        name,
        f"kid {key['kid']}" if key["kid"] else "",
        f"thumbprint {key['thumbprint']}" if key["thumbprint"] else "",
    )
    return ", ".join(filter(None, (*parts, key["source"])))


def _numbered(remedy: dict[str, Any]) -> str:
    """Say which of several signatures a remedy is about."""
    return f"Signature {remedy['signature']}: " if remedy.get("signature") else ""


def _finding(finding: dict[str, Any]) -> str:
    return f"- **{_LEVELS[finding['severity']]}** {code(finding['where'])} {_sentence(finding['message'])}"


def _fence(text: str, language: str) -> tuple[str, str, str]:
    """Put a text between fences that are longer than any run of backticks in it."""
    more = f"\n… (+{len(text) - _LONGEST_TEXT:,} characters)" if len(text) > _LONGEST_TEXT else ""
    told = "\n".join(map(escaped, text[:_LONGEST_TEXT].split("\n"))) + more
    fence = "`" * max(3, _longest_run(told) + 1)
    return f"{fence}{language}", told, fence


def code(text: str) -> str:
    """Write data as a code span, which no link, picture, mention or cell gets out of; empty where there is nothing."""
    if not text:
        return ""
    told = shown(text, _LONGEST).replace("|", "¦")
    mark = "`" * (_longest_run(told) + 1)
    return f"{mark} {told} {mark}" if "`" in told or told != told.strip() else f"{mark}{told}{mark}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _sentence(text: str) -> str:
    """Write a sentence, in which a claim may be quoted, so that nothing in it acts."""
    told = _acting().sub(r"\\\g<0>", shown(text, _LONGEST_SENTENCE))
    return told.replace("://", ":\\/\\/").replace("www.", "www\\.")


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(r"[\\`*_{}\[\]<>#|&~!$@]")
