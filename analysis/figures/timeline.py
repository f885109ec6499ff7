"""The entity timeline: lanes of actors, events and statements on the days they happened.

Goes in: events and actors (frames). A day is a point; a week, month, quarter or year is a bar as
long as itself, with a point for each event somewhere on it. Planned is hollow. Marks that would
hide one another in a lane stand in rows; over years a lane too full for that counts its events by
month instead. Below, a strip of counts to pick a time from. Events without a day are left out.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lanes import Dated, Lane, lanes, view
from analysis.figures.palette import EVENT_SYMBOLS, LIGHT, SYMBOLS, WORDS, Palette
from analysis.figures.rows import CROWD, FOOT, NAME, WIDTH, YEARS, Row, rows
from analysis.figures.sheet import Sheet, day, safe, wrapped
from analysis.figures.strip import DAY, HEIGHT, cuts, strip
from analysis.types import EventKind, Label, Phase

GAP = 10  # pixels
AXIS = 40
LABELLED_DAYS = 40  # so many days at most have ticks on days of their own
MONTHS = 5_000  # days that a lane counts by month; more it counts by year
WHAT = {Phase.PAST: "", Phase.ONGOING: "going on", Phase.PLANNED: "planned"}
KIND = {EventKind.STATEMENT: "statement", EventKind.ACTION: "event"}


def finding(dated: pd.DataFrame, shown: tuple[date, date] | None, hidden: int = 0) -> str:
    """What the timeline says of the events in the days shown, in one sentence."""
    if shown is None:
        return "No event has a date"
    of = f" of {len(dated) + hidden:,}" if hidden else ""
    count = f"{len(dated):,}{of} dated event{'s' if len(dated) + hidden > 1 else ''}"
    low, high = shown
    if low == high:
        return f"{count}, on {day(low)}"
    weeks = dated.loc[dated["precision"] == "day", "since"].dt.to_period("W").value_counts()
    busiest = ""
    if len(weeks) > 2 and weeks.iloc[0] > max(2, weeks.iloc[1]):
        monday = weeks.index[0].start_time
        busiest = f"; busiest in the week of {day(monday, year=False)} ({weeks.iloc[0]})"
    return f"{count}, {day(low)} to {day(high)}{busiest}"


def alternative(found: list[Lane]) -> str:
    """The timeline in words, for who does not see it."""
    parts = [f"{one.name}: {len(one.events)}, last {one.events[-1].date}" for one in found]
    return "Timeline of dated events by actor. " + "; ".join(parts)


def timeline(
    events: pd.DataFrame,
    actors: pd.DataFrame,
    colours: Palette = LIGHT,
    *,
    first: Collection[str] = (),
    event: str = "",
    between: tuple[date | None, date | None] = (None, None),
    limit: int | None = None,
    whole: bool = False,
    changes: pd.DataFrame | None = None,
) -> go.Figure:
    """The timeline of these events: lanes of `first` on top, `between` sets the days shown.

    A few events far from all others are left out unless the whole is asked for;
    `layout.meta["hidden"]` counts what is left out, `layout.meta["far"]` says how far back and on
    it lies, `layout.meta["crowded"]` counts lanes of counts.
    """
    shown = view(events, whole=whole)
    low, high = _days_shown(shown, between)
    there = events[(events["until"] >= low) & (events["since"] <= high)]
    every = lanes(there, actors, first)
    found = every if limit is None else every[:limit]
    laid = rows(found, low, high)
    hidden = int(events["since"].notna().sum()) - len(there)
    sheet = Sheet(colours, finding(there, shown, hidden), alternative(every), hidden)
    for row in laid:
        _name(sheet, row.lane, row.top, strong=not first or row.lane.actor in first)
        if row.spots is None:
            sheet.traces += _crowd(row, low.date(), high.date(), colours)
    end = laid[-1].foot if laid else 0
    sheet.rule(end)
    bottom = end + GAP + HEIGHT
    begins = [one.date() for one in there["since"]]
    sheet.traces += strip(begins, cuts(low.date(), high.date()), bottom, colours)
    _bars(sheet, laid, (high - low + DAY) * 3 / WIDTH)
    _marks(sheet, laid, event)
    if changes is not None:
        _changes(sheet, changes, {row.lane.actor: row.foot for row in laid}, (low, high))
    margin = max((high - low) * 0.02, DAY)
    axis = _axis(colours, low - margin, high + margin)
    figure = sheet.figure(bottom + AXIS, axis, barmode="overlay")
    crowded = sum(row.spots is None for row in laid)
    far = _far(events, low, high)
    return figure.update_layout(meta={**figure.layout.meta, "crowded": crowded, "far": far})


def _far(events: pd.DataFrame, low: datetime, high: datetime) -> dict[str, date]:
    """The earliest day before the days shown, and the latest after them, where there are some."""
    before, after = events[events["until"] < low]["since"], events[events["since"] > high]["until"]
    ends = {"back to": before.min(), "on to": after.max()}
    return {side: when.date() for side, when in ends.items() if not pd.isna(when)}


def _crowd(row: Row, low: date, high: date, colours: Palette) -> list[dict[str, Any]]:
    """A lane as counts of the events that began in each day, month or year."""
    days = (high - low).days
    by = "year" if days > MONTHS else "month" if days > YEARS else ""
    begins = [event.since.date() for event in row.lane.events]
    return strip(begins, cuts(low, high, by), row.foot - FOOT, colours, CROWD)


def _days_shown(
    shown: tuple[date, date] | None, between: tuple[date | None, date | None]
) -> tuple[datetime, datetime]:
    shown = shown or (date(2000, 1, 1), date(2000, 1, 1))
    first, last = between[0] or shown[0], between[1] or shown[1]
    low, high = (datetime.combine(one, datetime.min.time()) for one in sorted((first, last)))
    if (high - low).days < 6:  # a single day still needs ticks on both sides
        low, high = low - timedelta(days=3), high + timedelta(days=3)
    return low, high


def _axis(colours: Palette, low: datetime, high: datetime) -> dict[str, Any]:
    week, year = 86_400_000 * 27, "M12"
    return {
        **_ticks(low, high),
        "visible": True,
        "type": "date",
        "range": [low, high],
        "showgrid": True,
        "gridcolor": colours.rule,
        "griddash": "dot",
        "ticklabelposition": "inside",
        "tickfont": {"size": 12, "color": colours.muted},
        "tickformatstops": [
            {"dtickrange": [None, week], "value": "%-d %b\n%Y"},
            {"dtickrange": ["M1", "M11"], "value": "%b\n%Y"},
            {"dtickrange": [year, None], "value": "%Y"},
        ],
    }


def _ticks(low: datetime, high: datetime) -> dict[str, Any]:
    """Where the days, months or years are written: below the middle of what they name."""
    days = (high - low).days
    if days <= LABELLED_DAYS:
        noon = low.replace(hour=12, minute=0, second=0, microsecond=0)
        return {"tick0": noon, "dtick": 86_400_000 * -(-days // 8)}
    return {"nticks": 7, "ticklabelmode": "period" if days > 290 else "instant"}


def _name(sheet: Sheet, one: Lane, top: int, *, strong: bool) -> None:
    sheet.rule(top)
    count = f"<span style='color:{sheet.colours.muted}'>{len(one.events)}</span>"
    sheet.note(
        f"<b>{safe(one.name, 34)}</b>  {count}",
        top + NAME / 2 + 1,
        x=0,
        xref="paper",
        xanchor="left",
        bgcolor=sheet.colours.paper,
        font={"size": 13, "color": sheet.colours.ink if strong else sheet.colours.muted},
    )


def _bars(sheet: Sheet, laid: Sequence[Row], gap: timedelta) -> None:
    """One bar for each stretch longer than a day, ended a little early to stay apart."""
    bars = dict.fromkeys(
        (spot.event.since, spot.event.until, row.y(spot))
        for row in laid
        for spot in row.spots or ()
        if spot.event.is_long
    )
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for since, until, _ in bars for x in (since, until + DAY - gap, None)],
            "y": [place for _, _, y in bars for place in (y, y, None)],
            "hoverinfo": "skip",
            "opacity": 0.3,
            "line": {"color": sheet.colours.accent, "width": 6},
        }
    )


def _marks(sheet: Sheet, laid: Sequence[Row], picked: str) -> None:
    """A point for every event of the lanes that are not counted."""
    marks = [(row, spot) for row in laid for spot in row.spots or ()]
    events = [spot.event for _, spot in marks]
    sizes = [max(4, min(10, row.step * 0.72)) for row, _ in marks]
    ink = {EventKind.STATEMENT: sheet.colours.accent, EventKind.ACTION: sheet.colours.ink}
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "text": [str(one.outlets) if one.outlets > 1 else "" for one in events],
            "textposition": "middle right",
            "textfont": {"size": 11, "color": sheet.colours.muted},
            "x": [spot.x for _, spot in marks],
            "y": [row.y(spot) for row, spot in marks],
            "customdata": [["event", one.id] for one in events],
            "hovertemplate": [_hover(one) for one in events],
            "marker": {
                "symbol": [EVENT_SYMBOLS[one.kind, one.phase] for one in events],
                "size": [
                    15 if one.id == picked else size
                    for one, size in zip(events, sizes, strict=True)
                ],
                "opacity": 0.9,
                "color": [
                    sheet.colours.pick if one.id == picked else ink[one.kind] for one in events
                ],
                "line": {
                    "width": [2 if one.phase is Phase.PLANNED else 1 for one in events],
                    "color": [
                        sheet.colours.pick
                        if one.id == picked
                        else ink[one.kind]
                        if one.phase is Phase.PLANNED
                        else sheet.colours.paper
                        for one in events
                    ],
                },
            },
        }
    )


def _changes(
    sheet: Sheet,
    changes: pd.DataFrame,
    foot_of: dict[str, float],
    shown: tuple[datetime, datetime],
) -> None:
    """At the foot of a lane the shape of the label that the actor changed to, on that day."""
    made = [
        (actor, stance, when, Label(before), Label(label))
        for actor, stance, when, before, label in changes.itertuples(index=False)
        if actor in foot_of and shown[0] <= when <= shown[1]
    ]
    if not made:
        return
    looks = [sheet.colours.labels[label] for *_, label in made]
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [when + DAY / 2 for _, _, when, _, _ in made],
            "y": [foot_of[actor] - FOOT / 2 - 1 for actor, *_ in made],
            "customdata": [["stance", stance] for _, stance, *_ in made],
            "hovertemplate": [
                f"<b>{day(when)}</b> · position changed<br>{WORDS[before]} → {WORDS[label]}"
                "<br>Click for the sentences<extra></extra>"
                for _, _, when, before, label in made
            ],
            "marker": {
                "symbol": [SYMBOLS[label] for *_, label in made],
                "size": 9 if (shown[1] - shown[0]).days <= YEARS else 7,
                "color": [look.fill for look in looks],
                "line": {"width": 1, "color": [look.ink for look in looks]},
            },
        }
    )


def _hover(one: Dated) -> str:
    when = f"in {one.date} ({one.precision})" if one.is_long else day(one.since)
    head = " · ".join(filter(None, (f"<b>{safe(when)}</b>", KIND[one.kind], WHAT[one.phase])))
    carried = f"<br>In {one.outlets} outlets" if one.outlets > 1 else ""
    return f"{head}<br>{wrapped(one.text)}{carried}<br>Click for the sentence<extra></extra>"
