"""Store and corpus-wide actors in, the frames of one workspace out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.corrections import Corrected, active, corrected, dated, kept_apart
from analysis.frames.corpus import (
    ACTORS,
    ARTICLES,
    EVENTS,
    EVIDENCE,
    MENTIONS,
    QUOTES,
    STANCES,
    Corpus,
)
from analysis.frames.judged import MACHINE, idle, with_speakers, with_stances
from analysis.frames.links import linked
from analysis.frames.periods import period
from analysis.resolve import resolve
from analysis.resolve.stories import stories
from analysis.store import DESK, Store
from analysis.types import (
    Actor,
    Article,
    Confidence,
    CorrectionKind,
    Manner,
    QuoteType,
    Resolution,
)

NUMBERS = ("n", "rank", "stance_n", "start", "end")
NO_OFFICE = ("man", "woman", "boy", "girl", "person")  # own list
FEWEST_WORDS = 4  # reported speech of fewer ("praised Putin") tells a topic, not what was said

DATING = (CorrectionKind.DATE, CorrectionKind.UNDO)

ActorOf = Mapping[tuple[str, str], str]

Local = tuple[tuple[str, tuple[Actor, ...]], ...]


def _resolved(store: Store, workspace: str, local: Local) -> Corrected:
    days = {one.id: one.published for one in store.articles(workspace)}
    return corrected(resolve(local, days), store.corrections(workspace))


def questions(store: Store, workspace: str = DESK) -> Corrected:
    """The actors of a workspace with the joins that are in doubt and the rules that do nothing."""
    return opened(store, workspace)[1]


def corpus(store: Store, workspace: str = DESK) -> Corpus:
    """Everything that a workspace holds, as linked frames."""
    return opened(store, workspace)[0]


def opened(store: Store, workspace: str = DESK) -> tuple[Corpus, Corrected]:
    """The corpus and its open questions, resolved once for both."""
    with store.at_once() as now:  # others may load meanwhile
        return _opened(now, workspace)


def _opened(store: Store, workspace: str) -> tuple[Corpus, Corrected]:
    local = store.actors(workspace)
    found = _resolved(store, workspace, local)
    resolution = found.resolution
    articles = _articles(store, workspace)
    texts = dict(zip(articles["id"], articles["text"], strict=True))
    mentions = _mentions(_rows(store, "mention", workspace), resolution.actor_of)
    stances = _stances(_rows(store, "stance", workspace), resolution.actor_of, articles)
    stances = with_stances(stances, found.judgements, articles)
    evidence = _evidence(_rows(store, "evidence", workspace), stances, texts)
    actors = _actors(resolution, mentions, _roles(local, resolution.actor_of))
    quotes = _quotes(_rows(store, "quote", workspace), resolution.actor_of, texts)
    silent = idle(found.judgements, texts.keys(), quotes)
    quotes = with_speakers(quotes, found.judgements, actors)
    whole = Corpus(
        articles=articles,
        actors=actors,
        mentions=mentions,
        quotes=linked(quotes, mentions, evidence),
        events=_events(_rows(store, "event", workspace), resolution.actor_of),
        stances=stances,
        evidence=evidence,
    )
    return whole, replace(found, dormant=tuple(sorted({*found.dormant, *silent})))


def beside(store: Store, workspace: str, whole: Corpus) -> Corpus:
    """The workspace with the stances that gave way to another reader's in place of the counted."""
    gave_way = _rows(store, "stance", workspace, counting=False)
    if gave_way.empty:
        return replace(whole, stances=whole.stances[:0], evidence=whole.evidence[:0])
    actor_of = _resolved(store, workspace, store.actors(workspace)).resolution.actor_of
    texts = dict(zip(whole.articles["id"], whole.articles["text"], strict=True))
    stances = _stances(gave_way, actor_of, whole.articles)
    pieces = _rows(store, "evidence", workspace, counting=False)
    return replace(whole, stances=stances, evidence=_evidence(pieces, stances, texts))


