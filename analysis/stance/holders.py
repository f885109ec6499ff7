"""Who shows a position: a Reading, actors and quotes in, Claims out.

A claim is a stretch of the article in which one actor says, does, plans or holds something: the
content of a quote, the clause whose agent the actor is, or a noun of the actor's own ("Norway's
offer"). Whether it is about the target at all is decided later.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.stance.cues import Reading
from analysis.stance.target import Role
from analysis.types import Actor, Kind, Manner, Quote

# Verbs of speaking: their clause is the actor's own words. Own list.
SPEECH = frozenset(
    (
        *("say", "tell", "add", "argue", "note", "insist", "warn", "declare", "state", "announce"),
        *("claim", "write", "tweet", "explain", "stress", "reiterate", "suggest", "ask", "answer"),
        *("reply", "respond", "remark", "acknowledge", "concede", "admit", "maintain", "believe"),
        *("think", "predict", "caution", "complain", "confirm", "deny", "contend", "assert"),
        *("comment", "repeat"),
    )
)
# Passive verbs whose subject is the one who will act or holds the attitude. Own list.
_ACTING_PASSIVE = frozenset(
    ["expect", "schedule", "set", "prepare", "intend", "commit", "determine", "interest", "oblige"]
)
_PLAN = frozenset(
    (
        *("plan", "intend", "expect", "prepare", "aim", "schedule", "pledge", "promise", "vow"),
        *("want", "hope", "set"),
    )
)
_ASKED = frozenset(("asked", "pressed", "questioned", "quizzed"))  # own list
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
_RELATIVES = frozenset(("who", "which", "that"))
# Roles whose noun is an act or attitude of its owner ("Norway's offer"); goods and gas are not.
_NOUNS = frozenset((Role.TOWARD, Role.AWAY, Role.HOSTILITY, Role.COOPERATION))
_OBJECTS = frozenset(("dobj", "pobj", "prep", "xcomp", "acl", "pcomp"))
_CONTINUING = frozenset(("xcomp", "conj", "advcl", "pcomp"))  # clauses that share their subject
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ"))


@dataclass(frozen=True, slots=True)
class Claim:
    """`roots` are the tokens to read from, `inside` the tokens that belong to the claim."""

    actor: str
    roots: tuple[int, ...]
    inside: frozenset[int]
    basis: str  # "own words", "act", "plan", "reported"
    kind: str  # "quote", "subject", "passive", "agent", "noun", "relative", "kin": by its own side
    by: str = ""  # reported: the actor whose words say it


def heads(reading: Reading, actors: tuple[Actor, ...]) -> dict[int, str]:
    """The head token of each mention, with its actor."""
    found: dict[int, str] = {}
    for actor in actors:
        for mention in actor.mentions:
            tokens = reading.tokens(mention.start, mention.end)
            if not tokens:
                continue
            root = tokens[0]
            while reading.head[root] != root and reading.head[root] in tokens:
                root = reading.head[root]
            found.setdefault(root, actor.key)
    return found


def _climb(reading: Reading, i: int, names: Mapping[int, str], persons: frozenset[str]) -> int:
    """From a coordinated or apposed name to the first of the group.

    A body or state in apposition to another actor is its label, not the one who acts:
    "Ann Lee, Republican of Ohio, said".
    """
    while True:
        i = _with(reading, i)
        if (
            reading.dep[i] not in ("conj", "appos", "nmod")
            or reading.pos[reading.head[i]] not in _NOMINAL
        ):
            return i
        above = names.get(reading.head[i])
        labels = reading.dep[i] != "conj" and names[i] not in persons if i in names else False
        if labels and above and above != names[i]:
            return i
        i = reading.head[i]


def _with(reading: Reading, i: int) -> int:
    """From who acts along with others to those: "Finland, together with Norway, will sign"."""
    join = reading.head[i]
    if reading.dep[i] != "pobj" or reading.lower[join] not in ("with", "alongside", "like"):
        return i
    above = reading.head[join]
    if reading.lower[join] == "like":
        return above if reading.pos[above] in _NOMINAL else i  # "Poland, like Norway, refused"
    together = reading.lower[join] == "alongside" or any(
        reading.lower[j] in ("along", "together") for j in (above, *reading.kids[join])
    )
    if reading.lower[above] in ("along", "together"):
        above = reading.head[above]
    if not together:
        return i
    if reading.pos[above] in ("VERB", "AUX"):
        above = next((j for j in reading.kids[above] if reading.dep[j] == "nsubj"), i)
    return above if reading.pos[above] in _NOMINAL else i


def _clause(reading: Reading, verb: int, without: int | None) -> frozenset[int]:
    """The tokens of a clause: coordinated clauses with a subject of their own are left out."""
    found, stack = [], [verb]
    while stack:
        i = stack.pop()
        if i == without:
            continue
        found.append(i)
        for j in reading.kids[i]:
            if reading.dep[j] in ("conj", "parataxis") and any(
                reading.dep[k] in _SUBJECTS for k in reading.kids[j]
            ):
                continue
            if reading.dep[j] == "advcl" and reading.lower[j] in _ASKED:
                continue  # the question is not the answer: "asked if she trusted Moscow"
            stack.append(j)
    return frozenset(found)


def _basis(reading: Reading, verb: int) -> str:
    if reading.lemma[verb] in SPEECH:
        return "own words"
    future = any(
        reading.dep[j] == "aux"
        and reading.lower[j] in ("will", "'ll", "would", "shall", "may", "could")
        for j in reading.kids[verb]
    )
    return "plan" if future or reading.lemma[verb] in _PLAN else "act"


def _governed(reading: Reading, group: int) -> Iterator[tuple[int, int | None, str]]:
    """(root, what to leave out, kind) of every clause or noun that a name is the agent of."""
    dep, head = reading.dep[group], reading.head[group]
    if dep == "nsubj" or (dep == "nsubjpass" and reading.lemma[head] in _ACTING_PASSIVE):
        yield head, group, "subject"
    elif dep == "nsubjpass":
        yield head, group, "passive"
    elif dep == "pobj" and reading.dep[head] == "agent":
        yield reading.head[head], head, "agent"
    elif (
        dep == "pobj"
        and reading.role[reading.head[head]] in _NOUNS
        and _owned(reading, reading.head[head], reading.lower[head])
    ):
        yield reading.head[head], head, "noun"
    elif dep in ("poss", "compound", "amod", "nmod") and reading.role[head] in _NOUNS:
        yield head, group, "noun"
    elif dep == "dobj" and reading.lemma[head] == "join":
        # "is joining Britain and France in keeping the ban": they keep it too
        for j in reading.kids[head]:
            if reading.dep[j] == "prep" and reading.lower[j] == "in":
                yield from (
                    (k, None, "subject") for k in reading.kids[j] if reading.dep[k] == "pcomp"
                )
    for j in reading.kids[group]:
        if (
            (
                reading.dep[j] == "relcl"
                and any(
                    reading.dep[k] == "nsubj" and reading.lower[k] in _RELATIVES
                    for k in reading.kids[j]
                )
            )
            or reading.dep[j] == "acl"
            or (reading.dep[j] == "appos" and reading.role[j])
        ):
            yield j, None, "relative"


def _owned(reading: Reading, noun: int, preposition: str) -> bool:
    """The act is of the one who is named: "a visit by", "support of", not "the invasion of"."""
    if preposition == "of":
        owner = any(reading.dep[j] == "poss" for j in reading.kids[noun])
        return reading.role[noun] is not Role.HOSTILITY and not owner
    return preposition in ("by", "from")


def _from_cue(
    reading: Reading, quote: Quote, inside: frozenset[int], roots: tuple[int, ...]
) -> tuple[frozenset[int], tuple[int, ...]]:
    """Starts at the cue where it says what is held or done with the content: "favours talks"."""
    cues = [i for span in quote.cue for i in reading.tokens(span.start, span.end)]
    governed = any(reading.head[i] in cues and reading.dep[i] in _OBJECTS for i in roots)
    if not cues or not (governed or quote.manner is Manner.ATTITUDE):
        return inside, roots
    top = next((i for i in cues if reading.head[i] not in cues), cues[0])
    return inside | {*cues}, (top, *roots)


def _told_to(reading: Reading, quote: Quote) -> bool:
    """The cue is what somebody ought to do, or what a reporter asks: "he should persuade Moscow
    to back a deal", "asked if she believed"."""
    cues = [i for span in quote.cue for i in reading.tokens(span.start, span.end)]
    i = next((i for i in cues if reading.pos[i] in ("VERB", "AUX")), None)
    while i is not None:
        if _told(reading, i) or _asked(reading, i):
            return True
        i = reading.head[i] if reading.dep[i] in _CONTINUING else None
    return False


