"""Doc and actors in, the attributions of one article out."""

from spacy.tokens import Doc

from analysis.types import Actor, Quote


def quotes(doc: Doc, actors: tuple[Actor, ...]) -> tuple[Quote, ...]:
    return ()
