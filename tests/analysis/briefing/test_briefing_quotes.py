"""What stands in quotation marks in a briefing stands in them in the article."""

from dataclasses import replace

import pytest

from analysis.briefing.lint import Rule, lint
from analysis.briefing.model import Briefing
from analysis.briefing.verbatim import is_quoted_in
from tests.analysis.briefing.conftest import Texts


def test_reported_words_in_quotation_marks_are_refused(briefing: Briefing, texts: Texts):
    """A mixed quote: the first part is reported, though both stand in the article."""
    said = "Norway would send ships to the drill in September … Not until then"
    blocks = tuple(
        replace(one, claims=(replace(one.claims[0], text=said, articles=("26-geneva-restart",)),))
        if one.id == "quotes"
        else one
        for one in briefing.blocks
    )
    (found,) = lint(replace(briefing, blocks=blocks), texts)
    assert found.rule is Rule.VERBATIM
    assert "in quotation marks" in found.why


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("We  will go", "“We will go,” she said."),
        ("We will go … Soon", "“We will go,” she said. “Soon.”"),
        ("to go soon", "He was ‘to go soon’."),
        ("begins here", "„begins here and goes on“"),
        ("goes on", "«begins here and goes on»"),
    ],
)
def test_marks_of_every_kind_count(words: str, text: str):
    assert is_quoted_in(words, text)


@pytest.mark.parametrize("text", ["We will go, she said.", "", "“We” will go, “she said”"])
def test_words_without_marks_are_no_quote(text: str):
    assert not is_quoted_in("will go", text)
