"""What becomes of an article that a reader tells: its date, its notes, and metadata gone wild."""

from datetime import date

import pytest

from analysis.errors import MetadataError
from analysis.settings import read_settings
from analysis.sources.document import Document, Told, articles
from analysis.sources.published import GUESSED, LIKELY, Dated, day_of, in_text
from analysis.types import Article

TODAY = date(2026, 6, 1)


def made(told):
    document = Document("a.x", b"", read_settings({}), TODAY)
    found = list(articles(document, [told]))
    (article,) = [one for one in found if isinstance(one, Article)]
    return article, [str(one) for one in found if isinstance(one, MetadataError)]


ORDER = {
    "certain before the rest": (
        [Dated("2020-01-01", "file", GUESSED), Dated("2017-02-16", "feed")],
        ("2017-02-16", "feed", "certain"),
    ),
    "likely before guessed": (
        [Dated("2020-01-01", "file", GUESSED), Dated("2017-02-16", "document", LIKELY)],
        ("2017-02-16", "document", "likely"),
    ),
    "guessed when there is no other": (
        [Dated("D:20200101", "file", GUESSED)],
        ("2020-01-01", "file", "guessed"),
    ),
    "unreadable is passed over": (
        [Dated("soon", "document"), Dated("2020-01-01", "file", GUESSED)],
        ("2020-01-01", "file", "guessed"),
    ),
}


@pytest.mark.parametrize(("dates", "expected"), ORDER.values(), ids=ORDER)
def test_date_is_chosen_by_certainty(dates, expected):
    article, _ = made(Told("They met.", dates=tuple(dates)))
    assert (str(article.published), article.published_from, article.published_certainty) == expected


@pytest.mark.parametrize("source", ["document", "feed"])
def test_dates_at_odds_are_told(source):
    told = Told(
        "They met.", dates=(Dated("2017-02-16", source),), url="https://w.example/2016/11/01/talks"
    )
    article, (note,) = made(told)
    assert article.published == date(2017, 2, 16)
    assert "2016-11-01: the first is kept" in note


def test_day_apart_is_the_same_news():
    told = Told(
        "T\n\nBy A. Nord\n17 February 2017\n\nThey met.",
        dates=(Dated("2017-02-16T23:50:00-05:00", "document"),),
    )
    assert made(told)[1] == []


def test_metadata_without_bounds_is_bounded_and_cleaned():
    wild = "A\u202e\0\n" * 50_000
    article, _ = made(Told("They met.", title="T" * 500, outlet=wild, author=wild, section=wild))
    assert len(article.title) <= 200
    assert len(article.outlet) <= 1000
    assert "\n" not in article.outlet + article.author + article.section
    assert "\u202e" not in article.outlet


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:x", "talks", ""]
)
def test_only_web_addresses_are_kept(url):
    assert made(Told("They met.", url=url))[0].url == ""


BYLINES = {
    "By Kari Nord": "Kari Nord",
    "BY KARI NORD AND OLA VEST": "KARI NORD AND OLA VEST",
    "By Kari Nord, Reuters": "Kari Nord, Reuters",
    "By the sea they met.": "",
    "By 2017 they had met": "",
}


@pytest.mark.parametrize(("line", "author"), BYLINES.items())
def test_byline_is_the_author(line, author):
    article, _ = made(Told(f"Talks open\n{line}\n\nThey met."))
    assert article.author == author
    assert line in article.text


LINES = {
    "16 February 2017": True,
    "Thursday, February 16, 2017": True,
    "Published: 16 Feb 2017 10:15 GMT": True,
    "Feb. 16, 2017 | 8:15 a.m.": True,
    "2017-02-16": True,
    "2017-02-16 10:15": True,
    "OSLO, 16 February 2017 (AFP) - Norway said it would.": True,
    "OSLO, Feb. 16, 2017 — Norway said it would.": True,
    "On 16 February 2017 they met.": False,
    "They met on 16 February 2017": False,
    "16 February": False,
    "Updated 16 February 2017 by the desk": False,
    "OSLO, Feb 16 (AFP) - Norway said it would.": False,
}


@pytest.mark.parametrize(("line", "is_date"), LINES.items())
def test_date_line_stands_alone_or_opens_a_dateline(line, is_date):
    found = in_text(f"Talks open\n\n{line}\n\nThey met.")
    assert [one.value for one in found] == ["2017-02-16"] * is_date


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x" * 10_000,
        "2017-13-40",
        "99999999999",
        "0000000000",
        "32/13/2017",
        "٢٠١٧-٠٢-١٦",
        "31 Feb 2017",
    ],
)
def test_what_is_no_date_gives_none(value):
    assert day_of(value) is None
