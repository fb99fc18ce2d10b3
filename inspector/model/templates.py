"""Tokens that people make again and again, as rows of one table.

Values that begin with ``@`` are filled in: ``@now``, ``@+15m`` and other dates of `date_words` as seconds; ``@id`` a fresh
random identifier; ``@kid`` and ``@jwk`` of the signing key; ``@?name`` the answer to a question; ``@email_verified`` true where
an e-mail was given. ``@@`` begins a text that begins with ``@`` itself.
"""

from __future__ import annotations

from typing import NamedTuple

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

NEEDED, LEFT_OUT, BLANK = "needed", "left out", "blank"
"""What an empty answer means: the template needs one, the member is left out, the text is empty."""
METHOD, ADDRESS, ACCESS_TOKEN = "method", "address", "access-token"
"""What an answer must be, beside any text: an HTTP method, the address of a request, an access token."""


class Question(NamedTuple):
    """Something that a template cannot know. ``label`` is in English, marked for translation; ``default`` is its first answer.

    ``is_secret``: the answer is kept nowhere and hidden on the screen. ``is_random``: the first answer is another each time.
    ``form``: what the answer must be; empty for any text.
    """

    name: str
    label: str
    default: str = ""
    is_secret: bool = False
    is_random: bool = False
    if_empty: str = NEEDED
    form: str = ""


class Template(NamedTuple):
    """One row. ``name``: in English, marked for translation. ``header``, ``claims``: JSON values, in the order of the text.

    ``source``: where the form is written down; empty for a person's own.
    """

    code: str
    name: str
    header: dict[str, object]
    claims: dict[str, object]
    questions: tuple[Question, ...] = ()
    source: str = ""


_DEEPEST = 100


