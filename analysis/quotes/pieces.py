"""Stretches in quotation marks and the attributions of clauses in, whole quotations out.

Each stretch gets the cue that stands before or behind it, pieces of one utterance are joined, and
stretches woven into a reported clause widen it. Scare quotes and titles of works are left out.
"""

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from analysis.quotes import cues
from analysis.quotes.draft import Draft, Source
from analysis.quotes.layout import Layout
from analysis.quotes.marks import Region
from analysis.quotes.sources import phrase, source_of
from analysis.types import Manner, Span

_ENDS = (".", "!", "?", "…")
_GOES_ON = (",", "!", "?", "…", "-", "—", "–")


@dataclass(slots=True)
class Group:
    """Pieces of one utterance while they are put together."""

    numbers: list[int]
    cue: tuple[Token, ...] = ()
    source: Source | None = None
    tail: bool = False  # the cue stands behind the latest piece


@dataclass(frozen=True, slots=True)
class _Found:
    cue: Token
    source: Source | None
    extra: tuple[Token, ...] = field(default=())


def joined(layout: Layout, clauses: list[Draft]) -> list[Draft]:
    """All attributions: quotations of their own with their pieces, and clauses widened to marks."""
    groups = _groups(layout)
    own: dict[int, Group] = {number: group for group in groups for number in group.numbers}
    drafts = [_own_draft(layout, group) for group in groups if group.cue]
    attributed = {n for group in groups if group.cue for n in group.numbers}
    for clause in clauses:
        widened = _widened(layout, clause, attributed)
        if widened is not None:
            drafts.append(widened)
    return drafts


def _own_draft(layout: Layout, group: Group) -> Draft:
    spans = tuple(_words(layout, layout.regions[n]) for n in group.numbers)
    return Draft(spans, group.cue, group.source, Manner.SPEECH, own=True)


def _words(layout: Layout, region: Region) -> Span:
    return Span(region.first, region.last)


def _widened(layout: Layout, clause: Draft, attributed: set[int]) -> Draft | None:
    """A clause with every stretch whole that it touches; None where that is a quotation of its
    own already."""
    spans: list[Span] = []
    for span in clause.content:
        start, end = span.start, span.end
        touched = [
            n for n, r in enumerate(layout.regions) if r.start < span.end and span.start < r.end
        ]
        inner = [
            n for n in touched if layout.regions[n].start <= start and end <= layout.regions[n].end
        ]
        if any(n in attributed for n in inner):
            return None
        for n in touched:
            region = layout.regions[n]
            if n in attributed:
                if region.start <= start:
                    start = max(start, region.end)
                else:
                    end = min(end, region.start)
            else:
                start, end = min(start, region.start), max(end, region.end)
        if layout.text[start:end].strip(" ,.:;"):
            spans.append(Span(start, end))
    return replace(clause, content=tuple(spans)) if spans else None


def _groups(layout: Layout) -> list[Group]:
    groups: list[Group] = []
    for number, region in enumerate(layout.regions):
        previous = groups[-1] if groups and groups[-1].numbers[-1] == number - 1 else None
        before, behind = _before(layout, number), _behind(layout, number)
        running = previous is not None and layout.regions[number - 1].goes_on
        found = before or behind
        shared = (
            previous is not None
            and previous.tail
            and _same_paragraph(layout, number)
            and (
                (found is None and _links(layout, number, previous))
                or (before is not None and before.cue in previous.cue)
            )
        )
        if (running or shared) and previous is not None:
            previous.numbers.append(number)
            if found is not None and not previous.cue:
                previous.cue, previous.source = (found.cue, *found.extra), found.source
            previous.tail = (previous.tail and found is None) or behind is not None
            continue
        group = Group([number])
        if found is not None:
            group.cue, group.source = (found.cue, *found.extra), found.source
            group.tail = before is None
        groups.append(group)
    return groups


def _same_paragraph(layout: Layout, number: int) -> bool:
    gap = layout.text[layout.regions[number - 1].end : layout.regions[number].start]
    return "\n" not in gap


def _links(layout: Layout, number: int, previous: Group) -> bool:
    """Whether a stretch goes on with the utterance before it: only the cue stands between."""
    start = layout.regions[number - 1].end
    gap = layout.text[start : layout.regions[number].start].strip()
    if not gap:
        return True
    if not any(start <= token.idx < layout.regions[number].start for token in previous.cue):
        return False
    first = layout.text[layout.regions[number].first : layout.regions[number].first + 1]
    if gap[-1] in ",—–-":
        return True
    return gap[-1] in ".!?:…" and not first.islower() and gap.count(". ") <= 2


def _behind(layout: Layout, number: int) -> _Found | None:
    """The cue in the sentence behind a stretch: '"...", said X', '"...," X told reporters'."""
    region = layout.regions[number]
    if not region.closed:
        return None
    _, line_end = layout.line(region.end - 1)
    limit = line_end
    if number + 1 < len(layout.regions):
        limit = min(limit, layout.regions[number + 1].start)
    gap = layout.text[region.end : limit]
    words = layout.text[region.first : region.last].rstrip()
    ends = words[-1:] if words else ""
    comma = gap.lstrip().startswith((",", "—", "–", "-"))
    if not gap.strip() or not (ends in _GOES_ON or comma or ends in _ENDS):
        return None
    tokens = layout.tokens(region.end, limit)
    return _cue_behind(tokens, sure=ends in _GOES_ON or comma, layout=layout)


