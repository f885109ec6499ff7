"""Actors of articles in, actors of the corpus out; the order of loading does not matter.

In: (article id, its actors) of every article. Out: a Resolution: which local actor is which corpus
actor, and which joins are only proposed. States and bodies of the reference data meet by name;
people by surname and first name; a lone surname or an acronym goes to the one full name that the
corpus uses it for; who is known by office alone goes by the office. Joins are made within blocks of
one surname, never between all pairs. Left out: joins that the words leave open. They are
`doubtful`, for the analyst to decide.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from analysis.gazetteer.naming import slug
from analysis.resolve.bodies import body_groups
from analysis.resolve.nameless import Days
from analysis.resolve.people import people_groups
from analysis.resolve.readings import Group, Local, Proposal, read_locals
from analysis.types import Actor, CorpusActor, Kind, Resolution

__all__ = ["resolve", "slug"]


def resolve(
    analyses: Iterable[tuple[str, Sequence[Actor]]], days: Days | None = None
) -> Resolution:
    """Which actors of different articles are the same.

    `days` are the articles' days of publication; an office may change hands between them.
    """
    everyone = read_locals(analyses)
    people, open_people = people_groups([x for x in everyone if x.kind is Kind.PERSON], days or {})
    bodies, open_bodies = body_groups([x for x in everyone if x.kind is not Kind.PERSON])
    groups: dict[Group, list[Local]] = {}
    for local, group in (*people.items(), *bodies.items()):
        groups.setdefault(group, []).append(local)
    ids = _ids(groups)
    return Resolution(
        {(x.article, x.actor.key): ids[g] for g, members in groups.items() for x in members},
        {
            ids[g]: _corpus_actor(ids[g], members)
            for g, members in sorted(groups.items(), key=lambda i: ids[i[0]])
        },
        _doubtful({*open_people, *open_bodies}, ids),
    )


def _doubtful(
    proposals: Iterable[Proposal], ids: dict[Group, str]
) -> tuple[tuple[str, str, str], ...]:
    found = set()
    for one, other, reason in proposals:
        if one in ids and other in ids and ids[one] != ids[other]:
            first, second = sorted((ids[one], ids[other]))
            found.add((first, second, reason))
    return tuple(sorted(found))


def _ids(groups: dict[Group, list[Local]]) -> dict[Group, str]:
    """A readable id for each group; what would be alike gets its kind, then a number."""
    by_slug: dict[str, list[Group]] = {}
    for group in sorted(groups):
        by_slug.setdefault(slug(_name(groups[group])), []).append(group)
    ids: dict[Group, str] = {}
    used = set(by_slug)
    for base, row in sorted(by_slug.items()):
        # The one met in most articles keeps the plain id.
        row.sort(key=lambda g: (-len(groups[g]), g))
        ids[row[0]] = base
        for group in row[1:]:
            wanted = f"{base}-{_kind(groups[group]).value}"
            number, free = 1, wanted
            while free in used:
                number += 1
                free = f"{wanted}-{number}"
            used.add(free)
            ids[group] = free
    return ids


def _kind(members: Sequence[Local]) -> Kind:
    votes = Counter(x.kind for x in members)
    return max(votes, key=lambda k: (votes[k], k.value))


def _name(members: Sequence[Local]) -> str:
    """The full name that most articles use; of equals the longest."""
    members = [x for x in members if not x.by_role] or members
    votes = Counter(x.actor.name for x in members)
    longest = max(min(len(x.words), 2) for x in members)
    full = {x.actor.name for x in members if min(len(x.words), 2) == longest}
    return max(full, key=lambda n: (not n.isupper(), votes[n], len(n), n))


def _corpus_actor(identity: str, members: Sequence[Local]) -> CorpusActor:
    countries = Counter(x.actor.country for x in members if x.actor.country)
    return CorpusActor(
        id=identity,
        name=_name(members),
        kind=_kind(members),
        country=max(countries, key=lambda c: (countries[c], c)) if countries else "",
        aliases=tuple(sorted({alias for x in members for alias in x.actor.aliases})),
    )
