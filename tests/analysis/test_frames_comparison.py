"""Two sides beside each other: what is shared, what differs, and what one has alone."""

from pathlib import Path

from analysis import frames
from analysis.figures.beside import beside
from analysis.frames import Corpus
from analysis.frames.comparison import (
    by_period,
    company,
    parted,
    positions,
    utterances,
)
from analysis.frames.positions import known, readings
from analysis.frames.standing import standing
from analysis.types import Focus, Label
from tests.analysis.reports import Report, corpus
from tests.pages.labelled_store import demo_store

FOR, AGAINST = Label.SUPPORTS, Label.OPPOSES


def pair(whole: Corpus) -> tuple[Corpus, Corpus]:
    return tuple(frames.focus(whole, Focus(outlets=(one,))) for one in ("Herald", "Echo"))


def stood(part: Corpus, whole: Corpus):
    return standing(readings(part, known(whole)))


def test_positions_differing_ones_first_then_the_rest(tmp_path: Path):
    whole = corpus(
        tmp_path / "t.db",
        Report("Herald", "2025-05-01", FOR, actor="Ada Brook"),
        Report("Echo", "2025-05-01", FOR, actor="Ada Brook"),
        Report("Herald", "2025-05-02", FOR, actor="Ben Oak"),
        Report("Echo", "2025-05-02", AGAINST, actor="Ben Oak"),
        Report("Echo", "2025-05-02", AGAINST, actor="Cy Elm"),
        Report("Herald", "2025-05-02", AGAINST, actor="Dee Fir"),
    )
    found = positions(*(stood(part, whole) for part in pair(whole)))
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("ben-oak", "supports", "opposes", False),
        ("ada-brook", "supports", "supports", True),
        ("dee-fir", "opposes", "", False),
        ("cy-elm", "", "opposes", False),
    ]


def test_positions_of_nobody(tmp_path: Path):
    whole = corpus(tmp_path / "t.db", Report("Herald", "2025-05-01", FOR))
    one, none = (stood(part, whole) for part in pair(whole))
    assert list(positions(one, none)["second"]) == [""]
    assert positions(none, none).empty


def test_two_actors_period_by_period(tmp_path: Path):
    whole = corpus(
        tmp_path / "t.db",
        Report("Herald", "2025-01-10", FOR, actor="Ada Brook"),
        Report("Herald", "2025-01-20", FOR, actor="Ben Oak"),
        Report("Herald", "2025-12-20", FOR, actor="Ben Oak"),
        Report("Herald", "2025-12-21", AGAINST, actor="Ada Brook"),
        Report("Herald", "2025-06-21", AGAINST, actor="Ada Brook"),
    )
    every = readings(whole)
    found = by_period(*(every[every["actor"] == one] for one in ("ada-brook", "ben-oak")))
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("2025-01", ("supports",), ("supports",), True),
        ("2025-06", ("opposes",), (), False),
        ("2025-12", ("opposes",), ("supports",), False),
    ]


def test_company_counts_articles_of_each_side(tmp_path: Path):
    store = demo_store(tmp_path / "demo.db")
    whole = frames.corpus(store, "demo")
    store.close()
    first, second = (
        frames.focus(whole, Focus(outlets=(one,))) for one in ("Corvane Wire", "The Daily Clamour")
    )
    found = company(whole, first, second, leave_out=["norway"]).set_index("actor")
    assert "norway" not in found.index
    met = whole.mentions[whole.mentions["actor"] == "russia"]["article"]
    for side, part in (("first", first), ("second", second)):
        assert found.loc["russia", side] == met[met.isin(part.articles["id"])].nunique()
    rows = frames.sayings(whole)
    told = utterances(rows[rows["spoken"]], first, second)
    assert not set(told.first) & set(told.second)
    both = rows[rows["id"].isin(told.both)]
    outlets = whole.articles.set_index("id")["outlet"]
    for witnesses in both["witnesses"]:
        carried = {outlets[one.article] for one in witnesses}
        assert {"Corvane Wire", "The Daily Clamour"} <= carried


def test_parted_keeps_order_and_counts_once():
    found = parted(["b", "a", "b"], ["c", "a"])
    assert (found.both, found.first, found.second) == (("a",), ("b",), ("c",))


def test_bars_of_both_sides_stand_on_one_scale(tmp_path: Path):
    whole = corpus(
        tmp_path / "t.db",
        Report("Herald", "2025-05-01", FOR),
        Report("Herald", "2025-05-01", FOR),
        Report("Echo", "2025-05-03", FOR),
        Report("Echo", "", FOR),
    )
    sides = [
        (name, part.articles["published"]) for name, part in zip("AB", pair(whole), strict=True)
    ]
    figure = beside(sides)
    heights = [max(-y for y in trace.y) for trace in figure.data]
    assert heights[0] == 2 * heights[1]
    assert "B: 1 with a date, 1 without" in figure.layout.meta["alt"]
    assert {data[0] for trace in figure.data for data in trace.customdata} == {"range"}
    assert not beside([("A", sides[0][1][:0])]).data
