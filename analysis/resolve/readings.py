"""Local actors prepared for comparison: words of the name, short names, kind by corpus vote.

In: (article id, actors). Out: Locals in an order of their own, whatever the order they came in.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.gazetteer import entries
from analysis.gazetteer.naming import surname, words_of
from analysis.gazetteer.roles import is_person_noun
from analysis.types import Actor, Form, Kind

Words = tuple[str, ...]
Group = tuple[str, ...]  # a sort of group and what its members share
Proposal = tuple[Group, Group, str]


@dataclass(frozen=True, slots=True, eq=False)
class Local:
    """An actor of one article. `short` holds other names it is called by there."""

    article: str
    actor: Actor
    kind: Kind
    words: Words
    short: frozenset[Words]
    by_role: bool  # the article gives it no name

    @property
    def known(self) -> bool:
        """Whether the reference data has its name."""
        return self.actor.name in entries()


def read_locals(analyses: Iterable[tuple[str, Sequence[Actor]]]) -> list[Local]:
    """Every local actor with its words, sorted by article and key."""
    plain = [
        (article, actor, words_of(actor.name) or (actor.name.lower(),), _short_names(actor.aliases))
        for article, actors in analyses
        for actor in actors
    ]
    plain.sort(key=lambda row: (row[0], row[1].key))
    people, others = _votes(plain)
    found = []
    for article, actor, words, short in plain:
        by_role = all(m.form is not Form.NAME for m in actor.mentions) and bool(actor.mentions)
        kind = actor.kind
        if kind is not Kind.COUNTRY and actor.name not in entries() and not by_role:
            kind = _voted(words, kind, people, others)
        found.append(Local(article, actor, kind, words, short, by_role))
    return found


@lru_cache(maxsize=1 << 16)
def _short_names(aliases: tuple[str, ...]) -> frozenset[Words]:
    """The aliases that are names: with a capital letter and without an office."""
    found = set()
    for alias in aliases:
        parts = [w for w in alias.split() if w.lower() != "the"]
        if parts and parts[0][:1].isupper() and not any(is_person_noun(w.lower()) for w in parts):
            found.add(words_of(alias))
    return frozenset(found - {()})


def _votes(
    plain: Iterable[tuple[str, Actor, Words, frozenset[Words]]],
) -> tuple[Counter[Words], Counter[Words]]:
    people: Counter[Words] = Counter()
    others: Counter[Words] = Counter()
    for _, actor, words, short in plain:
        if actor.kind is Kind.PERSON:
            people.update({words, *short, (surname(words),)})
        elif actor.kind is not Kind.COUNTRY:
            others.update({words, *short})
    return people, others


def _voted(words: Words, kind: Kind, people: Counter[Words], others: Counter[Words]) -> Kind:
    """The kind that the whole corpus gives the name: one article's slip is outvoted."""
    if kind is Kind.PERSON:
        return kind if people[words] >= others[words] else Kind.ORGANISATION
    return Kind.PERSON if people[words] >= 3 * others[words] and people[words] else kind
