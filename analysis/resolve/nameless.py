"""Office holders whom no article names: which of "the Finnish defence minister" are one.

In: local actors known by role alone, their offices, and the days of their articles. Out: the group
of each, and joins that stay open. An office that one person of a state holds at a time is one actor
from article to article; after a long silence it may have changed hands, so that the join is only
proposed. Any other ("a Russian general") is one in its article alone, and proposed within a month.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from analysis.actors.offices import Office
from analysis.gazetteer.words import word_set
from analysis.resolve.readings import Group, Local, Proposal

# Offices that a state has once (own lists): by themselves, or with a field ("defence minister").
ONCE = word_set(
    """
    president premier pm chancellor king queen emperor empress emir sultan shah leader ruler
    dictator strongman monarch
    """
)
ONCE_IN_A_FIELD = word_set("minister secretary chief")
OTHERS = frozenset(["deputy", "vice", "assistant", "ex", "opposition", "party", "press", "rebel"])
SILENCE = timedelta(days=183)
MONTH = timedelta(days=31)
WHY = "the same office, and no article names its holder"

Days = Mapping[str, date | None]  # of articles


def nameless_groups(
    offices: Mapping[Local, Office], days: Days
) -> tuple[dict[Local, Group], set[Proposal]]:
    """The group of each office holder without a name, and the proposals between them."""
    by_office: dict[Group, list[Local]] = {}
    for local, held in offices.items():
        by_office.setdefault(office_group(held), []).append(local)
    groups: dict[Local, Group] = {}
    proposals: set[Proposal] = set()
    for office, row in by_office.items():
        once = is_sole(offices[row[0]])
        runs = _runs(row, days) if once else [[local] for local in _in_time(row, days)]
        named = [_named(office, run[0], first=run is runs[0]) for run in runs]
        for run, group in zip(runs, named, strict=True):
            groups.update(dict.fromkeys(run, group))
        for (one, group), (other, later) in pairwise(zip(runs, named, strict=True)):
            if once or _is_near(days.get(one[-1].article), days.get(other[0].article), MONTH):
                proposals.add((group, later, WHY))
    return groups, proposals


def office_group(held: Office) -> Group:
    """What all who may hold an office share."""
    return ("role", held.country, held.head, *sorted(held.fields))


def is_sole(held: Office) -> bool:
    """Whether a state has the office once at a time."""
    if held.words & OTHERS:
        return False
    return held.head in ONCE or (held.head in ONCE_IN_A_FIELD and bool(held.fields))


def _in_time(row: Iterable[Local], days: Days) -> list[Local]:
    """By day, those without one last."""

    def place(local: Local) -> tuple[bool, date, str, str]:
        day = days.get(local.article)
        return day is None, day or date.max, local.article, local.actor.key

    return sorted(row, key=place)


def _runs(row: Iterable[Local], days: Days) -> list[list[Local]]:
    """Cut where the office was not spoken of for long; undated ones go with the only run."""
    runs: list[list[Local]] = []
    for local in _in_time(row, days):
        day = days.get(local.article)
        last = days.get(runs[-1][-1].article) if runs else None
        is_only = day is None and len(runs) == 1
        if runs and (is_only or _is_near(last, day, SILENCE)):
            runs[-1].append(local)
        else:
            runs.append([local])
    return runs


def _is_near(one: date | None, other: date | None, reach: timedelta) -> bool:
    if one is None or other is None:
        return one is other
    return other - one <= reach


def _named(office: Group, local: Local, *, first: bool) -> Group:
    return office if first else (*office, local.article, local.actor.key)