def _quote_claims(reading: Reading, quotes: tuple[Quote, ...]) -> Iterator[Claim]:
    for quote in quotes:
        if quote.actor is None or _told_to(reading, quote):
            continue
        inside = frozenset(
            i for span in quote.content for i in reading.tokens(span.start, span.end)
        )
        roots = tuple(
            sorted(i for i in inside if reading.head[i] == i or reading.head[i] not in inside)
        )
        inside, roots = _from_cue(reading, quote, inside, roots)
        if roots:
            yield Claim(quote.actor, roots, inside, "own words", "quote")


def _told(reading: Reading, root: int) -> bool:
    """The clause says what its subject ought to do: "Russia must first prove itself"."""
    return reading.lemma[root] == "need" or any(
        reading.dep[j] == "aux" and reading.lower[j] in ("must", "should", "ought", "needs", "need")
        for j in reading.kids[root]
    )


def _asked(reading: Reading, root: int) -> bool:
    """The clause is what a reporter asks: "asked if she trusted Moscow", "pressed by Bo about"."""
    if reading.lower[root] in _ASKED and any(
        reading.dep[j] == "prep" and reading.lower[j] in ("about", "on") for j in reading.kids[root]
    ):
        return True
    above = reading.head[root]
    return (
        reading.dep[root] in ("advcl", "ccomp")
        and reading.lower[above] in _ASKED
        and any(reading.lower[j] in ("if", "whether", "why", "what") for j in reading.kids[root])
    )


def claims(reading: Reading, actors: tuple[Actor, ...], quotes: tuple[Quote, ...]) -> list[Claim]:
    """Every claim of every actor, in no particular order."""
    found = list(_quote_claims(reading, quotes))
    speaker: dict[int, str] = {i: c.actor for c in found for i in c.inside}
    persons = frozenset(a.key for a in actors if a.kind is Kind.PERSON)
    country = {a.key: a.country for a in actors}
    names = heads(reading, actors)
    seen: set[tuple[str, int]] = set()
    for name, key in names.items():
        for root, without, kind in _governed(reading, _climb(reading, name, names, persons)):
            by = speaker.get(root, "")
            told = by != key and _told(reading, root)
            if (key, root) in seen or told or _asked(reading, root):
                continue
            seen.add((key, root))
            basis = _basis(reading, root)
            if by == key:
                basis = "own words"
            elif by or kind == "passive":
                basis = "reported"
            if by != key and by and country[by] and country[by] == country[key]:
                kind = "kin"
            inside = _clause(reading, root, without)
            found.append(Claim(key, (root,), inside, basis, kind, by))
    return found
