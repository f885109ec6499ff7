"""Claims in, Signals out: what each claim shows for and against dealing with the target."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from analysis.stance.conditions import conditions, phrase_pattern
from analysis.stance.cues import Reading
from analysis.stance.holders import Claim
from analysis.stance.polarity import Leaf, Walk, descend, subtree
from analysis.stance.target import Role, Target
from analysis.types import Actor, Kind, Span

_WEIGHT = {
    Role.COOPERATION: 1.0,
    Role.HOSTILITY: 1.0,
    Role.EXCHANGE: 0.7,
    Role.TOWARD: 0.5,
    Role.AWAY: 0.5,
    Role.GOOD: 0.4,
    Role.BAD: 0.4,
}
_TOPIC = (Role.COOPERATION, Role.HOSTILITY, Role.EXCHANGE)
_PAST = 0.4  # what was done before, against what is said or done now
_TIE = {2: 1.0, 1: 0.7, 0: 0.35}


@dataclass(slots=True)
class Signal:
    """What one sentence shows of one actor: the weights for and against, cues and conditions."""

    actor: str
    sentence: int
    inside: frozenset[int]
    roots: tuple[int, ...]
    basis: str  # the strongest of its claims: "own words", "act", "plan", "reported"
    kinds: frozenset[str]
    leaves: list[Leaf]
    negated: frozenset[int]
    toward: float
    away: float
    strong: list[Span]
    weak: list[Span]
    tie: int  # 2: its own words name the target, 1: its sentence does, 0: neither
    near: int = 0  # sentences to the nearest one on the topic, at most 9
    back: float = 0.0  # what it says of what was said before, by that one's sign


@dataclass(frozen=True, slots=True)
class Context:
    """What all claims of an article share."""

    reading: Reading
    target: Target
    pattern: re.Pattern[str]
    target_side: frozenset[str]  # actors that belong to the target state
    target_tokens: frozenset[int]  # name it, by words or by its mentions
    party_tokens: frozenset[int]  # name any other country or body
    topic: frozenset[str]  # lemmas of the dealings that stand in a sentence with the target


def context(reading: Reading, target: Target, actors: tuple[Actor, ...]) -> Context:
    """Sides and tokens of one article."""
    side = frozenset(
        a.key
        for a in actors
        if a.country == target.name or target.names.intersection(a.name.lower().split()[-1:])
    )
    ours = {i for i, named in enumerate(reading.names_target) if named}
    others = {i for i, place in enumerate(reading.place) if place and i not in ours}
    for actor in actors:
        tokens = {i for m in actor.mentions for i in reading.tokens(m.start, m.end)}
        if actor.key in side:
            ours |= tokens
            others -= tokens
        elif actor.kind is not Kind.PERSON:
            others |= tokens - ours
    named = {reading.sentence[i] for i in ours}
    topic = frozenset(
        reading.lemma[i]
        for i, role in enumerate(reading.role)
        if role in _TOPIC and reading.sentence[i] in named
    )
    return Context(
        reading, target, phrase_pattern(target), side, frozenset(ours), frozenset(others), topic
    )


_BASES = ("own words", "act", "plan", "reported")


def _walk(context: Context, actor: str, inside: frozenset[int], own: frozenset[int]) -> Walk:
    at_home = actor in context.target_side
    ours = context.target_tokens

    def is_party(i: int) -> bool:
        return i in context.party_tokens and i not in own

    return Walk(
        reading=context.reading,
        negators=context.target.negators,
        is_target=is_party if at_home else ours.__contains__,
        is_other=frozenset[int]().__contains__ if at_home else is_party,
        inside=inside,
        topic=context.topic,
        independent=False,
        leaves=[],
        seen=set(),
        negated=set(),
    )


def _subjects(reading: Reading, root: int) -> list[int]:
    """The tokens of a clause's subject: "Norway and Russia signed" names both."""
    return [i for j in reading.kids[root] if reading.dep[j] == "nsubj" for i in subtree(reading, j)]


def _beside_target(context: Context, own: frozenset[int], first: int, last: int) -> bool:
    """The actor stands in one enumeration with the target."""
    reading, ours = context.reading, context.target_tokens
    return any(
        reading.dep[i] == "conj"
        and ((i in own and reading.head[i] in ours) or (i in ours and reading.head[i] in own))
        for i in range(first, last)
    )


