"""Doc, actors and quotes in, each actor's stance toward cooperation with the target out.

A stance is one actor's position in one article, with the sentences that show it. Actors that are
only mentioned get none; the reporter's voice is nobody's. docs/stance.md tells the method.
"""

from spacy.tokens import Doc

from analysis.stance.combine import stance
from analysis.stance.cues import read
from analysis.stance.features import frame_shares
from analysis.stance.holders import claims, heads
from analysis.stance.model import default_weights
from analysis.stance.signals import Signal, context, signals
from analysis.stance.target import Target, default_target
from analysis.types import Actor, Quote, Stance


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
    own: dict[str, frozenset[int]] = {}
    for i, (key, _) in heads(reading, actors).items():
        own[key] = own.get(key, frozenset()) | {i}
    shown: dict[str, list[Signal]] = {}
    for one in signals(around, claims(reading, actors, quotes), own):
        shown.setdefault(one.actor, []).append(one)
    frames = frame_shares(around)
    found = (
        stance(around, actor, shown.get(actor.key, []), frames, default_weights())
        for actor in actors
    )
    return tuple(s for s in found if s)
