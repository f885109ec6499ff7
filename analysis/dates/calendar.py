"""Calendar arithmetic on TIMEX3 values: dates and values in, values out; no text here."""

from datetime import date, timedelta

UNKNOWN_YEAR = "XXXX"


def week(day: date) -> str:
    """The ISO week of a day.

    >>> week(date(2017, 2, 16))
    '2017-W07'
    """
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def month(day: date) -> str:
    return f"{day.year}-{day.month:02}"


def quarter(day: date) -> str:
    """The quarter of a day.

    >>> quarter(date(2017, 2, 16))
    '2017-Q1'
    """
    return f"{day.year}-Q{(day.month + 2) // 3}"


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month.

    >>> add_months(date(2017, 1, 31), 1)
    datetime.date(2017, 2, 28)
    """
    year, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + index // 11, (index + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, index + 1, min(day.day, last))


def first_day(value: str) -> date | None:
    """The first day that a value of day, week, month, quarter, half, season or year covers.

    >>> first_day("2017-W07"), first_day("2017-Q3"), first_day("2017-02-16TEV"), first_day("P2D")
    (datetime.date(2017, 2, 13), datetime.date(2017, 7, 1), datetime.date(2017, 2, 16), None)
    """
    year, _, rest = value.partition("T")[0].partition("-")
    if not (year.isdigit() and len(year) == 4) or year == "0000":
        return None
    try:
        if not rest:
            return date(int(year), 1, 1)
        if rest[0] == "W" and rest[1:3].isdigit():
            return date.fromisocalendar(int(year), int(rest[1:3]), _weekday_of(rest))
        if rest[0] in "QH" and rest[1:].isdigit():
            return date(int(year), (int(rest[1:]) - 1) * (3 if rest[0] == "Q" else 6) + 1, 1)
        if rest in SEASON_STARTS:
            return date(int(year), SEASON_STARTS[rest], 1)
        parts = [int(part) for part in rest.split("-")]
        return date(int(year), parts[0], parts[1] if len(parts) > 1 else 1)
    except ValueError:  # a month, day or week that the year does not have, or a part unknown (XX)
        return None


def _weekday_of(rest: str) -> int:
    tail = rest[4:]
    return 6 if tail == "WE" else int(tail) if tail.isdigit() else 1


SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def precision(value: str) -> str:
    """What kind of stretch a value names: day, week, month, quarter, half, season, year or "".

    >>> [precision(v) for v in ("2017-02-16", "2017-W07", "2017-02", "2017-Q1", "2017", "P2D")]
    ['day', 'week', 'month', 'quarter', 'year', '']
    """
    if first_day(value) is None:
        return ""
    rest = value.partition("T")[0][5:]
    if not rest:
        return "year"
    if rest in SEASON_STARTS:
        return "season"
    if rest[0] == "W":
        return "day" if rest[4:].isdigit() else "week"
    if rest[0] in "QH":
        return "quarter" if rest[0] == "Q" else "half"
    return "day" if "-" in rest else "month"


def last_day(value: str) -> date | None:
    """The last day that a value of day, week, month, quarter or year covers.

    >>> last_day("2017-W07"), last_day("2017-Q1"), last_day("2017-02-16")
    (datetime.date(2017, 2, 19), datetime.date(2017, 3, 31), datetime.date(2017, 2, 16))
    """
    first = first_day(value)
    if first is None:
        return None
    months = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12}.get(precision(value))
    try:
        if months:
            return add_months(first, months) - timedelta(days=1)
        return first + timedelta(days=6 if precision(value) == "week" else 0)
    except (ValueError, OverflowError):  # the end of the year 9999
        return first


def shifted(value: str, unit: str, count: int) -> str | None:
    """A value moved by a number of units, no more precise than the unit or the value.

    >>> shifted("2017-02-16", "D", 2), shifted("2017-02-16", "Y", -1), shifted("2017-Q3", "Y", -1)
    ('2017-02-18', '2016', '2016-Q3')
    """
    day = first_day(value)
    if day is None:
        return None
    if unit == "Y" and precision(value) in {"quarter", "half", "season"}:
        return f"{day.year + count}{value[4:]}"
    return moved(day, unit, count)


def moved(day: date, unit: str, count: int) -> str | None:
    """The stretch of that unit which lies so many units from the day; None beyond the calendar.

    >>> moved(date(2017, 2, 16), "W", -1), moved(date(2017, 2, 16), "M", 2)
    ('2017-W06', '2017-04')
    """
    try:
        if unit in {"D", "WE", "W", "N", "NI"}:
            days = {"D": 1, "NI": 1, "N": 14}.get(unit, 7) * count
            there = day + timedelta(days=days)
            if unit in {"D", "NI"}:
                return there.isoformat()
            return week(there) + ("-WE" if unit == "WE" else "")
        if unit in {"M", "Q"}:
            there = add_months(day, count * (3 if unit == "Q" else 1))
            return quarter(there) if unit == "Q" else month(there)
        if unit in {"Y", "SE"}:
            return f"{date(day.year + count, 1, 1).year:04}"
        if unit == "E":
            return f"{date(day.year + 10 * count, 1, 1).year // 10:03}"
        if unit == "C":
            return f"{date(day.year + 100 * count, 1, 1).year // 100:02}"
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return None
    return None


def weekday_near(day: date, weekday: int, *, direction: int, same: bool) -> date:
    """The nearest such weekday before (-1) or after (1) a day, that day included when `same`.

    >>> weekday_near(date(2017, 2, 16), 4, direction=-1, same=True)
    datetime.date(2017, 2, 16)
    """
    distance = (
        (weekday - day.isoweekday()) % 7 if direction > 0 else (day.isoweekday() - weekday) % 7
    )
    if distance == 0 and not same:
        distance = 7
    return day + timedelta(days=direction * distance)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    months, days = divmod(h + m - 7 * n + 114, 31)
    return date(year, months, days + 1)


def nth_weekday(year: int, number: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month."""
    first = weekday_near(date(year, number, 1), weekday, direction=1, same=True)
    return first + timedelta(weeks=nth - 1)
