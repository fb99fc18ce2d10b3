"""The command: a report on standard output where one was asked for, otherwise the window."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from inspector.arguments import parse
from inspector.model.policy import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from inspector.arguments import Arguments
    from inspector.model.finding import Check
    from inspector.model.inspection import Inspected, Inspection

HOLDS, FAILED, UNREADABLE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; gives the exit status: 0 all that was asked holds, 1 something does not, 2 nothing readable."""
    given = list(sys.argv[1:] if argv is None else argv)
    arguments = parse(given)
    try:
        _require_known(arguments.policy.algorithms)
        if arguments.report:
            return _report(arguments)
        gc.disable()  # what is loaded now stays; the window has rubbish looked for once it has been painted
        from inspector.desktop.bindings import load_bindings

        load_bindings()
        from inspector.app import main as open_window

        return open_window(given)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal.message}\n")
        return UNREADABLE
    except BrokenPipeError:
        # Whoever read the report has had enough of it; nothing must be written at the end of the program either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _require_known(algorithms: str | Sequence[str]) -> None:
    """Refuse a name of an algorithm that nothing could ever be signed or encrypted with: it was meant for another."""
    if not algorithms:
        return
    from inspector.service.algorithms.encryption import MANNERS
    from inspector.service.algorithms.signing import ALGORITHMS

    known = (*ALGORITHMS, "none", *MANNERS)
    unknown = [name for name in algorithms if name not in known]
    if unknown:
        told = f"“{unknown[0]}” is no algorithm that is known here. Known are: {', '.join(known)}."
        raise Refusal("alg-unknown", told)


def _report(arguments: Arguments) -> int:
    from inspector.report import as_dict, as_text
    from inspector.service.inspector import inspect_with, load
    from inspector.sources import read_file, read_key, read_password, read_policy, read_source

    piped = sys.stdin is not None and not sys.stdin.isatty()
    source = "-" if arguments.source is None and piped else arguments.source
    if source is None:
        raise Refusal("nothing-given", "Give a token, a file, or - for standard input. --help says more.")
    text = read_source(source)
    name = os.path.basename(source) if isinstance(text, bytes) and source != "-" else ""
    key = _fetch_keys(arguments.jwks_url) if arguments.jwks_url else read_key(arguments)
    password = read_password(arguments)
    policy = read_policy(arguments)
    keys = load(key, arguments.secret_encoding, password)
    payload = read_file(arguments.payload_file) if arguments.payload_file else None
    inspection = inspect_with(text, keys, policy, arguments.at, payload, key, arguments.secret_encoding, name)
    if arguments.report == "json":
        import json

        output = json.dumps(as_dict(inspection), ensure_ascii=True, allow_nan=False, indent=2) + "\n"
    elif arguments.report == "markdown":
        from inspector.report.markdown import as_markdown
        from inspector.service.documents.layout import laid_out

        output = as_markdown(inspection, lay_out=laid_out)
    else:
        output = as_text(inspection)
    sys.stdout.buffer.write(output.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
    return status(inspection, key_given=bool(key))


def _fetch_keys(address: str) -> str:
    """Fetch the keys of an address that was named, which is the yes; Refusal says why there are none."""
    import time

    from inspector.controller.network.exchange import Exchange, Outcome
    from inspector.controller.speech import in_english
    from inspector.desktop.network import WebNetwork, wait_for
    from inspector.model.escaping import shown
    from inspector.model.request import Terms
    from inspector.model.sentences.network import CALL_WARNINGS, REQUESTS
    from inspector.service.network.addresses import Unfit, read_address
    from inspector.service.network.key_answers import read_keys

    def refusal(code: str, *args: str) -> Refusal:
        return Refusal(code, in_english(REQUESTS[code], [shown(arg, 500) for arg in args]))

    read = read_address(address)
    if isinstance(read, Unfit):
        raise refusal(read.code, *read.args)
    outcomes: list[Outcome] = []

    def start(finish: Callable[[], None]) -> None:
        def hear(outcome: Outcome) -> None:
            outcomes.append(outcome)
            finish()

        # Nobody reads this log, so it need not know the day.
        Exchange(WebNetwork(), time.monotonic).start(read.text, Terms(), hear)

    wait_for(start)
    answer, host = outcomes[0].answer, outcomes[0].host
    if answer.code:
        raise refusal(answer.code, host, *answer.args)
    keys = read_keys(answer, host)
    if isinstance(keys, Unfit):
        raise refusal(keys.code, *keys.args)
    if read.scheme == "http":
        print(in_english(CALL_WARNINGS["plain-http"], [shown(read.place, 500)]), file=sys.stderr)
    return keys.text


def status(inspection: Inspection, *, key_given: bool) -> int:
    """The exit status that an inspection comes to."""
    if all(inspected.token.parse == "fail" for inspected in inspection.tokens):
        return UNREADABLE
    tokens = tuple(_with_inner(inspection.tokens))
    failed = any(_fails(check) for inspected in tokens for check in inspection.checks(inspected) if not inspected.inner)
    failed = failed or any(check.outcome == "failed" for each in tokens for check in inspection.checks(each))
    verdicts = {inspected.verdict for inspected in tokens}
    verdicts |= {judgement.verdict for inspected in tokens for judgement in inspected.signatures}
    verified = not verdicts.isdisjoint(("verified", "decrypted"))
    return FAILED if failed or (key_given and not verified) else HOLDS


def _fails(check: Check) -> bool:
    """Tell whether a check failed, or asked for something that nobody could look up, as in a token that stays encrypted."""
    of_claims = check.name not in ("algorithm", "signature", "key", "critical-headers")
    return check.outcome == "failed" or (check.outcome == "not-checked" and bool(check.expected) and of_claims)


def _with_inner(tokens: tuple[Inspected, ...]) -> Iterator[Inspected]:
    """All tokens, those inside of others included: an expired one is not saved by its envelope."""
    for inspected in tokens:
        yield inspected
        yield from _with_inner(inspected.inner)


if __name__ == "__main__":
    sys.exit(main())
