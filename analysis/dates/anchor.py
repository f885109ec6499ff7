"""Which date belongs to which words: the parse of a sentence says what an expression modifies.

Quotes, time expressions and a Doc in; the date of each utterance out. A date inside the reported
words is the date of what they tell of, never of the telling.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from analysis.dates import calendar
from analysis.dates.tense import SAYING, clause_head, dated_verb
from analysis.types import Basis, Quote, Timex, TimexType

# "TROMSØ, Norway, Sept 4 (Corvane Wire) - ", "LAUSANNE, Switzerland - ", "Brussels (AFP) - "
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][^\n()]{2,60}\([^\n()]{2,40}\)|[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,}(?:,[^\n()–—-]{2,40})?)"
    r"\s*[-–—]\s",
    re.MULTILINE,
)
# own list: nouns of an occasion at which the subject of the sentence acts
OCCASIONS = {
    "briefing", "call", "ceremony", "conference", "debate", "dinner", "hearing", "interview",
    "meeting", "rally", "review", "seminar", "session", "speech", "summit", "talk", "visit", "vote",
}  # fmt: skip
SUBJECTS = {"nsubj", "nsubjpass", "agent", "csubj"}
_OF_A_NOUN = {"poss", "compound", "amod", "nummod", "nmod"}


@dataclass(frozen=True, slots=True)
class Places:
    """The tokens of a Doc by character offset, and its text: a Doc builds it anew each time."""

    doc: Doc
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, doc: Doc) -> "Places":
        return cls(doc, doc.text, tuple(doc.to_array("IDX").tolist()))

    def token(self, offset: int) -> Token:
        """The token at an offset, or the last one before it."""
        return self.doc[max(0, bisect_right(self.starts, offset) - 1)]

    def root(self, start: int, end: int) -> Token:
        """The word of a span that the rest of it hangs on."""
        first, last = self.token(start).i, self.token(max(start, end - 1)).i
        return self.doc[first : last + 1].root

    def sentence(self, start: int) -> Span:
        return self.token(start).sent


def is_placeable(timex: Timex) -> bool:
    """Whether an expression names a stretch that can stand on a timeline."""
    return timex.type in {TimexType.DATE, TimexType.TIME} and calendar.precision(timex.value) in {
        "day", "week", "month", "quarter", "year",
    }  # fmt: skip


def on_timeline(value: str) -> str:
    """The value without its part of day: the day, week, month, quarter or year itself.

    >>> on_timeline("2017-02-16TEV"), on_timeline("2017-W07-WE"), on_timeline("2017-02")
    ('2017-02-16', '2017-W07', '2017-02')
    """
    return value.partition("T")[0].removesuffix("-WE")


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return any(token.dep_ in SUBJECTS for token in verb.children)


def outside_datelines(text: str, timexes: Iterable[Timex]) -> tuple[Timex, ...]:
    """The expressions that tell of something: a dateline only tells when the text was filed."""
    lines = datelines(text)
    return tuple(t for t in timexes if not is_inside(lines, t.start))


def datelines(text: str) -> list[tuple[int, int]]:
    """Where the datelines of a text stand.

    >>> datelines("BERGEN, Norway - The ferry is late.")
    [(0, 17)]
    """
    return [match.span() for match in _DATELINE.finditer(text)]


def is_inside(stretches: list[tuple[int, int]], offset: int) -> bool:
    """Whether an offset lies in one of these stretches, which are in order.

    >>> is_inside([(0, 4), (9, 12)], 3), is_inside([(0, 4), (9, 12)], 4)
    (True, False)
    """
    at = bisect_right(stretches, offset, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and offset < stretches[at][1]


def noun_of(places: Places, timex: Timex) -> Token | None:
    """The noun that an expression stands before ("Tuesday's session"), or None."""
    root = places.root(timex.start, timex.end)
    if root.dep_ in _OF_A_NOUN and root.head.pos_ in {"NOUN", "PROPN"}:
        return root.head
    return None


def verb_of(places: Places, timex: Timex) -> Token:
    """The head of the clause that an expression dates."""
    first, root = places.token(timex.start), places.root(timex.start, timex.end)
    return verb if (verb := dated_verb(first)).lemma_.lower() in SAYING else clause_head(root)


@dataclass(frozen=True, slots=True)
class _Told:
    """What may date an utterance, in order: by the verb that it dates, and in main clauses."""

    places: Places
    by_verb: dict[int, list[Timex]]
    main: list[Timex]

    @classmethod
    def of(cls, places: Places, timexes: Iterable[Timex]) -> "_Told":
        told = cls(places, {}, [])
        for timex in timexes:
            verb, noun = verb_of(places, timex), noun_of(places, timex)
            if noun is None or noun.lemma_ in OCCASIONS:
                told.by_verb.setdefault(verb.i, []).append(timex)
            if noun is None and verb.dep_ == "ROOT":
                told.main.append(timex)
        return told


def _between(timexes: list[Timex], start: int, end: int) -> list[Timex]:
    """Those of a list in order that begin in [start, end)."""
    first = bisect_left(timexes, start, key=_start)
    return timexes[first : bisect_left(timexes, end, lo=first, key=_start)]


def _start(timex: Timex) -> int:
    return timex.start


def dated_quotes(
    doc: Doc, quotes: tuple[Quote, ...], timexes: tuple[Timex, ...], published: date | None
) -> tuple[Quote, ...]:
    """Each quote with the date of its utterance: its sentence's, its passage's or the article's."""
    places = Places.of(doc)
    told = _Told.of(
        places,
        (
            timex
            for timex in outside_datelines(places.text, timexes)
            if is_placeable(timex) and _is_past(timex, published)
        ),
    )
    dated: list[Quote] = []
    latest: dict[str | None, Quote] = {}  # each actor's last words with a date
    for quote in quotes:
        value, basis = _own_date(told, quote), Basis.SENTENCE
        if value is None:
            value, basis = (
                _passage_date(told, quote, latest.get(quote.actor), published),
                Basis.PASSAGE,
            )
        if value is None and published is not None:
            value, basis = published.isoformat(), Basis.ARTICLE
        dated.append(replace(quote, date=value, date_basis=basis if value else None))
        if value and quote.actor is not None:
            latest[quote.actor] = dated[-1]
    return tuple(dated)


