"""What is missing: silences and doubts of what is in focus, counted, so that nobody takes an empty
place on the screen for a finding.

Goes in: a corpus in focus, its standings and the corrections' open questions. Comes out: one `Gap`
for each kind that is there, the gravest first, with the ids of what it is about. Left out: how to
mend it; that is the page's to say.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from analysis.corrections import Corrected
from analysis.frames.corpus import Corpus
from analysis.frames.judged import ANALYST
from analysis.frames.positions import REPORTED
from analysis.types import READ

QUIET = 14  # days without an article that count as a gap


class Kind(StrEnum):
    """The kinds of gaps."""

    ALONE = "alone"  # positions that one origin alone shows
    SILENT = "silent"  # actors with a position and no words of their own
    SPEAKERS = "speakers"  # quotes of nobody known
    DAYS = "days"  # stretches without an article
    UNDATED = "undated"  # articles without a date
    UNREAD = "unread"  # articles in a language that is not analysed
    NOBODY = "nobody"  # analysed articles in which no actor was found
    DOUBTFUL = "doubtful"  # actors that may be one and are kept apart
    DORMANT = "dormant"  # corrections that find nothing to correct


@dataclass(frozen=True, slots=True)
class Gap:
    """How many of how many are missing, and which; `ids` are of actors, quotes, articles or rules.

    Of a stretch of days the id is "first/last", both without an article; of a doubtful join it is
    "actor other".
    """

    kind: Kind
    count: int
    of: int
    ids: tuple[str, ...]


def missing(part: Corpus, standing: pd.DataFrame, asked: Corrected) -> tuple[Gap, ...]:
    """Every kind of gap that is there."""
    found = (
        _alone(standing), _silent(part, standing), _speakers(part), _days(part), _undated(part),
        _unread(part), _nobody(part), _doubtful(part, asked), _dormant(asked),
    )  # fmt: skip
    return tuple(gap for gap in found if gap.count)


def _gap(kind: Kind, ids: Iterator[str] | pd.Series, of: int) -> Gap:
    named = tuple(str(one) for one in ids)
    return Gap(kind, len(named), of, named)


def _alone(standing: pd.DataFrame) -> Gap:
    rows = standing[standing["origins"] < 2]
    return _gap(Kind.ALONE, rows["actor"], len(standing))


def _silent(part: Corpus, standing: pd.DataFrame) -> Gap:
    speakers = set(part.quotes.loc[part.quotes["spoken"], "actor"])
    mute = ~standing["actor"].isin(speakers) | (standing["basis"] == REPORTED)
    return _gap(Kind.SILENT, standing.loc[mute, "actor"], len(standing))


def _speakers(part: Corpus) -> Gap:
    """Quotes that nobody is known to have said, analysts' "nobody can be told" aside.

    Whom the article does not name at all comes before "two officials", who may stay unnamed.
    """
    said = part.quotes[part.quotes["spoken"]]
    rows = said[(said["actor"] == "") & (said["speaker_judge"] != ANALYST)]
    ranked = rows.sort_values("speaker", key=lambda names: names != "", kind="stable")
    return _gap(Kind.SPEAKERS, ranked["id"], len(said))


def quiet(days: pd.Series, longest: int = QUIET) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """First and last days of every stretch of more than so many days without an article, the
    longest first, of two alike the later.

    >>> quiet(pd.Series(pd.to_datetime(["2025-01-01", "2025-03-01"])))
    [(Timestamp('2025-01-02 00:00:00'), Timestamp('2025-02-28 00:00:00'))]
    """
    one = pd.Timedelta(days=1)
    known = sorted(set(days.dropna()))
    pairs = [(a + one, b - one) for a, b in itertools.pairwise(known) if (b - a).days > longest]
    return sorted(pairs, key=lambda pair: (pair[1] - pair[0], pair[1]), reverse=True)


def _days(part: Corpus) -> Gap:
    found = quiet(part.articles["published"])
    named = (f"{first:%Y-%m-%d}/{last:%Y-%m-%d}" for first, last in found)
    return _gap(Kind.DAYS, named, len(found))


def _undated(part: Corpus) -> Gap:
    rows = part.articles[part.articles["published"].isna()]
    return _gap(Kind.UNDATED, rows["id"], len(part.articles))


def _unread(part: Corpus) -> Gap:
    rows = part.articles[~part.articles["language"].isin(READ)]
    return _gap(Kind.UNREAD, rows["id"], len(part.articles))


def _nobody(part: Corpus) -> Gap:
    met = set(part.mentions["article"])
    read = part.articles[part.articles["language"].isin(READ)]
    return _gap(Kind.NOBODY, read.loc[~read["id"].isin(met), "id"], len(part.articles))


def _doubtful(part: Corpus, asked: Corrected) -> Gap:
    here = set(part.actors["id"])
    pairs = [(a, b) for a, b, _ in asked.resolution.doubtful if a in here or b in here]
    return _gap(Kind.DOUBTFUL, (f"{a} {b}" for a, b in pairs), len(part.actors))


def _dormant(asked: Corrected) -> Gap:
    return _gap(Kind.DORMANT, (str(one) for one in asked.dormant), len(asked.dormant))
