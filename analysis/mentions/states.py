"""Names of the reference data in a Doc: states, their people, capitals, large organisations.

In: a Doc. Out: token spans with the readings of the tables, each decided by its words around:
an adjective names the state only before what acts for it ("Russian forces"), a capital only where
it acts itself ("Moscow said", "ties with Moscow"), not as a place ("in Moscow").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from analysis.gazetteer import Entry, Sense, longest_at
from analysis.gazetteer.roles import STATE_ACTORS
from analysis.gazetteer.words import word_set
from analysis.mentions.tokens import is_break, is_possessive

# Acronyms that are English words or initials too: only where nothing speaks for the word.
AMBIGUOUS = word_set(
    """
    IS WHO AU SCO AP RIA US CIS AMNESTY Amnesty Fed Lords Commons Beehive
    """
)
# Prepositions that make a capital a party, not a place (own list).
PARTY_PREPOSITIONS = word_set(
    """
    with against by between on toward towards for
    """
)
PLACE_NOUNS = word_set(
    """
    street streets mayor airport suburb suburbs river museum square hotel university district
    station metro theatre theater restaurant hospital stadium court park subway region office
    branch outskirts center centre club
    """
)
GIVING = word_set(
    """
    hand pass give offer send sell deliver apologise apologize lose cede yield appeal complain
    concede signal answer message warning support loyal close friendly hostile concession reply
    gift ally
    """
)
MESSAGES = word_set(
    """
    order money loan reply response message pressure support signal help aid assurance demand
    threat letter guarantee answer instruction word shrug silence reaction concession backing
    assistance
    """
)
FOLLOWERS = word_set(
    """
    ally vassal puppet friend foe enemy critic opponent blessing consent approval backing behest
    request mercy hands orders supporter behalf partner
    """
)
DASHES = frozenset(["-", "--", "—", "–"])
PARTY_WORDS = word_set(
    """
    Democrats Democrat Republicans Republican Conservatives Labour Congress Commons
    """
)
CHAMBERS = word_set(
    """
    house senate congressional hill many some most the us u.s. american
    """
)
MOTION = word_set(
    """
    visit leave reach hit enter tour fly attack bomb take capture approach see love
    """
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens start to end that the tables know; `acts` is whether they name an actor there."""

    start: int
    end: int
    entry: Entry
    acts: bool


def hits(doc: Doc) -> tuple[Hit, ...]:
    """Every string of the reference data in the Doc, none inside another."""
    found = list(_raw(doc))
    named = {hit.entry.name for hit in found if hit.entry.sense is not Sense.CAPITAL}
    return tuple(
        hit for hit in found if not hit.entry.text.startswith("the ") or hit.entry.name in named
    )


def _raw(doc: Doc) -> Iterator[Hit]:
    text = doc.text  # built anew at each look
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    covered = 0
    for token in doc:
        if token.i < covered or not (token.text[0].isupper() or token.lower_ == "the"):
            continue
        readings = longest_at(text, token.idx)
        if not readings:
            continue
        end = ends.get(token.idx + len(readings[0].text))
        if end is None or _is_other_word(doc, token, end) or _signs(doc, token.i, end):
            continue
        if _belongs_to_longer(doc, token, readings):
            continue
        covered = end
        entry, acts = _reading(doc, token.i, end, readings)
        if entry.text.startswith("the "):
            acts = acts and (end >= len(doc) or doc[end].pos_ not in ("NOUN", "PROPN"))
            yield Hit(token.i + 1, end, entry, acts)
        else:
            yield Hit(token.i, end, entry, acts)


def _is_other_word(doc: Doc, token: Token, end: int) -> bool:
    if end - token.i > 1 or token.text not in AMBIGUOUS:
        return False
    if token.text == "US":
        return False
    return token.pos_ != "PROPN" or token.sent.text.isupper()


