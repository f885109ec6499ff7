"""Roles in a Doc: "the Pentagon chief", "a former Marine general", "his wife", "the alliance".

In: a Doc, the names and the hits of the reference data. Out: role spans; `anchor` is the name that
grammar ties the role to (before it, in apposition, by "is"), else None. Left out: plurals, and
indefinite roles without a name ("a minister").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from analysis.gazetteer.roles import BODIES, COUNTRY_NOUNS
from analysis.mentions.names import Name
from analysis.mentions.states import Hit
from analysis.mentions.tokens import is_break, is_office, is_possessive
from analysis.types import Kind

_INSIDE = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "ADV"])
COPULAS = frozenset(["be", "become", "remain"])
DEFINITE = frozenset(["the", "this", "that"])
LONGEST = 9


@dataclass(frozen=True, slots=True)
class Role:
    """Tokens start to end with the noun at `head`; `kind` says what it can stand for."""

    start: int
    end: int
    head: int
    kind: Kind
    anchor: int | None = None  # first token of the name it belongs to


def roles(
    doc: Doc, names: Sequence[Name], hits: Sequence[Hit], bodies: set[int]
) -> tuple[Role, ...]:
    """The roles in the Doc, in order, none overlapping."""
    people = [n for n in names if n.kind is Kind.PERSON]
    named = {i for n in names if n.kind is not None for i in range(n.start, n.end)}
    taken = {i for n in people for i in range(n.start, n.end)}
    titles = {i for n in names if n.role_start >= 0 for i in range(n.role_start, n.start)}
    known = {i for h in hits for i in range(h.start, h.end)}
    found: list[Role] = []
    for role in (
        *_written_before(doc, people, hits),
        *_apposed(doc, people, taken),
        *_predicated(doc, people, taken),
        *_before_comma(doc, people, taken),
        *_alone(doc, named | titles | known | bodies, {n.start: n for n in people}),
    ):
        if taken.isdisjoint(range(role.start, role.end)):
            found.append(role)
            taken.update(range(role.start, role.end))
    return tuple(sorted(found, key=lambda r: r.start))


def _written_before(doc: Doc, people: Sequence[Name], hits: Sequence[Hit]) -> Iterator[Role]:
    """Offices before a name that could stand alone: with a state or a body in them."""
    tied = {i for hit in hits for i in range(hit.start, hit.end)}
    for name in people:
        if name.role_start < 0:
            continue
        head = name.start - 1
        span = range(name.role_start, name.start)
        if is_office(doc[head]) and any(i in tied for i in span):
            yield Role(name.role_start, name.start, head, Kind.PERSON, name.start)


def _apposed(doc: Doc, people: Sequence[Name], taken: set[int]) -> Iterator[Role]:
    """ "Jo Doe, a former minister," and "Jo Doe, president of the bank"."""
    for name in people:
        i = name.end
        if i < len(doc) - 1 and doc[i].text in (",", "(", "--", "—", "–"):
            role = _phrase_from(doc, i + 1, taken, name.start)
            if role is not None:
                yield role


def _phrase_from(doc: Doc, start: int, taken: set[int], anchor: int) -> Role | None:
    """A noun phrase that starts there and is headed by an office."""
    i, head = start, -1
    while i < len(doc) and i < start + LONGEST:
        token = doc[i]
        opens = i == start and (token.pos_ == "DET" or token.tag_ == "PRP$")
        joins = token.text == "-" or is_possessive(token)
        if not (opens or joins or token.pos_ in _INSIDE) or is_break(token):
            break
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and is_office(token):
            head = i
        elif head >= 0 and token.pos_ not in ("NOUN", "PROPN") and not joins:
            break
        i += 1
    if head < 0 or (head + 1 < len(doc) and is_possessive(doc[head + 1])):
        return None
    return Role(start, _with_complement(doc, head + 1, taken), head, Kind.PERSON, anchor)


def _with_complement(doc: Doc, end: int, taken: set[int]) -> int:
    """The end after "of the bank" and the like."""
    if end >= len(doc) or doc[end].lower_ not in ("of", "for", "to"):
        return end
    i = end + 1
    while i < min(len(doc), end + 7):
        token = doc[i]
        if not (
            token.pos_ in ("DET", "PROPN", "NOUN", "ADJ")
            or token.text == "-"
            or is_possessive(token)
        ):
            break
        i += 1
    return i if i > end + 1 and doc[i - 1].pos_ in ("NOUN", "PROPN") and i - 1 not in taken else end


def _predicated(doc: Doc, people: Sequence[Name], taken: set[int]) -> Iterator[Role]:
    """ "Jo Doe is a former minister"."""
    for name in people:
        root = doc[name.start : name.end].root
        verb = root.head
        if root.dep_ != "nsubj" or verb.lemma_ not in COPULAS:
            continue
        if any(child.dep_ == "neg" for child in verb.children):
            continue
        for child in verb.children:
            if child.dep_ == "attr" and is_office(child):
                start = _left(doc, child)
                yield Role(
                    start,
                    _with_complement(doc, child.i + 1, taken),
                    child.i,
                    Kind.PERSON,
                    name.start,
                )


def _before_comma(doc: Doc, people: Sequence[Name], taken: set[int]) -> Iterator[Role]:
    """ "The president of the bank, Jo Doe," and "his wife, Jo"."""
    for name in people:
        i = name.start - 1
        if i < 2 or doc[i].text != ",":
            continue
        for head in range(i - 1, max(-1, i - 8), -1):
            token = doc[head]
            if token.text == "," or is_break(token) or token.pos_ in ("VERB", "AUX"):
                break
            if not is_office(token) or token.pos_ not in ("NOUN", "PROPN"):
                continue
            start = _left(doc, token)
            definite = doc[start].lower_ in DEFINITE or doc[start].tag_ == "PRP$"
            definite = definite or any(is_possessive(t) for t in doc[start:head])
            if definite and _with_complement(doc, head + 1, set()) == i:
                yield Role(start, i, head, Kind.PERSON, name.start)
            break


def _left(doc: Doc, head: Token) -> int:
    """The first token of the noun phrase: leftward over its article, adjectives and nouns."""
    i = head.i
    while i > 0 and head.i - i < LONGEST:
        token = doc[i - 1]
        if is_break(token):
            break
        if token.pos_ == "DET" or token.tag_ == "PRP$":
            return i - 1
        hyphen = token.text in ("-", "–") and not token.whitespace_
        if is_possessive(token):
            return _possessor(doc, i - 1)
        if not (token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or hyphen):
            break
        i -= 1
    return i


def _possessor(doc: Doc, i: int) -> int:
    """The first token of "the country" in "the country's leader", given its possessive ending."""
    j = i
    while j > 0 and i - j < 5 and doc[j - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET"):
        j -= 1
        if doc[j].pos_ == "DET":
            break
    return j


def _alone(doc: Doc, taken: set[int], people: dict[int, Name]) -> Iterator[Role]:
    """Definite roles without a name beside them."""
    yield from _aged(doc, taken)
    for token in doc:
        if token.i in taken or token.pos_ not in ("NOUN", "PROPN") or token.tag_ in ("NNS", "NNPS"):
            continue
        kind = _kind(token)
        if kind is None or _inside_longer(doc, token):
            continue
        start = _left(doc, token)
        if token.i + 1 in people:
            continue
        if _is_definite(doc, start, token.i):
            yield Role(start, token.i + 1, token.i, kind)


def _aged(doc: Doc, taken: set[int]) -> Iterator[Role]:
    """ "the 33-year-old"."""
    for token in doc[:-5]:
        if token.lower_ != "the" or not doc[token.i + 1].like_num:
            continue
        rest = doc[token.i + 2 : token.i + 6].text
        after = doc[token.i + 6] if token.i + 6 < len(doc) else None
        alone = after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ")
        if alone and rest == "-year-old" and token.i not in taken:
            yield Role(token.i, token.i + 6, token.i + 5, Kind.PERSON)


def _inside_longer(doc: Doc, token: Token) -> bool:
    """Whether the noun only modifies the next one ("the company president")."""
    if token.i + 1 >= len(doc):
        return False
    following = doc[token.i + 1]
    if following.text == "-" or (
        following.pos_ in ("NOUN", "PROPN") and not is_possessive(following)
    ):
        return not is_break(following)
    return False


def _kind(token: Token) -> Kind | None:
    if is_office(token):
        return Kind.PERSON
    if token.lower_ in BODIES:
        return Kind.ORGANISATION
    return Kind.COUNTRY if token.lower_ in COUNTRY_NOUNS else None


def _is_definite(doc: Doc, start: int, head: int) -> bool:
    """Whether it starts with "the", a possessor, or a nationality as headlines do."""
    first = doc[start]
    if first.lower_ in DEFINITE or (first.tag_ == "PRP$" and first.lower_ not in ("my", "your")):
        return True
    if any(is_possessive(t) for t in doc[start:head]):
        return True
    return first.ent_type_ in ("GPE", "NORP", "ORG") and start < head and first.pos_ != "NOUN"
