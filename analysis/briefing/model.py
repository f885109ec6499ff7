"""The shape of a briefing: plain, frozen, complete. All exports are made from it alone.

Three kinds of sentence never mix (Voice). A claim names the articles that it rests on, or says that
it counts the corpus; numbers are given to the articles when a briefing is rendered, so a block can
be dropped or moved and the numbers follow. Stored texts are left out: the linter is given them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from analysis.types import Confidence, Focus, Label


class Voice(StrEnum):
    """Who speaks: an article in its own words, the desk (counted or inferred), or a person."""

    SOURCE = "source"
    DESK = "desk"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement. `text` of a SOURCE is verbatim from its article, white space aside.

    `quoted` says that the article itself has the words in quotation marks. `by` stands before the
    words (speaker, or day of an event), `where` after them (outlet and days). `corpus` marks a
    count over everything in scope. `stale` is what the desk says now, where the analyst's words
    were written over something else; `author` typed an ANALYST's words.
    """

    id: str
    voice: Voice
    text: str
    articles: tuple[str, ...] = ()
    corpus: bool = False
    quoted: bool = False
    by: str = ""
    where: str = ""
    language: str = ""
    author: str = ""
    stale: str = ""
    place: tuple[int, int] | None = None  # characters of the first article, for a link


@dataclass(frozen=True, slots=True)
class Position:
    """Where one actor stands, with what supports it and the strongest sentence against it."""

    actor: str
    name: str
    role: str
    label: Label
    confidence: Confidence
    line: Claim  # position and since when
    basis: Claim  # the confidence and what it rests on
    since: str = ""  # ISO; "" undated
    latest: str = ""
    origins: int = 0
    outlets: int = 0
    texts: int = 0
    reviewed: int = 0  # of the texts
    doubt: str = ""
    best: Claim | None = None
    contrary: Claim | None = None
    condition: Claim | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """One text in the picture; `row` is the number of its actor."""

    row: int
    day: str  # ISO; "" undated
    label: Label
    doubtful: bool
    judged: bool  # by an analyst
    current: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The positions of the key actors over time, ready to be drawn."""

    title: str
    names: tuple[str, ...]  # of rows 1, 2, 3 …
    told: tuple[str, ...]  # each row in words
    dots: tuple[Dot, ...]
    first: str  # ISO days that the axis covers
    last: str

    @property
    def alt(self) -> str:
        """The picture in words, for who does not see it."""
        return f"{self.title}. {'. '.join(self.told)}."


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the briefing under one heading; `note` says how its content was chosen."""

    id: str
    title: str
    claims: tuple[Claim, ...] = ()
    positions: tuple[Position, ...] = ()
    picture: Picture | None = None
    spare: tuple[Claim, ...] = ()  # to choose from in place of the claims
    note: str = ""
    draft: bool = False
    numbered: bool = False  # holds the sources


@dataclass(frozen=True, slots=True)
class Source:
    """An article that something rests on; `hash` is the SHA-256 of its stored text."""

    article: str
    title: str
    outlet: str
    author: str
    published: str  # ISO; "" undated
    dated_from: str
    url: str
    language: str
    hash: str
    retrieved: str  # ISO moment in UTC; "" not known
    origin: str
    story: str
    prints: int  # how many articles carry the story
    copy: str


@dataclass(frozen=True, slots=True)
class Stood:
    """Where an actor stands, in short: to compare one briefing with a later one."""

    actor: str
    name: str
    label: Label
    confidence: Confidence
    since: str
    latest: str
    origins: int
    doubt: str
    why: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """A part of the program that took part, and its version."""

    name: str
    version: str
    part: str = ""  # what it did


@dataclass(frozen=True, slots=True)
class Ground:
    """What a briefing stands on besides the frames; moments are in UTC."""

    workspace: str
    revision: int
    as_of: datetime
    fictional: bool = False
    since: date | None = None
    retrieved: dict[str, str] = field(default_factory=dict)  # article -> ISO moment
    modules: tuple[Module, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing. `sources` are in order of first citation once it is `edited`."""

    title: str
    scope: tuple[str, ...]  # sentences
    focus: Focus
    as_of: str  # ISO moment in UTC
    since: str  # ISO day, or ""
    revision: int
    fictional: bool
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]
    modules: tuple[Module, ...]
    standing: tuple[Stood, ...] = ()
    articles: tuple[str, ...] = ()  # ids of all in scope
    handling: str = ""  # typed by a person
    reviewed_by: str = ""

    def number(self, article: str) -> int:
        """The number of a source; 0 when it is none."""
        ids = [one.article for one in self.sources]
        return ids.index(article) + 1 if article in ids else 0


def claims_of(block: Block) -> tuple[Claim, ...]:
    """Every claim of a block in reading order."""
    found = list(block.claims)
    for one in block.positions:
        found += [one.line, one.basis]
        found += [claim for claim in (one.best, one.condition, one.contrary) if claim]
    return tuple(found)
