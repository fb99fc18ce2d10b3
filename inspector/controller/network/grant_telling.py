"""How the outcome of a refresh at the issuer is told: what came, what changed, and what to do where nothing came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.sentences.grants import CLIENT_NAMES, DENIALS, GRANTS, OTHER_DENIAL, TOKEN_NAMES
from inspector.model.sentences.network import REQUESTS
from inspector.service.network.grants import lost_scopes

if TYPE_CHECKING:
    from inspector.controller.speech import Speech
    from inspector.model.grant import Denial, Endpoint, Grant, TokenResponse


class GrantTelling:
    """Says it in the person's language, a line per thing."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def sentence(self, code: str, *args: str) -> str:
        """A sentence of the grant's own tables, else of all requests."""
        return self._speech.sentence(GRANTS.get(code) or REQUESTS[code], *args)

    def of_tokens(
        self, host: str, grant: Grant, scope_before: str, response: TokenResponse, inspectable: tuple[str, ...]
    ) -> tuple[str, str]:
        """What came, and whether that is ``good`` or a ``warning``."""
        names = ", ".join(self._speech.sentence(TOKEN_NAMES[name]) for name in response.names)
        told = [self.sentence("renewed", host, names)]
        if inspectable:
            told[0] = f"{told[0]} {self.sentence('renewed-beside')}"
        if response.access_token and response.access_token not in inspectable:
            told.append(self.sentence("opaque"))
        rotated = response.refresh_token not in {"", grant.refresh_token}
        told.append(self.sentence("rotated" if rotated else "not-rotated"))
        if response.lifetime is not None:
            told.append(self.sentence("lives", f"{response.lifetime:,}"))
        lost = lost_scopes(grant.scope, scope_before, response)
        if lost:
            told.append(self.sentence("narrowed", " ".join(lost)))
        is_odd = response.token_type.lower() not in {"", "bearer"}
        if is_odd:
            told.append(self.sentence("other-type", response.token_type))
        return "\n".join(told), "warning" if lost or is_odd else "good"

    def of_client(self, endpoint: Endpoint, chosen: str, before: str) -> str:
        """Which way of a client to say who it is stands in the field now, and why; ``before``: the one that stood there."""
        taken = endpoint.authentications
        if not taken:
            return self.sentence("client-none")
        names = ", ".join(self._speech.sentence(CLIENT_NAMES[each]) for each in taken)
        said = "" if endpoint.is_said else "-unsaid"
        if chosen not in taken:
            return self.sentence(f"client-differs{said}", names, self._speech.sentence(CLIENT_NAMES[chosen]))
        if chosen != before:
            return self.sentence(f"client-set{said}", names, self._speech.sentence(CLIENT_NAMES[chosen]))
        return self.sentence("client-kept", names)

    def of_denial(self, denial: Denial) -> str:
        """Why there is nothing, and what to do."""
        if denial.is_theirs:
            told = [self._speech.sentence(DENIALS.get(denial.code, OTHER_DENIAL), *denial.args)]
        else:
            told = [self.sentence(denial.code, *denial.args)]
        if denial.words:
            told.append(self.sentence("said", denial.words.rstrip(".")))
        if denial.is_uncertain:
            told.append(self.sentence("uncertain"))
        return "\n".join(told)
