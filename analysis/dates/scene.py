"""What the readers of dates share: the scene of an article, a match in it, and its reading.

A match is a stretch of tokens that a rule of the grammar found; a reading is its type and value.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc, Token

from analysis.dates import calendar
from analysis.dates.tense import is_planned, is_timetabled, is_told_as_past, will_be
from analysis.dates.vocabulary import Value
from analysis.dates.words import Tokens
from analysis.types import TimexType

DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET
UNKNOWN_YEAR = calendar.UNKNOWN_YEAR


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of tokens `start` to `end` (one past the last)."""

    start: int
    end: int
    type: TimexType
    value: str


@dataclass(slots=True)
class Scene:
    """What a reader may look at: the tokens, the article's date, and what was read before."""

    tokens: Tokens
    published: date | None
    doc: Doc
    words: dict[int, int]  # character offset -> index of the Doc's token that starts there
    read: list[Reading] = field(default_factory=list)
    quarters: set[str] = field(default_factory=set)  # the values of those read

    def add(self, readings: Iterable[Reading]) -> None:
        """Notes what a match was read as."""
        for reading in readings:
            self.read.append(reading)
            if calendar.precision(reading.value) == "quarter":
                self.quarters.add(reading.value)

    def word(self, at: int) -> Token | None:
        """The Doc's token at one of ours."""
        index = self.words.get(self.tokens.spans[at][0])
        return None if index is None else self.doc[index]

    def offset(self, at: int) -> int:
        return self.tokens.spans[at][0]


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` of a scene, as a rule of the grammar found them."""

    scene: Scene
    start: int
    end: int

    def find(self, *names: str) -> int | None:
        """The first token of one of these classes, or None."""
        tokens = self.scene.tokens
        return next((i for i in range(self.start, self.end) if tokens.is_a(i, *names)), None)

    def has(self, *names: str) -> bool:
        return self.find(*names) is not None

    def value(self, *names: str) -> Value | None:
        at = self.find(*names)
        return None if at is None else self.scene.tokens.values[at]

    def number(self, *names: str) -> int | None:
        value = self.value(*names)
        return int(value) if isinstance(value, int | float) else None

    def unit(self) -> str:
        """The letter of the (last) unit, "" without one."""
        for at in range(self.end - 1, self.start - 1, -1):
            if self.scene.tokens.is_a(at, "UNIT", "UNITS"):
                return str(self.scene.tokens.values[at])
            if self.scene.tokens.is_a(at, "QUARTER"):
                return "Q"
        return ""

    def has_unit(self, unit: str) -> bool:
        tokens = self.scene.tokens
        return any(
            tokens.is_a(i, "UNIT") and tokens.values[i] == unit for i in range(self.start, self.end)
        )

    def before(self, back: int = 1) -> str:
        return self.scene.tokens.lower(self.start - back)

    def after(self) -> str:
        return self.scene.tokens.lower(self.end)

    def is_future(self, at: int | None = None) -> bool:
        """Whether words before the date, or its verb, point forward."""
        if self.has("NEXT", "COMING"):
            return True
        word = self.scene.word(self.start if at is None else at)
        if self.before() in _FORWARD or (self.before(), self.before(2)) in _AS_SOON:
            return word is None or not is_told_as_past(word)
        return word is not None and is_planned(word)

    def is_sure(self, at: int | None) -> bool:
        """Whether the verb itself says that it is to come ("will", "is due to")."""
        word = None if at is None else self.scene.word(at)
        return word is not None and (will_be(word) or is_timetabled(word))

    def of(self, type_: TimexType, value: str | None) -> tuple[Reading, ...]:
        """This match with a type and a value, or nothing where there is no value."""
        return () if value is None else (Reading(self.start, self.end, type_, value),)


_FORWARD = {"until", "till", "by", "coming"}


_AS_SOON = {("as", "soon"), ("as", "early")}


BACK, ON = ("LAST", "PAST", "PREV"), ("NEXT", "COMING", "FOLLOWING")


MEASURES = {"percent", "per", "million", "billion", "thousand", "people", "points", "members"}


def turn(match: Match) -> int:
    """-1 for last, 1 for next, 0 for this or nothing."""
    return -1 if match.has(*BACK) else 1 if match.has(*ON) else 0


def antecedent(match: Match, units: set[str], reach: int = 600) -> str | None:
    """The value of the last date before, of one of these precisions, at most so far away."""
    here = match.scene.offset(match.start)
    for reading in reversed(match.scene.read):
        if here - match.scene.offset(reading.start) > reach:
            return None
        if calendar.precision(reading.value) in units:
            return reading.value
    return None


def said_year(match: Match) -> int | None:
    """The year that the words give: a number, or last, this or next year."""
    months = match.find("MONTH", "SEASON", "QUARTER", "HALF", "ORDINAL")
    year = match.number("YEAR")
    if year is not None:
        return year
    if match.has_unit("Y") and match.scene.published and months is not None:
        return match.scene.published.year + turn(match)
    return None


def is_month(match: Match, at: int) -> bool:
    """Whether a month's name is one: not a person's, not a verb."""
    tokens, word = match.scene.tokens, match.scene.word(at)
    name = tokens.lower(at)
    if len(name) < 5 and name[-1] != "." and name not in {"may", "june", "july"}:
        return match.has("DAYNUM", "ORDINAL", "YEAR")  # "Sept 4", but "Jan" alone is a name
    if word is None:
        return True
    if name == "may" and (word.tag_ == "MD" or word.pos_ == "AUX"):
        return False
    if name in {"may", "march", "april", "june", "august"} and match.end - match.start == 1:
        is_first_name = word.dep_ == "compound" and word.head.pos_ == "PROPN"
        if word.ent_type_ == "PERSON" or word.tag_.startswith("V") or is_first_name:
            return False
        nearby = {"PREP"} | _MONTH_CUES
        return name not in {"may", "march"} or match.before() in nearby
    return True


_MONTH_CUES = {
    "in", "since", "by", "until", "till", "from", "to", "of", "before", "after", "during", "for",
    "through", "late", "early", "mid", "and", "or", "on", "between", "last", "next", "this",
    "around", "about",
} | {"-", "–", ",", "("}  # fmt: skip
