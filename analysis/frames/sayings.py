"""The quotes page's frame: one row for each utterance, with every article that carries it.

Goes in: a corpus, whole or in focus. Comes out: one row an utterance, its longest print first, the
other prints as witnesses with the words in which they differ. Reported speech is never joined.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.frames.corpus import Corpus
from analysis.types import QuoteType
from analysis.utterances import Change, Words, differences, utterances

SAYINGS = (
    "id",  # of the quote that is shown
    "quotes",  # ids of all quotes that carry the utterance, a tuple
    "actor",
    "speaker",
    "type",
    "manner",
    "spoken",
    "content",
    "words",  # as the quotes frame has them
    "verbatim",  # what stands inside quotation marks; "" in reported speech
    "date",  # TIMEX3 value of the words; "" unknown
    "since",
    "about",  # corpus ids of the actors that the words name, a tuple
    "on_topic",  # whether the words are evidence of a stance
    "article",
    "start",
    "end",
    "witnesses",  # a tuple of Witness, one an article
    "outlets",  # how many carry it; an article without an outlet counts as one
)

Row = dict[Any, Any]  # of the quotes frame, and its verbatim words

_MARKED = re.compile(
    r"[“„«]([^“”„«»]+)(?:[”“»]|$)|\"([^\"]+)(?:\"|$)|(?<!\w)[‘']([^‘]+?)(?:[’'](?!\w)|$)"
)


_OPENING = "“„«‘\"'"


@dataclass(frozen=True, slots=True)
class Witness:
    """An article that carries an utterance, and where its print differs from the one shown."""

    quote: str
    article: str
    verbatim: str
    changes: tuple[Change, ...] = ()


def verbatim(text: str, kind: str, pieces: Sequence[Sequence[int]]) -> str:
    """The words of a quote that the article has inside quotation marks.

    >>> verbatim('He was "ready to talk" soon.', "mixed", [[7, 27]])
    'ready to talk'
    >>> verbatim('Talks may go on, he said, but "not now".', "mixed", [[0, 16], [26, 39]])
    'not now'
    """
    found: list[str] = []
    for start, end in pieces:
        piece = text[start:end]
        marked = [next(filter(None, m.groups())) for m in _MARKED.finditer(piece)]
        # A part of a mixed quote without marks is reported, unless they stand just around it.
        opened = text[start - 1 : start] in _OPENING and start > 0
        if kind == QuoteType.DIRECT or (kind == QuoteType.MIXED and not marked and opened):
            marked = [piece]
        if kind != QuoteType.INDIRECT:
            found.extend(" ".join(words.split()) for words in marked)
    return " … ".join(found)


def sayings(part: Corpus) -> pd.DataFrame:
    """One row for each utterance of the corpus, in order of the quotes frame."""
    texts = dict(zip(part.articles["id"], part.articles["text"], strict=True))
    outlet = dict(zip(part.articles["id"], part.articles["outlet"], strict=True))
    rows = part.quotes[part.quotes["article"].isin(texts)].to_dict("records")
    for row in rows:
        row["verbatim"] = verbatim(texts[row["article"]], row["type"], row["content"])
        row["date"] = row["date"] if isinstance(row["date"], str) else ""
    made = []
    for group in _groups(rows):
        same = [rows[i] for i in group]
        made.append(
            {
                **{column: same[0][column] for column in SAYINGS if column in same[0]},
                "quotes": tuple(row["id"] for row in same),
                "since": min((r["since"] for r in same if not pd.isna(r["since"])), default=pd.NaT),
                "about": tuple(sorted({actor for row in same for actor in row["about"]})),
                "on_topic": any(row["on_topic"] for row in same),
                "witnesses": _witnesses(same),
                "outlets": len({outlet[row["article"]] or row["article"] for row in same}),
            }
        )
    return pd.DataFrame(made, columns=list(SAYINGS))


def _groups(rows: Sequence[Row]) -> list[list[int]]:
    """Row numbers of each utterance, the longest print first; in order of the first row."""
    joined = utterances(
        Words(str(i), 0, row["actor"] or row["speaker"], row["verbatim"], row["date"] or None)
        for i, row in enumerate(rows)
        if row["verbatim"]
    )
    groups = [[int(number) for number, _ in one.quotes] for one in joined]
    alone = [[i] for i, row in enumerate(rows) if not row["verbatim"]]
    return sorted([*groups, *alone], key=min)


def _witnesses(same: Sequence[Row]) -> tuple[Witness, ...]:
    """One witness an article; the print that is shown comes first."""
    shown = same[0]["verbatim"]
    found: dict[str, Witness] = {}
    for row in same:
        changes = differences(shown, row["verbatim"]) if found else ()
        witness = Witness(row["id"], row["article"], row["verbatim"], changes)
        found.setdefault(row["article"], witness)
    return tuple(found.values())
