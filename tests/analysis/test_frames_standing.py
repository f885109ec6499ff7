"""Where an actor stands: by its latest settled day, as sure as its independent origins allow."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.frames.positions import readings
from analysis.frames.standing import STANDING, standing
from analysis.types import Confidence, Label
from tests.analysis.reports import DOUBTFUL, Report, corpus
from tests.analysis.test_frames_positions import AGAINST, FOR, NO, WIRE

HIGH, MODERATE, LOW = Confidence.HIGH, Confidence.MODERATE, Confidence.LOW


def stands(where: Path, *reports: Report) -> pd.Series:
    (actor,) = standing(readings(corpus(where / "t.db", *reports))).to_dict("records")
    return pd.Series(actor)


def test_one_origin_is_never_more_than_low(tmp_path: Path):
    wire = [Report(name, "2025-05-01", FOR, HIGH, WIRE) for name in ("A", "B", "C", "D")]
    one = stands(tmp_path, *wire)
    assert (one["outlets"], one["origins"], one["articles"]) == (4, 1, 4)
    assert one["confidence"] == LOW
    assert one["why"] == "4 outlets, 1 origin"


@pytest.mark.parametrize(
    ("sure", "together"),
    [((HIGH, HIGH), HIGH), ((HIGH, MODERATE), MODERATE), ((HIGH, MODERATE, HIGH), HIGH)],
)
def test_a_position_is_as_sure_as_its_second_text(
    tmp_path: Path, sure: tuple[Confidence, ...], together: Confidence
):
    reports = [Report(f"Paper {n}", "2025-05-01", FOR, one) for n, one in enumerate(sure)]
    assert stands(tmp_path, *reports)["confidence"] == together


def test_a_position_rests_on_what_was_said_since_the_last_change(tmp_path: Path):
    one = stands(
        tmp_path,
        Report("A", "2025-05-01", FOR),
        Report("A", "2025-06-01", AGAINST),
        Report("B", "2025-07-01", FOR),
        Report("C", "2025-07-05", FOR),
    )
    assert one["label"] == FOR
    assert one["since"] == pd.Timestamp("2025-07-01")
    assert (one["date"], one["outlets"], one["origins"]) == (pd.Timestamp("2025-07-05"), 2, 2)


def test_differing_reports_of_the_latest_day_are_low(tmp_path: Path):
    one = stands(
        tmp_path,
        Report("A", "2025-05-01", FOR, HIGH),
        Report("B", "2025-05-02", FOR, HIGH),
        Report("C", "2025-05-02", AGAINST, MODERATE),
    )
    assert one["conflict"]
    assert one["confidence"] == LOW
    assert "differ" in one["why"]


@pytest.mark.parametrize(
    ("reports", "label"),
    [
        ([("2025-05-01", FOR, MODERATE), ("2025-05-02", AGAINST, DOUBTFUL)], FOR),
        ([("2025-05-01", FOR, MODERATE), ("2025-05-02", NO, HIGH)], FOR),
        ([("2025-05-01", FOR, DOUBTFUL), ("2025-05-02", AGAINST, DOUBTFUL)], AGAINST),
        ([("", FOR, MODERATE), ("2025-05-02", AGAINST, MODERATE)], AGAINST),
        ([("", FOR, MODERATE)], FOR),
    ],
    ids=["doubtful-later", "neutral-later", "all-doubtful", "undated", "only-undated"],
)
def test_the_latest_firm_position_counts(
    tmp_path: Path, reports: list[tuple[str, Label, Confidence]], label: Label
):
    made = [Report("A", day, shown, sure) for day, shown, sure in reports]
    assert stands(tmp_path, *made)["label"] == label


def test_only_reported_positions_say_so(tmp_path: Path):
    one = stands(tmp_path, Report("A", "2025-05-01", FOR, basis="reported"))
    assert (one["basis"], one["doubt"]) == ("reported", "only as others report")


def test_nobody_stands_anywhere_in_an_empty_corpus(tmp_path: Path):
    found = standing(readings(corpus(tmp_path / "t.db")))
    assert list(found.columns) == list(STANDING)
    assert found.empty
