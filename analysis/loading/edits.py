"""Edits: an article as it was read and what an analyst changed in the list in, the article out.

What is given by hand counts as certain. Left out: edits of the text.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from analysis.errors import SourceError
from analysis.sources import clean
from analysis.sources.published import CERTAIN, day_of, is_future
from analysis.sources.titles import titled
from analysis.types import Article

EDITABLE = ("title", "published", "outlet", "author", "url")
LONGEST = 1_000  # characters of one field
EARLIEST = date(1900, 1, 1)  # as the filters of the pages


def changed(article: Article, change: Mapping[str, object]) -> Article:
    """The article with the fields that an analyst filled in; an empty one empties it.

    Raises SourceError where a value can't be used.

    >>> changed(Article("a", "Talks", "Talks\\n\\nThey met."), {"title": "Tea"}).text
    'Tea\\n\\nThey met.'
    """
    for field, value in change.items():
        if field == "published":
            article = _dated(article, value)
        elif field == "title":
            article = _titled(article, _line(value))
        elif field in EDITABLE:
            values: dict[str, Any] = {field: _address(value) if field == "url" else _line(value)}
            article = replace(article, **values)
    return article


def _line(value: object) -> str:
    """A field on one line, as the readers of files make it."""
    return " ".join(clean(str(value or "")[:LONGEST]).split())


def _address(value: object) -> str:
    address = _line(value)
    if address and not re.match(r"https?://[^\s/]", address, re.IGNORECASE):
        raise SourceError(
            f"The address {address[:80]!r} was not taken: give one that starts with http:// or "
            "https://, or none."
        )
    return address


def _dated(article: Article, value: object) -> Article:
    if value in (None, ""):
        return replace(article, published=None, published_from="", published_certainty="")
    day = value if isinstance(value, date) else _day(str(value))
    if day is None or day < EARLIEST:
        raise SourceError(
            f"The date {str(value)[:40]!r} was not taken: write it as 2017-02-16, from 1900 on."
        )
    if is_future(day, datetime.now(UTC).date()):
        raise SourceError(f"The date {day} lies in the future and was not taken: correct it.")
    if day == article.published:
        return article
    return replace(article, published=day, published_from="analyst", published_certainty=CERTAIN)


def _day(value: str) -> date | None:
    """The day of a cell: the table gives it in ISO, a person in any way.

    >>> _day("2199-02-16"), _day("16 Feb 2017"), _day("soon")
    (datetime.date(2199, 2, 16), datetime.date(2017, 2, 16), None)
    """
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return day_of(value)


def _titled(article: Article, title: str) -> Article:
    if not re.search(r"\w", title):
        raise SourceError(f"{article.title[:80]!r} keeps its title: give it one with words in it.")
    first, _, rest = article.text.partition("\n")
    is_alone = first == article.title  # else the first line is too long, and is of the text
    body = rest if is_alone else article.text
    title, text = titled(body, title)
    return replace(article, title=title, text=text)
