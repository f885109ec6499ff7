"""Groups of states that act under one name: "Nordic ministers", "the Baltic states", "the West".

In: a Doc. Out: token spans with a canonical name. Left out: groups of people without a region.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.gazetteer.words import word_set

# Regions and camps, singular, with what their people are called in the plural (own list).
REGIONS = word_set("Nordic Baltic European Arab Western Gulf Balkan African Asian Scandinavian")
MEMBERS = word_set("states countries nations ministers leaders governments powers allies capitals")
PEOPLES = {"Nordics": "Nordic countries", "Balts": "Baltic states"}


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens start to end, with the canonical name."""

    start: int
    end: int
    name: str


def groups(doc: Doc, taken: set[int]) -> Iterator[Group]:
    """The groups of states in the Doc, in order."""
    for token in doc:
        i = token.i
        if i in taken:
            continue
        if token.text in PEOPLES:
            yield Group(i, i + 1, PEOPLES[token.text])
        elif token.text == "West" and i and doc[i - 1].lower_ == "the" and _ends(doc, i + 1):
            yield Group(i, i + 1, "the West")
        elif token.text in REGIONS:
            end = next((j for j in (i + 1, i + 2) if _is_member(doc, j)), -1)
            if end > 0 and (end == i + 1 or doc[i + 1].pos_ in ("ADJ", "NOUN", "PROPN")):
                yield Group(i, end + 1, f"{token.text} {doc[end].lower_}")


def _is_member(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].lower_ in MEMBERS


def _ends(doc: Doc, i: int) -> bool:
    """Whether the name ends there: not "the West Bank"."""
    return i >= len(doc) or (doc[i].pos_ not in ("PROPN", "NOUN") and doc[i].text != "-")
