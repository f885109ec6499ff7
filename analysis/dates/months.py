"""Months, seasons, quarters and halves of a year: a match in, its reading out.

Measured on news of 1989 to 2000: a bare month is the past one up to nine months back, unless what
is told is to come; a quarter is the latest begun; "the quarter" the latest ended of those told of.
"""

from datetime import date

from analysis.dates import calendar
from analysis.dates.scene import (
    BACK,
    DATE,
    ON,
    UNKNOWN_YEAR,
    Match,
    Reading,
    antecedent,
    is_month,
    said_year,
)
from analysis.dates.tense import is_past_tense


def month(match: Match) -> tuple[Reading, ...]:
    """A month: the one of its year, else the past one up to nine months back."""
    at = match.find("MONTH")
    if at is None or not is_month(match, at):
        return ()
    number, year = match.number("MONTH") or 1, said_year(match)
    if year is None:
        year = _year_of_month(match, number)
    return match.of(DATE, f"{year or UNKNOWN_YEAR}-{number:02}")


def _year_of_month(match: Match, number: int) -> int | None:
    published = match.scene.published
    if published is None:
        return None
    back = (published.month - number) % 12
    past = calendar.add_months(published.replace(day=1), -back)
    if match.has("LAST", "PAST", "PREV"):
        return past.year if back else past.year - 1
    if match.has("THIS") and match.unit() != "Y":
        return published.year
    if match.has("NEXT", "COMING"):
        return past.year + 1
    ahead = 12 - back
    at = match.find("MONTH")
    forward = match.before() == "through" or match.is_future(at)
    if back and (match.is_sure(at) or (forward and ahead <= 6)):
        return past.year + 1
    word = match.scene.word(match.start)
    is_past = back <= 9 or (word is not None and is_past_tense(word))
    return past.year if is_past else past.year + 1


def season(match: Match) -> tuple[Reading, ...]:
    """A season: the latest begun, unless the words say which."""
    at = match.find("SEASON")
    assert at is not None
    word, name = match.scene.word(at), str(match.value("SEASON"))
    alone = match.end - match.start == 1
    if word is not None and (word.pos_ not in {"NOUN", "PROPN"} or word.dep_ == "compound"):
        return ()
    if alone and match.before() not in _SEASON_CUES:
        return ()
    year = said_year(match)
    if year is None:
        year = _year_of_season(match, name)
    return match.of(DATE, f"{year or UNKNOWN_YEAR}-{name}")


_SEASON_CUES = {"in", "by", "until", "since", "last", "next", "this", "through", "over", "during"}


def _year_of_season(match: Match, name: str) -> int | None:
    published = match.scene.published
    if published is None:
        return None
    begun = (published.year, calendar.SEASON_STARTS[name]) <= (published.year, published.month)
    latest = published.year if begun else published.year - 1
    if name == "WI" and published.month < 3:
        return latest + 1 if match.has("NEXT", "COMING") else latest
    if match.has("THIS"):
        return published.year
    if match.has("LAST"):
        in_it = begun and published.month < calendar.SEASON_STARTS[name] + 3
        return latest - 1 if in_it else latest
    if match.has("NEXT", "COMING") or (not begun and match.is_future()):
        return latest + 1
    return latest


def piece(match: Match) -> tuple[Reading, ...]:
    """A quarter or half of a year, or "the 1988 period"."""
    kind = "H" if match.has("HALF") else "Q"
    number = match.number("ORDINAL")
    if number is None and match.has("LAST") and kind == "H":
        number = 2
    published, year = match.scene.published, said_year(match)
    if number is None:
        known = antecedent(match, {"quarter", "half"})
        if year is None:
            return ()
        return match.of(DATE, f"{year}{known[4:]}" if known else str(year))
    if number > (2 if kind == "H" else 4) or (
        match.after() == "of" and kind == "H" and year is None
    ):
        return ()
    at = match.find("HALF", "QUARTER")
    if year is None and kind == "H" and not match.has("THE", "OWN"):
        return ()
    assert at is not None
    if year is None and published is not None:
        starts = date(published.year, (number - 1) * (3 if kind == "Q" else 6) + 1, 1)
        year = published.year if starts <= published else published.year - 1
        if starts > published and match.is_future():
            year = published.year
    return match.of(DATE, f"{year or UNKNOWN_YEAR}-{kind}{number}")


def same_piece(match: Match) -> tuple[Reading, ...]:
    """The quarter that is spoken of: the one named last, else the latest that has ended."""
    published = match.scene.published
    if not match.has(*BACK, *ON, "THIS", "CURRENT"):
        if not match.has("THE", "LATEST", "THAT"):
            return ()
        known = latest_quarter(match)
        if known:
            return match.of(DATE, known)
        if match.has("PERIOD"):
            return ()
    if published is None:
        return match.of(DATE, "XXXX-QX")
    turn = 0 if match.has("THIS", "CURRENT") else 1 if match.has(*ON) else -1
    return match.of(DATE, calendar.moved(published, "Q", turn))


def year_ago_piece(match: Match) -> tuple[Reading, ...]:
    """ "The year-earlier quarter": a year before the one spoken of."""
    if not match.has_unit("Y"):
        return ()
    number, published = match.number("ORDINAL"), match.scene.published
    known = antecedent(match, {"quarter"}, reach=3000)
    if number and published:
        year = int(known[:4]) if known else published.year
        return match.of(DATE, f"{year - 1}-Q{number}")
    if known:
        return match.of(DATE, year_before(match, known))
    return match.of(DATE, str(published.year - 1) if published else UNKNOWN_YEAR)


def year_before(match: Match, quarter: str) -> str:
    """A year before a quarter, unless that quarter was itself given as the year-ago one."""
    return f"{int((latest_quarter(match) or quarter)[:4]) - 1}{quarter[4:]}"


def latest_quarter(match: Match) -> str | None:
    """The latest quarter read so far that has ended, else begun: what the account is about."""
    published = match.scene.published
    now = calendar.quarter(published) if published else "9"
    read = match.scene.quarters
    ended = [quarter for quarter in read if quarter < now]
    return max(ended, default=now if now in read else None)
