"""Events of a labelled corpus and an Analysis in; counts of what is right out. Pure functions.

A label is {"date": day or month, "expression": words, "actors": names}; an actor of an analysis is
a label's actor when its name or an alias is that name. A label is right when an event of the
article covers its expression's date and names one of its actors; `everyone` counts labels all of
whose actors are named, `dates` those whose date alone is right.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.types import Actor, Analysis, Basis, Event


@dataclass(frozen=True, slots=True)
class EventCounts:
    """Labels seen; of them right, with the date right, with all actors; what was found beside."""

    labels: int = 0
    right: int = 0
    dates: int = 0
    everyone: int = 0
    found: int = 0  # events with a date of their own sentence
    beside: int = 0  # of them, those that no label's date covers

    def __add__(self, other: "EventCounts") -> "EventCounts":
        return EventCounts(
            self.labels + other.labels,
            self.right + other.right,
            self.dates + other.dates,
            self.everyone + other.everyone,
            self.found + other.found,
            self.beside + other.beside,
        )

    @property
    def share_right(self) -> float:
        return self.right / self.labels if self.labels else 1.0


def stretch(value: str) -> tuple[date, date]:
    """First and last day of a day, week, month, quarter or year.

    >>> stretch("2017-W07")
    (datetime.date(2017, 2, 13), datetime.date(2017, 2, 19))
    """
    year, _, rest = value.partition("-")
    if not rest:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if rest[0] == "W":
        monday = date.fromisocalendar(int(year), int(rest[1:3]), 1)
        return monday, monday + timedelta(days=6)
    first, last = (
        (3 * int(rest[1]) - 2, 3 * int(rest[1])) if rest[0] == "Q" else (int(rest[:2]),) * 2
    )
    if len(rest) == 5:
        day = date.fromisoformat(value)
        return day, day
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])


def same_date(label: Mapping[str, object], event: Event) -> bool:
    """Whether the event's date is the label's, as precise as the label's words.

    A week counts for its month or one of its days (labels give weeks as either), a year only where
    the words name one ("before the end of the year").
    """
    if event.precision == "year" and "year" not in str(label["expression"]):
        return False
    (a, b), (c, d) = stretch(str(label["date"])), stretch(event.date)
    overlaps = a <= d and c <= b
    return (
        overlaps if "W" in event.date else overlaps and ((a <= c and d <= b) or (c <= a and b <= d))
    )


def is_actor(label: str, actor: Actor) -> bool:
    """Whether the analysis's actor bears the label's name, or a part of it ("Mattis")."""
    wanted = label.casefold()
    names = {name.casefold() for name in (actor.name, *actor.aliases)}
    return wanted in names or set(actor.name.casefold().split()) <= set(wanted.split())


def score(gold: Iterable[Mapping[str, object]], analysis: Analysis) -> EventCounts:
    """How many labels of an article its analysis gets right."""
    labels = list(gold)
    total = EventCounts(labels=len(labels))
    for label in labels:
        fitting = [event for event in analysis.events if same_date(label, event)]
        wanted = [str(name) for name in label["actors"]]  # type: ignore[attr-defined]
        named = [named_in(wanted, event, analysis) for event in fitting]
        total += EventCounts(
            dates=bool(fitting),
            right=any(some or not wanted for some in named),
            everyone=any(len(all_) == len(wanted) for all_ in named),
        )
    own = [event for event in analysis.events if event.basis is Basis.SENTENCE]
    beside = [event for event in own if not any(same_date(label, event) for label in labels)]
    return total + EventCounts(found=len(own), beside=len(beside))


def named_in(wanted: Iterable[str], event: Event, analysis: Analysis) -> list[str]:
    """Those of the wanted names that an event's actors bear."""
    keys = {actor.key: actor for actor in analysis.actors}
    actors = [keys[key] for key in event.actors if key in keys]
    return [name for name in wanted if any(is_actor(name, actor) for actor in actors)]
