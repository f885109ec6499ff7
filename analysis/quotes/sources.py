"""A cue in, the words that name its speaker out.

The subject of the cue, through coordination, participles, relative clauses and passives. A
speaker who is only named elsewhere in the sentence or not at all is left out.
"""

from spacy.tokens import Token

from analysis.quotes.draft import Source
from analysis.types import Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVE = ("who", "which", "that", "whom")
# Words after which a subject's phrase is another clause or aside and no longer its name.
_CUT = ("relcl", "acl", "advcl", "ccomp", "parataxis")


def source_of(cue: Token) -> Source | None:
    """Who a cue says has spoken, or None.

    "Jo Doe, the mayor, told reporters" gives all of "Jo Doe, the mayor" with the head "Doe".
    """
    head = _subject(cue)
    if head is None or head.dep_ == "expl" or (head.lower_ == "it" and head.dep_ == "nsubjpass"):
        return None
    return phrase(head, cue)


def _child(token: Token, *relations: str) -> Token | None:
    return next((child for child in token.children if child.dep_ in relations), None)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def _agent(verb: Token) -> Token | None:
    agent = _child(verb, "agent")
    return _child(agent, "pobj") if agent is not None else None


def _subject(cue: Token) -> Token | None:
    """The subject of a verb, adjective or noun, looked for upwards where it has none itself."""
    token = cue
    for _ in range(6):
        if token.pos_ == "NOUN" and token == cue:
            owner = _child(token, "poss")
            if owner is not None:
                return owner
        if token.tag_ == "VBN" and (agent := _agent(token)) is not None:
            return agent
        subject = _child(token, *_SUBJECTS)
        if subject is not None:
            if token.dep_ == "relcl" and subject.lower_ in _RELATIVE:
                return token.head
            return subject
        if token.dep_ == "acl" and token.tag_ == "VBG":
            return token.head
        if token.dep_ in ("relcl", "acl") and token.tag_ != "TO":
            return token.head if token.pos_ == "VERB" and token.dep_ == "acl" else None
        if token.dep_ in ("ROOT", "ccomp") or token.head == token:
            return None
        token = token.head
    return None


def phrase(head: Token, cue: Token | None = None) -> Source:
    """The whole phrase of a head word, without what is no part of the name."""
    cut: set[int] = set()
    for child in head.subtree:
        if child != head and (child.dep_ in _CUT or (cue is not None and child == cue)):
            cut |= {token.i for token in child.subtree}
    tokens = [t for t in head.subtree if t.i not in cut and not t.is_space]
    tokens = _around(head, tokens)
    while len(tokens) > 1 and tokens[-1].is_punct and tokens[-1] != head:
        tokens.pop()
    while len(tokens) > 1 and (tokens[0].is_punct or tokens[0].dep_ == "cc"):
        tokens.pop(0)
    spans = (Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])),)
    return Source(spans, (head, *_conjuncts(head)), range(tokens[0].i, tokens[-1].i + 1))


def _around(head: Token, tokens: list[Token]) -> list[Token]:
    """The unbroken run of tokens that holds the head."""
    present = {token.i for token in tokens}
    first = last = head.i
    while first - 1 in present:
        first -= 1
    while last + 1 in present:
        last += 1
    return [token for token in tokens if first <= token.i <= last]


def _conjuncts(head: Token) -> list[Token]:
    """Heads of coordinated speakers ("Doe and Roe said")."""
    found: list[Token] = []
    token: Token | None = head
    while token is not None:
        token = _child(token, "conj")
        if token is not None and token.pos_ in ("PROPN", "NOUN", "PRON"):
            found.append(token)
    return found
