"""What ENCODE says of a token beside what is wrong with it: where a header lies, and what one press would mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.crafting.places import scanned
from inspector.controller.crafting.wishes import COMPACT, ENCRYPTED, GENERAL, NESTED, UNENCODED, UNSECURED
from inspector.model.key import KeySet
from inspector.model.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.controller.crafting.form_of_token import Made

_WITH_CLAIMS = frozenset({COMPACT, UNSECURED, ENCRYPTED, NESTED})
"""Forms of which one expects a JWT: the others sign whatever there is."""
_SIGNS_WRONGLY = frozenset({"alg-unknown", "alg-missing", "alg-unsupported", "key-does-not-fit", "key-wrong-curve"})
_ENCRYPTS_WRONGLY = frozenset({"jwe-alg-unknown", "key-does-not-fit", "key-wrong-curve", "key-wrong-size"})


def remarks_of(made: Made) -> tuple[Remark, ...]:
    """Tell what is odd about what was made, or what would let it be made."""
    order, refused = made.order, made.refusal
    if refused is not None:
        is_lock = order.form == ENCRYPTED or (order.form == NESTED and made.place == "form")
        return tuple(_encrypting(made) if is_lock else _signing(made))
    found = list(_of_header(made))
    if order.form in _WITH_CLAIMS and not order.payload.lstrip().startswith("{"):
        found.append(Remark("payload", "no-object"))
    return tuple(found)


def _of_header(made: Made) -> Iterator[Remark]:
    document = scanned(made.order.header)
    nodes = document.members("alg")
    if len(nodes) > 1:
        yield Remark("header", "alg-twice", document.literal(nodes[-1]).strip('"'))
    is_signed = made.order.form != ENCRYPTED
    if is_signed and made.key is None and any(key.private for key in (made.order.keys or KeySet()).keys):
        is_unsigned = bool(nodes) and document.value(nodes[-1]) == "none" and made.order.form != GENERAL
        if is_unsigned:
            yield Remark("header", "none-beside-key")
    if made.order.form == UNENCODED:
        critical = document.find("crit")
        if critical is None or '"b64"' not in document.literal(critical):
            yield Remark("header", "b64-not-critical")


def _signing(made: Made) -> Iterator[Remark]:
    from inspector.service.making.header_text import member_of
    from inspector.service.making.offers import fitting_algorithms, nearest

    keys, refused = made.order.keys or KeySet(), made.refusal
    if refused is None or refused.code not in _SIGNS_WRONGLY or not any(key.private for key in keys.keys):
        return
    wished = member_of(made.order.header, "alg")
    offered = nearest(wished, fitting_algorithms(keys))
    if offered and offered != wished:
        yield Remark(made.place, "sign-with", offered)


def _encrypting(made: Made) -> Iterator[Remark]:
    from inspector.service.making.header_text import best_to_encrypt, member_of

    keys, refused = made.order.lock_keys or KeySet(), made.refusal
    if refused is None or refused.code not in _ENCRYPTS_WRONGLY or not (keys.keys or keys.password):
        return
    header = made.order.header if made.order.form == ENCRYPTED else made.order.outer
    offered = best_to_encrypt(keys, member_of(header, "enc"))
    if offered and offered != member_of(header, "alg"):
        yield Remark(made.place, "encrypt-with", offered)
