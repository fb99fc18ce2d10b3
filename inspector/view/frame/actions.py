"""What the window can be asked to do, with its shortcuts: menus, tool bar and help read the same rows."""

from __future__ import annotations

from inspector.model.record import NamedTuple
from inspector.model.sentences import QT_TRANSLATE_NOOP


class Deed(NamedTuple):
    """One thing that can be asked for: ``name`` is its key here, ``keys`` its shortcut."""

    name: str
    text: str
    keys: str = ""
    icon: str = ""


DEEDS: dict[str, tuple[str, tuple[Deed | None, ...]]] = {
    "file": (
        QT_TRANSLATE_NOOP("Deeds", "&File"),
        (
            Deed("open", QT_TRANSLATE_NOOP("Deeds", "&Open…"), "Ctrl+O", "open"),
            Deed("export", QT_TRANSLATE_NOOP("Deeds", "&Export the shelf as CSV…"), "Ctrl+Shift+E"),
            None,
            Deed("quit", QT_TRANSLATE_NOOP("Deeds", "&Quit"), "Ctrl+Q"),
        ),
    ),
    "edit": (
        QT_TRANSLATE_NOOP("Deeds", "&Edit"),
        (
            Deed("undo", QT_TRANSLATE_NOOP("Deeds", "&Undo"), "Ctrl+Z", "undo"),
            Deed("redo", QT_TRANSLATE_NOOP("Deeds", "Re&do"), "Ctrl+Shift+Z", "redo"),
            None,
            Deed("paste", QT_TRANSLATE_NOOP("Deeds", "&Paste token"), "Ctrl+Shift+V", "paste"),
            None,
            Deed("copy-token", QT_TRANSLATE_NOOP("Deeds", "Copy &token"), "Ctrl+Shift+C", "copy"),
            Deed("copy-header", QT_TRANSLATE_NOOP("Deeds", "Copy &header")),
            Deed("copy-payload", QT_TRANSLATE_NOOP("Deeds", "Copy pay&load")),
            Deed("copy-authorization", QT_TRANSLATE_NOOP("Deeds", "Copy as &Authorization header")),
            Deed("copy-new-token", QT_TRANSLATE_NOOP("Deeds", "Copy &new token"), "Ctrl+Shift+N"),
            Deed("copy-shelf", QT_TRANSLATE_NOOP("Deeds", "Copy the &shelf as CSV")),
            None,
            Deed("find", QT_TRANSLATE_NOOP("Deeds", "&Find claim"), "Ctrl+F", "search"),
            Deed("find-next", QT_TRANSLATE_NOOP("Deeds", "Find ne&xt"), "F3"),
            Deed("find-previous", QT_TRANSLATE_NOOP("Deeds", "Find pre&vious"), "Shift+F3"),
        ),
    ),
    "token": (
        QT_TRANSLATE_NOOP("Deeds", "&Token"),
        (
            Deed("refresh", QT_TRANSLATE_NOOP("Deeds", "&Refresh"), "F5", "refresh"),
            Deed("refresh-issuer", QT_TRANSLATE_NOOP("Deeds", "Refresh at the iss&uer…"), "Shift+F5"),
            Deed("renew", QT_TRANSLATE_NOOP("Deeds", "Refresh &by itself")),
            Deed("history", QT_TRANSLATE_NOOP("Deeds", "Refresh &history…"), "Ctrl+Shift+H"),
            None,
            Deed("compare", QT_TRANSLATE_NOOP("Deeds", "&Compare…"), "Ctrl+D", "compare"),
            Deed("compare-new", QT_TRANSLATE_NOOP("Deeds", "Compare with the &new token…"), "Ctrl+Shift+D"),
            None,
            Deed("inspect", QT_TRANSLATE_NOOP("Deeds", "&Inspect this token"), "Ctrl+Return", "inspect"),
            None,
            Deed("new", QT_TRANSLATE_NOOP("Deeds", "&New token from a template…"), "Ctrl+N"),
            Deed("save-template", QT_TRANSLATE_NOOP("Deeds", "Save as te&mplate…")),
            Deed("make-key", QT_TRANSLATE_NOOP("Deeds", "Make or convert a &key…"), "Ctrl+Shift+K"),
            Deed("test-set", QT_TRANSLATE_NOOP("Deeds", "Test &set…"), "Ctrl+Shift+T"),
        ),
    ),
    "view": (
        QT_TRANSLATE_NOOP("Deeds", "&View"),
        (
            Deed("keys", QT_TRANSLATE_NOOP("Deeds", "&Keys…"), "Ctrl+K", "key"),
            Deed("key", QT_TRANSLATE_NOOP("Deeds", "&Go to KEY"), "Alt+K"),
            None,
            Deed("watch", QT_TRANSLATE_NOOP("Deeds", "Keep an &eye on this token"), "F8", "clock"),
            None,
            Deed("fold", QT_TRANSLATE_NOOP("Deeds", "Show &ENCODE"), "F9"),
            Deed("wrap", QT_TRANSLATE_NOOP("Deeds", "&Word wrap"), "Alt+Z"),
            Deed("sizes", QT_TRANSLATE_NOOP("Deeds", "&Bytes per claim"), "Alt+B"),
            Deed("offers", QT_TRANSLATE_NOOP("Deeds", "&Offer tokens from the clipboard")),
            None,
        ),
    ),
    "help": (
        QT_TRANSLATE_NOOP("Deeds", "&Help"),
        (
            Deed("shortcuts", QT_TRANSLATE_NOOP("Deeds", "&Keyboard shortcuts"), "F1", "help"),
            Deed("about", QT_TRANSLATE_NOOP("Deeds", "&About Token Inspector")),
        ),
    ),
}

LIFETIMES: tuple[tuple[float | None, str], ...] = (
    (None, QT_TRANSLATE_NOOP("Deeds", "As it was")),
    (300.0, QT_TRANSLATE_NOOP("Deeds", "5 minutes")),
    (900.0, QT_TRANSLATE_NOOP("Deeds", "15 minutes")),
    (3_600.0, QT_TRANSLATE_NOOP("Deeds", "1 hour")),
    (28_800.0, QT_TRANSLATE_NOOP("Deeds", "8 hours")),
    (86_400.0, QT_TRANSLATE_NOOP("Deeds", "1 day")),
    (2_592_000.0, QT_TRANSLATE_NOOP("Deeds", "30 days")),
)

THEMES: tuple[tuple[str, str], ...] = (
    ("system", QT_TRANSLATE_NOOP("Deeds", "Like the system")),
    ("light", QT_TRANSLATE_NOOP("Deeds", "Light")),
    ("dark", QT_TRANSLATE_NOOP("Deeds", "Dark")),
    ("contrast", QT_TRANSLATE_NOOP("Deeds", "High contrast")),
)

CRAFTS = ("new", "save-template", "make-key", "test-set")
"""The deeds of the workshop."""

COPIES = ("token", "header", "payload", "authorization", "new-token")
