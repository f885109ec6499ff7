"""One actor: how the press names it, where it stood over time, and in whose company it is met.

Goes in: a corpus and a corpus id. Comes out: small frames, each with a constant of its columns.
"""

import itertools

import pandas as pd

from analysis.frames.corpus import Corpus
from analysis.types import Form

NAMES = ("words", "form", "mentions", "articles")
POSITIONS = (
    "id",
    "article",
    "label",
    "confidence",
    "detail",
    "date",
    "outlet",
    "before",  # the label of the latest position on an earlier day; "" for the first day
    "changed",
    "sentence",  # the strongest evidence
    "start",
    "end",
)
CHANGES = ("actor", "id", "date", "before", "label")
COMPANY = ("actor", "name", "articles")


def names(corpus: Corpus, actor: str) -> pd.DataFrame:
    """The words by which articles name an actor, pronouns aside, the commonest first."""
    texts = dict(zip(corpus.articles["id"], corpus.articles["text"], strict=True))
    own = corpus.mentions[
        (corpus.mentions["actor"] == actor) & (corpus.mentions["form"] != Form.PRONOUN)
    ]
    own = own[own["article"].isin(texts)]
    columns = (own[c] for c in ("article", "start", "end"))
    words = [" ".join(texts[a][s:e].split()) for a, s, e in zip(*columns, strict=True)]
    counted = own.assign(words=words).groupby(["words", "form"], as_index=False, observed=True)
    found = counted.agg(mentions=("start", "size"), articles=("article", "nunique"))
    ranked = found.sort_values(["mentions", "words"], ascending=[False, True])
    return ranked[list(NAMES)].reset_index(drop=True)


def positions(corpus: Corpus, actor: str) -> pd.DataFrame:
    """An actor's positions by day, undated ones last, each with the sentence that shows it best.

    A position is a change when its label is none that the actor held on the latest earlier day.
    """
    own = corpus.stances[corpus.stances["actor"] == actor]
    own = own.sort_values(["date", "id"], na_position="last")
    best = corpus.evidence.drop_duplicates("stance").set_index("stance")
    shown = best.reindex(own["id"])
    earlier = _earlier(own)
    found = own.assign(
        before=[sorted(labels)[0] if labels else "" for labels in earlier],
        changed=[
            bool(e) and label not in e for e, label in zip(earlier, own["label"], strict=True)
        ],
        sentence=shown["text"].fillna("").array,
        start=shown["start"].fillna(0).astype("int64").array,
        end=shown["end"].fillna(0).astype("int64").array,
    )
    return found[list(POSITIONS)].reset_index(drop=True)


def _earlier(own: pd.DataFrame) -> list[frozenset[str]]:
    """For each position the labels held on the latest earlier day."""
    by_day: dict[pd.Timestamp, set[str]] = {}
    for day, label in zip(own["date"], own["label"], strict=True):
        if not pd.isna(day):
            by_day.setdefault(day, set()).add(label)
    days = sorted(by_day)
    before = {day: frozenset(by_day[prior]) for prior, day in itertools.pairwise(days)}
    return [before.get(day, frozenset()) for day in own["date"]]


def company(corpus: Corpus, actor: str) -> pd.DataFrame:
    """The actors named in the same articles, those of most articles first."""
    articles = corpus.mentions.loc[corpus.mentions["actor"] == actor, "article"].unique()
    others = corpus.mentions[
        corpus.mentions["article"].isin(articles) & (corpus.mentions["actor"] != actor)
    ]
    shared = others.groupby("actor")["article"].nunique()
    known = corpus.actors.set_index("id")["name"]
    found = pd.DataFrame(
        {
            "actor": shared.index,
            "name": known.reindex(shared.index).fillna("").array,
            "articles": shared.array,
        }
    )
    return found.sort_values(["articles", "name"], ascending=[False, True]).reset_index(drop=True)


def met(corpus: Corpus, actor: str) -> pd.DataFrame:
    """One row a mention: the article and its day."""
    own = corpus.mentions.loc[corpus.mentions["actor"] == actor, ["article"]]
    days = corpus.articles.set_index("id")["published"]
    return own.assign(date=days.reindex(own["article"]).array).reset_index(drop=True)


def changes(corpus: Corpus) -> pd.DataFrame:
    """Every change of position in a corpus that is no matter of low confidence."""
    several = corpus.stances.groupby("actor").filter(lambda own: own["label"].nunique() > 1)
    found = [
        positions(corpus, actor).query("changed and confidence != 'low'").assign(actor=actor)
        for actor in sorted(several["actor"].unique())
    ]
    columns = list(CHANGES)
    return pd.concat([one[columns] for one in found]) if found else pd.DataFrame(columns=columns)
