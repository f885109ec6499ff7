"""People whom the words around give away, whether or not the recogniser saw them.

In: a Doc and the hits of the reference data. Out: runs of capitalised words that are a person's
name by an office before them, an office or an age after them, a first name, or a verb of saying.
Left out: runs that end in a word for a body, single words (they follow from the full name).
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from analysis.gazetteer import is_given_name, is_place
from analysis.gazetteer.naming import COMPANY
from analysis.gazetteer.roles import BODIES, BODIES_BEFORE, COMPANY_WORDS, FIELDS, PARTICLES
from analysis.gazetteer.words import word_set
from analysis.mentions.tokens import (
    is_break,
    is_capital,
    is_date,
    is_honorific,
    is_office,
    is_possessive,
)

LONGEST = 4
SENTENCE_ENDS = frozenset([".", "!", "?", '"', "”", "’", "'", ")"])
SAYING = word_set(
    """
    say tell add write tweet warn argue insist reply testify call describe ask urge thank praise
    criticise criticize welcome recall admit believe hope want think vote speak explain complain
    concede suggest note
    """
)
# Capitalised first words of titles that are no first names (own list).
NO_FIRST = word_set(
    """
    new north south east west northern southern eastern western central great saint st united
    national international european american russian royal social christian liberal free first
    second old big black white red green blue the a an mount lake cape port san santa los las el
    fort prime vice chief democrats republicans democrat republican house senate state
    """
)


def person_runs(
    doc: Doc, taken: set[int], surnames: set[int], headline: set[int]
) -> list[tuple[int, int]]:
    """(start, end) of the names of two to four words that are people by their context."""
    return [
        (start, end)
        for start, end in _runs(doc, taken, surnames)
        if end - start > 1
        and start not in headline
        and _is_person(doc, start, end, sure=end - 1 not in surnames)
    ]


def body_runs(doc: Doc, taken: set[int]) -> list[tuple[int, int]]:
    """(start, end) of the names of bodies that a noun before them gives away: "the insurer X"."""
    return [
        (start, end)
        for start, end in _runs(doc, taken)
        if start and _is_body_noun(doc[start - 1]) and not is_office(doc[start])
    ]


def _is_body_noun(token: Token) -> bool:
    return token.lower_ in BODIES_BEFORE and token.is_lower and token.pos_ in ("NOUN", "PROPN")


def headline_tokens(doc: Doc) -> set[int]:
    """The tokens of lines that are capitalised as headlines, where capitals say nothing."""
    found: set[int] = set()
    line: list[tuple[int, str]] = []
    for i, text in [*enumerate(token.text for token in doc), (len(doc), "\n")]:
        if "\n" not in text:
            line.append((i, text))
            continue
        words = [word for _, word in line if len(word) > 3 and word.isalpha()]
        capital = sum(word[0].isupper() for word in words)
        stops = bool(line) and line[-1][1] in SENTENCE_ENDS
        if len(words) > 3 and capital > 0.7 * len(words) and not stops:
            found.update(index for index, _ in line)
        line = []
    return found


def _runs(
    doc: Doc, taken: set[int], surnames: frozenset[int] | set[int] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words; a word of `surnames`, a state's name, may end one."""
    until = 0
    inside = taken - surnames
    for i in [token.i for token in doc if token.text[:1].isupper()]:
        if i < until or not _opens(doc, i, taken):
            continue
        end = i + 1
        words = 1
        while end < len(doc) and words <= LONGEST:
            step = _next_word(doc, end, inside)
            if not step:
                break
            if step - 1 in surnames:
                end, words = step, words + 1
                break
            words += doc[step - 1].text not in "-." and doc[end].text != "-"
            end = step
        if words <= LONGEST:
            yield i, end
        until = end


def _opens(doc: Doc, i: int, taken: set[int]) -> bool:
    token = doc[i]
    if i in taken or not _is_name_word(token) or token.lower_ in NO_FIRST | FIELDS:
        return False
    if is_date(token):
        return False
    hyphen = i + 1 < len(doc) and doc[i + 1].text == "-"
    return (token.pos_ == "PROPN" or is_given_name(token.text) or hyphen) and not is_office(token)


def _is_name_word(token: Token) -> bool:
    plain = token.text.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    lone_initial = len(token.text) == 2 and token.text.endswith(".")
    return (
        is_capital(token)
        and plain.isalpha()
        and (not token.is_upper or len(token.text) == 1 or lone_initial)
        and not is_honorific(token)
        and not is_office(token)
    )


def _next_word(doc: Doc, i: int, taken: set[int]) -> int:
    """The end of the name's next part at that token, or 0 when the name ends before it."""
    token = doc[i]
    if i in taken:
        return 0
    if _is_name_word(token) and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB"):
        return i + 1 if token.pos_ == "PROPN" or doc[i - 1].text == "-" else 0
    tight = not doc[i - 1].whitespace_ and not token.whitespace_
    if token.text == "-" and tight and i + 1 < len(doc) and doc[i + 1].is_alpha:
        return i + 2
    j = i
    while j < len(doc) and j < i + 2 and doc[j].text in PARTICLES:
        j += 1
    if i < j < len(doc) - 1 and doc[j].text == "-" and not doc[j].whitespace_:
        j += 1  # "el-Basri"
    if i < j < len(doc) and j not in taken and _is_name_word(doc[j]):
        return j + 1
    return 0


def _is_person(doc: Doc, start: int, end: int, *, sure: bool) -> bool:
    last = doc[end - 1].lower_
    if last in BODIES or last in COMPANY or last in FIELDS or is_place(doc[start:end].text):
        return False
    if any(doc[i].lower_ in BODIES for i in range(start, end)):
        return False
    if last in COMPANY_WORDS or (start and _is_body_noun(doc[start - 1])):
        return False
    if start and doc[start - 1].lower_ == "the":
        return False
    return (
        _follows_office(doc, start)
        or _precedes_office(doc, end)
        or is_given_name(doc[start].text)
        or (sure and _says(doc, start, end))
    )


def _follows_office(doc: Doc, start: int) -> bool:
    """After "Chief Executive" or "a defence lawyer," or "The head of the office,"."""
    if not start:
        return False
    before = doc[start - 1]
    if is_honorific(before) or is_office(before):
        return True
    if before.text != ",":
        return False
    for token in reversed(doc[max(0, start - 9) : start - 1]):
        if token.text in (",", ".", ";", ":", '"', "”") or is_break(token) or token.pos_ == "VERB":
            return False
        if is_office(token) and token.pos_ in ("NOUN", "PROPN"):
            return True
    return False


def _precedes_office(doc: Doc, end: int) -> bool:
    """Before ", a lawmaker" or ", 38,"."""
    if end + 1 >= len(doc) or doc[end].text not in (",", "("):
        return False
    first = doc[end + 1]
    if first.like_num and first.text.isdigit() and len(first.text) == 2:
        return end + 2 < len(doc) and doc[end + 2].text in (",", ")")
    for token in doc[end + 1 : end + 8]:
        if is_office(token) and token.pos_ in ("NOUN", "PROPN"):
            return True
        inside = token.pos_ in ("DET", "ADJ", "NOUN", "PROPN") or is_possessive(token)
        if not inside and token.text != "-":
            return False
    return False


def _says(doc: Doc, start: int, end: int) -> bool:
    root = doc[start:end].root
    return root.dep_ == "nsubj" and root.head.lemma_ in SAYING and end - start > 1
