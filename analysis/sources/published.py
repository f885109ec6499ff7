"""Dates of publication: what a document says of its day in, the day out, or why there is none.

Reads ISO and e-mail dates, Unix times, dates of PDF files, and English days written out. A day and
month that could be either way round (03/04/2017) are no date, unless other dates of the same table
show the order. Left out: relative words ("yesterday") and dates without a year.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

CERTAIN, LIKELY, GUESSED = "certain", "likely", "guessed"

# Own list: months as newspapers, databases and addresses write them.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
_MONTH = rf"(?P<month>(?:{_LONG_MONTHS}|{'|'.join(_MONTHS)}|sept)\b)\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WORDS = tuple(
    re.compile(rf"\b{pattern}\b", re.IGNORECASE)
    for pattern in (rf"{_DAY}\.?[ -](?:of )?{_MONTH},?[ -]{_YEAR}", rf"{_MONTH} {_DAY},? {_YEAR}")
)
_NUMBERS = re.compile(r"^(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)\b")
_ISO = re.compile(r"^((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(?:D:)?((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6})?(?!\d)")
_EPOCH = re.compile(r"^([1-4]\d{9})(?:\.\d+|\d{3})?$", re.ASCII)  # seconds since 1970, 2001 on
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](\d{1,2})(?=[/-])|/((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/-])",
    re.IGNORECASE,
)
# What may stand on the line of a date besides the date. Own list.
_BESIDE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:(?:first )?published|posted|date(?: of publication)?)(?: on| at)?\b|\bat\b"
    r"|\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\b|\b[ap]\.?m\b"
    r"|\b(?:GMT|UTC|[A-Z]{1,4}[SD]T|CEST|MSK)\b|[+-]\d\d:?\d\d|[\s,.:;|()–—•-]",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[A-Z][\w .,'’/-]{1,40}$")
_DASH = re.compile(r"\s*(?:\([^)]{2,30}\)\s*)?[-–—]")  # "(Reuters) -"
FIRST_LINES = 12  # a line with the date stands near the headline


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as a document gives it: the words, what gave them, and how sure that makes it."""

    value: str
    source: str  # "document", "address", "text", "file"
    certainty: str = CERTAIN


def _day(year: str, month: str, day: str) -> date | None:
    name = month[:3].lower()
    number = _MONTHS.index(name) + 1 if name in _MONTHS else int(month) if month.isdigit() else 0
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _in_words(value: str) -> date | None:
    for pattern in _WORDS:
        if found := pattern.search(value):
            return _day(found["year"], found["month"], found["day"])
    return None


def _of_mail(value: str) -> date | None:
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def day_of(value: str, *, is_day_first: bool | None = None) -> date | None:
    """The day that a date stands for, None where it is no date or could be two.

    >>> day_of("2017-02-16T23:10:00-05:00"), day_of("Thursday, Feb. 16, 2017")
    (datetime.date(2017, 2, 16), datetime.date(2017, 2, 16))
    >>> day_of("03/04/2017") is None, day_of("16/02/2017")
    (True, datetime.date(2017, 2, 16))
    """
    value = value.strip()[:100]
    for pattern in (_ISO, _COMPACT):
        if found := pattern.match(value):
            return _day(*found.groups())
    if found := _EPOCH.match(value):
        return datetime.fromtimestamp(int(found[1]), UTC).date()
    if found := _NUMBERS.match(value):
        first, _, second, year = found.groups()
        if first == second or is_day_first is True:
            return _day(year, second, first)
        if is_day_first is False:
            return _day(year, first, second)
        if (int(first) > 12) == (int(second) > 12):
            return None
        return _day(year, second, first) if int(first) > 12 else _day(year, first, second)
    return _in_words(value) or _of_mail(value)


def day_order(values: Iterable[str]) -> bool | None:
    """Whether dates written in numbers put the day first; None where nothing shows it.

    >>> day_order(["03/04/2017", "25/04/2017"])
    True
    """
    shown = set()
    for value in values:
        if found := _NUMBERS.match(value.strip()):
            first, second = int(found[1]), int(found[3])
            if (first > 12) != (second > 12):
                shown.add(first > 12)
    return shown.pop() if len(shown) == 1 else None


def in_address(url: str) -> tuple[Dated, ...]:
    """The day that an address holds, as newspapers file their pages.

    >>> in_address("https://x.example/world/2017/feb/16/talks")[0].value
    '2017-02-16'
    """
    for found in _IN_ADDRESS.finditer(url):
        day = _day(*(found.groups()[:3] if found[1] else found.groups()[3:]))
        if day:
            return (Dated(day.isoformat(), "address", LIKELY),)
    return ()


def in_text(text: str) -> tuple[Dated, ...]:
    r"""The day on a line of its own near the headline, or in a dateline with its year.

    >>> in_text("Talks open\nThursday, 16 February 2017, 10:15 GMT\nThey met.")[0].value
    '2017-02-16'
    >>> in_text("Talks open\n\nOn 16 February 2017 they met.")
    ()
    """
    near = [line.strip() for line in text.split("\n")[: 2 * FIRST_LINES] if line.strip()]
    for line in near[:FIRST_LINES]:
        for pattern in (*_WORDS, _ISO):
            found = pattern.search(line[:200])
            if found and _stands(line[: found.start()], line[found.end() :]):
                day = day_of(found[0])
                return (Dated(day.isoformat(), "text", LIKELY),) if day else ()
    return ()


def _stands(before: str, after: str) -> bool:
    """Whether a date between these words is alone on its line, or ends a dateline."""
    if not _BESIDE.sub("", f"{before} {after}"):
        return True
    return _is_place(before) and bool(_DASH.match(after))


def _is_place(before: str) -> bool:
    """Whether the words before a date are the place of a dateline ("OSLO, ")."""
    place = before.strip().rstrip(",").strip()
    return bool(_DATELINE.match(place)) and place.split()[0].isupper()


def is_future(day: date, today: date) -> bool:
    """Whether a day has not come anywhere yet: the outlet may be east of us."""
    return day > today + timedelta(days=1)
