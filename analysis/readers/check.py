"""Another reader's rows against the article: what holds up becomes a stance, the rest is dropped.

Goes in: an analysed article and the rows of an answer. Comes out: stances with spans of the
article, and for each actor or name whose row was dropped why. A row counts when it names one actor
that was found, and when at least one sentence of its evidence stands in the article, names that
actor or is quoted from it, and shows the label. No word of the answer but its reason gets further
than this, so an article that talks a model into an answer gains nothing without such a sentence.
Left out: whether a sentence means what the row says it does.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.readers.answer import Piece, Row
from analysis.readers.replies import one_line
from analysis.readers.verbatim import Folded, around, fold, occurrences, sentences
from analysis.stance.target import default_target
from analysis.types import (
    Actor,
    Analysis,
    Confidence,
    Evidence,
    Label,
    Mention,
    Span,
    Stance,
)

SHOWS = {  # in the words of the offline reader's details
    "own words": "What it says or holds",
    "act": "What it does",
    "plan": "What it plans",
    "reported": "What others say of it",
}
PART = 0.8  # of a sentence: fewer of its words point at what decides, more are the sentence
POLES = frozenset((Label.SUPPORTS, Label.OPPOSES))
RANKS = tuple(Confidence)  # the surest first

# What stands before a name that others turn to, or from. Own list.
_TOWARD = re.compile(
    r"\b(?:about|against|among|around|behind|between|concerning|for|from|in|into|of|off|on|onto|over|"
    r"regarding|than|to|toward|towards|upon|versus|with|without)\s+(?:the\s+|an?\s+)?[“\"'(]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What of an answer counts, and of whom a row was dropped: actor keys with the reason.

    `refused` tells every dropped row with its reason, also of names that are no actor.
    """

    stances: tuple[Stance, ...]
    dropped: Mapping[str, str]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """An article as evidence is looked up in it."""

    found: Analysis
    folded: Folded
    sentences: tuple[Span, ...]


def check(found: Analysis, rows: Iterable[Row], actors: Sequence[Actor], reader: str) -> Checked:
    """The rows that hold up, of those actors that the reader was asked about."""
    page = _Page(found, fold(found.article.text), sentences(found.article.text))
    keys = _keys(actors)
    stances: dict[str, Stance] = {}
    dropped: dict[str, str] = {}
    refused: list[str] = []
    for row in rows:
        key = keys.get(_named(row.actor))
        made: Stance | str = (
            "there is no such actor in the article"
            if not key
            else "it is told twice"
            if key in stances
            else _stance(page, row, key, reader)
        )
        if isinstance(made, Stance):
            stances[made.actor] = made
            dropped.pop(made.actor, None)
            continue
        refused.append(f"“{one_line(row.actor)[:60]}”: {made}")
        if key and key not in stances:
            dropped[key] = made
    return Checked(tuple(stances.values()), dropped, tuple(refused))


def _named(name: str) -> str:
    """A name as it is compared.

    >>> _named("The Kremlin’s "), _named("U.S.")
    ('kremlin', 'u.s.')
    """
    words = " ".join(name.replace("’", "'").casefold().split())
    return words.removeprefix("the ").removesuffix("'s")


def _keys(actors: Sequence[Actor]) -> dict[str, str]:
    """The actor that each name or alias means; a name of one beats an alias of another.

    What two actors are called by means neither.
    """
    keys: dict[str, str] = {}
    for named in ([(a.key, a.aliases) for a in actors], [(a.key, (a.name,)) for a in actors]):
        level: dict[str, set[str]] = {}
        for key, names in named:
            for name in names:
                level.setdefault(_named(name), set()).add(key)
        keys |= {name: next(iter(who)) if len(who) == 1 else "" for name, who in level.items()}
    return keys


def _stance(page: _Page, row: Row, key: str, reader: str) -> Stance | str:
    """The stance of a row, or why it is dropped."""
    pieces = [(piece, _evidence(page, piece, key)) for piece in row.evidence]
    there = [evidence for _, evidence in pieces if isinstance(evidence, Evidence)]
    if not there:
        reasons = [evidence for _, evidence in pieces if isinstance(evidence, str)]
        return reasons[0] if reasons else "no sentence shows it"
    shown = {evidence.label for evidence in there}
    both = row.label == Label.CONDITIONAL and shown >= POLES
    if row.label not in shown and not both:
        return f"its sentences show {' and '.join(sorted(shown))}, not {row.label}"
    lost = len(pieces) - len(there)
    told = one_line(row.why).rstrip(".") or f"{row.label.capitalize()}, as its sentences show"
    detail = f"{told}."
    if lost:
        detail += f" ({lost} of the {len(pieces)} sentences given for it did not hold up.)"
    ranked = tuple(sorted(there, key=lambda e: e.label != row.label))
    return Stance(key, row.label, _confidence(page, row, key, ranked, lost), detail, ranked, reader)


