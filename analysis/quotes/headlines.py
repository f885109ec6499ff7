"""Lines in, titles of the form "Doe: what Doe says" out.

Titles, subtitles and lines of a transcript, in which a name and a colon stand for "says". Lists,
times and addresses are left out.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from analysis.quotes.draft import Draft, Source
from analysis.quotes.layout import Layout
from analysis.types import Span

_LINE = re.compile(r"[^\n]+")
_NAME = re.compile(r"[^\n:]{2,60}?(?=:\s)")
_TITLE_LENGTH = 160
_WORDS = 5


def headline_drafts(layout: Layout) -> Iterator[Draft]:
    """A draft for each title or transcript line that opens with a speaker and a colon."""
    title = ""
    seen: set[str] = set()  # some archives print the title twice
    for line in _LINE.finditer(layout.text):
        if not line[0].strip() or line[0].strip() in seen:
            continue
        seen.add(line[0].strip())
        title = title or line[0].strip()
        name = _NAME.match(line[0])
        if name is None or layout.region_at(line.start()) is not None:
            continue
        is_title = line[0].strip() == title or (
            len(line[0]) < _TITLE_LENGTH and line[0].rstrip()[-1] not in ".:;,"
        )
        shouted = name[0].strip().isupper()
        tokens = layout.tokens(line.start(), line.start() + len(name[0]))
        if (is_title or shouted) and _is_speaker(tokens):
            yield _draft(layout, tokens, line.end())


def _is_speaker(tokens: list[Token]) -> bool:
    """Whether words before a colon are a name or a short noun phrase."""
    words = [t for t in tokens if not t.is_space]
    if not words or len(words) > _WORDS or not words[0].text[0].isupper():
        return False
    if any(t.pos_ in ("AUX", "ADP", "NUM", "PUNCT", "SCONJ") for t in words):
        return False
    return words[-1].pos_ in ("PROPN", "NOUN") or words[-1].text.isupper()


def _draft(layout: Layout, tokens: list[Token], end: int) -> Draft:
    first, last = tokens[0], tokens[-1]
    stop = last.idx + len(last)
    colon = layout.doc[last.i + 1]
    start = colon.idx + 1
    words = layout.text[start:end]
    span = Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
    source = Source((Span(first.idx, stop),), (last,), range(first.i, last.i + 1))
    return Draft((span,), (colon,), source, frame="colon")
