"""Actors by time: the grain fits the span, and nothing is lost or averaged."""

from pathlib import Path

import pytest

from analysis.frames.matrix import CELLS, matrix
from analysis.frames.positions import readings
from analysis.types import Label
from tests.analysis.reports import DOUBTFUL, Report, corpus

FOR, IF, AGAINST = Label.SUPPORTS, Label.CONDITIONAL, Label.OPPOSES


@pytest.mark.parametrize(
    ("days", "grain", "periods"),
    [
        (["2025-09-04"], "week", ["2025-W36"]),
        (["2025-09-04", "2025-09-19"], "week", ["2025-W36", "2025-W37", "2025-W38"]),
        (["2025-01-31", "2025-12-01"], "month", [f"2025-{month:02}" for month in range(1, 13)]),
        (
            ["2016-05-01", "2019-11-30"],
            "quarter",
            [f"{y}-Q{q}" for y in range(2016, 2020) for q in range(1, 5)][1:],
        ),
        (["2015-05-01", "2025-06-01"], "year", [str(y) for y in range(2015, 2026)]),
        (["", "2025-09-04"], "week", ["2025-W36", "undated"]),
        ([""], "week", ["undated"]),
        ([], "week", []),
    ],
    ids=["day", "weeks", "months", "quarters", "years", "undated", "only-undated", "none"],
)
def test_the_grain_fits_the_span(tmp_path: Path, days: list[str], grain: str, periods: list[str]):
    reports = [Report("Herald", day, FOR) for day in days]
    held = matrix(readings(corpus(tmp_path / "t.db", *reports)))
    assert (held.grain, list(held.periods), held.older) == (grain, periods, 0)
    assert list(held.cells.columns) == list(CELLS)
    assert held.cells["count"].sum() == len(days)


def test_a_cell_has_a_row_for_each_label_with_its_texts(tmp_path: Path):
    held = matrix(
        readings(
            corpus(
                tmp_path / "t.db",
                Report("Herald", "2025-09-01", FOR),
                Report("Echo", "2025-09-03", FOR, DOUBTFUL),
                Report("Echo", "2025-09-05", AGAINST, DOUBTFUL),
            )
        )
    )
    rows = {row.label: row for row in held.cells.itertuples()}
    assert rows["supports"].ids == ("a000:s0", "a001:s0")
    assert not rows["supports"].doubtful, "one of them is firm"
    assert rows["opposes"].doubtful
    assert {row.period for row in rows.values()} == {"2025-W36"}


def test_more_years_than_a_screen_holds_are_counted(tmp_path: Path):
    reports = [Report("Herald", f"{year}-05-01", FOR) for year in (1950, 1960, 2000, 2025)]
    held = matrix(readings(corpus(tmp_path / "t.db", *reports)))
    assert len(held.periods) == 40
    assert held.periods[-1] == "2025"
    assert held.older == 2
    assert held.cells["count"].sum() == 2
