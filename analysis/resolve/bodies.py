"""States, organisations and groups across articles: by name, and acronyms by their long form.

In: the local actors that are not people. Out: the group of each, and joins that stay open.
"""

from collections import Counter

from analysis.gazetteer import is_place
from analysis.gazetteer.naming import initials
from analysis.gazetteer.roles import BODIES, COMPANY_WORDS, FIELDS
from analysis.resolve.readings import Group, Local, Proposal, Words
from analysis.types import Kind

DOMINANT = 4


def body_groups(everyone: list[Local]) -> tuple[dict[Local, Group], set[Proposal]]:
    """The group of each local body, and the proposals that are left."""
    proposals: set[Proposal] = set()
    named = [x for x in everyone if not x.known]
    longer = _longer_names(named)
    groups: dict[Local, Group] = {}
    for x in everyone:
        if x.kind is Kind.COUNTRY or x.known:
            sort = "country" if x.kind is Kind.COUNTRY else "known"
            groups[x] = (sort, x.actor.name)
        else:
            groups[x] = _group(_longest(x.words, longer, proposals), x.actor.country)
    return groups, proposals


def _group(words: Words, country: str) -> Group:
    """A name that says only the sort of body ("Foreign Ministry") is told apart by its state."""
    generic = all(w in BODIES or w in FIELDS for w in words)
    return ("body", *words, f"of {country}") if generic and country else ("body", *words)


def _longer_names(named: list[Local]) -> dict[Words, Counter[Words]]:
    """Short name -> the longer names that articles use it for, with how many do."""
    longer: dict[Words, Counter[Words]] = {}
    for x in named:
        for short in x.short:
            if len(short) < len(x.words):
                longer.setdefault(short, Counter())[x.words] += 1
    for word, whole in _first_words(named).items():
        longer.setdefault((word,), Counter())[whole] += 1
    acronyms = {x.words[0] for x in named if len(x.words) == 1 and x.actor.name.isupper()}
    for words, name in sorted({(x.words, x.actor.name) for x in named if len(x.words) > 2}):
        for acronym in initials(name):
            if acronym in acronyms and len(acronym) > 2:
                longer.setdefault((acronym,), Counter())[words] += 0
    return longer


def _first_words(named: list[Local]) -> dict[str, Words]:
    """First word -> the one long name that starts with it, where the word is none by itself."""
    starts: dict[str, set[Words]] = {}
    for x in named:
        if len(x.words) > 1 and x.words[-1] in COMPANY_WORDS | BODIES:
            starts.setdefault(x.words[0], set()).add(x.words)
    return {
        word: next(iter(row))
        for word, row in starts.items()
        if len(row) == 1
        and len(word) > 5
        and word not in BODIES | FIELDS
        and not is_place(word.title())
    }


def _longest(words: Words, longer: dict[Words, Counter[Words]], proposals: set[Proposal]) -> Words:
    """The long name that a short one stands for, if the corpus leaves one."""
    seen = {words}
    while words in longer:
        ranked = sorted(longer[words].items(), key=lambda i: (-i[1], i[0]))
        counts = [n for _, n in ranked]
        if len(ranked) > 1 and counts[0] < DOMINANT * max(counts[1], 0.5):
            for other, _ in ranked[:3]:
                proposals.add((("body", *words), ("body", *other), "short for several names"))
            return words
        if ranked[0][0] in seen:
            return words
        words = ranked[0][0]
        seen.add(words)
    return words
