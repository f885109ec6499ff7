"""Reference data: states, large organisations and offices, as plain tables with look-ups.

In: the CSV files beside this module. Out: which state or organisation a string names, and how.
No person is listed anywhere; `given_names.csv` holds first names and the gender they are mostly
given to. Where the facts come from is in README.md beside this file.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from analysis.types import Kind


class Sense(StrEnum):
    """How a string names its actor: by name, as an adjective, as its people, by its capital."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    METONYM = "metonym"


@dataclass(frozen=True, slots=True)
class Entry:
    """One string of the tables. `name` is canonical, `country` the state it belongs to or is."""

    text: str
    name: str
    kind: Kind
    sense: Sense
    country: str = ""


def _rows(table: str) -> Iterator[dict[str, str]]:
    lines = (files(__name__) / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(lines)


def _split(cell: str | None) -> list[str]:
    return cell.split("|") if cell else []


def _table() -> Iterator[Entry]:
    for row in _rows("states"):
        name = row["name"]
        country = (Kind.COUNTRY, Sense.NAME)
        yield Entry(name, name, *country, name)
        columns = (
            ("names", Sense.NAME),
            ("adjectives", Sense.ADJECTIVE),
            ("people", Sense.PEOPLE),
            ("capital", Sense.CAPITAL),
            ("metonyms", Sense.METONYM),
        )
        for column, sense in columns:
            for text in _split(row[column]):
                yield Entry(text, name, Kind.COUNTRY, sense, name)
    for row in _rows("organisations"):
        name = row["name"]
        for text in [name, *_split(row["names"])]:
            yield Entry(text, name, Kind.ORGANISATION, Sense.NAME, row["country"])
        for text in _split(row["metonyms"]):
            yield Entry(text, name, Kind.ORGANISATION, Sense.CAPITAL, row["country"])


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Every string of the tables with its readings, the reading as a name before the others."""
    found: dict[str, list[Entry]] = {}
    for entry in _table():
        readings = found.setdefault(entry.text, [])
        if entry not in readings:
            readings.append(entry)
    for text in list(found):
        # Headlines in capitals: "MOSCOW". Short words in capitals are acronyms of their own.
        if len(text) >= 4 and text.upper() not in found:
            found[text.upper()] = found[text]
    return {text: tuple(readings) for text, readings in found.items()}


@cache
def _by_beginning() -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for text in entries():
        groups.setdefault(text[:2], []).append(text)
    return {k: tuple(sorted(v, key=len, reverse=True)) for k, v in groups.items()}


def longest_at(text: str, start: int) -> tuple[Entry, ...]:
    """The readings of the longest string of the tables that begins there, as whole words.

    >>> [e.name for e in longest_at("the US Senate met", 4)]
    ['U.S. Senate']
    """
    for name in _by_beginning().get(text[start : start + 2], ()):
        if text.startswith(name, start):
            end = start + len(name)
            if end >= len(text) or not (text[end].isalnum() or text[end] == "_"):
                return entries()[name]
    return ()


def country_of(text: str) -> str:
    """The state that a name, adjective, capital or body belongs to, or "".

    >>> country_of("Norwegian"), country_of("Pentagon"), country_of("NATO")
    ('Norway', 'United States', '')
    """
    readings = entries().get(text, ())
    return readings[0].country if readings else ""


@cache
def _adjectives() -> dict[str, str]:
    return {row["name"]: (_split(row["adjectives"]) or [row["name"]])[0] for row in _rows("states")}


def adjective_of(state: str) -> str:
    """The adjective of a state, or its name where it has none.

    >>> adjective_of("Norway"), adjective_of("United States")
    ('Norwegian', 'U.S.')
    """
    return "U.S." if state == "United States" else _adjectives().get(state, state)


@cache
def organisation_nouns() -> dict[str, frozenset[str]]:
    """Canonical name of an organisation -> the common nouns that may stand for it later."""
    return {row["name"]: frozenset(_split(row["nouns"])) for row in _rows("organisations")}


@cache
def _places() -> frozenset[str]:
    return frozenset(name for row in _rows("places") for name in _split(row["names"]))


def is_place(text: str) -> bool:
    """Whether it is a town, region, sea or continent, none of which is an actor by itself."""
    return text in _places() or (text.isupper() and text.title() in _places())


@cache
def _given_names() -> dict[str, str]:
    genders: dict[str, str] = {}
    for row in _rows("given_names"):
        for name in row["names"].split():
            genders[name] = "" if name in genders else row["gender"]  # Jean, Kerry: either
    return genders


def is_given_name(word: str) -> bool:
    """Whether it is a common first name."""
    return word in _given_names()


def gender_of_given_name(word: str) -> str:
    """ "f", "m", or "" for a first name that is given to both or is not known.

    >>> gender_of_given_name("Sergei"), gender_of_given_name("Zzz")
    ('m', '')
    """
    return _given_names().get(word, "")
