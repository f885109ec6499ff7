"""Corrections replayed: actors of the corpus and an analyst's rules in, actors as corrected out.

Rules name actors, not ids, so that they hold when articles are loaded or analysed again. A rule
whose actor is not there any more does nothing and is said to be dormant. What an analyst judged of
articles (a stance, a speaker, a date, whose copies they are) comes out as judgements, each with the
actor that it concerns now.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from analysis.types import (
    UNKNOWN,
    Article,
    CorpusActor,
    Correction,
    CorrectionKind,
    Kind,
    Resolution,
)

OF_STORIES = (CorrectionKind.COPIES, CorrectionKind.NO_COPIES)
WITHOUT_ACTOR = (CorrectionKind.DATE, *OF_STORIES)
OF_ARTICLES = (CorrectionKind.STANCE, CorrectionKind.SPEAKER, *WITHOUT_ACTOR)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rule about articles, and the corpus id of the actor that it names; "" is nobody."""

    rule: Correction
    actor: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A resolution with every rule applied, and the ids of the rules that found no actor.

    `judgements` come in the order in which they were made: of two on one thing the later holds.
    """

    resolution: Resolution
    dormant: tuple[int, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def active(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The rules that hold: neither undos nor what they took back, oldest first."""
    rules = sorted(corrections, key=lambda rule: rule.id)
    undone = {rule.undoes for rule in rules}
    return tuple(r for r in rules if r.kind is not CorrectionKind.UNDO and r.id not in undone)


def _named(
    actors: Mapping[str, CorpusActor], name: str, met: Collection[str] = ()
) -> CorpusActor | None:
    """The actor of that name, or else the only one that has it among its aliases.

    Of several of one name ("Russian general") it is one of the ids in `met`, where one is.
    """
    wanted = name.casefold()
    exact = [a for a in actors.values() if a.name.casefold() == wanted]
    if exact:
        return min(exact, key=lambda a: (a.id not in met, a.id))
    known = [a for a in actors.values() if wanted in (alias.casefold() for alias in a.aliases)]
    return known[0] if len(known) == 1 else None


def _new_id(actors: Mapping[str, CorpusActor], name: str) -> str:
    """An id for a new actor that no other has."""
    stem = "-".join(name.casefold().split()) or "actor"
    number = 1
    while (found := stem if number == 1 else f"{stem}-{number}") in actors:
        number += 1
    return found


def _merge(held: Resolution, actor: CorpusActor, rule: Correction) -> Resolution | None:
    others = {k: a for k, a in held.actors.items() if k != actor.id}
    into = _named(others, rule.value)
    if into is None:
        return None
    joined = replace(
        into,
        aliases=tuple(sorted({*into.aliases, *actor.aliases, actor.name})),
        confirmed=into.confirmed or actor.confirmed,
    )
    return replace(
        held,
        actor_of={k: into.id if v == actor.id else v for k, v in held.actor_of.items()},
        actors={**others, into.id: joined},
        doubtful=tuple(d for d in held.doubtful if actor.id not in d[:2]),
    )


def _split(held: Resolution, actor: CorpusActor, rule: Correction) -> Resolution | None:
    moved = {k for k, v in held.actor_of.items() if v == actor.id and k[0] in rule.articles}
    if not moved:
        return None
    new = _named(held.actors, rule.value)
    if new is None or new.id == actor.id:
        identity = _new_id(held.actors, rule.value)
        new = replace(actor, id=identity, name=rule.value, confirmed=False)
    return replace(
        held,
        actor_of={k: new.id if k in moved else v for k, v in held.actor_of.items()},
        actors={**held.actors, new.id: new},
    )


def _rename(held: Resolution, actor: CorpusActor, rule: Correction) -> Resolution | None:
    aliases = tuple(sorted({*actor.aliases, actor.name}))
    renamed = replace(actor, name=rule.value, aliases=aliases)
    return replace(held, actors={**held.actors, actor.id: renamed})


def _kind(held: Resolution, actor: CorpusActor, rule: Correction) -> Resolution | None:
    return replace(held, actors={**held.actors, actor.id: replace(actor, kind=Kind(rule.value))})


def _confirm(held: Resolution, actor: CorpusActor, rule: Correction) -> Resolution | None:
    return replace(held, actors={**held.actors, actor.id: replace(actor, confirmed=True)})


def _ignore(held: Resolution, actor: CorpusActor, rule: Correction) -> Resolution | None:
    return replace(
        held,
        actor_of={k: v for k, v in held.actor_of.items() if v != actor.id},
        actors={k: a for k, a in held.actors.items() if k != actor.id},
        doubtful=tuple(d for d in held.doubtful if actor.id not in d[:2]),
    )


_RULES: Mapping[
    CorrectionKind, Callable[[Resolution, CorpusActor, Correction], Resolution | None]
] = {
    CorrectionKind.CONFIRM: _confirm,
    CorrectionKind.MERGE: _merge,
    CorrectionKind.SPLIT: _split,
    CorrectionKind.RENAME: _rename,
    CorrectionKind.KIND: _kind,
    CorrectionKind.IGNORE: _ignore,
}


