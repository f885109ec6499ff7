"""Actors: whether those who take a stance or speak are known, by any name and by the full one."""

from collections.abc import Iterator, Sequence
from typing import Any

from demo import Labelled, folded, names


def _wanted(gold: dict[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """(canonical name, every name) of each who takes a stance or speaks."""
    seen: dict[str, set[str]] = {s["actor"]: names(s, "actor") for s in gold["stances"]}
    for quote in gold["quotes"]:
        for speaker in quote["speaker"].split("; "):
            if not speaker.startswith("unnamed "):
                seen.setdefault(speaker, {folded(speaker)})
    yield from seen.items()


def score(articles: Sequence[Labelled]) -> dict[str, float]:
    """The share of actors found by name or alias, and of those whose name is the full one."""
    wanted = found = full = 0
    for article in articles:
        actors = article.found["actors"]
        titles = {folded(a["name"]) for a in actors}
        known = titles.union(*(names(a, "name") for a in actors))
        for name, every in _wanted(article.gold):
            wanted += 1
            found += bool(every & known)
            full += folded(name) in titles
    return {"actors.recall": found / wanted, "actors.full_name_recall": full / wanted}
