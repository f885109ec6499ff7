"""The one filter: a corpus and a focus in, the part of the corpus in focus out.

Every limit only takes rows away, and they are applied until none takes any more, so a focus applied
twice is the focus applied once. A picked stance, quote or event narrows the other frames to its
article and actors.
"""

from collections.abc import Collection, Iterable
from dataclasses import fields, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.frames.corpus import Corpus
from analysis.frames.index import Index, index
from analysis.types import Focus

OF_ARTICLES = ("mentions", "quotes", "events", "stances", "evidence")

Mask = npt.NDArray[np.bool_]


def focus(whole: Corpus, on: Focus) -> Corpus:
    """The part of a corpus that a focus leaves."""
    part, size, by = whole, -1, index(whole)
    while size != (size := _size(part)):
        part = _narrowed(part, on, by)
    return part


def _size(part: Corpus) -> int:
    return sum(len(getattr(part, field.name)) for field in fields(Corpus))


def _narrowed(whole: Corpus, on: Focus, by: Index) -> Corpus:
    """Every limit once."""
    part = whole
    if on.outlets:
        of_outlets = by.rows(part, "articles", "outlet", on.outlets)
        part = _by_article(part, of_outlets["id"], by)
    if on.article:
        part = _by_article(part, [on.article], by)
    if on.actors:
        part = _by_actor(part, on.actors, by)
    if on.since or on.until:
        part = _by_day(part, on)
    if on.types or on.about or on.topic or on.nobody:
        part = replace(part, quotes=_quotes_of(part.quotes, on))
    if on.text.strip():
        part = _by_text(part, " ".join(on.text.split()).casefold())
    if on.labels:
        part = _by_label(part, on, by)
    if on.stance or on.quote or on.event:
        part = _by_pick(part, on, by)
    return part if part is whole else _closed(part, by)


def undated(whole: Corpus) -> int:
    """How many articles have no date: a range of dates hides them."""
    return int(whole.articles["published"].isna().sum())


def _mask(claims: Iterable[bool]) -> Mask:
    """Which rows to keep; a plain empty list would be read as a choice of columns."""
    return np.fromiter(claims, dtype=np.bool_)


def _by_article(part: Corpus, ids: Iterable[str], by: Index) -> Corpus:
    kept = set(ids)
    return Corpus(
        articles=by.rows(part, "articles", "id", kept),
        actors=part.actors,
        **{name: by.rows(part, name, "article", kept) for name in OF_ARTICLES},
    )


def _by_actor(part: Corpus, actors: Collection[str], by: Index) -> Corpus:
    kept = set(actors)
    columns = {name: "actors" if name == "events" else "actor" for name in OF_ARTICLES}
    rows = {name: by.rows(part, name, column, kept) for name, column in columns.items()}
    return _articles_in_use(replace(part, **rows), by)


def _by_label(part: Corpus, on: Focus, by: Index) -> Corpus:
    """Actors in the articles in which they hold one of the labels."""
    stances = part.stances[part.stances["label"].isin([str(label) for label in on.labels])]
    pairs = set(zip(stances["article"], stances["actor"], strict=True))

    def paired(frame: pd.DataFrame) -> Mask:
        return _mask(row in pairs for row in zip(frame["article"], frame["actor"], strict=True))

    there = _mask(
        any((article, actor) in pairs for actor in actors)
        for article, actors in zip(part.events["article"], part.events["actors"], strict=True)
    )
    narrowed = replace(
        part,
        mentions=part.mentions[paired(part.mentions)],
        quotes=part.quotes[paired(part.quotes)],
        events=part.events[there],
        stances=stances,
        evidence=part.evidence[part.evidence["stance"].isin(stances["id"])],
    )
    return _articles_in_use(narrowed, by)


def _overlaps(first: pd.Series, last: pd.Series, on: Focus) -> pd.Series:
    """Whether days lie in the range, in part at least; unknown days do not."""
    inside = first.notna()
    if on.since:
        inside &= last >= pd.Timestamp(on.since)
    if on.until:
        inside &= first <= pd.Timestamp(on.until)
    return inside


