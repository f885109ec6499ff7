"""The stance board says what the stances say, and hides none."""

import pandas as pd
import pytest

from analysis.figures import palette, stance_board
from analysis.figures.board import places
from analysis.figures.palette import DARK, GLYPHS, LIGHT, SYMBOLS, Palette
from analysis.figures.standings import Lane, finding
from analysis.figures.standings import lanes as of_readings
from analysis.frames import ACTORS
from analysis.frames.positions import READINGS
from analysis.frames.standing import standing
from analysis.types import Label


def stances(*rows: tuple[str, str, str | None], **same: str) -> pd.DataFrame:
    """(actor, label, date) -> the readings of one article each; ids count up."""
    base = {"confidence": "high", "detail": "why", "outlet": "Herald", "basis": "own words"}
    frame = pd.DataFrame(
        [
            {
                **base, "id": f"a{n}:s0", "article": f"a{n}", "actor": actor, "label": label,
                "date": when, "judge": "machine", "doubt": "", "text": f"a{n}:s0",
                "prints": (("Herald", f"a{n}:s0"),), "copies": (f"a{n}:s0",), **same,
            }
            for n, (actor, label, when) in enumerate(rows)
        ],
        columns=list(READINGS),
    )  # fmt: skip
    return frame.astype({"date": "datetime64[s]"})


def doubted(frame: pd.DataFrame, *names: str) -> pd.DataFrame:
    """The same with doubt about some actors."""
    return frame.assign(doubt=["low confidence" if a in names else "" for a in frame["actor"]])


def lanes(readings: pd.DataFrame, names: pd.DataFrame) -> list[Lane]:
    return of_readings(readings, standing(readings), names)


def board(readings: pd.DataFrame, names: pd.DataFrame, **options: object) -> object:
    return stance_board(readings, standing(readings), names, **options)


def symbols(figure: object) -> list[str]:
    """The shapes of all points that show a position."""
    return [
        symbol
        for trace in figure.data
        if isinstance(trace.marker.symbol, tuple | list)
        for symbol in trace.marker.symbol
    ]


def test_doubtful_positions_are_counted_apart_and_drawn_hollow():
    frame = stances(("a", "supports", "2025-09-01"), ("b", "opposes", "2025-09-01"))
    doubtful = doubted(frame, "b")
    assert finding(lanes(doubtful, actors())) == (
        "1 actor supports cooperation with Russia; 1 more doubtful"
    )
    assert finding(lanes(doubted(frame, "a", "b"), actors())) == "2 positions, all doubtful"
    assert set(symbols(board(doubtful, actors()))) == {"circle", "square-open"}


def test_what_others_report_and_what_an_analyst_judged_look_different():
    row = ("a", "opposes", "2025-09-01")
    reported = doubted(stances(row, basis="reported"), "a")
    assert symbols(board(reported, actors())) == ["square-open-dot"]
    assert "only as others report" in words(board(reported, actors()))
    judged = board(stances(row, judge="analyst"), actors())
    assert symbols(judged) == ["square"]
    assert any(trace.marker.symbol == "circle-open" for trace in judged.data), "its ring"
    assert "analyst’s judgement" in words(judged)


def words(figure: object) -> str:
    return " ".join(note.text for note in figure.layout.annotations)


def test_a_lane_says_how_sure_its_position_is_and_on_what_it_rests():
    frame = stances(("anna", "opposes", "2025-09-01"), ("anna", "opposes", "2025-09-02"))
    frame["prints"] = [(("Herald", "a0:s0"),), (("Echo", "a1:s0"), ("Courier", "a1:s0"))]
    shown = words(board(frame, actors("anna")))
    assert "opposes, 2 Sep 2025" in shown
    assert "high confidence: 3 outlets, 2 origins · own words" in shown


def test_the_large_mark_is_the_latest_firm_one():
    frame = stances(("anna", "supports", "2025-09-01"), ("anna", "opposes", "2025-09-02"))
    frame["doubt"] = ["", "low confidence"]
    (lane,) = lanes(frame, actors("anna"))
    assert lane.current.id == "a0:s0"
    (big,) = (t for t in board(frame, actors("anna")).data if isinstance(t.marker.size, tuple))
    assert dict(zip([one[1] for one in big.customdata], big.marker.size, strict=True)) == {
        "a0:s0": 15,
        "a1:s0": 9,
    }


def actors(*names: str) -> pd.DataFrame:
    rows = [{"id": name, "name": name.capitalize()} for name in names]
    return pd.DataFrame(rows, columns=list(ACTORS))


def points(figure: object) -> list[tuple[float, float, str]]:
    """(x, y, id) of the stances drawn."""
    return [
        (x, y, data[1])
        for trace in figure.data
        if trace.customdata is not None
        for x, y, data in zip(trace.x, trace.y, trace.customdata, strict=True)
        if data[0] == "stance"
    ]


SOME = stances(
    ("anna", "opposes", "2025-09-01"),
    ("anna", "supports", "2025-10-01"),
    ("ole", "supports", "2025-09-02"),
    ("nato", "neutral", None),
)


