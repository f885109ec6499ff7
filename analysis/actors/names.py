"""Which names of one article are one actor: full name and surname, acronym and long form.

In: name candidates. Out: clusters. The kind is decided afterwards by vote, so a name that the
recogniser once took for a nationality joins its person.
"""

from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Doc

from analysis.actors.cluster import BODY_WORD, Cluster
from analysis.gazetteer import entries, is_given_name
from analysis.gazetteer.naming import (
    COMPANY,
    SUFFIXES,
    initials,
    same_first_name,
    surname,
    words_of,
)
from analysis.gazetteer.roles import BODIES, FIELDS, same_office
from analysis.gazetteer.words import word_set
from analysis.types import Candidate, Kind

_OFFICIAL = word_set(
    """
    ministry embassy parliament senate court navy army bank council
    """
)


def name_clusters(doc: Doc, candidates: Iterable[Candidate]) -> list[Cluster]:
    """The names of an article, gathered into clusters."""
    known: dict[str, Cluster] = {}
    groups: dict[tuple[str, ...], Cluster] = {}
    for candidate in candidates:
        if candidate.name in entries():
            known.setdefault(candidate.name, Cluster(candidate.name)).add(candidate)
        else:
            words = words_of(candidate.name or candidate.text)
            if words:
                groups.setdefault(words, Cluster()).add(candidate)
    for words, cluster in groups.items():
        _vote_by_form(words, cluster)
    full = _merge_full(groups)
    short = {w: c for w, c in groups.items() if w not in full or _is_generic(w)}
    for words in short:
        full.pop(words, None)
    _merge_short(full, short)
    clusters = list({id(c): c for c in (*full.values(), *short.values()) if c.candidates}.values())
    return [*known.values(), *_merge_introduced(doc, clusters, known)]


def _vote_by_form(words: tuple[str, ...], cluster: Cluster) -> None:
    if len(words) > 1 and words[-1] in BODIES | COMPANY and not cluster.offices:
        cluster.votes[Kind.ORGANISATION] += BODY_WORD
    first = cluster.candidates[0].text.split()[0]
    if len(words) > 1 and is_given_name(first) and words[-1] not in BODIES | COMPANY:
        cluster.votes[Kind.PERSON] += 2


def _merge_full(groups: dict[tuple[str, ...], Cluster]) -> dict[tuple[str, ...], Cluster]:
    """Names of several words; people whose names are the same but for form are joined."""
    full = {w: c for w, c in groups.items() if len(w) > 1}
    by_surname: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(full, key=lambda w: (-len(w), w)):
        if full[words].kind is Kind.PERSON:
            by_surname.setdefault(surname(words), []).append(words)
    for row in by_surname.values():
        for i, words in enumerate(row):
            for longer in row[:i]:
                if full[longer] is full[words]:
                    break
                if _same_person(longer, words):
                    full[longer].absorb(full[words])
                    full[words] = full[longer]
                    break
    return full


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if (one[-1] in SUFFIXES) != (other[-1] in SUFFIXES) and "jr" in (one[-1], other[-1]):
        return False
    if set(other) <= set(one):
        return one[-1] == other[-1] or surname(one) == surname(other)
    return same_first_name(one[0], other[0]) and surname(one) == surname(other)


def _merge_short(
    full: dict[tuple[str, ...], Cluster], short: dict[tuple[str, ...], Cluster]
) -> None:
    """Surnames, first names, short forms and acronyms into the long name they belong to."""
    for words, cluster in short.items():
        owners = _owners(words, cluster, full)
        if len(owners) == 1:
            owners[0].absorb(cluster)
            cluster.candidates = []
        elif len(owners) > 1:
            _deal_out(cluster, owners)


def _owners(
    words: tuple[str, ...], cluster: Cluster, full: dict[tuple[str, ...], Cluster]
) -> list[Cluster]:
    """The long names that a short one may stand for, by the first rule that finds any."""
    people = _of_surname(words, full)
    if people:
        return _elders(people, cluster)
    acronym = cluster.candidates[0].text.replace(".", "")
    if acronym.isupper() and 2 <= len(acronym) <= 6:
        return _with_initials(acronym.lower(), full)
    return _starting(words, cluster, full) or _ending(words, cluster, full)


def _of_surname(words: tuple[str, ...], full: dict[tuple[str, ...], Cluster]) -> list[Cluster]:
    word = surname(words)
    found = {id(c): c for w, c in full.items() if c.kind is Kind.PERSON and surname(w) == word}
    return list(found.values())