def _by_day(part: Corpus, on: Focus) -> Corpus:
    """What happened or was said in the range; what has no day of its own goes by its article's."""
    days = part.articles.set_index("id")["published"]
    own = {}
    for name in ("quotes", "events"):
        frame: pd.DataFrame = getattr(part, name)
        published = days.reindex(frame["article"]).set_axis(frame.index)
        first, last = frame["since"].fillna(published), frame["until"].fillna(published)
        own[name] = frame[_overlaps(first, last, on)]
    stances = part.stances[_overlaps(part.stances["date"], part.stances["date"], on)]
    published = part.articles["published"]
    used = {*own["quotes"]["article"], *own["events"]["article"], *stances["article"]}
    kept = _overlaps(published, published, on) | part.articles["id"].isin(used)
    articles = part.articles[kept]
    return replace(
        part,
        articles=articles,
        mentions=part.mentions[part.mentions["article"].isin(articles["id"])],
        quotes=own["quotes"],
        events=own["events"],
        stances=stances,
        evidence=part.evidence[part.evidence["stance"].isin(stances["id"])],
    )


def _quotes_of(quotes: pd.DataFrame, on: Focus) -> pd.DataFrame:
    """Quotes by how they are said, whom their words name, whether they show a stance, and whether
    anybody is known to have said them."""
    if on.types:
        quotes = quotes[quotes["type"].isin([str(kind) for kind in on.types])]
    if on.about:
        wanted = set(on.about)
        quotes = quotes[_mask(not wanted.isdisjoint(named) for named in quotes["about"])]
    if on.nobody:
        quotes = quotes[quotes["actor"] == ""]
    return quotes[quotes["on_topic"]] if on.topic else quotes


def _by_text(part: Corpus, words: str) -> Corpus:
    """Rows whose own words hold the text, and articles that hold it anywhere."""

    def holds(*columns: pd.Series) -> Mask:
        rows = zip(*columns, strict=True)
        return _mask(any(words in cell.casefold() for cell in row) for row in rows)

    evidence = part.evidence[holds(part.evidence["text"], part.evidence["detail"])]
    quotes = part.quotes[holds(part.quotes["words"], part.quotes["speaker"])]
    used = {*evidence["article"], *quotes["article"]}
    rows = zip(part.articles["id"], part.articles["search"], strict=True)
    articles = part.articles[_mask(words in search or one in used for one, search in rows)]
    return replace(
        part,
        articles=articles,
        mentions=part.mentions[part.mentions["article"].isin(articles["id"])],
        quotes=quotes,
        events=part.events[holds(part.events["text"])],
        stances=part.stances[part.stances["id"].isin(evidence["stance"])],
        evidence=evidence,
    )


def _by_pick(part: Corpus, on: Focus, by: Index) -> Corpus:
    """What belongs to the article and the actors of the picked stance, quote and event."""
    for frame, name in ((part.stances, "stance"), (part.quotes, "quote"), (part.events, "event")):
        picked = getattr(on, name)
        if not picked:
            continue
        row = frame[frame["id"] == picked]
        part = _by_article(part, row["article"], by)
        actors = row["actors"].iloc[0] if name == "event" and len(row) else row.get("actor", [])
        known = [actor for actor in actors if actor]
        part = _by_actor(part, known, by) if known else part
        own = f"{name}s"
        part = replace(part, **{own: frame[(frame["id"] == picked) & frame.index.isin(row.index)]})
        if name == "stance":
            part = replace(part, evidence=part.evidence[part.evidence["stance"] == picked])
    return part


def _articles_in_use(part: Corpus, by: Index) -> Corpus:
    """Only articles that something kept stands in."""
    frames = (part.mentions, part.quotes, part.events, part.stances)
    used = set().union(*(frame["article"] for frame in frames))
    return replace(part, articles=by.rows(part, "articles", "id", used))


def _closed(part: Corpus, by: Index) -> Corpus:
    """Every row's article is there, and every actor that a row names, with counts of its own."""
    articles = set(part.articles["id"])
    kept = {name: by.rows(part, name, "article", articles) for name in OF_ARTICLES}
    mentions = kept["mentions"]
    named = {*mentions["actor"], *kept["quotes"]["actor"], *kept["stances"]["actor"]}
    named.update(*kept["events"]["actors"])
    actors = by.rows(part, "actors", "id", named).copy()
    by_actor = mentions.groupby("actor")
    counts = {"articles": by_actor["article"].nunique(), "mentions": by_actor.size()}
    for column, count in counts.items():
        actors[column] = count.reindex(actors["id"]).fillna(0).astype("int64").array
    return replace(part, actors=actors, **kept)
