"""Doc and the publication date in; time expressions, dated quotes and events out."""

from datetime import date

from spacy.tokens import Doc

from analysis.types import Actor, Event, Quote, Timex


def dates(doc: Doc, published: date | None) -> tuple[Timex, ...]:
    return ()


def dated_quotes(
    doc: Doc, quotes: tuple[Quote, ...], timexes: tuple[Timex, ...], published: date | None
) -> tuple[Quote, ...]:
    return quotes


def events(
    doc: Doc,
    actors: tuple[Actor, ...],
    quotes: tuple[Quote, ...],
    timexes: tuple[Timex, ...],
    published: date | None,
) -> tuple[Event, ...]:
    return ()
