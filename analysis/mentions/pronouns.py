"""Pronouns of a Doc that may stand for an actor; "it" without a referent is left out."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from analysis.gazetteer.words import word_set
from analysis.types import Candidate, Form, Kind

# word -> kind it can stand for (None: any), gender, plural
PRONOUNS: dict[str, tuple[Kind | None, str, bool]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), (Kind.PERSON, "m", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), (Kind.PERSON, "f", False)),
    **dict.fromkeys(("it", "its", "itself"), (None, "", False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), (None, "", True)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), (Kind.PERSON, "", False)),
}
# "it" before these is about nothing ("it seems that", "it is clear that").
EMPTY_VERBS = word_set(
    """
    seem appear happen rain snow turn take remain
    """
)


def pronouns(doc: Doc) -> Iterator[Candidate]:
    """The personal pronouns of the third person and "I", in order."""
    for token in doc:
        reading = PRONOUNS.get(token.lower_)
        if reading is None or token.pos_ not in ("PRON", "DET") or _is_empty(token):
            continue
        if token.lower_ in ("i", "mine") and token.text != "I":
            continue
        kind, gender, plural = reading
        yield Candidate(
            token.idx,
            token.idx + len(token),
            token.text,
            Form.PRONOUN,
            kind,
            gender=gender,
            plural=plural,
        )


def _is_empty(token: Token) -> bool:
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ == "nsubj" and verb.lemma_ in EMPTY_VERBS:
        return True
    clause = any(c.dep_ in ("ccomp", "xcomp", "acomp", "advcl") for c in verb.children)
    if token.dep_ == "nsubjpass":  # "it is understood that", "it was expected to"
        return clause
    return token.dep_ == "nsubj" and verb.lemma_ == "be" and clause
