"""Every shape that travels between rooms: frozen, plain, offsets are characters of `Article.text`.

`text[start:end]` is always the words themselves. An empty tuple is "none found", None "not known".
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What an actor is. A group is people with a name but no organisation (rebels, the Nordics)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    GROUP = "group"


class Form(StrEnum):
    """How a mention names its actor: by name, by role ("the Pentagon chief") or by pronoun."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"


class QuoteType(StrEnum):
    """Direct: all content in quotation marks. Mixed: some of it. Indirect: none of it."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Manner(StrEnum):
    """What the cue says was done: words spoken or written, or an attitude held (favours)."""

    SPEECH = "speech"
    ATTITUDE = "attitude"


class Label(StrEnum):
    """Where an actor stands on cooperation with the target (by default Russia)."""

    SUPPORTS = "supports"
    CONDITIONAL = "conditional"
    OPPOSES = "opposes"
    NEUTRAL = "neutral"


class Confidence(StrEnum):
    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


class TimexType(StrEnum):
    """TIMEX3 types of a time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Basis(StrEnum):
    """Where a date comes from: the same sentence, its passage, or the article's date."""

    SENTENCE = "sentence"
    PASSAGE = "passage"
    ARTICLE = "article"


class EventKind(StrEnum):
    STATEMENT = "statement"
    ACTION = "action"