def _elders(people: list[Cluster], lone: Cluster) -> list[Cluster]:
    """Those of a family whom the bare surname means: not the junior beside a senior."""
    elder = [p for p in people if not _is_junior(p)]
    if len(elder) > 1:
        return elder  # each mention is looked at by itself
    owners = [p for p in elder or people if _may_own(p, lone)]
    return owners if elder or not lone.offices else []


def _with_initials(acronym: str, full: dict[tuple[str, ...], Cluster]) -> list[Cluster]:
    found = {
        id(c): c
        for c in full.values()
        if c.kind is not Kind.PERSON and any(acronym in initials(n.text) for n in c.names)
    }
    return list(found.values())


def _starting(
    words: tuple[str, ...], cluster: Cluster, full: dict[tuple[str, ...], Cluster]
) -> list[Cluster]:
    """First names, families that come first ("Park"), companies by their first word."""
    found = {
        id(c): c
        for w, c in full.items()
        if w[0] == words[0] and w[-1] != "administration" and c.kind is not None
    }
    either = cluster.kind is not Kind.ORGANISATION
    return [c for c in found.values() if either or c.kind is not Kind.PERSON]


def _ending(
    words: tuple[str, ...], cluster: Cluster, full: dict[tuple[str, ...], Cluster]
) -> list[Cluster]:
    """ "the Foreign Ministry" after "the Norwegian Foreign Ministry", X after "Church of X"."""
    size = len(words)
    if words[-1] in BODIES and (size > 1 or words[0] in _OFFICIAL):
        whole = {id(c): c for w, c in full.items() if len(w) > size and w[-size:] == words}
        if whole:
            return list(whole.values())
    last = {
        id(c): c
        for w, c in full.items()
        if c.kind is Kind.ORGANISATION and w[-1] == words[0] and "of" in w
    }
    return list(last.values()) if cluster.kind is Kind.ORGANISATION else []


def _is_generic(words: tuple[str, ...]) -> bool:
    """Whether a name says no more than the sort of body: "Foreign Ministry"."""
    return words[-1] in BODIES and all(w in BODIES or w in FIELDS for w in words)


def _may_own(person: Cluster, lone: Cluster) -> bool:
    """Whether a lone surname can be that person's.

    Not where a title says another gender, not where it bears an office that the person, who has
    one, does not hold.
    """
    if lone.gender and person.gender and lone.gender != person.gender:
        return False
    return (
        not lone.offices
        or not person.offices
        or any(same_office(a.head, b.head) for a in lone.offices for b in person.offices)
    )


def _is_junior(person: Cluster) -> bool:
    return any(words_of(n.text)[-1] in SUFFIXES for n in person.names)


def _deal_out(cluster: Cluster, owners: list[Cluster]) -> None:
    """Several people of one surname: each mention to the one named last before it."""
    left = []
    for candidate in cluster.candidates:
        lone = Cluster()
        lone.add(candidate)
        fitting = [o for o in owners if _may_own(o, lone)]
        before = [
            (max(n.start for n in o.names if n.start < candidate.start), i)
            for i, o in enumerate(fitting)
            if any(n.start < candidate.start for n in o.names)
        ]
        if before:
            fitting[max(before)[1]].add(candidate)
        elif len(fitting) == 1:
            fitting[0].add(candidate)
        else:
            left.append(candidate)
    if left and len(left) == len(cluster.candidates):
        first = min(owners, key=lambda o: o.names[0].start)
        for candidate in left:
            first.add(candidate)
        left = []
    cluster.candidates = left


def _merge_introduced(
    doc: Doc, clusters: list[Cluster], known: dict[str, Cluster]
) -> list[Cluster]:
    """Short forms given in parentheses: "Wide River Group (WRG)"."""
    owner = {id(c): c for c in clusters}
    of = {n.start: c for c in clusters for n in c.names}
    names = sorted(
        (n for c in (*clusters, *known.values()) for n in c.names), key=lambda n: n.start
    )
    for c in known.values():
        of.update({n.start: c for n in c.names})
    text = doc.text
    for long, brief in pairwise(names):
        between = text[long.end : brief.start]
        after = text[brief.end : brief.end + 1]
        if between.strip("\"'“‘ ") == "(" and after in (")", '"', "”") and " " not in brief.text:
            a, b = of[long.start], of[brief.start]
            fits = brief.text.replace(".", "").lower() in initials(long.text)
            if a is not b and id(b) in owner and fits:
                a.absorb(b)
                b.candidates = []
                of.update({n.start: a for n in a.names})
    return [c for c in clusters if c.candidates]
