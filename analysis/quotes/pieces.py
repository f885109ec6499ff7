"""Stretches in quotation marks and the attributions of clauses in, whole attributions out.

Pieces of one utterance are joined; stretches that are woven into a reported clause widen it.
What nobody is said to have said is left out: scare quotes, titles of works, nicknames.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from spacy.tokens import Token

from analysis.marks import Region
from analysis.quotes.cues import CLAUSE, INFINITIVE
from analysis.quotes.draft import Draft, Source
from analysis.quotes.introductions import Introduction, before, behind
from analysis.quotes.layout import Layout
from analysis.types import Manner, Span

_NEAR = 90  # characters between an attribution and the quotation that goes on with it
_ADDS = re.compile(r",? (?:and|but|or)(?: \w+){0,2}$")
_STOP = re.compile(r"[.!?](?:\s|$)")


@dataclass(slots=True)
class _Group:
    """Pieces of one utterance while they are put together."""

    numbers: list[int]
    cue: tuple[Token, ...] = ()
    source: Source | None = None
    begin: int | None = None  # where the reporter's words before the first piece begin
    tail: bool = False  # the cue stands behind the latest piece

    def introduce(self, found: Introduction) -> None:
        self.cue, self.source, self.begin = found.cue, found.source, found.begin


def joined(layout: Layout, clauses: list[Draft]) -> list[Draft]:
    """All attributions: quotations of their own with their pieces, and clauses with their marks."""
    found = _groups(layout)
    groups = [group for group in found if group.cue]
    own = {n for group in groups if group.begin is None for n in group.numbers}
    drafts = [_own_draft(layout, group) for group in groups if group.begin is None]
    mixed = [group for group in groups if group.begin is not None]
    led = {group.cue[0]: group for group in mixed}
    woven: list[Draft] = []
    for clause in clauses:
        if clause.cue[0] in led and clause.frame == CLAUSE:
            continue  # the sentence as it stands is surer than its parse around marks
        widened = _widened(layout, clause, own)
        if widened is not None:
            woven.append(widened)
    woven += [_woven_draft(layout, group) for group in mixed]
    free = [group for group in found if not group.cue]
    return _with_free(layout, _without_nested(drafts + woven), free)


def _with_free(layout: Layout, drafts: list[Draft], free: list[_Group]) -> list[Draft]:
    """Drafts with the whole sentences in marks that follow them in the paragraph without a cue of
    their own: 'It was over, she said. "We tried."'"""
    drafts = sorted(drafts, key=_reach)
    ends = [_reach(draft) for draft in drafts]
    for group in free:
        first = layout.regions[group.numbers[0]]
        place = bisect_right(ends, first.start) - 1
        if place < 0 or not _is_sentence(layout, first):
            continue
        gap = layout.text[ends[place] : first.start]
        if (
            drafts[place].own
            and _is_paragraph(layout, first)
            and gap.count("\n")
            and len(gap) < _NEAR
        ):
            gap = ""
        if "\n" in gap or len(gap) > _NEAR or len(_STOP.findall(gap.strip(" \"'”’»"))) > 1:
            continue
        draft = drafts[place]
        pieces = (layout.regions[n] for n in group.numbers)
        drafts[place] = replace(
            draft,
            content=draft.content
            + tuple(Span(r.first, r.last) if draft.own else Span(r.start, r.end) for r in pieces),
        )
    return drafts


def _is_paragraph(layout: Layout, region: Region) -> bool:
    """Whether a stretch is all of its paragraph."""
    start, end = layout.line(region.start)
    around = layout.text[start : region.start] + layout.text[region.end : end]
    return not around.strip()


def _reach(draft: Draft) -> int:
    """The last character of all that a draft is made of."""
    last = draft.cue[-1]
    source = draft.source.spans[-1].end if draft.source else 0
    return max(draft.content[-1].end, last.idx + len(last), source)


def _is_sentence(layout: Layout, region: Region) -> bool:
    """Whether a stretch is a sentence of its own, where a sentence begins."""
    before = layout.text[max(region.start - 3, 0) : region.start].rstrip()[-1:]
    words = layout.text[region.first : region.last].strip()
    return bool(words) and words[0].isupper() and words[-1] in ".!?…" and before in ".!?…\"”’'»"


def _without_nested(drafts: list[Draft]) -> list[Draft]:
    """Drafts without attitudes and phrases inside another's words ("said he hopes ...").

    Nested speech stays ("said that Doe had promised ..."): it is somebody else's.
    """
    spans = sorted((s.start, s.end) for d in drafts for s in d.content)
    starts = [start for start, _ in spans]
    reach: list[int] = []  # the furthest end of the spans up to each
    for _, end in spans:
        reach.append(max(end, reach[-1] if reach else 0))
    kept = []
    for draft in drafts:
        cue = draft.cue[0].idx
        place = bisect_right(starts, cue) - 1
        nested = place >= 0 and reach[place] > cue
        if draft.own or not nested or _stays_nested(draft):
            kept.append(draft)
    return kept


def _stays_nested(draft: Draft) -> bool:
    if draft.manner is not Manner.SPEECH:
        return False
    if draft.frame == INFINITIVE:
        return draft.source is not None and draft.source.heads[0].pos_ != "PRON"
    return draft.frame in (CLAUSE, "according", "")


def _own_draft(layout: Layout, group: _Group) -> Draft:
    regions = [layout.regions[n] for n in group.numbers]
    spans = tuple(Span(region.first, region.last) for region in regions)
    return Draft(spans, group.cue, group.source, own=True)


def _woven_draft(layout: Layout, group: _Group) -> Draft:
    """The reporter's words and the quoted ones that end in them: 'Talks are "useless," he said'."""
    regions = [layout.regions[n] for n in group.numbers]
    begin = regions[0].start if group.begin is None else group.begin
    first = Span(begin, regions[0].end)
    rest = (Span(region.start, region.end) for region in regions[1:])
    return Draft((first, *rest), group.cue, group.source)


