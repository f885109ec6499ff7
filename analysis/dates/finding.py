"""Doc and the article's date in, its time expressions out."""

from datetime import date

from spacy.tokens import Doc

from analysis.dates.grammar import candidates
from analysis.dates.readings import READERS
from analysis.dates.scene import Match, Reading, Scene
from analysis.dates.words import tokens
from analysis.types import Timex


def dates(doc: Doc, published: date | None) -> tuple[Timex, ...]:
    """The time expressions of an article with their TIMEX3 types and values, in order."""
    starts = {offset: index for index, offset in enumerate(doc.to_array("IDX").tolist())}
    scene = Scene(tokens(doc.text), published, doc, starts)
    until = 0
    for start, end, reader in candidates(scene.tokens):
        if start < until:
            continue
        readings = READERS[reader](Match(scene, start, end))
        scene.add(readings)
        if readings:
            until = end
    return tuple(_timex(scene, reading) for reading in scene.read)


def _timex(scene: Scene, reading: Reading) -> Timex:
    start, end = scene.tokens.spans[reading.start][0], scene.tokens.spans[reading.end - 1][1]
    return Timex(start, end, scene.tokens.text[start:end], reading.type, reading.value)
