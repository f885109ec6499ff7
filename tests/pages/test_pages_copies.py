"""The article page says of which story an article is a copy, and what is not analysed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
from analysis.types import Analysis, Article
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
