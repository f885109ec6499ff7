"""What the finders hand to each other before it becomes a Quote: tokens and character spans."""

from dataclasses import dataclass

from spacy.tokens import Token

from analysis.types import Manner, Span


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a speaker, and their head words: one each of coordinated speakers."""

    spans: tuple[Span, ...]
    heads: tuple[Token, ...]
    tokens: range = range(0)


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution whose speaker is not yet looked up. `cue` is empty for a free quotation."""

    content: tuple[Span, ...]
    cue: tuple[Token, ...]
    source: Source | None
    manner: Manner = Manner.SPEECH
    own: bool = False  # a quotation of its own, not woven into the reporter's clause
    frame: str = ""  # what of the sentence the cue governs (cues.py)
