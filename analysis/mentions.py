"""Doc in, the mentions that may name an actor out."""

from spacy.tokens import Doc

from analysis.types import Candidate, Form, Kind


def mentions(doc: Doc) -> tuple[Candidate, ...]:
    kinds = {
        "PERSON": Kind.PERSON,
        "ORG": Kind.ORGANISATION,
        "GPE": Kind.COUNTRY,
        "NORP": Kind.COUNTRY,
    }
    return tuple(
        Candidate(e.start_char, e.end_char, e.text, Form.NAME, kinds[e.label_])
        for e in doc.ents
        if e.label_ in kinds
    )
