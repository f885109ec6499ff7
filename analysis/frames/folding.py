"""Copies of one event folded: what several articles tell of one day in the same words is one event.

Goes in: events and articles in focus. Comes out: the events with two columns more, a row for each
event and not for each article that carries it. Wire copies share most of a sentence; events told
in other words stay apart.
"""

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
    groups = _of_several_articles(groups, events)
    groups += [[i] for i in events.index[~dated]]
    outlet = dict(zip(part.articles["id"], part.articles["outlet"], strict=True))
    rows = []
    for group in sorted(groups):
        same = events.loc[group]
        carried = {outlet.get(a) or a for a in same["article"]}
        actors = dict.fromkeys(actor for among in same["actors"] for actor in among)
        rows.append((tuple(actors), tuple(same["id"]), len(carried)))
    kept = events.loc[[group[0] for group in sorted(groups)]].copy()
    for column, values in zip(("actors", *FOLDED), zip(*rows, strict=True), strict=False):
        kept[column] = pd.Series(list(values), index=kept.index, dtype="object")
    if not rows:
        kept = kept.assign(**{column: pd.Series(dtype="object") for column in FOLDED})
    return kept.reset_index(drop=True)


def _of_several_articles(groups: list[list[int]], events: pd.DataFrame) -> list[list[int]]:
    """Groups whose rows come from different articles; two of one article are two events."""
    found: list[list[int]] = []
    for group in groups:
        articles = list(events.loc[group, "article"])
        if len(set(articles)) == len(articles):
            found.append(group)
        else:
            found.extend([i] for i in group)
    return found
