"""Positions over time: copies once, changes between settled days, doubt and conflict as such."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import frames
from analysis.frames.positions import CHANGES, READINGS, changes, conflicts, known, readings
from analysis.frames.sources import texts
from analysis.types import Confidence, Event, Label
from tests.analysis.reports import DOUBTFUL, Report, analysis_of, corpus, filled

FOR, IF, AGAINST, NO = Label.SUPPORTS, Label.CONDITIONAL, Label.OPPOSES, Label.NEUTRAL
WIRE = "that the two navies should train together again before the winter comes"


def found(where: Path, *reports: Report) -> pd.DataFrame:
    return readings(corpus(where / "t.db", *reports))


def told(rows: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    """(day, before, after, doubt) of each change."""
    return [
        (f"{when:%Y-%m-%d}", str(before), str(label), doubt)
        for when, before, label, doubt in zip(
            rows["date"], rows["before"], rows["label"], rows["doubt"], strict=True
        )
    ]


def test_positions_count_the_copies_of_one_text_once(tmp_path: Path):
    rows = found(
        tmp_path,
        Report("Herald", "2025-05-01", FOR, words=WIRE),
        Report("Courier", "2025-05-02", FOR, words=f"{WIRE}, she added"),
        Report("Echo", "2025-05-02", FOR, words="that nobody should be left out in the cold"),
    )
    assert list(rows["copies"]) == [("a000:s0", "a001:s0"), ("a002:s0",)]
    assert [outlet for outlet, _ in rows["prints"].iloc[0]] == ["Herald", "Courier"]
    assert rows["date"].iloc[0] == pd.Timestamp("2025-05-01"), "a copy is dated by the first print"


def test_positions_take_the_same_words_weeks_later_as_news(tmp_path: Path):
    rows = found(
        tmp_path,
        Report("Herald", "2025-05-01", FOR, words=WIRE),
        Report("Courier", "2025-07-01", FOR, words=WIRE),
    )
    assert len(rows) == 2
    assert rows["text"].nunique() == 1


def test_positions_join_the_prints_of_one_story(tmp_path: Path):
    part = corpus(
        tmp_path / "t.db", Report("Herald", "2025-05-01", FOR), Report("Echo", "2025-05-01", FOR)
    )
    assert len(set(texts(part).values())) == 2
    part.articles["story"] = "wire-7"
    assert len(set(texts(part).values())) == 1
    assert len(readings(part)) == 1


def test_a_change_has_its_day_and_both_sides(tmp_path: Path):
    rows = changes(
        found(
            tmp_path,
            Report("Herald", "2025-05-01", IF),
            Report("Courier", "2025-05-14", FOR),
            Report("Courier", "2025-05-20", FOR),
        )
    )
    assert told(rows) == [("2025-05-14", "conditional", "supports", "")]
    assert (rows["before_id"].iloc[0], rows["id"].iloc[0]) == ("a000:s0", "a001:s0")


@pytest.mark.parametrize(
    ("weak", "why"),
    [
        (Report("Echo", "2025-05-02", AGAINST, DOUBTFUL), "low confidence"),
        (Report("Echo", "2025-05-02", AGAINST, basis="reported"), "only as others report"),
    ],
    ids=["low", "reported"],
)
def test_a_doubtful_reading_makes_no_change_but_is_shown(tmp_path: Path, weak: Report, why: str):
    rows = changes(
        found(
            tmp_path,
            Report("Herald", "2025-05-01", FOR),
            weak,
            Report("Herald", "2025-05-03", IF),
        )
    )
    assert told(rows) == [
        ("2025-05-02", "supports", "opposes", why),
        ("2025-05-03", "supports", "conditional", ""),
    ]


def test_a_neutral_reading_neither_makes_nor_undoes_a_change(tmp_path: Path):
    rows = changes(
        found(
            tmp_path,
            Report("Herald", "2025-05-01", FOR),
            Report("Herald", "2025-05-02", NO),
            Report("Herald", "2025-05-03", FOR),
            Report("Herald", "2025-05-04", AGAINST),
        )
    )
    assert told(rows) == [("2025-05-04", "supports", "opposes", "")]


def test_a_day_of_two_positions_is_a_conflict_and_no_change(tmp_path: Path):
    rows = found(
        tmp_path,
        Report("Herald", "2025-05-01", FOR),
        Report("Herald", "2025-05-02", FOR),
        Report("Echo", "2025-05-02", AGAINST),
        Report("Echo", "2025-05-03", FOR),
    )
    assert changes(rows).empty
    (one,) = conflicts(rows).itertuples()
    assert one.date == pd.Timestamp("2025-05-02")
    assert one.labels == ("supports", "opposes")
    assert one.outlets == ("Herald", "Echo")


def test_undated_positions_stand_last_and_change_nothing(tmp_path: Path):
    rows = found(tmp_path, Report("Herald", "", AGAINST), Report("Herald", "2025-05-01", FOR))
    assert rows["date"].isna().to_list() == [False, True]
    assert changes(rows).empty
    assert conflicts(rows).empty


def test_a_position_is_of_the_day_that_its_words_name_whatever_is_in_focus(tmp_path: Path):
    one = analysis_of("a000", 0, Report("Herald", "2025-05-09", FOR))
    (piece,) = one.stances[0].evidence
    event = Event("2025-05-06", "day", piece.start, piece.end, ("x",), "talks")
    store = filled(tmp_path / "t.db")
    store.save(replace(one, events=(event,)))
    whole = frames.corpus(store)
    store.close()
    rows = readings(whole)
    assert list(rows["date"]) == [pd.Timestamp("2025-05-06")]
    assert list(rows["dated_by"]) == ["words"]
    part = replace(whole, events=whole.events[:0])
    assert list(readings(part, known(whole))["date"]) == [pd.Timestamp("2025-05-06")]
    assert list(readings(part)["date"]) == [pd.Timestamp("2025-05-09")]


def test_nothing_has_no_positions_and_no_changes(tmp_path: Path):
    rows = found(tmp_path)
    assert list(rows.columns) == list(READINGS)
    assert list(changes(rows).columns) == list(CHANGES)
    assert rows.empty
    assert changes(rows).empty
    assert conflicts(rows).empty


def test_positions_do_not_depend_on_the_order_of_loading(tmp_path: Path):
    reports = [
        Report("Herald", "2025-05-01", FOR, words=WIRE),
        Report("Echo", "2025-05-03", AGAINST, Confidence.HIGH),
        Report("Courier", "2025-05-01", FOR, words=WIRE),
    ]
    one, other = (
        changes(found(tmp_path, *reports)),
        changes(readings(corpus(tmp_path / "u.db", *reversed(reports)))),
    )
    assert told(one) == told(other) == [("2025-05-03", "supports", "opposes", "")]
