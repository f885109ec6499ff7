"""What two sides say, who is in their articles, and what one of them has alone."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.figures.sheet import cut
from analysis.frames.comparison import Parted, company, parted, utterances
from analysis.types import Focus
from pages.panels import data, focus, nav, pair, quotes, text, titled
from pages.panels.pair import Side
from pages.panels.sides import By

SAID, LISTED = 4, 14  # utterances, and names of a list
LONGEST = 220  # characters of an utterance


def words(first: Side, second: Side, shared: Focus, kind: By) -> None:
    """Utterances: carried by both, and by one side alone."""
    rows = data.sayings(shared)
    rows = rows[rows["spoken"]] if len(rows) else rows
    told = utterances(rows, first.part, second.part)
    titled.show("Words", _finding(told, first, second, kind))
    if not any((told.both, told.first, told.second)):
        return
    by_id = rows.set_index("id", drop=False).rename_axis(None)
    if told.both:
        st.html('<p class="d-where"><b>In both</b></p>')
        for one in told.both[:SAID]:
            _utterance(by_id.loc[one], first, "both")
    sides_of = ((first, told.first), (second, told.second))
    for column, (side, ids) in zip(st.columns(2, gap="large"), sides_of, strict=True):
        with column:
            alone = "" if kind is By.ACTORS else " alone of the two"
            st.html(f'<p class="d-where"><b>{escape(side.name)}{alone}</b></p>')
            latest = by_id.loc[list(ids)].sort_values(
                ["outlets", "since", "id"], ascending=[False, False, True], na_position="last"
            )
            for _, row in latest.head(SAID).iterrows():
                _utterance(row, side, "first" if side is first else "second")
            if not ids:
                st.html('<p class="d-how">Nothing</p>')
                continue
            st.page_link(
                nav.QUOTES,
                label=text.plain(f"All quotes: {side.name}"),
                icon=":material/format_quote:",
                query_params=focus.to_query(side.on),
            )


def _finding(told: Parted, first: Side, second: Side, kind: By) -> str:
    if not any((told.both, told.first, told.second)):
        return "Neither is quoted here" if kind is By.ACTORS else "Nobody is quoted on either side"
    of = "of" if kind is By.ACTORS else "only in"
    own = (
        f"{text.counted(len(told.first), 'utterance')} {of} {cut(first.name, 40)}, "
        f"{len(told.second):,} {of} {cut(second.name, 40)}"
    )
    return (
        own if kind is By.ACTORS else f"{text.counted(len(told.both), 'utterance')} in both; {own}"
    )


def _utterance(row: pd.Series, side: Side, place: str) -> None:
    """An utterance in the words of a print that the side has."""
    own = side.part.quotes[side.part.quotes["id"].isin(row["quotes"])]
    said = next(own.itertuples())
    article = side.part.articles.set_index("id").loc[said.article]
    with st.container(key=f"quote-{place}-{row['id']}", gap="small"):
        words = text.words(article["text"], said.content, said.type)
        if len(said.words) > LONGEST:
            words = escape(cut(said.words, LONGEST))
        who = escape(said.speaker or "Speaker not resolved")
        st.html(f'<p class="d-where"><b>{who}</b></p><p class="d-quote">{words}</p>')
        st.page_link(
            nav.ARTICLE,
            label=text.plain(article["outlet"] or "outlet not given") + ": read",
            icon=":material/article:",
            query_params=quotes.link(said.article, int(said.start), int(said.end)),
        )


def alone(first: Side, second: Side, shared: Focus, kind: By) -> None:
    """Who and what is in the articles of one side and not of the other."""
    about = (*first.on.actors, *second.on.actors) if kind is By.ACTORS else ()
    rows = company(data.focused(shared), first.part, second.part, leave_out=about)
    only = [rows[(rows[a] > 0) & (rows[b] == 0)] for a, b in
            (("first", "second"), ("second", "first"))]  # fmt: skip
    stories = parted(first.part.articles["story"], second.part.articles["story"])
    titled.show(
        "What one has and the other lacks",
        f"{cut(first.name, 40)}: {text.counted(len(only[0]), 'actor')} and "
        f"{text.counted(len(stories.first), 'story', 'stories')} of its own; "
        f"{cut(second.name, 40)}: {len(only[1]):,} and {len(stories.second):,}",
    )
    titles = data.focused(shared).articles.set_index("id")
    for column, side, own, alone in zip(
        st.columns(2, gap="large"), (first, second), only, (stories.first, stories.second),
        strict=True,
    ):  # fmt: skip
        with column:
            st.html(_lists(side, own, alone, titles))


def _lists(side: Side, own: pd.DataFrame, alone: tuple[str, ...], titles: pd.DataFrame) -> str:
    base = focus.without(side.on, ("actors",))
    met = [
        pair.link(
            f"{escape(row.name)} <span class='d-how'>{row.first + row.second}</span>", "actors",
            pair.with_actor(base, row.actor),
        )
        for row in own.head(LISTED).itertuples(index=False)
    ]  # fmt: skip
    known = [one for one in alone if one in titles.index]
    read = [
        pair.link(escape(cut(titles.loc[one, "title"], 90)), "article", side.on, read=one)
        for one in known[:LISTED]
    ]
    return (
        f'<p class="d-where"><b>{escape(side.name)} alone of the two</b></p>'
        f'<p class="d-where">Actors, by articles: {_more(met, len(own), ", ") or "none"}</p>'
        f'<ul class="d-limits">{"".join(f"<li>{one}</li>" for one in read)}</ul>'
        + (f'<p class="d-note">and {len(alone) - LISTED:,} more</p>' if len(alone) > LISTED else "")
    )


def _more(shown: list[str], count: int, between: str) -> str:
    more = f", and {count - LISTED:,} more" if count > LISTED else ""
    return between.join(shown) + more
