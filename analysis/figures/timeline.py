"""The entity timeline: lanes of actors, events and statements on the days they happened.

Goes in: events and actors (frames). A day is a point; a week, month, quarter or year is a bar as
long as itself, with a point for each event somewhere on it. Planned is hollow. Marks that would
hide one another in a lane stand in rows. Below, a strip of counts to pick a time from. Events
without a day are left out.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.lanes import Dated, Lane, Spot, lanes, placed, view
from analysis.figures.palette import EVENT_SYMBOLS, LIGHT, SYMBOLS, WORDS, Palette
from analysis.figures.sheet import Sheet, day, safe, wrapped
from analysis.figures.strip import DAY, HEIGHT, strip
from analysis.types import EventKind, Label, Phase

NAME = 22  # pixels: a lane's line with the actor's name
ROW = 14
MOST_ROWS = 6  # rows at full height; more are set closer
FOOT = 12
GAP = 10
AXIS = 40
WIDTH = 800  # pixels; a figure does not know how wide it will be drawn
MARK = 14  # pixels that one mark needs
MOST = 2_000  # events drawn, the latest; the browser gets slow beyond some thousand marks
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

    A few events far from all others are left out unless the whole is asked for, and the earliest
    where there are very many; `layout.meta["hidden"]` counts what is left out.
    """
    shown = view(events, whole=whole)
    low, high = _days_shown(shown, between)
    there = events[(events["until"] >= low) & (events["since"] <= high)]
    if len(there) > MOST:
        there = there.sort_values(["since", "id"]).tail(MOST)
        low = max(low, there["since"].iloc[0].to_pydatetime())
        shown = low.date(), high.date()
    every = lanes(there, actors, first)
    found = every if limit is None else every[:limit]
    day_width = WIDTH / ((high - low).days + 1)
    spots = [placed(one.events, MARK / day_width, (low, high)) for one in found]
    depths = [max(spot.row for spot in marks) + 1 for marks in spots]
    heights = [NAME + ROW * min(depth, MOST_ROWS) + FOOT for depth in depths]
    hidden = int(events["since"].notna().sum()) - len(there)
    sheet = Sheet(colours, finding(there, shown, hidden), alternative(every), hidden)
    marks: list[tuple[Spot, float]] = []
    sizes: list[float] = []
    for number, (one, depth) in enumerate(zip(found, depths, strict=True)):
        top = sum(heights[:number])
        _name(sheet, one, top, strong=not first or one.actor in first)
        row = ROW if depth <= MOST_ROWS else ROW * MOST_ROWS / depth
        marks += [(spot, top + NAME + (spot.row + 0.5) * row) for spot in spots[number]]
        sizes += [max(4, min(10, row * 0.72))] * len(spots[number])
    bottom = sum(heights) + GAP + HEIGHT
    sheet.rule(sum(heights))
    begins = [one.date() for one in there["since"]]
    sheet.traces += strip(begins, low.date(), high.date(), bottom, colours)
    _bars(sheet, marks, timedelta(days=3 / day_width))
    _marks(sheet, marks, sizes, event)
    if changes is not None:
        feet = [sum(heights[: n + 1]) - FOOT / 2 - 1 for n in range(len(found))]
        foot_of = {one.actor: foot for one, foot in zip(found, feet, strict=True)}
        _changes(sheet, changes, foot_of, (low, high))
    margin = max((high - low) * 0.02, timedelta(days=1))
    axis = _axis(colours, low - margin, high + margin)
    return sheet.figure(bottom + AXIS, axis, barmode="overlay")


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
        "visible": True,
        "type": "date",
        "range": [low, high],
        "showgrid": True,
        "gridcolor": colours.rule,
        "griddash": "dot",
        "ticklabelposition": "inside",
        "nticks": 7,
        "tickfont": {"size": 12, "color": colours.muted},
        "tickformatstops": [
            {"dtickrange": [None, week], "value": "%-d %b\n%Y"},
            {"dtickrange": ["M1", "M11"], "value": "%b\n%Y"},
            {"dtickrange": [year, None], "value": "%Y"},
        ],
    }


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


def _bars(sheet: Sheet, marks: Iterable[tuple[Spot, float]], gap: timedelta) -> None:
    """One bar for each stretch longer than a day, ended a little early to stay apart."""
    bars = dict.fromkeys(
        (spot.event.since, spot.event.until, y) for spot, y in marks if spot.event.is_long
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


def _marks(sheet: Sheet, marks: list[tuple[Spot, float]], sizes: list[float], picked: str) -> None:
    """A point for every event."""
    events = [spot.event for spot, _ in marks]
    ink = {EventKind.STATEMENT: sheet.colours.accent, EventKind.ACTION: sheet.colours.ink}
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "text": [str(one.outlets) if one.outlets > 1 else "" for one in events],
            "textposition": "middle right",
            "textfont": {"size": 11, "color": sheet.colours.muted},
            "x": [spot.x for spot, _ in marks],
            "y": [y for _, y in marks],
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
    rows = [
        (actor, stance, when, Label(before), Label(label))
        for actor, stance, when, before, label in changes.itertuples(index=False)
        if actor in foot_of and shown[0] <= when <= shown[1]
    ]
    if not rows:
        return
    looks = [sheet.colours.labels[label] for *_, label in rows]
    sheet.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [when for _, _, when, _, _ in rows],
            "y": [foot_of[actor] for actor, *_ in rows],
            "customdata": [["stance", stance] for _, stance, *_ in rows],
            "hovertemplate": [
                f"<b>{day(when)}</b> · position changed<br>{WORDS[before]} → {WORDS[label]}"
                "<br>Click for the sentences<extra></extra>"
                for _, _, when, before, label in rows
            ],
            "marker": {
                "symbol": [SYMBOLS[label] for *_, label in rows],
                "size": 9,
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
