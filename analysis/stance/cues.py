"""Doc and target in, a Reading out: the parse as plain lists, with each token's cue role.

A Reading is made once an article; the signal rules read it instead of spaCy tokens, which is some
five times faster.
"""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.stance.target import Role, Target

_CLASS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}
_PLACES = ("GPE", "NORP", "ORG")


@dataclass(frozen=True, slots=True)
class Reading:
    """The parse of one article: one entry a token in every list."""

    text: str
    lemma: list[str]
    lower: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    kids: list[list[int]]
    sentence: list[int]  # number of the token's sentence
    bounds: list[tuple[int, int]]  # first and last + 1 token of each sentence
    start: list[int]
    end: list[int]
    role: list[Role | None]
    particle: list[bool]  # already read as part of a cue ("for" in "call for")
    names_target: list[bool]
    place: list[bool]  # names a country, people or body

    def tokens(self, start: int, end: int) -> range:
        """The tokens that lie in a span of characters."""
        return range(bisect_left(self.start, start), bisect_left(self.start, end))


def _match(reading: Reading, i: int, rest: tuple[str, ...]) -> list[int] | None:
    """The tokens that complete a cue of several words from token i on, or None."""
    if not rest:
        return []
    n = len(reading.lemma)
    after = list(range(i + 1, i + 1 + len(rest)))
    if after[-1] < n and all(
        w in (reading.lemma[j], reading.lower[j]) for j, w in zip(after, rest, strict=True)
    ):
        return after
    if len(rest) == 1 and reading.pos[i] in ("VERB", "AUX", "NOUN", "ADJ"):
        for j in reading.kids[i]:
            if (
                j > i
                and reading.lower[j] == rest[0]
                and reading.dep[j] in ("prt", "prep", "advmod")
            ):
                return [j]
    return None


def _mark(reading: Reading, target: Target) -> None:
    """Writes every token's role, longer cues before shorter ones."""
    for i, lemma in enumerate(reading.lemma):
        entries = target.entries.get(lemma) or target.entries.get(reading.lower[i])
        if not entries or reading.particle[i]:
            continue
        kind = _CLASS.get(reading.pos[i], "")
        for entry in entries:
            if entry.pos and entry.pos != kind:
                continue
            more = _match(reading, i, entry.rest)
            if more is None:
                continue
            at = i if kind == "v" or not more else max((i, *more), key=lambda j: _rank(reading, j))
            reading.role[at] = entry.role
            for j in (i, *more):
                if j != at:
                    reading.particle[j] = True
            break


def _rank(reading: Reading, i: int) -> tuple[bool, int]:
    """Nouns before other words, later before earlier: the head of a cue such as "red line"."""
    return (_CLASS.get(reading.pos[i], "") == "n", i)


def read(doc: Doc, target: Target) -> Reading:
    """The parse as lists, cues marked."""
    tokens = list(doc)  # made once: making a token costs more than reading it
    n = len(tokens)
    kids: list[list[int]] = [[] for _ in range(n)]
    sentence, bounds = [0] * n, []
    head = [t.head.i for t in tokens]
    for i, h in enumerate(head):
        if h != i:
            kids[h].append(i)
    for number, sent in enumerate(doc.sents):
        bounds.append((sent.start, sent.end))
        sentence[sent.start : sent.end] = [number] * (sent.end - sent.start)
    lower = [t.lower_ for t in tokens]
    reading = Reading(
        text=doc.text,
        lemma=[t.lemma_.lower() for t in tokens],
        lower=lower,
        pos=[t.pos_ for t in tokens],
        dep=[t.dep_ for t in tokens],
        head=head,
        kids=kids,
        sentence=sentence,
        bounds=bounds,
        start=[t.idx for t in tokens],
        end=[t.idx + len(t) for t in tokens],
        role=[None] * n,
        particle=[False] * n,
        names_target=[word in target.names for word in lower],
        place=[t.ent_type_ in _PLACES for t in tokens],
    )
    _mark(reading, target)
    return reading
