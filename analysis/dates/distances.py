"""Dates by their distance from another: two years ago, last week, that month, a day later.

A match in, its reading out, as precise as its unit: "two years ago" is a year, never a day.
"""

from datetime import date, timedelta

from analysis.dates import calendar
from analysis.dates.lengths import length
from analysis.dates.months import year_before
from analysis.dates.scene import (
    DATE,
    DURATION,
    TIME,
    UNKNOWN_YEAR,
    Match,
    Reading,
    antecedent,
    turn,
)


def ago(match: Match) -> tuple[Reading, ...]:
    """ "Two years ago", "a day later": as precise as the unit."""
    unit, published = match.unit(), match.scene.published
    backward = match.has("AGO")
    if (match.has("FEW") and match.number("FEW") is None) or (
        match.has("UNITS") and not match.has("NUMBER", "DAYNUM", "YEAR", "ART", "FEW")
    ):
        reference = "PAST_REF" if not match.has("LATER") else "FUTURE_REF"
        return match.of(DATE, reference)
    count = match.number("NUMBER", "DAYNUM", "YEAR", "FEW") or 1
    if match.has("HALF") and unit in {"E", "C"}:  # "half a century ago"
        count, unit = (5 if unit == "E" else 50), "Y"
    if unit in {"S", "I", "H", ""}:
        if not backward or unit == "":
            return match.of(DURATION, length(count, unit)) if unit else ()
        return match.of(TIME, "PAST_REF")
    if backward or (match.has("EARLIER") and unit == "Y"):
        quarter = antecedent(match, {"quarter"}, reach=900) if unit == "Y" and count == 1 else None
        if quarter and not match.has("NUMBER", "DAYNUM"):
            return match.of(DATE, year_before(match, quarter))
    if backward:
        return match.of(DATE, calendar.moved(published, unit, -count) if published else "PAST_REF")
    return _from_antecedent(match, unit, count if match.has("LATER") else -count)


def _from_antecedent(match: Match, unit: str, count: int) -> tuple[Reading, ...]:
    finer = {"D": {"day"}, "N": {"day"}, "W": {"day", "week"}, "M": {"day", "week", "month"}}
    known = antecedent(match, finer.get(unit, {"day", "week", "month", "quarter", "year"}))
    published = match.scene.published
    is_last_year = unit == "Y" and published and known and int(known[:4]) >= published.year - 1
    if known is not None and not (is_last_year and count == -1):
        if unit == "W" and calendar.precision(known) == "day":
            return match.of(DATE, calendar.shifted(known, "D", 7 * count))
        return match.of(DATE, calendar.shifted(known, unit, count))
    if count == -1 and published and unit == "Y":
        return match.of(DATE, str(published.year - 1))
    return match.of(DURATION, length(abs(count), unit))


def _is_title(match: Match) -> bool:
    """Whether the words are a name: "This Week", the programme, but not in a headline."""
    last = match.scene.word(match.end - 1)
    if last is None or not last.is_title or (match.end - match.start == 1 and last.is_sent_start):
        return False
    return match.scene.tokens.text.find("\n", 0, last.idx) >= 0


def relative(match: Match) -> tuple[Reading, ...]:
    """Last week, this month, next year, the previous year, that year."""
    unit, published, steps = match.unit(), match.scene.published, turn(match)
    if unit in {"S", "I", "H", "", "NI"} or _is_title(match):
        return ()
    if match.has("THAT", "SAME", "FOLLOWING", "PREV"):
        return _told_before(match, unit)
    if unit == "D":
        return ()
    if match.has("PAST") or (match.has("COMING") and match.has("THE")):
        return match.of(DURATION, length(1, unit))
    if match.has("THE", "OWN") and match.has("LAST", "NEXT") and unit in {"E", "C"}:
        return match.of(DURATION, length(1, unit))
    if published is None:
        return match.of(DATE, _unknown(unit))
    if unit == "WE":
        return match.of(DATE, _weekend(published, steps))
    return match.of(DATE, calendar.moved(published, unit, steps))


def _weekend(published: date, turn: int) -> str:
    return f"{calendar.week(published + timedelta(weeks=turn))}-WE"


def _told_before(match: Match, unit: str) -> tuple[Reading, ...]:
    """That year, the following month: counted from the date told before."""
    finer = {"W": {"day", "week"}, "M": {"day", "week", "month"}}
    known = antecedent(
        match, finer.get(unit, {"day", "week", "month", "quarter", "half", "year"}), reach=1200
    )
    if known is None or unit == "D":
        return ()
    steps = 1 if match.has("FOLLOWING") else -1 if match.has("PREV") else 0
    day = calendar.first_day(known)
    return match.of(DATE, calendar.moved(day, unit, steps) if day else None)


def _unknown(unit: str) -> str:
    return {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(
        unit, UNKNOWN_YEAR
    )


def this_unit(match: Match) -> tuple[Reading, ...]:
    """ "The week", "the end of the year", "earlier in the year": the one of the article."""
    unit, published = match.unit(), match.scene.published
    if unit == "WE":
        if published is None:
            return match.of(DATE, _unknown(unit))
        is_over = published.isoweekday() < 6 and not match.is_future()
        return match.of(DATE, _weekend(published, -1 if is_over else 0))
    if unit == "Y" and match.after() in {"ended", "ending", "to"}:
        return match.of(DURATION, "P1Y")
    if unit not in {"W", "M", "Y"} or match.after() in {"of", "when", "that", "-"}:
        return ()
    if match.after() == "before":
        return _from_antecedent(match, unit, -1)
    if match.has("MORE") and match.scene.tokens.lower(match.start + 1) not in {"full", "whole"}:
        return ()
    return match.of(DATE, calendar.moved(published, unit, 0) if published else _unknown(unit))
