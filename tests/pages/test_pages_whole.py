"""What every page shares: search in everything, gaps, the log, the tour, the order of the work."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
from analysis.types import Correction, CorrectionKind, Label
from pages.panels import measured
from tests.analysis.reports import Report, filled
from tests.pages.conftest import is_well, texts

Open = Callable[..., AppTest]
EVERYWHERE = ["", "actors", "quotes", "stance", "compare", "briefing", "load", "method", "activity"]


def links(at: AppTest) -> list[str]:
    return [link.label for link in at.get("page_link")]


@pytest.mark.parametrize("page", EVERYWHERE)
def test_search_stands_on_every_page_and_closes(app: Open, labelled: str, page: str):
    at = app(labelled, page, workspace="demo")
    at.text_input(key="find-words").set_value("  Tweitmoen ").run()
    assert is_well(at)
    assert at.query_params["find"] == "Tweitmoen"
    assert "“Tweitmoen”: 1 actor, 0 quotes, 0 articles" in texts(at)
    assert any(label.startswith("Ingvild Tveitmoen") for label in links(at))
    at.button(key="found-close").click().run()
    assert "find" not in at.query_params
    assert "Tweitmoen" not in texts(at)


def test_search_leads_to_each_kind_of_thing(app: Open, labelled: str):
    at = app(labelled, workspace="demo", find="rescue")
    shown = links(at)
    assert any("Sea" in label or "rescue" in label.casefold() for label in shown)
    assert any(re.fullmatch(r"All \d+ quotes", label) for label in shown)
    assert any(re.fullmatch(r"All \d+ articles", label) for label in shown)


@pytest.mark.parametrize("words", ["x", "no such words", "$x$ :red[y]", "<b>bold</b>", "*"])
def test_search_of_odd_words_says_so_as_written(app: Open, labelled: str, words: str):
    at = app(labelled, workspace="demo", find=words)
    assert is_well(at)
    assert "<b>bold</b>" not in texts(at)
    assert "too short" in texts(at) or "Nothing holds" in texts(at)


def test_search_shows_text_of_markup_as_written(app: Open, odd: str):
    at = app(odd, find="US$5 and A$6")
    assert is_well(at)
    assert sum("US\\$5 and A\\$6 \\*bold\\*" in label for label in links(at)) >= 2


def test_search_on_an_empty_desk(app: Open, empty: str):
    at = app(empty, find="anything")
    assert is_well(at)
    assert "Nothing holds “anything”" in texts(at)


def test_the_pages_stand_in_the_order_of_the_work(app: Open, labelled: str):
    shown = links(app(labelled, workspace="demo"))[:8]
    order = ["Desk", "Actors", "Quotes", "Stance", "Compare", "Briefing", "Add articles", "Method"]
    assert shown == order


def test_gaps_lead_to_their_places(app: Open, labelled: str):
    at = app(labelled, workspace="demo")
    shown = texts(at)
    assert "1 of 26 articles without a date" in shown
    assert "34 of 274 quotes without a known speaker." in shown
    assert "Review them" in links(at)
    assert "No corrections yet" in links(at)


def test_gaps_of_an_odd_article_are_shown_as_written(app: Open, odd: str):
    at = app(odd)
    assert "1 of 1 article without a date" in texts(at)
    assert any(label.startswith("US\\$5") for label in links(at))


@pytest.fixture
def corrected(tmp_path: Path) -> str:
    where = tmp_path / "log.db"
    store = filled(
        where,
        Report("Herald", "2025-05-01", Label.SUPPORTS),
        Report("Echo", "2025-05-09", Label.OPPOSES),
    )
    for rule in (
        Correction(CorrectionKind.CONFIRM, "Ada Brook", author="Ida", reason="is watched"),
        Correction(CorrectionKind.STANCE, "Ada Brook", "opposes", ("a000",), "Uwe", "<i>irony</i>"),
        Correction(CorrectionKind.IGNORE, "Nobody Here", author="Uwe", reason="no such actor"),
    ):
        store.correct(rule)
    store.close()
    return str(where)


def entries(at: AppTest) -> list[str]:
    found = re.findall(r'<p class="d-where"><b>(.*?)</b>', texts(at))
    return [one for one in found if not re.match(r"\d of 3", one)]


def test_the_log_tells_who_what_and_why(app: Open, corrected: str):
    at = app(corrected, "activity")
    assert "3 corrections by 2 people, 3 in force" in texts(at)
    assert "&lt;i&gt;irony&lt;/i&gt; (Uwe, " in texts(at)
    assert entries(at) == [
        "Nobody Here is no actor",
        "Ada Brook: opposes in “Title 0”",
        "Ada Brook is an actor to watch",
    ]
    assert ", finds nothing to correct now" in texts(at)
    assert "The article" in links(at)


def test_the_log_is_filtered(app: Open, corrected: str):
    at = app(corrected, "activity")
    at.selectbox(key="act-who").set_value("Uwe").run()
    assert len(entries(at)) == 2
    at.pills(key="act-holds").set_value(["Without effect now"]).run()
    assert entries(at) == ["Nobody Here is no actor"]
    at.text_input(key="act-words").set_value("irony").run()
    assert entries(at) == []
    assert "No correction is like that" in texts(at)


def test_the_log_takes_a_correction_back(app: Open, corrected: str):
    at = app(corrected, "activity")
    at.button(key="undo-2").click().run()
    assert is_well(at)
    assert "3 corrections by 2 people, 2 in force" in texts(at)
    assert ", taken back" in texts(at)
    store = Store(corrected)
    assert store.corrections()[-1].undoes == 2
    store.close()


def test_the_tour_has_three_steps_and_ends(app: Open, labelled: str):
    at = app(labelled, workspace="demo")
    for step in ("1 of 3", "2 of 3", "3 of 3"):
        assert step in texts(at)
        assert "Show me" in links(at)
        if step != "3 of 3":
            at.button(key="tour-next").click().run()
    at.button(key="tour-end").click().run()
    assert "of 3:" not in texts(at)
    at.switch_page("pages/quotes.py").run()
    at.switch_page("pages/desk.py").run()
    assert "of 3:" not in texts(at), "once dismissed it stays away"


def test_there_is_no_tour_of_a_desk_that_somebody_corrected(app: Open, corrected: str):
    assert "of 3:" not in texts(app(corrected))


def test_there_is_no_tour_of_a_limited_view_or_another_page(app: Open, labelled: str):
    assert "of 3:" not in texts(app(labelled, workspace="demo", actor="norway"))
    at = app(labelled, "quotes", workspace="demo", actor="norway")
    assert "of 3:" not in texts(at)


def test_the_method_page_gathers_what_was_measured(app: Open, labelled: str):
    at = app(labelled, "method")
    assert [tab.label for tab in at.tabs] == list(measured.PARTS.values())
    days = [caption.value for caption in at.caption if caption.value.startswith("Measured on")]
    assert len(days) == 5
    assert all(re.fullmatch(r"Measured on \d+ \w+ \d{4}", day) for day in days)
    assert "What the words mean" in texts(at)


def test_counts_of_the_desk_and_of_the_quotes_page_say_what_they_count(app: Open, labelled: str):
    desk = texts(app(labelled, workspace="demo"))
    numbers = re.sub(r"</?a\b[^>]*>", "", desk)
    assert "<dt>quotes</dt><dd>274</dd>" in numbers
    events = re.search(r"<dt>dated events, copies as one</dt><dd>(\d+)", numbers)
    assert events
    assert f"{events[1]} dated events" in desk, "the timeline counts the same"
    assert "267 utterances in 274 quotes by" in texts(app(labelled, "quotes", workspace="demo"))


def test_a_wrong_speaker_is_corrected_on_the_quotes_page(app: Open, labelled: str, tmp_path: Path):
    where = str(shutil.copy(labelled, tmp_path / "mine.db"))
    at = app(where, "quotes", workspace="demo", words="passports")
    assert "Speaker not resolved" not in texts(at)
    form = "said-01-oslo-offers-rescue-drill:q1"
    at.session_state[form] = True  # what a click on the button does
    at.run()
    at.selectbox(key=f"{form}-who").set_value("Nobody can be told")
    at.text_input(key=f"{form}-reason").set_value("a test")
    at.button(key=f"{form}-save").click().run()
    assert is_well(at)
    assert "Speaker not resolved" in texts(at)
    store = Store(where)
    (rule,) = store.corrections("demo")
    store.close()
    assert (rule.kind, rule.reason) == (CorrectionKind.SPEAKER, "a test")


def test_a_position_is_judged_beside_its_article_for_every_print(
    app: Open, labelled: str, tmp_path: Path
):
    where = str(shutil.copy(labelled, tmp_path / "mine.db"))
    at = app(where, "article", workspace="demo", read="01-oslo-offers-rescue-drill")
    form = next(key for key in _keys(at) if key.startswith("judge-reader-"))
    at.session_state[form] = True
    at.run()
    at.text_input(key=f"{form}-reason").set_value("a test")
    at.button(key=f"{form}-none").click().run()
    assert is_well(at)
    store = Store(where)
    (rule,) = store.corrections("demo")
    store.close()
    assert (rule.kind, rule.value) == (CorrectionKind.STANCE, "none")
    assert "01-oslo-offers-rescue-drill" in rule.articles


def _keys(at: AppTest) -> list[str]:
    return [str(key) for key in at.session_state]


def test_the_link_to_copy_holds_the_whole_view(app: Open, labelled: str):
    at = app(
        labelled,
        "compare",
        workspace="demo",
        outlet="Corvane Wire",
        versus="outlet=A & B",
        words="x y",
    )
    held = parse_qs(at.code[0].value.partition("?")[2])
    assert held == {
        "workspace": ["demo"],
        "outlet": ["Corvane Wire"],
        "versus": ["outlet=A & B"],
        "words": ["x y"],
    }
