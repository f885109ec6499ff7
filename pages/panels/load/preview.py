"""The list: what was understood of each article, to be looked at and mended before it is kept."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from analysis.errors import SourceError
from analysis.figures.sheet import cut, day
from analysis.loading import EDITABLE, Draft, Entry, Stage
from analysis.loading.entries import HERE
from analysis.sources.languages import language_name
from analysis.sources.published import GUESSED
from analysis.types import READ, Article
from pages.panels import dating, state
from pages.panels.load import columns, drafts, failures
from pages.panels.text import counted

EACH = 100  # lines of the table
CARDS = 3  # articles whose beginning is shown
LONGEST = 300  # characters of a cell: ten thousand would stop the browser
ALL, LOOK, UNREAD, COPIES, THERE = (
    "All", "To look at", "Not in English", "Copies", "Here already",
)  # fmt: skip
QUICK = 0.7  # seconds in which small files are read: nothing flashes up then


def show(draft: Draft) -> bool:
    """The list, or how far its reading is; says whether it is there."""
    if draft.job and draft.is_reading and not draft.job.wait(QUICK):
        st.fragment(_reading, run_every=0.7)(draft)
        return False
    if draft.job and draft.job.progress.problem:
        st.html(f'<p class="d-refused" role="alert">{escape(draft.job.progress.problem)}</p>')
    failures.show(draft.understood.problems, "read", again=draft.again)
    columns.show(draft)
    listed = draft.understood.listed
    if not listed:
        st.html('<p class="d-empty">No article was found in what was given.</p>')
        return False
    articles = {one.key: draft.article(one) for one in listed}
    _summary(draft, articles)
    shown = _filtered(draft, articles)
    pages = -(-len(shown) // EACH) or 1
    key = f"preview-page-{draft.name}"
    number = min(int(state.held(key) or 1), pages)
    _table(draft, shown[(number - 1) * EACH : number * EACH], articles)
    if pages > 1:
        st.pagination(pages, key=key)
    if len(listed) <= CARDS:
        for article in articles.values():
            _card(article)
    return True


def _reading(draft: Draft) -> None:
    """How far the reading is; drawn again and again until it ends."""
    job = draft.job
    if job is None or job.is_over:
        st.rerun()
    at = job.progress
    if at.stage is Stage.COMPARING:
        words = f"Comparing {counted(at.total, 'article')} with what is here"
    else:
        words = f"Reading {min(at.done + 1, max(1, at.total)):,} of {at.total:,}:"
    st.html(f'<p class="d-where" role="status"><b>{words}</b> {escape(cut(at.now, 90))}</p>')
    if at.total > 1 and at.stage is Stage.READING:
        st.progress(min(1.0, at.done / at.total))
    st.button("Stop reading", key="stop-reading", on_click=job.cancel, disabled=job.is_stopping)


def problems_of(entry: Entry, article: Article) -> str:
    """What an analyst should look at before the article is kept; "" where nothing is odd.

    >>> problems_of(Entry("k", Article("a", "", "")), Article("a", "", "Text."))
    'no title; no date: “Thursday” stays open'
    """
    is_guess = article.published_certainty == GUESSED
    return "; ".join(filter(None, (
        "" if article.title else "no title",
        "" if article.published else "no date: “Thursday” stays open",
        "the date is a guess" if is_guess and article.published else "",
        *entry.notes,
    )))  # fmt: skip


def _summary(draft: Draft, articles: dict[str, Article]) -> None:
    """What was understood, in one line and a note."""
    here = list(draft.standing.values()).count(HERE)
    copies = sum(key in draft.understood.group for key in articles)
    undated = sum(one.published is None for one in articles.values())
    told = [
        f"{here:,} already here, unchanged" if here else "",
        f"{copies:,} with copies here or in the list" if copies else "",
        f"{undated:,} without a date" if undated else "",
    ]
    st.html(
        f'<h2 class="d-finding">{counted(len(articles), "article")} understood</h2>'
        f'<p class="d-note">{", ".join(filter(None, told))}{". " if any(told) else ""}'
        "Nothing is kept yet: mend titles, dates, outlets, authors and addresses in the table, "
        f"untick what is to stay out.</p>{_unread(articles.values())}"
    )


def _unread(articles: Sequence[Article]) -> str:
    left = [one.language for one in articles if one.language not in READ]
    if not left:
        return ""
    names = ", ".join(sorted(language_name(code) for code in set(left)))
    are = "is" if len(left) == 1 else "are"
    return (
        f'<p class="d-note"><b>{counted(len(left), "article")} {are} not in English</b> '
        f"({escape(names)}): kept, not analysed.</p>"
    )


def _filtered(draft: Draft, articles: dict[str, Article]) -> list[Entry]:
    """The entries that the analyst wants to see, with the means to take or leave them all."""
    listed = draft.understood.listed
    group, standing = draft.understood.group, draft.standing
    kinds = {
        ALL: list(listed),
        LOOK: [one for one in listed if problems_of(one, articles[one.key])],
        UNREAD: [one for one in listed if articles[one.key].unread],
        COPIES: [one for one in listed if one.key in group],
        THERE: [one for one in listed if standing.get(one.key)],
    }
    kinds = {kind: some for kind, some in kinds.items() if some}
    if len(listed) == 1:
        return list(listed)
    key = f"preview-kind-{draft.name}"
    if state.held(key) not in kinds:
        state.hold(key, ALL)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kind = st.segmented_control(
            "Show",
            list(kinds),
            format_func=lambda one: f"{one} {len(kinds[one]):,}",
            key=key,
            required=True,
        )
        shown = kinds[kind]
        for label, is_taken in (("Leave these out", False), ("Take these", True)):
            st.button(
                label,
                key=f"take-{is_taken}",
                type="tertiary",
                on_click=_take_all,
                args=(draft, [one.key for one in shown], is_taken),
            )
    return shown


def _take_all(draft: Draft, keys: list[str], is_taken: bool) -> None:
    for key in keys:
        draft.take(key, is_taken=is_taken)
    _fresh(draft)


def _round(draft: Draft) -> str:
    return f"preview-round-{draft.name}"


def _fresh(draft: Draft) -> None:
    """Draws the table anew from the draft: what was typed and refused is gone from it."""
    state.hold(_round(draft), int(state.held(_round(draft)) or 0) + 1)


def _cells(draft: Draft, entry: Entry, article: Article) -> dict[str, object]:
    """A line of the table."""
    told = [draft.standing.get(entry.key, ""), draft.understood.group.get(entry.key, "")]
    language = language_name(article.language) if article.language else "too short to tell"
    if article.unread:
        language += ": kept, not analysed"
    sure = dating.SURE.get(article.published_certainty, "")
    body = article.text.partition("\n")[2].strip() or article.text
    return {
        "take": entry.key not in draft.left_out,
        "title": cut(article.title, LONGEST),
        "published": article.published,
        "dated": ", ".join(filter(None, (article.published_from, sure))),
        "outlet": cut(article.outlet, LONGEST),
        "language": language,
        "length": len(article.text),
        "group": "; ".join(filter(None, told)),
        "problem": cut(problems_of(entry, article), LONGEST),
        "author": cut(article.author, LONGEST),
        "url": cut(article.url, LONGEST),
        "beginning": cut(" ".join(body[: 2 * LONGEST].split()), LONGEST),
        "file": cut(article.path or "pasted", LONGEST),
    }


def _table(draft: Draft, shown: Sequence[Entry], articles: dict[str, Article]) -> None:
    """The lines, editable in place."""
    frame = pd.DataFrame([_cells(draft, one, articles[one.key]) for one in shown])
    frame["published"] = pd.to_datetime(frame["published"]).dt.date
    column = st.column_config
    first = shown[0].key if shown else ""
    key = f"preview-{draft.name}-{draft.readings}-{state.held(_round(draft)) or 0}-{first}"
    st.data_editor(
        frame,
        hide_index=True,
        num_rows="fixed",
        height="auto",
        placeholder="not given",
        key=key,
        on_change=_take_edits,
        args=(draft, key, [one.key for one in shown]),
        disabled=["dated", "group", "problem", "language", "length", "beginning", "file"],
        column_config={
            "take": column.CheckboxColumn("Keep", width=75, pinned=True),
            "title": column.TextColumn("Title", width=270, max_chars=LONGEST),
            "published": column.DateColumn("Date", width=105, format="YYYY-MM-DD"),
            "dated": column.TextColumn("Date from", width=125),
            "outlet": column.TextColumn("Outlet", width=115, max_chars=LONGEST),
            "group": column.TextColumn("Copies, here already", width=175),
            "problem": column.TextColumn("Look at", width=190),
            "language": column.TextColumn("Language", width=95),
            "length": column.NumberColumn("Characters", width=95, format="localized"),
            "author": column.TextColumn("Author", width=140, max_chars=LONGEST),
            "url": column.TextColumn("Address", width=180, max_chars=LONGEST),
            "beginning": column.TextColumn("Begins", width=320),
            "file": column.TextColumn("From", width=160),
        },
    )


def _take_edits(draft: Draft, key: str, keys: list[str]) -> None:
    """Keeps what was changed in the table; says what can't be used."""
    held = state.held(key) or {}
    for row, change in held.get("edited_rows", {}).items():
        entry = keys[int(row)]
        if "take" in change:
            draft.take(entry, is_taken=bool(change["take"]))
        fields = {name: value for name, value in change.items() if name in EDITABLE}
        try:
            if fields:
                draft.change(entry, fields)
        except SourceError as error:
            drafts.refuse(str(error))
            _fresh(draft)


def _card(article: Article) -> None:
    """One article with the beginning of its text."""
    source = ", ".join(filter(None, (article.outlet or "outlet not given", day(article.published))))
    body = article.text.partition("\n")[2].strip()
    st.html(
        f'<div class="d-preview"><b>{escape(cut(article.title, LONGEST))}</b><p class="d-where">'
        f"{escape(cut(source, LONGEST))}, {len(article.text):,} characters</p>"
        f"<p>{escape(cut(body, 280))}</p></div>"
    )
