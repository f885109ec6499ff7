"""One utterance as a citation, and all of them as the rows of a table to take away."""

from collections.abc import Iterator

import pandas as pd

from analysis.frames.corpus import Corpus
from analysis.types import QuoteType

TABLE = (
    "speaker",
    "role",
    "words",
    "said",
    "outlet",
    "published",
    "date of the words",
    "title",
    "address",
    "also in",
    "printed differently",
)
NOTHING = "(nothing)"
HOW = {
    QuoteType.DIRECT: "quotation",
    QuoteType.MIXED: "quotation in part",
    QuoteType.INDIRECT: "reported speech",
}


def _day(value: pd.Timestamp) -> str:
    """A day in words; "" where it is not known.

    >>> _day(pd.Timestamp("2025-09-04")), _day(pd.NaT)
    ('4 September 2025', '')
    """
    return "" if pd.isna(value) else f"{value.day} {value:%B %Y}"


def _speaker(row: pd.Series, part: Corpus) -> tuple[str, str]:
    """Name and role."""
    actor = part.actors.loc[part.actors["id"] == row["actor"]]
    if actor.empty:
        return str(row["speaker"]), ""
    return str(actor["name"].iloc[0]), str(actor["role"].iloc[0])


def citation(row: pd.Series, part: Corpus) -> str:
    """Speaker, role, words, outlet, date, address; quotation marks only around verbatim words."""
    name, role = _speaker(row, part)
    who = f"{name or 'Speaker not resolved'}{f' ({role})' if role else ''}"
    about = part.articles.set_index("id").loc[row["article"]]
    verbatim = row["verbatim"].strip().rstrip(",")
    said = f"“{verbatim}”" if verbatim else f"as reported: {row['words'].rstrip('.')}."
    where = [about["outlet"] or "outlet not given", _day(about["published"]) or "undated"]
    spoken = _day(row["since"]) if row["date"] else ""
    if spoken and spoken != where[1]:
        where.append(f"said {spoken}")
    address = f" {about['url']}" if about["url"] else ""
    return f"{who}: {said} {about['title']}. {', '.join(where)}.{address}"


def table(rows: pd.DataFrame, part: Corpus) -> Iterator[tuple[str, ...]]:
    """The utterances as rows of `TABLE`, all text."""
    articles = part.articles.set_index("id")
    for _, row in rows.iterrows():
        about = articles.loc[row["article"]]
        others = [articles.loc[w.article] for w in row["witnesses"] if w.article != row["article"]]
        changes = [
            f"{articles.loc[w.article, 'outlet']}: {c.theirs or NOTHING} for {c.ours or NOTHING}"
            for w in row["witnesses"]
            for c in w.changes
        ]
        yield (
            *_speaker(row, part),
            row["verbatim"] or row["words"],
            HOW[QuoteType(row["type"])],
            about["outlet"],
            "" if pd.isna(about["published"]) else f"{about['published']:%Y-%m-%d}",
            row["date"],
            about["title"],
            about["url"],
            "; ".join(dict.fromkeys(other["outlet"] or other["title"] for other in others)),
            "; ".join(changes),
        )
