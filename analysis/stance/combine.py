"""The signals of one actor in, its stance out: label, confidence, one sentence why, evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.stance.features import actor_features, sentence_features
from analysis.stance.model import OUTCOMES, Weights, probabilities
from analysis.stance.polarity import Leaf
from analysis.stance.signals import Context, Signal
from analysis.types import Actor, Confidence, Evidence, Kind, Label, Span, Stance

# A stance is shown when "takes no position" is no likelier than this; measured in docs/stance.md.
SILENCE = 0.45
# States and bodies often act without a word; one plain act that names the target is worth more.
SILENCE_ACTING = 0.65
_DOUBTFUL = 0.7
_STRONGEST = 3  # sentences that decide the label
_WORTH = {"own words": 1.0, "act": 0.8, "plan": 0.8, "reported": 0.5}
_MOST = 4  # evidence sentences shown
_BASIS = {
    "own words": "What it says or holds",
    "act": "What it does",
    "plan": "What it plans",
    "reported": "What others say of it",
}


@dataclass(frozen=True, slots=True)
class Read:
    """A signal with its probabilities by outcome."""

    signal: Signal
    by: tuple[float, ...]

    def of(self, label: Label) -> float:
        return self.by[OUTCOMES.index(label)]


def _confidence(probability: float, best: Signal) -> Confidence:
    if best.basis == "reported" or probability < 0.5:
        return Confidence.LOW
    return Confidence.HIGH if probability >= 0.8 else Confidence.MODERATE


def _cue_tokens(one: Signal) -> list[int]:
    return sorted({i for leaf in one.leaves for i in (*leaf.path, leaf.token)})


def _phrase(context: Context, one: Signal, sign: int) -> str:
    """The words from operator to leaf: "ready to restore cooperation"; "" where no cue was read."""
    fitting = [leaf for leaf in one.leaves if leaf.sign == sign] or one.leaves
    if not fitting:
        return ""
    leaf: Leaf = max(fitting, key=lambda x: (x.tie, len(x.path)))
    reading = context.reading
    tokens = (*leaf.path, leaf.token)
    first, last = min(tokens), max(tokens)
    if last - first > 12:
        first = last = leaf.token
    return " ".join(reading.text[reading.start[first] : reading.end[last]].split())


def _shorten(text: str, most: int = 140) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: text.rfind(" ", 0, most)] + " ..."


def _from(words: str) -> str:
    """What was read, without quotation marks: most of it is the reporter's wording.

    >>> _from("welcomed the deal,”")
    ' (read from: welcomed the deal)'
    """
    bare = _shorten(words).strip(" .,;:“”\"'‘’")
    return f" (read from: {bare})" if bare else ""


def _why(context: Context, one: Signal, label: Label) -> str:
    """In words, what a sentence shows."""
    who = _BASIS[one.basis]
    condition = next(iter(one.strong or one.weak), None)
    question = context.target.question
    if label is Label.CONDITIONAL and condition is not None:
        return f"{who}: a condition on {question}{_from(condition.of(context.reading.text))}."
    sign = -1 if label is Label.OPPOSES else 1
    phrase = _phrase(context, one, sign)
    shown = _from(phrase)
    verdict = {
        Label.SUPPORTS: f"for {question}",
        Label.OPPOSES: f"against {question}",
        Label.CONDITIONAL: f"for part of {question} and against part of it, or with reserve",
        Label.NEUTRAL: f"on {question} without taking a position",
    }[label]
    return f"{who}: {verdict}{shown}."


def _evidence(context: Context, one: Signal, label: Label) -> Evidence:
    reading = context.reading
    first, last = reading.bounds[one.sentence]
    text = reading.text[reading.start[first] : reading.end[last - 1]]
    start = reading.start[first] + len(text) - len(text.lstrip())
    conditions = one.strong or one.weak
    return Evidence(
        start=start,
        end=start + len(text.strip()),
        detail=_why(context, one, label),
        label=label,
        cue=tuple(Span(reading.start[i], reading.end[i]) for i in _cue_tokens(one)),
        basis=one.basis,
        condition=conditions[0] if label is Label.CONDITIONAL and conditions else None,
    )


def _label_of(read: Read) -> Label:
    return max((label for label in OUTCOMES if label), key=read.of)


def _distinct(context: Context, read: list[Read]) -> list[Read]:
    """Each wording once: a title may stand twice."""
    return list({_words(context, r.signal): r for r in reversed(read)}.values())[::-1]


def _words(context: Context, one: Signal) -> str:
    first, last = context.reading.bounds[one.sentence]
    return " ".join(context.reading.lower[first:last]).strip()


def _chosen(context: Context, read: list[Read], label: Label) -> list[tuple[Read, Label]]:
    """The sentences to show and what each shows: those of the label, then contrary ones."""
    best = _distinct(context, sorted(read, key=lambda r: -r.of(label)))
    shown = [(r, label) for r in best if r.of(label) >= 0.3][:3] or [(best[0], label)]
    taken = {id(r) for r, _ in shown}
    rest = [r for r in best if id(r) not in taken and 1 - r.by[0] >= 0.5]
    rest.sort(key=lambda r: r.by[0])
    return [*shown, *((r, _label_of(r)) for r in rest)][:_MOST]


def _acts(context: Context, actor: Actor, signals: Sequence[Signal]) -> bool:
    """A state or body does something plain to or with the target; what the target's own side does
    need not name the target.
    """
    tie, net = (0, 0.6) if actor.key in context.target_side else (2, 0.9)
    return actor.kind is not Kind.PERSON and any(
        s.basis != "reported" and s.tie >= tie and abs(s.toward - s.away) >= net for s in signals
    )


def _has_terms(read: list[Read]) -> bool:
    """A conditional stance needs a condition, or words for and words against."""
    return any(r.signal.strong or r.signal.weak for r in read) or (
        any(r.signal.toward >= 0.3 for r in read) and any(r.signal.away >= 0.3 for r in read)
    )


def _decide(read: list[Read], found: Sequence[float]) -> tuple[Label, float]:
    """The label of the strongest sentences and of all together, with its share among the labels.

    Own words count more than acts, acts more than what others report. Where the two poles are
    close, the share is given as 0: shown, but as doubtful (half of the flips are such).
    """
    sums = {}
    labels = [x for x in Label if x is not Label.CONDITIONAL or _has_terms(read)]
    for label in labels:
        best = sorted((_WORTH[r.signal.basis] * r.of(label) for r in read), reverse=True)
        sums[label] = sum(best[:_STRONGEST]) + found[OUTCOMES.index(label)] / 2
    label = max(labels, key=sums.__getitem__)
    poles = sorted((sums[Label.SUPPORTS], sums[Label.OPPOSES]))
    if label in (Label.SUPPORTS, Label.OPPOSES) and poles[0] > _DOUBTFUL * poles[1]:
        return label, 0.0
    return label, sums[label] / sum(sums.values())


def stance(
    context: Context,
    actor: Actor,
    signals: Sequence[Signal],
    frames: dict[str, float],
    weights: Weights,
) -> Stance | None:
    """Where the actor stands, or None where it takes no position on the question."""
    read = [
        Read(s, probabilities(weights.sentence, sentence_features(context, s, frames)))
        for s in signals
    ]
    if not any(s.leaves or s.strong or s.basis == "own words" for s in signals):
        return None  # nothing to point at
    found = probabilities(
        weights.actor, actor_features(context, actor, signals, [r.by for r in read], frames)
    )
    if found[0] > (SILENCE_ACTING if _acts(context, actor, signals) else SILENCE):
        return None
    label, share = _decide(read, found)
    shown = _chosen(context, read, label)
    evidence = tuple(_evidence(context, r.signal, of) for r, of in shown)
    return Stance(
        actor=actor.key,
        label=label,
        confidence=_confidence(share, shown[0][0].signal),
        detail=evidence[0].detail,
        evidence=evidence,
    )
