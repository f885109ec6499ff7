"""The matrix figure: every cell can be opened, empty ones stay empty, none is told by colour."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.figures.cells import LETTERS
from analysis.figures.matrix import MOST, on_fill, stance_matrix
from analysis.figures.palette import DARK, LIGHT, Palette
from analysis.frames.matrix import CELLS, Matrix, matrix
from analysis.frames.positions import readings
from analysis.types import Label
from tests.analysis.reports import DOUBTFUL, Report, corpus
from tests.analysis.test_figures_board import contrast

FOR, IF, AGAINST, NO = Label.SUPPORTS, Label.CONDITIONAL, Label.OPPOSES, Label.NEUTRAL


def marks(figure: object) -> dict[str, list[tuple[str, str]]]:
    """(letter, shape) of the marks of each cell."""
    found: dict[str, list[tuple[str, str]]] = {}
    for trace in figure.data:
        if not trace.customdata or trace.customdata[0][0] != "cell":
            continue
        for (_, cell), letter, shape in zip(
            trace.customdata, trace.text, trace.marker.symbol, strict=True
        ):
            found.setdefault(cell, []).append((letter, shape))
    return found


def drawn(where: Path, *reports: Report, **options: object) -> object:
    held = matrix(readings(corpus(where / "t.db", *reports)))
    return stance_matrix(held, {"ada-brook": "Ada Brook"}, "What it says", **options)


def test_cells_show_label_by_letter_and_shape_and_empty_ones_nothing(tmp_path: Path):
    figure = drawn(
        tmp_path,
        Report("Herald", "2025-01-02", FOR),
        Report("Herald", "2025-03-02", AGAINST, DOUBTFUL),
        Report("Herald", "2025-12-02", IF),
    )
    assert marks(figure) == {
        "2025-01 ada-brook": [("S", "circle")],
        "2025-03 ada-brook": [("O", "square-open")],
        "2025-12 ada-brook": [("C", "diamond")],
    }
    assert figure.layout.meta["title"] == "What it says"


def test_a_mixed_cell_shows_each_label_and_the_number_of_texts(tmp_path: Path):
    figure = drawn(
        tmp_path,
        Report("Herald", "2025-01-02", FOR),
        Report("Echo", "2025-01-03", AGAINST),
        Report("Courier", "2025-01-03", AGAINST),
    )
    assert marks(figure) == {"2025-W01 ada-brook": [("O", "square"), ("S", "circle")]}
    counts = [t.text for t in figure.data if t.mode == "text"]
    assert [one for texts in counts for one in texts] == ["3"]
    assert "mixed: opposes 2, supports 1" in figure.layout.meta["alt"]


def test_what_others_report_and_what_an_analyst_judged_look_different(tmp_path: Path):
    figure = drawn(tmp_path, Report("Herald", "2025-01-02", FOR, basis="reported"))
    assert marks(figure) == {"2025-W01 ada-brook": [("S”", "circle-open")]}
    assert "perhaps supports (as others report)" in figure.layout.meta["alt"]
    held = matrix(readings(corpus(tmp_path / "u.db", Report("Herald", "2025-01-02", FOR))))
    held.cells["judge"] = "analyst"
    judged = stance_matrix(held, {}, "")
    assert any(trace.marker.size == (27,) for trace in judged.data), "its ring"
    assert "supports (analyst)" in judged.layout.meta["alt"]


def test_the_picked_cell_is_framed_and_an_unknown_one_is_not(tmp_path: Path):
    report = Report("Herald", "2025-01-02", FOR)
    frames = [
        sum(shape.type == "rect" for shape in drawn(tmp_path, report, picked=one).layout.shapes)
        for one in ("2025-W01 ada-brook", "2024-W01 ada-brook", "x")
    ]
    assert frames == [1, 0, 0]


def test_a_huge_matrix_draws_no_more_than_a_browser_bears():
    rows = [
        (f"a{n}", f"{1990 + m}", m, label, 1, False, "machine", "", (f"a{n}:{m}",))
        for n in range(200)
        for m in range(30)
        for label in (str(FOR), str(AGAINST))
    ]
    periods = tuple(str(1990 + m) for m in range(30))
    figure = stance_matrix(Matrix(pd.DataFrame(rows, columns=list(CELLS)), periods, "year"), {}, "")
    points = sum(len(trace.x) for trace in figure.data if trace.customdata and trace.text)
    assert 0 < points <= MOST
    assert figure.layout.meta["hidden"] == 200 - points // 60


def test_a_matrix_of_nothing_is_drawn(tmp_path: Path):
    figure = drawn(tmp_path)
    assert marks(figure) == {}
    assert figure.layout.meta["alt"].startswith("Positions of each actor by week")


def test_markup_in_names_is_shown_as_written(tmp_path: Path):
    held = matrix(readings(corpus(tmp_path / "t.db", Report("Herald", "2025-01-02", FOR))))
    figure = stance_matrix(held, {"ada-brook": "<b>Ada</b>"}, "")
    texts = [note.text for note in figure.layout.annotations]
    assert "<b>&lt;b&gt;Ada&lt;/b&gt;</b>" in texts


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("label", [FOR, IF, AGAINST])
def test_letters_can_be_read_on_their_shapes(colours: Palette, label: Label):
    assert contrast(on_fill(colours, label), colours.labels[label].fill) >= 4.5
    assert len(set(LETTERS.values())) == len(LETTERS) == len(Label)
