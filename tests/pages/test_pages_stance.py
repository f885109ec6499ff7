"""The stance page: matrix, changes, queue, and an analyst's judgement that is felt everywhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
from analysis.types import Confidence, CorrectionKind, Label
from tests.analysis.reports import DOUBTFUL, Report, filled, with_second
from tests.pages.conftest import is_well, texts

Open = Callable[..., AppTest]
FOR, IF, AGAINST = Label.SUPPORTS, Label.CONDITIONAL, Label.OPPOSES
JUDGE = "judge-review-a000:s0"


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A doubtful report, a change, and a day on which two outlets differ."""
    filled(
        tmp_path / "t.db",
        Report("Herald", "2025-05-01", FOR, DOUBTFUL),
        Report("Herald", "2025-05-10", IF),
        Report("Courier", "2025-05-14", FOR),
        Report("Echo", "2025-06-20", FOR, Confidence.HIGH),
        Report("Courier", "2025-06-20", AGAINST),
    ).close()
    return str(tmp_path / "t.db")


def judged(where: str) -> list[tuple[CorrectionKind, str, tuple[str, ...], str]]:
    store = Store(where)
    found = [(c.kind, c.value, c.articles, c.reason) for c in store.corrections()]
    store.close()
    return found


def open_choice(at: AppTest, key: str = JUDGE) -> AppTest:
    """What a click on the button does: the choice is drawn."""
    at.session_state[key] = True
    return at.run()


def test_stance_page_tells_the_change_with_both_sentences(app: Open, where: str):
    shown = texts(app(where, "stance"))
    assert "1 of 1 actors changed position, 1 time in all" in shown
    assert "1 change, the latest on 14 May 2025" in shown
    before, after = shown.index("<b>Before</b>, 10 May 2025"), shown.index("<b>After</b>, 14 May")
    assert before < shown.index("word1 of1") < after < shown.index("word2 of2")


def test_stance_page_names_the_outlets_of_a_day_that_differ(app: Open, where: str):
    shown = texts(app(where, "stance"))
    assert "On 1 day texts show different positions of one actor" in shown
    assert "Echo: <span" in shown
    assert "on that day Courier shows opposes" in shown


def test_stance_page_shows_doubtful_changes_on_request(app: Open, tmp_path: Path):
    filled(
        tmp_path / "d.db",
        Report("Herald", "2025-05-01", FOR),
        Report("Echo", "2025-05-14", AGAINST, basis="reported"),
    ).close()
    at = app(str(tmp_path / "d.db"), "stance")
    assert "Nobody changed position here" in texts(at)
    at.toggle(key="changes-doubtful").set_value(True).run()
    assert "only as others report</span>" in texts(at)
    assert "<b>After</b>, 14 May 2025" in texts(at)


def test_a_cell_of_the_address_opens_its_sentences(app: Open, where: str):
    at = app(where, "stance", cell="2025-W25 ada-brook")
    assert is_well(at)
    assert "2 texts: mixed: opposes 1, supports 1" in texts(at)
    at.button(key="cell-close").click().run()
    assert "cell" not in at.query_params
    assert "2 texts: mixed" not in texts(at)


@pytest.mark.parametrize("cell", ["x", "2025-W25 nobody", "2024-W01 ada-brook", "<b> <b>"])
def test_a_cell_that_is_not_there_opens_nothing(app: Open, where: str, cell: str):
    at = app(where, "stance", cell=cell)
    assert is_well(at)
    assert "cell-close" not in {button.key for button in at.button}


def test_agreeing_takes_a_text_out_of_the_queue_and_undo_brings_it_back(app: Open, where: str):
    at = app(where, "stance")
    assert "5 texts to read before relying on them" not in texts(at)
    assert "3 texts to read before relying on them" in texts(at)
    open_choice(at)
    at.button(key=f"{JUDGE}-supports").click().run()
    assert is_well(at)
    assert judged(where) == [(CorrectionKind.STANCE, "supports", ("a000",), "read and agreed")]
    assert "2 texts to read before relying on them" in texts(at)
    at.button(key="undo-1").click().run()
    assert "3 texts to read before relying on them" in texts(at)


