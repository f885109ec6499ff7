"""The timeline puts events on their days, hides none, and says how many."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from analysis.figures import timeline
from analysis.figures.lanes import lanes, placed, view
from analysis.figures.strip import cuts
from analysis.frames import ACTORS, EVENTS
from analysis.frames.periods import period
from analysis.types import EventKind, Phase

NOBODY = pd.DataFrame([], columns=list(ACTORS))


def events(*rows: tuple[str, tuple[str, ...]], **every: object) -> pd.DataFrame:
    """(TIMEX3 value, actors) -> the frame; ids count up."""
    made = []
    for n, (value, among) in enumerate(rows):
        days = period(value) or (None, None)
        kind = {4: "year", 7: "month", 8: "week", 10: "day"}.get(len(value), "")
        made.append(
            {
                "id": f"a:e{n}",
                "article": "a",
                "actors": among,
                "date": value,
                "precision": kind,
                "since": days[0],
                "until": days[1],
                "start": 0,
                "end": 5,
                "text": "They <met> for US$5.",
                "kind": EventKind.ACTION,
                "phase": Phase.PAST,
                "basis": "sentence",
                "expression": value,
                **every,
            }
        )
    frame = pd.DataFrame(made, columns=list(EVENTS))
    return frame.astype({"since": "datetime64[s]", "until": "datetime64[s]"})


def points(figure: object) -> list[tuple[object, float, str]]:
    return [
        (x, y, data[1])
        for trace in figure.data
        if trace.customdata is not None
        for x, y, data in zip(trace.x, trace.y, trace.customdata, strict=True)
        if data[0] == "event"
    ]


def test_an_event_stands_in_the_lane_of_each_of_its_actors():
    figure = timeline(events(("2025-09-01", ("norway", "russia"))), NOBODY)
    assert [one for _, _, one in points(figure)] == ["a:e0", "a:e0"]


def test_an_event_of_nobody_has_a_lane_of_its_own():
    (lane,) = lanes(events(("2025-09-01", ())), NOBODY)
    assert lane.name == "No actor named"


@pytest.mark.parametrize("count", [1, 2, 7, 60])
@pytest.mark.parametrize("value", ["2025-09-01", "2025-W36", "2025-09", "2025"])
def test_no_two_events_of_a_lane_stand_at_one_place(value: str, count: int):
    same = events(*[(value, ("norway",))] * count, ("2025-10-20", ("norway",)))
    spots = [(x, round(y, 6)) for x, y, _ in points(timeline(same, NOBODY))]
    assert len(set(spots)) == count + 1


def test_a_day_is_drawn_on_its_day_and_a_month_inside_it():
    day, month = events(("2025-09-05", ("a",)), ("2025-10", ("a",))).pipe(
        lambda frame: [one for lane in lanes(frame, NOBODY) for one in placed(lane.events, 1.0)]
    )
    assert day.x == datetime(2025, 9, 5, 12), "in the middle of its day, as the strip's bar is"
    assert datetime(2025, 10, 1) <= month.x <= datetime(2025, 10, 31, 23)


def test_a_year_that_is_seen_in_part_has_its_mark_in_that_part():
    frame = events(("2025", ("a",)), *[(f"2025-12-{day:02}", ("a",)) for day in range(1, 29)])
    figure = timeline(frame, NOBODY)
    low, high = figure.layout.xaxis.range
    (year,) = [x for x, _, one in points(figure) if one == "a:e0"]
    assert pd.Timestamp(low) < pd.Timestamp(year) < pd.Timestamp(high)


def counted(figure: object) -> list[tuple[str, int]]:
    """The bars of the first lane that counts: (first day/last day, events)."""
    trace = next(t for t in figure.data if t.type == "bar")
    return [
        (data[1], int(text.split("<br>")[1].split()[0]))
        for data, text in zip(trace.customdata, trace.hovertemplate, strict=True)
    ]


def test_over_years_a_lane_too_full_for_marks_counts_by_month():
    days = pd.date_range("2015-01-01", periods=2500).strftime("%Y-%m-%d")
    frame = events(*[(one, ("a",)) for one in days], ("2016-05-04", ("b",)))
    figure = timeline(frame, NOBODY)
    assert [one for _, _, one in points(figure)] == ["a:e2500"], "the other lane has its mark"
    assert figure.layout.meta["crowded"] == 1
    assert figure.layout.meta["hidden"] == 0
    assert figure.layout.meta["title"].startswith("2,501 dated events")
    bars = counted(figure)
    assert bars[0] == ("2015-01-01/2015-01-31", 31)
    assert sum(count for _, count in bars) == 2500


def test_many_events_of_a_short_time_are_counted_by_day_instead_of_drawn():
    days = pd.date_range("2025-09-01", periods=20).strftime("%Y-%m-%d")
    figure = timeline(events(*[(one, ("a",)) for one in days] * 110), NOBODY)
    assert points(figure) == []
    assert counted(figure) == [(f"{one}/{one}", 110) for one in days]


def test_a_full_day_is_still_drawn_event_by_event():
    figure = timeline(events(*[("2025-09-05", ("a",))] * 60), NOBODY)
    assert len(points(figure)) == 60
    assert figure.layout.meta["crowded"] == 0


def test_days_stand_above_what_is_longer():
    frame = events(("2025", ("a",)), ("2025-09-05", ("a",)), ("2025-09-06", ("a",)))
    rows = {spot.event.date: spot.row for spot in placed(lanes(frame, NOBODY)[0].events, 5.0)}
    assert rows == {"2025-09-05": 0, "2025-09-06": 1, "2025": 2}


def test_planned_is_hollow():
    figure = timeline(events(("2025-09-01", ("a",)), phase=Phase.PLANNED), NOBODY)
    symbols = [
        s
        for t in figure.data
        if t.type == "scatter" and t.mode == "markers+text"
        for s in t.marker.symbol
    ]
    assert symbols == ["square-open"]


def test_statements_and_actions_differ_in_shape():
    said = timeline(events(("2025-09-01", ("a",)), kind=EventKind.STATEMENT), NOBODY)
    symbols = [
        s
        for t in said.data
        if t.type == "scatter" and t.mode == "markers+text"
        for s in t.marker.symbol
    ]
    assert symbols == ["circle"]


def test_picked_actors_come_first():
    frame = events(("2025-09-01", ("a",)), ("2025-09-02", ("a",)), ("2025-09-03", ("b",)))
    assert [lane.actor for lane in lanes(frame, NOBODY, ("b",))] == ["b", "a"]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([], "No event has a date"),
        (["PXD"], "No event has a date"),
        (["2025-09-05"], "1 dated event, on 5 Sep 2025"),
        (["2025-09-05", "2025-09-09"], "2 dated events, 5 Sep 2025 to 9 Sep 2025"),
        (
            ["2025-09-01", "2025-09-16", "2025-09-16", "2025-09-17", "2025-10-09"],
            "5 dated events, 1 Sep 2025 to 9 Oct 2025; busiest in the week of 15 Sep (3)",
        ),
    ],
)
def test_the_title_is_the_finding_with_its_counts(values: list[str], says: str):
    frame = events(*[(value, ("a",)) for value in values])
    assert timeline(frame, NOBODY).layout.meta["title"] == says


def test_one_far_event_does_not_crush_the_rest():
    near = [(f"2025-09-{day:02}", ("a",)) for day in range(1, 31)]
    frame = events(("1949-04-04", ("a",)), *near)
    assert view(frame) == (date(2025, 9, 1), date(2025, 9, 30))
    assert view(frame, whole=True) == (date(1949, 4, 4), date(2025, 9, 30))


def test_only_what_is_far_off_is_left_out():
    day = date(2025, 9, 1)
    near = [(str(day + timedelta(days=4 * n)), ("a",)) for n in range(100)]
    frame = events(("1949-04-04", ("a",)), *near, ("2090-01-01", ("a",)))
    assert view(frame) == (day, day + timedelta(days=396))


def test_over_a_season_a_lane_too_full_for_marks_is_counted():
    days = pd.date_range("2025-01-01", periods=200).strftime("%Y-%m-%d")
    frame = events(*[(one, ("a",)) for one in days])
    assert timeline(frame, NOBODY).layout.meta["crowded"] == 1
    month = (date(2025, 3, 1), date(2025, 3, 31))
    assert timeline(frame, NOBODY, between=month).layout.meta["crowded"] == 0


def test_what_is_not_drawn_is_counted():
    near = [(f"2025-09-{day:02}", ("a",)) for day in range(1, 31)]
    frame = events(("1949", ("a",)), *near)
    assert timeline(frame, NOBODY).layout.meta["hidden"] == 1
    assert timeline(frame, NOBODY).layout.meta["far"] == {"back to": date(1949, 1, 1)}
    assert timeline(frame, NOBODY).layout.meta["title"].startswith("30 of 31 dated events")
    assert timeline(frame, NOBODY, whole=True).layout.meta["hidden"] == 0
    assert sum(count for _, count in counted(timeline(frame, NOBODY, whole=True))) == 31


def test_a_single_day_is_drawn_with_room_around_it():
    low, high = timeline(events(("2025-09-05", ("a",))), NOBODY).layout.xaxis.range
    assert pd.Timestamp(high) - pd.Timestamp(low) >= pd.Timedelta(days=6)


def test_the_ticks_of_a_few_days_stand_in_the_middle_of_their_days_like_the_marks():
    figure = timeline(events(("2025-09-05", ("a",))), NOBODY)
    ((x, _, _),) = points(figure)
    ticks, step = pd.Timestamp(figure.layout.xaxis.tick0), figure.layout.xaxis.dtick
    assert (pd.Timestamp(x) - ticks) % pd.Timedelta(milliseconds=step) == pd.Timedelta(0)


@pytest.mark.parametrize(
    ("value", "days"), [("2025-09-05", 1), ("2025-W36", 7), ("2025-09", 30), ("2025", 365)]
)
def test_what_is_less_precise_than_a_day_is_drawn_as_long_as_it_is(value: str, days: int):
    figure = timeline(
        events((value, ("a",)), ("2025-01-01", ("a",)), ("2025-12-31", ("a",))), NOBODY
    )
    (bars,) = [t for t in figure.data if t.type == "scatter" and t.mode == "lines"]
    if days == 1:
        assert not bars.x
    else:
        long = pd.Timestamp(bars.x[1]) - pd.Timestamp(bars.x[0])
        assert days - 3 < long / pd.Timedelta(days=1) <= days


def test_a_change_of_position_is_marked_at_the_foot_of_its_lane_on_its_day():
    frame = events(("2025-09-01", ("a",)), ("2025-09-20", ("a",)), ("2025-09-09", ("b",)))
    changes = pd.DataFrame(
        [("a", "x:s0", pd.Timestamp("2025-09-04"), "supports", "opposes")],
        columns=["actor", "id", "date", "before", "label"],
    )
    figure = timeline(frame, NOBODY, changes=changes)
    (mark,) = [
        t for t in figure.data if t.customdata is not None and t.customdata[0][0] == "stance"
    ]
    assert pd.Timestamp(mark.x[0]).date() == date(2025, 9, 4)
    assert "supports → opposes" in mark.hovertemplate[0]
    (other,) = [y for _, y, one in points(figure) if one == "a:e2"]
    below = [y for _, y, one in points(figure) if one in ("a:e0", "a:e1")]
    assert max(below) < mark.y[0] < other


def test_a_folded_event_says_how_many_outlets_carry_it():
    frame = events(("2025-09-01", ("a",)), ("2025-09-20", ("a",))).assign(outlets=[3, 1])
    drawn = timeline(frame, NOBODY).data
    (marks,) = [t for t in drawn if t.type == "scatter" and t.mode == "markers+text"]
    assert list(marks.text) == ["3", ""]
    assert "In 3 outlets" in marks.hovertemplate[0]


def test_ten_years_are_drawn():
    frame = events(*[(f"{year}-05-01", ("a",)) for year in range(2015, 2026)])
    assert len(points(timeline(frame, NOBODY))) == 11


def test_text_of_an_event_is_escaped():
    figure = timeline(events(("2025-09-01", ("a",))), NOBODY)
    hovers = [
        text
        for t in figure.data
        if t.type == "scatter" and t.mode == "markers+text"
        for text in t.hovertemplate
    ]
    assert "They &lt;met&gt; for US$5." in hovers[0]


def test_the_strip_covers_every_day_once():
    frame = events(("2025-09-01", ("a",)), ("2026-04-20", ("a",)))
    spans = [
        data[1].split("/")
        for trace in timeline(frame, NOBODY).data
        if trace.customdata is not None
        for data in trace.customdata
        if data[0] == "range"
    ]
    assert spans[0][0] <= "2025-09-01"
    assert spans[-1][1] >= "2026-04-20"
    ends = [pd.Timestamp(last) + pd.Timedelta(days=1) for _, last in spans[:-1]]
    assert ends == [pd.Timestamp(first) for first, _ in spans[1:]]


@pytest.mark.parametrize(
    ("low", "high", "pieces"),
    [
        (date(2025, 9, 1), date(2025, 9, 1), 1),
        (date(2025, 9, 1), date(2025, 9, 21), 21),
        (date(2025, 9, 1), date(2025, 10, 31), 9),
        (date(2025, 9, 1), date(2026, 6, 30), 10),
        (date(2015, 9, 1), date(2025, 9, 1), 11),
    ],
)
def test_the_strip_is_cut_in_days_weeks_months_or_years(low: date, high: date, pieces: int):
    assert len(cuts(low, high)) - 1 == pieces
