"""Dated statements and actions: Doc, actors, quotes and dates in; the events of a timeline out.

An event's date comes from its own clause; a statement without one takes the date of its quote
(passage or article). Actors are those named in that clause, else in its sentence, else those of
the sentence before. Dates that name no day, week, month, quarter or year make no event.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from analysis.dates import calendar
from analysis.dates.anchor import Places, is_placeable, noun_of, on_timeline, verb_of
from analysis.dates.tense import clause_head, is_planned
from analysis.types import Actor, Basis, Event, EventKind, Manner, Phase, Quote, Timex

# own list: lemmas of verbs of saying; cues found by the quote extractor count as well
_SAYING = set(
    "say tell announce declare state add warn argue insist claim urge call write ask reply answer "
    "stress note explain admit deny confirm reiterate pledge promise vow threaten demand praise "
    "criticise criticize condemn denounce welcome accuse reject dismiss blame describe suggest "
    "propose remark repeat respond defend attack concede caution signal hint testify tweet post".split()
)
_SUBJECTS = {"nsubj", "nsubjpass", "agent", "csubj"}
_GATHERINGS = set(
    "session meeting talks summit hearing conference rally speech visit seminar vote debate call "
    "dinner ceremony review".split()
)


@dataclass(frozen=True, slots=True)
class _Cast:
    """Which actors are named where, by token."""

    places: Places
    by_token: dict[int, str]
    countries: frozenset[str]

    def within(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The actors named by these words, in order, each once."""
        found = (self.by_token[token.i] for token in tokens if token.i in self.by_token)
        return tuple(dict.fromkeys(found))


def events(
    doc: Doc,
    actors: tuple[Actor, ...],
    quotes: tuple[Quote, ...],
    timexes: tuple[Timex, ...],
    published: date | None,
) -> tuple[Event, ...]:
    """The statements and actions of an article that have a date, in the order of the text."""
    places = Places.of(doc)
    cast = _cast(places, actors)
    found = [_event(cast, timex, quotes, published) for timex in timexes if is_placeable(timex)]
    known = {(event.date, key) for event in found for key in event.actors}
    found += _statements(doc, quotes, known)
    return tuple(sorted(found, key=lambda event: (event.start, event.end, event.date)))


def _cast(places: Places, actors: tuple[Actor, ...]) -> _Cast:
    by_token: dict[int, str] = {}
    for actor in actors:
        for mention in actor.mentions:
            by_token[places.root(mention.start, mention.end).i] = actor.key
    return _Cast(places, by_token, frozenset())


def _event(cast: _Cast, timex: Timex, quotes: tuple[Quote, ...], published: date | None) -> Event:
    places = cast.places
    verb, noun = verb_of(places, timex), noun_of(places, timex)
    value = on_timeline(timex.value)
    is_statement = noun is None and _is_saying(places, verb, quotes)
    first, last = _clause(verb)
    start, end = places.doc[first].idx, places.doc[last].idx + len(places.doc[last])
    start, end = min(start, timex.start), max(end, timex.end)
    return Event(
        date=value,
        precision=calendar.precision(value),
        start=start,
        end=end,
        actors=_actors(cast, verb, noun, is_statement=is_statement),
        text=places.doc.text[start:end],
        kind=EventKind.STATEMENT if is_statement else EventKind.ACTION,
        phase=_phase(verb, noun, value, published),
        basis=Basis.SENTENCE,
        expression=timex.text,
    )


def _is_saying(places: Places, verb: Token, quotes: tuple[Quote, ...]) -> bool:
    cues = (cue for quote in quotes for cue in quote.cue if quote.manner is Manner.SPEECH)
    return verb.lemma_.lower() in _SAYING or any(cue.start <= verb.idx < cue.end for cue in cues)


def _clause(verb: Token) -> tuple[int, int]:
    """First and last token of the clause; of the sentence where the verb is its main one."""
    if verb.dep_ == "ROOT":
        sentence = verb.sent
        first, last = sentence.start, sentence.end - 1
    else:
        first, last = verb.left_edge.i, verb.right_edge.i
    while last > first and verb.doc[last].is_space:
        last -= 1
    while first < last and verb.doc[first].is_space:
        first += 1
    return first, last


def _own_words(verb: Token) -> Iterator[Token]:
    """The words of a clause without the clauses inside it."""
    for token in verb.subtree:
        if clause_head(token) == verb:
            yield token


def _subject(cast: _Cast, verb: Token) -> tuple[str, ...]:
    """The actors that do it: the subject's, or those of the verb it is joined to."""
    for _ in range(4):
        subjects = [t for t in verb.children if t.dep_ in _SUBJECTS]
        if subjects:
            words = [w for t in subjects for w in t.subtree if clause_head(w) == verb]
            heads = [w for w in words if w.dep_ in _SUBJECTS | {"conj", "pobj"}]
            return cast.within(heads) or cast.within(words)
        if verb.dep_ == "relcl":
            return cast.within([verb.head, *verb.head.children])
        if verb.dep_ not in {"conj", "xcomp", "advcl", "acl", "pcomp"}:
            break
        verb = verb.head if verb.head.pos_ in {"VERB", "AUX"} else clause_head(verb.head)
    return ()


def _actors(cast: _Cast, verb: Token, noun: Token | None, *, is_statement: bool) -> tuple[str, ...]:
    if noun is not None:
        own = cast.within(noun.subtree)
        if own and noun.lemma_ not in _GATHERINGS:
            return own
    subject = _subject(cast, verb)
    if is_statement and subject:
        return subject
    named = tuple(dict.fromkeys((*subject, *cast.within(_own_words(verb)))))
    if named:
        return named
    sentence = verb.sent
    return cast.within(sentence) or _before(cast, verb)


def _before(cast: _Cast, verb: Token) -> tuple[str, ...]:
    """The actors of the sentence before, in the same paragraph."""
    first = verb.sent.start
    if first == 0 or "\n" in verb.doc[first - 1].text:
        return ()
    return cast.within(verb.doc[first - 1].sent)


def _phase(verb: Token, noun: Token | None, value: str, published: date | None) -> Phase:
    begins = calendar.first_day(value)
    if published is not None and begins is not None and begins > published:
        return Phase.PLANNED
    day_past = published is not None and begins is not None and begins < published
    if is_planned(verb) and not (day_past and calendar.precision(value) == "day"):
        return Phase.PLANNED
    present = verb.tag_ in {"VBZ", "VBP"} or any(
        t.dep_ == "aux" and t.lower_ in {"is", "are", "'s", "'re"} for t in verb.children
    )
    if present and noun is None and calendar.precision(value) != "day":
        return Phase.ONGOING
    return Phase.PAST


def _statements(
    doc: Doc, quotes: tuple[Quote, ...], known: set[tuple[str, str]]
) -> Iterator[Event]:
    """What speakers said without a date of its own: one statement for each speaker and date."""
    for quote in quotes:
        if quote.actor is None or quote.date is None or quote.manner is not Manner.SPEECH:
            continue
        if quote.date_basis is Basis.SENTENCE or (quote.date, quote.actor) in known:
            continue
        known.add((quote.date, quote.actor))
        pieces = (*quote.content, *quote.cue, *quote.source)
        start, end = min(p.start for p in pieces), max(p.end for p in pieces)
        yield Event(
            date=quote.date,
            precision=calendar.precision(quote.date),
            start=start,
            end=end,
            actors=(quote.actor,),
            text=doc.text[start:end],
            kind=EventKind.STATEMENT,
            phase=Phase.PAST,
            basis=quote.date_basis or Basis.ARTICLE,
        )
