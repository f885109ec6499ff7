"""All actors in focus, those first whom analysts confirmed: kind, role, and the latest position."""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from analysis.figures.palette import CONFIDENCE
from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.types import Confidence, Focus, Kind, Label
from pages.panels import data, evidence, focus, links, look, state, text, titled

KINDS, WATCHED, PAGE = "actors-kinds", "actors-confirmed", "actors-page"
EACH = 20
CONFIRMED = '<span class="d-watched"><span aria-hidden="true">★</span> confirmed</span>'
WORDS = {
    Kind.PERSON: "People",
    Kind.ORGANISATION: "Organisations",
    Kind.COUNTRY: "Countries",
    Kind.GROUP: "Groups",
}


def show(part: Corpus, on: Focus) -> None:
    counted = part.mentions.groupby("actor")["article"].agg(["nunique", "size"])
    rows = part.actors[part.actors["id"].isin(counted.index)]
    rows = rows.assign(
        articles=counted["nunique"].reindex(rows["id"]).array,
        mentions=counted["size"].reindex(rows["id"]).array,
    ).sort_values(
        ["confirmed", "articles", "mentions", "name"], ascending=[False, False, False, True]
    )
    kinds = state.held(KINDS) or list(Kind)
    shown = rows[rows["kind"].isin([str(kind) for kind in kinds])]
    watched = int(rows["confirmed"].sum())
    if watched and state.held(WATCHED):
        shown = shown[shown["confirmed"]]
    people = int((rows["kind"] == Kind.PERSON).sum())
    sure = f"; {watched:,} confirmed by an analyst" if watched else ""
    titled.page("Actors")
    titled.show("In focus", f"{len(rows):,} actors, {people:,} of them people{sure}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.pills(
            "Kinds", list(Kind), selection_mode="multi", key=KINDS, label_visibility="collapsed",
            format_func=WORDS.__getitem__,
        )  # fmt: skip
        if watched:
            st.toggle("★ Confirmed only", key=WATCHED)
    latest = data.standing(on).set_index("actor")
    pages = -(-len(shown) // EACH) or 1
    key = f"{PAGE} {focus.to_query(on)} {kinds} {bool(state.held(WATCHED))}"
    number = min(int(state.held(key) or 1), pages)
    for row in shown.iloc[(number - 1) * EACH : number * EACH].to_dict("records"):
        _row(row, latest.loc[row["id"]] if row["id"] in latest.index else None, on)
    if pages > 1:
        st.pagination(pages, key=key)


def _row(row: dict[str, object], latest: pd.Series | None, on: Focus) -> None:
    own = replace(focus.without(on, focus.PICKS), actors=(str(row["id"]),))
    with st.container(key=f"quote-actor-{row['id']}", border=False):
        who, what, where = st.columns([3, 5, 3], gap="medium")
        with who:
            st.button(
                text.plain(str(row["name"])),
                key=f"speaker-actor-{row['id']}",
                type="tertiary",
                help="Open this actor",
                on_click=focus.toggle_actor,
                args=(row["id"],),
            )
        with what:
            known = [str(row["kind"]), str(row["role"]), str(row["country"])]
            parts = [part for part in dict.fromkeys(known) if part and part != row["name"]]
            mentions = text.counted(int(str(row["mentions"])), "mention")
            met = f"{mentions} in {text.counted(int(str(row['articles'])), 'article')}"
            mark = f"{CONFIRMED} " if row["confirmed"] else ""
            to = links.link(
                met, links.address("article", own), f"{met}, {row['name']}: the articles"
            )
            st.html(f'<p class="d-where">{mark}{escape(", ".join(parts))}<br>{to}</p>')
        with where:
            if latest is None:
                st.html('<p class="d-where">no position found</p>')
            else:
                said = f"{latest['label']}, {row['name']}: the sentences"
                label = links.link(look.badge(Label(latest["label"])), links.address("", own), said)
                by = evidence.whose(latest["judge"], latest["basis"])
                sure = CONFIDENCE[Confidence(latest["confidence"])]
                st.html(
                    f'<p class="d-where">{label} {day(latest["date"])} {by}<br>{sure}: '
                    f"{escape(latest['why'])}</p>"
                )