def _is_past(timex: Timex, published: date | None) -> bool:
    """Whether something may have been said then: the stretch has begun."""
    begins = calendar.first_day(timex.value)
    return begins is not None and (published is None or begins <= published)


def _own_date(told: _Told, quote: Quote) -> str | None:
    """The date that modifies the cue, or stands beside it outside the content."""
    if not quote.cue:
        return None
    cue = told.places.token(quote.cue[0].start)
    sentence = cue.sent
    verbs = {token.i for span in quote.cue for token in _tokens(told.places, span.start, span.end)}
    verbs |= {verb.i for verb in _same_act(cue)}
    near = [
        timex
        for verb in verbs & told.by_verb.keys()
        for timex in _between(told.by_verb[verb], sentence.start_char, sentence.end_char)
        if not any(span.start <= timex.start < span.end for span in quote.content)
    ]
    return on_timeline(min(near, key=_start).value) if near else None


def _tokens(places: Places, start: int, end: int) -> Span:
    return places.doc[places.token(start).i : places.token(max(start, end - 1)).i + 1]


def _same_act(cue: Token) -> set[Token]:
    """The verbs that share the cue's occasion: "told reporters on Monday, adding"."""
    head = clause_head(cue)
    is_joined = head.dep_ in {"conj", "advcl", "xcomp"} and head.head.pos_ in {"VERB", "AUX"}
    return {head, head.head} if is_joined and not has_subject(head) else {head}


def _paragraph_start(text: str, offset: int) -> int:
    """Where the line of an offset starts: articles hold one paragraph a line."""
    return text.rfind("\n", 0, offset) + 1


def _passage_date(
    told: _Told, quote: Quote, latest: Quote | None, published: date | None
) -> str | None:
    """The date of what the same speaker said or did just before, in this or the last paragraph."""
    text = told.places.text
    start = before = _paragraph_start(text, quote.span.start)
    while before and text[before - 1].isspace():
        before -= 1
    if latest is not None and latest.span.start >= _paragraph_start(text, before):
        is_told = latest.date_basis is not Basis.ARTICLE
        return latest.date if is_told and _is_fresh(latest.date or "", published) else None
    return _date_in_paragraph(told, quote, start, published)


def _is_fresh(value: str, published: date | None) -> bool:
    """Whether a date is a day of the article's last week: an occasion that it may be about.

    >>> _is_fresh("2017-02-15", date(2017, 2, 16)), _is_fresh("2016-09", date(2017, 2, 16))
    (True, False)
    """
    day = calendar.first_day(value)
    if day is None or calendar.precision(value) != "day":
        return False
    return published is None or (published - day).days <= 7


def _date_in_paragraph(told: _Told, quote: Quote, start: int, published: date | None) -> str | None:
    """The date of the main clause of the sentence before, in the same paragraph."""
    places = told.places
    first = places.token((quote.source or quote.cue or quote.content)[0].start).sent.start_char
    first = min(first, places.token(quote.span.start).sent.start_char)
    at = bisect_left(told.main, first, key=_start) - 1
    if at < 0 or told.main[at].start < start:
        return None
    value = on_timeline(told.main[at].value)
    return value if _is_fresh(value, published) else None
