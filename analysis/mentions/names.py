"""Names in a Doc: what the entity recogniser saw, mended, and what it missed.

In: a Doc and the hits of the reference data. Out: name spans with a guess of their kind, the
office or title written before them, and the state in it. Left out: dates, laws, works, places,
offices without a name ("State" out of "Secretary of State"), datelines, credit lines, bylines.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from analysis.gazetteer import Sense, gender_of_given_name, is_given_name, is_place
from analysis.gazetteer.roles import BODIES, EITHER, HONORIFICS
from analysis.mentions.people import body_runs, headline_tokens, person_runs
from analysis.mentions.shapes import (
    NO_NAMES,
    has_article,
    is_field,
    is_hit,
    is_name,
    is_placed,
    joins_several,
    reads_like_body,
    reads_like_person,
    trimmed,
    without_offices,
)
from analysis.mentions.states import Hit
from analysis.mentions.titles import title_before
from analysis.mentions.tokens import (
    is_break,
    is_capital,
    is_honorific,
    is_possessive,
)
from analysis.opinion import is_opinion
from analysis.types import Kind

KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "NORP": Kind.GROUP}
# Labels that are sometimes a person or body in truth: kept until the article has spoken.
DOUBTFUL = frozenset(["GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"])


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens start to end, a name; `kind` None when the recogniser called it something else."""

    start: int
    end: int
    kind: Kind | None
    role_start: int = -1  # first token of the office before it, or -1
    gender: str = ""
    plural: bool = False


def names(doc: Doc, hits: Sequence[Hit]) -> tuple[Name, ...]:
    """The names in the Doc that the reference data does not know, in order, none overlapping."""
    taken = {i for hit in hits for i in range(hit.start, hit.end)}
    found: list[Name] = []
    free = set(range(len(doc)))
    headline = headline_tokens(doc)
    surnames = {
        hit.start
        for hit in hits
        if hit.end - hit.start == 1 and hit.entry.sense in (Sense.NAME, Sense.CAPITAL)
    }
    for start, end in person_runs(doc, taken, surnames, headline):
        name = Name(start, end, Kind.PERSON)
        if not _is_credit(doc, name):
            found.append(name)
        free -= set(range(start, end))
    for start, end in body_runs(doc, taken):
        if set(range(start, end)) <= free:
            found.append(Name(start, end, Kind.ORGANISATION))
            free -= set(range(start, end))
    for name in _recognised(doc, hits):
        span = set(range(name.start, name.end))
        if span <= free and not _is_credit(doc, name):
            found.append(name)
            free -= span
    found = _mended(doc, _backed(doc, found, headline))
    for name in _addressed(doc, free - taken):
        found.append(name)
        free -= set(range(name.start, name.end))
    for name in _repeated(doc, found, free, taken):
        found.append(name)
        free -= set(range(name.start, name.end))
    return tuple(_with_title(doc, name) for name in sorted(found, key=lambda n: n.start))


def _backed(doc: Doc, found: list[Name], headline: set[int]) -> list[Name]:
    """Without names of a headline in capitals whose words the article never uses as a name."""
    if not headline:
        return found
    elsewhere = {t.lower_ for t in doc if t.i not in headline and is_capital(t)}
    return [
        n
        for n in found
        if n.start not in headline
        or all(t.lower_ in elsewhere for t in doc[n.start : n.end] if is_capital(t))
    ]


def _mended(doc: Doc, found: list[Name]) -> list[Name]:
    """A lone name that the article elsewhere gives to a person in full is that person."""
    surnames = {
        doc[n.end - 1].text
        for n in found
        if n.kind is Kind.PERSON and n.end - n.start > 1 and doc[n.end - 1].lower_ not in BODIES
    }
    surnames |= {name.upper() for name in surnames if len(name) > 2}  # headlines
    found = [_without_company(doc, n, surnames) for n in found]
    return [
        replace(n, kind=Kind.PERSON, plural=False)
        if n.end - n.start == 1 and doc[n.start].text in surnames and not n.plural
        else n
        for n in found
    ]


def _without_company(doc: Doc, name: Name, surnames: set[str]) -> Name:
    """ "Weller-Ek" and "Weller's National Council" without the one or the other."""
    words = doc[name.start : name.end]
    if len(words) > 2 and words[0].text in surnames:
        if words[1].text == "-" and not words[0].whitespace_:
            return replace(name, end=name.start + 1, kind=Kind.PERSON)
        if is_possessive(words[1]):
            return replace(name, start=name.start + 2)
    return name


