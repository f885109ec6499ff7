"""Stance: who takes a position and which, against the demo corpus's rows.

A found row answers to the gold row whose names it shares, canonical names first. Optional gold rows
cost nothing when missing, and what answers to them counts neither way.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from demo import Labelled, folded, names

POSITIONS = ("supports", "conditional", "opposes")
POLES = {"supports", "opposes"}


def _answers(gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Index of the gold row -> index of the found row that answers to it, one to one."""
    answers: dict[int, int] = {}

    def same(wanted: dict[str, Any], row: dict[str, Any], by_alias: bool) -> bool:
        if by_alias:
            return bool(names(wanted, "actor") & names(row, "name"))
        return folded(wanted["actor"]) == folded(row["name"])

    for by_alias in (False, True):
        for g, wanted in enumerate(gold):
            free = (f for f in range(len(found)) if f not in answers.values())
            if g not in answers:
                first = next((f for f in free if same(wanted, found[f], by_alias)), None)
                answers |= {} if first is None else {g: first}
    return answers


def _f1(counts: Counter[tuple[str, str]], labels: Sequence[str]) -> float:
    hit, missed, wrong = (
        sum(counts[what, x] for x in labels) for what in ("hit", "missed", "wrong")
    )
    return 2 * hit / (2 * hit + missed + wrong) if hit else 0.0


def _count(article: Labelled, counts: Counter[tuple[str, str]]) -> None:
    gold, found = article.gold["stances"], article.found["stances"]
    answers = _answers(gold, found)
    for g, wanted in enumerate(gold):
        if wanted["optional"]:
            continue
        label = wanted["label"]
        given = found[answers[g]]["label"] if g in answers else None
        counts["rows", "wanted"] += 1
        counts["rows", "found"] += given is not None
        counts["flips", ""] += {label, given} == POLES
        counts["hit" if given == label else "missed", label] += 1
        if given is not None and given != label:
            counts["wrong", given] += 1
    for f in set(range(len(found))) - set(answers.values()):
        counts["wrong", found[f]["label"]] += 1


def score(articles: Sequence[Labelled]) -> dict[str, float]:
    """F1 of (article, actor, label) over the positions, and what it is made of."""
    counts: Counter[tuple[str, str]] = Counter()
    for article in articles:
        _count(article, counts)
    return {
        "stance.f1": _f1(counts, POSITIONS),
        **{f"stance.{label}_f1": _f1(counts, [label]) for label in POSITIONS},
        "stance.actor_recall": counts["rows", "found"] / counts["rows", "wanted"],
        "stance.flips": counts["flips", ""],
    }
