"""The condition that a claim sets, with its own words: "only if the flights stop"."""

import re

from analysis.stance.cues import Reading
from analysis.stance.polarity import subtree
from analysis.stance.target import Target
from analysis.types import Span


def phrase_pattern(target: Target) -> re.Pattern[str]:
    """One pattern for all condition phrases, the longest first."""
    words = sorted(target.phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE)


def _clause_condition(reading: Reading, i: int, target: Target) -> Span | None:
    """The clause that a subordinator at token i opens, if it states a condition."""
    word, head = reading.lower[i], reading.head[i]
    if word not in target.subordinators or reading.dep[i] not in ("mark", "advmod", "prep"):
        return None
    top = i if reading.dep[i] == "prep" else head
    if reading.dep[i] != "prep" and reading.dep[head] not in ("advcl", "pcomp"):
        return None
    if i and reading.lower[i - 1] in target.after:
        return None
    subjects = [reading.lower[j] for j in reading.kids[head] if reading.dep[j] == "nsubj"]
    if reading.lemma[head] in target.idle or (word == "when" and "you" in subjects):
        return None
    below = subtree(reading, top)
    return Span(reading.start[min(below)], reading.end[max(below)])


def conditions(
    reading: Reading, inside: frozenset[int], target: Target, pattern: re.Pattern[str]
) -> tuple[list[Span], list[Span]]:
    """(strong, weak) conditions of a claim: "only if", "until" against a bare "when", "before"."""
    strong: list[Span] = []
    weak: list[Span] = []
    for i in sorted(inside):
        if span := _clause_condition(reading, i, target):
            only = i and reading.lower[i - 1] in ("only", "not")
            bare = reading.lower[i] in target.weak_subordinators and not only
            (weak if bare else strong).append(span)
    numbers = {reading.sentence[i] for i in inside}
    for number in numbers:
        first, last = reading.bounds[number]
        begin, end = reading.start[first], reading.end[last - 1]
        for match in pattern.finditer(reading.text, begin, end):
            if any(match.start() <= reading.start[i] < match.end() for i in inside):
                strong.append(Span(match.start(), end))
                break
    return strong, weak
