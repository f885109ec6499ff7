"""What is open about an actor: joins in doubt, and quotes whose speaker nobody could name."""

from html import escape

import streamlit as st

from analysis.figures.sheet import day
from analysis.frames import Corpus
from analysis.types import Focus
from pages.panels import correcting, data, nav, quotes, speaking, state, text, titled

PAGE = "questions-page"
EACH = 4


def show(one: str, whole: Corpus, on: Focus) -> None:
    """Every open question, each with what settles it."""
    doubts = [d for d in data.questions(on).resolution.doubtful if one in d[:2]]
    articles = set(whole.mentions.loc[whole.mentions["actor"] == one, "article"])
    told = whole.quotes
    nobody = told[
        told["spoken"]
        & (told["actor"] == "")
        & (told["speaker_judge"] != "analyst")
        & told["article"].isin(articles)
    ]
    # Whom the article does not name at all comes before "two officials", who may stay unnamed.
    nobody = nobody.sort_values("speaker", key=lambda names: names != "", kind="stable")
    count = len(doubts) + len(nobody)
    titled.show("Open questions", f"{count} open" if count else "None")
    for first, second, reason in doubts:
        other = second if first == one else first
        correcting.doubt(one, other, reason, whole, on)
    if nobody.empty:
        return
    named = text.counted(len(nobody), "quote")
    st.html(f'<p class="d-where">{named} in its articles without a resolved speaker</p>')
    about = whole.articles.set_index("id")
    pages = -(-len(nobody) // EACH)
    key = f"{PAGE} {one}"
    number = min(int(state.held(key) or 1), pages)
    for row in nobody.iloc[(number - 1) * EACH : number * EACH].itertuples():
        with st.container(key=f"quote-open-{row.id}", gap="small"):
            article = about.loc[row.article]
            source = f"“{escape(row.speaker)}”: " if row.speaker else ""
            words = text.words(article["text"], row.content, row.type)
            st.html(f'<p class="d-where">{source}</p><p class="d-quote">{words}</p>')
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                outlet = text.plain(article["outlet"] or "outlet not given")
                st.page_link(
                    nav.ARTICLE,
                    label=f"{outlet}, {day(article['published'])}",
                    icon=":material/article:",
                    query_params=quotes.link(row.article, row.start, row.end),
                )
                speaking.show(row, whole, on)
    if pages > 1:
        st.pagination(pages, key=key)
