"""The language pipeline: official weights, and no sentence crosses a line break."""

import hashlib
from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from analysis.errors import SettingsError
from analysis.language import load, parse
from analysis.types import Article

# SHA-256 of the weights in the official release of en_core_web_sm 3.8.0.
OFFICIAL = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}


@pytest.mark.parametrize("part", sorted(OFFICIAL))
def test_language_weights_are_the_official_ones(nlp: Language, part: str) -> None:
    found = (nlp.path / part).read_bytes()
    assert hashlib.sha256(found).hexdigest() == OFFICIAL[part]


def test_language_names_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(SettingsError, match=r"'xx_no_such_model' is not installed.*DETENTE_SPACY"):
        load("xx_no_such_model")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("Talks", ["Talks"], id="one word"),
        pytest.param("Ties grow\n\nOslo agreed to talk.", ["Ties", "Oslo"], id="title and body"),
        pytest.param("Ties grow\nOslo agreed to talk.", ["Ties", "Oslo"], id="single break"),
    ],
)
def test_language_starts_a_sentence_at_each_line_break(
    parsed: Callable[[str], Doc], text: str, starts: list[str]
) -> None:
    assert [sentence[0].text for sentence in parsed(text).sents] == starts


def test_parse_keeps_articles_with_their_docs_in_order(nlp: Language) -> None:
    articles = [
        Article(f"a{n}", "T", f"T\n\nOslo spoke {n} times.", date(2020, 1, 1)) for n in range(40)
    ]
    for article, doc in parse(nlp, articles):
        assert doc.text == article.text
    assert [a.id for a, _ in parse(nlp, articles)] == [a.id for a in articles]
