"""One actor: how the press names it, when, and in whose company it is met.

Goes in: a corpus and a corpus id. Comes out: small frames, each with a constant of its columns.
"""

import pandas as pd

from analysis.frames.corpus import Corpus
from analysis.types import Form

NAMES = ("words", "form", "mentions", "articles")
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
