"""What is picked in one panel is in the address, is seen in the others, and can be taken away."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import is_well, texts

Open = Callable[..., AppTest]
TVEITMOEN = "ingvild-tveitmoen"


def pick(at: AppTest, chart: str, kind: str, one: str, *, as_list: bool = False) -> AppTest:
    """A click on a chart, as the browser reports it."""
    data = [kind, one] if as_list else {"0": kind, "1": one}
    at.session_state[chart] = {"selection": {"points": [{"customdata": data}]}}
    return at


def chips(at: AppTest) -> list[str]:
    return [b.label.replace("\\", "") for b in at.button if (b.key or "").startswith("chip-")]


def findings(at: AppTest) -> str:
    return " | ".join(line for line in texts(at).split("\n") if "d-finding" in line)


def test_an_actor_in_the_address_narrows_every_panel(app: Open, labelled: str):
    at = app(labelled, workspace="demo", actor=TVEITMOEN)
    assert chips(at) == ["Ingvild Tveitmoen ✕"]
    assert "Ingvild Tveitmoen: " in findings(at)
    assert "quotes by 1 actors" not in findings(at)
    speakers = {b.label for b in at.button if (b.key or "").startswith("speaker-")}
    assert speakers == {"Ingvild Tveitmoen"}


def test_a_speaker_picked_in_the_quotes_is_in_the_address(app: Open, labelled: str):
    at = app(labelled, workspace="demo")
    speaker = next(b for b in at.button if (b.key or "").startswith("speaker-"))
    speaker.click().run()
    assert at.query_params["actor"]
    assert len(chips(at)) == 1
    assert is_well(at)


def test_a_quote_that_is_followed_narrows_the_others_and_stays_in_its_list(
    app: Open, labelled: str
):
    at = app(labelled, workspace="demo", actor=TVEITMOEN)
    quotes = len([b for b in at.button if (b.key or "").startswith("follow-")])
    follow = next(b for b in at.button if (b.key or "").startswith("follow-"))
    follow.click().run()
    assert at.query_params["quote"] == follow.key.removeprefix("follow-")
    assert len([b for b in at.button if (b.key or "").startswith("follow-")]) == quotes
    assert "The sentence behind the picked quote" in findings(at)
    assert 'class="source"' in texts(at)


def test_a_picked_event_shows_its_sentence_and_what_dates_it(app: Open, labelled: str):
    at = app(labelled, workspace="demo", event="01-oslo-offers-rescue-drill:e1")
    assert "The sentence behind the picked event" in findings(at)
    assert "dated by its own sentence, “on Wednesday”" in texts(at)


def test_a_picked_quote_is_on_the_page_that_is_shown(app: Open, labelled: str):
    quote = "01-oslo-offers-rescue-drill:q2"
    at = app(labelled, workspace="demo", quote=quote)
    assert at.button(key=f"follow-{quote}").label == "Let go"


def test_a_chip_takes_its_limit_away_and_no_other(app: Open, labelled: str):
    at = app(labelled, workspace="demo", actor=TVEITMOEN, words="rescue")
    at.button(key="chip-0").click().run()
    assert "actor" not in at.query_params
    assert at.query_params["words"] == "rescue"
    assert at.query_params["workspace"] == "demo"


def test_clear_all_keeps_the_workspace(app: Open, labelled: str):
    at = app(labelled, workspace="demo", actor=TVEITMOEN, since="2025-09-01")
    at.button(key="clear-all").click().run()
    assert dict(at.query_params) == {"workspace": "demo"}
    assert chips(at) == []


def test_limits_that_leave_nothing_say_so_and_lead_back(app: Open, labelled: str):
    at = app(labelled, workspace="demo", words="no such words")
    assert "Nothing matches" in texts(at)
    assert chips(at) == ["words: no such words ✕"]
    at.button(key="show-everything").click().run()
    assert "26 articles" in texts(at)


def test_a_range_says_that_undated_articles_are_left_out(app: Open, labelled: str):
    at = app(labelled, workspace="demo", since="2025-09-01")
    assert any("undated" in caption.value for caption in at.caption)


def test_filters_write_the_address(app: Open, labelled: str):
    at = app(labelled, workspace="demo")
    at.multiselect(key="f-actors").select("norway").run()
    assert at.query_params["actor"] == "norway"
    at.text_input(key="f-words").set_value("cable").run()
    assert at.query_params["words"] == "cable"
    assert is_well(at)


def test_the_workspace_is_switched_with_all_limits_dropped(app: Open, labelled: str):
    at = app(labelled, workspace="demo", actor="norway")
    at.segmented_control(key="workspace-choice").set_value("desk").run()
    assert "actor" not in at.query_params
    assert "No articles yet" in texts(at)


@pytest.mark.parametrize("as_list", [True, False])
def test_picked_points_are_read_in_either_shape(as_list: bool):
    from pages.panels.focus import picked_ids

    data = ["stance", "a:s0"] if as_list else {"0": "stance", "1": "a:s0"}
    event = {"selection": {"points": [{"customdata": data}]}}
    assert picked_ids(event) == [("stance", "a:s0")]


@pytest.mark.parametrize(
    "event", [{}, None, {"selection": {"points": []}}, {"selection": {"points": [{}]}}]
)
def test_nothing_picked_is_nothing(event: dict | None):
    from pages.panels.focus import picked_ids

    assert picked_ids(event) == []


def test_a_view_of_nothing_says_what_each_limit_costs(app: Open, labelled: str):
    at = app(labelled, workspace="demo", actor="norway", words="no such words")
    offers = {
        b.key: b.label.replace("\\", "") for b in at.button if (b.key or "").startswith("without-")
    }
    assert offers["without-0"] == "Without Norway: 0 articles"
    assert re.fullmatch(r"Without words: no such words: \d+ articles", offers["without-1"])
    at.button(key="without-1").click().run()
    assert is_well(at)
    assert at.query_params.get("words") is None
    assert "Nothing matches" not in texts(at)
