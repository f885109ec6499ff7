"""Doc in, the mentions that may name an actor out: names, roles and pronouns.

A candidate says how it names (form), what it may be (kind), and what its own words tell: the
canonical name of a state or large organisation, the state it belongs to, office, gender. Which
candidates are one actor is decided in `analysis.actors`.
"""

from collections.abc import Iterable

from spacy.tokens import Doc

from analysis.gazetteer import Sense
from analysis.gazetteer.roles import gender_of_role
from analysis.gazetteer.words import word_set
from analysis.mentions.bodies import Body, state_bodies
from analysis.mentions.groups import Group, groups
from analysis.mentions.names import Name, names
from analysis.mentions.pronouns import pronouns
from analysis.mentions.roles import Role, roles
from analysis.mentions.states import Hit, hits
from analysis.mentions.tokens import is_possessive, surface
from analysis.types import Candidate, Form, Kind

# Offices before which a state's bare name is whose office it is ("North Korea leader").
RULERS = word_set(
    """
    leader president minister premier chancellor king queen dictator ruler pm
    """
)


def mentions(doc: Doc) -> tuple[Candidate, ...]:
    """The phrases of an article that may name an actor, in the order of the text."""
    known = hits(doc)
    named = names(doc, known)
    bodies = state_bodies(doc, known, named)
    longer = {i for n in named if n.end - n.start > 1 for i in range(n.start, n.end)}
    camps = tuple(groups(doc, longer))
    held = {i for body in bodies for i in range(body.start, body.end)}
    held |= {i for camp in camps for i in range(camp.start, camp.end)}
    named = tuple(n for n in named if held.isdisjoint(range(n.start, n.end)))
    inside = {i for n in named for i in range(n.start, n.end)} | held
    free = [hit for hit in known if inside.isdisjoint(range(hit.start, hit.end))]
    offices = roles(doc, named, free, held)
    told = {role.start for role in offices}
    anchors = {
        n.start: doc[n.start if n.role_start < 0 or n.role_start in told else n.role_start].idx
        for n in named
    }
    found = [
        *(_of_name(doc, name, known, told) for name in named),
        *(_of_hit(doc, hit) for hit in free if hit.acts),
        *(_of_body(doc, body) for body in bodies),
        *(_of_group(doc, group) for group in camps),
        *(_of_role(doc, role, known, anchors) for role in offices),
        *pronouns(doc),
    ]
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def _of_name(doc: Doc, name: Name, known: Iterable[Hit], told: set[int]) -> Candidate:
    """A name; a title before it belongs to it ("Mr. Tveit") unless it is a mention of its own."""
    text = surface(doc, name.start, name.end)
    role, country, first = "", "", name.start
    if name.role_start >= 0:
        role = surface(doc, name.role_start, name.start)
        country = _country(doc, known, name.role_start, name.start)
        first = name.start if name.role_start in told else name.role_start
    country = country or _country_around(doc, name, known)
    return Candidate(
        doc[first].idx,
        doc[name.start].idx + len(text),
        text,
        Form.NAME,
        name.kind,
        country=country,
        role=role,
        gender=name.gender,
        plural=name.plural,
    )


def _of_hit(doc: Doc, hit: Hit) -> Candidate:
    start, text = doc[hit.start].idx, surface(doc, hit.start, hit.end)
    entry = hit.entry
    plural = entry.sense is Sense.PEOPLE
    return Candidate(
        start,
        start + len(text),
        text,
        Form.NAME,
        entry.kind,
        country=entry.country,
        name=entry.name,
        plural=plural,
    )


def _of_body(doc: Doc, body: Body) -> Candidate:
    start, text = doc[body.start].idx, surface(doc, body.start, body.end)
    return Candidate(
        start,
        start + len(text),
        text,
        Form.NAME,
        Kind.ORGANISATION,
        country=body.country,
        name=body.name,
    )


def _of_group(doc: Doc, group: Group) -> Candidate:
    start, text = doc[group.start].idx, surface(doc, group.start, group.end)
    return Candidate(
        start,
        start + len(text),
        text,
        Form.NAME,
        Kind.GROUP,
        name=group.name,
        plural=True,
    )


def _of_role(doc: Doc, role: Role, known: Iterable[Hit], anchors: dict[int, int]) -> Candidate:
    start, text = doc[role.start].idx, surface(doc, role.start, role.end)
    head = doc[role.head].lower_
    return Candidate(
        start,
        start + len(text),
        text,
        Form.ROLE,
        role.kind,
        country=_country(doc, known, role.start, role.end),
        gender=gender_of_role(head),
        anchor=None if role.anchor is None else anchors[role.anchor],
    )


def _country(doc: Doc, known: Iterable[Hit], start: int, end: int) -> str:
    """The first state in those tokens, or the state of the first body in them."""
    for hit in known:
        if start <= hit.start and hit.end <= end and hit.entry.country:
            if hit.end < end and _is_topic(doc, hit, end):
                continue  # a "Russia expert" is of any state
            return hit.entry.country
    return ""


def _is_topic(doc: Doc, hit: Hit, end: int) -> bool:
    """Whether a state's name only says what an office is about."""
    if hit.entry.kind is not Kind.COUNTRY or hit.entry.sense is not Sense.NAME:
        return False
    if hit.entry.text.isupper() or "." in hit.entry.text or is_possessive(doc[hit.end]):
        return False
    return not any(t.lower_ in RULERS for t in doc[hit.end : end])


def _country_around(doc: Doc, name: Name, known: Iterable[Hit]) -> str:
    """The state inside a name ("Russian Navy") or right after it ("Jo Doe of Canada")."""
    inside = _country(doc, known, name.start, name.end)
    if inside:
        return inside
    after = name.end
    if after + 1 < len(doc) and doc[after].lower_ == "of":
        return next((h.entry.country for h in known if h.start == after + 1), "")
    rest = [t.text for t in doc[after : after + 3]]
    if rest[:1] in ([","], ["("]):
        rest = rest[1:]
    if len(rest) > 1 and rest[0] in ("R", "D", "I") and rest[1] == "-":
        return "United States"  # "Senator Jo Doe, R-Iowa"
    return ""
