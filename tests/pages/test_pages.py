"""Every page on an empty store, on the labelled corpus, on odd text, and with limits set."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import is_well, texts

PAGES = sorted(path.stem for path in (Path(__file__).parents[2] / "pages").glob("[a-z]*.py"))
Open = Callable[..., AppTest]


def headings(at: AppTest) -> int:
    """How many headings of the first level the page has."""
    return texts(at).count("<h1") + len(at.title)


@pytest.mark.parametrize("page", PAGES)
def test_page_on_an_empty_store(app: Open, empty: str, page: str):
    at = app(empty, page)
    assert is_well(at)
    assert headings(at) == 1


@pytest.mark.parametrize("page", PAGES)
def test_page_on_the_labelled_corpus(app: Open, labelled: str, page: str):
    at = app(labelled, page, workspace="demo")
    assert is_well(at)
    assert headings(at) == 1


@pytest.mark.parametrize("page", PAGES)
def test_page_on_the_seed(app: Open, seed: str, page: str):
    at = app(seed, page)
    assert is_well(at)
    assert headings(at) == 1


@pytest.mark.parametrize("page", PAGES)
def test_page_on_one_undated_article_of_markup(app: Open, odd: str, page: str):
    at = app(odd, page, read="odd")
    assert is_well(at)
    assert headings(at) == 1


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "query",
    [
        {"actor": "norway"},
        {"actor": ["norway", "russia"], "position": "opposes"},
        {"outlet": "Corvane Wire"},
        {"since": "2025-12-01", "until": "2025-12-31"},
        {"words": "rescue"},
        {"article": "01-oslo-offers-rescue-drill"},
        {"stance": "01-oslo-offers-rescue-drill:s0"},
        {"quote": "01-oslo-offers-rescue-drill:q0"},
        {"event": "01-oslo-offers-rescue-drill:e1"},
        {"nobody": "yes"},
        {"words": "no such words"},
        {"since": "yesterday", "position": "sideways", "unknown": "x"},
    ],
    ids=lambda query: "-".join(query),
)
def test_page_with_limits(app: Open, labelled: str, page: str, query: dict):
    at = app(labelled, page, workspace="demo", **query)
    assert is_well(at)
    assert headings(at) == 1


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_itself_goes_through_the_entrypoint(page: str):
    body = (Path(__file__).parents[2] / "pages" / f"{page}.py").read_text(encoding="utf-8")
    calls = [line for line in body.splitlines() if line and not line.startswith((" ", '"', "#"))]
    first = next(line for line in calls if not line.startswith(("import ", "from ")))
    assert first == "nav.guard(__file__)"


def test_a_store_that_cannot_be_opened_is_a_message(app: Open, tmp_path: Path):
    (tmp_path / "no.db").write_text("this is no database", encoding="utf-8")
    at = app(str(tmp_path / "no.db"))
    assert not at.exception
    assert "can't be opened" in at.error[0].value


def test_an_empty_desk_offers_the_demo_corpus(app: Open, labelled: str):
    at = app(labelled)
    assert "No articles yet" in texts(at)
    at.button(key="open-demo").click().run()
    assert at.query_params["workspace"] == "demo"
    assert "26 articles" in texts(at)


def test_the_fictional_corpus_says_so_on_every_page(app: Open, labelled: str):
    for page in PAGES:
        assert "every person and event is invented" in texts(app(labelled, page, workspace="demo"))


def test_an_unknown_workspace_says_so(app: Open, labelled: str):
    assert "There is no such workspace" in texts(app(labelled, workspace="gone"))


def test_undated_text_of_markup_is_shown_as_written(app: Open, odd: str):
    shown = texts(app(odd))
    assert "US$5 and A$6 *bold* &lt;script&gt;alert(1)&lt;/script&gt; :red[x]" in shown
    assert "<script>" not in shown
    assert "undated" in shown
    assert "&lt;i&gt;why&lt;/i&gt;" in shown
