"""Positions over time: what is read of each actor day by day, and when that changed.

Goes in: a corpus, whole or in focus. Comes out: `readings`, one row for each position that a text
shows, copies of the text folded; `changes`, one row for each change from one settled day to the
next; `conflicts`, the days on which reports differ. Left out: averages. A neutral reading shows no
position, so it neither makes nor undoes a change; a doubtful one is kept apart.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.frames.corpus import Corpus
from analysis.frames.judged import ANALYST
from analysis.frames.sources import texts
from analysis.types import Basis, Confidence, Label

READINGS = (
    "id",  # of the stance that is shown: the analyst's, else the surest, else the earliest
    "actor",
    "label",
    "confidence",
    "detail",
    "date",  # of the words or act where the article dates them, else the article's; NaT unknown
    "dated_by",  # "article", or "words" where the sentence has a day of its own
    "basis",  # "own words", "act", "plan" or "reported": only others say so; "" nothing shows it
    "reader",
    "judge",  # "machine" or "analyst"
    "machine_label",
    "reason",  # the analyst's; "" for the machine's
    "doubt",  # why it makes no change by itself; "" for a firm one
    "text",  # the text that it stands on: see sources.texts
    "prints",  # (outlet, text) of every article that carries it, a tuple
    "copies",  # ids of the stances of those articles, a tuple
    "article",
    "outlet",
    "sentence",  # the strongest evidence, and where it stands
    "start",
    "end",
)
CHANGES = ("actor", "id", "date", "before", "label", "before_id", "doubt")
FIRM = CHANGES[:5]
CONFLICTS = ("actor", "date", "ids", "labels", "outlets")
REPORTED = "reported"
DAYS = 7  # a copy printed later is news of its own: the actor is said to hold to it
SURE = {sure: rank for rank, sure in enumerate(Confidence)}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of each stance from the whole corpus, whatever is in focus: its text (see
    sources.texts), and the day that its strongest sentence names, where it names one."""

    text: Mapping[str, str]
    day: Mapping[str, pd.Timestamp]


def known(whole: Corpus) -> Known:
    """The texts and days of every stance of a corpus."""
    return Known(texts(whole), _own_days(whole))


def readings(part: Corpus, of: Known | None = None) -> pd.DataFrame:
    """One row for each text that shows a position of an actor, in order of time, undated last.

    `of` is what is known of the whole corpus; without it the part is taken for the whole.
    """
    of = of or known(part)
    rows = _with_evidence(part, of.day)
    rows["text"] = rows["id"].map(of.text)
    rows["doubt"] = [
        doubt(*one) for one in zip(rows["judge"], rows["confidence"], rows["basis"], strict=True)
    ]
    rows["rank"] = rows["confidence"].map(SURE).astype("int64")
    rows["machine"] = rows["judge"] != ANALYST
    rows = rows.sort_values(["date", "id"], na_position="last", kind="stable")
    rows["turn"] = _turns(rows)
    rows["carried"] = list(zip(rows["outlet"].where(rows["outlet"] != "", rows["article"]),
                               rows["text"], strict=True))  # fmt: skip
    key = ["actor", "text", "label", "turn"]
    carried = _carried(rows, key)
    best = rows.sort_values(["machine", "rank", "date", "id"], kind="stable").drop_duplicates(key)
    found = best.merge(carried, on=key) if len(best) else best.assign(
        prints=pd.Series(dtype="object"), copies=pd.Series(dtype="object")
    )  # fmt: skip
    return (
        found.sort_values(["date", "id"], na_position="last")[list(READINGS)]
        .reset_index(drop=True)
    )  # fmt: skip


