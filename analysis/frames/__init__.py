"""Frames: what the store holds of one workspace as linked tables, and the one filter on them.

Goes in: rows of the store and the corpus-wide actors. Comes out: a `Corpus`, built once for each
revision and never changed; `focus` gives a smaller one. Left out: drawing, and any judgement.
"""

from analysis.frames.build import beside, corpus, opened, questions
from analysis.frames.corpus import (
    ACTORS,
    ARTICLES,
    EVENTS,
    EVIDENCE,
    MENTIONS,
    QUOTES,
    STANCES,
    Corpus,
)
from analysis.frames.folding import folded
from analysis.frames.narrow import focus, undated
from analysis.frames.sayings import SAYINGS, sayings

__all__ = [
    "ACTORS",
    "ARTICLES",
    "EVENTS",
    "EVIDENCE",
    "MENTIONS",
    "QUOTES",
    "SAYINGS",
    "STANCES",
    "Corpus",
    "beside",
    "corpus",
    "focus",
    "folded",
    "opened",
    "questions",
    "sayings",
    "undated",
]
