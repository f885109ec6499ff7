"""Days: weekdays, days of a month, today, the next day; a match in, its reading out.

Measured on news of 1989 to 2000: a bare weekday is the last one, that day included, unless its
clause tells what is to come; a day of a month without a year is the nearest.
"""

from datetime import date, timedelta

from analysis.dates import calendar
from analysis.dates.clocks import time_of_day
from analysis.dates.distances import relative
from analysis.dates.scene import (
    DATE,
    MEASURES,
    TIME,
    UNKNOWN_YEAR,
    Match,
    Reading,
    antecedent,
    is_month,
    said_year,
    turn,
)
from analysis.dates.tense import is_present, is_timetabled


def day(match: Match) -> tuple[Reading, ...]:
    """A day, with a part of it or a time where the words give one."""
    month_at = match.find("MONTH")
    if month_at is not None and not is_month(match, month_at):
        return ()
    if month_at is not None and match.after() in MEASURES | {"%"}:
        return ()
    value = _day_value(match)
    if value is None:
        return ()
    time = time_of_day(match)
    return match.of(TIME if time else DATE, value + time)


def _day_value(match: Match) -> str | None:
    if match.has("ISO"):
        return _numeric(str(match.value("ISO")))
    if match.has("MONTH"):
        return _month_day(match)
    if match.has("WEEKDAY"):
        return _weekday_value(match)
    published = match.scene.published
    if match.has("DEICTIC"):
        days = match.number("DEICTIC") or 0
        if published is None:
            return ("PRESENT_REF", "FUTURE_REF", "PAST_REF")[days]
        return (published + timedelta(days=days)).isoformat()
    if match.has("LAST"):
        return (published - timedelta(days=1)).isoformat() if published else "XXXX-XX-XX"
    if match.unit():
        return _near_day_value(match)
    return published.isoformat() if published else "XXXX-XX-XX"


def _numeric(text: str) -> str | None:
    """An ISO date as it is; a date in figures only where it can be read one way.

    >>> _numeric("16/02/2017"), _numeric("02/03/2017"), _numeric("2017-02-16")
    ('2017-02-16', '2017', '2017-02-16')
    """
    if text[4:5] == "-":
        return text if calendar.first_day(text) else None
    first, second, year = (int(part) for part in text.replace(".", "/").split("/"))
    if "." in text or first > 12:
        value = f"{year}-{second:02}-{first:02}"
    elif second > 12 or first == second:
        value = f"{year}-{first:02}-{second:02}"
    else:
        return str(year)
    return value if calendar.first_day(value) else None


def _month_day(match: Match) -> str | None:
    month, number = match.number("MONTH"), _day_number(match)
    if month is None or number is None:
        return None
    year = said_year(match)
    if year is None:
        near = _year_of_day(match, month, number)
        if near is None:
            return f"{UNKNOWN_YEAR}-{month:02}-{number:02}" if number <= 31 else None
        year = near
    value = f"{year}-{month:02}-{number:02}"
    return value if calendar.first_day(value) else None


def _day_number(match: Match) -> int | None:
    """The day of the month among the numbers: not the 5 of "5 p.m."."""
    tokens = match.scene.tokens
    for at in range(match.start, match.end):
        if tokens.is_a(at, "DAYNUM", "ORDINAL") and not tokens.is_a(at + 1, "AMPM"):
            return int(tokens.values[at])
    return None


def _year_of_day(match: Match, month: int, number: int) -> int | None:
    """The nearest year; the last one after "ended" or "last", the next after "next"."""
    published = match.scene.published
    if published is None:
        return None
    there = calendar.first_day(f"{published.year}-{month:02}-{number:02}")
    if there and (match.has("LAST") or match.before() == "ended"):
        return published.year if there <= published else published.year - 1
    if there and match.has("NEXT"):
        return published.year if there > published else published.year + 1
    return nearest_year(published, month, number)


def nearest_year(published: date | None, month: int, number: int) -> int | None:
    """The year that puts a month and day nearest the article's date."""
    if published is None:
        return None
    years = [published.year - 1, published.year, published.year + 1]
    days = [(calendar.first_day(f"{y}-{month:02}-{number:02}"), y) for y in years]
    near = [(abs((day - published).days), y) for day, y in days if day]
    return min(near)[1] if near else None


