"""Doc in, the attributions that its sentences state by a cue and what the cue governs out.

Reported speech and attitudes: "said that ...", "vowed to ...", "called it ...", "according to".
Quotations of their own are found in pieces.py; words inside quotation marks start nothing here.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from analysis.quotes import cues
from analysis.quotes.draft import Draft, Source
from analysis.quotes.governed import governed, quoted, sentence_of
from analysis.quotes.sources import is_passive, is_time, outer_cue, phrase, source_of
from analysis.types import Span

_TO_SOMEBODY = ("tell", "order", "urge", "instruct", "persuade", "encourage", "press")  # own list
_FREE = (cues.CLAUSE, cues.INFINITIVE)
_RELATIVE = ("who", "which", "what", "that", "whom")
_REASONS = ("because", "if", "unless", "since", "although", "though", "while", "provided", "as")


def clause_drafts(doc: Doc, is_quoted: Callable[[Token], bool]) -> Iterator[Draft]:
    """Every attribution that a cue outside quotation marks governs, in order of the cues."""
    for token in doc:
        if token.is_space or token.is_punct or is_quoted(token):
            continue
        if token.lower_ == "according":
            yield from _according(token)
            continue
        taken: set[int] = set()
        for frame in cues.frames(token):
            for heads in governed(token, frame):
                if heads[0].i in taken:
                    continue
                taken.update(head.i for head in heads)
                yield from _draft(token, frame, heads)
        if not taken and cues.is_speech(token):
            for heads in quoted(token, is_quoted):
                yield from _draft(token, cues.QUOTED, heads)


def _draft(cue: Token, frame: str, heads: tuple[Token, ...]) -> Iterator[Draft]:
    if frame != cues.CLAUSE and not _counts(cue):
        return
    if frame == cues.INFINITIVE and len(heads) == 1 and cue.lemma_ in _TO_SOMEBODY:
        return  # "NASA told to halt flights": a headline's passive
    source = source_of(cue)
    if source is None and (cue.lemma_ == "ask" if is_passive(cue) else frame not in _FREE):
        return  # "asked whether she knew" says neither who asked nor what was answered
    outside = _outside(cue, source)
    if heads[0] == cue.head:
        outside |= {token.i for token in cue.subtree}
    content = spans_of(heads, outside, _end(heads, cue))
    if content and frame == cues.CLAUSE:
        content += _afterthought(cue, heads[0])
    if content:
        manner = cues.manner(cue, frame)
        yield Draft(content, _cue_tokens(cue, frame), source, manner, frame=frame)


def _counts(cue: Token) -> bool:
    """Whether a cue that governs no clause says something by itself: inside another's words
    ("said that he supports ...") or as an intention ("to support") it rarely does."""
    if cue.pos_ != "VERB":
        return cue.dep_ not in ("ccomp", "conj") or cue.pos_ == "NOUN"
    return not (is_passive(cue) and cue.dep_ in ("acl", "amod", "advcl"))


def _end(heads: tuple[Token, ...], cue: Token) -> int | None:
    """The token at which the content stops although the parser goes on: where the reporter's
    sentence takes up again ("said it was over, adding ...", "... and declined to say more")."""
    head = heads[0]
    if head.i < cue.i:
        return None
    for token in head.doc[head.i + 1 : max(h.right_edge.i for h in heads) + 1]:
        if token.pos_ != "VERB" or not cues.frames(token) or outer_cue(token) != cue:
            continue
        stop = token.i
        while stop - 1 > head.i and token.doc[stop - 1].dep_ in ("advmod", "aux", "neg"):
            stop -= 1
        pause = token.doc[stop - 1]
        if token.dep_ == "conj" or pause.text == ",":
            return stop - 1 if pause.dep_ == "cc" or pause.text == "," else token.i
    return None


def _afterthought(cue: Token, head: Token) -> tuple[Span, ...]:
    """The reason or condition that follows the cue: "It will rain, he said, unless ..."."""
    if head.i > cue.i:
        return ()
    for clause in cue.children:
        if (
            clause.dep_ == "advcl"
            and clause.i > cue.i
            and any(c.dep_ == "mark" and c.lower_ in _REASONS for c in clause.children)
        ):
            return spans_of((clause,), set())
    return ()


def _cue_tokens(cue: Token, frame: str) -> tuple[Token, ...]:
    """The cue with its particle, preposition and, of an adjective, its verb."""
    tokens = [cue, *(child for child in cue.children if child.dep_ in ("prt", "neg"))]
    if cue.pos_ == "ADJ" and cue.head.pos_ in ("AUX", "VERB"):
        tokens.append(cue.head)
    preposition = "on" if frame == cues.INFINITIVE else frame
    if frame not in cues.FRAMES:
        tokens += [c for c in cue.children if c.dep_ == "prep" and c.lower_ == preposition]
    behind = cue.i + 1
    if behind < len(cue.doc) and cue.doc[behind].lower_ == preposition:
        tokens.append(cue.doc[behind])
    return tuple(sorted(set(tokens), key=lambda token: token.i))


def _outside(cue: Token, source: Source | None) -> set[int]:
    """Tokens of the cue's own phrase, which are no content even where a subtree holds them."""
    outside = {cue.i, *(c.i for c in cue.children if c.dep_ in ("aux", "neg", "prt", "advmod"))}
    if source is not None:
        outside |= set(source.tokens)
    return outside


