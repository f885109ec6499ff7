"""Events that are dated by their distance from another: "two days after the truce collapsed".

Places and time expressions in; out come the words that measure, the verb that they date and its
value. "The eve of the visits" is the day before the visits, told before or the article's first
event. Distances without a number, or hedged ("less than six weeks after"), date nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.tokens import Token

from analysis.dates import calendar
from analysis.dates.anchor import Places, is_placeable, on_timeline, verb_of
from analysis.dates.tense import clause_head
from analysis.types import Timex, TimexType

_LENGTH = re.compile(r"P(\d+)([DWMY])")
_EVE = re.compile(r"\b(?:the )?(?:eve of|day (?P<side>before|after)) (?:the|its|their) ")
_HEDGES = {"than", "about", "nearly", "almost", "within", "some", "around", "barely"}  # own list


def measured_from(places: Places, timexes: tuple[Timex, ...]) -> Iterator[tuple[Timex, Token, str]]:
    """What measures a distance from another event, the verb that it dates, and the date."""
    placed = tuple(timex for timex in timexes if is_placeable(timex))
    for timex in timexes:
        length = _LENGTH.fullmatch(timex.value)
        link = _link(places, timex) if timex.type is TimexType.DURATION and length else None
        verb = _clause_after(link) if link is not None else None
        base = _base(places, timex, verb, placed) if verb is not None else None
        if link is None or length is None or verb is None or base is None:
            continue
        count = int(length[1]) * (-1 if link.lower_ == "after" else 1)
        value = calendar.shifted(base, length[2], count)
        if value is not None:
            yield timex, verb, value
    yield from _eves(places, placed)


def _link(places: Places, timex: Timex) -> Token | None:
    """The "after" or "before" that follows the duration, unless the duration is hedged."""
    first, last = places.token(timex.start), places.token(timex.end - 1)
    if last.i + 1 >= len(places.doc) or (first.i and places.doc[first.i - 1].lower_ in _HEDGES):
        return None
    link = places.doc[last.i + 1]
    return link if link.lower_ in {"after", "before"} else None


def _clause_after(link: Token) -> Token | None:
    """The verb of the clause that "after" opens; None where a mere noun follows."""
    if link.dep_ == "mark":
        return link.head
    return next((t for t in link.children if t.dep_ == "pcomp"), None)


def _base(places: Places, timex: Timex, verb: Token, placed: tuple[Timex, ...]) -> str | None:
    """The date that the distance is counted from: of the same sentence, else the one before."""
    sentence = places.sentence(timex.start)
    first = bisect_left(placed, sentence.start_char, key=lambda other: other.start)
    for at in range(first, len(placed)):
        if placed[at].start >= sentence.end_char:
            break
        if verb_of(places, placed[at]) != verb:
            return on_timeline(placed[at].value)
    last = bisect_right(placed, timex.start, key=lambda other: other.end) - 1
    if last < 0 or places.text.find("\n", placed[last].end, timex.start) >= 0:
        return None
    return on_timeline(placed[last].value)


def _eves(places: Places, placed: tuple[Timex, ...]) -> Iterator[tuple[Timex, Token, str]]:
    """Each "eve of the visits" and "day after the drill" with its verb and its day."""
    days = [timex for timex in placed if calendar.precision(timex.value) == "day"]
    told = _told_on(places, days) if _EVE.search(places.text) else {}
    for match in _EVE.finditer(places.text):
        noun = places.token(match.end())
        while noun.dep_ in {"compound", "amod", "nummod", "poss"}:
            noun = noun.head
        base = _day_of(noun, days, told)
        step = 1 if match["side"] == "after" else -1
        value = calendar.shifted(base, "D", step) if base else None
        if value is None or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        end = noun.idx + len(noun)
        text = places.text[match.start() : end]
        timex = Timex(match.start(), end, text, TimexType.DATE, value)
        yield timex, clause_head(noun), value


def _told_on(places: Places, days: list[Timex]) -> dict[str, list[tuple[int, Timex]]]:
    """What is told with a day: by lemma, the word that first names it there, and the day."""
    found: dict[str, list[tuple[int, Timex]]] = {}
    first: dict[Token, Timex] = {}
    for timex in days:
        first.setdefault(verb_of(places, timex), timex)
    for verb, timex in first.items():
        names: dict[str, int] = {}
        for token in verb.subtree:
            lemma = token.lemma_.lower()
            names[lemma] = min(token.i, names.get(lemma, token.i))
        for lemma, at in names.items():
            found.setdefault(lemma, []).append((at, timex))
    return found


def _day_of(noun: Token, days: list[Timex], told: dict[str, list[tuple[int, Timex]]]) -> str | None:
    """The day of what the noun names: told with it before, else the first day that is told."""
    for at, timex in told.get(noun.lemma_.lower(), ()):
        if timex.start >= noun.idx:
            break
        if at < noun.i:
            return on_timeline(timex.value)
    return on_timeline(days[0].value) if days and days[0].start < noun.idx else None
