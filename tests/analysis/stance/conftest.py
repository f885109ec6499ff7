"""What every stance test asks: the signals of a text by actor, and its stances by name."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from analysis.actors import actors
from analysis.mentions import mentions
from analysis.quotes import quotes
from analysis.stance import stances
from analysis.stance.cues import read
from analysis.stance.holders import claims
from analysis.stance.signals import Signal, context, signals
from analysis.stance.target import default_target
from analysis.types import Stance


@pytest.fixture(scope="session")
def read_signals(parsed: Callable[[str], Doc]) -> Callable[[str], dict[str, list[Signal]]]:
    """Text -> signals by the actor's name."""

    def find(text: str) -> dict[str, list[Signal]]:
        doc = parsed(text)
        who = actors(doc, mentions(doc))
        reading = read(doc, default_target())
        around = context(reading, default_target(), who)
        names = {a.key: a.name for a in who}
        found: dict[str, list[Signal]] = {}
        for one in signals(around, claims(reading, who, quotes(doc, who)), who):
            found.setdefault(names[one.actor], []).append(one)
        return found

    return find


@pytest.fixture(scope="session")
def read_stances(parsed: Callable[[str], Doc]) -> Callable[[str], dict[str, Stance]]:
    """Text -> stances by the actor's name."""

    def find(text: str) -> dict[str, Stance]:
        doc = parsed(text)
        who = actors(doc, mentions(doc))
        names = {a.key: a.name for a in who}
        return {names[s.actor]: s for s in stances(doc, who, quotes(doc, who))}

    return find
