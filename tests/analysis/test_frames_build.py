"""What the store holds of a workspace as frames."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis import frames
from analysis.frames import Corpus
from analysis.frames.periods import period
from analysis.store import Store
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Confidence,
    Event,
    Evidence,
    Form,
    Kind,
    Label,
    Mention,
    Quote,
    QuoteType,
    Span,
    Stance,
)

TEXT = 'Talks open\n\nAnna Berg said: "We will talk." On Friday Norway refused, Ole Berg said.'


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _mention(words: str) -> Mention:
    return Mention(_span(words).start, _span(words).end, Form.NAME)


def analysis(name: str, published: date | None, **fields: object) -> Analysis:
    """An article in which two of one surname speak, one of them with nothing but a name."""
    actors = (
        Actor("a", "Anna Berg", Kind.PERSON, (), (_mention("Anna Berg"),), "Norway"),
        Actor("b", "Ole Berg", Kind.PERSON, (), (_mention("Ole Berg"),)),
        Actor("c", "Norway", Kind.COUNTRY, (), (_mention("Norway"),), "Norway"),
    )
    found = {
        "actors": actors,
        "quotes": (
            Quote(
                QuoteType.DIRECT,
                (_span("We will talk."),),
                (_span("said"),),
                (_span("Anna Berg"),),
                "Anna Berg",
                "a",
                date="2025-W36",
            ),
            Quote(QuoteType.INDIRECT, (_span("On Friday Norway refused"),)),
        ),
        "events": (
            Event("2025-09-05", "day", 44, 69, ("c", "nobody"), "On Friday Norway refused"),
        ),
        "stances": (
            Stance(
                "c",
                Label.OPPOSES,
                Confidence.HIGH,
                "Norway refused.",
                (Evidence(44, 69, "refused", Label.OPPOSES, (_span("refused"),)),),
            ),
        ),
    }
    return Analysis(Article(name, "Talks open", TEXT, published, outlet="Herald"), "t", **found)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(str(tmp_path / "frames.db"))
    opened.open_workspace("desk")
    yield opened
    opened.close()


@pytest.fixture
def corpus(store: Store) -> Corpus:
    store.save(analysis("one", date(2025, 9, 6)))
    store.save(analysis("two", None))
    return frames.corpus(store)


@pytest.mark.parametrize("name", ["ACTORS", "ARTICLES", "EVENTS", "EVIDENCE", "MENTIONS", "QUOTES"])
def test_corpus_has_the_columns_that_it_promises(corpus: Corpus, name: str):
    assert tuple(getattr(corpus, name.lower()).columns) == getattr(frames, name)


@pytest.mark.parametrize("name", ["ACTORS", "ARTICLES", "EVENTS", "EVIDENCE", "MENTIONS", "QUOTES"])
def test_empty_workspace_has_the_columns_too(store: Store, name: str):
    empty = frames.corpus(store)
    assert empty.empty
    assert tuple(getattr(empty, name.lower()).columns) == getattr(frames, name)


def test_ids_name_article_and_number(corpus: Corpus):
    assert list(corpus.quotes["id"]) == ["one:q0", "one:q1", "two:q0", "two:q1"]
    assert list(corpus.events["id"]) == ["one:e0", "two:e0"]
    assert list(corpus.evidence["id"]) == ["one:s0.0", "two:s0.0"]
    assert list(corpus.evidence["stance"]) == list(corpus.stances["id"])


def test_actors_are_those_of_the_corpus(corpus: Corpus):
    names = dict(zip(corpus.actors["name"], corpus.actors["articles"], strict=True))
    assert names == {"Anna Berg": 2, "Norway": 2, "Ole Berg": 2}


def test_an_unresolved_speaker_is_the_empty_string(corpus: Corpus):
    assert list(corpus.quotes["actor"] == "") == [False, True, False, True]
    assert list(corpus.quotes["speaker"])[:2] == ["Anna Berg", ""]


def test_words_are_cut_from_the_text(corpus: Corpus):
    assert corpus.quotes["words"].iloc[0] == "We will talk."


def test_a_week_is_the_days_that_it_covers(corpus: Corpus):
    row = corpus.quotes.iloc[0]
    assert (row["since"], row["until"]) == (pd.Timestamp("2025-09-01"), pd.Timestamp("2025-09-07"))


def test_an_event_keeps_only_actors_that_are_known(corpus: Corpus):
    assert [len(actors) for actors in corpus.events["actors"]] == [1, 1]


def test_an_undated_article_gives_undated_stances(corpus: Corpus):
    assert list(corpus.stances["date"].isna()) == [False, True]
    assert frames.undated(corpus) == 1


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-09-05", date(2025, 9, 5), date(2025, 9, 5)),
        ("2025-09-05T14:30", date(2025, 9, 5), date(2025, 9, 5)),
        ("2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
        ("2025-W36-WE", date(2025, 9, 6), date(2025, 9, 7)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30)),
        ("2025-WI", date(2025, 12, 1), date(2026, 2, 28)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_period_covers(value: str, first: date, last: date):
    assert period(value) == (first, last)


@pytest.mark.parametrize("value", ["", None, "PXD", "PAST_REF", "2025-02-30", "2025-W60", "XXXX"])
def test_period_of_what_names_no_days_is_none(value: str | None):
    assert period(value) is None
