"""The timeline on the desk: ten years and one day of news, and out again from day to all days."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import is_well, texts
from tests.pages.labelled_store import demo_store

Opener = Callable[..., AppTest]


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demo corpus sixteen times, a set every seven months."""
    where = Path(tmp_path_factory.mktemp("ten-years"), "desk.db")
    demo_store(where, copies=26 * 16, step=210).close()
    return str(where)


def test_ten_years_are_counted_by_month_where_a_lane_is_full(app: Opener, ten_years: str) -> None:
    at = app(ten_years, workspace="demo")
    assert is_well(at)
    assert "lanes are too full for single marks" in texts(at)


def test_zoom_goes_out_from_day_to_week_month_year_and_all_days(app: Opener, labelled: str):
    at = app(labelled, workspace="demo", since="2026-01-22", until="2026-01-22")
    assert is_well(at)
    for first, last in (
        ("2026-01-19", "2026-01-25"),
        ("2026-01-01", "2026-01-31"),
        ("2026-01-01", "2026-12-31"),
    ):
        at.button(key="timeline-out").click().run()
        assert is_well(at)
        assert (at.query_params["since"], at.query_params["until"]) == (first, last)
    at.button(key="timeline-out").click().run()
    assert "since" not in at.query_params
    assert "timeline-out" not in {button.key for button in at.button}
