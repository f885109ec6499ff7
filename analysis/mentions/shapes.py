"""What the words of a name span and the words around it say: where it starts and ends, what it is.

In: a Doc and a span. Out: the span without titles, marks and datelines; whether it is a name at
all, a place, a person, a body.
"""

from spacy.tokens import Doc, Token

from analysis.gazetteer import Sense, is_given_name
from analysis.gazetteer.roles import BODIES, COMPANY_WORDS, FIELDS
from analysis.gazetteer.words import word_set
from analysis.mentions.states import DASHES, Hit, is_dateline
from analysis.mentions.tokens import (
    is_break,
    is_capital,
    is_date,
    is_honorific,
    is_office,
    is_possessive,
)
from analysis.types import Kind

# Capitalised words that are no name alone (own list).
NO_NAMES = word_set(
    """
    state house department ministry committee government internet web god congressional
    senate-house christmas easter covid covid-19 coronavirus republican democratic western
    eastern northern southern north south east west european asian african arab jewish christian
    muslim islamic catholic nazi i we he she it they mr mrs ms dr capitol tv ok no yes video
    image photo share read more monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december article section
    editor exclusive update breaking opinion mom dad mum bill act llc inc inc. ltd ltd. plc
    corp corp. co co. sc emeritus
    """
)
# Last words of laws, deals, events and programmes, which do not act (own list).
THINGS = word_set(
    """
    act convention treaty agreement protocol accord accords pact amendment bill declaration
    resolution
    charter initiative program programme plan deal war crisis summit cup championship championships
    award awards prize day week games olympics exercise exercises operation hearing memorandum
    constitution doctrine index tower bridge airport square street avenue road stadium palace
    """
)
AFTER_NAMES = frozenset(["QC", "KC", "SC", "MP", "MEP", "MSP", "PhD", "MD"])
PLACE_PREPOSITIONS = frozenset(["in", "near", "outside", "off", "around", "across", "throughout"])
LETTERS_AROUND = frozenset("\"'“”‘’`.,;:!?()[]{}-–—…")


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without articles, quotation marks, possessives and anything past a line break."""
    for i in range(start, end):
        if is_break(doc[i]) or (doc[i].text in "([;" and i > start):
            end = i
            break
        if doc[i].text in DASHES and doc[i - 1].whitespace_ and i > start:
            start = i + 1  # "BERLIN - Jo Doe": the place of writing, then the name
    while (
        start < end
        and (
            doc[start].pos_ in ("DET", "PRON", "ADP", "CCONJ", "SPACE", "NUM")
            or doc[start].text in LETTERS_AROUND
            or is_possessive(doc[start])
            or (is_date(doc[start]) and start + 1 < end)
        )
        and not (doc[start].pos_ == "NUM" and is_capital(doc[start]))
    ):
        start += 1
    if end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].is_lower and start < end:
        tight = not doc[end - 1].whitespace_ and not doc[end].whitespace_
        if tight and len(doc[end + 1]) < 5 and doc[end + 1].is_alpha and end - start < 4:
            end += 2  # "Park Su" + "-jin"
    while end - start > 2 and doc[end - 1].text in AFTER_NAMES:
        end -= 1
    while start < end and (
        is_possessive(doc[end - 1])
        or doc[end - 1].text in LETTERS_AROUND
        or (doc[end - 1].pos_ in ("SPACE", "VERB", "ADP", "DET") and not is_capital(doc[end - 1]))
    ):
        end -= 1
    return start, end


def without_offices(
    doc: Doc, start: int, end: int, at: dict[int, Hit], kind: Kind | None
) -> tuple[int, bool]:
    """Where the name proper starts after "U.S. President", and whether any office was there."""
    i, last_office = start, -1
    while i < end:
        token, hit = doc[i], at.get(i)
        if is_honorific(token) or is_office(token):
            last_office = i
            i += 1
        elif i == start and i + 1 < end and _is_of_office(doc, i) and _is_branch(token):
            last_office = i  # "State Jo Doe" out of "Secretary of State Jo Doe"
            i += 1
        elif hit and hit.end < end:
            i = hit.end
        elif not is_capital(token) or token.lower_ in (
            "prime",
            "vice",
            "foreign",
            "defence",
            "defense",
        ):
            i += 1
        elif i + 1 < end and is_office(doc[i + 1]) and kind is Kind.PERSON:
            i += 1  # "Press Secretary Jo Doe"
        else:
            break
    if last_office < 0:
        return start, False
    rest = doc[last_office + 1 : end]
    if not rest:
        return end, True  # an office alone: "Attorney General"
    body = any(t.lower_ in BODIES or t.lower_ in ("of", "and", "for") for t in rest)
    if kind is not Kind.PERSON and (body or is_possessive(rest[0]) or rest[0].pos_ != "PROPN"):
        return start, False
    return last_office + 1, True


def _is_branch(token: Token) -> bool:
    return token.lower_ == "state" or token.lower_ in FIELDS


def _is_of_office(doc: Doc, i: int) -> bool:
    return i > 1 and doc[i - 1].lower_ == "of" and is_office(doc[i - 2])


def joins_several(start: int, end: int, at: dict[int, Hit]) -> bool:
    """Whether it runs several known names together: "Kremlin-White House"."""
    known = [at[i] for i in range(start, end) if i in at and at[i].end <= end]
    names_known = [h for h in known if h.entry.sense in (Sense.NAME, Sense.METONYM)]
    covered = sum(h.end - h.start for h in names_known)
    return len(names_known) > 1 and covered >= end - start - (len(names_known) - 1)


def has_article(doc: Doc, start: int, end: int) -> bool:
    """Whether an article stands before it and belongs to it, which no person bears."""
    if not start or doc[start - 1].lower_ not in ("the", "a", "an"):
        return False
    following = doc[end] if end < len(doc) else None
    return following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ")


def reads_like_person(doc: Doc, start: int, end: int) -> bool:
    """Whether a first name and one or two capitalised words follow each other, and no body."""
    words = doc[start:end]
    return (
        1 < len(words) < 4
        and is_given_name(words[0].text)
        and all(t.pos_ == "PROPN" and t.is_alpha and not t.is_upper for t in words)
        and words[-1].lower_ not in BODIES
        and not has_article(doc, start, end)
    )


def reads_like_body(doc: Doc, start: int, end: int) -> bool:
    """Whether the last word or what stands around makes it a company: "Ethiopian Skyways"."""
    if is_given_name(doc[start].text) and end - start > 1:
        return False
    if end - start > 1 and doc[end - 1].lower_ in COMPANY_WORDS:
        return True
    if end + 1 < len(doc) and doc[end].text == ",":
        return doc[end + 1].lower_ == "which"
    return False


def is_field(doc: Doc, start: int, end: int) -> bool:
    """Whether it is the "Defence" of "Defence Minister"."""
    lone = end - start == 1 and doc[start].lower_ in FIELDS
    return lone and end < len(doc) and is_office(doc[end])


def is_placed(doc: Doc, start: int, end: int) -> bool:
    """Whether it is where something is: "in Vyborg", or the place of writing."""
    if end - start > 2 or doc[end - 1].lower_ in BODIES:
        return False
    if start and doc[start - 1].lower_ in PLACE_PREPOSITIONS:
        return end >= len(doc) or not is_possessive(doc[end])
    return is_dateline(doc, start, end)


def is_hit(start: int, end: int, at: dict[int, Hit]) -> bool:
    """Whether the tables know all of the span, or it is a nationality and a common noun."""
    hit = at.get(start)
    return hit is not None and hit.end >= end


def is_name(doc: Doc, start: int, end: int) -> bool:
    """Whether the words can be the name of an actor at all."""
    words = [t for t in doc[start:end] if t.text not in LETTERS_AROUND]
    if not words or not any(is_capital(t) or t.text[:1].isdigit() for t in words):
        return False
    if not any(t.is_alpha or any(c.isalpha() for c in t.text) for t in words):
        return False
    if len(words) == 1 and words[0].lower_ in NO_NAMES:
        return False
    if not is_capital(words[0]) and not is_capital(words[-1]):
        return False
    if len(words) == 1 and len(words[0].text) == 1:
        return False
    if words[-1].lower_ in THINGS and not is_given_name(words[0].text):
        return False
    if len(words) == 2 and is_office(words[-1]) and end < len(doc) and doc[end].pos_ == "PROPN":
        return False  # "Air Marshal" before a name
    if words[0].text in "RDI" and len(words) > 1 and doc[start + 1].text == "-":
        return False  # "R-Iowa"
    return not all(is_office(t) or t.lower_ in NO_NAMES for t in words)
