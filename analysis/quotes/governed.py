"""A cue and a frame in, the heads of what the cue governs in that frame out."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from analysis.quotes import cues
from analysis.quotes.sources import is_aside, is_resumed

_FINITE = ("VERB", "AUX")
_ABOUT = ("about", "of", "for", "as", "on", "against", "to")


def _clauses(cue: Token) -> Iterator[tuple[Token, ...]]:
    clauses = [c for c in cue.children if c.dep_ == "ccomp"]
    if cue.pos_ == "NOUN":
        clauses += [c for c in cue.children if c.dep_ == "acl" and _has_that(c)]
    right = [c for c in clauses if c.i > cue.i and (c.pos_ in _FINITE or cue.lemma_ != "find")]
    if is_aside(cue) or any(is_resumed(c) for c in right):
        return
    if right:
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
    subject = next((c for c in cue.children if c.dep_ == "nsubj" and c.i < cue.i), None)
    sentence = cue.sent
    if subject is None or not cues.is_speech(cue) or cue.i + 2 >= sentence.end:
        return None
    first = subject.left_edge.i
    if first - 1 <= sentence.start or cue.doc[first - 1].text != ",":
        return None
    last = next((t.i for t in cue.doc[cue.i + 1 : cue.i + 9] if t.text == ","), None)
    if (
        last is None
        or last + 1 >= sentence.end
        or any(t.pos_ in ("VERB", "AUX") for t in cue.doc[cue.i + 1 : last])
    ):
        return None
    rest = [t for t in sentence if t.i < first or t.i > last]
    return (rest[0], rest[-1]) if any(t.pos_ in ("VERB", "AUX") for t in rest) else None


def _has_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" or c.tag_ == "TO" for c in clause.children)


def _is_aside(cue: Token) -> bool:
    """A verb of speech set off inside or behind its own content ("..., he said, ...")."""
    subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in cue.children)
    return subject and not any(c.dep_ in ("mark", "advmod", "dobj") for c in cue.children)


def _infinitives(cue: Token) -> Iterator[tuple[Token, ...]]:
    for child in cue.children:
        if child.dep_ == "xcomp" and any(c.tag_ == "TO" for c in child.children):
            whom = [c for c in cue.children if c.dep_ == "dobj" and cue.i < c.i < child.i]
            yield (child, *whom)


def _objects(cue: Token) -> Iterator[tuple[Token, ...]]:
    for child in cue.children:
        if child.dep_ == "dobj" and child.pos_ != "PRON":
            yield (child,)


def _predicates(cue: Token) -> Iterator[tuple[Token, ...]]:
    for child in cue.children:
        if child.dep_ == "ccomp" and child.i > cue.i and child.pos_ in ("NOUN", "ADJ", "PROPN"):
            yield (child,)
        elif child.dep_ == "oprd":
            things = [c for c in cue.children if c.dep_ in ("dobj",) and c.i < child.i]
            yield (child, *things)
        elif child.dep_ == "dobj":
            named = [c for c in child.children if c.dep_ == "appos"]
            if named or any(t.text in "\"“'‘" for t in child.subtree):
                yield (child,)


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
    for preposition in cue.children:
        if preposition.dep_ == "prep" and preposition.lower_ == frame:
            things = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
            if things and frame in ("of", "as") and cue.pos_ == "VERB":
                whom = [c for c in cue.children if c.dep_ == "dobj" and c.i < preposition.i]
                yield (things[0], *whom)
            elif things:
                yield (things[0],)


def quoted(cue: Token, is_quoted: Callable[[Token], bool]) -> Iterator[tuple[Token, ...]]:
    """Objects of a verb of speech that hold words in marks ("proclaimed an "age of ice"")."""
    for child in cue.children:
        if child.i < cue.i or child.dep_ not in ("dobj", "xcomp", "oprd", "prep"):
            continue
        heads = [child]
        if child.dep_ == "prep":
            heads = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
            if child.lower_ not in _ABOUT:
                continue
        words = [t for t in heads[0].subtree if is_quoted(t) and t.is_alpha] if heads else []
        if words and not _is_title(words):
            yield (heads[0],)


def _is_title(words: list[Token]) -> bool:
    """Whether words in marks look like the title of a work."""
    return len(words) > 1 and all(t.text[0].isupper() or len(t) < 4 for t in words)