def _recognised(doc: Doc, hits: Sequence[Hit]) -> Iterator[Name]:
    at = {hit.start: hit for hit in hits}
    ends = {hit.end: hit for hit in hits}
    for ent in doc.ents:
        if ent.label_ not in KINDS and ent.label_ not in DOUBTFUL:
            continue
        start, end = trimmed(doc, ent.start, ent.end)
        if joins_several(start, end, at):
            continue
        kind = KINDS.get(ent.label_)
        start, stripped = without_offices(doc, start, end, at, kind)
        if stripped and kind is not Kind.PERSON:
            kind = Kind.PERSON if start < end else kind
        hit = ends.get(end)
        if start < end and hit and start < hit.start and kind is Kind.PERSON:
            end = hit.start  # "Weller White House"
            start, end = trimmed(doc, start, end)
        if start >= end or is_hit(start, end, at) or not is_name(doc, start, end):
            continue
        if kind is Kind.PERSON and not stripped and has_article(doc, start, end):
            kind = None  # "the Nordfolk" is a ship
        if is_field(doc, start, end):
            continue
        if is_placed(doc, start, end) or is_place(doc[start:end].text):
            kind = None
        if kind is Kind.ORGANISATION and reads_like_person(doc, start, end):
            kind = Kind.PERSON
        elif kind is Kind.PERSON and not stripped and reads_like_body(doc, start, end):
            kind = Kind.ORGANISATION
        plural = ent.label_ == "NORP" and doc[end - 1].tag_ in ("NNPS", "NNS")
        if ent.label_ == "NORP" and not plural:
            kind = None
        yield Name(start, end, kind, plural=plural)


def _is_credit(doc: Doc, name: Name) -> bool:
    """Whether it only signs the text: "(AFP) -", "By Jo Doe" over a report, "© Name"."""
    before = doc[name.start - 1] if name.start else None
    after = doc[name.end] if name.end < len(doc) else None
    if before is None:
        return False
    if before.text == "(" and after is not None and after.text == ")":
        beyond = doc[name.end + 1] if name.end + 1 < len(doc) else None
        return beyond is not None and beyond.text in ("-", "--", "—", "–")
    line_start = name.start < 2 or is_break(doc[name.start - 2])
    if before.lower_ == "by" and line_start:
        return not is_opinion(doc.text)  # who argues in the text takes part in the news
    return before.lower_ in ("©", "copyright") and line_start


def _addressed(doc: Doc, free: set[int]) -> Iterator[Name]:
    """Capitalised words after a form of address that the recogniser did not see: "Mr. Tveit"."""
    for token in doc[:-1]:
        if not is_honorific(token):
            continue
        i = token.i + 1
        while i < len(doc) and i in free and is_capital(doc[i]) and doc[i].is_alpha:
            i += 1
        if i > token.i + 1:
            yield Name(token.i + 1, i, Kind.PERSON)


def _repeated(doc: Doc, found: Iterable[Name], free: set[int], taken: set[int]) -> Iterator[Name]:
    """Places that write a name again which the article has elsewhere, unseen by the recogniser.

    A lone word that the tables know stays theirs, unless it is a surname of the article
    ("Nadezhda London", later "London").
    """
    known: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    own: set[str] = set()
    for name in found:
        if name.kind is None:
            continue
        words = tuple(t.text for t in doc[name.start : name.end])
        forms = {words}
        if name.kind is Kind.PERSON and len(words) > 1:
            forms.add(words[-1:])
            if name.end - 1 in taken:
                own.add(words[-1])
        for form in forms:
            if len(form) > 1 or _stands_alone(form[0]):
                upper = tuple(w.upper() for w in form)
                known.setdefault(form[0], []).append((form, name.kind))
                known.setdefault(upper[0], []).append((upper, name.kind))
    until = 0
    for token in doc:
        forms_here = known.get(token.text)
        if forms_here is None or token.i < until or token.i not in free:
            continue
        for form, kind in sorted(forms_here, key=lambda k: -len(k[0])):
            end = token.i + len(form)
            if tuple(t.text for t in doc[token.i : end]) != form:
                continue
            theirs = len(form) == 1 and token.i in taken and token.text not in own
            if (
                not theirs
                and free.issuperset(range(token.i, end))
                and _may_be_name(doc, token.i, end)
            ):
                until = end
                yield Name(token.i, end, kind)
                break


def _stands_alone(word: str) -> bool:
    return len(word) > 2 and word[:1].isupper() and word.lower() not in NO_NAMES


def _may_be_name(doc: Doc, start: int, end: int) -> bool:
    if end - start > 1:
        return True
    token = doc[start]
    dated = token.ent_type_ in ("DATE", "TIME") and token.dep_ not in ("nsubj", "poss")
    return not dated and token.pos_ in (
        "PROPN",
        "NOUN",
        "ADJ",
        "X",
        "VERB",
        "INTJ",
    )


def _with_title(doc: Doc, name: Name) -> Name:
    """The name with the office or address before it; a title makes it a person."""
    if name.plural:
        return name
    if name.end < len(doc) and doc[name.end].lower_ == "administration":
        return replace(name, end=name.end + 1, kind=Kind.ORGANISATION)
    first = doc[name.start]
    role = title_before(doc, name.start)
    if role < 0:
        gender = gender_of_given_name(first.text) if name.end - name.start > 1 else ""
        return replace(name, gender=gender) if name.kind is Kind.PERSON else name
    kind = name.kind
    last = doc[name.end - 1].lower_
    either = doc[name.start - 1].lower_ in EITHER
    if kind is not Kind.PERSON and (last in BODIES or either):
        return name
    gender = next(
        (HONORIFICS[t.lower_] for t in doc[role : name.start] if HONORIFICS.get(t.lower_)), ""
    )
    if not gender and name.end - name.start > 1 and is_given_name(first.text):
        gender = gender_of_given_name(first.text)
    return replace(name, kind=Kind.PERSON, role_start=role, gender=gender)
