"""People across articles: full names that are one person, and lone surnames that are theirs.

In: the local actors that are people. Out: the group of each, and joins that stay open. Blocks are
surnames in one spelling, so the cost grows with the people of one surname, not with the corpus.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from analysis.actors.offices import Office, likeness, office
from analysis.gazetteer.naming import SUFFIXES, same_first_name, spelling, surname
from analysis.resolve.nameless import Days, is_sole, nameless_groups
from analysis.resolve.readings import Group, Local, Proposal, Words

DOMINANT = 4  # a lone surname goes to whom the corpus calls so this many times as often
TITLE = "one bears the title of the other; of which state is not said"
ALIKE = 85  # first names so similar are proposed


@dataclass(slots=True)
class Person:
    """Everything under one form of a full name, then under all forms that are joined."""

    forms: set[Words] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    called: Counter[Words] = field(default_factory=Counter)
    offices: set[Office] = field(default_factory=set)

    def take(self, local: Local) -> None:
        """Counts a local actor in."""
        self.forms.add(local.words)
        self.articles.add(local.article)
        self.called.update(local.short)
        if local.actor.gender:
            self.genders[local.actor.gender] += 1
        if local.actor.country:
            self.countries[local.actor.country] += 1
        self.offices.update(_offices(local))

    def merge(self, other: "Person") -> None:
        """Takes over all of another."""
        self.forms |= other.forms
        self.articles |= other.articles
        self.genders += other.genders
        self.countries += other.countries
        self.called += other.called
        self.offices |= other.offices

    @property
    def handle(self) -> Group:
        """What names it while joins are still being made."""
        return ("form", *min(self.forms))

    @property
    def group(self) -> Group:
        """What names its group: the longest of its forms."""
        return ("person", *max(self.forms, key=lambda f: (len(f), f)))

    def contradicts(self, other: "Person") -> bool:
        """Whether gender or state speak against one person."""
        genders = self.genders.keys() | other.genders.keys()
        if self.genders and other.genders and len(genders) > 1:
            return not self.genders.keys() & other.genders.keys()
        countries = self.countries.keys() & other.countries.keys()
        return bool(self.countries and other.countries and not countries)


def _offices(local: Local) -> Iterable[Office]:
    for role in local.actor.roles:
        read = office(role)
        if read is not None:
            yield read if read.country else Office(read.head, read.words, local.actor.country)


def people_groups(everyone: list[Local], days: Days) -> tuple[dict[Local, Group], set[Proposal]]:
    """The group of each local person, and the proposals that are left."""
    proposals: set[Proposal] = set()
    full = [x for x in everyone if len(x.words) > 1 and not x.by_role]
    person_of = _full_names(full, proposals)
    groups = {x: person_of[x.words].group for x in full}
    by_short = _called(person_of)
    by_article: dict[str, set[int]] = {}
    for x in full:
        by_article.setdefault(x.article, set()).add(id(person_of[x.words]))
    held = {x: _holders(x, person_of) for x in everyone if x.by_role}
    for x in everyone:
        if x.by_role:
            if len(held[x]) == 1:
                groups[x] = held[x][0].group
        elif len(x.words) == 1:
            here = by_article.get(x.article, set())
            groups[x] = _lone(x, by_short.get(spelling(surname(x.words)), []), here, proposals)
    nameless = {x: _office(x) for x, people in held.items() if len(people) != 1}
    unnamed, open_offices = nameless_groups(nameless, days)
    for x, group in unnamed.items():
        for person in held[x][:3]:
            proposals.add((group, person.handle, "several people hold the office in the corpus"))
        for person in _likely(x, nameless[x], person_of):
            proposals.add((group, person.handle, TITLE))
    settled = {
        (_settled(one, person_of), _settled(other, person_of), why) for one, other, why in proposals
    }
    return groups | unnamed, settled | open_offices


def _settled(group: Group, person_of: dict[Words, Person]) -> Group:
    """The group that a form of a name has ended in."""
    return person_of[group[1:]].group if group[0] == "form" else group


def _full_names(full: list[Local], proposals: set[Proposal]) -> dict[Words, Person]:
    person_of: dict[Words, Person] = {}
    for local in full:
        person_of.setdefault(local.words, Person()).take(local)
    blocks: dict[str, list[Words]] = {}
    for words in sorted(person_of, key=lambda w: (-len(w), w)):
        blocks.setdefault(spelling(surname(words)), []).append(words)
    for block in blocks.values():
        _join_block(block, person_of, proposals)
    return person_of


def _join_block(
    block: list[Words], person_of: dict[Words, Person], proposals: set[Proposal]
) -> None:
    """Joins the full names of one surname; an initial only where one first name fits."""
    whole = [w for w in block if len(w[0]) > 1]
    for i, words in enumerate(whole):
        for other in whole[:i]:
            _consider(words, other, person_of, proposals)
    for words in block:
        if len(words[0]) > 1:
            continue
        fitting = {id(person_of[w]): w for w in whole if w[0][0] == words[0]}
        if len(fitting) == 1:
            _consider(words, next(iter(fitting.values())), person_of, proposals)
        for other in fitting.values() if len(fitting) > 1 else ():
            proposals.add(
                (person_of[words].handle, person_of[other].handle, "an initial fits several people")
            )


def _consider(
    words: Words, other: Words, person_of: dict[Words, Person], proposals: set[Proposal]
) -> None:
    one, two = person_of[words], person_of[other]
    if one is two or _junior(words) != _junior(other):
        return
    if not same_first_name(words[0], other[0]):
        if words[0][0] == other[0][0] and fuzz.ratio(words[0], other[0]) >= ALIKE:
            proposals.add((one.handle, two.handle, "first names are spelled alike"))
        return
    middle = set(words[1:-1]) - set(other), set(other[1:-1]) - set(words)
    if all(middle):
        return
    if one.contradicts(two):
        proposals.add((one.handle, two.handle, "same name, but another gender or state"))
    elif one.articles & two.articles:
        proposals.add((one.handle, two.handle, "similar names side by side in an article"))
    else:
        two.merge(one)
        for form in one.forms:
            person_of[form] = two


def _junior(words: Words) -> bool:
    return words[-1] in SUFFIXES


def _called(person_of: dict[Words, Person]) -> dict[str, list[Person]]:
    """One word -> the people who may be called so: by surname, or as some article does."""
    found: dict[str, dict[int, Person]] = {}
    for person in person_of.values():
        words = {surname(form) for form in person.forms}
        words |= {surname(short) for short in person.called if len(short) == 1}
        for word in words:
            found.setdefault(spelling(word), {})[id(person)] = person
    return {word: sorted(row.values(), key=lambda p: p.group) for word, row in found.items()}


def _lone(local: Local, people: list[Person], here: set[int], proposals: set[Proposal]) -> Group:
    """The person whom a lone surname means, or a group of its own."""
    own: Group = ("lone", *local.words)
    me = Person()
    me.take(local)
    fitting = [p for p in people if not p.contradicts(me) and id(p) not in here]
    if not fitting:
        for person in people[:3]:
            proposals.add((own, person.handle, "same surname, but another gender or state"))
        return own
    told = [p for p in fitting if _share_office(me, p)]
    if len(told) == 1:
        return told[0].group
    word = (surname(local.words),)
    ranked = sorted(fitting, key=lambda p: (-p.called[word] - p.called[local.words], p.group))
    counts = [p.called[word] for p in ranked]
    if len(ranked) == 1 or counts[0] >= DOMINANT * max(counts[1], 0.5):
        return ranked[0].group
    for person in ranked[:3]:
        proposals.add((own, person.handle, "the surname fits several people"))
    return own


def _share_office(one: Person, other: Person) -> bool:
    return any(likeness(a, b) >= 4 for a in one.offices for b in other.offices)


def _office(local: Local) -> Office:
    """The office by which alone a local person is known."""
    mine = [held for held in _offices(local) if held.country]
    return mine[0] if mine else Office(" ".join(local.words), frozenset(), local.actor.country)


def _holders(local: Local, person_of: dict[Words, Person]) -> list[Person]:
    """The people who hold the office in the corpus."""
    mine = [held for held in _offices(local) if held.country]
    holders = {
        id(p): p
        for p in person_of.values()
        if any(likeness(a, b) >= 4 and a.head == b.head for a in mine for b in p.offices)
    }
    return sorted(holders.values(), key=lambda p: p.group)


def _likely(local: Local, wanted: Office, person_of: dict[Words, Person]) -> list[Person]:
    """The one person who bears the title of an office without its state, here or else at all."""
    if not is_sole(wanted) or not wanted.country:
        return []
    bearers = {
        id(p): p
        for p in person_of.values()
        if (not p.countries or wanted.country in p.countries)
        and any(not b.country and b.head == wanted.head and likeness(wanted, b) for b in p.offices)
    }
    here = [p for p in bearers.values() if local.article in p.articles]
    found = here or list(bearers.values())
    return found if len(found) == 1 else []
