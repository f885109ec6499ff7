"""The briefing page: a draft of the focus; edits keep it, outlive a refresh and are undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.briefing.kept import loaded_edits
from analysis.store import Store
from analysis.store.briefings import Kept, change, delete, listed
from analysis.types import Label
from tests.analysis.reports import Report, analysis_of, filled
from tests.pages.conftest import is_well, texts

Open = Callable[..., AppTest]
FOR, AGAINST = Label.SUPPORTS, Label.OPPOSES


@pytest.fixture
def where(tmp_path: Path) -> str:
    """Ada supports it, then opposes it; Ben supports it."""
    filled(
        tmp_path / "b.db",
        Report("Herald", "2025-05-01", FOR),
        Report("Echo", "2025-05-14", AGAINST),
        Report("Echo", "2025-05-14", FOR, actor="Ben Lake"),
    ).close()
    return str(tmp_path / "b.db")


def kept(where: str) -> Kept:
    store = Store(where)
    (found,) = listed(store)
    store.close()
    return found


def headings(at: AppTest) -> list[str]:
    found = [one.value for one in at.html if one.value.startswith('<h2 class="d-finding">')]
    return [one.split(">")[1].split("<")[0].strip() for one in found]


def open_form(at: AppTest, block: str) -> AppTest:
    """Opens the form of a block, as a click on "Edit" does."""
    at.session_state[f"brief-edit-{block}"] = True
    return at.run()


def test_the_page_shows_a_draft_of_the_focus(app: Open, where: str):
    at = app(where, "briefing")
    assert is_well(at)
    assert headings(at) == [
        "Bottom line", "Key actors and positions", "What changed", "Notable quotes",
        "Short timeline", "Gaps and limits", "Sources",
    ]  # fmt: skip
    assert "Draft: counted by the desk" in texts(at)
    assert "Ada Brook: from supports to opposes, 14 May 2025." in texts(at)
    assert {one.key for one in at.get("download_button")} == {
        "brief-docx", "brief-html", "brief-md", "brief-zip",
    }  # fmt: skip


def test_the_focus_of_the_address_narrows_it(app: Open, where: str):
    at = app(where, "briefing", actor="ben-lake")
    assert '<h1 class="d-scope" dir="auto">Ben Lake: cooperation with Russia</h1>' in texts(at)
    assert "Ada Brook" not in "".join(one.value for one in at.html if "d-brief" in one.value)


def test_changes_are_told_since_the_day_of_the_address(app: Open, where: str):
    at = app(where, "briefing", changed="2025-05-20")
    assert "No change of position since 20 May 2025." in texts(at)


def test_another_day_goes_into_the_address(app: Open, where: str):
    at = app(where, "briefing")
    at.date_input(key="brief-since").set_value("2025-05-20").run()
    assert at.query_params["changed"] == "2025-05-20"
    assert "No change of position since 20 May 2025." in texts(at)


def test_a_moved_block_keeps_the_briefing_and_the_address_names_it(app: Open, where: str):
    at = app(where, "briefing")
    at.button(key="brief-Down-actors").click().run()
    assert is_well(at)
    assert headings(at)[1:3] == ["What changed", "Key actors and positions"]
    assert at.query_params["briefing"] == kept(where).id
    again = app(where, "briefing", briefing=kept(where).id)
    assert headings(again)[1:3] == ["What changed", "Key actors and positions"]


def test_the_bottom_line_stays_first_and_what_must_be_there_can_not_go(app: Open, where: str):
    at = app(where, "briefing")
    assert at.button(key="brief-Up-actors").disabled
    assert at.button(key="brief-Down-bottom-line").disabled
    keys = {one.key for one in at.button}
    for block in ("bottom-line", "gaps", "sources"):
        assert f"brief-drop-{block}" not in keys


def test_a_block_that_was_left_out_is_taken_back(app: Open, where: str):
    at = app(where, "briefing")
    at.button(key="brief-drop-timeline").click().run()
    assert "Short timeline" not in headings(at)
    at.button(key="brief-back-timeline").click().run()
    assert "Short timeline" in headings(at)


def test_the_analysts_words_end_the_draft(app: Open, where: str):
    at = open_form(app(where, "briefing"), "bottom-line")
    at.text_input(key="brief-author-bottom-line").set_value("Ada").run()
    at = open_form(at, "bottom-line")
    at.text_area(key="brief-text-bottom-line 1").set_value("Brook has turned.").run()
    assert is_well(at)
    assert "✎ Analyst (Ada):</span> Brook has turned." in texts(at)
    assert "Draft: counted by the desk" not in texts(at)
    (rewrite,) = loaded_edits(kept(where).edits).rewrites
    assert (rewrite.text, rewrite.author) == ("Brook has turned.", "Ada")


def test_words_that_break_a_rule_hold_back_the_files(app: Open, where: str):
    at = open_form(app(where, "briefing"), "bottom-line")
    at.text_area(key="brief-text-bottom-line 1").set_value("She said “never ever”.").run()
    assert "This briefing can’t leave the desk yet." in texts(at)
    assert "’never ever’ is in quotation marks, but in no cited article" in texts(at)
    assert not at.get("download_button")


def test_a_sentence_of_ones_own_is_added_and_taken_out(app: Open, where: str):
    at = open_form(app(where, "briefing"), "changed")
    at.text_area(key="brief-own-changed").set_value("A turn back is unlikely.").run()
    at = open_form(at, "changed")
    at.button(key="brief-add-changed").click().run()
    assert "A turn back is unlikely." in texts(at)
    at = open_form(at, "changed")
    at.button(key="brief-out-added 1").click().run()
    assert "A turn back is unlikely." not in texts(at)


def test_edits_stay_when_it_is_composed_anew_and_stale_ones_are_pointed_out(app: Open, where: str):
    at = open_form(app(where, "briefing"), "bottom-line")
    at.text_area(key="brief-text-bottom-line 1").set_value("Nobody else moved.").run()
    store = Store(where)
    store.save(analysis_of("a9", 9, Report("Herald", "2025-06-01", AGAINST, actor="Cem Dal")))
    store.close()
    at = app(where, "briefing", briefing=kept(where).id)
    assert "The workspace has changed since this briefing was composed." in texts(at)
    assert "With a position new here: Cem Dal." in texts(at)
    assert "Cem Dal" not in "".join(one.value for one in at.html if "d-brief" in one.value)
    at.button(key="brief-refresh").click().run()
    assert is_well(at)
    shown = texts(at)
    assert "Nobody else moved." in shown
    assert "1 sentence of an analyst’s stands over facts that have changed since" in shown
    assert "The facts changed since this was typed. The desk now: By the latest report" in shown
    assert "Cem Dal" in "".join(one.value for one in at.html if "d-brief" in one.value)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(app: Open, where: str):
    at = app(where, "briefing")
    at.button(key="brief-Down-actors").click().run()
    store = Store(where)
    change(store, kept(where), edits='{"title": "Theirs"}')
    store.close()
    at.button(key="brief-drop-timeline").click().run()
    assert "Somebody else has changed this briefing" in at.error[0].value
    assert loaded_edits(kept(where).edits).title == "Theirs"


def test_an_address_of_no_briefing_says_so(app: Open, where: str):
    at = app(where, "briefing", briefing="gone")
    assert is_well(at)
    assert "There is no such briefing" in texts(at)
    at.button(key="brief-new").click().run()
    assert headings(at)[0] == "Bottom line"


def test_a_kept_briefing_brings_its_focus_and_is_closed_or_deleted(app: Open, where: str):
    at = app(where, "briefing", actor="ben-lake")
    at.button(key="brief-drop-timeline").click().run()
    one = kept(where).id
    again = app(where, "briefing", briefing=one)
    assert "Ben Lake: cooperation with Russia" in texts(again)
    assert again.query_params["actor"] == "ben-lake"
    again.button(key="brief-close").click().run()
    assert "briefing" not in again.query_params
    again.button(key=f"brief-open-{one}").click().run()
    assert again.query_params["briefing"] == one
    again.button(key=f"brief-delete-{one}").click().run()
    store = Store(where)
    assert listed(store) == ()
    delete(store, one)
    store.close()


def test_a_new_draft_tells_what_stands_otherwise_than_in_a_kept_one(app: Open, where: str):
    at = app(where, "briefing")
    at.button(key="brief-drop-timeline").click().run()
    store = Store(where)
    store.save(analysis_of("a9", 9, Report("Herald", "2025-06-01", FOR)))
    store.close()
    at = app(where, "briefing")
    at.button(key=f"brief-beside-{kept(where).id}").click().run()
    assert is_well(at)
    shown = "".join(one.value for one in at.html if "d-brief" in one.value)
    assert "Beside the briefing of " in shown
    assert "Ada Brook: from opposes to supports." in shown


def test_hostile_words_are_shown_as_words(app: Open, odd: str):
    at = app(odd, "briefing")
    assert is_well(at)
    assert "<script>" not in texts(at)
    assert "<i>why</i>" not in texts(at)


@pytest.mark.parametrize("fixture", ["labelled", "odd", "empty"])
def test_the_page_draws_on_every_store(app: Open, request: pytest.FixtureRequest, fixture: str):
    query = {"workspace": "demo"} if fixture == "labelled" else {}
    assert is_well(app(request.getfixturevalue(fixture), "briefing", **query))
