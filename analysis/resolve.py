"""Actors of articles in, actors of the corpus out; the order of loading does not matter."""

import re
from collections.abc import Iterable, Sequence

from analysis.types import Actor, CorpusActor, Resolution


def slug(name: str) -> str:
    """A name as an id.

    >>> slug("James Mattis")
    'james-mattis'
    """
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "actor"


def resolve(analyses: Iterable[tuple[str, Sequence[Actor]]]) -> Resolution:
    """One corpus actor for each name."""
    actor_of: dict[tuple[str, str], str] = {}
    found: dict[str, list[Actor]] = {}
    for article, actors in analyses:
        for actor in actors:
            key = slug(actor.name)
            actor_of[article, actor.key] = key
            found.setdefault(key, []).append(actor)
    return Resolution(
        actor_of,
        {
            key: CorpusActor(
                key,
                same[0].name,
                same[0].kind,
                max(a.country for a in same),
                tuple(sorted({alias for a in same for alias in a.aliases})),
            )
            for key, same in sorted(found.items())
        },
    )