def _rows(store: Store, table: str, workspace: str, *, counting: bool = True) -> pd.DataFrame:
    """A result table; None stays None, where pandas would make it a number."""
    found = store.rows(table, workspace, counting=counting)
    frame = pd.DataFrame(list(found.rows), columns=list(found.columns), dtype="object")
    return frame.astype({column: "int64" for column in NUMBERS if column in frame})


def _ids(rows: pd.DataFrame, letter: str) -> pd.Series:
    """The ids of rows by article and number.

    >>> list(_ids(pd.DataFrame({"article": ["a"], "n": [3]}), "q"))
    ['a:q3']
    """
    return rows["article"].astype(str) + f":{letter}" + rows["n"].astype(str)


def _corpus_ids(rows: pd.DataFrame, actor_of: ActorOf) -> list[str]:
    """The corpus id of each row's actor; "" where it has none."""
    keys = zip(rows["article"], rows["actor_key"], strict=True)
    return [actor_of.get((article, key), "") if key else "" for article, key in keys]


def _days(values: Sequence[str | None]) -> tuple[pd.Series, pd.Series]:
    """First and last days of TIMEX3 values."""
    periods = [period(value) for value in values]
    since = pd.Series([p[0] if p else None for p in periods], dtype="datetime64[s]")
    until = pd.Series([p[1] if p else None for p in periods], dtype="datetime64[s]")
    return since, until


def _search(one: Article) -> str:
    return " ".join(f"{one.text} {one.outlet}".casefold().split())


def _articles(store: Store, workspace: str) -> pd.DataFrame:
    corrections = store.corrections(workspace)
    rules, apart = [one for one in corrections if one.kind in DATING], kept_apart(corrections)
    found = tuple(dated(one, rules) for one in store.articles(workspace))
    told = {
        one: (story.id, story.origin, copy, apart.get(one, ""))
        for story in stories(found, active(corrections))
        for one, copy in zip(story.articles, story.copies, strict=True)
    }
    own = ARTICLES[: ARTICLES.index("story")]
    rows = [[*(getattr(one, c) for c in own), *told[one.id], _search(one)] for one in found]
    frame = pd.DataFrame(rows, columns=list(ARTICLES), dtype="object")  # texts are never copied
    frame["published"] = frame["published"].astype("datetime64[s]")
    return frame


def _mentions(rows: pd.DataFrame, actor_of: ActorOf) -> pd.DataFrame:
    rows["actor"] = _corpus_ids(rows, actor_of)
    return rows.loc[rows["actor"] != "", list(MENTIONS)].reset_index(drop=True)


def _office(role: str) -> str:
    """A role without its article; "" where it names no office ("the man").

    >>> _office("the Finnish foreign minister"), _office("the man")
    ('Finnish foreign minister', '')
    """
    words = role.split()
    while words and words[0].casefold() in ("the", "a", "an"):
        words = words[1:]
    return "" if words[-1:] and words[-1].casefold() in NO_OFFICE else " ".join(words)


def _roles(local: Iterable[tuple[str, Iterable[Actor]]], actor_of: ActorOf) -> dict[str, str]:
    """The role that most articles give each corpus actor, the shorter one where two are level."""
    told: dict[str, Counter[str]] = {}
    for article, actors in local:
        for one in actors:
            if (article, one.key) in actor_of:
                named = filter(None, map(_office, one.roles))
                told.setdefault(actor_of[article, one.key], Counter()).update(named)
    return {
        actor: min(roles, key=lambda role: (-roles[role], len(role), role))
        for actor, roles in told.items()
        if roles
    }


def _actors(
    resolution: Resolution, mentions: pd.DataFrame, roles: Mapping[str, str]
) -> pd.DataFrame:
    rows = [
        (a.id, a.name, a.kind, a.country, a.aliases, roles.get(a.id, ""), a.confirmed)
        for a in resolution.actors.values()
    ]
    frame = pd.DataFrame(rows, columns=list(ACTORS[:7])).astype({"confirmed": "bool"})
    by_actor = mentions.groupby("actor")
    counts = {"articles": by_actor["article"].nunique(), "mentions": by_actor.size()}
    for column, count in counts.items():
        frame[column] = count.reindex(frame["id"]).fillna(0).astype("int64").array
    return frame


