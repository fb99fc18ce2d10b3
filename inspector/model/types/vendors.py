"""The tokens of well-known issuers, told by ``iss`` or by claims that nobody else uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP
from inspector.model.types.token_type import BY_ISSUER, BY_SHAPE, NO, Facts, TokenType

if TYPE_CHECKING:
    from collections.abc import Iterable


_ENTRA_HOSTS = ("login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn")
_OKTA_DOMAINS = (".okta.com", ".oktapreview.com", ".okta-emea.com", ".okta-gov.com")
_FIREBASE = "https://securetoken.google.com/"
_SHOWN = 200


def _entra_1(token: Facts) -> int:
    return BY_ISSUER if token.issuer[0] in ("sts.windows.net", "sts.chinacloudapi.cn") else NO


def _entra_2(token: Facts) -> int:
    host, path = token.issuer
    known = host in _ENTRA_HOSTS or host.endswith((".ciamlogin.com", ".b2clogin.com"))
    return BY_ISSUER if known and path.rstrip("/").endswith("v2.0") else NO


def _entra_rule(token: Facts) -> Iterable[Finding]:
    tenant, path = token.claim_text("tid"), token.issuer[1]
    if tenant and path and tenant.lower() not in path.lower() and not path.lower().startswith("tfp/"):
        yield Finding("entra-tenant-mismatch", "payload $.tid", (tenant[:_SHOWN], token.claim_text("iss")[:_SHOWN]))
    if token.has_header("nonce"):
        yield Finding("entra-nonce-header", "header $.nonce")


def _auth0(token: Facts) -> int:
    return BY_ISSUER if token.issuer[0].endswith(".auth0.com") else NO


def _auth0_rule(token: Facts) -> Iterable[Finding]:
    if not token.claim_text("iss").endswith("/"):
        yield Finding("auth0-issuer-slash", "payload $.iss", (token.claim_text("iss")[:_SHOWN],))


def _okta(token: Facts) -> int:
    return BY_ISSUER if token.issuer[0].endswith(_OKTA_DOMAINS) else NO


def _okta_rule(token: Facts) -> Iterable[Finding]:
    if token.has("cid", "scp") and not token.issuer[1].startswith("oauth2/"):
        yield Finding("okta-org-server", "payload $.iss")


def _keycloak(token: Facts) -> int:
    if "realms/" in token.issuer[1] or "/realms/" in token.claim_text("iss"):
        return BY_ISSUER
    return BY_SHAPE if token.has_any("realm_access", "resource_access") else NO


def _cognito(token: Facts) -> int:
    host = token.issuer[0]
    return (
        BY_ISSUER if host.startswith("cognito-idp.") and host.endswith((".amazonaws.com", ".amazonaws.com.cn")) else NO
    )


def _cognito_rule(token: Facts) -> Iterable[Finding]:
    use = token.claim_text("token_use")
    if use == "access" and not token.has("client_id"):
        yield Finding("type-claim-missing", "payload", ("Amazon Cognito", "client_id", "token_use: access"))
    if use == "id" and not token.has("aud"):
        yield Finding("type-claim-missing", "payload", ("Amazon Cognito", "aud", "token_use: id"))


def _google(token: Facts) -> int:
    return BY_ISSUER if token.claim_text("iss") in ("accounts.google.com", "https://accounts.google.com") else NO


def _google_rule(token: Facts) -> Iterable[Finding]:
    if token.claim_text("iss") == "accounts.google.com":
        yield Finding("google-issuer-form", "payload $.iss")


def _apple(token: Facts) -> int:
    return BY_ISSUER if token.claim_text("iss") in ("https://appleid.apple.com", "https://account.apple.com") else NO


def _apple_rule(token: Facts) -> Iterable[Finding]:
    for name in ("email_verified", "is_private_email"):
        if token.claim_text(name) in ("true", "false"):
            yield Finding("apple-text-boolean", f"payload $.{name}", (name,))


def _firebase(token: Facts) -> int:
    return BY_ISSUER if token.claim_text("iss").startswith(_FIREBASE) else NO


def _firebase_rule(token: Facts) -> Iterable[Finding]:
    project, audience = token.claim_text("iss").removeprefix(_FIREBASE), token.claim_text("aud")
    if audience and audience != project:
        yield Finding("firebase-audience", "payload $.aud", (audience[:_SHOWN], project[:_SHOWN]))


def _kubernetes(token: Facts) -> int:
    if token.has_any("kubernetes.io", "kubernetes.io/serviceaccount/namespace"):
        return BY_ISSUER
    return BY_SHAPE if token.claim_text("sub").startswith("system:serviceaccount:") else NO


def _kubernetes_rule(token: Facts) -> Iterable[Finding]:
    if token.is_payload_known and token.has("kubernetes.io/serviceaccount/namespace") and not token.has("exp"):
        yield Finding("kubernetes-legacy", "payload")
    elif token.is_payload_known and not token.has("aud", "exp"):
        missing = ", ".join(name for name in ("aud", "exp") if not token.has(name))
        yield Finding("type-claim-missing", "payload", ("Kubernetes", missing, "Kubernetes, TokenRequest"))
    namespace, account = _bound_account(token)
    subject = token.claim_text("sub")
    if namespace and account and subject != f"system:serviceaccount:{namespace}:{account}":
        yield Finding("kubernetes-subject", "payload $.sub", (subject[:_SHOWN], f"{namespace}:{account}"[:_SHOWN]))


def _bound_account(token: Facts) -> tuple[str, str]:
    """Namespace and name of the account that the token is bound to; empty where it does not say."""
    namespace = token.claim_text("kubernetes.io/serviceaccount/namespace")
    if namespace:
        return namespace, token.claim_text("kubernetes.io/serviceaccount/service-account.name")
    payload = token.payload
    bound = token.claims.get("kubernetes.io")
    account = payload.find("serviceaccount", bound) if bound is not None else None
    if bound is None or account is None:
        return "", ""
    nodes = (payload.find("namespace", bound), payload.find("name", account))
    first, second = (str(payload.value(n)) if n is not None and payload.kinds[n] == ord('"') else "" for n in nodes)
    return first, second


def _github_actions(token: Facts) -> int:
    host = token.issuer[0]
    own = token.has("job_workflow_ref", "repository")
    return BY_ISSUER if host == "token.actions.githubusercontent.com" else BY_SHAPE if own else NO


def _gitlab(token: Facts) -> int:
    return BY_SHAPE if token.has("project_path", "pipeline_id") else NO


def _load_balancer(token: Facts) -> int:
    return BY_ISSUER if token.header_text("signer").startswith("arn:aws") else NO


VENDOR_TYPES: tuple[TokenType, ...] = (
    TokenType(
        "entra/v1",
        QT_TRANSLATE_NOOP("Sentences", "Microsoft Entra token, version 1"),
        QT_TRANSLATE_NOOP("Sentences", "Microsoft's login made it, in the older form: the issuer is sts.windows.net."),
        "Microsoft Entra, access tokens",
        _entra_1,
        claims=("aud", "exp", "tid"),
        rule=_entra_rule,
    ),
    TokenType(
        "entra/v2",
        QT_TRANSLATE_NOOP("Sentences", "Microsoft Entra token, version 2"),
        QT_TRANSLATE_NOOP("Sentences", "Microsoft's login made it; check the tenant as well as the issuer."),
        "Microsoft Entra, access tokens",
        _entra_2,
        claims=("aud", "exp"),
        rule=_entra_rule,
    ),
    TokenType(
        "auth0",
        QT_TRANSLATE_NOOP("Sentences", "Auth0 token"),
        QT_TRANSLATE_NOOP("Sentences", "Auth0 made it; claims of your own are named by web addresses."),
        "Auth0, access tokens",
        _auth0,
        claims=("aud", "exp", "sub"),
        rule=_auth0_rule,
    ),
    TokenType(
        "okta",
        QT_TRANSLATE_NOOP("Sentences", "Okta token"),
        QT_TRANSLATE_NOOP("Sentences", "Okta made it; scp lists what it permits, cid names the client."),
        "Okta, OpenID Connect and OAuth 2.0",
        _okta,
        claims=("aud", "exp"),
        rule=_okta_rule,
    ),
    TokenType(
        "keycloak",
        QT_TRANSLATE_NOOP("Sentences", "Keycloak token"),
        QT_TRANSLATE_NOOP(
            "Sentences", "Keycloak made it; the claim typ says whether it gives access, identifies or refreshes."
        ),
        "Keycloak, server administration",
        _keycloak,
        claims=("iss",),
    ),
    TokenType(
        "cognito",
        QT_TRANSLATE_NOOP("Sentences", "Amazon Cognito token"),
        QT_TRANSLATE_NOOP("Sentences", "A user pool of Amazon Cognito made it; token_use says what it is for."),
        "Amazon Cognito, verifying tokens",
        _cognito,
        claims=("token_use", "exp", "sub"),
        rule=_cognito_rule,
    ),
    TokenType(
        "google",
        QT_TRANSLATE_NOOP("Sentences", "Google ID token"),
        QT_TRANSLATE_NOOP("Sentences", "Google says who logged in; sub is the user, never the e-mail address."),
        "Google, OpenID Connect",
        _google,
        claims=("aud", "exp", "iat", "sub"),
        rule=_google_rule,
    ),
    TokenType(
        "apple",
        QT_TRANSLATE_NOOP("Sentences", "Apple ID token"),
        QT_TRANSLATE_NOOP("Sentences", "Apple says who logged in; the e-mail address may be a relay."),
        "Apple, Sign in with Apple",
        _apple,
        claims=("aud", "exp", "iat", "sub"),
        rule=_apple_rule,
    ),
    TokenType(
        "firebase",
        QT_TRANSLATE_NOOP("Sentences", "Firebase ID token"),
        QT_TRANSLATE_NOOP("Sentences", "Firebase says who uses the app; audience and issuer name the project."),
        "Firebase, verify ID tokens",
        _firebase,
        claims=("aud", "exp", "iat", "sub", "auth_time"),
        headers=("kid",),
        rule=_firebase_rule,
    ),
    TokenType(
        "kubernetes",
        QT_TRANSLATE_NOOP("Sentences", "Kubernetes service account token"),
        QT_TRANSLATE_NOOP("Sentences", "A program in a cluster shows it to prove which service account it runs as."),
        "Kubernetes, service account tokens",
        _kubernetes,
        claims=("iss", "sub"),
        rule=_kubernetes_rule,
    ),
    TokenType(
        "github-actions",
        QT_TRANSLATE_NOOP("Sentences", "GitHub Actions token"),
        QT_TRANSLATE_NOOP(
            "Sentences", "A workflow's run shows it to a cloud; trust it by sub or repository, never by iss alone."
        ),
        "GitHub Actions, OpenID Connect",
        _github_actions,
        claims=("sub", "aud", "exp", "iat", "repository"),
    ),
    TokenType(
        "gitlab-ci",
        QT_TRANSLATE_NOOP("Sentences", "GitLab CI token"),
        QT_TRANSLATE_NOOP(
            "Sentences", "A job of a pipeline shows it to a cloud; trust it by sub or project, never by iss alone."
        ),
        "GitLab, ID tokens",
        _gitlab,
        claims=("sub", "aud", "exp", "iat"),
    ),
    TokenType(
        "aws-alb",
        QT_TRANSLATE_NOOP("Sentences", "token of an AWS load balancer"),
        QT_TRANSLATE_NOOP(
            "Sentences", "The load balancer tells the server who logged in; its expiry stands in the header."
        ),
        "AWS, Application Load Balancer",
        _load_balancer,
        headers=("signer", "client", "exp"),
    ),
)