def _signal(
    context: Context, actor: str, sentence: int, parts: list[tuple[Claim, int]], own: frozenset[int]
) -> Signal:
    """Reads all claims of one actor in one sentence, its own words first."""
    reading = context.reading
    first, last = reading.bounds[sentence]
    parts.sort(key=lambda p: (_BASES.index(p[0].basis), p[0].kind != "quote", p[1]))
    inside = frozenset(i for c, _ in parts for i in c.inside if first <= i < last)
    walk = _walk(context, actor, inside, own)
    for claim, root in parts:
        if claim.kind == "passive":
            continue  # done to the subject, not by it
        walk.independent = claim.kind == "quote"
        descend(walk, root, 1)
    if actor not in context.target_side and _beside_target(context, own, first, last):
        # "Iran and Russia threatened": not the target, a third party is meant
        walk.leaves = [leaf for leaf in walk.leaves if leaf.role is not Role.HOSTILITY]
    toward = away = 0.0
    present = any(claim.kind != "relative" for claim, _ in parts)
    for leaf in walk.leaves:
        weight = _WEIGHT[leaf.role] * _TIE[leaf.tie] * (0.3 if leaf.other else 1.0)
        weight *= _PAST if leaf.past and present else 1.0
        if leaf.sign > 0:
            toward += weight
        else:
            away += weight
    walk_roots = [root for _, root in parts]
    strong, weak = conditions(reading, inside, context.target, context.pattern)
    aimed = any(walk.is_target(i) for i in inside) or any(
        walk.is_target(i) and i not in own for root in walk_roots for i in _subjects(reading, root)
    )
    near = aimed or any(walk.is_target(i) for i in range(first, last))
    return Signal(
        actor=actor,
        sentence=sentence,
        inside=inside,
        roots=tuple(dict.fromkeys(root for _, root in parts)),
        basis=parts[0][0].basis,
        kinds=frozenset(c.kind for c, _ in parts),
        leaves=walk.leaves,
        negated=frozenset(walk.negated),
        toward=toward,
        away=away,
        strong=strong,
        weak=weak,
        tie=2 if aimed else 1 if near else 0,
    )


def signals(context: Context, claims: list[Claim], actors: tuple[Actor, ...]) -> list[Signal]:
    """One signal for each actor and sentence, in the order of the article."""
    own = {
        a.key: frozenset(i for m in a.mentions for i in context.reading.tokens(m.start, m.end))
        for a in actors
    }
    grouped: dict[tuple[str, int], list[tuple[Claim, int]]] = {}
    for claim in claims:
        for root in claim.roots:
            grouped.setdefault((claim.actor, context.reading.sentence[root]), []).append(
                (claim, root)
            )
    found = [
        _signal(context, actor, sentence, parts, own.get(actor, frozenset()))
        for (actor, sentence), parts in sorted(grouped.items(), key=lambda g: g[0][1])
    ]
    topical = topical_sentences(context)
    for one in found:
        at = bisect_left(topical, one.sentence)
        around = topical[max(at - 1, 0) : at + 1]
        one.near = min((abs(one.sentence - n) for n in around), default=9)
    _refer_back(found)
    return found


def topical_sentences(context: Context) -> list[int]:
    """Sentences that name the target, or a form of dealing that the article ties to it."""
    reading = context.reading
    named = {reading.sentence[i] for i in context.target_tokens}
    dealing = [i for i, role in enumerate(reading.role) if role in _TOPIC]
    again = {reading.sentence[i] for i in dealing if reading.lemma[i] in context.topic}
    return sorted(named | again)


def _refer_back(found: list[Signal]) -> None:
    """Gives a signal that only points back ("rejected the plan") the sign of what it points to:
    the last clear one in the four sentences before."""
    last, at = 0.0, -9
    for one in found:
        bare = [x.sign for x in one.leaves if x.role in (Role.TOWARD, Role.AWAY) and x.tie < 2]
        if bare and at < one.sentence <= at + 4 and len(bare) == len(one.leaves):
            one.back = float(sum(bare)) * (1 if last > 0 else -1)
        if abs(one.toward - one.away) >= 0.5:
            last, at = one.toward - one.away, one.sentence