def _carried(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Who prints each text, and in which stances: one row for each key."""
    found: dict[tuple[Any, ...], tuple[dict[Any, None], list[str]]] = {}
    keys = zip(*(rows[column] for column in key), strict=True)
    for one, carried, stance in zip(keys, rows["carried"], rows["id"], strict=True):
        prints, copies = found.setdefault(one, ({}, []))
        prints[carried] = None
        copies.append(stance)
    told = [(*one, tuple(prints), tuple(copies)) for one, (prints, copies) in found.items()]
    return pd.DataFrame(told, columns=[*key, "prints", "copies"])


def doubt(judge: str, confidence: str, basis: str) -> str:
    """Why a reading makes no change of position by itself; "" for a firm one.

    >>> doubt("machine", "low", "act"), doubt("analyst", "low", "act")
    ('low confidence', '')
    """
    if judge == ANALYST:
        return ""
    if basis == REPORTED:
        return "only as others report"
    return "low confidence" if confidence == Confidence.LOW else ""


def _with_evidence(part: Corpus, days: Mapping[str, pd.Timestamp]) -> pd.DataFrame:
    """The stances with their strongest evidence, its basis and their day."""
    rows = part.stances.copy()
    best = part.evidence.drop_duplicates("stance").set_index("stance").reindex(rows["id"])
    rows["sentence"] = best["text"].fillna("").array
    for column in ("start", "end"):
        rows[column] = best[column].fillna(0).astype("int64").array
    rows["basis"] = _bases(part, rows)
    own = pd.Series([days.get(one) for one in rows["id"]], rows.index, dtype="datetime64[s]")
    own = own.where((own <= rows["date"]) | rows["date"].isna())
    rows["dated_by"] = own.notna().map({True: "words", False: "article"})
    rows["date"] = own.fillna(rows["date"])
    return rows


def _bases(part: Corpus, rows: pd.DataFrame) -> list[str]:
    """The strongest evidence's basis that is not a mere report; "reported" where all are."""
    label = dict(zip(rows["id"], rows["label"], strict=True))
    found: dict[str, str] = {}
    columns = (part.evidence[c] for c in ("stance", "label", "basis"))
    for stance, shows, basis in zip(*columns, strict=True):
        if shows != label.get(stance):
            continue
        if found.get(stance, REPORTED) == REPORTED:
            found[stance] = basis
    return [found.get(one, "") for one in rows["id"]]


def _own_days(part: Corpus) -> Mapping[str, pd.Timestamp]:
    """The day of a stance's strongest evidence, where a quote or event in it names one day."""
    best = part.evidence.drop_duplicates("stance")
    inside: dict[str, list[tuple[int, int, pd.Timestamp]]] = {}
    for frame, basis in ((part.quotes, "date_basis"), (part.events, "basis")):
        dated = frame[frame["since"].notna() & (frame["since"] == frame["until"])]
        if basis in dated:
            dated = dated[dated[basis] == Basis.SENTENCE]
        columns = (dated[c] for c in ("article", "start", "end", "since"))
        for article, start, end, when in zip(*columns, strict=True):
            inside.setdefault(article, []).append((start, end, when))
    found = {}
    columns = (best[c] for c in ("stance", "article", "start", "end"))
    for stance, article, start, end in zip(*columns, strict=True):
        days = {when for s, e, when in inside.get(article, ()) if s < end and start < e}
        if len(days) == 1:
            found[stance] = days.pop()
    return found


def _turns(rows: pd.DataFrame) -> list[int]:
    """Numbers the prints of a text anew after each week; rows in order of time, undated last."""
    last: dict[tuple[str, str], tuple[pd.Timestamp, int]] = {}  # first day of the turn
    found = []
    for actor, text, when in zip(rows["actor"], rows["text"], rows["date"], strict=True):
        first, turn = last.get((actor, text), (when, 0))
        if not pd.isna(when) and (when - first).days > DAYS:
            first, turn = when, turn + 1
        last[actor, text] = (first, turn)
        found.append(turn)
    return found


def changes(found: pd.DataFrame) -> pd.DataFrame:
    """Every change of a position, in order of time; doubtful ones say why they are in doubt.

    A day is settled when its firm readings have one label. A change lies between two settled days
    that follow each other; a doubtful reading of another label is one only in the making.
    """
    rows = [
        change
        for actor, own in itertools.groupby(_dated(found), key=lambda one: one.actor)
        for change in _changes(actor, own)
    ]
    frame = pd.DataFrame(rows, columns=list(CHANGES))
    frame["date"] = frame["date"].astype("datetime64[s]")
    return frame.sort_values(["date", "actor"], kind="stable").reset_index(drop=True)


def _dated(found: pd.DataFrame) -> list[Any]:
    """Rows that show a position and have a day: by actor, and in order of time."""
    dated = found[found["date"].notna() & (found["label"] != Label.NEUTRAL)]
    columns = ["actor", "date", "label", "id", "doubt", "outlet"]
    return list(dated[columns].sort_values(["actor", "date", "id"]).itertuples())


def _changes(actor: str, own: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """One actor's changes; `own` in order of time."""
    settled: tuple[str, str] | None = None  # label and id
    doubted: set[str] = set()  # labels already doubted since the last settled day
    for when, same in itertools.groupby(own, key=lambda one: one.date):
        day = list(same)
        sure = [one for one in day if not one.doubt]
        if len({one.label for one in sure}) == 1:
            label, one = sure[0].label, sure[0].id
            if settled and settled[0] != label:
                yield (actor, one, when, settled[0], label, settled[1], "")
            settled, doubted = (label, one), set()
        elif not sure and settled:
            for one in day:
                if one.label != settled[0] and one.label not in doubted:
                    doubted.add(one.label)
                    yield (actor, one.id, when, settled[0], one.label, settled[1], one.doubt)


def firm(changed: pd.DataFrame) -> pd.DataFrame:
    """The changes that are beyond doubt: actor, stance, day, label before and after."""
    return changed.loc[changed["doubt"] == "", list(FIRM)]


def conflicts(found: pd.DataFrame) -> pd.DataFrame:
    """Days on which texts show different positions of one actor, the latest first."""
    rows = []
    for (actor, when), same in itertools.groupby(
        _dated(found), key=lambda one: (one.actor, one.date)
    ):
        day = list(same)
        labels = tuple(dict.fromkeys(one.label for one in day))
        if len(labels) > 1:
            ids, outlets = (one.id for one in day), dict.fromkeys(one.outlet for one in day)
            rows.append((actor, when, tuple(ids), labels, tuple(outlets)))
    frame = pd.DataFrame(rows, columns=list(CONFLICTS))
    frame["date"] = frame["date"].astype("datetime64[s]")
    return frame.sort_values(["date", "actor"], ascending=[False, True]).reset_index(drop=True)
