"""Who says where an actor stands: the desk from the actor's own words and acts, others, an analyst.

The three never look the same: each has a word and a mark, in charts and in text.
"""

from enum import StrEnum

from analysis.types import Label

ANALYST, REPORTED = "analyst", "reported"


class Said(StrEnum):
    """The kind of a judgement: read from words and acts, reported by others, or an analyst's."""

    READ = "read"
    REPORTED = "reported"
    ANALYST = "analyst"


WORD = {
    Said.READ: "read by the desk",
    Said.REPORTED: "only as others report",
    Said.ANALYST: "analyst’s judgement",
}
GLYPH = {Said.READ: "", Said.REPORTED: "”", Said.ANALYST: "✎"}
BASIS = {  # what a position rests on
    "own words": "own words",
    "act": "what it did",
    "plan": "what it plans",
    "reported": "only as others report",
}


def said(judge: str, basis: str) -> Said:
    """The kind of a judgement by who made it and on what.

    >>> said("analyst", "act"), said("machine", "reported"), said("machine", "act")
    (<Said.ANALYST: 'analyst'>, <Said.REPORTED: 'reported'>, <Said.READ: 'read'>)
    """
    if judge == ANALYST:
        return Said.ANALYST
    return Said.REPORTED if basis == REPORTED else Said.READ


def basis_words(judge: str, basis: str) -> str:
    """What a position rests on, in words; "" where nothing is known.

    >>> basis_words("machine", "act"), basis_words("analyst", "act")
    ('what it did', 'analyst’s judgement')
    """
    return WORD[Said.ANALYST] if judge == ANALYST else BASIS.get(basis, "")


def symbol(shape: str, kind: Said, label: Label, *, doubtful: bool) -> str:
    """A shape hollow where the position is in doubt, with a dot where only others report it.

    >>> symbol("square", Said.REPORTED, Label.OPPOSES, doubtful=True)
    'square-open-dot'
    >>> symbol("circle-open", Said.READ, Label.NEUTRAL, doubtful=True)
    'circle-open'
    """
    shape = shape.removesuffix("-open")
    hollow = doubtful or label is Label.NEUTRAL
    return shape + ("-open" if hollow else "") + ("-dot" if kind is Said.REPORTED else "")
