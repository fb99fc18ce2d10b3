"""Whose opaque token or key a text is, by the way it begins; its value is never told."""

from __future__ import annotations

import re

_Shape = tuple[str, ...] | None

_PREFIXES = {
    "ghp_": "GitHub", "gho_": "GitHub", "ghu_": "GitHub", "ghs_": "GitHub", "ghr_": "GitHub", "github_pat_": "GitHub",
    "glpat-": "GitLab", "gldt-": "GitLab", "glrt-": "GitLab",
    "xoxb-": "Slack", "xoxp-": "Slack", "xoxa-": "Slack", "xoxr-": "Slack", "xoxe.": "Slack", "xoxe-": "Slack", "xapp-": "Slack",
    "ya29.": "Google", "1//": "Google", "AIza": "Google", "GOCSPX-": "Google",
    "AKIA": "AWS", "ASIA": "AWS", "IQoJ": "AWS", "FwoG": "AWS",
    "sk_live_": "Stripe", "sk_test_": "Stripe", "pk_live_": "Stripe", "pk_test_": "Stripe", "rk_live_": "Stripe",
    "whsec_": "Stripe",
    "npm_": "npm", "pypi-": "PyPI", "dckr_pat_": "Docker Hub", "hvs.": "Vault", "hvb.": "Vault", "s.": "Vault",
    "dop_v1_": "DigitalOcean", "shpat_": "Shopify", "SG.": "SendGrid", "sq0atp-": "Square", "sk-": "an API", "EAA": "Meta",
    "00D": "Salesforce", "lin_api_": "Linear", "secret_": "Notion", "ntn_": "Notion", "figd_": "Figma", "NRAK-": "New Relic",
    "sha256~": "OpenShift", "0.A": "Entra", "M.C": "Microsoft", "1.A": "Entra", "AQD": "LinkedIn", "ATATT3": "Atlassian",
}  # fmt: skip


def opaque(text: str) -> _Shape:
    """A token that only its issuer can read, by the prefix that the issuer gives it."""
    if len(text) < 16 or re.fullmatch(r"[\w./+=~!*|-]+", text, re.ASCII) is None:
        return None
    for prefix, issuer in _PREFIXES.items():
        if text.startswith(prefix):
            return (prefix, issuer)
    return None