def _belongs_to_longer(doc: Doc, token: Token, readings: tuple[Entry, ...]) -> bool:
    """Whether a party's short name ends a longer one: "Social Democrats"."""
    if readings[0].text not in PARTY_WORDS or not token.i:
        return False
    before = doc[token.i - 1]
    proper = before.text[:1].isupper() and before.pos_ in ("PROPN", "ADJ", "NOUN")
    return proper and before.lower_ not in CHAMBERS


def _signs(doc: Doc, start: int, end: int) -> bool:
    """Whether an agency only signs there: "Brussels (AFP) -"."""
    if not 0 < start < len(doc) - 2 or end + 1 >= len(doc):
        return False
    closed = doc[start - 1].text == "(" and doc[end].text == ")"
    return closed and doc[end + 1].text in DASHES


def _reading(doc: Doc, start: int, end: int, readings: tuple[Entry, ...]) -> tuple[Entry, bool]:
    by_sense = {entry.sense: entry for entry in readings}
    if Sense.NAME in by_sense:
        return by_sense[Sense.NAME], True
    if Sense.METONYM in by_sense:
        return by_sense[Sense.METONYM], True
    if Sense.CAPITAL in by_sense:
        return by_sense[Sense.CAPITAL], _acts(doc, start, end)
    following = doc[end] if end < len(doc) else None
    if Sense.ADJECTIVE in by_sense and following is not None and _modifies(doc, end):
        return by_sense[Sense.ADJECTIVE], _is_state_actor(doc, end)
    if Sense.PEOPLE in by_sense and doc[end - 1].tag_ in ("NNPS", "NNS"):
        return by_sense[Sense.PEOPLE], True
    entry = by_sense.get(Sense.PEOPLE) or by_sense[Sense.ADJECTIVE]
    plural = doc[start - 1].lower_ == "the" if start else False
    return entry, plural and Sense.PEOPLE in by_sense


def _modifies(doc: Doc, end: int) -> bool:
    return doc[end].pos_ in ("NOUN", "PROPN", "ADJ") or doc[end].text in ("-", "–")


def _is_state_actor(doc: Doc, end: int) -> bool:
    for token in doc[end : end + 3]:
        if token.lower_ in STATE_ACTORS:
            return True
        if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return False
    return False


def _acts(doc: Doc, start: int, end: int) -> bool:
    """Whether a capital stands for its state there."""
    if is_dateline(doc, start, end):
        return False
    if _is_compounded(doc, start, end):
        return True
    if end < len(doc) and is_possessive(doc[end]):
        head = doc[end - 1].head
        return head.lower_ not in PLACE_NOUNS
    root = doc[start:end].root
    for _ in range(3):  # "between Warsaw and Moscow": as the first of the row
        if root.dep_ != "conj" or root.head == root:
            break
        root = root.head
    if root.dep_ in ("nsubj", "nsubjpass", "agent"):
        return True
    if root.dep_ in ("dobj", "dative"):
        return root.head.lemma_ not in MOTION
    return root.dep_ == "attr" or (root.dep_ == "pobj" and _is_party(root.head))


def _is_compounded(doc: Doc, start: int, end: int) -> bool:
    """Whether a hyphen ties it to another word: "Moscow-backed"."""
    before = start > 0 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_
    after = end < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_
    return before or after


def _is_party(preposition: Token) -> bool:
    """Whether the preposition makes a capital a giver or taker, not a place."""
    if preposition.lower_ in PARTY_PREPOSITIONS:
        return True
    governor = preposition.head
    if preposition.lower_ == "to":
        return governor.lemma_ in GIVING
    if preposition.lower_ == "from":
        return governor.lemma_ in MESSAGES
    return preposition.lower_ == "of" and governor.lemma_ in FOLLOWERS


def is_dateline(doc: Doc, start: int, end: int) -> bool:
    """Whether it opens a line as the place of writing: "Brussels (AFP) -", "MOSCOW, May 2 —"."""
    if start and not is_break(doc[start - 1]):
        return False
    for token in doc[end : end + 9]:
        if token.text in DASHES:
            return True
        if is_break(token) or token.pos_ in ("VERB", "AUX"):
            return False
    return False
