"""A cue and a frame in, the heads of what the cue governs in that frame out."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from analysis.quotes import cues
from analysis.quotes.sources import child, inner_subject, is_aside, is_resumed

_FINITE = ("VERB", "AUX")
_POINTING = ("refer", "point", "allude", "object")
_ABOUT = ("about", "of", "for", "as", "on", "against", "to")


def _clauses(cue: Token) -> Iterator[tuple[Token, ...]]:
    clauses = [c for c in cue.children if c.dep_ == "ccomp"]
    if cue.pos_ == "NOUN":
        clauses += [c for c in cue.children if c.dep_ == "acl" and _has_that(c)]
    right = [c for c in clauses if c.i > cue.i and (c.pos_ in _FINITE or cue.lemma_ != "find")]
    if is_aside(cue) or any(is_resumed(c) for c in right):
        return
    if inner_subject(cue) is not None and (inner := _parenthesis(cue)) is not None:
        yield inner
    elif right:
        yield tuple(right)
    elif clauses and clauses[0].i < cue.i and not _parted(clauses[0], cue):
        yield (clauses[0],)
    elif (inner := _parenthesis(cue)) is not None:
        yield inner
    elif cue.dep_ == "parataxis" or (cue.dep_ == "advcl" and _is_aside(cue)):
        yield (cue.head,)


def _parted(clause: Token, cue: Token) -> bool:
    """Whether a semicolon parts a cue from a clause before it."""
    return any(t.text == ";" for t in cue.doc[clause.right_edge.i : cue.i])


def _parenthesis(cue: Token) -> tuple[Token, ...] | None:
    """The sentence around ", Doe said," where the parser took the cue for its main verb."""
    subject = inner_subject(cue) or child(cue, "nsubj")
    if subject is None or subject.i > cue.i or not cues.is_speech(cue):
        return None
    first = subject.left_edge.i
    if first < 2 or cue.doc[first - 1].text != ",":
        return None
    start, end = sentence_of(cue)
    last = next((t.i for t in cue.doc[cue.i + 1 : cue.i + 9] if t.text == ","), None)
    if (
        last is None
        or first - 1 <= start
        or last + 1 >= end
        or any(t.pos_ in ("VERB", "AUX") for t in cue.doc[cue.i + 1 : last])
    ):
        return None
    rest = [t for t in cue.doc[start:end] if t.i < first or t.i > last]
    return (rest[0], rest[-1]) if any(t.pos_ in ("VERB", "AUX") for t in rest) else None


def sentence_of(token: Token) -> tuple[int, int]:
    """The bounds of a token's sentence; `Token.sent` would walk the whole text each time."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and not doc[end].is_sent_start:
        end += 1
    return start, end


def _has_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" or c.tag_ == "TO" for c in clause.children)


def _is_aside(cue: Token) -> bool:
    """A verb of speech set off inside or behind its own content ("..., he said, ...")."""
    subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in cue.children)
    return subject and not any(c.dep_ in ("mark", "advmod", "dobj") for c in cue.children)


def _infinitives(cue: Token) -> Iterator[tuple[Token, ...]]:
    for part in cue.children:
        if part.dep_ == "xcomp" and any(c.tag_ == "TO" for c in part.children):
            whom = [c for c in cue.children if c.dep_ == "dobj" and cue.i < c.i < part.i]
            for on in cue.children:
                if on.lower_ == "on" and on.i < part.i:
                    whom += [c for c in on.children if c.dep_ == "pobj"]
            yield (part, *whom)


def _objects(cue: Token) -> Iterator[tuple[Token, ...]]:
    for part in cue.children:
        if part.dep_ == "dobj" and part.pos_ != "PRON":
            yield (part,)


def _predicates(cue: Token) -> Iterator[tuple[Token, ...]]:
    named = [c for c in cue.children if c.dep_ == "oprd"]
    if named:
        yield (named[-1], *named[:-1], *(c for c in cue.children if c.dep_ == "dobj"))
    for part in cue.children:
        if part.dep_ == "ccomp" and part.i > cue.i and part.pos_ in ("NOUN", "ADJ", "PROPN"):
            yield (part,)
        elif part.dep_ == "dobj" and not named:
            beside = any(c.dep_ == "appos" for c in part.children)
            if beside or any(t.text in "\"“'‘" for t in part.subtree):
                yield (part,)


_GOVERNED: dict[str, Callable[[Token], Iterator[tuple[Token, ...]]]] = {
    cues.CLAUSE: _clauses,
    cues.INFINITIVE: _infinitives,
    cues.OBJECT: _objects,
    cues.PREDICATE: _predicates,
}


def governed(cue: Token, frame: str) -> Iterator[tuple[Token, ...]]:
    """The heads of what a cue governs in a frame."""
    if frame in _GOVERNED:
        yield from _GOVERNED[frame](cue)
        return
    for part in cue.children:
        if part.dep_ == "prep" and part.lower_ == frame:
            yield from _after_preposition(cue, part)
        elif part.dep_ == "advcl" and frame == "for" and _opens_with(part, "for"):
            yield (part,)


def _after_preposition(cue: Token, preposition: Token) -> Iterator[tuple[Token, ...]]:
    """What follows a preposition, with whom it is about ("accused Oslo of ...") and what they are
    to do ("called on Oslo to ...")."""
    things = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
    if not things or (cue.lemma_ in _POINTING and child(cue, "dobj") is not None):
        return  # "referred questions to Oslo" says nothing of Oslo
    heads = [things[0]]
    with_whom = preposition.lower_ in ("of", "as") or cue.lemma_ == "blame"
    if with_whom and cue.pos_ == "VERB":
        heads += [c for c in cue.children if c.dep_ == "dobj" and cue.i < c.i < preposition.i]
    end = things[0].right_edge.i + 1
    heads += [
        c
        for c in cue.children
        if c.dep_ in ("xcomp", "advcl") and c.left_edge.i == end and _opens_with(c, "to")
    ]
    yield tuple(heads)


def _opens_with(clause: Token, word: str) -> bool:
    return clause.left_edge.lower_ == word


def quoted(cue: Token, is_quoted: Callable[[Token], bool]) -> Iterator[tuple[Token, ...]]:
    """Objects of a verb of speech that hold words in marks ("proclaimed an "age of ice"")."""
    for part in cue.children:
        if part.i < cue.i or part.dep_ not in ("dobj", "xcomp", "oprd", "prep"):
            continue
        heads = [part]
        if part.dep_ == "prep":
            heads = [c for c in part.children if c.dep_ in ("pobj", "pcomp")]
            if part.lower_ not in _ABOUT:
                continue
        words = [t for t in heads[0].subtree if is_quoted(t) and t.is_alpha] if heads else []
        if words and not _is_title(words):
            yield (heads[0],)


def _is_title(words: list[Token]) -> bool:
    """Whether words in marks look like the title of a work."""
    return len(words) > 1 and all(t.text[0].isupper() or len(t) < 4 for t in words)
