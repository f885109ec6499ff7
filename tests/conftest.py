"""Fixtures for every test: the real pipeline, loaded once, and articles made on the spot."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright
from spacy.language import Language
from spacy.tokens import Doc

from analysis.language import load
from analysis.settings import read_settings
from analysis.types import Article
from tests.lacking import lacking


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline that the settings name."""
    return load(read_settings({}).spacy_model)


@pytest.fixture(scope="session")
def parsed(nlp: Language) -> Callable[[str], Doc]:
    """Text -> Doc, each text parsed once a session."""
    seen: dict[str, Doc] = {}

    def parse(text: str) -> Doc:
        if text not in seen:
            seen[text] = nlp(text)
        return seen[text]

    return parse


@pytest.fixture
def article() -> Callable[..., Article]:
    """An article of that text, dated Thursday 16 February 2017 unless told otherwise."""

    def make(text: str, *, published: date | None = date(2017, 2, 16), **fields: str) -> Article:
        title = text.split("\n", 1)[0]
        return Article(
            id=fields.pop("id", "one"), title=title, text=text, published=published, **fields
        )

    return make


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all tests: a second one can't start while the first runs."""
    from tests.browser.conftest import REMEDY, browser_path

    if browser_path() is None:
        lacking(REMEDY)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    from tests.browser.conftest import ARGS, browser_path

    chromium = playwright.chromium.launch(executable_path=browser_path(), args=list(ARGS))
    yield chromium
    chromium.close()
