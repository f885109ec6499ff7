"""What an analyst says of copies: counts follow, it holds on re-analysis, and is taken back."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import frames
from analysis.frames.positions import readings
from analysis.frames.standing import standing
from analysis.store import Store
from analysis.store.savefile import open_workspace_file, save_workspace
from analysis.types import Confidence, Correction, CorrectionKind, Label
from tests.analysis.reports import Report, analysis_of, filled

WORDS = (
    "that the two governments will hold talks on fishing quotas and on the inspection of the "
    "trawlers before the winter ends"
)
FOR, HIGH = Label.SUPPORTS, Confidence.HIGH
WIRE = [Report(name, "2025-05-01", FOR, HIGH, WORDS) for name in ("Herald", "Echo", "Post")]
APART = [
    Report("Herald", "2025-05-01", FOR, HIGH),
    Report("Echo", "2025-05-02", FOR, HIGH),
]


def said(kind: CorrectionKind, *articles: str) -> Correction:
    return Correction(kind, "Title 0", articles=articles, author="Ida", reason="compared both")


def stands(store: Store) -> pd.Series:
    return standing(readings(frames.corpus(store))).iloc[0]


def groups(store: Store) -> list[str]:
    return list(frames.corpus(store).articles["story"])


def test_no_copies_count_as_origins_of_their_own(tmp_path: Path) -> None:
    store = filled(tmp_path / "t.db", *WIRE)
    before = stands(store)
    assert (before["origins"], before["confidence"]) == (1, Confidence.LOW)
    made = store.correct(said(CorrectionKind.NO_COPIES, "a001"))
    after = stands(store)
    assert (after["origins"], after["confidence"]) == (2, HIGH)
    assert len(readings(frames.corpus(store))) == 2
    assert list(frames.corpus(store).articles["apart"]) == ["", str(made.id), ""]
    store.correct(
        Correction(CorrectionKind.UNDO, "Title 0", author="Uwe", reason="no", undoes=made.id)
    )
    assert stands(store)["origins"] == 1


def test_those_taken_out_together_stay_copies_of_one_another(tmp_path: Path) -> None:
    store = filled(tmp_path / "t.db", *WIRE, Report("Star", "2025-05-01", FOR, HIGH, WORDS))
    store.correct(said(CorrectionKind.NO_COPIES, "a001", "a002"))
    assert len(readings(frames.corpus(store))) == 2
    assert stands(store)["origins"] == 2


def test_copies_count_once(tmp_path: Path) -> None:
    store = filled(tmp_path / "t.db", *APART)
    assert stands(store)["origins"] == 2
    store.correct(said(CorrectionKind.COPIES, "a000", "a001"))
    assert groups(store) == ["a000", "a000"]
    found = stands(store)
    assert (found["origins"], found["outlets"], found["confidence"]) == (1, 2, Confidence.LOW)


@pytest.mark.parametrize(
    ("kind", "reports", "stories"),
    [(CorrectionKind.NO_COPIES, WIRE[:2], 2), (CorrectionKind.COPIES, APART, 1)],
)
def test_it_holds_when_the_articles_are_read_again(
    tmp_path: Path, kind: CorrectionKind, reports: list[Report], stories: int
) -> None:
    store = filled(tmp_path / "t.db", *reports)
    named = ("a001",) if kind is CorrectionKind.NO_COPIES else ("a000", "a001")
    store.correct(said(kind, *named))
    for number, one in enumerate(reports):
        store.save(replace(analysis_of(f"a{number:03}", number, one), analyser="newer"))
    assert len(set(groups(store))) == stories
    assert frames.questions(store).dormant == ()


def test_a_rule_without_its_articles_is_dormant(tmp_path: Path) -> None:
    store = filled(tmp_path / "t.db", *APART)
    joined = store.correct(said(CorrectionKind.COPIES, "a000", "a001"))
    parted = store.correct(said(CorrectionKind.NO_COPIES, "a000"))
    assert frames.questions(store).dormant == ()
    store.remove(["a001"])
    assert frames.questions(store).dormant == (joined.id,)
    store.remove(["a000"])
    assert frames.questions(store).dormant == (joined.id, parted.id)


def test_it_goes_with_a_copied_and_a_saved_workspace(tmp_path: Path) -> None:
    store = filled(tmp_path / "t.db", *WIRE)
    store.correct(said(CorrectionKind.NO_COPIES, "a001"))
    store.copy_workspace("desk", "copy")
    with (tmp_path / "w.zip").open("w+b") as file:
        save_workspace(store, file)
        opened = open_workspace_file(store, file, "opened")
    for name in ("copy", opened.name):
        whole = frames.corpus(store, name)
        assert whole.articles["story"].nunique() == 2
        assert len(readings(whole)) == 2
