"""What is on its way into a workspace, and how it ended: the same for every tab that looks."""

from html import escape

import streamlit as st

from analysis.errors import DetenteError
from analysis.figures.sheet import cut
from analysis.loading import Draft, Loading, Stage
from analysis.roles import Act
from analysis.store import Store
from analysis.types import Focus
from pages.panels import data, focus, nav, trouble
from pages.panels.load import drafts, failures
from pages.panels.text import counted, plain


def show(into: str) -> None:
    """Every loading of the workspace that is under way or was not put away."""
    loadings = data.register().loadings(data.reading(into), into)
    if any(not one.job.is_over for one in loadings):
        st.fragment(trouble.shown(_under_way), run_every=1.0)(
            into, [one.job.is_over for one in loadings]
        )
    for number, one in enumerate(loadings):
        if one.job.is_over:
            _ended(one, number)


def _under_way(into: str, seen: list[bool]) -> None:
    """How far each loading is; the whole page is drawn anew when one begins or ends."""
    loadings = data.register().loadings(data.reading(into), into)
    if [one.job.is_over for one in loadings] != seen:
        st.rerun()
    for number, one in enumerate(loadings):
        if not one.job.is_over:
            _progress(one, number)


def _progress(one: Loading, number: int) -> None:
    at = one.job.progress
    with st.container(key=f"loading-{number}"):
        st.html(
            f'<p class="d-panel">Loading, since {one.job.started:%H:%M} UTC</p>'
            f'<p class="d-finding" role="status">{_words(one)}</p>'
            f'<p class="d-where">{escape(cut(at.now, 120)) or "&nbsp;"}</p>'
        )
        st.progress(min(1.0, at.done / at.total) if at.total else 0.0)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                "Stop here, keep what is done",
                key=f"stop-{number}",
                on_click=_stop,
                args=(one,),
                disabled=one.job.is_stopping,
            )
            st.html('<p class="d-note">It goes on when you close or reload this page.</p>')


def _words(one: Loading) -> str:
    """Where a loading is, in words."""
    at = one.job.progress
    if one.job.is_stopping:
        return "Stopping after the article in hand…"
    if at.stage is Stage.WAITING:
        return (
            "Waiting: somebody is loading into this workspace. "
            f"{counted(one.total, 'article')} of yours next."
        )
    if at.stage is Stage.STARTING:
        return f"Making ready to analyse {counted(one.total, 'article')}…"
    return f"{at.done:,} of {at.total:,} analysed{left(at.seconds_left)}"


def left(seconds: float | None) -> str:
    """The time left, in words that follow a number.

    >>> left(None), left(20), left(200), left(9000)
    ('', ', less than a minute left', ', about 3 minutes left', ', about 2.5 hours left')
    """
    if seconds is None:
        return ""
    if seconds < 50:
        return ", less than a minute left"
    if seconds < 5400:
        return f", about {counted(round(seconds / 60), 'minute')} left"
    return f", about {seconds / 3600:.1f} hours left"


def _ended(one: Loading, number: int) -> None:
    """What became of a loading, and what can be done about the rest."""
    at = one.job.progress
    with st.container(key=f"ended-{number}"):
        if at.stage is Stage.FAILED:
            st.html(f'<p class="d-refused" role="alert">{escape(at.problem)}</p>')
        look = "d-done" if at.stage is Stage.DONE else "d-stopped"
        st.html(f'<p class="{look}" role="status">{result(one)}</p>')
        failures.show(one.problems, f"load-{number}", again=_again(one))
        with st.container(key=f"after-{number}", horizontal=True, vertical_alignment="center"):
            if one.kept or one.there:
                st.page_link(
                    nav.DESK,
                    label="See them on the desk",
                    icon=":material/arrow_forward:",
                    query_params=focus.to_query(Focus(workspace=one.into)),
                )
            if one.left:
                st.button(
                    f"Go on with the other {len(one.left):,}",
                    key=f"go-on-{number}",
                    type="primary",
                    on_click=_more,
                    args=(one, True),
                )
            st.button(
                "Put this away",
                key=f"away-{number}",
                type="tertiary",
                on_click=_put_away,
                args=(one,),
            )


