"""Pronouns of a Doc that may stand for an actor; "it" without a referent is left out."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from analysis.types import Candidate, Form, Kind

# word -> kind it can stand for (None: any), gender, plural
PRONOUNS: dict[str, tuple[Kind | None, str, bool]] = {
    **{w: (Kind.PERSON, "m", False) for w in ("he", "him", "his", "himself")},
    **{w: (Kind.PERSON, "f", False) for w in ("she", "her", "hers", "herself")},
    **{w: (None, "", False) for w in ("it", "its", "itself")},
    **{w: (None, "", True) for w in ("they", "them", "their", "theirs", "themselves")},
    **{w: (Kind.PERSON, "", False) for w in ("i", "me", "my", "mine", "myself")},
}
# "it" before these is about nothing ("it seems that", "it is clear that").
EMPTY_VERBS = frozenset("seem appear happen rain snow turn take remain".split())


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
