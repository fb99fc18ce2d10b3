"""What may stand on the command line; the window and the reports read the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.policy import Policy
from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

ENCODINGS = ("utf8", "base64", "base64url", "hex")


class Arguments(NamedTuple):
    """The command line, understood. ``at``: seconds since 1970-01-01 UTC, None for the present moment.

    ``policy`` lacks what is read from files and the environment: `sources.read_policy` puts it in.
    """

    source: str | None = None
    report: str = ""
    key_file: str = ""
    jwks_url: str = ""
    secret_variable: str = ""
    secret_encoding: str = "utf8"
    password_variable: str = ""
    payload_file: str = ""
    access_token_file: str = ""
    access_token_variable: str = ""
    code_file: str = ""
    code_variable: str = ""
    proof_file: str = ""
    policy: Policy = Policy()
    at: float | None = None


def parse(argv: Sequence[str]) -> Arguments:
    """Understand a command line without the program's name; ends the program with 2 and a sentence where it is wrong."""
    if not argv:
        return Arguments()
    if len(argv) == 1 and not argv[0].startswith("-"):  # the common case does not pay for the parser
        return Arguments(source=argv[0])
    return _parse(argv)


def _parse(argv: Sequence[str]) -> Arguments:
    import argparse

    from inspector import __version__
    from inspector.model.calendar import parse_moment

    def moment(text: str) -> float:
        seconds = parse_moment(text)
        if seconds is None:
            raise argparse.ArgumentTypeError(f"{text!r} is neither ISO 8601 nor Unix seconds")
        return seconds

    def number_of_seconds(text: str) -> float:
        number = text.strip().replace(".", "", 1)
        if not (number.isascii() and number.isdigit() and len(number) <= 15):
            raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
        return float(text)

    parser = argparse.ArgumentParser(
        prog="token-inspector",
        description="Look into JSON Web Tokens on your own machine. Nothing leaves it.",
        epilog="Exit status: 0 all that was asked holds; 1 a check of some token failed (dates always count), or a key was"
        " given and nothing verified; 2 nothing readable, or wrong usage.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "source", nargs="?", metavar="TOKEN | FILE | -", help="a token, a file that holds some, or - for standard input"
    )
    reports = parser.add_mutually_exclusive_group()
    reports.add_argument(
        "--print", dest="report", action="store_const", const="text", default="", help="a report as text, no window"
    )
    reports.add_argument(
        "--json", dest="report", action="store_const", const="json", help="a report as JSON, no window"
    )
    reports.add_argument(
        "--markdown",
        dest="report",
        action="store_const",
        const="markdown",
        help="a report as Markdown to be handed on: no window, no signature, no secret",
    )
    keys = parser.add_mutually_exclusive_group()
    keys.add_argument("--key", metavar="FILE", default="", help="a key, certificate, JWK, JWKS or secret")
    keys.add_argument(
        "--jwks-url", metavar="URL", default="", help="fetch the keys from there, once; naming it is the yes"
    )
    keys.add_argument("--secret-env", metavar="NAME", default="", help="the environment variable that holds the secret")
    parser.add_argument("--secret-encoding", choices=ENCODINGS, default="utf8", help="how the secret is written")
    parser.add_argument(
        "--password-env", metavar="NAME", default="", help="the environment variable that holds the key's password"
    )
    parser.add_argument("--payload", metavar="FILE", default="", help="the payload of a detached signature")
    parser.add_argument(
        "--alg", metavar="A", action="append", default=[], help="an algorithm that is allowed; may repeat"
    )
    parser.add_argument(
        "--audience", metavar="A", action="append", default=[], help="an audience that you expect; may repeat"
    )
    parser.add_argument(
        "--require", metavar="CLAIM", action="append", default=[], help="a claim that must be there; may repeat"
    )
    parser.add_argument("--issuer", metavar="I", default="", help="the issuer that you expect")
    parser.add_argument("--subject", metavar="S", default="", help="the subject that you expect")
    parser.add_argument("--type", metavar="T", default="", help="the typ that you expect")
    parser.add_argument(
        "--scope",
        metavar="S",
        action="append",
        default=[],
        help="scopes, roles, permissions or groups that must be granted, with spaces or commas between them; may repeat",
    )
    parser.add_argument("--nonce", metavar="N", default="", help="the nonce that you sent")
    parser.add_argument("--azp", metavar="CLIENT", default="", help="the client that the token was issued to")
    parser.add_argument(
        "--max-age", metavar="SECONDS", type=number_of_seconds, default=None, help="how long ago the login may be"
    )
    _add_beside(parser)
    parser.add_argument(
        "--leeway",
        metavar="SECONDS",
        type=number_of_seconds,
        default=0.0,
        help="clock skew that the dates are forgiven",
    )
    parser.add_argument(
        "--at", metavar="TIME", type=moment, default=None, help="judge at this moment: ISO 8601 or Unix seconds"
    )
    parser.add_argument("--version", action="version", version=f"Token Inspector {__version__}")
    found = parser.parse_args(list(argv))
    policy = Policy(
        algorithms=tuple(found.alg),
        audience=tuple(found.audience),
        issuer=found.issuer,
        subject=found.subject,
        required=tuple(found.require),
        leeway=found.leeway,
        type=found.type,
        scopes=tuple(name for text in found.scope for name in _names(text)),
        nonce=found.nonce,
        azp=found.azp,
        max_age=found.max_age,
    )
    return Arguments(
        source=found.source,
        report=found.report or "",
        key_file=found.key,
        jwks_url=found.jwks_url,
        secret_variable=found.secret_env,
        secret_encoding=found.secret_encoding,
        password_variable=found.password_env,
        payload_file=found.payload,
        access_token_file=found.access_token_file,
        access_token_variable=found.access_token_env,
        code_file=found.code_file,
        code_variable=found.code_env,
        proof_file=found.proof,
        policy=policy,
        at=found.at,
    )


def _add_beside(parser: argparse.ArgumentParser) -> None:
    """What came beside the token may be a credential: it comes from a file or the environment, as secrets do."""
    for name, what, claim in (("access-token", "access token", "at_hash"), ("code", "authorization code", "c_hash")):
        either = parser.add_mutually_exclusive_group()
        either.add_argument(
            f"--{name}-file", metavar="FILE", default="", help=f"the {what} that came with an ID token, for its {claim}"
        )
        either.add_argument(
            f"--{name}-env", metavar="NAME", default="", help=f"the environment variable that holds the {what}"
        )
    parser.add_argument(
        "--proof", metavar="FILE", default="", help="a DPoP proof, a certificate or a public key, for the token's cnf"
    )


def _names(text: str) -> list[str]:
    """Names with commas between them; where there is no comma, with spaces."""
    return [name.strip() for name in text.split("," if "," in text else None) if name.strip()]
