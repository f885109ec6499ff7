"""Drafts in, the same without the datelines of wire stories out.

"OSLO, Sept 4 (Corvane Wire) - Norway has ..." begins at "Norway". A dateline that the parser took
for the speaker gives way to the name behind it.
"""

import re
from dataclasses import replace

from analysis.quotes.draft import Draft, Source
from analysis.quotes.layout import Layout
from analysis.quotes.sources import phrase
from analysis.types import Span

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.' -]{2,}"  # in capitals
_NAMED = r"[A-ZÀ-Þ][\w.'-]+(?:[ -][A-ZÀ-Þ][\w.'-]+){0,2}"
_REST = r"(?:, [^-–—()\n]{2,30})?"
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_REST}(?: \([^)\n]{{2,40}}\))?|{_NAMED}{_REST} \([A-Z][^)\n]{{1,40}}\))"
    r" ?(?:--|[-–—])\s+"
)


def without_datelines(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Drafts whose words and speakers begin behind the dateline of their paragraph."""
    ends: dict[int, int] = {}
    for match in re.finditer(r"^.", layout.text, re.MULTILINE):
        found = _DATELINE.match(layout.text, match.start())
        if found is not None:
            ends[match.start()] = found.end()
    return [_cut(layout, draft, ends) for draft in drafts] if ends else drafts


def _cut(layout: Layout, draft: Draft, ends: dict[int, int]) -> Draft:
    end = ends.get(layout.line(draft.content[0].start)[0], 0)
    content = tuple(Span(max(s.start, end), s.end) for s in draft.content if s.end > end)
    source = draft.source
    if source is not None and source.spans[0].start < end:
        source = _behind(layout, draft, source, end)
    return replace(draft, content=content or draft.content, source=source)


def _behind(layout: Layout, draft: Draft, source: Source, end: int) -> Source | None:
    """The source without the dateline; the first name behind it when its head stands in it."""
    head = source.heads[0]
    if head.idx >= end:
        spans = tuple(Span(max(s.start, end), s.end) for s in source.spans)
        first = layout.tokens(spans[0].start, spans[0].end)[0].i
        return replace(source, spans=spans, tokens=range(first, source.tokens.stop))
    named = [t for t in layout.tokens(end, draft.cue[0].idx) if t.pos_ in ("PROPN", "NOUN")]
    if not named:
        return None
    top = named[0]
    while top.head.i > top.i and top.dep_ in ("compound", "amod", "nmod", "poss"):
        top = top.head
    found = phrase(top, draft.cue[0])
    return (
        found
        if found.spans[0].start >= end
        else replace(found, spans=(Span(end, found.spans[-1].end),))
    )
