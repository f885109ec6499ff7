"""The article page says of which story an article is a copy, and what is not analysed."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
from analysis.types import Analysis, Article, Correction, CorrectionKind
from tests.pages.conftest import is_well, texts
from tests.pages.labelled_store import labelled

RUSSIAN = "Переговоры <b>в Осло</b>\n\nНорвегия пригласила Россию на учения $5 :red[x]."


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with two demo articles, three prints of the first, and an article in Russian."""
    where = str(Path(tmp_path_factory.mktemp("copies"), "desk.db"))
    store = Store(where)
    store.open_workspace("desk")
    first, _, other, *_ = labelled()
    wire = first.article
    body = wire.text.partition("\n")[2]
    text = f"Barents: *another* title\n{body}"
    prints = [
        replace(wire, id="retitled", title="Barents: *another* title", text=text, outlet="Echo"),
        replace(wire, id="cut", text=wire.text[: len(wire.text) // 2], outlet="The $ Daily"),
    ]
    store.save(first)
    store.save(other)
    for n, one in enumerate(prints):
        later = wire.published + timedelta(days=n) if wire.published else None
        store.save(Analysis(replace(one, published=later, url=""), "t"))
    store.save(Analysis(Article("ru", "Переговоры <b>в Осло</b>", RUSSIAN, language="ru"), "t"))
    store.close()
    return where


def test_an_article_shows_the_other_prints_of_its_story(
    app: Callable[..., AppTest], copied: str
) -> None:
    at = app(copied, "article", read="retitled")
    assert is_well(at)
    said = texts(at)
    assert "One of 3 copies of one story by Corvane Wire, in 3 outlets." in said
    assert "This one is the same text under another title" in said
    links = [one.proto for one in at.get("page_link")]
    labels = [one.label for one in links]
    assert any("Corvane Wire" in one for one in labels)
    assert any(r"The \$ Daily" in one for one in labels), "nothing of it is taken for markup"
    assert not any("Echo" in one for one in labels), "the article itself is not listed"
    assert any("read=cut" in one.query_string for one in links)


def test_an_article_of_its_own_has_no_word_on_copies(
    app: Callable[..., AppTest], copied: str
) -> None:
    at = app(copied, "article", read=labelled()[2].article.id)
    assert is_well(at)
    assert "copies of one story" not in texts(at)


def test_an_article_that_is_not_english_says_that_it_is_not_analysed(
    app: Callable[..., AppTest], copied: str
) -> None:
    at = app(copied, "article", read="ru")
    assert is_well(at)
    said = texts(at)
    assert "The article is in Russian, and only English is read" in said
    assert "Nobody takes a position" not in said
    assert "Переговоры &lt;b&gt;в Осло" in said


def test_the_desk_counts_copies_and_what_is_not_analysed(
    app: Callable[..., AppTest], copied: str
) -> None:
    at = app(copied)
    assert is_well(at)
    assert "3 stories: 2 articles are copies of others and count with them." in texts(at)
    assert "1 article is not analysed: Russian." in texts(at)


def test_the_desk_is_silent_where_all_is_analysed(
    app: Callable[..., AppTest], labelled: str
) -> None:
    assert "not analysed" not in texts(app(labelled, workspace="demo"))


@pytest.fixture
def mine(copied: str, tmp_path: Path) -> str:
    return str(shutil.copy(copied, tmp_path / "mine.db"))


def rules(where: str) -> tuple[Correction, ...]:
    store = Store(where)
    found = store.corrections()
    store.close()
    return found


def test_an_article_is_taken_out_of_a_story_and_brought_back(
    app: Callable[..., AppTest], mine: str
) -> None:
    at = app(mine, "article", read="retitled")
    at.session_state["copies-part"] = True  # what a click on the button does
    at.run()
    at.button(key="copies-part-save").click().run()
    assert "needs a reason" in at.error[0].value
    at.text_input(key="copies-part-reason").set_value("a report <i>of</i> its own")
    at.text_input(key="copies-part-author").set_value("Ida")
    at.button(key="copies-part-save").click().run()
    assert is_well(at)
    (rule,) = rules(mine)
    assert (rule.kind, rule.articles, rule.author) == (
        CorrectionKind.NO_COPIES, ("retitled",), "Ida",
    )  # fmt: skip
    said = texts(at)
    assert "No other article here is a copy of this one." in said
    assert 'analyst’s judgement</span> <span class="d-how">Ida: a report &lt;i&gt;of' in said
    assert "One of 2 copies" in texts(app(mine, "article", read="cut"))
    log = app(mine, "activity")
    assert "no copy of any other article: “Barents: *another* title”" in texts(log)
    log.button(key=f"undo-{rule.id}").click().run()
    assert "One of 3 copies" in texts(app(mine, "article", read="retitled"))


def test_all_of_a_story_can_not_be_taken_out_of_it(app: Callable[..., AppTest], mine: str) -> None:
    at = app(mine, "article", read="retitled")
    at.session_state["copies-part"] = True
    at.run()
    which = at.multiselect(key="copies-part-which")
    which.set_value(["retitled", "cut", labelled()[0].article.id])
    at.text_input(key="copies-part-reason").set_value("none is")
    at.button(key="copies-part-save").click().run()
    assert "choose some of them, and not all" in at.error[0].value
    assert rules(mine) == ()


def test_an_article_is_joined_to_another_story_by_a_click_on_the_likeliest(
    app: Callable[..., AppTest], mine: str
) -> None:
    other, first = labelled()[2].article.id, labelled()[0].article.id
    at = app(mine, "article", read=other)
    at.session_state["copies-join"] = True
    at.run()
    at.text_input(key="copies-join-reason").set_value("the same report, told anew")
    at.button(key=f"copies-join-{first}").click().run()
    assert is_well(at)
    (rule,) = rules(mine)
    assert (rule.kind, rule.articles) == (CorrectionKind.COPIES, (other, first))
    assert "One of 4 copies" in texts(at)


def test_who_parts_what_another_joined_meanwhile_is_told(
    app: Callable[..., AppTest], mine: str
) -> None:
    at = app(mine, "article", read="retitled")
    at.session_state["copies-part"] = True
    at.run()
    at.text_input(key="copies-part-reason").set_value("mine")
    store = Store(mine)
    joined = Correction(
        CorrectionKind.COPIES, "T", articles=("retitled", "ru"), author="Uwe", reason="his"
    )
    store.correct(joined)
    store.close()
    at.button(key="copies-part-save").click().run()
    assert "Uwe has corrected “T” meanwhile (copies" in at.error[0].value
    assert len(rules(mine)) == 1
