"""Doc, actors and quotes in, each actor's stance toward cooperation with the target out."""

from spacy.tokens import Doc

from analysis.types import Actor, Quote, Stance


def stances(doc: Doc, actors: tuple[Actor, ...], quotes: tuple[Quote, ...]) -> tuple[Stance, ...]:
    return ()
