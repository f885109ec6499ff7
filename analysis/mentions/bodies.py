"""Bodies that are named by their state and what they do: "the Russian foreign ministry".

In: a Doc, the hits of the reference data and the names. Out: spans of such bodies with a canonical
name ("Germany's economy ministry" and "the German Economy Ministry" are one). Left out: companies
and groups without a name ("a Russian company"), forces and governments (they act for the state).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.gazetteer import Sense, adjective_of
from analysis.gazetteer.roles import BODIES, FIELDS, STATE_ACTORS
from analysis.gazetteer.words import word_set
from analysis.mentions.names import Name
from analysis.mentions.states import Hit
from analysis.mentions.tokens import is_capital, is_possessive, surface
from analysis.types import Kind

# Bodies that a nationality does not single out.
_MANY = word_set(
    """
    company firm giant group team club party house industry retailer manufacturer maker lender
    insurer carrier airline newspaper magazine website startup conglomerate front movement
    faction cartel campaign camp operator publisher band crew squad gang society newspaper paper
    channel trust fund school center centre mission union league coalition board forum alliance
    daily line
    """
)
NAMED_BODIES = BODIES - _MANY - STATE_ACTORS | word_set(
    """
    directorate secretariat presidency guard inspectorate consulate
    """
)
# One of many, or the state itself, unless its field goes before: "the Kenyan tea board",
# "Ethiopia's aviation authority", not "the Kenyan board". With a capital the name itself is found.
FIELD_BODIES = word_set("authority board union league mission fund forum administration")
# Bodies that a state has one of in its capital: "the finance ministry in Ankara".
SEATED = word_set("ministry parliament legislature treasury")
LONGEST = 6


@dataclass(frozen=True, slots=True)
class Body:
    """Tokens start to end, with the canonical name and the state."""

    start: int
    end: int
    name: str
    country: str


def state_bodies(doc: Doc, hits: Sequence[Hit], names: Iterable[Name]) -> tuple[Body, ...]:
    """The bodies of states in the Doc, in order."""
    people = {i for n in names if n.kind is Kind.PERSON for i in range(n.start, n.end)}
    return tuple(_bodies(doc, hits, people))


def _bodies(doc: Doc, hits: Sequence[Hit], people: set[int]) -> Iterator[Body]:
    for hit in hits:
        if hit.entry.kind is not Kind.COUNTRY or hit.end >= len(doc):
            continue
        if hit.start and doc[hit.start - 1].text in ("-", "–"):
            continue  # the second half of "Franco-British council"
        owned = is_possessive(doc[hit.end])
        start = hit.end + owned
        adjective = adjective_of(hit.entry.country)
        seat = _seated(doc, hit)
        if seat < hit.start:
            yield Body(
                seat, hit.end, f"{adjective} {surface(doc, seat, hit.start - 1)}", hit.entry.country
            )
            continue
        head = _head(doc, start, people)
        if head < 0 or not (owned or _singled_out(doc, hit, head)):
            continue
        end = _with_field(doc, head + 1, people)
        name = f"{adjective} {surface(doc, start, end)}"
        yield Body(hit.start, end, name, hit.entry.country)


def _seated(doc: Doc, hit: Hit) -> int:
    """Where the body begins that sits in the capital named by the hit, or the hit's own start."""
    last = hit.start - 2
    if (
        hit.entry.sense is not Sense.CAPITAL
        or last < 0
        or doc[hit.start - 1].lower_ != "in"
        or doc[last].lower_ not in SEATED
    ):
        return hit.start
    named = is_capital(doc[last])
    start = last
    while start and last - start < 3:
        before = doc[start - 1]
        capital = named and is_capital(before) and not before.is_sent_start
        if not (before.lower_ in FIELDS or capital):
            break
        start -= 1
    return start


def _head(doc: Doc, start: int, people: set[int]) -> int:
    """The last word of the body that starts there, or -1."""
    found = -1
    for i in range(start, min(len(doc), start + LONGEST)):
        token = doc[i]
        joined = token.text in ("-", "and") and i > start
        if i in people or not (token.pos_ in ("NOUN", "PROPN", "ADJ") or joined):
            break
        body = token.lower_ in NAMED_BODIES or (token.text in FIELD_BODIES and i > start)
        if body and token.tag_ not in ("NNS", "NNPS"):
            found = i
        elif found >= 0:
            return -1 if token.pos_ in ("NOUN", "PROPN") else found  # "ministry spokesman"
    return found


def _with_field(doc: Doc, end: int, people: set[int]) -> int:
    """The end after "of Defence" in "the British Ministry of Defence"."""
    if end >= len(doc) or doc[end].lower_ not in ("of", "for") or not is_capital(doc[end - 1]):
        return end
    i = end + 1
    while i < min(len(doc), end + 6) and i not in people:
        if not (doc[i].pos_ == "PROPN" or doc[i].lower_ in ("and", "the")):
            break
        i += 1
    return i if i > end + 1 and doc[i - 1].pos_ == "PROPN" else end


def _singled_out(doc: Doc, hit: Hit, head: int) -> bool:
    """Whether "the" or capitals say that one body is meant."""
    if hit.entry.sense not in (Sense.ADJECTIVE, Sense.PEOPLE, Sense.NAME):
        return False
    the = hit.start > 0 and doc[hit.start - 1].lower_ in ("the", "its")
    return the or is_capital(doc[head])
