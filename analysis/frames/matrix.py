"""Actors by time: readings in, one row for each label that an actor shows in a week, month, quarter
or year, by the span that they cover. Nothing is averaged; a cell with several labels has several
rows. Left out: what lies before the latest periods that one screen holds, which is counted.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.frames.judged import ANALYST
from analysis.frames.periods import period as days_of
from analysis.frames.positions import REPORTED

CELLS = (
    "actor",
    "period",  # TIMEX3 value: 2025-W36, 2025-09, 2025-Q3 or 2025; "undated"
    "column",  # 0 is the first period shown
    "label",
    "count",  # texts, copies as one
    "doubtful",  # whether every one of them is
    "judge",  # "analyst" where one of them is an analyst's
    "basis",  # "reported" where all are
    "ids",  # of the stances, a tuple
)
UNDATED = "undated"
GRAINS = {"week": 26, "month": 30, "quarter": 30, "year": 40}  # and the most that a screen holds


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells, the periods from first to last (empty ones too), and how many texts are older."""

    cells: pd.DataFrame
    periods: tuple[str, ...]
    grain: str
    older: int = 0


def value(when: date, grain: str) -> str:
    """The TIMEX3 value of the period in which a day lies.

    >>> [value(date(2025, 9, 4), grain) for grain in GRAINS]
    ['2025-W36', '2025-09', '2025-Q3', '2025']
    """
    if grain == "week":
        year, week, _ = when.isocalendar()
        return f"{year:04}-W{week:02}"
    if grain == "month":
        return f"{when:%Y-%m}"
    return f"{when.year:04}-Q{(when.month + 2) // 3}" if grain == "quarter" else f"{when.year:04}"


def _between(first: date, last: date, grain: str) -> list[str]:
    """The periods from one day to another.

    >>> _between(date(2025, 12, 30), date(2026, 2, 1), "month")
    ['2025-12', '2026-01', '2026-02']
    """
    step = {"week": "7D", "month": "28D", "quarter": "84D", "year": "364D"}[grain]
    days = [*pd.date_range(first, last, freq=step), pd.Timestamp(last)]
    return list(dict.fromkeys(value(one.date(), grain) for one in days))


def matrix(readings: pd.DataFrame) -> Matrix:
    """The cells of some readings, in the finest grain that one screen holds."""
    dated = readings[readings["date"].notna()]
    grain, periods = "week", []
    if len(dated):
        first, last = dated["date"].min().date(), dated["date"].max().date()
        for grain, most in GRAINS.items():
            periods = _between(first, last, grain)
            if len(periods) <= most:
                break
    shown = periods[-GRAINS[grain] :]
    of_day = {one: value(one.date(), grain) for one in dated["date"].unique()}
    rows = readings.assign(
        period=[UNDATED if pd.isna(when) else of_day[when] for when in readings["date"]]
    )
    if rows["date"].isna().any():
        shown = [*shown, UNDATED]
    kept = rows[rows["period"].isin(shown)]
    return Matrix(_cells(kept, shown), tuple(shown), grain, len(rows) - len(kept))


def _cells(rows: pd.DataFrame, periods: list[str]) -> pd.DataFrame:
    """One row for each actor, period and label."""
    key = ["actor", "period", "label"]
    marked = rows.assign(
        doubtful=rows["doubt"] != "",
        judged=rows["judge"] == ANALYST,
        told=rows["basis"] == REPORTED,
    )
    found = marked.groupby(key, as_index=False, sort=True, observed=True).agg(
        count=("id", "size"),
        doubtful=("doubtful", "all"),
        judged=("judged", "any"),
        told=("told", "all"),
        ids=("id", tuple),
    )
    column = {one: n for n, one in enumerate(periods)}
    found = found.assign(
        column=found["period"].map(column).astype("int64"),
        judge=found["judged"].map({True: ANALYST, False: "machine"}),
        basis=found["told"].map({True: REPORTED, False: ""}),
    )
    return found[list(CELLS)]


def words(period: str, *, short: bool = False) -> str:
    """A period as people write it.

    >>> words("2025-W36"), words("2025-09"), words("2025-Q3"), words("undated")
    ('week of 1 Sep 2025', 'September 2025', '3rd quarter of 2025', 'undated')
    >>> words("2025-W36", short=True), words("2025-09", short=True), words("2025-Q3", short=True)
    ('1 Sep', 'Sep', 'Q3')
    """
    days = days_of(period)
    if days is None:
        return "no date" if short else period
    first = days[0]
    if "W" in period:
        return (
            f"{first.day} {first:%b}" if short else f"week of {first.day} {first:%b} {first.year}"
        )
    if "Q" in period:
        number = period[-1]
        ordinal = {"1": "1st", "2": "2nd", "3": "3rd", "4": "4th"}[number]
        return f"Q{number}" if short else f"{ordinal} quarter of {first.year}"
    if "-" in period:
        return f"{first:%b}" if short else f"{first:%B} {first.year}"
    return period


def year(period: str) -> str:
    """The year of a period's first day; "" where it has none.

    >>> year("2026-W01"), year("undated")
    ('2025', '')
    """
    days = days_of(period)
    return str(days[0].year) if days else ""
