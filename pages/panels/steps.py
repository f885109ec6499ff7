"""Evidence after evidence in an article: two buttons that stay in sight, and two keys.

What is stepped through are the sentences that show a position, or the quotes of an article that
shows none. A step is an address: it can be copied, and Back goes one step back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from analysis.frames import Corpus
from analysis.types import Label
from pages.panels import focus, look, state
from pages.panels.text import counted

# With Alt, since a key alone would be pressed by those who speak to their computer (WCAG 2.1.4).
PREVIOUS, NEXT = "Alt+P", "Alt+N"
TURN = "steps-turn"
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stop:
    """Characters of the article, and what they show as HTML: who stands where, or who speaks."""

    start: int
    end: int
    shows: str


def stops(part: Corpus) -> tuple[Stop, ...]:
    """The places of an article to step through, in order of the text."""
    if len(part.evidence):
        rows = part.evidence.sort_values(["start", "end"])
        found = [Stop(int(r.start), int(r.end), _stands(r, part)) for r in rows.itertuples()]
    else:
        rows = part.quotes.sort_values(["start", "end"])
        found = [
            Stop(int(r.start), int(r.end), f"<b>{escape(r.speaker or 'Speaker not resolved')}</b>")
            for r in rows.itertuples()
        ]
    return merged(found)


def _stands(row: object, part: Corpus) -> str:
    who = escape(part.name(row.actor))  # type: ignore[attr-defined]
    return f"<b>{who}</b> {look.badge(Label(row.label))}"  # type: ignore[attr-defined]


def merged(found: Sequence[Stop]) -> tuple[Stop, ...]:
    """Stops in order, those that overlap as one.

    >>> merged([Stop(0, 9, "A"), Stop(4, 12, "B"), Stop(20, 30, "C")])
    (Stop(start=0, end=12, shows='A, B'), Stop(start=20, end=30, shows='C'))
    """
    kept: list[Stop] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            last = kept.pop()
            shows = last.shows if one.shows in last.shows else f"{last.shows}, {one.shows}"
            one = Stop(last.start, max(last.end, one.end), shows)
        kept.append(one)
    return tuple(kept)


def turns(among: Sequence[Stop], here: Place | None) -> tuple[int | None, int, int]:
    """The number of the stop that one is at, of the one before and of the one after, in a ring.

    >>> among = (Stop(0, 9, ""), Stop(20, 30, ""), Stop(40, 50, ""))
    >>> turns(among, (22, 30)), turns(among, (12, 15)), turns(among, None)
    ((1, 0, 2), (None, 0, 1), (None, 2, 0))
    """
    at = here or (-1, -1)
    found = next((n for n, one in enumerate(among) if one.start < at[1] and one.end > at[0]), None)
    if found is not None:
        return found, (found - 1) % len(among), (found + 1) % len(among)
    after = next((n for n, one in enumerate(among) if one.start >= at[1]), 0)
    return None, (after - 1) % len(among), after


def show(among: Sequence[Stop], here: Place | None, *, of_positions: bool) -> None:
    """Where one is, and the way to the next and the previous place."""
    if not among:
        return
    now, before, after = turns(among, here)
    what = "Evidence" if of_positions else "Quote"
    told = f"{what}: {counted(len(among), 'place')}"
    if now is not None:
        told = f"{what} {now + 1} of {len(among)}: {among[now].shows}"
    with st.container(key="steps", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="d-step" role="status">{told}</p>')
        for label, to, keys, icon in (
            ("Previous", before, PREVIOUS, ":material/arrow_upward:"),
            ("Next", after, NEXT, ":material/arrow_downward:"),
        ):
            st.button(
                label, key=f"step-{label.lower()}", icon=icon, shortcut=keys, on_click=go,
                args=(among[to].start, among[to].end), type="tertiary",
            )  # fmt: skip


def go(start: int, end: int) -> None:
    """Goes to characters of the article; for callbacks."""
    st.query_params[focus.AT] = f"{start}-{end}"
    state.hold(TURN, turn() + 1)


def turn() -> int:
    """How often this session stepped: what is gone to twice is scrolled to twice."""
    return int(state.held(TURN) or 0)
