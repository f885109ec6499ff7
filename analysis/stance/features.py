"""Signals in, named features out, for the trained weights: of one sentence, and of one actor."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from analysis.stance.signals import Context, Signal
from analysis.stance.target import Role
from analysis.types import Actor

_CONTENT = frozenset(("VERB", "NOUN", "ADJ", "ADV", "AUX", "SCONJ", "PART", "INTJ"))
_STOP = frozenset(["be", "have", "do", "say", "tell", "the", "a", "an", "'s", "s"])


def _bucket(value: float, bounds: tuple[float, ...]) -> int:
    return sum(value >= bound for bound in bounds)


def _word(context: Context, i: int) -> str:
    """The lemma of a token, names masked by side."""
    if i in context.target_tokens:
        return "TARGET"
    if i in context.party_tokens:
        return "PARTY"
    if context.reading.pos[i] in ("PROPN", "NUM"):
        return context.reading.pos[i]
    return context.reading.lemma[i]


def sentence_features(
    context: Context, one: Signal, frames: Mapping[str, float]
) -> dict[str, float]:
    """What one sentence of one actor looks like."""
    reading = context.reading
    side = one.actor in context.target_side
    home = "home" if side else "abroad"
    found: dict[str, float] = {
        "bias": 1.0,
        home: 1.0,
        f"basis:{one.basis}": 1.0,
        f"tie:{one.tie}": 1.0,
        f"near:{min(one.near, 3)}": 1.0,
        "toward": min(2.0, one.toward),
        "away": min(2.0, one.away),
        f"toward:{one.basis}": min(2.0, one.toward),
        f"away:{one.basis}": min(2.0, one.away),
    }
    for kind in one.kinds:
        found[f"kind:{kind}"] = 1.0
    net = one.toward - one.away
    found["net+"], found["net-"] = float(net > 0.3), float(net < -0.3)
    found["nothing"] = float(one.toward + one.away < 0.3)
    found["both"] = float(min(one.toward, one.away) >= 0.3)
    if one.back:
        found["back+" if one.back > 0 else "back-"] = 1.0
    if one.strong:
        found["condition"] = 1.0
        found["condition:" + ("+" if net > 0 else "-" if net < 0 else "0")] = 1.0
    if one.weak:
        found["weak condition"] = 1.0
    _lexical(context, one, found)
    lemmas = {reading.lemma[i] for i in one.inside}
    found["demand"] = float(bool(lemmas & context.target.demands))
    found["contrast"] = float(bool(lemmas & context.target.contrast))
    for name, value in frames.items():
        found[f"frame:{name}"] = value
        if name in context.target.frames and lemmas & context.target.frames[name]:
            found[f"in frame:{name}"] = 1.0
    return found


def _lexical(context: Context, one: Signal, found: dict[str, float]) -> None:
    reading, words = context.reading, []
    for i in sorted(one.inside):
        if reading.pos[i] in ("PUNCT", "SPACE", "SYM"):
            continue
        word = _word(context, i)
        words.append(word)
        if reading.pos[i] in _CONTENT and word not in _STOP:
            mark = "not_" if i in one.negated else ""
            found[f"w:{mark}{word}"] = 1.0
    for left, right in pairwise(words):
        found[f"b:{left}_{right}"] = 0.6
    for root in one.roots:
        mark = "not_" if root in one.negated else ""
        found[f"root:{mark}{reading.lemma[root]}"] = 1.0
    for leaf in one.leaves:
        found[f"leaf:{reading.lemma[leaf.token]}:{leaf.sign}"] = 1.0
        found[f"leaf:{leaf.role.value}:{leaf.tie}:{leaf.sign}"] = 1.0
        for op in leaf.path:
            found[f"path:{reading.lemma[op]}>{leaf.role.value}:{leaf.sign}"] = 1.0


def actor_features(
    context: Context,
    actor: Actor,
    signals: Sequence[Signal],
    read: Sequence[Sequence[float]],
    frames: Mapping[str, float],
) -> dict[str, float]:
    """What all sentences of one actor show together; `read` are their probabilities by label
    (none, supports, opposes, conditional, neutral)."""
    side = "home" if actor.key in context.target_side else "abroad"
    found: dict[str, float] = {"bias": 1.0, f"kind:{actor.kind.value}": 1.0, side: 1.0}
    if not signals:
        found["silent"] = 1.0
        return found
    total = [0.0] * 5
    top = [0.0] * 5
    for row in read:
        for k, value in enumerate(row):
            total[k] += value
            top[k] = max(top[k], value)
    some = max(1e-6, sum(total[1:]))
    for k, name in enumerate(("none", "supports", "opposes", "conditional", "neutral")):
        found[f"top:{name}"] = top[k]
        if k:
            found[f"share:{name}"] = total[k] / some
            found[f"sum:{name}"] = min(2.0, total[k])
    found["any"] = max(1 - row[0] for row in read)
    found["both"] = min(top[1], top[2])
    found["both sum"] = min(total[1], total[2], 1.0)
    own = [i for i, s in enumerate(signals) if s.basis == "own words"]
    if own:
        found["own"] = 1.0
        for k in (1, 2, 3):
            found[f"own:{k}"] = max(read[i][k] for i in own)
    last = max(range(len(read)), key=lambda i: (1 - read[i][0] > 0.4, i))
    for k in (1, 2, 3):
        found[f"last:{k}"] = read[last][k]
    found["toward"] = min(2.0, sum(s.toward for s in signals))
    found["away"] = min(2.0, sum(s.away for s in signals))
    found["condition"] = float(any(s.strong and s.toward + s.away > 0.3 for s in signals))
    found["sentences"] = min(1.0, len(signals) / 5)
    dealing = _bucket(frames["dealing"], (0.08, 0.2, 0.35))
    found[f"best tie:{max(s.tie for s in signals)}:{dealing}"] = 1.0
    best = max(range(len(read)), key=lambda i: 1 - read[i][0])
    found[f"best:{signals[best].basis}"] = 1.0
    found[f"best near:{min(3, signals[best].near)}:{signals[best].tie}"] = 1.0
    found["only noun"] = float(all(s.kinds <= {"noun"} for s in signals))
    found["only kin"] = float(all("kin" in s.kinds for s in signals))
    for name, value in frames.items():
        found[f"frame:{name}"] = value
    return found


def frame_shares(context: Context) -> dict[str, float]:
    """How much of the article is about each off-topic frame, about the target, about dealing."""
    reading, target = context.reading, context.target
    sentences = max(1, len(reading.bounds))
    found: dict[str, float] = {}
    for name, words in target.frames.items():
        hit = {reading.sentence[i] for i, w in enumerate(reading.lemma) if w in words}
        found[name] = len(hit) / sentences
    named = {reading.sentence[i] for i in context.target_tokens}
    found["named"] = len(named) / sentences
    dealing = {
        reading.sentence[i]
        for i, role in enumerate(reading.role)
        if role in (Role.COOPERATION, Role.HOSTILITY)
    }
    found["dealing"] = len(dealing & named) / sentences
    return found
