"""What every block is composed of: the corpus in focus and the frames made from it, once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis import frames
from analysis.briefing.model import Claim, Ground, Voice
from analysis.briefing.sentence import sentence
from analysis.briefing.wording import LONGEST, cut, day, name
from analysis.frames import Corpus, positions
from analysis.frames.narrow import focus
from analysis.frames.standing import standing
from analysis.types import Focus, Label, QuoteType

KEY_ACTORS = 5
FEWEST = 10  # quotes that show a position; with fewer, others may be chosen too
LATEST = 400  # events
SHORT = ("day", "week", "month")  # what is longer says too little of when
Row = Any  # a row of a frame


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """Frames of what is in focus, and articles by id."""

    on: Focus
    ground: Ground
    whole: Corpus
    part: Corpus
    readings: pd.DataFrame
    standing: pd.DataFrame
    changes: pd.DataFrame
    sayings: pd.DataFrame  # of the quotes that may be chosen
    events: pd.DataFrame  # that may be chosen, copies of one as one
    articles: Mapping[str, Row]
    key: tuple[str, ...]  # ids of the key actors, the most written about first
    names: Mapping[str, str]
    roles: Mapping[str, str]

    def name(self, actor: str) -> str:
        """The name of an actor, fit for a sentence."""
        return self.names.get(actor, actor)


def each(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame, by name of column."""
    return list(frame.itertuples())


def gathered(whole: Corpus, on: Focus, ground: Ground) -> Matter:
    """Everything that the blocks need of a corpus and a focus."""
    part = focus(whole, on)
    found = positions.readings(part, positions.known(whole))
    stood = standing(found)
    return Matter(
        on=on,
        ground=ground,
        whole=whole,
        part=part,
        readings=found,
        standing=stood,
        changes=positions.changes(found),
        sayings=frames.sayings(replace(part, quotes=_quotable(part.quotes))),
        events=frames.folded(replace(part, events=_recent(part.events))),
        articles={row.id: row for row in each(whole.articles)},
        key=_key_actors(found, stood, on),
        names={a: name(n) for a, n in zip(whole.actors["id"], whole.actors["name"], strict=True)},
        roles={a: name(r) for a, r in zip(whole.actors["id"], whole.actors["role"], strict=True)},
    )


def _quotable(quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotes that may be chosen: finding copies among all of a large corpus takes minutes."""
    known = (quotes["type"] != QuoteType.INDIRECT) & (quotes["actor"] != "")
    shown = quotes[known & quotes["on_topic"]]
    return shown if len(shown) >= FEWEST else quotes[known]


def _recent(events: pd.DataFrame) -> pd.DataFrame:
    """The events that may be chosen: the latest, for the same reason."""
    dated = events[events["since"].notna() & events["precision"].isin(SHORT)]
    return dated.sort_values(["since", "id"], ascending=[False, True]).head(LATEST)


def _key_actors(found: pd.DataFrame, stood: pd.DataFrame, on: Focus) -> tuple[str, ...]:
    """The actors in focus; else those of most texts: firm positions first, neutral ones last."""
    texts = found.groupby("actor").size()
    rows = [
        (row.label == Label.NEUTRAL, bool(row.doubt), -int(texts[row.actor]), -row.origins,
         row.actor)
        for row in each(stood)
    ]  # fmt: skip
    ranked = [row[-1] for row in sorted(rows)]
    wanted = [actor for actor in on.actors if actor in set(ranked)]
    return tuple((wanted or ranked)[:KEY_ACTORS])


def where(matter: Matter, article: str, said: str = "") -> str:
    """Outlet and day of an article, and the day of the words where that is another."""
    row = matter.articles[article]
    published = day(row.published)
    parts = [name(row.outlet) or "outlet not given", published]
    if said and said != published:
        parts.append(f"said {said}")
    return ", ".join(parts)


def excerpt(
    matter: Matter,
    one: str,
    article: str,
    start: int,
    end: int,
    *,
    whole: bool = True,
    by: str = "",
    told: str = "",
) -> Claim:
    """Words of an article as a claim of their own, in their whole sentence unless it is long.

    `by` stands before them; `told` after them, in place of outlet and day.
    """
    row = matter.articles[article]
    low, high = sentence(row.text, int(start), int(end)) if whole else (int(start), int(end))
    if int(end) - low > LONGEST:  # cut, it would end before the words that count
        low, high = int(start), int(end)
    return Claim(
        id=one,
        voice=Voice.SOURCE,
        text=cut(row.text[low:high]),
        articles=(article,),
        language=row.language,
        place=(low, high),
        by=by,
        where=told or where(matter, article),
    )


def desk(one: str, text: str, articles: tuple[str, ...] = (), *, corpus: bool = False) -> Claim:
    """A sentence of the desk."""
    return Claim(one, Voice.DESK, text, tuple(dict.fromkeys(articles)), corpus)