def _touched(layout: Layout, span: Span) -> list[int]:
    """The numbers of the stretches that share characters with a span."""
    number = max(bisect_left(layout.starts, span.start) - 1, 0)
    found = []
    while number < len(layout.regions) and layout.regions[number].start < span.end:
        if layout.regions[number].end > span.start:
            found.append(number)
        number += 1
    return found


def _widened(layout: Layout, clause: Draft, own: set[int]) -> Draft | None:
    """A clause with every stretch whole that it touches; None where it lies in a quotation of its
    own already."""
    spans: list[Span] = []
    for span in clause.content:
        start, end = span.start, span.end
        for number in _touched(layout, span):
            region = layout.regions[number]
            if number not in own:
                start, end = min(start, region.start), max(end, region.end)
            elif region.start <= start and end <= region.end:
                return None
            elif region.start <= start:
                start = region.end
            else:
                end = min(end, region.start)
        end = _closing_comma(layout, clause, start, end)
        start, end = _stripped(layout.text, start, end)
        if layout.text[start:end].strip("."):
            spans.append(Span(start, end))
    return replace(clause, content=tuple(spans)) if spans else None


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Without spaces and pauses around."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip(" ,:;")), start + len(words.rstrip(" ,:;"))


def _closing_comma(layout: Layout, clause: Draft, start: int, end: int) -> int:
    """Where a clause stops for a comma inside its last marks: 'called it "a mess," adding ...'."""
    if clause.cue[0].idx > start:
        return end
    touched = _touched(layout, Span(start, end))
    if not touched:
        return end
    last = layout.regions[touched[-1]]
    return last.end if layout.text[last.first : last.last].endswith(",") else end


def _groups(layout: Layout) -> list[_Group]:
    groups: list[_Group] = []
    for number in range(len(layout.regions)):
        previous = groups[-1] if groups else None
        lead, tail = before(layout, number), behind(layout, number)
        found = lead or tail
        if previous is not None and _goes_on(layout, number, previous, lead, found):
            previous.numbers.append(number)
            if found is not None and not previous.cue:
                previous.introduce(replace(found, begin=None))
            previous.tail = tail is not None or (previous.tail and found is None)
            continue
        group = _Group([number])
        if found is not None:
            group.introduce(found)
            group.tail = lead is None
        groups.append(group)
    return groups


def _goes_on(
    layout: Layout,
    number: int,
    previous: _Group,
    lead: Introduction | None,
    found: Introduction | None,
) -> bool:
    """Whether a stretch belongs to the utterance before it: left open there, or with nothing but
    the cue between the two."""
    if layout.regions[number - 1].goes_on:
        return True
    start, end = layout.regions[number - 1].end, layout.regions[number].start
    gap = layout.text[start:end]
    if not previous.tail or "\n" in gap:
        return False
    if lead is not None:
        return lead.cue[0] in previous.cue
    if found is not None:
        return False
    return _links(layout, number, previous, gap.strip())


def _links(layout: Layout, number: int, previous: _Group, gap: str) -> bool:
    if not gap:
        return True
    start, end = layout.regions[number - 1].end, layout.regions[number].start
    if not any(start <= token.idx < end for token in previous.cue):
        return False
    if gap[-1] in ",—–-":
        return True
    first = layout.text[layout.regions[number].first : layout.regions[number].first + 1]
    if first.islower() and len(gap) < _NEAR and not _STOP.search(gap) and _ADDS.search(gap):
        return True
    return gap[-1] in ".!?:…" and not first.islower() and gap.count(". ") <= 2
