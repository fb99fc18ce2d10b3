"""The colours of the window: one accent, and a pair of ink and paper for each meaning, readable in every
theme (WCAG AA).
"""

from __future__ import annotations

from inspector.model.record import NamedTuple


class Tone(NamedTuple):
    """A meaning's colour: ``ink`` for text and signs, ``paper`` for what stands behind them, ``edge``
    around it.
    """

    ink: str
    paper: str
    edge: str


class Colours(NamedTuple):
    """Everything that is painted, by what it means. ``base`` lies under texts, ``window`` under everything
    else.
    """

    dark: bool
    window: str
    base: str
    hover: str
    edge: str
    strong_edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_hover: str
    selection: str
    header: str
    payload: str
    signature: str
    json_key: str
    json_text: str
    json_number: str
    json_word: str
    good: Tone
    bad: Tone
    refused: Tone
    warn: Tone
    neutral: Tone
    info: Tone


LIGHT = Colours(
    dark=False,
    window="#f2f3f6",
    base="#ffffff",
    hover="#e4e7ed",
    edge="#d6dae2",
    strong_edge="#858d9c",
    text="#1a2130",
    muted="#566073",
    accent="#2b57d9",
    on_accent="#ffffff",
    accent_hover="#2148bb",
    selection="#cbd9ff",
    header="#ad2f66",
    payload="#6a3bc2",
    signature="#0a6c80",
    json_key="#1f4fb5",
    json_text="#1a6b3c",
    json_number="#9a4a00",
    json_word="#8b2fa8",
    good=Tone("#116535", "#e5f5eb", "#a9d9bb"),
    bad=Tone("#ac1f17", "#fdebe9", "#f0b8b3"),
    refused=Tone("#a5380a", "#fdeee4", "#f2c4a8"),
    warn=Tone("#7d4b00", "#fdf3da", "#ebd08d"),
    neutral=Tone("#465064", "#e9ecf1", "#cfd5df"),
    info=Tone("#2450b8", "#e8eefc", "#bdccf3"),
)

DARK = Colours(
    dark=True,
    window="#171a20",
    base="#1e222a",
    hover="#2b303b",
    edge="#363c49",
    strong_edge="#717b8e",
    text="#e5e8ef",
    muted="#a0a9ba",
    accent="#86a4ff",
    on_accent="#10172b",
    accent_hover="#a5bbff",
    selection="#2f4788",
    header="#f48fbd",
    payload="#bda2ff",
    signature="#5fcbdc",
    json_key="#92b1ff",
    json_text="#86d3a2",
    json_number="#f2b277",
    json_word="#dba0f0",
    good=Tone("#73d99b", "#16301f", "#2a5a3c"),
    bad=Tone("#ff968c", "#3b1c1b", "#713532"),
    refused=Tone("#ffa377", "#3a2216", "#71432b"),
    warn=Tone("#f1be63", "#332811", "#66511f"),
    neutral=Tone("#b9c1d0", "#272c36", "#414958"),
    info=Tone("#9db6ff", "#1d2742", "#36487a"),
)

CONTRAST_LIGHT = LIGHT._replace(
    window="#ffffff",
    hover="#dddddd",
    edge="#000000",
    strong_edge="#000000",
    text="#000000",
    muted="#1f1f1f",
    accent="#0000b4",
    accent_hover="#000080",
    selection="#ffe600",
    header="#8a0045",
    payload="#3f00a0",
    signature="#00454f",
    good=Tone("#004a1e", "#ffffff", "#004a1e"),
    bad=Tone("#8c0000", "#ffffff", "#8c0000"),
    refused=Tone("#7a2400", "#ffffff", "#7a2400"),
    warn=Tone("#573400", "#ffffff", "#573400"),
    neutral=Tone("#000000", "#ffffff", "#000000"),
    info=Tone("#0000a0", "#ffffff", "#0000a0"),
)

CONTRAST_DARK = DARK._replace(
    window="#000000",
    base="#000000",
    hover="#333333",
    edge="#ffffff",
    strong_edge="#ffffff",
    text="#ffffff",
    muted="#e6e6e6",
    accent="#ffe600",
    on_accent="#000000",
    accent_hover="#fff48a",
    selection="#0a4fd0",
    header="#ffb3d6",
    payload="#d6c4ff",
    signature="#8df0ff",
    good=Tone("#7dff9f", "#000000", "#7dff9f"),
    bad=Tone("#ffb3ab", "#000000", "#ffb3ab"),
    refused=Tone("#ffc09a", "#000000", "#ffc09a"),
    warn=Tone("#ffe08a", "#000000", "#ffe08a"),
    neutral=Tone("#ffffff", "#000000", "#ffffff"),
    info=Tone("#b9ccff", "#000000", "#b9ccff"),
)
