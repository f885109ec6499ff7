"""Two readings of one article made one: what counts, and what is kept beside it.

A stronger reader counts for every actor that it was asked about, also where it sees no position;
the offline stance then goes beside. The offline stance stays where the other one was dropped, or
where its sentences lie behind the part that was shown.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from analysis.readers.check import Checked
from analysis.types import BESIDES, Analysis, Stance


def beside(
    found: Analysis,
    checked: Checked,
    heard: Collection[str],
    end: int,
    reader: str,
    notes: Sequence[str],
) -> Analysis:
    """The analysis with the reader's stances.

    `heard` are the keys of the actors that it was asked about, `end` is the first character that it
    was not shown.
    """
    counted = {s.actor for s in checked.stances}
    stays: list[Stance] = []
    gives_way: list[Stance] = []
    for one in found.stances:
        unseen = one.actor not in heard or all(e.start >= end for e in one.evidence)
        if one.actor in counted or not (unseen or one.actor in checked.dropped):
            gives_way.append(one)
        elif why := checked.dropped.get(one.actor):
            told = f"{one.detail} (The answer of {reader} was dropped: {why}.)"
            stays.append(replace(one, detail=told))
        else:
            stays.append(one)
    order = {actor.key: n for n, actor in enumerate(found.actors)}
    return replace(
        found,
        analyser=f"{found.analyser}{BESIDES}{reader}",
        stances=tuple(sorted((*checked.stances, *stays), key=lambda s: order[s.actor])),
        other_stances=tuple(gives_way),
        notes=(*found.notes, *(f"{note}." for note in notes)),
    )
