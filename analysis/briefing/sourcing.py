"""The block of sources: a summary in words, and every article that something may rest on."""

import hashlib

import pandas as pd

from analysis.briefing.matter import Matter, desk
from analysis.briefing.model import Block, Source
from analysis.briefing.wording import counted, flat, iso, listed, name
from analysis.types import Copy

SOURCES = "sources"


def sourcing(matter: Matter) -> Block:
    """The summary; the numbered list is drawn from the briefing's sources."""
    articles = matter.part.articles
    prints = articles.groupby("outlet")["id"].size()
    ranked = sorted(prints.items(), key=lambda item: (-item[1], item[0]))
    outlets = [f"{name(str(outlet)) or 'outlet not given'} ({count})" for outlet, count in ranked]
    told = f"{counted(len(articles), 'article')} in scope, by outlet: {listed(outlets, 8)}."
    stories = articles.groupby("story").size()
    wired = int((stories > 1).sum())
    if wired:
        copies = int(stories[stories > 1].sum()) - wired
        told += (
            f" {counted(wired, 'story', 'stories')} printed more than once, with "
            f"{counted(copies, 'copy', 'copies')}: each counts as one origin."
        )
    note = "Hash: SHA-256 of the stored text, its first 12 characters; in full in the tables."
    return Block(
        SOURCES, "Sources", (desk("sources summary", told, corpus=True),), note=note, numbered=True
    )


def source(matter: Matter, article: str) -> Source:
    """An article as a numbered source."""
    row = matter.articles[article]
    story = matter.whole.articles["story"]
    return Source(
        article=article,
        title=flat(row.title),
        outlet=flat(row.outlet),
        author=flat(row.author),
        published=iso(row.published),
        dated_from=row.published_from,
        url=row.url.strip(),
        language=row.language,
        hash=hashlib.sha256(row.text.encode()).hexdigest(),
        retrieved=matter.ground.retrieved.get(article, ""),
        origin=flat(row.origin),
        story=row.story,
        prints=int((story == row.story).sum()),
        copy="" if row.copy == Copy.ORIGIN or pd.isna(row.copy) else str(row.copy),
    )