def spans_of(
    heads: tuple[Token, ...], outside: set[int], stop: int | None = None
) -> tuple[Span, ...]:
    """Unbroken runs of the heads' subtrees, without "that" in front and punctuation around."""
    doc = heads[0].doc
    first = _after_time(doc, min(head.left_edge.i for head in heads), heads[0].i)
    last = max(head.right_edge.i for head in heads) if stop is None else stop - 1
    runs: list[list[Token]] = [[]]
    for token in doc[first : last + 1]:
        if token.i in outside:
            runs.append([])
        else:
            runs[-1].append(token)
    # "what he called a mess": the pronoun alone, parted from its clause by the cue, says nothing
    told = [run for run in runs if len(run) != 1 or run[0].lower_ not in _RELATIVE]
    return tuple(span for run in told if (span := _trim(run)) is not None)


def _after_time(doc: Doc, first: int, head: int) -> int:
    """Past the day that a cue shares with its content: "said on Monday it would sign"."""
    token = doc[first]
    if token.dep_ in ("prep", "npadvmod") and is_time(token) and token.right_edge.i < head:
        before = doc[first - 1] if first else None
        if before is not None and cues.is_speech(before):
            return token.right_edge.i + 1
    return first


def _trim(run: list[Token]) -> Span | None:
    start, end = 0, len(run)
    while start < end and (run[start].is_space or _is_loose(run[start])):
        start += 1
    if start + 1 < end and run[start].lower_ == "only" and run[start + 1].lower_ == "that":
        start += 1
    if start < end and run[start].lower_ in ("that", "for") and run[start].dep_ == "mark":
        start += 1
    while end > start and (run[end - 1].is_space or _is_loose(run[end - 1])):
        end -= 1
    if start == end or not any(token.is_alpha or token.like_num for token in run[start:end]):
        return None
    return Span(run[start].idx, run[end - 1].idx + len(run[end - 1]))


def _is_loose(token: Token) -> bool:
    """Punctuation that may be left off; quotation marks are part of the words."""
    return token.is_punct and token.text in (",", ".", ";", ":", "-", "--", "—", "–", ")", "(")


def _according(token: Token) -> Iterator[Draft]:
    """The clause around "according to X"."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    who = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if to is None or who is None:
        return
    head = token.head
    while head.dep_ in ("pobj", "prep", "compound", "npadvmod", "dobj", "attr", "appos"):
        head = head.head
    outside = {t.i for t in token.subtree}
    source = phrase(who)
    behind = source.tokens.stop
    while behind < len(token.doc) and token.doc[behind].pos_ == "PROPN":  # "the daily Die Woche"
        outside.add(behind)
        behind += 1
    if behind > source.tokens.stop:
        last = token.doc[behind - 1]
        span = Span(source.spans[0].start, last.idx + len(last))
        source = Source((span,), (*source.heads[:1],), range(source.tokens.start, behind))
    content: tuple[Span, ...]
    start, _ = sentence_of(token)
    if head.i > token.i > start + 1 and token.nbor(-1).text == ",":
        # a name in the phrase was taken for the main clause
        lead = _trim(list(token.doc[start : token.i]))
        content = () if lead is None else (lead,)
    else:
        content = spans_of((head,), outside)
    if content:
        yield Draft(content, (token, to), source, frame="according")