def _evidence(page: _Page, piece: Piece, key: str) -> Evidence | str:
    """A piece of evidence as a place in the article, or why it is none."""
    text = page.found.article.text
    places = occurrences(piece.words, page.folded)
    if not places:
        return "its words are not in the article"
    whole = [(place, around(place, page.sentences)) for place in places]
    short = [(place, around_it) for place, around_it in whole if around_it]
    if not short:
        return "its words are too many to show anything"
    own = [(place, it) for place, it in short if _is_about(page.found, key, it)]
    if not own:
        return "its words neither name the actor nor are quoted from it"
    place, sentence = own[0]
    condition = [
        span
        for span in occurrences(piece.condition, page.folded)
        if sentence.start <= span.start and span.end <= sentence.end
    ]
    basis = piece.basis
    if basis == "own words" and _is_told_by_another(page.found, key, sentence):
        basis = "reported"
    part = place.end - place.start < PART * (sentence.end - sentence.start)
    words = f": “{' '.join(place.of(text).split())}”" if part else ""
    return Evidence(
        start=sentence.start,
        end=sentence.end,
        detail=f"{SHOWS[basis]}, read as {piece.shows}{words}.",
        label=piece.shows,
        cue=(place,) if part else (),
        basis=basis,
        condition=condition[0] if condition else None,
    )


def _touch(one: Span, start: int, end: int) -> bool:
    return one.start < end and start < one.end


def _is_quoted(found: Analysis, key: str, span: Span) -> bool:
    """Whether words of the span are quoted from the actor."""
    return any(
        _touch(span, piece.start, piece.end)
        for quote in found.quotes
        if quote.actor == key
        for piece in quote.content
    )


def _mentions(found: Analysis, key: str, span: Span) -> list[Mention]:
    """Where the span calls the actor by name, role or pronoun."""
    mentions = next(a.mentions for a in found.actors if a.key == key)
    return [m for m in mentions if _touch(span, m.start, m.end)]


def _is_about(found: Analysis, key: str, span: Span) -> bool:
    """Whether the span speaks of the actor or quotes it.

    The target is named wherever somebody takes a position on it ("talks with Russia"): that alone
    says nothing of where it stands itself.
    """
    called = _mentions(found, key, span)
    if next(a.name for a in found.actors if a.key == key) == default_target().name:
        text = found.article.text
        called = [m for m in called if not _TOWARD.search(text[span.start : m.start])]
    return bool(called) or _is_quoted(found, key, span)


def _is_told_by_another(found: Analysis, key: str, span: Span) -> bool:
    """Whether only somebody else's quoted words speak of the actor here."""
    others = [p for q in found.quotes if q.actor and q.actor != key for p in q.content]
    called = _mentions(found, key, span)
    return (
        bool(called)
        and not _is_quoted(found, key, span)
        and all(any(p.start <= m.start and m.end <= p.end for p in others) for m in called)
    )


def _confidence(
    page: _Page, row: Row, key: str, evidence: Sequence[Evidence], lost: int
) -> Confidence:
    """The reader's own confidence, lowered to what the sentences allow.

    High needs words quoted from the actor, or the same label from the offline reading; what rests
    on others' reports alone, or is conditional without a condition, is low.
    """
    agrees = any(s.actor == key and s.label == row.label for s in page.found.stances)
    quoted = any(_is_quoted(page.found, key, Span(e.start, e.end)) for e in evidence)
    allowed = Confidence.HIGH if (agrees or quoted) and not lost else Confidence.MODERATE
    both = {e.label for e in evidence} >= POLES
    no_terms = (
        row.label == Label.CONDITIONAL and not both and not any(e.condition for e in evidence)
    )
    if no_terms or all(e.basis == "reported" for e in evidence):
        allowed = Confidence.LOW
    return max(row.confidence, allowed, key=RANKS.index)
