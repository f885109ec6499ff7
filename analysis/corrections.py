"""Corrections replayed: actors of the corpus and an analyst's rules in, actors as corrected out.

Rules name actors, not ids, so that they hold when articles are loaded or analysed again. A rule
whose actor is not there any more does nothing and is said to be dormant.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from analysis.types import CorpusActor, Correction, CorrectionKind, Kind, Resolution


@dataclass(frozen=True, slots=True)
class Corrected:
    """A resolution with every rule applied, and the ids of the rules that found no actor."""

    resolution: Resolution
    dormant: tuple[int, ...] = ()


def active(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The rules that hold: neither undos nor what they took back, oldest first."""
    rules = sorted(corrections, key=lambda rule: rule.id)
    undone = {rule.undoes for rule in rules}
    return tuple(r for r in rules if r.kind is not CorrectionKind.UNDO and r.id not in undone)


def _named(actors: Mapping[str, CorpusActor], name: str) -> CorpusActor | None:
    """The actor of that name, or else the only one that has it among its aliases."""
    wanted = name.casefold()
    exact = [a for a in actors.values() if a.name.casefold() == wanted]
    if exact:
        return min(exact, key=lambda a: a.id)
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
    into = _named(held.actors, rule.value)
    if into is None or into.id == actor.id:
        return None
    aliases = tuple(sorted({*into.aliases, *actor.aliases, actor.name}))
    kept = {k: a for k, a in held.actors.items() if k != actor.id}
    return replace(
        held,
        actor_of={k: into.id if v == actor.id else v for k, v in held.actor_of.items()},
        actors={**kept, into.id: replace(into, aliases=aliases)},
        doubtful=tuple(d for d in held.doubtful if actor.id not in d[:2]),
    )


def _split(held: Resolution, actor: CorpusActor, rule: Correction) -> Resolution | None:
    moved = {k for k, v in held.actor_of.items() if v == actor.id and k[0] in rule.articles}
    if not moved:
        return None
    new = _named(held.actors, rule.value)
    if new is None or new.id == actor.id:
        new = replace(actor, id=_new_id(held.actors, rule.value), name=rule.value)
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
    CorrectionKind.MERGE: _merge,
    CorrectionKind.SPLIT: _split,
    CorrectionKind.RENAME: _rename,
    CorrectionKind.KIND: _kind,
    CorrectionKind.IGNORE: _ignore,
}


def corrected(resolution: Resolution, corrections: Iterable[Correction]) -> Corrected:
    """Replays every rule that holds, oldest first."""
    dormant = []
    for rule in active(corrections):
        actor = _named(resolution.actors, rule.actor)
        changed = _RULES[rule.kind](resolution, actor, rule) if actor else None
        if changed is None:
            dormant.append(rule.id)
        else:
            resolution = changed
    return Corrected(resolution, tuple(dormant))