def result(one: Loading) -> str:
    """What became of a loading, as HTML in one line."""
    start = {Stage.DONE: "", Stage.CANCELLED: "Stopped. ", Stage.FAILED: "It ended early. "}
    kept = f"{one.kept:,} analysed and kept."
    if one.unread:
        kept = f"{one.kept:,} kept, {one.kept - one.unread:,} analysed: the rest is not in English."
    there = f" {one.there:,} there already, unchanged." if one.there else ""
    model = f" {one.by_model:,} read by {escape(one.model)} too." if one.model else ""
    rest = f" {len(one.left):,} not come to." if one.left else ""
    return f"<b>{start[one.job.progress.stage]}{kept}</b>{there}{model}{rest}"


def _again(one: Loading):  # noqa: ANN202 - a callback, or None
    return (lambda: _more(one, False)) if one.broken else None


def _more(one: Loading, is_rest: bool) -> None:
    """Loads what was left, or what failed, in a loading of its own."""
    register = data.register()
    articles = one.left if is_rest else one.broken
    store = _store(one.into, len(articles))
    if store is None:
        return
    register.put_away(one, store)
    register.load(
        articles,
        one.into,
        store,
        data.settings(),
        with_model=one.with_model,
        problems=one.problems if is_rest else (),
    )


def _store(into: str, articles: int) -> Store | None:
    """The store to load into; None for whoever may not, who is told."""
    try:
        return data.writing(Act.LOAD, into, counted(articles, "article"))
    except DetenteError as error:
        drafts.refuse(str(error))
        return None


def _stop(one: Loading) -> None:
    if _store(one.into, 0):
        one.job.cancel()


def _put_away(one: Loading) -> None:
    if store := _store(one.into, 0):
        data.register().put_away(one, store)


def start(draft: Draft) -> None:
    """The button that loads a list, with a model's reading where one is set up."""
    settings = data.settings()
    articles = draft.chosen()
    with_model = False
    if settings.llm_url and settings.llm_model:
        with_model = _model(settings.llm_model, settings.llm_url, settings.llm_characters)
    label = "Analyse and keep" if len(articles) == 1 else f"Analyse and keep {len(articles):,}"
    if data.register().is_loading(data.reading(draft.into), draft.into):
        st.html(
            '<p class="d-note" role="status"><b>Somebody is loading into this workspace</b> just '
            "now: these would wait for it, and follow by themselves.</p>"
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            label,
            type="primary",
            disabled=not articles,
            key="load",
            on_click=_start,
            args=(draft, with_model),
        )
        st.button("Start over", type="tertiary", key="drop", on_click=drafts.drop, args=(draft,))


def _start(draft: Draft, with_model: bool) -> None:
    articles = draft.chosen()
    store = None if draft.is_reading else _store(draft.into, len(articles))
    if store is None:
        return
    data.register().load(
        articles,
        draft.into,
        store,
        data.settings(),
        with_model=with_model,
        problems=draft.understood.problems,
    )
    drafts.drop(draft)


def _model(model: str, url: str, characters: int) -> bool:
    """Whether the model is to read besides; says what leaves the machine then."""
    host = host_of(url)
    chosen = st.toggle(f"Read positions with {plain(model)} at {plain(host)} too", key="with-model")
    st.html(
        f'<p class="d-note">If you switch it on, the first {characters:,} characters of each '
        f"article, its date and the names of its actors are sent to <b>{escape(host)}</b>. Nothing "
        "else is, and nothing at all while it is off. It takes longer; the offline reading is kept "
        "beside it.</p>"
    )
    return chosen


def host_of(url: str) -> str:
    """The machine that an address names, without anything secret in it.

    >>> host_of("http://localhost:11434/v1"), host_of("https://me:key@llm.example/v1")
    ('localhost:11434', 'llm.example')
    """
    return url.partition("://")[2].partition("/")[0].rpartition("@")[2] or "the server"
