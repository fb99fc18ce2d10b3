"""The nouns of the program: frozen values, standard library only."""

from inspector.model.document import Document, Fault
from inspector.model.finding import Check, Finding, Remedy
from inspector.model.inspection import EMPTY_INSPECTION, Inspected, Inspection, Judgement
from inspector.model.key import Key, KeySet
from inspector.model.lifetime import Dates, Lifetime, Moment, lifetime_at
from inspector.model.policy import Policy, Refusal
from inspector.model.token import Found, Signature, Stripped, Token

__all__ = [
    "EMPTY_INSPECTION",
    "Check",
    "Dates",
    "Document",
    "Fault",
    "Finding",
    "Found",
    "Inspected",
    "Inspection",
    "Judgement",
    "Key",
    "KeySet",
    "Lifetime",
    "Moment",
    "Policy",
    "Refusal",
    "Remedy",
    "Signature",
    "Stripped",
    "Token",
    "lifetime_at",
]
