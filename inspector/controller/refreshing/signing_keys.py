"""Which keys a refresh takes, said once for the button, the shelf, the small window and what refreshes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.inspecting.desk import Desk
    from inspector.model.inspection import Inspected
    from inspector.model.key import KeySet


def signing_keys(inspected: Inspected | None, desk: Desk, encoder: Encoder) -> tuple[KeySet, KeySet]:
    """The keys that check a token, and those that sign it again: where one of the ring verified it, the ring's."""
    keys = desk.keys
    own = encoder.keys if encoder.keys is not desk.keys else keys
    if inspected is not None and inspected.key is not None and inspected.key.ring:
        keys = keys._replace(keys=keys.ring)
        return keys, own if own is not desk.keys and own.keys else keys
    return keys, own
