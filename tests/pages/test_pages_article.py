"""The article page: the list in focus, the way to the next, and from evidence to evidence."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
from analysis.types import Analysis, Article, CorrectionKind
from tests.pages.conftest import is_well, texts
from tests.pages.labelled_store import labelled as labels

Open = Callable[..., AppTest]
FIRST, LAST = "01-oslo-offers-rescue-drill", "26-geneva-restart"


def step(at: AppTest) -> str:
    """What is told of the evidence that one is at, without its markup."""
    (found,) = [one.value for one in at.html if "d-step" in one.value]
    return found.partition(">")[2].partition("<")[0].strip()


def link(at: AppTest, label: str) -> dict[str, list[str]] | None:
    """The address of a page link; None where there is none of that label."""
    found = [one.proto.query_string for one in at.get("page_link") if one.label == label]
    return parse_qs(found[0]) if found else None


def test_steps_go_from_evidence_to_evidence_in_a_ring(app: Open, labelled: str):
    at = app(labelled, "article", workspace="demo", read=LAST)
    assert step(at) == "Evidence: 20 places"
    seen = []
    for _ in range(21):
        at.button(key="step-next").click().run()
        seen.append(at.query_params["at"])
    assert is_well(at)
    assert step(at) == "Evidence 1 of 20:"
    starts = [int(one.partition("-")[0]) for one in seen[:20]]
    assert starts == sorted(set(starts))
    assert seen[20] == seen[0]
    at.button(key="step-previous").click().run()
    assert step(at) == "Evidence 20 of 20:"


def test_steps_begin_at_the_place_that_was_clicked(app: Open, labelled: str):
    at = app(labelled, "article", workspace="demo", read=FIRST, at="459-557")
    assert step(at) == "Evidence 2 of 9:"
    assert 'id="here" tabindex="-1"' in texts(at)
    at.button(key="step-previous").click().run()
    assert step(at) == "Evidence 1 of 9:"


def test_the_keys_are_named_on_their_buttons(app: Open, labelled: str):
    at = app(labelled, "article", workspace="demo", read=FIRST)
    keys = [at.button(key=f"step-{one}").proto.shortcut for one in ("previous", "next")]
    assert [one.casefold() for one in keys] == ["alt+p", "alt+n"]


def test_an_article_without_positions_steps_through_its_quotes(app: Open, tmp_path: Path):
    where = str(tmp_path / "quotes.db")
    store = Store(where)
    store.open_workspace("desk")
    found = next(one for one in labels() if len(one.quotes) > 2)
    store.save(replace(found, stances=()))
    store.save(Analysis(Article("bare", "Cod", "Cod\n\nIt rained."), "t"))
    store.close()
    at = app(where, "article", read=found.article.id)
    at.button(key="step-next").click().run()
    assert step(at).startswith("Quote 1 of ")
    assert "d-step" not in texts(app(where, "article", read="bare"))


def test_previous_and_next_article_are_those_of_the_focus(app: Open, labelled: str):
    at = app(labelled, "article", workspace="demo", read=LAST)
    assert link(at, "Previous article") is None, "the latest is the first"
    assert link(at, "Next article")["read"] == ["25-eve-of-geneva"]
    assert link(at, "1 of 26 articles") == {"workspace": ["demo"]}
    limited = app(labelled, "article", workspace="demo", outlet="The Isfjell Herald", read=FIRST)
    assert link(limited, "All articles"), "it is not in this focus"
    assert link(limited, "Next article") is None
    own = app(
        labelled, "article", workspace="demo", outlet="Corvane Wire", read=FIRST, at="459-557"
    )
    before = link(own, "Previous article")
    assert before["outlet"] == ["Corvane Wire"]
    assert "at" not in before


def test_without_an_article_those_in_focus_are_listed(app: Open, labelled: str):
    at = app(labelled, "article", workspace="demo", actor="norway")
    assert is_well(at)
    assert "14 articles, latest first" in texts(at)
    assert "2 mentions: … " in texts(at)
    found = link(at, "Geneva talks end with plan to restart rescue drills and arms inspections")
    assert found["read"] == [LAST]
    text = next(one.article.text for one in labels() if one.article.id == LAST)
    start, end = map(int, found["at"][0].split("-"))
    assert text[start:end] == "Norway"


def test_a_list_of_no_article_offers_the_way_back(app: Open, labelled: str):
    at = app(labelled, "article", workspace="demo", words="no such words")
    assert is_well(at)
    at.button(key="show-everything").click().run()
    assert "26 articles, latest first" in texts(at)


def test_the_list_shows_text_of_markup_as_written(app: Open, odd: str):
    at = app(odd, "article")
    assert is_well(at)
    assert any(one.label.startswith("US\\$5 and A\\$6 \\*bold\\*") for one in at.get("page_link"))


def test_an_article_that_is_all_one_paragraph_has_a_heading(app: Open, tmp_path: Path):
    where = str(tmp_path / "long.db")
    store = Store(where)
    store.open_workspace("desk")
    text = "Rain <b>fell</b> on the harbour all day. " * 12
    store.save(Analysis(Article("long", text.strip(), text), "t"))
    store.close()
    at = app(where, "article", read="long")
    assert texts(at).count("<h1") == 1
    assert "<b>fell" not in texts(at)


@pytest.mark.parametrize("fold", ["quotes", "events", "actors"])
def test_what_was_found_besides_is_listed_and_each_goes_to_its_place(
    app: Open, labelled: str, fold: str
):
    at = app(labelled, "article", workspace="demo", read=FIRST)
    ways = [key for key in _keys(at) if key.startswith("in-go-")]
    assert not ways, "folded lists are not drawn"
    at.session_state[f"in-{fold}"] = True  # what a click on the list does
    at.run()
    assert is_well(at)
    button = next(one for one in at.button if one.key.startswith("in-go-"))
    button.click().run()
    assert is_well(at)
    assert "at" in at.query_params


def _keys(at: AppTest) -> list[str]:
    return [one.key for one in at.button if one.key]


def test_a_missing_position_is_added_with_a_reason(app: Open, labelled: str, tmp_path: Path):
    where = str(shutil.copy(labelled, tmp_path / "mine.db"))
    at = app(where, "article", workspace="demo", read=FIRST)
    at.session_state["judge-add"] = True
    at.run()
    who = at.selectbox(key="judge-add-who").value
    at.button(key="judge-add-opposes").click().run()
    assert "needs a reason" in at.error[0].value
    at.text_input(key="judge-add-reason").set_value("says so in the last line")
    at.button(key="judge-add-opposes").click().run()
    assert is_well(at)
    store = Store(where)
    (rule,) = store.corrections("demo")
    store.close()
    assert (rule.kind, rule.actor, rule.value) == (CorrectionKind.STANCE, who, "opposes")
    assert rule.articles == (FIRST,)
    assert "analyst’s judgement" in texts(at)
