"""Stores for the pages: empty, labelled, one article without a date, and text full of markup."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import streamlit as st
from spacy.language import Language
from streamlit.testing.v1 import AppTest

from analysis.pipeline import analyse
from analysis.settings import read_settings
from analysis.sources import load
from analysis.store import Store
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Confidence,
    Evidence,
    Form,
    Kind,
    Label,
    Mention,
    Quote,
    QuoteType,
    Span,
    Stance,
)
from tests.pages.labelled_store import SEEDS, demo_store

ENTRY = str(Path(__file__).parents[2] / "streamlit_app.py")
ODD = "US$5 and A$6 *bold* <script>alert(1)</script> :red[x] [a](b) ~5~"


@pytest.fixture(scope="session")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store with the demo corpus as labelled, beside an empty desk."""
    where = Path(tmp_path_factory.mktemp("labelled"), "desk.db")
    store = demo_store(where)
    store.open_workspace("desk")
    store.close()
    return str(where)


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> str:
    """The address of a store with the project's first article, read by the real pipeline."""
    where = str(Path(tmp_path_factory.mktemp("seed"), "desk.db"))
    store = Store(where)
    store.open_workspace("desk")
    found = load([SEEDS / "articles"], read_settings({}))
    store.save_all(_ok(one) for one in analyse([a for a in found if isinstance(a, Article)], nlp))
    store.close()
    return where


def _ok(found: Analysis | Exception) -> Analysis:
    assert isinstance(found, Analysis), found
    return found


@pytest.fixture
def empty(tmp_path: Path) -> str:
    return str(tmp_path / "empty.db")


def odd_article() -> Analysis:
    """An undated article whose every word looks like markup."""
    text = f"{ODD}\n\nAnna Berg said: “{ODD}”"
    start = text.index("“") + 1
    span, name = Span(start, len(text) - 1), Span(text.index("Anna"), text.index(" said"))
    actor = Actor("a", "Anna *Berg*", Kind.PERSON, (), (Mention(name.start, name.end, Form.NAME),))
    quote = Quote(QuoteType.DIRECT, (span,), (), (name,), "Anna *Berg*", "a")
    why = Evidence(span.start, span.end, "<i>why</i>", Label.SUPPORTS)
    stance = Stance("a", Label.SUPPORTS, Confidence.LOW, "She *wants* it.", (why,))
    article = Article("odd", ODD, text, outlet="The $ Daily")
    return Analysis(article, "t", (actor,), (quote,), (), (), (stance,))


@pytest.fixture
def odd(tmp_path: Path) -> str:
    where = str(tmp_path / "odd.db")
    store = Store(where)
    store.open_workspace("desk")
    store.save(odd_article())
    store.close()
    return where


def opened(page: str, user: Mapping[str, object] | None, /, **query: str | list[str]) -> AppTest:
    """A page of the app on the store of the settings, as it is drawn for somebody."""
    at = AppTest.from_file(ENTRY, default_timeout=90)
    if user is not None:
        at.user = dict(user)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    if page:
        at.switch_page(f"pages/{page}.py")
        for name, value in query.items():
            at.query_params[name] = value
        at.run()
    return at


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Opens a page of the app on a store; the query is given as keywords."""

    def open_page(where: str, page: str = "", **query: str | list[str]) -> AppTest:
        monkeypatch.setenv("DETENTE_STORE", where)
        return opened(page, None, **query)

    yield open_page
    st.cache_resource.clear()


def texts(at: AppTest) -> str:
    """All HTML that was drawn."""
    return "\n".join(one.value for one in at.html)


def is_well(at: AppTest) -> bool:
    """No exception, no error shown, and the look is there."""
    return not at.exception and not at.error and "d-name" in texts(at)
