"""The link of a view: its address for whoever can open this desk, and read-only links for others.

A read-only link opens this page with its limits, and the one workspace, until a day that is chosen
when it is made; it can be taken back.
"""

from datetime import UTC, datetime, timedelta
from html import escape
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from analysis import shares
from analysis.errors import DetenteError, ShareError
from analysis.figures.sheet import day
from analysis.roles import Act
from analysis.store import shared
from analysis.store.shared import Share
from analysis.types import Focus
from pages.panels import data, gate, signed, state, text

DAYS, MADE, PROBLEM = "share-days", "share-made", "share-problem"
MOST = 12  # links in force that are listed


def show(on: Focus) -> None:
    """The button that opens the links of this view."""
    with st.popover("Link", icon=":material/link:", type="tertiary", key="copy-link"):
        if signed.who().only:
            st.caption("This view, for whoever has your link")
        else:
            st.caption("This view, for whoever can open this desk")
        st.code(address(), language=None, wrap_lines=True)
        if signed.is_on() and signed.may(Act.SHARE):
            _share(on)


def address() -> str:
    """The address of the view, to be copied: the page, its limits, and what is open on it."""
    page = (st.context.url or "").partition("?")[0]
    return f"{page}?{_query()}" if _query() else page or "/"


def _query() -> str:
    names = [name for name in st.query_params if name != gate.LINK]
    return urlencode({name: st.query_params.get_all(name) for name in names}, doseq=True)


def _share(on: Focus) -> None:
    """The form for a read-only link, and those that are in force."""
    st.html(
        '<p class="d-panel">Share this view</p><p class="d-note">A link that anybody can open '
        "without signing in, to read this workspace and nothing else.</p>"
    )
    if not data.settings().share_secret:
        st.html('<p class="d-note">It needs DETENTE_SHARE_SECRET: ask whoever runs this desk.</p>')
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "It can be opened for", shares.DAYS, default=shares.DAYS[1], required=True, key=DAYS,
            format_func=lambda days: text.counted(days, "day"),
        )  # fmt: skip
        st.button("Make a link", key="share-make", type="primary", on_click=_make, args=(on,))
    if problem := state.held(PROBLEM):
        st.html(f'<p class="d-refused" role="alert">{escape(str(problem))}</p>')
        state.forget(PROBLEM)
    there = shared.open_ones(data.reading(on.workspace), on.workspace)
    made = next((one for one in there if one.id == state.held(MADE)), None)
    if made:
        st.caption(f"Until {day(made.expires_at.date())}, for whoever has it")
        st.code(_link(made), language=None, wrap_lines=True)
    if there:
        st.html(f'<p class="d-note">{text.counted(len(there), "link")} to this workspace can be '
                "opened now:</p>")  # fmt: skip
    for one in there[:MOST]:
        _entry(one, on)


def _entry(one: Share, on: Focus) -> None:
    """A link in force, and the way to take it back."""
    what = (one.page or "desk").capitalize()
    by = f" by {one.made_by}" if one.made_by else ""
    with st.container(
        key=f"share-{one.id}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.html(
            f'<p class="d-where">{escape(what)}, until {day(one.expires_at.date())}{escape(by)}</p>'
        )
        st.button(
            "Take back", key=f"share-end-{one.id}", type="tertiary", on_click=_end,
            args=(one, on), help=f"Made {day(one.made_at.date())}",
        )  # fmt: skip


def _link(one: Share) -> str:
    """The address that opens a shared view."""
    made = shares.token(one.id, one.expires_at, data.settings().share_secret)
    parts = urlsplit(st.context.url or "/")
    here = parts.path.rstrip("/")
    page = gate.here()
    root = here.removesuffix(f"/{page}") if page else here
    query = urlencode({gate.LINK: made})
    return urlunsplit((parts.scheme, parts.netloc, f"{root}/", query, ""))


def _make(on: Focus) -> None:
    """Keeps the view as it is now, under a link."""
    days = int(state.held(DAYS) or shares.DAYS[1])
    expires = datetime.now(UTC).replace(microsecond=0) + timedelta(days=days)
    page, query = gate.here(), _query()
    try:
        if len(query) > gate.LONGEST:
            raise ShareError("This view has too many limits to be shared: take some away.")
        detail = f"{page or 'desk'}, until {expires:%Y-%m-%d %H:%M} UTC"
        store = data.writing(Act.SHARE, on.workspace, detail)
        made = shared.put(store, page, query, expires, signed.who().name, on.workspace)
    except DetenteError as error:
        state.hold(PROBLEM, str(error))
        return
    state.hold(MADE, made.id)


def _end(one: Share, on: Focus) -> None:
    """Takes a link back: whoever looks at its view sees nothing more of it."""
    try:
        detail = f"taken back: {one.page or 'desk'}, until {one.expires_at:%Y-%m-%d %H:%M} UTC"
        shared.end(data.writing(Act.SHARE, on.workspace, detail), one.id)
    except DetenteError as error:
        state.hold(PROBLEM, str(error))
