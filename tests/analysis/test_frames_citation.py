"""Citations and the table of quotes: verbatim words in marks, everything else as reported."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis import frames
from analysis.frames.citation import TABLE, citation, table
from analysis.store import Store
from analysis.types import Actor, Analysis, Article, Form, Kind, Mention, Quote, QuoteType, Span

TEXT = 'Talks\n\n"We are ready," Foreign Minister Ada Brook said. She was glad of it.'


@pytest.fixture
def corpus(tmp_path: Path, article: Callable[..., Article]) -> Iterator[frames.Corpus]:
    """One article with a direct quote, reported speech and words of nobody known."""
    store = Store(str(tmp_path / "desk.db"))
    store.open_workspace("desk")
    one = article(TEXT, outlet="Courier", url="https://example.org/talks")
    ada = TEXT.index("Ada")
    quote = (Span(TEXT.index("We"), TEXT.index(',"') + 1),)
    glad = (Span(TEXT.index("glad"), TEXT.index(" of it")),)
    store.save(
        Analysis(
            one,
            "test 1",
            actors=(
                Actor(
                    "a0",
                    "Ada Brook",
                    Kind.PERSON,
                    ("Ada Brook",),
                    (Mention(ada, ada + 9, Form.NAME),),
                    roles=("Foreign Minister",),
                ),
            ),
            quotes=(
                Quote(QuoteType.DIRECT, quote, speaker="Ada Brook", actor="a0", date="2017-02-15"),
                Quote(QuoteType.INDIRECT, glad, speaker="Ada Brook", actor="a0"),
                Quote(QuoteType.INDIRECT, glad),
            ),
        )
    )
    yield frames.corpus(store)
    store.close()


def cited(corpus: frames.Corpus, number: int) -> str:
    return citation(frames.sayings(corpus).iloc[number], corpus)


def test_citation_has_speaker_role_words_outlet_dates_and_address(corpus: frames.Corpus) -> None:
    assert cited(corpus, 0) == (
        "Ada Brook (Foreign Minister): “We are ready” Talks. Courier, 16 February 2017, "
        "said 15 February 2017. https://example.org/talks"
    )


def test_citation_of_reported_speech_has_no_quotation_marks(corpus: frames.Corpus) -> None:
    assert cited(corpus, 1).startswith("Ada Brook (Foreign Minister): as reported: glad. Talks.")
    assert "“" not in cited(corpus, 1)


def test_citation_says_that_a_speaker_is_not_resolved(corpus: frames.Corpus) -> None:
    assert cited(corpus, 2).startswith("Speaker not resolved: as reported: glad.")


def test_table_has_a_text_in_every_cell(corpus: frames.Corpus) -> None:
    rows = list(table(frames.sayings(corpus), corpus))
    assert len(rows) == 3
    for row in rows:
        assert len(row) == len(TABLE)
        assert all(isinstance(cell, str) for cell in row)
    first = dict(zip(TABLE, rows[0], strict=True))
    assert (first["words"], first["said"], first["published"]) == (
        "We are ready,",
        "quotation",
        "2017-02-16",
    )