def _cue_behind(tokens: list[Token], *, sure: bool, layout: Layout) -> _Found | None:
    sentence: list[Token] = []
    for token in tokens:
        if token.text in (".", "!", "?", ";") or token.text == "\n":
            break
        if not token.is_space and not (token.is_punct and not sentence):
            sentence.append(token)
    if not sentence or sentence[0].lower_ in ("and", "but", "or", "that", "to", "in", "for", "of"):
        return None
    for place, token in enumerate(sentence[:40]):
        if not cues.is_speech(token) or token.tag_ in ("VBG",) or _in_relative(token, sentence):
            continue
        if token.tag_ == "VB" or ((token.tag_ == "VBN" and not _has_have(token)) and place):
            continue
        if not sure and place > 6:
            return None
        source = _near_source(token, sentence, place)
        if source is None:
            continue
        if not sure and _governs_more(token, layout):
            return None
        return _Found(token, source)
    if sentence[0].lower_ == "according" and len(sentence) > 2:
        who = next((t for t in sentence[2:] if t.dep_ == "pobj"), None)
        if who is not None:
            return _Found(sentence[0], phrase(who), (sentence[1],))
    return None


def _has_have(token: Token) -> bool:
    return any(c.dep_ == "aux" for c in token.children)


def _governs_more(token: Token, layout: Layout) -> bool:
    """Whether a cue has a clause of its own behind it, outside quotation marks."""
    return any(
        c.dep_ in ("ccomp", "xcomp") and c.i > token.i and not layout.is_quoted(c)
        for c in token.children
    )


def _in_relative(token: Token, sentence: list[Token]) -> bool:
    first = sentence[0].i
    node = token
    while node.head != node and node.head.i >= first and node.i >= first:
        if node.dep_ in ("relcl", "acl"):
            return True
        node = node.head
    return node.dep_ in ("relcl",)


def _near_source(verb: Token, tokens: list[Token], place: int) -> Source | None:
    """The parsed subject when it stands among these tokens, else the nearest name or noun."""
    inside = {token.i for token in tokens}
    source = source_of(verb)
    if source is not None and source.heads[0].i in inside:
        return source
    before = [t for t in tokens[:place] if t.pos_ in ("PROPN", "PRON", "NOUN")]
    behind = [t for t in tokens[place + 1 :] if t.pos_ in ("PROPN", "PRON", "NOUN")]
    if before:
        return phrase(_top(before[-1], inside, verb), verb)
    if behind and behind[0].i - verb.i <= 6:
        return phrase(_top(behind[0], inside, verb), verb)
    return source


def _top(token: Token, inside: set[int], verb: Token) -> Token:
    """The head of the noun phrase around a token, without leaving the tokens."""
    while token.head.i in inside and token.head != verb and token.head != token:
        if token.dep_ not in ("compound", "nmod", "poss", "appos", "amod", "flat"):
            break
        token = token.head
    return token


def _before(layout: Layout, number: int) -> _Found | None:
    """The cue in the sentence before a stretch: 'X said: "..."', 'X told reporters, "..."'."""
    region = layout.regions[number]
    start, _ = layout.line(region.start)
    if number:
        start = max(start, layout.regions[number - 1].end)
    gap = layout.text[start : region.start].rstrip()
    if not gap:
        return None
    first = layout.text[region.first : region.first + 1]
    capital = first.isupper() or not first.isalpha()
    colon, comma = gap.endswith(":"), gap.endswith(",")
    tokens = [t for t in layout.tokens(start, region.start) if not t.is_space]
    sentence = _last_sentence(tokens)
    if not sentence:
        return None
    lead = sentence[-1].is_punct and sentence[-1].text in (",", ":")
    words = sentence[:-1] if lead else sentence
    if not words or not (colon or comma or (capital and cues.is_speech(words[-1]))):
        return None
    for place in range(len(words) - 1, -1, -1):
        token = words[place]
        if not cues.is_speech(token) or (
            token.tag_ == "VB" and not colon and place < len(words) - 1
        ):
            continue
        if comma and not capital:
            return None
        source = source_of(token) or _near_source(token, words, place)
        return _Found(token, source)
    if colon and capital:
        return _colon(words, sentence[-1])
    return None


def _colon(words: list[Token], sign: Token) -> _Found | None:
    """'Warren: "..."': the name before the colon, or the subject of the sentence that ends in it."""
    root = next((t for t in words if t.dep_ == "ROOT" or t.head not in words), words[0])
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None:
        return _Found(sign, phrase(subject, root))
    if root.pos_ in ("PROPN", "NOUN") and len(words) <= 8:
        return _Found(sign, phrase(root))
    return None


def _last_sentence(tokens: list[Token]) -> list[Token]:
    for place in range(len(tokens) - 2, -1, -1):
        token = tokens[place]
        if token.text in (".", "!", "?", ";"):
            return tokens[place + 1 :]
    return tokens