def test_every_stance_is_a_point_with_its_id():
    figure = board(SOME, actors("anna", "ole", "nato"))
    assert sorted(one for _, _, one in points(figure)) == sorted(SOME["id"])


def test_names_can_be_picked_too():
    figure = board(SOME, actors("anna", "ole", "nato"))
    named = {d[1] for t in figure.data for d in t.customdata if d[0] == "actor"}
    assert named == {"anna", "ole", "nato"}


@pytest.mark.parametrize("count", [1, 2, 8, 9, 24, 25, 150])
def test_no_two_points_stand_at_one_place(count: int):
    same = stances(*[("anna", "supports", "2025-09-01")] * count)
    places_of = [(round(x, 6), round(y, 6)) for x, y, _ in points(board(same, actors()))]
    assert len(set(places_of)) == count


def test_a_very_long_lane_draws_its_latest_and_says_so():
    many = stances(*[("anna", "supports", f"{1800 + n}-01-01") for n in range(400)])
    figure = board(many, actors("anna"))
    drawn = {one for _, _, one in points(figure)}
    assert len(drawn) == 150
    assert "a399:s0" in drawn
    assert any("the latest 150 of 400 texts" in note.text for note in figure.layout.annotations)


@pytest.mark.parametrize("label", list(Label))
def test_points_stay_in_their_column(label: Label):
    (lane,) = lanes(stances(*[("anna", label, "2025-09-01")] * 30), actors())
    columns = {int(x - (0.16 if label is Label.NEUTRAL else 0)) for x, _ in places(lane)}
    assert len(columns) == 1


def test_the_latest_by_date_counts_and_an_undated_one_never_does():
    mixed = stances(("anna", "opposes", None), ("anna", "supports", "2025-01-01"))
    assert lanes(mixed, actors("anna"))[0].current.label is Label.SUPPORTS


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "Nobody takes a position here"),
        ([("a", "supports")], "The only actor supports cooperation with Russia"),
        ([("a", "opposes")], "The only actor opposes cooperation with Russia"),
        (
            [("a", "supports"), ("b", "supports"), ("c", "opposes")],
            "2 of 3 actors support cooperation with Russia; 1 opposes it",
        ),
        (
            [("a", "opposes"), ("b", "opposes"), ("c", "supports"), ("d", "neutral")],
            "2 of 4 actors oppose cooperation with Russia; 1 supports it, 1 takes no side",
        ),
        (
            [("a", "conditional"), ("b", "conditional"), ("c", "supports")],
            "2 of 3 actors set conditions for cooperation with Russia; 1 supports it",
        ),
        (
            [("a", "neutral"), ("b", "neutral"), ("c", "opposes")],
            "2 of 3 actors take no side on cooperation with Russia; 1 opposes it",
        ),
    ],
)
def test_the_title_is_the_finding_with_its_counts(rows: list[tuple[str, str]], says: str):
    frame = stances(*[(actor, label, "2025-09-01") for actor, label in rows])
    assert finding(lanes(frame, actors())) == says
    assert board(frame, actors()).layout.meta["title"] == says


def test_the_alternative_names_every_actor_and_label():
    alt = board(SOME, actors("anna", "ole", "nato")).layout.meta["alt"]
    assert "Anna: supports, 1 Oct 2025" in alt
    assert "Nato: neutral, undated" in alt


def test_a_limit_keeps_the_picked_lane():
    many = stances(
        *[(f"a{n % 5}", "supports", "2025-09-01") for n in range(20)], ("z", "opposes", None)
    )
    figure = board(many, actors(), picked=("z",), limit=3)
    assert "a20:s0" in {one for _, _, one in points(figure)}
    assert figure.layout.meta["title"].startswith("5 of 6 actors")


def test_markup_in_names_is_shown_as_written():
    odd = stances(("<b>x</b>", "supports", "2025-09-01"))
    figure = board(odd, actors())
    assert "<b>&lt;b&gt;x&lt;/b&gt;</b>" in words(figure)


def test_an_empty_board_is_drawn():
    assert points(board(stances(), actors())) == []


def test_labels_differ_in_shape_as_well_as_colour():
    assert len({SYMBOLS[label] for label in Label}) == len(set(GLYPHS.values())) == len(Label)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_colours_reach_wcag_aa(colours: Palette):
    for background in (colours.paper, colours.panel):
        for ink in (colours.ink, colours.muted, colours.accent):
            assert contrast(ink, background) >= 4.5, (ink, background)
    assert contrast(colours.ink, colours.highlight) >= 4.5
    for label, mark in colours.labels.items():
        assert contrast(mark.ink, mark.wash) >= 4.5, label
        assert contrast(colours.ink, mark.wash) >= 4.5, label
        assert contrast(colours.muted, mark.wash) >= 4.5, label


@pytest.mark.parametrize(("theme", "name"), [("dark", "dark"), ("light", "light"), (None, "light")])
def test_palette_of_a_theme(theme: str | None, name: str):
    assert palette(theme).name == name