class Phase(StrEnum):
    """Whether the article tells an event as done, as going on, or as planned."""

    PAST = "past"
    ONGOING = "ongoing"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span.

        >>> Span(0, 6).of("Mattis said")
        'Mattis'
        """
        return text[self.start : self.end]


def pairs(spans: Sequence[Span]) -> list[list[int]]:
    """Spans as JSON holds them.

    >>> pairs((Span(0, 3),))
    [[0, 3]]
    """
    return [[s.start, s.end] for s in spans]


READ = ("", "en")  # languages that are analysed; "" is that of a text too short to tell


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` is cleaned and starts with the title; metadata is "" where unknown."""

    id: str
    title: str
    text: str
    published: date | None = None  # None: undated; relative time expressions then stay unresolved
    published_from: str = ""  # "manifest", "document" (its metadata), "address", "text" (a line of
    # it), "feed", "file" (the day it was made), "analyst"
    outlet: str = ""
    author: str = ""
    url: str = ""
    path: str = ""  # the file it was read from
    published_certainty: str = ""  # how sure the date is: "certain", "likely", "guessed"
    language: str = ""  # ISO 639-1 ("en", "ru")
    section: str = ""  # the outlet's own heading ("Politics")
    credit: str = ""  # the agency that the text is credited to ("AFP"): a wire copy

    @property
    def unread(self) -> str:
        """Why nothing is looked for in it, as "language: ru"; "" where it is analysed."""
        return "" if self.language in READ else f"language: {self.language}"

    @property
    def hash(self) -> str:
        """SHA-256 of everything that analysis depends on: the text and the date."""
        day = self.published.isoformat() if self.published else ""
        return hashlib.sha256(f"{day}\n{self.text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name an actor, before it is known which; `kind` None may be any."""

    start: int
    end: int
    text: str
    form: Form
    kind: Kind | None = None
    country: str = ""  # the state it belongs to by its own words ("Russian Defence Minister")
    name: str = ""  # the canonical name, where the reference data knows it ("Moscow": Russia)
    role: str = ""  # the office written with a name ("Russian Defence Minister")
    gender: str = ""  # "f", "m", or "" where the words do not say
    plural: bool = False
    anchor: int | None = None  # start of the name that grammar ties a role to


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of one article: a cluster of mentions.

    `key` is unique within the article and means nothing elsewhere; corpus-wide ids come from
    `resolve`. `country` is the canonical name of the state that a person or body belongs to, and
    for a country its own name; "" where the text does not say. `gender` is "f", "m" or "".
    """

    key: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    country: str = ""
    roles: tuple[str, ...] = ()
    gender: str = ""


@dataclass(frozen=True, slots=True)
class CorpusActor:
    """An actor of a whole corpus; `id` is a readable slug, the same in any order of loading."""

    id: str
    name: str
    kind: Kind
    country: str
    aliases: tuple[str, ...]
    confirmed: bool = False  # by an analyst


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which local actor is which corpus actor, and which joins are proposed but not made.

    `actor_of` is keyed by (article id, local actor key); `doubtful` holds (id, other id, reason).
    """

    actor_of: Mapping[tuple[str, str], str]
    actors: Mapping[str, CorpusActor]
    doubtful: tuple[tuple[str, str, str], ...] = ()


class CorrectionKind(StrEnum):
    """What an analyst may correct; UNDO takes one correction back."""

    CONFIRM = "confirm"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    KIND = "kind"
    IGNORE = "ignore"
    STANCE = "stance"
    SPEAKER = "speaker"
    DATE = "date"
    COPIES = "copies"
    NO_COPIES = "no copies"
    UNDO = "undo"


NO_STANCE = "none"  # value of a STANCE rule: the article shows no position of the actor
UNKNOWN = "unknown"  # value of a SPEAKER rule: nobody can be told


@dataclass(frozen=True, slots=True)
class Correction:
    """A rule that an analyst laid down, replayed on every result.

    `actor` is what the rule is about, as it was when the rule was made: the actor's canonical
    name, of a SPEAKER rule the words of the quote, of a DATE rule the day that the article gave
    itself and what gave it ("2025-09-01 manifest"; "" for none), of a COPIES or NO_COPIES rule the
    title of the article that it was made on. `value` is, by kind, the actor to
    join (merge), the new actor (split), the new name (rename), the kind, the label or NO_STANCE
    (stance), the actor's name or UNKNOWN (speaker), the day (date), or "". `articles` limits a
    split to their mentions; a stance, speaker or date rule is about them; COPIES says that they are
    prints of one story, NO_COPIES that none of them is a copy of any other article; any other has
    some only where the name is not the actor's alone, and then means the actor that they name.
    `undoes` is the id of the correction that an UNDO takes back.
    """

    kind: CorrectionKind
    actor: str
    value: str = ""
    articles: tuple[str, ...] = ()
    author: str = ""
    reason: str = ""
    undoes: int | None = None
    id: int = 0  # 0: not stored yet
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """An attribution: who (source) said or held what (content), by which cue.

    `source` holds the words as written, pronoun or role included. `speaker` is the resolved name,
    or an unnamed source as written ("two officials"), or None where nobody can be told; `actor` is
    the key of the actor in this article, or None. `date` is a TIMEX3 value of the utterance.
    """

    type: QuoteType
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: str | None = None
    actor: str | None = None
    manner: Manner = Manner.SPEECH
    date: str | None = None
    date_basis: Basis | None = None

    @property
    def span(self) -> Span:
        """From the first character of the content to the last."""
        return Span(self.content[0].start, self.content[-1].end)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 type and value, as precise as the words are and no more."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement or action. `date` is a day, week, month, quarter or year as in TIMEX3."""

    date: str
    precision: str
    start: int
    end: int
    actors: tuple[str, ...]  # keys of the article's actors
    text: str
    kind: EventKind = EventKind.ACTION
    phase: Phase = Phase.PAST
    basis: Basis = Basis.SENTENCE
    expression: str = ""  # the time expression as written; "" where the date is the article's


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence or clause that shows a stance; `detail` says in words what in it does."""

    start: int
    end: int
    detail: str
    label: Label
    cue: tuple[Span, ...] = ()
    basis: str = (
        "own words"  # "own words", "act", "plan", "reported" (what others say of the actor)
    )
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """Where one actor of one article stands, with the evidence that shows it, strongest first."""

    actor: str  # key of the article's actor
    label: Label
    confidence: Confidence
    detail: str
    evidence: tuple[Evidence, ...]
    reader: str = "offline"  # who read it so: the rules of this program, or a model by its name


BESIDES = " + "  # in an analyser's name, before the model that read besides ("detente 1 + gemma3")


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one article, and which analyser found it.

    `other_stances` are readings that gave way to another reader's: kept and shown, never counted.
    `notes` tell the user what became of the article: what was cut, dropped or not asked.
    """

    article: Article
    analyser: str
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
    stances: tuple[Stance, ...] = ()
    other_stances: tuple[Stance, ...] = ()
    notes: tuple[str, ...] = ()


class Copy(StrEnum):
    """What a print of a story is beside the one that it comes from."""

    ORIGIN = "origin"
    SAME = "same text"
    RETITLED = "same text, another title"
    SHORTENED = "shortened"
    EXTENDED = "with additions"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Story:
    """One text with all its prints: counted once, however many outlets carry it.

    `id` is the id of the article that the others come from: the agency's own print, or else the
    earliest, or else the longest. `articles` starts with it; `copies` runs beside. `origin` is the
    agency that the text is credited to, else the first outlet, "" where neither is known.
    """

    id: str
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    origin: str
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Focus:
    """What the desk looks at. Empty means "no limit"; every page and panel reads the same focus."""

    workspace: str = "desk"
    actors: tuple[str, ...] = ()  # corpus ids
    labels: tuple[Label, ...] = ()
    outlets: tuple[str, ...] = ()
    types: tuple[QuoteType, ...] = ()  # of quotes
    about: tuple[str, ...] = ()  # corpus ids: quotes whose words name one of them
    topic: bool = False  # only quotes that are evidence of a stance
    nobody: bool = False  # only quotes without a known speaker
    since: date | None = None
    until: date | None = None
    text: str = ""
    article: str = ""  # article id
    stance: str = ""  # stance id; of stance, quote and event at most one is picked at a time
    quote: str = ""  # quote id
    event: str = ""  # event id