def test_another_label_needs_a_reason(app: Open, where: str):
    at = open_choice(app(where, "stance"))
    at.button(key=f"{JUDGE}-opposes").click().run()
    assert "reason" in at.error[0].value
    assert judged(where) == []
    at.text_input(key=f"{JUDGE}-reason").set_value("it is irony")
    at.button(key=f"{JUDGE}-opposes").click().run()
    assert judged(where) == [(CorrectionKind.STANCE, "opposes", ("a000",), "it is irony")]


def test_a_judgement_looks_like_one_and_says_what_the_desk_read(app: Open, where: str):
    at = open_choice(app(where, "stance"))
    at.text_input(key=f"{JUDGE}-reason").set_value("it is irony")
    at.button(key=f"{JUDGE}-opposes").click().run()
    shown = texts(app(where, "", actor="ada-brook"))
    assert "d-by-analyst" in shown
    assert "analyst’s judgement" in shown
    assert "The desk reads: supports." in shown
    assert "it is irony" in shown


def test_takes_no_position_takes_the_reading_away(app: Open, where: str):
    at = open_choice(app(where, "stance"))
    at.text_input(key=f"{JUDGE}-reason").set_value("it is about the weather")
    at.button(key=f"{JUDGE}-none").click().run()
    assert is_well(at)
    assert "2025-05-01" not in texts(app(where, "stance", cell="2025-W18 ada-brook"))
    assert "1 May 2025" not in texts(app(where, "stance"))


def test_a_judgement_of_a_wire_text_holds_for_every_outlet(app: Open, tmp_path: Path):
    wire = "that the two navies should train together again before the winter comes"
    filled(
        tmp_path / "w.db",
        Report("Herald", "2025-05-01", FOR, DOUBTFUL, wire),
        Report("Echo", "2025-05-02", FOR, DOUBTFUL, wire),
    ).close()
    path = str(tmp_path / "w.db")
    at = app(path, "stance")
    assert "1 text to read before relying on them" in texts(at)
    open_choice(at)
    at.button(key=f"{JUDGE}-supports").click().run()
    assert judged(path)[0][2] == ("a000", "a001")


def test_the_evidence_of_the_desk_takes_a_judgement_too(app: Open, where: str):
    key = "judge-evidence-a000:s0"
    at = open_choice(app(where, "", stance="a000:s0"), key)
    at.text_input(key=f"{key}-reason").set_value("a joke")
    at.button(key=f"{key}-opposes").click().run()
    assert judged(where) == [(CorrectionKind.STANCE, "opposes", ("a000",), "a joke")]


def test_nothing_to_review_says_so(app: Open, tmp_path: Path):
    filled(
        tmp_path / "a.db",
        Report("Herald", "2025-05-01", FOR),
        Report("Echo", "2025-05-02", FOR),
    ).close()
    shown = texts(app(str(tmp_path / "a.db"), "stance"))
    assert "Nothing to review here" in shown
    assert "1 actor with a position, none changed it" in shown


def test_articles_without_any_position_say_so(app: Open, where: str):
    shown = texts(app(where, "stance", article="a000", position="opposes"))
    assert "Nothing matches all of these limits" in shown


@pytest.mark.parametrize("counted", [AGAINST, None], ids=["labels", "silence"])
def test_what_two_readers_read_differently_is_judged_once(
    app: Open, tmp_path: Path, counted: Label | None
):
    path = str(tmp_path / "two.db")
    with_second(tmp_path / "two.db", counted, FOR).close()
    at = app(path, "stance")
    assert is_well(at)
    assert "Two readers differ" in texts(at)
    open_choice(at)
    at.text_input(key=f"{JUDGE}-reason").set_value("it says nothing of the kind")
    at.button(key=f"{JUDGE}-none").click().run()
    assert is_well(at)
    assert "Two readers differ" not in texts(at)
