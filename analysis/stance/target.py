"""target.toml in, a Target out: what the question is about and what shows a position on it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any


class Role(StrEnum):
    """What a cue word does to the sign of its clause."""

    COOPERATION = "cooperation"
    EXCHANGE = "exchange"
    HOSTILITY = "hostility"
    TOWARD = "toward"
    AWAY = "away"
    GOOD = "good"
    BAD = "bad"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a cue list: the words after the first, the class of word or "", the role."""

    rest: tuple[str, ...]
    pos: str
    role: Role


@dataclass(frozen=True, slots=True)
class Target:
    """The question, the names of its target and the cue words, by their first word."""

    name: str
    question: str
    names: frozenset[str]
    entries: Mapping[str, tuple[Entry, ...]]
    negators: frozenset[str]
    subordinators: frozenset[str]
    weak_subordinators: frozenset[str]
    phrases: tuple[str, ...]
    idle: frozenset[str]
    after: frozenset[str]
    demands: frozenset[str]
    contrast: frozenset[str]
    frames: Mapping[str, frozenset[str]]


def _entries(lists: Mapping[str, list[str]]) -> dict[str, tuple[Entry, ...]]:
    """Cue lines by first word, the longest first, then in the order of the roles."""
    found: dict[str, list[Entry]] = {}
    for role in Role:
        for line in lists[role.value]:
            words, _, pos = line.partition(":")
            first, *rest = words.split()
            found.setdefault(first, []).append(Entry(tuple(rest), pos, role))
    return {
        word: tuple(sorted(lines, key=lambda e: (-len(e.rest), not e.pos)))
        for word, lines in found.items()
    }


def read_target(text: str) -> Target:
    """The target that a TOML text describes."""
    data: dict[str, Any] = tomllib.loads(text)
    conditions = data["conditions"]
    return Target(
        name=data["name"],
        question=data["question"],
        names=frozenset(data["names"]),
        entries=_entries({role.value: data[role.value] for role in Role}),
        negators=frozenset(data["negators"]),
        subordinators=frozenset(conditions["subordinators"]),
        weak_subordinators=frozenset(conditions["weak_subordinators"]),
        phrases=tuple(conditions["phrases"]),
        idle=frozenset(conditions["idle"]),
        after=frozenset(conditions["after"]),
        demands=frozenset(conditions["demands"]),
        contrast=frozenset(conditions["contrast"]),
        frames={name: frozenset(words) for name, words in data["frames"].items()},
    )


@cache
def default_target() -> Target:
    """Cooperation with Russia, from the file beside this module."""
    return read_target(Path(__file__).with_name("target.toml").read_text(encoding="utf-8"))
