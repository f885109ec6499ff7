"""The sign of a clause: which dealings or measures it wants, and which it does not.

A Reading and a root token in, Leaves out. Every form of cooperation or hostility below the root is
a leaf; its sign is the product of the operators, judgements and negations on the way down:
"refused to lift the sanctions" is away x away x hostility, so against cooperation.
"""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.stance.cues import Reading
from analysis.stance.target import Role

_COMPLEMENT = frozenset(
    (
        *("dobj", "obj", "pobj", "pcomp", "prep", "xcomp", "ccomp", "nsubjpass", "csubjpass"),
        *("attr", "acomp", "oprd", "acl", "dative", "agent"),
    )
)
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_CLAUSES = frozenset(("advcl", "relcl", "parataxis"))
_LEAF = (Role.COOPERATION, Role.EXCHANGE, Role.HOSTILITY)
_HANGING = frozenset(("acl", "relcl", "advcl", "ccomp", "parataxis"))
_DEEPEST = 100  # real clauses stay below 30; a page without a full stop must not end the run
_DOUBTING = frozenset(("doubt", "deny", "dispute", "prevent", "oppose"))
_NEGATING = frozenset(("det", "advmod", "preconj", "cc", "predet"))
_NOBODY = frozenset(("nobody", "none", "nothing", "neither"))
_RELATIVES = frozenset(("who", "which", "that", "whose", "whom"))
# Own lists.
_FEARING = frozenset(("warn", "caution", "fear", "worry"))
_LEEWAY = frozenset(("room", "space", "door", "chance", "hope", "way", "place", "option", "window"))
_RATHER = frozenset(("rather", "sooner", "prefer", "better"))
_BLAMING = frozenset(
    (
        *(
            "dangerous",
            "reckless",
            "naive",
            "naïve",
            "troubling",
            "alarming",
            "disturbing",
            "foolish",
        ),
        *("shameful", "disgraceful", "disastrous", "irresponsible", "unacceptable", "cynical"),
        *("misguided", "premature", "craven", "appalling", "worrying", "baffling", "scandalous"),
    )
)
_PRONOUNS = frozenset(["it", "this", "that", "them", "these", "those", "so", "one"])


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing wanted (+1) or unwanted (-1): its token, the sign for cooperation, how it is tied
    to the target (2: the target is among its words, 1: in its sentence, 0: by the passage only)
    and the operators on the way."""

    token: int
    sign: int
    role: Role
    tie: int
    path: tuple[int, ...]
    other: bool = False  # its own words name another party than the target
    past: bool = False  # done before what the sentence tells: "who had threatened to leave"


@dataclass(slots=True)
class Walk:
    """One descent through a clause."""

    reading: Reading
    negators: frozenset[str]
    is_target: Callable[[int], bool]
    is_other: Callable[[int], bool]
    inside: frozenset[int]
    topic: frozenset[str]  # lemmas of dealings that the article ties to the target elsewhere
    independent: bool  # also read clauses with a subject of their own, each by itself
    leaves: list[Leaf]
    seen: set[int]
    negated: set[int]
    depth: int = 0


def subtree(reading: Reading, i: int) -> list[int]:
    """Token i and all below it."""
    found, stack = [], [i]
    while stack:
        j = stack.pop()
        found.append(j)
        stack.extend(reading.kids[j])
    return found


def _is_negated(walk: Walk, i: int) -> bool:
    """An odd number of negations stands at the token itself."""
    reading, count = walk.reading, 0
    for j in reading.kids[i]:
        word = reading.lower[j]
        dep = reading.dep[j]
        at_word = dep == "neg" or (dep in _NEGATING and word in walk.negators)
        no_one = word == "one" and any(reading.lower[k] == "no" for k in reading.kids[j])
        by_subject = dep in (*_SUBJECTS, "dobj") and (word in _NOBODY or no_one)
        count += at_word or by_subject
    return count % 2 == 1


def _spares(reading: Reading, i: int) -> bool:
    """Not to harm a dealing is to keep it: "do not burn the bridge"."""
    return (
        reading.role[i] is Role.BAD
        and reading.pos[i] == "VERB"
        and any(
            reading.dep[j] == "dobj" and reading.role[j] in (Role.COOPERATION, Role.EXCHANGE)
            for j in reading.kids[i]
        )
    )


def _lifts(reading: Reading, i: int) -> bool:
    """A participle that the parser took for an adjective: "opposed lifting sanctions"."""
    return (
        reading.dep[i] in ("amod", "compound")
        and reading.role[i] is Role.AWAY
        and reading.lower[i].endswith("ing")
    )


def _has_subject(reading: Reading, i: int) -> bool:
    """The clause has a subject of its own, a relative pronoun apart."""
    return any(
        reading.dep[j] in _SUBJECTS and reading.lower[j] not in _RELATIVES for j in reading.kids[i]
    )


def _judgement(walk: Walk, i: int) -> int:
    """The sign that a verb or its predicate gives the subject ("is a mistake", "would hurt us")."""
    reading = walk.reading
    if reading.role[i] is Role.BAD:
        return -1
    if _feared(reading, i) or _only(reading, i):
        return -1
    for j in reading.kids[i]:
        if reading.dep[j] in ("attr", "acomp", "oprd", "advmod"):
            if reading.role[j] is Role.BAD:
                return -1
            if reading.role[j] is Role.AWAY and reading.pos[j] == "ADJ":
                return -1
    return 1


def _feared(reading: Reading, i: int) -> bool:
    """What dealing would do is a warning: "warned that the talks would hand Moscow our maps"."""
    if reading.dep[i] != "ccomp" or reading.lemma[reading.head[i]] not in _FEARING:
        return False
    return (
        reading.role[i] not in (Role.AWAY, Role.BAD)
        and any(reading.dep[j] in ("dobj", "acomp", "attr") for j in reading.kids[i])
        and any(
            reading.dep[j] in ("nsubj", "csubj")
            and reading.role[j] in (Role.COOPERATION, Role.EXCHANGE)
            for j in reading.kids[i]
        )
    )


def _only(reading: Reading, i: int) -> bool:
    """ "Would only bring more of it": a future that is shrugged off."""
    below = [reading.lower[j] for j in reading.kids[i]]
    return "only" in below and bool({"will", "would", "'ll", "’ll", "can", "could"} & {*below})


def _dispreferred(reading: Reading, i: int) -> bool:
    """The worse of two: "would rather trade than fight"."""
    than = reading.lower[i] == "than" or any(
        reading.lower[j] == "than" and reading.dep[j] in ("mark", "prep", "cc", "advmod")
        for j in reading.kids[i]
    )
    first, _ = reading.bounds[reading.sentence[i]]
    return than and any(reading.lemma[j] in _RATHER for j in range(max(first, i - 25), i))


def _deplored(reading: Reading, i: int) -> bool:
    """A dealing, or the wish for one, named with blame: "his reckless embrace of Moscow"."""
    return (
        reading.role[i] in (Role.COOPERATION, Role.EXCHANGE, Role.TOWARD)
        and reading.pos[i] == "NOUN"
        and any(reading.dep[j] == "amod" and reading.lemma[j] in _BLAMING for j in reading.kids[i])
    )


def _past(reading: Reading, i: int) -> bool:
    """Token i stands in a perfect clause that hangs on a name: "who had opposed the talks"."""
    for _ in range(_DEEPEST):
        if reading.dep[i] == "relcl":
            of_name = any(
                reading.dep[j] == "nsubj" and reading.lower[j] in _RELATIVES
                for j in reading.kids[i]
            )
            return of_name and any(
                reading.lemma[j] == "have" and reading.dep[j] == "aux" for j in reading.kids[i]
            )
        if reading.head[i] == i:
            return False
        i = reading.head[i]
    return False


def _toward_subject(walk: Walk, i: int) -> int:
    """The sign that an ending or preventing verb gives its subject: "talks failed" against
    "the hotline prevented incidents"."""
    reading = walk.reading
    if reading.role[i] is not Role.AWAY:
        return 1
    objects = [j for j in reading.kids[i] if reading.dep[j] == "dobj"]
    if not objects:
        return -1
    return -1 if reading.role[objects[0]] in (Role.GOOD, Role.COOPERATION) else 1


def _phrase(reading: Reading, i: int) -> list[int]:
    """Token i and its own words, clauses that hang on them apart."""
    found, stack = [], [i]
    while stack:
        j = stack.pop()
        found.append(j)
        stack.extend(k for k in reading.kids[j] if reading.dep[k] not in _HANGING)
    return found


def _tie(walk: Walk, i: int, path: tuple[int, ...]) -> tuple[int, bool]:
    reading = walk.reading
    below = [j for j in _phrase(reading, i) if j in walk.inside]
    if any(walk.is_target(j) for j in below):
        return 2, False
    other = any(walk.is_other(j) for j in below)
    for p in path:
        for j in reading.kids[p]:
            if reading.dep[j] not in ("advcl", "conj", "relcl", "parataxis", "ccomp") and any(
                walk.is_target(k) for k in subtree(reading, j)
            ):
                return 2, False
    first, last = reading.bounds[reading.sentence[i]]
    near = any(walk.is_target(j) for j in range(first, last))
    return int(near or (reading.lemma[i] in walk.topic and not other)), other


def _add(walk: Walk, i: int, sign: int, role: Role, path: tuple[int, ...]) -> None:
    reading = walk.reading
    aside = any(reading.role[p] is Role.ASIDE for p in path)
    tie, other = _tie(walk, i, path)
    if (role is Role.EXCHANGE and (tie == 0 or aside)) or (role is Role.HOSTILITY and aside):
        return
    walk.leaves.append(Leaf(i, sign, role, tie, path, other, _past(reading, i)))


def descend(walk: Walk, i: int, sign: int, path: tuple[int, ...] = ()) -> None:
    """Collects the leaves at and below token i; `sign` is what stands above it."""
    if i in walk.seen or i not in walk.inside or walk.depth >= _DEEPEST:
        return
    walk.seen.add(i)
    walk.depth += 1
    _enter(walk, i, sign, path)
    walk.depth -= 1


def _enter(walk: Walk, i: int, sign: int, path: tuple[int, ...]) -> None:
    reading = walk.reading
    role = reading.role[i]
    if sign < 0:
        walk.negated.add(i)
    if _is_negated(walk, i) or reading.lower[i] == "without":
        if not _spares(reading, i):
            sign = -sign
        walk.negated.add(i)
        if reading.lower[i] == "without" and any(walk.is_target(j) for j in reading.kids[i]):
            walk.leaves.append(Leaf(i, sign, Role.COOPERATION, 2, path))
            return
    if _dispreferred(reading, i) or _deplored(reading, i):
        sign = -sign
    if role in _LEAF:
        assert role is not None
        if any(_lifts(reading, j) for j in reading.kids[i]):
            sign = -sign
        if any(
            reading.role[j] is Role.HOSTILITY and reading.dep[j] == "dobj" for j in reading.kids[i]
        ):
            role = Role.HOSTILITY  # "meet the challenge", "counter the threat"
        _add(walk, i, -sign if role is Role.HOSTILITY else sign, role, path)
        _below_leaf(walk, i, sign, path)
        return
    judged = _judgement(walk, i)
    factor = -1 if role is Role.AWAY and not reading.particle[i] else 1
    if reading.lemma[i] == "leave" and any(reading.lemma[j] in _LEEWAY for j in reading.kids[i]):
        factor = 1  # "left no room for talks"
    here = (*path, i) if role else path
    found = len(walk.leaves)
    for j in reading.kids[i]:
        _child(walk, i, j, sign, factor, judged, here)
    if len(walk.leaves) == found and role:
        _bare(walk, i, sign, factor, judged, path)


def _child(
    walk: Walk, i: int, j: int, sign: int, factor: int, judged: int, here: tuple[int, ...]
) -> None:
    reading = walk.reading
    dep = reading.dep[j]
    if dep in ("conj", "appos"):
        own = _has_subject(reading, j)
        if not own or walk.independent:
            descend(walk, j, 1 if own else sign, here[:-1] if here and here[-1] == i else here)
    elif dep == "relcl" and reading.pos[i] == "NOUN" and not _has_subject(reading, j):
        descend(walk, j, sign * factor, here)
    elif dep in _CLAUSES or (dep == "ccomp" and j < i):
        own = _has_subject(reading, j)
        if not own or walk.independent:
            descend(walk, j, 1 if own else sign, ())
    elif dep in ("nsubj", "csubj"):
        if reading.pos[j] != "PRON":
            descend(walk, j, sign * _toward_subject(walk, i) * judged, here)
    elif dep in _COMPLEMENT:
        if dep == "ccomp" and reading.lemma[i] not in _DOUBTING:
            factor = 1  # what is said with fear or anger is still said: "warned that talks"
        copular = reading.pos[i] == "AUX" and dep not in ("attr", "acomp", "oprd")
        descend(walk, j, sign * factor * (judged if copular else 1), here)
    elif dep in ("amod", "compound", "advmod", "nmod") and reading.role[j]:
        descend(walk, j, sign * factor, here)


def _below_leaf(walk: Walk, i: int, sign: int, path: tuple[int, ...]) -> None:
    """Coordinated things share the sign; what describes the leaf is read where it is a clause."""
    reading = walk.reading
    for j in reading.kids[i]:
        dep = reading.dep[j]
        own = _has_subject(reading, j)
        if dep in ("conj", "appos") and (not own or walk.independent):
            descend(walk, j, 1 if own else sign, path)
        elif dep in ("acl", "relcl") and not own:
            descend(walk, j, sign, path)
        elif dep in _CLAUSES and walk.independent:
            descend(walk, j, 1, path)
        elif dep in ("xcomp", "ccomp"):
            descend(walk, j, sign, path)


def _bare(walk: Walk, i: int, sign: int, factor: int, judged: int, path: tuple[int, ...]) -> None:
    """An operator or judgement with no leaf below: about the target itself, or what was said."""
    reading = walk.reading
    role = reading.role[i]
    if role is None or role is Role.ASIDE or reading.lower[i] == "without":
        return
    value = sign * judged * (-1 if role in (Role.AWAY, Role.BAD) else 1)
    tie, other = _tie(walk, i, path)
    if reading.pos[i] == "NOUN" and role in (Role.TOWARD, Role.AWAY):
        theirs = not path and any(
            reading.dep[j] == "poss" and walk.is_target(j) for j in reading.kids[i]
        )
        if tie < 2 or theirs:
            return  # "before the end of the year", "a cut of 16 percent", "its support for Assad"
    if tie == 2 or role in (Role.GOOD, Role.BAD, Role.AWAY):
        walk.leaves.append(Leaf(i, value, role, tie, path, other, _past(reading, i)))
    elif any(
        reading.lower[j] in _PRONOUNS or reading.pos[j] == "NOUN"
        for j in reading.kids[i]
        if reading.dep[j] in ("dobj", "prep", "pobj", "nsubjpass")
    ):
        walk.leaves.append(Leaf(i, value, role, min(tie, 1), path, other))
