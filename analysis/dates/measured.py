"""Events that are dated by their distance from another: "two days after the ceasefire collapsed".

Places and time expressions in; the duration, the verb that it dates and its value out. Distances
without a number, or hedged ("less than six weeks after"), date nothing.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from analysis.dates import calendar
from analysis.dates.anchor import Places, is_placeable, on_timeline, verb_of
from analysis.types import Timex, TimexType

_LENGTH = re.compile(r"P(\d+)([DWMY])")
_HEDGES = {"than", "about", "nearly", "almost", "within", "some", "around", "barely"}  # own list


def measured_from(places: Places, timexes: Iterable[Timex]) -> Iterator[tuple[Timex, Token, str]]:
    """Each duration before "after" or "before" and a clause: that clause's verb and its date."""
    placed: list[Timex] = []
    for timex in timexes:
        if is_placeable(timex):
            placed.append(timex)
        length = _LENGTH.fullmatch(timex.value)
        if timex.type is not TimexType.DURATION or length is None:
            continue
        verb = _clause_after(places, timex)
        base = _base(places, timex, verb, timexes, placed) if verb is not None else None
        if verb is None or base is None:
            continue
        link = _link(places, timex)
        count = int(length[1]) * (-1 if link is not None and link.lower_ == "after" else 1)
        value = calendar.shifted(base, length[2], count)
        if value is not None:
            yield timex, verb, value


def _link(places: Places, timex: Timex) -> Token | None:
    """The "after" or "before" that follows the duration, unless the duration is hedged."""
    last = places.token(timex.end - 1)
    first = places.token(timex.start)
    if last.i + 1 >= len(places.doc) or (first.i and places.doc[first.i - 1].lower_ in _HEDGES):
        return None
    link = places.doc[last.i + 1]
    return link if link.lower_ in {"after", "before"} else None


def _clause_after(places: Places, timex: Timex) -> Token | None:
    """The verb of the clause that "after" opens; None where a mere noun follows."""
    link = _link(places, timex)
    if link is None:
        return None
    if link.dep_ == "mark":
        return link.head
    return next((t for t in link.children if t.dep_ == "pcomp"), None)


def _base(
    places: Places, timex: Timex, verb: Token, timexes: Iterable[Timex], placed: list[Timex]
) -> str | None:
    """The date that the distance is counted from: of the same sentence, else the one before."""
    sentence = places.sentence(timex.start)
    for other in timexes:
        is_here = sentence.start_char <= other.start < sentence.end_char and is_placeable(other)
        if is_here and verb_of(places, other) != verb:
            return on_timeline(other.value)
    near = [t for t in placed if "\n" not in places.text[t.end : timex.start]]
    return on_timeline(near[-1].value) if near else None
