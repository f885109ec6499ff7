"""The gate before every page: sign in, come by a link, or see nothing of any article.

The address that somebody asked for is kept in a cookie while they sign in, since the provider sends
them back to the bare address. Of it only a page of this app and its query are taken, so it leads
nowhere else.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Literal, NoReturn
from urllib.parse import parse_qs, urlencode

import streamlit as st
from streamlit.errors import StreamlitAuthError

from analysis import logs
from analysis.errors import DetenteError, ShareError
from analysis.roles import Person, Role
from pages.panels import data, focus, signed, state, text

WANTED = "detente_wanted"  # the cookie that holds the address that was asked for
LINK = "share"  # of the address: a link to a shared view
PROBLEM = "gate-problem"
LANDED = "landed"  # of the session: it has been sent where it wanted to go
PAGE = "page"
LONGEST = 3000  # characters of an address that a cookie holds
SIGNING_IN = 1800  # seconds that signing in may take
DESK = "desk"
PAGES = {one.stem for one in Path(__file__).parents[1].glob("*.py")} - {"__init__"}
NOT_FOR_GUESTS = ("load", "activity")  # adding, and the names of those who corrected

KEEP = """
export default function ({ data }) {
  const end = location.protocol === "https:" ? "; samesite=lax; secure" : "; samesite=lax"
  for (const [name, [value, seconds]] of Object.entries(data)) {
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${seconds}${end}`
  }
}
"""
_keep = st.components.v2.component("detente_keep", js=KEEP)


def here() -> str:
    """The page of this session, as its address names it; "" for the desk."""
    return str(state.held(PAGE) or "")


def enter(page: str) -> None:
    """Lets a person on to the page of that name, or draws why not and ends the run."""
    state.hold(PAGE, page)
    try:
        if signed.is_on():
            _enter(page)
    except DetenteError as error:
        _stop("The desk can’t be opened just now", str(error))


def _enter(page: str) -> None:
    if trouble := signed.trouble():
        _stop("Nobody can sign in just now", f"{trouble} Tell whoever runs this desk.")
    if given := st.query_params.get(LINK):
        _come_by_link(given, page)
    person = signed.who()
    if person.role is None:
        _refuse(person, page)
    if not person.only:
        _land(page, person)
    elif page in NOT_FOR_GUESTS:
        why = "What was shared with you is to be read."
        _stop("This page is not part of it", why, home=person.only)
    _check_workspace(person.only)
    _remember(_cookies(person, page))


def _cookies(person: Person, page: str) -> dict[str, tuple[str, int]]:
    """What the browser is to remember: of a guest the link and the view; of others nothing."""
    if person.only:
        view = signed.view(signed.token())
        left = int((view.expires_at - datetime.now(UTC)).total_seconds())
        return {signed.SHARE: (signed.token(), left), WANTED: (_address(page), SIGNING_IN)}
    return {WANTED: ("", 0)} if signed.cookie(WANTED) else {}


def _remember(cookies: dict[str, tuple[str, int]]) -> None:
    with st.container(key="gate-keep"):
        _keep(key="gate-cookies", data={name: list(value) for name, value in cookies.items()})


def _come_by_link(given: str, page: str) -> None:
    """Opens the view of a link: as oneself where one may, else as a guest."""
    try:
        view = signed.view(given)
    except ShareError as error:
        is_in = signed.who().role is not None
        _remember({} if is_in else {WANTED: (_address(page), SIGNING_IN)})
        home = data.workspaces()[0].name if is_in and data.workspaces() else ""
        _stop("This link can’t be opened", str(error), sign_in=not is_in, home=home)
    state.forget(signed.SHARE)
    person = signed.who()
    if person.role is None or person.only or not signed.may_see(view.workspace):
        state.hold(signed.SHARE, given)
    state.hold(LANDED, True)
    _go(view.page, {**parse_qs(view.query), focus.WORKSPACE: [view.workspace]})


def _refuse(person: Person, page: str) -> NoReturn:
    """The page of somebody who is nobody here: the way to sign in, or that they have no role."""
    if person.who:
        why = (
            f"You are signed in as {person.name}: ask an administrator of this desk to let you in."
        )
        _stop("You have no role on this desk", why, sign_out=True)
    _remember({WANTED: (_address(page), SIGNING_IN)})
    _stop("Sign in to this desk", "What it holds is shown to those who were let in.", sign_in=True)


def _land(page: str, person: Person) -> None:
    """Goes where somebody wanted to be before they signed in: once, from the bare address."""
    if state.held(LANDED):
        return
    state.hold(LANDED, True)
    logs.event(logs.Event.SIGNED_IN, role=person.role or Role.READER)
    wanted = signed.cookie(WANTED)
    if not wanted or page or len(st.query_params):
        return
    path, _, query = wanted.partition("?")
    _go(path, parse_qs(query))


def _go(page: str, query: dict[str, list[str]]) -> None:
    """Goes to a page of this app; to what is none, it does not go at all."""
    name = page or DESK
    if name in PAGES:
        st.switch_page(f"pages/{name}.py", query_params=query)


def _address(page: str) -> str:
    """The page and query of this address, without a link's token; "" where it is too long."""
    query = [(n, v) for n in st.query_params for v in st.query_params.get_all(n) if n != LINK]
    whole = f"{page}?{urlencode(query)}" if query else page
    return whole if len(whole) <= LONGEST else ""


def _check_workspace(only: str) -> None:
    """Stops where the address names a workspace that is not open; a bare address finds one."""
    if signed.may_see(focus.read().workspace):
        return
    home = only or next((one.name for one in data.workspaces()), "")
    if focus.WORKSPACE not in st.query_params and home:
        st.query_params[focus.WORKSPACE] = home
        return
    why = (
        "You were given a link to another one."
        if only
        else "Its members are named by those who made it: ask one of them, or an administrator."
    )
    _stop("This workspace is not open to you", why, home=home)


def _stop(
    title: str,
    why: str,
    *,
    sign_in: bool = False,
    sign_out: bool = False,
    home: str = "",
) -> NoReturn:
    """A page of its own instead of the one that was asked for, with the ways on from it."""
    st.html('<p class="d-name">Détente<span> who stands where on Russia</span></p>')
    st.html(
        f'<div class="d-blank" role="status"><h1>{escape(title)}</h1><p>{escape(why)}</p></div>'
    )
    with st.container(key="next", horizontal=True):
        if home:
            desk, query = f"pages/{DESK}.py", {focus.WORKSPACE: home}
            st.page_link(desk, label="To what you can see", query_params=query)
        if sign_in:
            ways_in()
        if sign_out:
            st.button("Sign out", key="gate-out", on_click=st.logout)
    if problem := state.held(PROBLEM):
        st.html(f'<p class="d-refused" role="alert">{escape(str(problem))}</p>')
        state.forget(PROBLEM)
    st.stop()


def ways_in(kind: Literal["primary", "tertiary"] = "primary") -> None:
    """A button for each provider of sign-ins."""
    named = _providers()
    for name in named or (None,):
        label = f"Sign in with {text.plain(name)}" if name and len(named) > 1 else "Sign in"
        st.button(label, key=f"gate-in-{name}", type=kind, on_click=_sign_in, args=(name,))


def _providers() -> tuple[str, ...]:
    """The providers that the secrets name; none where they tell of one without a name."""
    if not st.secrets.load_if_toml_exists():
        return ()
    held = st.secrets.get("auth", {})
    return tuple(n for n, one in held.items() if isinstance(one, Mapping) and "client_id" in one)


def _sign_in(provider: str | None) -> None:
    try:
        st.login(provider)
    except StreamlitAuthError as error:  # Authlib is missing, or a key of [auth]
        state.hold(PROBLEM, str(error))