def is_shallow(value: object) -> bool:
    """Tell whether JSON values are nested no deeper than a template may be."""
    level, depth = [value], 0
    while level and depth <= _DEEPEST:
        depth += 1
        level = [
            inner
            for each in level
            if isinstance(each, (dict, list))
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
    return not level


def own_questions(*parts: object) -> tuple[Question, ...]:
    """The questions of a person's own template, by what stands in its header and claims: each is a secret that was not kept."""
    names: dict[str, None] = {}
    rest = [*reversed(parts)]
    while rest:
        value = rest.pop()
        if isinstance(value, (dict, list)):
            rest += reversed([*(value.values() if isinstance(value, dict) else value)])
        elif isinstance(value, str) and value.startswith("@?"):
            names[value[2:]] = None
    return tuple(Question(name, name, is_secret=True, if_empty=BLANK) for name in names)


_ISSUER = Question("issuer", QT_TRANSLATE_NOOP("Sentences", "Issuer"), "https://login.example.com")
_CLIENT = Question("client", QT_TRANSLATE_NOOP("Sentences", "Client ID"), "web")
_SUBJECT = Question("subject", QT_TRANSLATE_NOOP("Sentences", "Subject"), "user-1")
_AUDIENCE = Question("audience", QT_TRANSLATE_NOOP("Sentences", "Audience"), "https://api.example.com")
_TOKEN_ENDPOINT = Question(
    "endpoint", QT_TRANSLATE_NOOP("Sentences", "Token endpoint"), "https://login.example.com/token"
)

TEMPLATES: tuple[Template, ...] = (
    Template(
        "minimal",
        QT_TRANSLATE_NOOP("Sentences", "Minimal"),
        {"alg": "@alg", "typ": "JWT"},
        {"sub": "@?subject", "iat": "@now", "exp": "@+1h"},
        (_SUBJECT._replace(if_empty=LEFT_OUT),),
        "RFC 7519",
    ),
    Template(
        "id-token",
        QT_TRANSLATE_NOOP("Sentences", "ID token"),
        {"alg": "@alg", "kid": "@kid", "typ": "JWT"},
        {
            "iss": "@?issuer", "sub": "@?subject", "aud": "@?client", "nonce": "@?nonce", "auth_time": "@now",
            "iat": "@now", "exp": "@+1h", "amr": ["pwd"], "email": "@?email", "email_verified": "@email_verified",
        },
        (
            _ISSUER, _SUBJECT, _CLIENT,
            Question(
                "nonce", QT_TRANSLATE_NOOP("Sentences", "Nonce (empty: none)"), is_random=True, if_empty=LEFT_OUT
            ),
            Question(
                "email", QT_TRANSLATE_NOOP("Sentences", "E-mail (empty: none)"), "user@example.com", if_empty=LEFT_OUT
            ),
        ),
        "OpenID Connect Core 1.0, 2",
    ),
    Template(
        "access-token",
        QT_TRANSLATE_NOOP("Sentences", "Access token (at+jwt)"),
        {"alg": "@alg", "kid": "@kid", "typ": "at+jwt"},
        {
            "iss": "@?issuer", "sub": "@?subject", "aud": "@?audience", "client_id": "@?client", "iat": "@now",
            "exp": "@+1h", "jti": "@id", "scope": "@?scope",
        },
        (
            _ISSUER, _SUBJECT, _AUDIENCE, _CLIENT,
            Question(
                "scope", QT_TRANSLATE_NOOP("Sentences", "Scopes (empty: none)"), "openid profile", if_empty=LEFT_OUT
            ),
        ),
        "RFC 9068, 2.2",
    ),
    Template(
        "client-assertion",
        QT_TRANSLATE_NOOP("Sentences", "Client assertion"),
        {"alg": "@alg", "kid": "@kid", "typ": "JWT"},
        {"iss": "@?client", "sub": "@?client", "aud": "@?endpoint", "jti": "@id", "iat": "@now", "exp": "@+5m"},
        (_CLIENT, _TOKEN_ENDPOINT),
        "RFC 7523, 3",
    ),
    Template(
        "dpop-proof",
        QT_TRANSLATE_NOOP("Sentences", "DPoP proof"),
        {"alg": "@alg", "typ": "dpop+jwt", "jwk": "@jwk"},
        {"jti": "@id", "htm": "@?method", "htu": "@?address", "iat": "@now", "ath": "@ath"},
        (
            Question("method", QT_TRANSLATE_NOOP("Sentences", "HTTP method"), "POST", form=METHOD),
            Question(
                "address",
                QT_TRANSLATE_NOOP("Sentences", "Address without query"),
                "https://api.example.com/me",
                form=ADDRESS,
            ),
            Question(
                "access_token",
                QT_TRANSLATE_NOOP("Sentences", "Access token that goes with it (empty: none)"),
                is_secret=True,
                if_empty=LEFT_OUT,
                form=ACCESS_TOKEN,
            ),
        ),
        "RFC 9449, 4.2",
    ),
    Template(
        "apple-client-secret",
        QT_TRANSLATE_NOOP("Sentences", "Apple client secret"),
        {"alg": "ES256", "kid": "@?key", "typ": "JWT"},
        {"iss": "@?team", "iat": "@now", "exp": "@+180d", "aud": "https://appleid.apple.com", "sub": "@?client"},
        (
            Question("team", QT_TRANSLATE_NOOP("Sentences", "Team ID"), "TEAM123456"),
            Question("client", QT_TRANSLATE_NOOP("Sentences", "Client ID"), "com.example.web"),
            Question("key", QT_TRANSLATE_NOOP("Sentences", "Key ID"), "KEY1234567"),
        ),
        "Sign in with Apple: creating a client secret",
    ),
    Template(
        "google-service-account",
        QT_TRANSLATE_NOOP("Sentences", "Google service account"),
        {"alg": "RS256", "kid": "@kid", "typ": "JWT"},
        {
            "iss": "@?account", "scope": "@?scope", "aud": "https://oauth2.googleapis.com/token", "iat": "@now",
            "exp": "@+1h",
        },
        (
            Question(
                "account", QT_TRANSLATE_NOOP("Sentences", "Account"), "robot@project.iam.gserviceaccount.com"
            ),
            Question(
                "scope",
                QT_TRANSLATE_NOOP("Sentences", "Scopes"),
                "https://www.googleapis.com/auth/cloud-platform",
            ),
        ),
        "Google Identity: OAuth 2.0 for server to server applications",
    ),
    Template(
        "github-app",
        QT_TRANSLATE_NOOP("Sentences", "GitHub App"),
        {"alg": "RS256", "typ": "JWT"},
        {"iat": "@-60s", "exp": "@+9m", "iss": "@?client"},
        (Question("client", QT_TRANSLATE_NOOP("Sentences", "Client ID of the app"), "Iv1.0123456789abcdef"),),
        "GitHub: generating a JSON Web Token for a GitHub App",
    ),
    Template(
        "kubernetes-service-account",
        QT_TRANSLATE_NOOP("Sentences", "Kubernetes service account"),
        {"alg": "@alg", "kid": "@kid"},
        {
            "aud": ["https://kubernetes.default.svc.cluster.local"],
            "exp": "@+1h",
            "iat": "@now",
            "iss": "https://kubernetes.default.svc.cluster.local",
            "jti": "@id",
            "kubernetes.io": {
                "namespace": "@?namespace",
                "serviceaccount": {"name": "@?account", "uid": "@id"},
            },
            "nbf": "@now",
            "sub": "system:serviceaccount:@?namespace:@?account",
        },
        (
            Question("namespace", QT_TRANSLATE_NOOP("Sentences", "Namespace"), "default"),
            Question("account", QT_TRANSLATE_NOOP("Sentences", "Service account"), "default"),
        ),
        "Kubernetes: managing service accounts",
    ),
    Template(
        "logout-token",
        QT_TRANSLATE_NOOP("Sentences", "Logout token"),
        {"alg": "@alg", "kid": "@kid", "typ": "logout+jwt"},
        {
            "iss": "@?issuer", "sub": "@?subject", "aud": "@?client", "iat": "@now", "exp": "@+2m", "jti": "@id",
            "sid": "@id", "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        },
        (_ISSUER, _SUBJECT._replace(if_empty=LEFT_OUT), _CLIENT),
        "OpenID Connect Back-Channel Logout 1.0, 2.4",
    ),
    Template(
        "password-reset",
        QT_TRANSLATE_NOOP("Sentences", "Password reset"),
        {"alg": "@alg", "typ": "JWT"},
        {
            "iss": "@?issuer", "sub": "@?subject", "aud": "@?issuer", "purpose": "password-reset", "jti": "@id",
            "iat": "@now", "exp": "@+15m",
        },
        (_ISSUER, _SUBJECT),
        "RFC 8725, 3.8 and 3.12",
    ),
)  # fmt: skip
"""Every template; to add one is to add a row."""
