"""Facts about what the holder of an SD-JWT shows, and about the proof that it is the holder (RFC 9901)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.escaping import sendable
from inspector.model.sentences import VERDICTS
from inspector.view.details.facts import MOST, VERDICT_TONES, Fact, section, translate
from inspector.view.look.escaping import shown
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from inspector.model import Inspected
    from inspector.model.disclosure import Disclosure, Selective


def disclosure_facts(inspected: Inspected) -> list[Fact]:
    """Show each disclosure with its salt, digest and place, how much is withheld, and the key binding."""
    selective = inspected.token.selective
    if selective is None:
        return []
    count = len(selective.disclosures)
    facts = [_count(selective), _withheld(selective), _binding(inspected, selective)]
    facts += [_disclosure(each) for each in selective.disclosures[:MOST]]
    if count > MOST:
        more = translate("Details", "{0} more are not shown").format(f"{count - MOST:,}")
        facts.append(Fact(translate("Details", "Disclosures"), more))
    return section(translate("Details", "Selective disclosure"), facts)


def _count(selective: Selective) -> Fact:
    count = len(selective.disclosures)
    placed = sum(each.state == "disclosed" for each in selective.disclosures)
    name, digests = translate("Details", "Disclosures"), translate("Details", "digests by {0}")
    note = digests.format(shown(selective.algorithm, 60))
    if not selective.is_known:
        return Fact(name, f"{count:,}", note + translate("Details", ", which this program does not know"), "bad")
    if placed == count:
        all_right = translate("Details", "{0}, each asked for by a digest") if count else translate("Details", "none")
        return Fact(name, all_right.format(f"{count:,}"), note, "good" if count else "")
    wrong = translate("Details", "{0}, of which {1} fit no digest").format(f"{count:,}", f"{count - placed:,}")
    return Fact(name, wrong, note, "bad")


def _withheld(selective: Selective) -> Fact:
    count, name = selective.withheld_count, translate("Details", "Withheld")
    if not count:
        return Fact(name, translate("Details", "nothing"))
    where = ", ".join(f"{shown(place.path, 60)} ({place.number:,})" for place in selective.withheld[:5])
    more = " …" if len(selective.withheld) > 5 else ""
    value = translate("Details", "{0} values or decoys").format(f"{count:,}")
    return Fact(name, value, translate("Details", "in {0}").format(where + more))


def _binding(inspected: Inspected, selective: Selective) -> Fact:
    name = translate("Details", "Key binding")
    if not selective.binding:
        return Fact(name, translate("Details", "none: whoever holds this text can present it"), tone="neutral")
    verdict = inspected.inner[-1].verdict if inspected.inner else "not-checked"
    note = translate("Details", "the holder signed this presentation; see the checks")
    return Fact(
        name, say(VERDICTS[verdict]), note, VERDICT_TONES.get(verdict, "neutral"), copied=sendable(selective.binding)
    )


def _disclosure(each: Disclosure) -> Fact:
    state, tone = {
        "disclosed": ("", ""),
        "unmatched": (translate("Details", "no digest asks for it"), "bad"),
        "duplicate": (translate("Details", "it is there twice"), "bad"),
        "malformed": (translate("Details", "it is malformed"), "bad"),
    }[each.state]
    name = shown(each.name, 80) if each.name is not None else translate("Details", "(element)")
    lines = (
        " · ".join(filter(None, (state, shown(each.path, 120)))),
        translate("Details", "salt {0}").format(shown(each.salt, 60)) if each.salt else "",
        translate("Details", "digest {0}").format(each.digest) if each.digest else "",
    )
    literal = each.literal if each.literal is not None else each.text
    return Fact(name, shown(literal, 300), "\n".join(filter(None, lines)), tone, copied=sendable(literal))
