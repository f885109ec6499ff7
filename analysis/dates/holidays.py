"""Holidays that news dates by: a match in, the day out. Those of one country's law are left out."""

from datetime import date, timedelta

from analysis.dates import calendar
from analysis.dates.scene import DATE, UNKNOWN_YEAR, Match, Reading


def holiday(match: Match) -> tuple[Reading, ...]:
    """Christmas, Easter, Thanksgiving, Halloween: the nearest, or as last, next, a year say."""
    at = match.find("HOLIDAY")
    word = match.scene.word(at) if at is not None else None
    end_at = match.find("END")
    is_eve = end_at is not None and match.scene.tokens.lower(end_at) == "eve"
    if end_at is not None and not is_eve:
        return ()
    if word is not None and word.dep_ == "compound" and not (match.has("UNIT") or is_eve):
        return ()  # "the Christmas tree"
    name, published = str(match.value("HOLIDAY")), match.scene.published
    year = match.number("YEAR")
    if match.has("UNIT") and match.unit() not in {"D", "W"}:
        return ()
    if year is None and published is None:
        return match.of(DATE, f"{UNKNOWN_YEAR}-{name}" if name[0].isdigit() else "XXXX-XX-XX")
    years = [year] if year else [published.year + n for n in (-1, 0, 1)] if published else []
    days = [_holiday(name, y) - timedelta(days=is_eve) for y in years]
    if published and not year:
        if match.has("LAST"):
            days = [max(d for d in days if d < published)]
        elif match.is_future():
            days = [min(d for d in days if d >= published)]
        days.sort(key=lambda d: abs((d - published).days))
    return match.of(DATE, calendar.week(days[0]) if match.unit() == "W" else days[0].isoformat())


def _holiday(name: str, year: int) -> date:
    if name == "easter":
        return calendar.easter(year)
    if name == "thanksgiving":
        return calendar.nth_weekday(year, 11, 4, 4)
    return date.fromisoformat(f"{year}-{name}")
