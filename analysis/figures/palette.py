"""The one table of colours, shapes and words: a label is never told by colour alone.

Label colours run from rust over amber to blue, which stays apart under every common form of colour
blindness; each label also has its own shape, in charts and as a character in text. Text colours
have a contrast of at least 4.5 to 1 on their background (WCAG AA).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.types import Confidence, EventKind, Label, Phase

FONT = '"Source Sans", "Source Sans Pro", "Segoe UI", Helvetica, Arial, sans-serif'


@dataclass(frozen=True, slots=True)
class Mark:
    """How a label looks: `fill` of its shapes, `ink` of its words, `wash` behind them."""

    fill: str
    ink: str
    wash: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one theme."""

    name: str
    paper: str
    panel: str
    ink: str
    muted: str
    rule: str
    accent: str
    pick: str  # the edge of what is picked
    highlight: str  # behind evidence in running text
    labels: Mapping[Label, Mark]


LIGHT = Palette(
    name="light",
    paper="#FCFBF8",
    panel="#F4F2EC",
    ink="#1A1D21",
    muted="#59616B",
    rule="#DEDAD0",
    accent="#274C77",
    pick="#C2185B",
    highlight="#FFF0B8",
    labels={
        Label.OPPOSES: Mark("#B8431E", "#A03A19", "#FBEDE7"),
        Label.CONDITIONAL: Mark("#D9A21B", "#7D5C00", "#FBF3DC"),
        Label.SUPPORTS: Mark("#1F77B4", "#1A659A", "#E7F1F9"),
        Label.NEUTRAL: Mark("#7A828C", "#59616B", "#F0F0EE"),
    },
)

DARK = Palette(
    name="dark",
    paper="#15181C",
    panel="#1D2126",
    ink="#EDEAE3",
    muted="#A9B0B9",
    rule="#343A42",
    accent="#9DC1EA",
    pick="#FF8AB4",
    highlight="#5A4A12",
    labels={
        Label.OPPOSES: Mark("#F0784A", "#F59470", "#33211B"),
        Label.CONDITIONAL: Mark("#F2CC60", "#F2CC60", "#2F2A1B"),
        Label.SUPPORTS: Mark("#62AEE8", "#7DBDEE", "#1B2A36"),
        Label.NEUTRAL: Mark("#8E97A2", "#A9B0B9", "#24282D"),
    },
)

ORDER = (Label.OPPOSES, Label.CONDITIONAL, Label.SUPPORTS, Label.NEUTRAL)
WORDS = {
    Label.OPPOSES: "opposes",
    Label.CONDITIONAL: "conditional",
    Label.SUPPORTS: "supports",
    Label.NEUTRAL: "neutral",
}
GLYPHS = {
    Label.OPPOSES: "■",
    Label.CONDITIONAL: "◆",
    Label.SUPPORTS: "●",
    Label.NEUTRAL: "○",
}
SYMBOLS = {
    Label.OPPOSES: "square",
    Label.CONDITIONAL: "diamond",
    Label.SUPPORTS: "circle",
    Label.NEUTRAL: "circle-open",
}
CONFIDENCE = {
    Confidence.HIGH: "high confidence",
    Confidence.MODERATE: "moderate confidence",
    Confidence.LOW: "low confidence",
}
# How clearly one text was read; a position over several texts has a confidence.
READING: Mapping[Confidence, str] = {
    Confidence.HIGH: "clear reading",
    Confidence.MODERATE: "fair reading",
    Confidence.LOW: "doubtful reading",
}
EVENT_SYMBOLS = {
    (EventKind.STATEMENT, Phase.PAST): "circle",
    (EventKind.STATEMENT, Phase.ONGOING): "circle",
    (EventKind.STATEMENT, Phase.PLANNED): "circle-open",
    (EventKind.ACTION, Phase.PAST): "square",
    (EventKind.ACTION, Phase.ONGOING): "square",
    (EventKind.ACTION, Phase.PLANNED): "square-open",
}
GLYPHS_OF_EVENTS = {
    (EventKind.STATEMENT, Phase.PAST): "●",
    (EventKind.STATEMENT, Phase.ONGOING): "●",
    (EventKind.STATEMENT, Phase.PLANNED): "○",
    (EventKind.ACTION, Phase.PAST): "■",
    (EventKind.ACTION, Phase.ONGOING): "■",
    (EventKind.ACTION, Phase.PLANNED): "□",
}


def palette(theme: str | None) -> Palette:
    """The palette of a theme name; light when it is not known.

    >>> palette("dark").name, palette(None).name
    ('dark', 'light')
    """
    return DARK if theme == DARK.name else LIGHT
