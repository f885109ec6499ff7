"""Drafts and the article's actors in, whom each source resolves to out.

A source is an actor where a mention covers its head word; a pronoun that no mention resolves goes
to the running speaker of the passage when gender and number agree. Sources without a name stay
as they are written, and what cannot be told stays None.
"""

from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Token

from analysis.quotes.draft import Draft, Source
from analysis.types import Actor, Form, Kind

_GENDER = {"he": "m", "him": "m", "she": "f", "her": "f"}
_SINGULAR = ("he", "she", "him", "her")
_NOBODY = ("i", "we", "you", "it", "they", "me", "us", "them", "who", "which", "that", "one",
           "this", "what", "there", "those", "these")  # fmt: skip
_RANK = {Form.NAME: 0, Form.ROLE: 1, Form.PRONOUN: 2}
_REACH = 1200  # characters back to a running speaker


class Speakers:
    """Looks up who is named at a place of one article; remembers who spoke last."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        pairs = [(m, actor) for actor in actors for m in actor.mentions]
        self._pairs = sorted(pairs, key=lambda pair: (pair[0].start, pair[0].end))
        self._starts = [mention.start for mention, _ in self._pairs]
        self._longest = max((m.end - m.start for m, _ in self._pairs), default=0)

    def at(self, token: Token) -> tuple[Form | None, Actor | None]:
        """The actor whose mention covers a token, names before roles, short before long."""
        best: tuple[tuple[int, int], Form, Actor] | None = None
        place = bisect_right(self._starts, token.idx) - 1
        while place >= 0 and self._starts[place] >= token.idx - self._longest:
            mention, actor = self._pairs[place]
            if mention.end >= token.idx + len(token):
                rank = (_RANK[mention.form], mention.end - mention.start)
                if best is None or rank < best[0]:
                    best = (rank, mention.form, actor)
            place -= 1
        return (best[1], best[2]) if best else (None, None)

    def before(self, position: int, gender: str) -> Actor | None:
        """The person named last before a position whose gender does not disagree."""
        place = bisect_right(self._starts, position) - 1
        while place >= 0 and self._starts[place] >= position - _REACH:
            mention, actor = self._pairs[place]
            if fits(actor, gender) and mention.form is not Form.PRONOUN:
                return actor
            place -= 1
        return None


def fits(actor: Actor, gender: str) -> bool:
    """Whether "he" or "she" may mean an actor."""
    return actor.kind is Kind.PERSON and actor.gender in ("", gender)


def resolved(
    drafts: list[Draft], actors: tuple[Actor, ...]
) -> list[tuple[Draft, str | None, str | None]]:
    """Each draft with its speaker's name and key; drafts must be in the order of the text."""
    speakers = Speakers(actors)
    running: tuple[int, Actor] | None = None
    out: list[tuple[Draft, str | None, str | None]] = []
    for draft in drafts:
        actor, name = _speaker(draft.source, speakers, running)
        if actor is not None and draft.source is not None and actor.kind is Kind.PERSON:
            running = (draft.source.spans[0].start, actor)
        out.append((draft, name, actor.key if actor else None))
    return out


def _speaker(
    source: Source | None, speakers: Speakers, running: tuple[int, Actor] | None
) -> tuple[Actor | None, str | None]:
    if source is None:
        return None, None
    head = source.heads[0]
    actor = _named(head, speakers)
    if actor is None and head.lower_ in _SINGULAR:
        actor = _meant(head, speakers, running)
    if len(source.heads) > 1:
        return actor, _listed(source, speakers)
    if actor is not None:
        return actor, actor.name
    if head.pos_ == "PRON" or head.lower_ in _NOBODY or head.lower_ in _SINGULAR:
        return None, None
    return None, head.doc[source.tokens.start : source.tokens.stop].text


def _listed(source: Source, speakers: Speakers) -> str:
    """The names of coordinated speakers, those unknown as written."""
    names = [actor.name if (actor := _named(h, speakers)) else h.text for h in source.heads]
    return ", ".join(names[:-1]) + " and " + names[-1]


def _named(head: Token, speakers: Speakers) -> Actor | None:
    """The actor at a head word; a name set beside a role goes first ("the mayor, Jo Doe")."""
    form, actor = speakers.at(head)
    if form is Form.NAME and actor is not None and actor.kind is Kind.PERSON:
        return actor
    for child in head.subtree:
        if child.dep_ != "appos" or (child.head != head and _is_person(child.head, speakers)):
            continue  # "a spokesman for the mayor, Jo Doe" leaves open who Doe is
        beside_form, beside = speakers.at(child)
        if beside is not None and beside_form is Form.NAME and beside.kind is Kind.PERSON:
            return beside
    return actor


def _is_person(token: Token, speakers: Speakers) -> bool:
    _, actor = speakers.at(token)
    return actor is not None and actor.kind is Kind.PERSON


def _meant(head: Token, speakers: Speakers, running: tuple[int, Actor] | None) -> Actor | None:
    """Whom an unresolved "he" or "she" means: the speaker of the passage, else the last named."""
    gender = _GENDER[head.lower_]
    if running is not None and head.idx - running[0] <= _REACH and fits(running[1], gender):
        return running[1]
    return speakers.before(head.idx, gender)
