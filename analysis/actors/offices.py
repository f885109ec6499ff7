"""Offices as data: "the new Pentagon chief" -> chief, of the Pentagon, in the United States.

In: the words of a role. Out: its head noun, its other telling words, its state.
"""

import re
from dataclasses import dataclass

from analysis.gazetteer import adjective_of, country_of, entries
from analysis.gazetteer.roles import FIELDS, HONORIFICS, PEOPLE, is_person_noun, same_office
from analysis.gazetteer.words import word_set
from analysis.types import Kind

# Words that do not tell one office from another (own list).
_PALE = word_set(
    """
    the a an of for to in at and his her its their our my this that new former then ex outgoing
    incoming current late old own longtime long-time veteran top senior recent embattled acting
    newly future first second fellow late-night self-proclaimed mr mrs ms s republican
    democratic
    """
)
_SAME_FIELD = {"defense": "defence", "labor": "labour", "defence": "defence"}
_CUT = re.compile(r"\s+(?:of|for|to|at|in|who)\s+|,")


@dataclass(frozen=True, slots=True)
class Office:
    """A role taken apart; `words` are the telling ones besides the head, lower case."""

    head: str
    words: frozenset[str]
    country: str = ""

    @property
    def fields(self) -> frozenset[str]:
        """Which field of office, where the words say."""
        return frozenset(_SAME_FIELD.get(w, w) for w in self.words & FIELDS)


def office(text: str, country: str = "") -> Office | None:
    """The office that the words of a role name, or None when they name none.

    >>> office("the new Pentagon chief")
    Office(head='chief', words=frozenset({'pentagon'}), country='United States')
    """
    front = _CUT.split(text, maxsplit=1)[0]
    parts = re.findall(r"[\w.]+(?:-\w+)*", front)
    heads = [w.lower() for w in parts if is_person_noun(w.lower())]
    lone = [w.lower() for w in parts if w.lower() not in HONORIFICS]
    if not heads:
        return None
    head = heads[-1] if heads else lone[-1]
    everything = re.findall(r"[\w.]+(?:-\w+)*", text)
    if not country:
        country = next((c for w in everything if (c := country_of(w))), "")
    states = {w.lower() for w in everything if country_of(w) and w[:1].isupper() and _is_state(w)}
    words = {w.lower() for w in everything} - _PALE - {head} - states
    return Office(head, frozenset(words), country)


def _is_state(word: str) -> bool:
    return entries()[word][0].kind is Kind.COUNTRY


def office_name(text: str) -> str:
    """A role as the name of whoever holds it.

    >>> office_name("The German chancellor"), office_name("Poland's foreign minister")
    ('German chancellor', 'Polish foreign minister')
    """
    bare = re.sub(r"^(?:the|an?|then) ", "", text, flags=re.IGNORECASE)
    owner, mark, rest = bare.replace("’", "'").partition("'s ")
    if mark and owner in entries() and entries()[owner][0].kind is Kind.COUNTRY:
        return f"{adjective_of(entries()[owner][0].country)} {rest}"
    return bare


def _rules(held: Office) -> bool:
    """Whether an office leads a state, as far as its words say."""
    if held.head == "minister":
        return "prime" in held.words
    if held.head == "secretary":
        return "general" in held.words or "party" in held.words
    return held.head not in ("general", "boss", "founder", "speaker", "head", "chief")


def likeness(wanted: Office, held: Office) -> int:
    """How well a role fits an office that somebody holds: 0 for not at all.

    >>> chief, minister = office("the defence chief"), office("Defence Minister")
    >>> likeness(chief, minister), likeness(office("the foreign minister"), minister)
    (2, 0)
    """
    if wanted.head in PEOPLE or not same_office(wanted.head, held.head):
        return 0
    if wanted.country and held.country and wanted.country != held.country:
        return 0
    if wanted.head == "leader" and wanted.country and not wanted.words and not _rules(held):
        return 0  # "the Russian leader" is no secretary of state
    if wanted.fields and held.fields and not wanted.fields & held.fields:
        return 0
    if wanted.fields and not held.fields and wanted.head == held.head:
        return 0
    if not wanted.fields and "vice" in held.fields | wanted.fields:
        return 0
    score = 2 if wanted.head == held.head else 1
    if wanted.country and wanted.country == held.country:
        score += 2
    shared = len(wanted.words & held.words)
    if score == 1 and wanted.words and not shared:
        return 0  # "the head of a bank" is not every chairman
    return score + shared
