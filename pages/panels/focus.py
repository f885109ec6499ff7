"""The one focus, kept in the address bar and nowhere else: Focus <-> query parameters.

Panels read the focus and change it by the functions here; every change is one more entry in the
browser's history. What an address holds that is no date or label is left out, not an error.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from urllib.parse import parse_qs, urlencode

import streamlit as st

from analysis.types import Focus, Label, QuoteType

WORKSPACE = "workspace"
NAMES = {  # field of Focus -> its name in the address
    "workspace": WORKSPACE,
    "actors": "actor",
    "labels": "position",
    "outlets": "outlet",
    "types": "said",
    "about": "about",
    "topic": "topic",
    "nobody": "nobody",
    "since": "since",
    "until": "until",
    "text": "words",
    "article": "article",
    "stance": "stance",
    "quote": "quote",
    "event": "event",
}
ENUMS: Mapping[str, type[StrEnum]] = {"labels": Label, "types": QuoteType}
PICKS = ("stance", "quote", "event")
READ, AT = "read", "at"  # of the article page: which article, and which characters of it
CELL = "cell"  # of the stance page: which cell of the matrix is open
VERSUS = "versus"  # of the compare page: what the other side's focus has in place of this one's
FIND = "find"  # of every page: words that are searched for everywhere


FIRST, LAST = date(1900, 1, 1), date(2200, 1, 1)  # what the filters can show


def _day(value: str) -> date | None:
    """The day of an address; None for what is no day, or one that no filter can show.

    >>> _day("2025-09-04"), _day("2025-09-31"), _day("2300-01-01")
    (datetime.date(2025, 9, 4), None, None)
    """
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def from_query(query: Mapping[str, Sequence[str]]) -> Focus:
    """The focus that an address holds.

    >>> on = from_query({"actor": ["norway"], "position": ["opposes", "?"], "since": ["never"]})
    >>> on == Focus(actors=("norway",), labels=(Label.OPPOSES,))
    True
    """
    held: dict[str, object] = {}
    for field, name in NAMES.items():
        values = tuple(dict.fromkeys(value for value in query.get(name, ()) if value))
        if not values:
            continue
        if field in ENUMS:
            known = set(ENUMS[field])
            held[field] = tuple(ENUMS[field](value) for value in values if value in known)
        elif field in ("topic", "nobody"):
            held[field] = values[0] == "yes"
        elif field in ("actors", "outlets", "about"):
            held[field] = values
        elif field in ("since", "until"):
            held[field] = _day(values[0])
        else:
            held[field] = values[0]
    return Focus(**held)  # type: ignore[arg-type]


def to_query(on: Focus) -> dict[str, str | list[str]]:
    """The address of a focus; only what differs from an empty one.

    >>> to_query(Focus(actors=("norway",), since=date(2025, 9, 4)))
    {'actor': ['norway'], 'since': '2025-09-04'}
    """
    found: dict[str, str | list[str]] = {}
    for field in fields(Focus):
        value = getattr(on, field.name)
        if value == field.default or not value:
            continue
        name = NAMES[field.name]
        if isinstance(value, tuple):
            found[name] = [str(one) for one in value]
        else:
            found[name] = "yes" if value is True else str(value)
    return found


def read() -> Focus:
    """The focus of this session."""
    return from_query({name: st.query_params.get_all(name) for name in st.query_params})


def write(on: Focus) -> None:
    """Makes a focus the address; the article shown, the open cell and the other side stay."""
    own = (READ, AT, CELL, VERSUS)
    kept = {name: st.query_params[name] for name in own if name in st.query_params}
    st.query_params.from_dict({**to_query(on), **kept})


def change(**values: object) -> None:
    """Changes fields of the focus; for callbacks of widgets."""
    write(replace(read(), **values))


def toggle_actor(actor: str) -> None:
    """Looks at one actor alone, or at all again when it was that one."""
    alone = read().actors == (actor,)
    change(actors=() if alone else (actor,), stance="", quote="", event="")


def pick(kind: str, one: str) -> None:
    """Picks a stance, quote or event in place of any other pick; picked again, it is let go."""
    let_go = getattr(read(), kind) == one
    change(**{**dict.fromkeys(PICKS, ""), kind: "" if let_go else one})


def clear() -> None:
    """Drops every limit; the workspace stays."""
    write(Focus(workspace=read().workspace))


def is_limited(on: Focus) -> bool:
    """Whether anything but the workspace is set.

    >>> is_limited(Focus(workspace="demo")), is_limited(Focus(text="cod"))
    (False, True)
    """
    return on != Focus(workspace=on.workspace)


def without(on: Focus, names: Iterable[str]) -> Focus:
    """The focus without some of its limits: what a panel sees of its own picks.

    >>> without(Focus(text="cod", quote="a:q1"), ["quote"]).quote
    ''
    """
    empty = Focus()
    return replace(on, **{name: getattr(empty, name) for name in names})


def beside(on: Focus, versus: str) -> Focus | None:
    """The focus of the other side of a comparison; None where the address names none.

    It is this focus with other values in the fields that `versus` names, an empty value for none.

    >>> other = beside(Focus(outlets=("Echo",), text="cod"), "outlet=Herald")
    >>> other == Focus(outlets=("Herald",), text="cod")
    True
    >>> beside(Focus(), "colour=blue") is None
    True
    """
    query = parse_qs(versus, keep_blank_values=True)
    held = from_query(query)
    named = [f for f, name in NAMES.items() if name in query and f not in ("workspace", *PICKS)]
    other = replace(without(on, PICKS), **{name: getattr(held, name) for name in named})
    return None if other == without(on, PICKS) else other


def versus(on: Focus, other: Focus) -> str:
    """What the other side has in place of this focus, as the address holds it.

    >>> versus(Focus(outlets=("Echo",), text="cod"), Focus(outlets=("A & B",), text="cod"))
    'outlet=A+%26+B'
    """
    query = to_query(other)
    return urlencode({NAMES[f]: query.get(NAMES[f], "") for f in differing(on, other)}, doseq=True)


def differing(on: Focus, other: Focus) -> tuple[str, ...]:
    """The fields in which two focuses differ."""
    return tuple(name for name in NAMES if getattr(on, name) != getattr(other, name))


def picked_ids(event: Mapping[str, object]) -> list[tuple[str, str]]:
    """(kind, id) of each point picked in a chart.

    A browser sends customdata as a dict of numbered keys or a list, whichever it likes.

    >>> picked_ids({"selection": {"points": [{"customdata": {"0": "event", "1": "a:e1"}}]}})
    [('event', 'a:e1')]
    """
    selection = event.get("selection") if event else None
    points = selection.get("points", []) if isinstance(selection, Mapping) else []
    found = []
    for point in points:
        data = point.get("customdata")
        values = list(data.values()) if isinstance(data, Mapping) else data
        if isinstance(values, list) and len(values) == 2:
            found.append((str(values[0]), str(values[1])))
    return found
