"""Doc, actors and quotes in, each actor's stance toward cooperation with the target out.

A stance is one actor's position in one article, with the sentences that show it. Actors that are
only mentioned get none; the reporter's voice is nobody's. docs/stance.md tells the method.
"""

from spacy.tokens import Doc

from analysis.stance.authors import own_voice
from analysis.stance.combine import stance
from analysis.stance.cues import read
from analysis.stance.features import frame_shares
from analysis.stance.holders import claims
from analysis.stance.model import default_weights
from analysis.stance.signals import Context, Signal, context, signals
from analysis.stance.target import Target, default_target
from analysis.types import Actor, Quote, Stance

# Longer articles wander: there a sentence must name the target itself, or stand on the topic; next
# to the topic is near enough where the title names the target. Measured on real articles in
# docs/stance.md; most of the project's own are shorter.
_LONG = 30  # sentences


def _on_target(around: Context, found: list[Signal]) -> list[Signal]:
    """The signals of a long article that stand on the target or on the topic."""
    if any(around.reading.sentence[i] == 0 for i in around.target_tokens):
        return [one for one in found if one.tie or one.near <= 1]
    kept = [one for one in found if one.tie or one.near == 0]
    return kept if any(one.tie for one in kept) else []


def stances(
    doc: Doc,
    actors: tuple[Actor, ...],
    quotes: tuple[Quote, ...],
    *,
    target: Target | None = None,
) -> tuple[Stance, ...]:
    """The stance of every actor that takes a position on cooperation with the target."""
    reading = read(doc, target or default_target())
    around = context(reading, target or default_target(), actors)
    if not around.target_tokens:
        return ()
    shown: dict[str, list[Signal]] = {}
    shows = [*claims(reading, actors, quotes), *own_voice(reading, actors, quotes)]
    for one in signals(around, shows, actors):
        shown.setdefault(one.actor, []).append(one)
    if len(reading.bounds) > _LONG:
        shown = {key: _on_target(around, found) for key, found in shown.items()}
    frames = frame_shares(around)
    weights = default_weights()
    found = (stance(around, actor, shown.get(actor.key, []), frames, weights) for actor in actors)
    return tuple(s for s in found if s)