def corrected(resolution: Resolution, corrections: Iterable[Correction]) -> Corrected:
    """Replays every rule that holds, oldest first."""
    dormant: list[int] = []
    judged: list[tuple[Correction, _Whom]] = []
    rules = active(corrections)
    keys = _local_keys(resolution, {one for rule in rules for one in rule.articles})
    for rule in rules:
        if rule.kind in OF_ARTICLES:
            judged.append(_judged(resolution, rule, keys))
            continue
        actor = _named(resolution.actors, rule.actor, _met(resolution, rule, keys))
        changed = _RULES[rule.kind](resolution, actor, rule) if actor else None
        if changed is None:
            dormant.append(rule.id)
        else:
            resolution = changed
    judgements = []
    for rule, whom in judged:
        found = _whom(resolution, rule, whom)
        if found is None:
            dormant.append(rule.id)
        else:
            judgements.append(Judgement(rule, found))
    return Corrected(resolution, tuple(sorted(dormant)), tuple(judgements))


def _met(held: Resolution, rule: Correction, keys: Mapping[str, Iterable[str]]) -> set[str]:
    """The actors met in the articles that a rule names."""
    found = {
        held.actor_of.get((article, key))
        for article in rule.articles
        for key in keys.get(article, ())
    }
    return {one for one in found if one}


def _local_keys(held: Resolution, articles: Collection[str]) -> dict[str, list[str]]:
    """The local actors of these articles."""
    keys: dict[str, list[str]] = {}
    for article, key in held.actor_of if articles else ():
        if article in articles:
            keys.setdefault(article, []).append(key)
    return keys


@dataclass(frozen=True, slots=True)
class _Whom:
    """An actor as it was when a rule was made: by a local key of it where its article has one."""

    local: tuple[str, str] | None
    name: str


def _judged(
    held: Resolution, rule: Correction, keys: Mapping[str, Iterable[str]]
) -> tuple[Correction, _Whom]:
    """The rule with whom it means at this point of the replay."""
    if rule.kind in WITHOUT_ACTOR:
        return rule, _Whom(None, "")
    name = rule.actor if rule.kind is CorrectionKind.STANCE else rule.value
    actor = _named(held.actors, name, _met(held, rule, keys))
    local = [
        (article, key)
        for article in rule.articles
        for key in keys.get(article, ())
        if actor and held.actor_of.get((article, key)) == actor.id
    ]
    return rule, _Whom(local[0] if local else None, name)


def _whom(held: Resolution, rule: Correction, whom: _Whom) -> str | None:
    """The corpus id of whom a rule means after all others; None where it is there no more."""
    if rule.kind in WITHOUT_ACTOR:
        return ""
    if whom.local:
        return held.actor_of.get(whom.local)
    actor = _named(held.actors, whom.name)
    if actor:
        return actor.id
    return "" if (rule.kind, rule.value) == (CorrectionKind.SPEAKER, UNKNOWN) else None


# --- copies


def kept_apart(corrections: Iterable[Correction]) -> dict[str, str]:
    """Which articles an analyst said to be no copies of others, by the rule that says so last.

    Articles of one rule may still be copies of one another.

    >>> kept_apart([Correction(CorrectionKind.NO_COPIES, "Talks", articles=("a", "b"), id=7)])
    {'a': '7', 'b': '7'}
    """
    return {
        article: str(rule.id)
        for rule in active(corrections)
        if rule.kind is CorrectionKind.NO_COPIES
        for article in rule.articles
    }


# --- dates of articles

ANALYST = "analyst"  # as Article.published_from


def own_date(one: Article) -> str:
    """The date that an article has by itself, with what gave it: what a DATE rule is about.

    >>> own_date(Article("a", "", "", date(2025, 9, 1), "manifest", published_certainty="certain"))
    '2025-09-01 manifest certain'
    >>> own_date(Article("a", "", ""))
    ''
    """
    day = one.published.isoformat() if one.published else ""
    return " ".join((day, one.published_from, one.published_certainty)).strip()


def date_before(one: Article, corrections: Iterable[Correction]) -> str:
    """What a DATE rule about a stored article is about: the date that it had by itself."""
    given = [
        rule for rule in corrections if rule.kind is CorrectionKind.DATE and one.id in rule.articles
    ]
    return given[-1].actor if given and one.published_from == ANALYST else own_date(one)


def dated(one: Article, corrections: Iterable[Correction]) -> Article:
    """The article under the date that analysts gave it, or its own again when all is taken back."""
    rules = tuple(corrections)
    holding = [
        rule
        for rule in active(rules)
        if rule.kind is CorrectionKind.DATE and one.id in rule.articles
    ]
    if holding:
        day = _day(holding[-1].value)
        return _under(one, day, ANALYST, "certain") if day else one
    if one.published_from != ANALYST:
        return one
    day_text, source, certainty = [*date_before(one, rules).split(), "", "", ""][:3]
    return _under(one, _day(day_text), source, certainty)


def _under(one: Article, day: date | None, source: str, certainty: str) -> Article:
    return replace(one, published=day, published_from=source, published_certainty=certainty)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
