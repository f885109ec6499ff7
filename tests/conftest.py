"""Fixtures for every test: the real pipeline, loaded once, and articles made on the spot."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from analysis.language import load
from analysis.settings import read_settings
from analysis.types import Article


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
