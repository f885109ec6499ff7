"""Copies of one event folded: what several articles tell of one day in the same words is one event.

Goes in: events and articles in focus. Comes out: the events with two columns more, a row for each
event and not for each article that carries it. Wire copies share most of a sentence; events told
in other words stay apart.
"""

from collections.abc import Sequence

import pandas as pd

from analysis.frames.corpus import Corpus
from analysis.utterances import Words, utterances

FOLDED = ("copies", "outlets")  # ids of all its rows, a tuple; how many outlets carry it


def folded(part: Corpus) -> pd.DataFrame:
    """The events, each once, with its copies and the number of outlets that carry it."""
    events = part.events.reset_index(drop=True)
    dated = events["since"].notna()
    told = (
        Words(str(i), 0, f"{date} {kind}", text)
        for i, date, kind, text in zip(
            events.index[dated],
            events.loc[dated, "date"],
            events.loc[dated, "kind"],
            events.loc[dated, "text"],
            strict=True,
        )
    )
    joined = utterances(told)
    groups = [sorted(int(i) for i, _ in one.quotes) for one in joined]
    article, among, ids = (list(events[column]) for column in ("article", "actors", "id"))
    groups = _of_several_articles(groups, article)
    groups = sorted([*groups, *([i] for i in events.index[~dated])])
    outlet = dict(zip(part.articles["id"], part.articles["outlet"], strict=True))
    rows = []
    for group in groups:
        carried = {outlet.get(article[i]) or article[i] for i in group}
        actors = dict.fromkeys(actor for i in group for actor in among[i])
        rows.append((tuple(actors), tuple(ids[i] for i in group), len(carried)))
    kept = events.loc[[group[0] for group in groups]].copy()
    for column, values in zip(("actors", *FOLDED), zip(*rows, strict=True), strict=False):
        kept[column] = pd.Series(list(values), index=kept.index, dtype="object")
    if not rows:
        kept = kept.assign(**{column: pd.Series(dtype="object") for column in FOLDED})
    return kept.reset_index(drop=True)


def _of_several_articles(groups: list[list[int]], article: Sequence[str]) -> list[list[int]]:
    """Groups whose rows come from different articles; two of one article are two events."""
    found: list[list[int]] = []
    for group in groups:
        if len({article[i] for i in group}) == len(group):
            found.append(group)
        else:
            found.extend([i] for i in group)
    return found
