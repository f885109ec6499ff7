"""Where two sides stand: actor by actor on two outlets or times, or two actors day by day."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.figures.palette import CONFIDENCE, WORDS
from analysis.frames import Corpus
from analysis.frames.comparison import by_period, positions
from analysis.frames.matrix import words as period_words
from analysis.types import Confidence, Label
from pages.panels import data, evidence, focus, look, pair, state, text, titled
from pages.panels.pair import Side

ALL = "beside-all"
SHOWN = 12  # rows of positions
DIFFER = ' <span class="d-differ">differ</span>'
STANDS = {
    Label.OPPOSES: "opposes",
    Label.CONDITIONAL: "sets conditions",
    Label.SUPPORTS: "supports",
    Label.NEUTRAL: "takes no position",
}


def of_sides(first: Side, second: Side, whole: Corpus) -> None:
    """Where each actor stands by either side, those first on whom they differ."""
    stood = [data.standing(side.on) for side in (first, second)]
    rows = positions(*stood)
    shared = rows[(rows["first"] != "") & (rows["second"] != "")]
    differ = len(shared) - int(shared["same"].sum())
    titled.show("Positions", _finding(rows, len(shared), differ))
    if rows.empty:
        return
    sure = [one.set_index("actor")["confidence"].to_dict() for one in stood]
    body = []
    for row in (rows if state.held(ALL) else rows.head(SHOWN)).itertuples():
        cells = (
            _position(row.first, sure[0].get(row.actor), row.actor, first),
            _position(row.second, sure[1].get(row.actor), row.actor, second),
        )
        mark = DIFFER if row.first and row.second and not row.same else ""
        body.append(pair.row(f"{escape(whole.name(row.actor))}{mark}", cells))
    st.html(pair.table(first, second, "Actor", body))
    if len(rows) > SHOWN:
        st.toggle(f"Show all {len(rows)} actors", key=ALL)


def _finding(rows: pd.DataFrame, shared: int, differ: int) -> str:
    if rows.empty:
        return "Neither side shows a position"
    if not shared:
        return "No actor has a position on both sides"
    told = f"{text.counted(shared, 'actor')} with a position on both sides"
    if differ:
        return f"{told}; the sides differ on {differ}"
    return f"{told}, who stand{'s' if shared == 1 else ''} alike"


def _position(label: str, sure: str | None, actor: str, side: Side) -> str:
    """A position as a link to its sentences."""
    if not label:
        return '<span class="d-how">no position</span>'
    on = pair.with_actor(focus.without(side.on, focus.PICKS), actor)
    how = CONFIDENCE[Confidence(sure)]
    said = f"{WORDS[Label(label)]}, {how}, by {side.name}: the sentences"
    badge = pair.link(look.badge(Label(label)), "", on, said=said)
    return f'{badge} <span class="d-how">{how}</span>'


def of_actors(first: Side, second: Side) -> None:
    """Where two actors stand now, each with the sentences of it."""
    latest = [_latest(side) for side in (first, second)]
    one, other = map(_stands, latest)
    finding = f"{first.name} {one}, {second.name} {other}"
    if one == other:
        finding = f"{first.name} and {second.name} alike: each {one}"
    titled.show("Where they stand", finding)
    for column, side, stood in zip(
        st.columns(2, gap="large"), (first, second), latest, strict=True
    ):
        with column:
            if stood is None:
                st.html(f'<p class="d-empty">No position of {escape(side.name)} was found.</p>')
                continue
            rows = data.readings(side.on)
            evidence.card(
                next(rows[rows["id"] == stood["id"]].itertuples()), side.part, side.on,
                place="beside",
            )  # fmt: skip
            sure = CONFIDENCE[Confidence(stood["confidence"])]
            st.html(f'<p class="d-note">{sure}: {escape(str(stood["why"]))}</p>')


def _latest(side: Side) -> pd.Series | None:
    """Where the one actor of a side stands; None where that is not told."""
    stood = data.standing(side.on)
    own = stood[stood["actor"].isin(side.on.actors)]
    return own.iloc[0] if len(own) else None


def _stands(stood: pd.Series | None) -> str:
    if stood is None:
        return "shows no position"
    return ("perhaps " if stood["doubt"] else "") + STANDS[Label(stood["label"])]


def by_time(first: Side, second: Side) -> None:
    """What each of two actors shows, period by period."""
    rows = by_period(data.readings(first.on), data.readings(second.on))
    if rows.empty:
        return
    both = rows[(rows["first"].map(len) > 0) & (rows["second"].map(len) > 0)]
    titled.show("Period by period", _alike(len(both), int(both["same"].sum())))
    body = [
        pair.row(
            escape(period_words(row.period)),
            (_labels(row.first, row.period, first), _labels(row.second, row.period, second)),
        )
        for row in rows.iloc[::-1].itertuples()
    ]
    st.html(pair.table(first, second, "Period", body))


def _alike(both: int, alike: int) -> str:
    """How often two actors show the same at the same time.

    >>> _alike(3, 2), _alike(1, 0)
    ('The same in 2 of 3 periods with both', 'Not the same in the one period with both')
    """
    if not both:
        return "Never a position at the same time"
    if both == 1:
        return f"{'The' if alike else 'Not the'} same in the one period with both"
    return f"The same in {alike or 'none'} of {both} periods with both"


def _labels(labels: tuple[str, ...], period: str, side: Side) -> str:
    actor = side.on.actors[0] if side.on.actors else ""
    links = (
        pair.link(look.badge(Label(one)), "stance", side.on, cell=f"{period} {actor}")
        for one in labels
    )
    return " ".join(links) or pair.NOTHING
