"""Words that look like dates and are none."""

from datetime import date

import pytest

from analysis.dates import dates

THURSDAY = date(2017, 2, 16)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thanks",
        "The captain, 52 years old, declined.",
        "She is a 38-year-old pilot.",
        "He is in his 30s.",
        "The talks may fail.",
        "May the talks succeed?",
        "Prices fall and rivers spring up.",
        "Troops march through the town.",
        "Torben May resigned.",
        "He came in second.",
        "A second attempt failed.",
        "The team won 15:12.",
        "It cost $2000 and weighed 1990 kg.",
        "About a third of the seats are empty.",
        "Jan Kollvik spoke.",
        "The Sun, a tabloid, agreed.",
    ],
)
def test_dates_none(parsed, text):
    assert dates(parsed(text), THURSDAY) == ()


def test_dates_unclosed_quotation_mark(parsed):
    (timex,) = dates(parsed('"We met on Monday, he said.'), THURSDAY)
    assert timex.value == "2017-02-13"
