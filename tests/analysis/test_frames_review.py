"""The review queue: what is in it and why, what is not, and in which order."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import frames
from analysis.frames.positions import readings
from analysis.frames.review import QUEUE, Cause, queue
from analysis.frames.standing import standing
from analysis.types import Correction, CorrectionKind, Label
from tests.analysis.reports import DOUBTFUL, Report, corpus, filled, with_second

FOR, IF, AGAINST, NO = Label.SUPPORTS, Label.CONDITIONAL, Label.OPPOSES, Label.NEUTRAL


def queued(where: Path, *reports: Report) -> pd.DataFrame:
    found = readings(corpus(where / "t.db", *reports))
    return queue(found, standing(found))


def causes(rows: pd.DataFrame) -> dict[str, Cause]:
    return dict(zip(rows["id"], map(Cause, rows["cause"]), strict=True))


def test_queue_names_what_differs_on_one_day_and_where_to_look(tmp_path: Path):
    rows = queued(
        tmp_path, Report("Herald", "2025-05-01", FOR), Report("Echo", "2025-05-01", AGAINST)
    )
    assert causes(rows) == {"a000:s0": Cause.DAY, "a001:s0": Cause.DAY}
    assert rows["why"].iloc[0][0] == "on that day Echo shows opposes"
    assert rows["others"].iloc[0] == ("a001:s0",)


def test_queue_names_opposites_of_two_outlets_within_days(tmp_path: Path):
    rows = queued(
        tmp_path,
        Report("Herald", "2025-05-01", FOR),
        Report("Echo", "2025-05-04", AGAINST),
        Report("Echo", "2025-05-06", FOR),
        Report("Courier", "2025-06-20", FOR),
    )
    assert causes(rows) == {"a001:s0": Cause.FLIP}, "an outlet may report that an actor turned"
    assert rows["why"].iloc[0] == ("Herald showed supports 3 days before",)


def test_queue_holds_doubtful_readings_and_positions_of_one_origin_last(tmp_path: Path):
    rows = queued(
        tmp_path,
        Report("Herald", "2025-05-01", FOR),
        Report("Herald", "2025-04-01", FOR, DOUBTFUL),
        Report("Echo", "2025-04-02", FOR, basis="reported", actor="Ole Berg"),
    )
    assert list(rows["cause"]) == [Cause.DOUBT, Cause.DOUBT, Cause.ALONE]
    assert rows["why"].iloc[0] == (
        "only as others report",
        "no other origin shows this position",
    )


def test_queue_leaves_out_what_an_analyst_judged_until_it_is_taken_back(tmp_path: Path):
    store = filled(
        tmp_path / "t.db",
        Report("Herald", "2025-05-01", FOR, DOUBTFUL),
        Report("Echo", "2025-05-02", FOR),
        Report("Courier", "2025-05-03", FOR),
    )

    def ids() -> list[str]:
        found = readings(frames.corpus(store))
        return list(queue(found, standing(found))["id"])

    assert ids() == ["a000:s0"]
    agreed = Correction(CorrectionKind.STANCE, "Ada Brook", FOR, ("a000",), "Eva", "read it")
    kept = store.correct(agreed)
    assert ids() == []
    store.correct(
        Correction(CorrectionKind.UNDO, "Ada Brook", author="Eva", reason="no", undoes=kept.id)
    )
    assert ids() == ["a000:s0"]
    store.close()


@pytest.mark.parametrize(
    ("counted", "other", "why"),
    [
        (AGAINST, FOR, "the a model reader shows opposes, offline supports"),
        (None, FOR, "the offline reader shows supports, the other no position"),
        (AGAINST, None, "the a model reader shows opposes, offline no position"),
    ],
    ids=["labels", "silence of the model", "silence of the rules"],
)
def test_queue_puts_what_two_readers_read_differently_first(
    tmp_path: Path, counted: Label | None, other: Label | None, why: str
):
    store = with_second(tmp_path / "t.db", counted, other)
    whole = frames.corpus(store)
    second = readings(frames.beside(store, "desk", whole))
    found = readings(whole)
    rows = queue(found, standing(found), second)
    assert causes(rows) == {"a000:s0": Cause.READERS}
    assert rows["why"].iloc[0][0] == why
    assert queue(found, standing(found), second, {("a000", "ada-brook")}).empty or counted
    store.close()


def test_queue_leaves_out_what_two_readers_read_alike(tmp_path: Path):
    store = with_second(tmp_path / "t.db", FOR, FOR)
    whole = frames.corpus(store)
    found = readings(whole)
    rows = queue(found, standing(found), readings(frames.beside(store, "desk", whole)))
    assert Cause.READERS not in set(rows["cause"])
    store.close()


def test_queue_is_empty_where_sources_agree_and_where_nothing_is(tmp_path: Path):
    agreed = queued(
        tmp_path, Report("Herald", "2025-05-01", FOR), Report("Echo", "2025-05-02", FOR)
    )
    assert agreed.empty
    (tmp_path / "none").mkdir()
    none = queued(tmp_path / "none")
    assert list(none.columns) == list(QUEUE)