def _words(text: str, pieces: Sequence[Sequence[int]]) -> str:
    """The pieces of a quote as one line, cut as the article cuts them.

    >>> _words("No, she said. Not now.", [[0, 3], [14, 22]])
    'No, … Not now.'
    """
    return " … ".join(" ".join(text[start:end].split()) for start, end in pieces)


def _is_spoken(manner: str, kind: str, words: str) -> bool:
    """Whether it is told what somebody said.

    >>> _is_spoken("speech", "direct", "No"), _is_spoken("speech", "indirect", "the inspections")
    (True, False)
    """
    told = kind != QuoteType.INDIRECT or len(words.split()) >= FEWEST_WORDS
    return manner == Manner.SPEECH and told


def _quotes(rows: pd.DataFrame, actor_of: ActorOf, texts: Mapping[str, str]) -> pd.DataFrame:
    rows["id"] = _ids(rows, "q")
    rows["actor"] = _corpus_ids(rows, actor_of)
    rows["speaker"] = rows["speaker"].fillna("").astype(str)
    rows["speaker_judge"] = MACHINE
    rows["since"], rows["until"] = _days(list(rows["date"]))
    rows["words"] = [
        _words(texts[article], pieces)
        for article, pieces in zip(rows["article"], rows["content"], strict=True)
    ]
    said = zip(rows["manner"], rows["type"], rows["words"], strict=True)
    rows["spoken"] = pd.Series([_is_spoken(*one) for one in said], dtype="bool")
    rows["start"] = pd.Series([pieces[0][0] for pieces in rows["content"]], dtype="int64")
    rows["end"] = pd.Series([pieces[-1][1] for pieces in rows["content"]], dtype="int64")
    return rows[[column for column in QUOTES if column in rows]]


def _events(rows: pd.DataFrame, actor_of: ActorOf) -> pd.DataFrame:
    rows["id"] = _ids(rows, "e")
    rows["since"], rows["until"] = _days(list(rows["date"]))
    found: list[Any] = [
        tuple(dict.fromkeys(actor_of[a, key] for key in keys if (a, key) in actor_of))
        for a, keys in zip(rows["article"], rows["actors"], strict=True)
    ]
    rows["actors"] = pd.Series(found, dtype="object")
    return rows[list(EVENTS)]


def _stances(rows: pd.DataFrame, actor_of: ActorOf, articles: pd.DataFrame) -> pd.DataFrame:
    rows["id"] = _ids(rows, "s")
    rows["actor"] = _corpus_ids(rows, actor_of)
    about = articles.set_index("id").reindex(rows["article"])
    rows["date"], rows["outlet"] = about["published"].array, about["outlet"].array
    sure = rows["confidence"].map({label: rank for rank, label in enumerate(Confidence)})
    rows = rows.assign(sure=sure).sort_values(["sure", "n"], kind="stable")
    # Two actors of one article that turn out to be one keep the surer of their stances.
    one_each = rows[rows["actor"] != ""].drop_duplicates(["article", "actor"]).sort_index()
    if "reader" not in one_each:
        one_each["reader"] = "offline"
    judged = one_each.assign(judge=MACHINE, machine_label=one_each["label"], reason="", author="")
    return judged[list(STANCES)].reset_index(drop=True)


def _evidence(rows: pd.DataFrame, stances: pd.DataFrame, texts: Mapping[str, str]) -> pd.DataFrame:
    rows["stance"] = _ids(rows.rename(columns={"stance_n": "n"}), "s")
    rows["id"] = rows["stance"] + "." + rows["rank"].astype(str)
    rows["actor"] = stances.set_index("id")["actor"].reindex(rows["stance"]).array
    rows["condition"] = [spans[0] if spans else None for spans in rows["condition"]]
    rows["text"] = [
        " ".join(texts[article][start:end].split())
        for article, start, end in zip(rows["article"], rows["start"], rows["end"], strict=True)
    ]
    return rows.loc[rows["actor"].notna(), list(EVIDENCE)].reset_index(drop=True)
