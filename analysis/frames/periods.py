"""TIMEX3 values as the days they cover: text in, first and last day out; clock times left out."""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI)"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T.*)?"
)
SEASON = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@lru_cache(maxsize=20_000)
def period(value: str | None) -> tuple[date, date] | None:
    """The first and the last day of a TIMEX3 value; None where it names no days.

    >>> period("2017-W07")
    (datetime.date(2017, 2, 13), datetime.date(2017, 2, 19))
    >>> period("2017-Q1")[1], period("PXD")
    (datetime.date(2017, 3, 31), None)
    """
    found = VALUE.fullmatch(value or "")
    if found is None:
        return None
    try:
        return _days(found)
    except ValueError:  # a month 13, a week 54, the 31st of April
        return None


def _days(found: re.Match[str]) -> tuple[date, date]:
    year = int(found["year"])
    if found["week"]:
        first = date.fromisocalendar(year, int(found["week"]), 6 if found["weekend"] else 1)
        return first, first + timedelta(days=1 if found["weekend"] else 6)
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["month"]:
        return _months(year, int(found["month"]), 1)
    if found["quarter"]:
        return _months(year, int(found["quarter"]) * 3 - 2, 3)
    if found["half"]:
        return _months(year, int(found["half"]) * 6 - 5, 6)
    if found["season"]:
        return _months(year, SEASON[found["season"]], 3)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """So many months from that one on; a winter ends in the next year."""
    last_year, last = divmod(month + count - 2, 12)
    last_year, last = year + last_year, last + 1
    return date(year, month, 1), date(last_year, last, calendar.monthrange(last_year, last)[1])
