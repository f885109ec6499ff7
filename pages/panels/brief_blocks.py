"""The blocks of the briefing: each as it will leave the desk, with what an analyst may do to it."""

import base64
from dataclasses import replace
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from analysis.briefing import pictures
from analysis.briefing.bottom_line import BOTTOM
from analysis.briefing.edits import Added, Edits, ordered
from analysis.briefing.gaps import GAPS
from analysis.briefing.html import DRAFT, body, foot
from analysis.briefing.model import Block, Briefing, Claim, Picture, Voice
from analysis.briefing.notable import QUOTES
from analysis.briefing.sourcing import SOURCES
from analysis.roles import Act
from pages.panels import brief, correcting, look, quotes, signed, state, text
from pages.panels.brief import Opened

FIXED = (BOTTOM, GAPS, SOURCES)  # a briefing without them is none
SHEET = Path(__file__).with_name("brief.css")
LONGEST = 70  # characters of a sentence in a choice


def show(held: Opened) -> None:
    """Every block in its order, and those that were left out."""
    st.html(f"<style>{SHEET.read_text(encoding='utf-8')}</style>")
    order = tuple(block.id for block in held.shown.blocks)
    composed = {block.id: block for block in held.composed.blocks}
    for block in held.shown.blocks:
        with st.container(key=f"brief-block-{block.id}"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                draft = f' <span class="draft">{DRAFT}</span>' if block.draft else ""
                st.html(f'<h2 class="d-finding">{escape(block.title)}{draft}</h2>', width="content")
                _controls(held, block, order, composed[block.id])
            lead = " lead" if block.id == BOTTOM else ""
            inside = body(block, held.shown, to_article, picture)
            st.html(f'<div class="d-brief{lead}" id="b-{block.id}">{inside}</div>')
    _left_out(held)
    st.html(f'<p class="d-note">Made by: {foot(held.shown).removeprefix("Made by: ")}</p>')


def to_article(one: Claim, briefing: Briefing) -> str:
    """The address of a claim's words in the reader."""
    if not one.place or not one.articles:
        return ""
    return f"article?{urlencode(quotes.link(one.articles[0], *one.place), doseq=True)}"


def picture(one: Picture) -> str:
    """The picture in the page's theme, wide and narrow: its style sheet shows one of them."""
    images = ""
    for shape in ("wide", "narrow"):
        drawn = pictures.png(one, theme=look.colours().name, narrow=shape == "narrow")
        source = f"data:image/png;base64,{base64.b64encode(drawn).decode()}"
        images += f'<img class="{shape}" alt="{escape(one.alt)}" src="{source}">'
    return images


def _controls(held: Opened, block: Block, order: tuple[str, ...], composed: Block) -> None:
    """Move, edit, leave out."""
    if not signed.may(Act.BRIEF):
        return
    place = order.index(block.id)
    for label, icon, step, possible in (
        ("Up", "arrow_upward", -1, place > 1),
        ("Down", "arrow_downward", 1, 0 < place < len(order) - 1),
    ):
        st.button(
            label, key=f"brief-{label}-{block.id}", icon=f":material/{icon}:", type="tertiary",
            disabled=not possible, on_click=_move, args=(held, order, block.id, step),
            help=f"Move “{text.plain(block.title)}” {label.lower()}",
        )  # fmt: skip
    form = f"brief-edit-{block.id}"
    with correcting.popover("Edit", form, ":material/edit:", act=Act.BRIEF) as opened:
        if opened:
            _form(held, block, composed)
    if block.id not in FIXED:
        st.button(
            "Leave out", key=f"brief-drop-{block.id}", type="tertiary", icon=":material/close:",
            on_click=_drop, args=(held, block.id),
            help=f"Leave out “{text.plain(block.title)}”",
        )  # fmt: skip


def _move(held: Opened, order: tuple[str, ...], block: str, step: int) -> None:
    brief.change(held, lambda edits: brief.moved(edits, order, block, step))


def _drop(held: Opened, one: str) -> None:
    brief.change(held, lambda edits: brief.dropped(edits, one))


def _left_out(held: Opened) -> None:
    """The blocks that were left out, to take back."""
    gone = [block for block in held.composed.blocks if block.id in held.edits.dropped]
    if not gone:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Left out:")
        for block in ordered(gone, ()):
            if not signed.may(Act.BRIEF):
                st.caption(text.plain(block.title))
                continue
            st.button(
                f"{text.plain(block.title)}: take back", key=f"brief-back-{block.id}",
                on_click=_back, args=(held, block.id),
            )  # fmt: skip


def _back(held: Opened, one: str) -> None:
    brief.change(held, lambda edits: brief.dropped(edits, one, back=True))


def _form(held: Opened, block: Block, composed: Block) -> None:
    """The desk's sentences to rewrite, what to leave out, other quotes, a sentence of one's own."""
    if not signed.who().name:
        name = f"brief-author-{block.id}"
        state.hold(name, brief.author())
        st.text_input("Your name", key=name, placeholder="Stands beside what you type",
                      on_change=_sign, args=(name,))  # fmt: skip
    if block.id == QUOTES and composed.spare:
        _choose(held, block, composed)
    else:
        _leave(held, composed)
    now = {one.claim: one.text for one in held.edits.rewrites}
    for claim in composed.claims + tuple(one.line for one in composed.positions):
        if claim.voice is Voice.DESK:
            key = f"brief-text-{claim.id}"
            state.hold(key, now.get(claim.id, claim.text))
            st.text_area(
                f"The desk: {text.plain(text_cut(claim.text))}", key=key, height=80,
                on_change=_rewrite, args=(held, claim, block.id, key),
            )  # fmt: skip
    _add(held, block)


def text_cut(words: str) -> str:
    """The begin of a sentence, for a label.

    >>> text_cut("a " * 50)[-3:]
    ' a…'
    """
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _sign(key: str) -> None:
    state.hold(brief.AUTHOR, str(state.held(key) or "").strip())


def _rewrite(held: Opened, claim: Claim, block: str, key: str) -> None:
    words = str(state.held(key) or "")
    brief.change(held, lambda edits: brief.rewritten(edits, claim, block, words))


def _choose(held: Opened, block: Block, composed: Block) -> None:
    """Other quotes in place of the chosen ones."""
    every = {one.id: one for one in (*composed.claims, *composed.spare)}
    key = "brief-quotes"
    state.hold(key, [one.id for one in block.claims if one.id in every])
    st.multiselect(
        "Quotes", list(every), key=key, max_selections=5,
        format_func=lambda one: text_cut(f"{every[one].by}: {every[one].text}"),
        on_change=_chosen, args=(held, key),
    )  # fmt: skip


def _chosen(held: Opened, key: str) -> None:
    chosen = tuple(state.held(key) or ())
    brief.change(held, lambda edits: replace(edits, quotes=chosen))


def _leave(held: Opened, composed: Block) -> None:
    """Which sentences, and which actors, to leave out."""
    lines = {one.line.id: one.name for one in composed.positions}
    every = {one.id: f"{one.by}: {one.text}" if one.by else one.text for one in composed.claims}
    every |= lines
    if len(every) < 2:
        return
    key = f"brief-leave-{composed.id}"
    state.hold(key, [one for one in held.edits.dropped if one in every])
    st.multiselect(
        "Leave out", list(every), key=key, placeholder="Nothing",
        format_func=lambda one: text_cut(every[one]), on_change=_left,
        args=(held, key, tuple(every)),
    )  # fmt: skip


def _left(held: Opened, key: str, every: tuple[str, ...]) -> None:
    chosen = tuple(state.held(key) or ())

    def left(edits: Edits) -> Edits:
        rest = tuple(one for one in edits.dropped if one not in every)
        return replace(edits, dropped=(*rest, *chosen))

    brief.change(held, left)


def _add(held: Opened, block: Block) -> None:
    """A sentence of the analyst's own, with what it rests on."""
    own = f"brief-own-{block.id}"
    rests = f"brief-rests-{block.id}"
    st.text_area("A sentence of your own", key=own, height=80,
                 placeholder="Your judgement; likelihood in the words of ICD 203")  # fmt: skip
    labels = {one.article: f"{n}. {one.title}" for n, one in enumerate(held.shown.sources, start=1)}
    st.multiselect("It rests on", list(labels), key=rests, placeholder="All articles in scope",
                   format_func=lambda one: text_cut(labels.get(one, one)))  # fmt: skip
    st.button("Add it", key=f"brief-add-{block.id}", type="primary", on_click=_added,
              args=(held, block.id, own, rests))  # fmt: skip
    mine = {one.id: one.text for one in held.edits.added if one.block == block.id}
    for one, words in mine.items():
        st.button(f"Take out: {text.plain(text_cut(words))}", key=f"brief-out-{one}",
                  type="tertiary", on_click=_taken, args=(held, one))  # fmt: skip


def _added(held: Opened, block: str, own: str, rests: str) -> None:
    words = " ".join(str(state.held(own) or "").split())
    articles = tuple(state.held(rests) or ())
    if not words:
        return
    number = 1 + max((int(one.id.rpartition(" ")[2]) for one in held.edits.added), default=0)
    new = Added(f"added {number}", block, words, articles, not articles, brief.author())
    brief.change(held, lambda edits: replace(edits, added=(*edits.added, new)))
    for key in (own, rests):
        state.forget(key)


def _taken(held: Opened, one: str) -> None:
    def taken(edits: Edits) -> Edits:
        return replace(edits, added=tuple(other for other in edits.added if other.id != one))

    brief.change(held, taken)
