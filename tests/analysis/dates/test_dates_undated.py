"""An undated article: what is absolute resolves, what is relative says only what it knows."""

import pytest

from analysis.dates import dates, events


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Thursday.", "XXXX-WXX-4"),
        ("They met on Thursday evening.", "XXXX-WXX-4TEV"),
        ("They met today.", "PRESENT_REF"),
        ("They met yesterday.", "PAST_REF"),
        ("They meet tomorrow.", "FUTURE_REF"),
        ("They met last week.", "XXXX-WXX"),
        ("They met last month.", "XXXX-XX"),
        ("They met in October.", "XXXX-10"),
        ("They met on 3 October.", "XXXX-10-03"),
        ("They met last year.", "XXXX"),
        ("They met two years ago.", "PAST_REF"),
        ("Exports fell in the third quarter.", "XXXX-Q3"),
        ("They met last summer.", "XXXX-SU"),
        ("They met on 3 October 2014.", "2014-10-03"),
        ("They met in 2014.", "2014"),
        ("They talked for two weeks.", "P2W"),
    ],
)
def test_dates_undated_article(parsed, text, value):
    assert [timex.value for timex in dates(parsed(text), None)] == [value]


def test_dates_undated_article_puts_only_absolute_dates_on_the_timeline(parsed):
    doc = parsed("The Nordfolk sank on 20 August 2015. Its owners met on Thursday.")
    found = events(doc, (), (), dates(doc, None), None)
    assert [event.date for event in found] == ["2015-08-20"]
