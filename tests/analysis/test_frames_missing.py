"""What is missing: each kind of gap, counted where it is and silent where it is not."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from analysis import frames
from analysis.frames.missing import Kind, missing, quiet
from analysis.frames.positions import readings
from analysis.frames.standing import standing
from analysis.store import Store
from analysis.types import (
    UNKNOWN,
    Analysis,
    Article,
    Correction,
    CorrectionKind,
    Label,
    Quote,
    QuoteType,
    Span,
)
from tests.analysis.reports import Report, analysis_of, filled


def gaps(store: Store) -> dict[Kind, tuple[int, int, tuple[str, ...]]]:
    whole = frames.corpus(store)
    found = missing(whole, standing(readings(whole)), frames.questions(store))
    store.close()
    return {gap.kind: (gap.count, gap.of, gap.ids) for gap in found}


def spoken(one: Analysis, *, actor: str | None) -> Analysis:
    """The article with its sentence as a quote."""
    start = one.article.text.index("said") + 5
    quote = Quote(
        QuoteType.INDIRECT,
        (Span(start, len(one.article.text)),),
        speaker="Ada Brook" if actor else None,
        actor=actor,
    )
    return replace(one, quotes=(quote,))


def report(number: int, outlet: str, *, actor: str | None = "x") -> Analysis:
    one = Report(outlet, f"2025-05-0{number + 1}", Label.SUPPORTS)
    return spoken(analysis_of(f"a{number:03}", number, one), actor=actor)


def test_nothing_is_missing_where_two_outlets_quote_an_actor(tmp_path: Path):
    store = filled(tmp_path / "t.db")
    store.save_all([report(0, "Herald"), report(1, "Echo")])
    assert gaps(store) == {}


def test_a_position_of_one_origin_and_an_actor_without_words(tmp_path: Path):
    store = filled(tmp_path / "t.db", Report("Herald", "2025-05-01", Label.SUPPORTS))
    assert gaps(store) == {
        Kind.ALONE: (1, 1, ("ada-brook",)),
        Kind.SILENT: (1, 1, ("ada-brook",)),
    }


def test_a_quote_of_nobody_until_an_analyst_says_that_nobody_can_be_told(tmp_path: Path):
    store = filled(tmp_path / "t.db")
    store.save_all([report(0, "Herald"), report(1, "Echo"), report(2, "Post", actor=None)])
    where = str(tmp_path / "t.db")
    assert gaps(store) == {Kind.SPEAKERS: (1, 3, ("a002:q0",))}
    store = Store(where)
    words = frames.corpus(store).quotes.set_index("id").loc["a002:q0", "words"]
    store.correct(
        Correction(CorrectionKind.SPEAKER, str(words), UNKNOWN, ("a002",), reason="not told")
    )
    assert gaps(store) == {}


def test_undated_unread_and_articles_of_nobody(tmp_path: Path):
    store = filled(tmp_path / "t.db")
    store.save_all([report(0, "Herald"), report(1, "Echo")])
    day = date(2025, 5, 3)
    store.save(Analysis(Article("u", "No day", "No day\n\nWords.", language="en"), "t"))
    store.save(Analysis(Article("r", "Po", "Po\n\nSlova.", day, language="ru"), "t"))
    assert gaps(store) == {
        Kind.UNDATED: (1, 4, ("u",)),
        Kind.UNREAD: (1, 4, ("r",)),
        Kind.NOBODY: (1, 4, ("u",)),
    }


def test_a_correction_that_finds_nothing(tmp_path: Path):
    store = filled(tmp_path / "t.db")
    store.save_all([report(0, "Herald"), report(1, "Echo")])
    rule = store.correct(Correction(CorrectionKind.IGNORE, "Nobody Here", reason="a test"))
    assert gaps(store) == {Kind.DORMANT: (1, 1, (str(rule.id),))}


def test_stretches_without_an_article_are_those_of_more_than_two_weeks():
    days = pd.Series(pd.to_datetime(["2025-01-01", "2025-01-15", "2025-01-30", None, "2025-06-01"]))
    found = [(f"{a:%Y-%m-%d}", f"{b:%Y-%m-%d}") for a, b in quiet(days)]
    assert found == [("2025-01-31", "2025-05-31"), ("2025-01-16", "2025-01-29")]
    assert quiet(days[:0]) == quiet(days[:1]) == []