def _weekday_value(match: Match) -> str:
    weekday, published = match.number("WEEKDAY") or 1, match.scene.published
    if published is None:
        return f"XXXX-WXX-{weekday}"
    if match.unit() == "W":
        monday = calendar.weekday_near(published, 1, direction=-1, same=True)
        return (monday + timedelta(days=7 * turn(match) + weekday - 1)).isoformat()
    if match.has("LAST", "PAST", "PREV"):
        known = antecedent(match, {"day"}) if match.has("PREV") else None
        day = (calendar.first_day(known) if known else None) or published
        return calendar.weekday_near(day, weekday, direction=-1, same=False).isoformat()
    ahead = match.has("NEXT", "COMING", "FOLLOWING")
    is_owner = match.scene.tokens.is_a(match.end, "POSS")  # "Friday's vote" is not the verb's day
    word = match.scene.word(match.find("WEEKDAY") or match.start)
    timetabled = word is not None and is_timetabled(word)
    if ahead or (not is_owner and (timetabled or match.is_future(match.find("WEEKDAY")))):
        return calendar.weekday_near(published, weekday, direction=1, same=not ahead).isoformat()
    return calendar.weekday_near(published, weekday, direction=-1, same=True).isoformat()


def near_day(match: Match) -> tuple[Reading, ...]:
    """The next day, that day, the same evening; "on the 28th"; "mid-afternoon"."""
    if match.has("EARLY") and match.has("DAYPART"):
        known, published = antecedent(match, {"day"}), match.scene.published
        day = known[:10] if known else published.isoformat() if published else "XXXX-XX-XX"
        return match.of(TIME, f"{day}T{match.value('DAYPART')}")
    if match.has("ORDINAL"):
        return _ordinal_day(match)
    part = match.value("DAYPART")
    value = _near_day_value(match) if part or match.unit() == "D" else None
    if value is None:
        return relative(match) if match.unit() not in {"", "D"} else ()
    return match.of(TIME if part else DATE, value + (f"T{part}" if part else ""))


def _near_day_value(match: Match) -> str | None:
    known = antecedent(match, {"day"})
    if known is None:
        return None
    days = 1 if match.has("NEXT", "FOLLOWING") else -1 if match.has("PREV") else 0
    return calendar.shifted(known[:10], "D", days)


def _ordinal_day(match: Match) -> tuple[Reading, ...]:
    number, published = match.number("ORDINAL") or 0, match.scene.published
    at = match.find("ORDINAL")
    in_figures = at is not None and match.scene.tokens.lower(at)[0].isdigit()
    word = match.scene.word(at) if at is not None else None
    if not in_figures or number > 31 or (word is not None and word.dep_ in {"amod", "compound"}):
        return ()
    if published is None:
        return match.of(DATE, f"XXXX-XX-{number:02}")
    months = [calendar.add_months(published.replace(day=1), n) for n in (-1, 0, 1)]
    days = [calendar.first_day(f"{calendar.month(m)}-{number:02}") for m in months]
    ahead = match.is_future(at) or (word is not None and is_present(word))
    fitting = [d for d in days if d and (d >= published if ahead else d <= published)]
    if not fitting:
        return ()
    return match.of(DATE, (fitting[0] if ahead else fitting[-1]).isoformat())


def day_range(match: Match) -> tuple[Reading, ...]:
    """ "June 3-5": two days of one month, the second as wide as its own words."""
    tokens = match.scene.tokens
    numbers = [i for i in range(match.start, match.end) if tokens.is_a(i, "DAYNUM", "ORDINAL")]
    month_at = match.find("MONTH")
    if month_at is None or not is_month(match, month_at) or match.after() in MEASURES | {"%"}:
        return ()
    month, year = match.number("MONTH") or 1, match.number("YEAR")
    found = []
    for at in numbers:
        number = int(tokens.values[at])
        its_year = year or nearest_year(match.scene.published, month, number)
        value = f"{its_year or UNKNOWN_YEAR}-{month:02}-{number:02}"
        if its_year and calendar.first_day(value) is None:
            return ()
        start = match.start if at == numbers[0] else at
        end = at + 1 if at == numbers[0] else match.end
        found.append(Reading(start, end, DATE, value))
    return tuple(found)
