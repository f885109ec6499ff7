"""Small questions about tokens that every reader of mentions asks."""

from spacy.tokens import Doc, Token

from analysis.gazetteer.roles import HONORIFICS, PARTS_OF_NAMES, PEOPLE, is_person_noun
from analysis.gazetteer.words import word_set

OPENING = frozenset("\"'“”‘’`([")
DAYS_AND_MONTHS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december
    """
)
FIRST_NAMES_TOO = word_set("april may june august")
BEFORE_MONTHS = word_set("in since until till during last next this late early mid")  # own list


def is_capital(token: Token) -> bool:
    """Whether the word starts with a capital letter."""
    return token.text[:1].isupper()


def is_break(token: Token) -> bool:
    """Whether the line ends there."""
    return token.is_space and "\n" in token.text


def is_possessive(token: Token) -> bool:
    """Whether it is the possessive ending."""
    return token.tag_ == "POS" or token.text in ("'s", "’s", "'S", "’S")


def is_honorific(token: Token) -> bool:
    """Whether it is a form of address before a name ("Mr.", "Sen.")."""
    return is_capital(token) and token.lower_ in HONORIFICS


def is_office(token: Token) -> bool:
    """Whether the word names a person by office, in either case and in the singular."""
    if token.tag_ in ("NNS", "NNPS") or not is_person_noun(token.lower_):
        return False
    return not (is_capital(token) and token.lower_ in PARTS_OF_NAMES | PEOPLE)


def is_date(token: Token) -> bool:
    """Whether the word says when, and can't open a name: "In May Jo Doe said", not "May Berg"."""
    word = token.lower_
    if word in FIRST_NAMES_TOO:
        before = token.doc[token.i - 1] if token.i else None
        return before is not None and (before.lower_ in BEFORE_MONTHS or before.like_num)
    return word in DAYS_AND_MONTHS or token.ent_type_ == "DATE"


def surface(doc: Doc, start: int, end: int) -> str:
    """The text of tokens start to end, the end left out."""
    return doc[start:end].text
