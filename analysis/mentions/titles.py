"""The office that is written before a name: "Russian Defence Minister" before Sergei Shoigu.

In: a Doc and where a name starts. Out: where the words of the office start, or -1.
"""

from spacy.tokens import Doc

from analysis.mentions.tokens import (
    is_break,
    is_capital,
    is_honorific,
    is_office,
    is_possessive,
)

LONGEST = 10
_WITHIN = frozenset(["NOUN", "PROPN", "ADJ"])


def title_before(doc: Doc, start: int) -> int:
    """The first token of the office or form of address that leads to the name, or -1."""
    if not start:
        return -1
    before = doc[start - 1]
    if is_honorific(before) or (is_office(before) and before.pos_ in ("NOUN", "PROPN", "ADJ")):
        return _left_edge(doc, start - 1)
    return _office_of(doc, start - 1)


def _left_edge(doc: Doc, i: int) -> int:
    """Leftward over what belongs to the office: nouns, adjectives, a nationality, an article."""
    limit = max(0, i - LONGEST)
    while i > limit:
        token = doc[i - 1]
        if token.pos_ == "DET" or token.tag_ == "PRP$":
            return i - 1
        if is_possessive(token) or is_break(token):
            break
        hyphen = token.text in ("-", "–") and not token.whitespace_ and not doc[i - 2].whitespace_
        if not (token.pos_ in _WITHIN or hyphen or is_honorific(token) or token.lower_ == "then"):
            break
        if token.is_sent_end:
            break
        i -= 1
    return i


def _office_of(doc: Doc, i: int) -> int:
    """The start of "Chairman of the Joint Chiefs of Staff" where it ends right before the name."""
    if doc[i].pos_ != "PROPN":
        return -1
    limit = max(0, i - LONGEST)
    passed = False
    while i >= limit:
        token = doc[i]
        if passed and is_office(token) and is_capital(token):
            return _left_edge(doc, i)
        if token.lower_ == "of":
            passed = True
        elif not (token.pos_ == "PROPN" or token.lower_ in ("the", "and")) or is_break(token):
            return -1
        i -= 1
    return -1
